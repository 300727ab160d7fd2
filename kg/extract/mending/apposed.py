"""Appositions whose noun and whose name are of two kinds: a critic is a person, a homeland a place, a newsletter a work. Where the name before the comma is
of the noun's kind and the head that the parser chose is not, the noun describes that name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kg.extract.mending.titles import root_of
from kg.extract.tree import Tree, changed

Span = tuple[int, int, str]
PERSONS, PLACES = frozenset({"PERSON", "PER"}), frozenset({"GPE", "LOC"})
PARTITIVE = frozenset({"one", "both", "two", "three", "some", "many"})
BODIES = frozenset({"Organization", "Group", "Work", "Facility", "Law", "Event"})
WHERE = frozenset({"Country", "City", "Place"})
MARKS = frozenset({",", "--", "—", "–", "-"})


def nearest(tree: Tree, names: Sequence[Span], kinds_of: Mapping[str, str]) -> Tree:
    """ "Senator Patty Murray -- and trees from Oregon, the homeland of Senator Ron Wyden, another critic", "fond of Elian, though their judgment is clouded by
    animosity toward Fidel Castro, the Cuban leader"."""
    span_at = {i: span for span in names for i in range(span[0], span[1])}
    arcs: dict[int, tuple[int, str]] = {}
    for i in tree.having("appos"):
        above = tree.head[i]
        if above > i or tree.upos[i] not in {"NOUN", "NUM"}:
            continue
        begins = next(k for k in tree.subtree(i) if tree.upos[k] != "PUNCT")
        mark = begins - 1 if tree.words[begins - 1] in MARKS else -1
        near = span_at.get(mark - 1) if mark > 0 else None
        if near is None or near[0] <= above < near[1] or near[0] < above or tree.sentence[near[0]] != tree.sentence[i]:
            continue
        kind, root = _kind(tree, i, kinds_of), root_of(tree, near[0], near[1])
        if kind is None or not _is(near[2], kind) or tree.kid(i, "case") is not None or tree.upos[root] != "PROPN":
            continue
        if tree.rel[root] == "conj" and tree.kid(root, "cc") is None:
            continue  # within a list
        held = span_at.get(above)
        fits = _is(held[2], kind) if held is not None else _same(kinds_of.get(tree.lemmas[above]), kind)
        if not fits or root not in tree.subtree(above):
            arcs[i] = (root, "appos")
    return changed(tree, arcs) if arcs else tree


def last_of_places(tree: Tree, names: Sequence[Span]) -> Tree:
    """ "doctors in Winnipeg, Vancouver and Rochester, New York": the state is that of the last town, which stands right before it."""
    span_at = {i: span for span in names if span[2] in PLACES for i in range(span[0], span[1])}
    arcs: dict[int, tuple[int, str]] = {}
    for i in tree.having("appos", "nmod", "conj"):
        own, above = span_at.get(i), tree.head[i]
        near = span_at.get(own[0] - 2) if own is not None and tree.words[own[0] - 1] == "," else None
        if own is None or near is None or above > i or above not in span_at or near[0] <= above < near[1] or tree.kid(i, "case", "cc") is not None:
            continue
        root = root_of(tree, near[0], near[1])
        if tree.head[root] == above and tree.rel[root] == "conj" and tree.kid(root, "cc") is not None:
            arcs[i] = (root, "appos")
    return changed(tree, arcs) if arcs else tree


def _kind(tree: Tree, i: int, kinds_of: Mapping[str, str]) -> str | None:
    """What the noun says that something is: "one of the states" is a state, "a liberal think tank" a body, "the parent of Acme" none of a child's."""
    if tree.lemmas[i] in PARTITIVE:
        whole = next((k for k in tree.kids(i, "nmod") if k > i and tree.upos[k] == "NOUN"), None)
        return None if whole is None else kinds_of.get(tree.lemmas[whole])
    if tree.upos[i] != "NOUN" or "Number=Plur" in tree.feats[i]:
        return None
    if tree.lemmas[i] == "tank" and tree.words[i - 1 : i] == ["think"]:
        return "Organization"
    return kinds_of.get(tree.lemmas[i])


def _is(label: str, kind: str) -> bool:
    if label in PERSONS:
        return kind == "Person"
    if label in PLACES:
        return kind in WHERE
    return kind in BODIES


def _same(one: str | None, kind: str) -> bool:
    """A common noun of an unknown kind may be anything's."""
    return one is None or one == kind or (one in BODIES and kind in BODIES) or (one in WHERE and kind in WHERE) or {one, kind} <= {"Person", "Group"}
