"""Two faults beside names: "General" of an attorney general read as a rank of its own, and a noun that sums up the clause read as what its last name is."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.cues import Cues
from kg.extract.tree import Tree, changed

Span = tuple[int, int, str]


def generals(tree: Tree, names: Sequence[Span], cues: Cues) -> Tree:
    """ "upheld by Attorney General Janet Reno", "U.N. secretary general Kofi Annan": one office before one name, whatever of it hangs where."""
    people = {i for start, end, label in names if label in {"PERSON", "PER"} for i in range(start, end)}
    for office in range(len(tree.words) - 2):
        general = office + 1
        name = tree.head[general]
        if (
            tree.words[general].lower() != "general"
            or tree.words[office][:1].isupper() != tree.words[general][:1].isupper()
            or tree.lemmas[office] not in cues.generals
            or name not in people
            or name <= general
        ):
            continue
        if tree.head[office] in {general, name} or tree.sentence[office] != tree.sentence[name]:
            continue
        root = tree.head[office] == office
        arcs = {name: (name if root else tree.head[office], tree.dep[office]), office: (general, "compound"), general: (name, "nmod:desc")}
        arcs |= {k: (general, tree.dep[k]) for k in tree.children[office] if k < office and tree.rel[k] in {"compound", "amod"}}
        arcs |= {
            k: (name, tree.dep[k])
            for k in tree.children[office]
            if k not in {general, name} and (tree.rel[k] not in {"compound", "amod", "flat", "nmod"} or k > general)
        }
        tree = changed(tree, arcs)
    return tree


def summed(tree: Tree, names: Sequence[Span], cues: Cues) -> Tree:
    """ "ruled that he should go back to Cuba, a decision upheld by ...": the decision is what was said before the comma; no person or place is one."""
    proper = {i for start, end, label in names if label in {"PERSON", "PER", "GPE", "LOC"} for i in range(start, end)}
    arcs: dict[int, tuple[int, str]] = {}
    for noun in tree.having("appos"):
        if tree.lemmas[noun] not in cues.summing or tree.head[noun] not in proper or tree.head[noun] > noun:
            continue
        above = tree.head[noun]
        while tree.upos[above] != "VERB" and tree.head[above] != above:
            above = tree.head[above]
        if tree.upos[above] == "VERB":
            arcs[noun] = (above, "parataxis")
    return changed(tree, arcs) if arcs else tree
