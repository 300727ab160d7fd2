""" "The city", "the company": a bare noun for a kind of thing is the one named thing of that kind that has just been spoken of."""

from __future__ import annotations

from kg.extract.coref.attributes import Item
from kg.extract.coref.clusters import Clusters
from kg.extract.coref.naming import COMPANY
from kg.model import EntityType

REACH = 3  # sentences back


def join_generic(items: list[Item], clusters: Clusters, nouns: dict[str, EntityType]) -> None:
    """``nouns``: those that point so, with the type of thing. Of organisations only companies, and only what its name says to be one ("Inc."): "according to
    Reuters, the bank closed" speaks of two.

    "This country" in somebody's words is where he stands, whatever has been spoken of. Left open where two named things of the type have been spoken of, or one
    thing by the noun itself.
    """
    told: dict[str, int] = {}
    for n, item in enumerate(items):
        phrase = item.phrase
        if phrase.kind == "nominal":
            kind = nouns.get(phrase.lemma)
            bare = phrase.end - phrase.start == 1 and item.end == phrase.end and (item.determiner == "the" or item.quotation < 0)
            if kind is not None and bare and item.number != "plur" and item.determiner in ("the", "this") and clusters.root(n) == n:
                last = told.get(phrase.lemma)
                if last is None or item.sentence - items[last].sentence > REACH:
                    found = _spoken_of(items, clusters, n, kind)
                    if found is not None:
                        clusters.attach(found, n)
            if clusters.root(n) == n or not clusters.named(n):
                told[phrase.lemma] = n


def _spoken_of(items: list[Item], clusters: Clusters, n: int, kind: EntityType) -> int | None:
    found: dict[int, int] = {}
    for k in range(n - 1, -1, -1):
        item = items[k]
        if items[n].sentence - item.sentence > REACH:
            break
        if item.phrase.kind == "name" and item.phrase.type == kind:
            found.setdefault(clusters.root(k), k)
    if len(found) != 1:
        return None
    only = next(iter(found.values()))
    named = [clusters.root(k) for k in range(n) if items[k].phrase.kind == "name" and items[k].phrase.type == kind]
    if max(named.count(root) for root in set(named)) > named.count(clusters.root(only)):
        return None  # another one is what the article is about
    return only if kind != "Organization" or _company(items, clusters, only) else None


def _company(items: list[Item], clusters: Clusters, n: int) -> bool:
    names = (items[m].phrase for m in clusters.of(n) if items[m].phrase.kind == "name")
    return any(phrase.text.split()[-1].casefold() in COMPANY for phrase in names)
