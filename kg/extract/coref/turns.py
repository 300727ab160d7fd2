"""Interviews without labels: who says "I" in the answers is who is called "you" in the questions, and "we" is his side."""

from __future__ import annotations

from itertools import pairwise

from kg.extract import paragraphs
from kg.extract.coref.attributes import Item
from kg.extract.coref.clusters import Clusters
from kg.extract.tree import Tree

FEWEST = 3  # paragraphs that ask, each with an answer behind it: fewer are rhetoric, not an interview


def join_turns(at: Tree, items: list[Item], clusters: Clusters) -> None:
    """Joins "I" of the answers and "you" of the questions where paragraphs that end with a question mark and others take turns, and "we" of the answers, which
    is mostly one body; words of others that somebody quotes are left alone."""
    stretches = list(paragraphs.stretches(at))
    questions = [paragraphs.asks(at, *stretch) for stretch in stretches]
    if sum(asks and not further for asks, further in pairwise(questions)) < FEWEST:
        return
    number = paragraphs.numbers(at)
    asking = {number[start] for (start, _), asks in zip(stretches, questions, strict=True) if asks}
    first: dict[str, int] = {}
    opening = next((item.phrase.start for item in items if item.paragraph >= min(asking)), 0)
    for n, item in enumerate(items):
        # an answer as a whole may be known for a quotation of whom the words before the first question name
        quoted = item.quotation >= 0 and (item.speaker is None or item.speaker >= opening)
        if item.phrase.kind != "pronoun" or item.person == 3 or quoted:
            continue
        if item.paragraph in asking:
            who = "one" if item.person == 2 else ""
        else:
            who = "" if item.person == 2 or item.paragraph < min(asking) else "several" if item.number == "plur" else "one"
        if who:
            clusters.attach(first.setdefault(who, n), n)
