"""Chains as coreference corpora mark them (OntoNotes, OntoGUM): whole noun phrases, an apposition within what it stands beside, no predicates."""

from __future__ import annotations

from kg.extract.coref.attributes import Item
from kg.extract.coref.clusters import Clusters
from kg.extract.tree import Tree


def spans(at: Tree, items: list[Item], clusters: Clusters) -> list[list[tuple[int, int]]]:
    """Tokens of the members of each chain, half-open; ``clusters`` stays as it is."""
    clusters = clusters.copy()
    by_head = {item.phrase.head: n for n, item in enumerate(items)}
    left: set[int] = set()
    for n, item in enumerate(items):
        head = item.phrase.head
        if at.rel[head] == "appos" or at.dep[head] == "nmod:desc":
            # "his teacher, Koolhaas" is one mention, and whoever speaks of Koolhaas later speaks of that one
            whole = by_head.get(at.head[head])
            if whole is not None and whole != n and items[whole].start <= item.start and item.end <= items[whole].end:
                clusters.attach(whole, n)
                left.add(n)
        elif item.phrase.kind != "pronoun" and any(at.rel[child] == "cop" for child in at.children[head]):
            left.add(n)  # "he was a teacher" says what he was, and points at nobody
    return [[(items[n].start, items[n].end) for n in members if n not in left] for _, members in sorted(clusters.members.items())]
