"""Himself and itself: nobody but the subject of their own clause."""

from __future__ import annotations

from kg.extract.coref.attributes import Item
from kg.extract.coref.clusters import Clusters
from kg.extract.coref.rules import agrees
from kg.extract.tree import Tree

# Left out: "themselves", which may mean one another ("the two neighbors see themselves as partners").
WORDS = frozenset({"himself", "herself", "itself"})


def join_reflexives(at: Tree, items: list[Item], clusters: Clusters) -> None:
    """ "The department, which backs the law, did not cover itself with glory": the department, however near the law stands."""
    by_head = {item.phrase.head: n for n, item in enumerate(items)}
    for n, item in enumerate(items):
        head = item.phrase.head
        if item.phrase.kind != "pronoun" or item.phrase.text.casefold() not in WORDS or at.rel[head] not in {"obj", "iobj"}:
            continue
        verb = item.doer
        subject = at.kid(verb, "nsubj")
        if subject is not None and at.dep[verb] == "acl:relcl" and at.words[subject].lower() in {"who", "which", "that"}:
            subject = at.head[verb]
        found = by_head.get(subject) if subject is not None else None
        if found is not None and found < n and agrees(items, clusters, found, n):
            clusters.attach(found, n)
