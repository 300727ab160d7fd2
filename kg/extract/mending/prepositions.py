"""Prepositions of several words, and the party of a politician in brackets: what parsers read as nouns with a complement."""

from __future__ import annotations

from kg.extract.cues import Cues
from kg.extract.tree import Tree, changed

PARTIES = frozenset({"R", "D", "I"})  # as American papers write them: "(R-Wis.)", ", D-Va.,"


def whole(tree: Tree, cues: Cues) -> Tree:
    """ "voted in favor of the law": the law is what "voted" governs, and "in favor of" one preposition."""
    arcs: dict[int, tuple[int, str]] = {}
    for i in range(1, len(tree.words) - 2):
        if tree.upos[i] != "NOUN" or i in arcs:
            continue
        first = i - 2 if tree.words[i - 1].lower() == "the" and i > 1 else i - 1
        if tree.head[first] != i or tree.rel[first] != "case" or tree.rel[i + 1] != "case":
            continue
        if " ".join(tree.words[first : i + 2]).lower() not in cues.complex_cases:
            continue
        below = next((k for k in tree.children[i] if tree.head[i + 1] == k and tree.rel[k] in {"nmod", "obl", "acl"} and k > i), None)
        if below is None or tree.upos[below] not in {"NOUN", "PROPN", "PRON", "NUM"}:
            continue
        arcs[below] = (below if tree.head[i] == i else tree.head[i], tree.dep[i])
        arcs |= {k: (below, tree.dep[k]) for k in tree.children[i] if k != below and k not in range(first, i)}
        arcs[first] = (below, "case")
        arcs |= dict.fromkeys(range(first + 1, i + 2), (first, "fixed"))
    return changed(tree, arcs) if arcs else tree


def parties(tree: Tree, start: int, end: int) -> Tree:
    """ "Gov. Mike Pence (R-IN)", "Sen. Tim Kaine, D-Va.": the letter and the state say of which party and where; no rule reads them as things."""
    if end + 3 >= len(tree.words) or tree.words[end] not in {"(", ","} or tree.words[end + 1] not in PARTIES or tree.words[end + 2] not in {"-", "–"}:
        return tree
    letter, last = end + 1, end + 3
    inside = set(range(end, last + 1)) | ({last + 1} if tree.words[last + 1 : last + 2] == [")"] else set())
    root = next((i for i in range(start, end) if not start <= tree.head[i] < end), start)
    arcs: dict[int, tuple[int, str]] = {}
    top = next((i for i in inside if tree.head[i] not in inside and tree.upos[i] != "PUNCT"), letter)
    if tree.head[root] in inside:  # the name hangs on its bracket
        arcs[root] = (root if tree.head[top] == top else tree.head[top], tree.dep[top])
    arcs |= {k: (root, tree.dep[k]) for i in inside for k in tree.children[i] if k not in inside and k != root}
    arcs |= dict.fromkeys(inside, (root, "punct"))
    return changed(tree, arcs)
