"""Interviews without labels: who says "I" in the answers is who is called "you" in the questions, and "we" is his side."""

from __future__ import annotations

from kg.extract.coref.attributes import Item
from kg.extract.coref.clusters import Clusters
from kg.extract.tree import Tree

FEWEST = 3  # paragraphs that ask, each with an answer behind it: fewer are rhetoric, not an interview
CLOSING = frozenset({")", "]", '"', "”", "»", "''"})


def join_turns(at: Tree, items: list[Item], clusters: Clusters) -> None:
    """Joins "I" of the answers and "you" of the questions where paragraphs that end with a question mark and others take turns, and "we" of the answers, which
    is mostly one body; words of others that somebody quotes are left alone."""
    asking = _asking(at)
    if sum(n + 1 not in asking for n in asking) < FEWEST:
        return
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


def _asking(at: Tree) -> frozenset[int]:
    """The paragraphs that end with a question mark, numbered as :func:`kg.extract.quotes.paragraphs` does."""
    found, number, last = set(), 0, ""
    for word, upos in zip(at.words, at.upos, strict=True):
        if upos == "SPACE" and word.count("\n") >= 2:
            if last == "?":
                found.add(number)
            number, last = number + 1, ""
        elif upos != "SPACE" and word not in CLOSING:
            last = word
    return frozenset(found)
