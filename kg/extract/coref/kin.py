"""Kin from both sides: in "Tom Smith's father said his son was ill" the father is "he", and the son is Tom Smith."""

from __future__ import annotations

from kg.extract.coref.attributes import Item
from kg.extract.coref.clusters import Clusters
from kg.extract.coref.rules import agrees
from kg.extract.cues import Cues
from kg.extract.tree import Tree

OPPOSITE = {
    "parent": "child",
    "child": "parent",
    "grandparent": "grandchild",
    "grandchild": "grandparent",
    "spouse": "spouse",
    "elder": "younger",
    "younger": "elder",
}


def join_kin(at: Tree, items: list[Item], clusters: Clusters, cues: Cues) -> None:
    """Whoever is somebody's father is meant by "his" of "his son" in the same clause or below it, and the son is that somebody."""
    by_head: dict[int, int] = {}
    for n, item in enumerate(items):
        head, kin = item.phrase.head, at.head[item.phrase.head]
        by_head[head] = n
        side = cues.kin_sides.get(at.lemmas[kin])
        if side is None or item.phrase.kind != "pronoun" or item.person != 3 or at.dep[head] != "nmod:poss":
            continue
        relative = _relative(at, items, clusters, by_head, kin, n)
        if relative is None or cues.kin_sides.get(at.lemmas[items[relative].phrase.head]) != OPPOSITE[side] or not agrees(items, clusters, relative, n):
            continue
        owner = _owner(at, by_head, items[relative].phrase.head)
        if owner is None or owner == n:
            continue
        clusters.attach(relative, n)
        other = any(at.words[k].lower() in cues.further for k in at.children[kin])
        called = next((m for m in range(n + 1, min(n + 3, len(items))) if items[m].phrase.head == kin), None)
        called = called if called is not None else by_head.get(kin)
        if called is not None and not other and items[called].number == "sing" and agrees(items, clusters, owner, called):
            clusters.attach(owner, called)


def _relative(at: Tree, items: list[Item], clusters: Clusters, by_head: dict[int, int], kin: int, n: int) -> int | None:
    """The subject whose clause holds the pronoun, the nearest that it may mean."""
    below, above = kin, at.head[kin]
    while above != below:
        for subject in at.kids(above, "nsubj"):
            found = by_head.get(subject)
            if subject != below and found is not None and found < n and agrees(items, clusters, found, n):
                return found
        below, above = above, at.head[above]
    return None


def _owner(at: Tree, by_head: dict[int, int], kin: int) -> int | None:
    """ "Tom Smith's father", "the father of Tom Smith"."""
    for k in at.kids(kin, "nmod"):
        case = at.kid(k, "case")
        if k in by_head and (at.dep[k] == "nmod:poss" or (case is not None and at.words[case].lower() == "of")):
            return by_head[k]
    return None
