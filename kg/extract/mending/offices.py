"""Offices around names, put right before any rule reads the tree: which office goes with which, and which name holds two."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.cues import Cues
from kg.extract.tree import Tree, changed

Span = tuple[int, int, str]


def mended(tree: Tree, names: Sequence[Span], cues: Cues) -> Tree:
    people = {i for start, end, label in names if label in {"PERSON", "PER"} for i in range(start, end)}
    for step in (_capital, _double):
        tree = step(tree, people, cues)
    for start, _, label in names:
        if label in {"PERSON", "PER"}:
            tree = _before(tree, start, cues)
    return _coordinated(tree, cues)


def _before(tree: Tree, start: int, cues: Cues) -> Tree:
    """ "aides to Netanyahu, political adviser Uzi Arad": the office right before a name is of that name, not of the one before it."""
    office, root = start - 1, start
    if office < 0 or tree.upos[office] != "NOUN" or tree.lemmas[office] not in cues.roles or "Number=Plur" in tree.feats[office]:
        return tree
    while tree.rel[root] in {"flat", "compound"} and tree.head[root] > office and tree.head[root] != root:
        root = tree.head[root]
    above = tree.head[office]
    if root == above or tree.head[root] == office or tree.rel[office] != "appos" or tree.rel[root] not in {"appos", "conj"} or above > office:
        return tree
    return changed(tree, {office: (root, "nmod:desc")})


def _capital(tree: Tree, people: set[int], cues: Cues) -> Tree:
    """ "Jeff Rathke, the State Department Spokesperson": the capital letter does not make the office a part of the body's name; it leads the phrase."""
    arcs: dict[int, tuple[int, str]] = {}
    for i in tree.having("flat"):
        first = tree.head[i]
        if tree.lemmas[i] not in cues.roles or tree.upos[first] != "PROPN" or first > i or i in people or first in people:
            continue
        apposed = tree.rel[first] in {"appos", "nsubj", "obl", "obj", "conj"} and any(tree.rel[k] == "flat" and k > i for k in tree.children[first]) is False
        if not apposed or any(tree.rel[k] not in {"det", "flat", "punct", "compound", "amod", "cc"} for k in tree.children[first] if k < i):
            continue
        arcs[i] = (i if tree.head[first] == first else tree.head[first], tree.dep[first])
        arcs[first] = (i, "compound")
        arcs |= {k: (i, tree.dep[k]) for k in tree.children[first] if k != i and (tree.rel[k] == "det" or k > i)}
    return changed(tree, arcs) if arcs else tree


def _double(tree: Tree, people: set[int], cues: Cues) -> Tree:
    """ "Courtaulds Chairman and Chief Executive Sir Christopher Hogg": one person with two offices, not a chairman and a person."""
    arcs: dict[int, tuple[int, str]] = {}
    for name in tree.having("conj"):
        office = tree.head[name]
        if name not in people or office >= name or tree.lemmas[office] not in cues.roles or office in people:
            continue
        titles = [k for k in tree.children[name] if tree.dep[k] in {"nmod:desc", "compound"} and k < name and tree.lemmas[k] in cues.roles]
        between = [k for k in range(office + 1, name) if tree.words[k] == ","]
        if not titles or between or "Number=Plur" in tree.feats[office] or any(tree.rel[k] == "det" for k in tree.children[name]):
            continue
        arcs[name] = (name if tree.head[office] == office else tree.head[office], tree.dep[office])
        arcs[office] = (name, "nmod:desc")
        arcs[titles[0]] = (office, "conj")
        arcs |= {k: (titles[0], "cc") for k in tree.children[name] if tree.rel[k] == "cc" and k < titles[0]}
        arcs |= {k: (titles[0], tree.dep[k]) for k in tree.children[name] if k < titles[0] and tree.rel[k] in {"compound", "amod"} and k > office}
        arcs |= {k: (name, tree.dep[k]) for k in tree.children[office] if k > name}
    return changed(tree, arcs) if arcs else tree


def _coordinated(tree: Tree, cues: Cues) -> Tree:
    """ "the professor of surgery at Johns Hopkins and former president of UNOS": an office is coordinated with an office, not with a name inside it."""
    arcs: dict[int, tuple[int, str]] = {}
    for i in tree.having("conj"):
        if tree.lemmas[i] not in cues.roles or "Number=Plur" in tree.feats[i]:
            continue
        other = tree.head[i]
        office = tree.head[other]
        if (
            tree.upos[other] == "PROPN"
            and tree.lemmas[other] not in cues.roles
            and tree.rel[other] == "nmod"
            and tree.lemmas[office] in cues.roles
            and other < i
        ):
            arcs[i] = (office, "conj")
    return changed(tree, arcs) if arcs else tree
