""" "We" of somebody who speaks for a body is the body: "“We have no comment,” FBI spokesman Paul Moskal said"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.coref.attributes import Item
from kg.extract.coref.clusters import Clusters
from kg.extract.tree import Tree


def join_sides(at: Tree, items: list[Item], clusters: Clusters, voices: frozenset[str]) -> None:
    """ "We" in a quotation, where the speaker is called spokesman, chairman ... (``voices``) of exactly one named organisation; of states officials say "we" of
    the nation, the government or those in the room, so they are left open."""
    by_head = {item.phrase.head: n for n, item in enumerate(items)}
    sides: dict[int, int | None] = {}
    for n, item in enumerate(items):
        speaker = by_head.get(item.speaker) if item.speaker is not None else None
        if speaker is None or item.person != 1 or item.number != "plur" or item.phrase.kind != "pronoun" or clusters.root(n) != n:
            continue
        root = clusters.root(speaker)
        if root not in sides:
            bodies = {clusters.root(k): k for m in clusters.of(root) for k in _bodies(at, items, by_head, items[m], voices)}
            sides[root] = next(iter(bodies.values())) if len(bodies) == 1 else None
        body = sides[root]
        if body is not None:
            clusters.attach(body, n)


def _bodies(at: Tree, items: list[Item], by_head: dict[int, int], item: Item, voices: frozenset[str]) -> Iterator[int]:
    """Organisations that a phrase says somebody speaks for: in a title, an apposition, or the phrase itself ("a spokesman for the FBI")."""
    phrase = item.phrase
    nouns = [*(range(*phrase.title) if phrase.title else ()), *at.kids(phrase.head, "appos"), phrase.head]
    for noun in nouns:
        if at.lemmas[noun].casefold() not in voices:
            continue
        inside = {*at.subtree(noun), *(range(*phrase.title) if phrase.title and noun in range(*phrase.title) else ())}
        inside -= set(at.subtree(phrase.head)) if noun != phrase.head and noun not in at.children[phrase.head] else set()
        for token in sorted(inside):
            k = by_head.get(token)
            if k is not None and items[k].phrase.kind == "name" and items[k].phrase.type == "Organization" and items[k] is not item:
                yield k
