"""Words that a recogniser leaves outside of a name, whatever the tree says of them: the second word of a newspaper, the campus of a university, what a hyphen
glues to a name."""

from __future__ import annotations

from kg.extract import composed
from kg.extract.names.name import Name, capital, root_of
from kg.extract.tree import Tree

PEOPLE = frozenset({"PERSON", "PER"})
PLACES = frozenset({"GPE", "LOC", "NORP"})


def glued(tree: Tree, names: list[Name], label_of: dict[int, str]) -> list[Name]:
    found = []
    for name in names:
        for rule in (_paper, _campus, _hyphened):
            wider = rule(tree, name, label_of)
            if wider is not None:
                name = wider
        found.append(name)
    return found


def _paper(tree: Tree, name: Name, label_of: dict[int, str]) -> Name | None:
    """ "told Pakistan Observer that": a newspaper, and not the country."""
    word = name.end
    if name.label not in PLACES or not composed.paper(tree, name.start, word):
        return None
    return Name(name.start, word + 1, root_of(tree, name.start, word + 1), "ORG")


def _campus(tree: Tree, name: Name, label_of: dict[int, str]) -> Name | None:
    """ "the University of Texas at Austin"."""
    at, town = name.end - 1 if tree.words[name.end - 1] == "at" else name.end, name.end + (tree.words[name.end - 1] != "at")
    if name.label != "ORG" or tree.words[name.start : name.start + 2] != ["University", "of"] or town >= len(tree.words):
        return None
    if tree.words[at] != "at" or label_of.get(town) != "GPE" or not capital(tree, town):
        return None
    end = town + 1
    while end < len(tree.words) and label_of.get(end) == "GPE" and capital(tree, end) and tree.rel[end] == "flat":
        end += 1
    return Name(name.start, end, name.root, "ORG")


def _hyphened(tree: Tree, name: Name, label_of: dict[int, str]) -> Name | None:
    """ "Doris Crouse-Mays", "Ban Ki-moon", "Las Vegas Review-Journal": the second half belongs to the name where the tree hangs it there and it names nothing
    else ("the Trump-Russia affair", "Obama-era")."""
    half = name.end + 1
    if half >= len(tree.words) or tree.words[name.end] != "-" or tree.end(name.end - 1) != tree.start[name.end] or tree.end(name.end) != tree.start[half]:
        return None
    if tree.upos[half] != "PROPN" or label_of.get(half, "") not in ("", name.label) or tree.words[half + 1 : half + 2] == ["-"]:
        return None
    person = name.label in PEOPLE
    inside = range(name.start, name.end)
    hung = tree.rel[half] == "flat" and tree.head[half] in inside
    level = not person and tree.rel[half] in ("compound", "flat") and tree.head[half] == tree.head[name.root] and tree.rel[name.root] == "compound"
    if not (hung or level) or not (capital(tree, half) or person) or (person and name.end - name.start < 2):
        return None
    return Name(name.start, half + 1, root_of(tree, name.start, half + 1), name.label)
