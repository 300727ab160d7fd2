"""How much the parser doubted what a statement rests on: the least probability of an arc between its words.

Of statements that readers judged, those with no arc under .99 are false in 4 cases of 100, those with one under .8 in 22.
So this is a sign of the confidence; nothing is left out for it (docs/design.md).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from kg.extract.tree import Tree
from kg.model import Evidence, Relation, Stretch

SURE, DOUBTED = 0.99, 0.95
# Of a few such triples the one with which confidences of learn/ were calibrated best; score/ was only measured (benchmarks/README.md).
FACTORS = (1.04, 0.98, 0.95)


def weighed(relations: Sequence[Relation], tree: Tree, arcs: Sequence[float]) -> list[Relation]:
    """The relations with confidences that know the probability of each word's arc (``arcs``, one a token of the tree, 0 to 1)."""

    @cache  # the statements of a sentence share their words
    def way(span: Stretch) -> list[int]:
        return _way_down(tree, _head(tree, span))

    def least(evidence: Evidence) -> float:
        """The least probability of an arc between the ends and the predicate; 1 where it rests on one word alone."""
        ways = [way(span) for span in (evidence.subject, evidence.object, *evidence.predicate[:1]) if span is not None]
        parted = 0
        for words in zip(*ways, strict=False):
            if words.count(words[0]) < len(words):
                break
            parted += 1
        return min([arcs[i] for own in ways for i in own[parted:]], default=1.0)

    return [replace(r, confidence=round(min(r.confidence * factor(least(r.evidence)), 0.99), 4)) for r in relations]


def factor(probability: float) -> float:
    """What a confidence is multiplied with where the least certain arc has this probability.

    >>> factor(1.0), factor(0.97), factor(0.4)
    (1.04, 0.98, 0.95)
    """
    certain, usual, doubted = FACTORS
    return certain if probability >= SURE else usual if probability >= DOUBTED else doubted


def _head(tree: Tree, span: Stretch) -> int:
    """The word of a stretch that all others hang on."""
    first = bisect_left(tree.start, span[0])
    stop = bisect_left(tree.start, span[1], first)
    for i in range(first, stop):
        if not first <= tree.head[i] < stop and tree.upos[i] != "SPACE":
            return i
    return min(first, len(tree.start) - 1)


def _way_down(tree: Tree, word: int) -> list[int]:
    """All above the word, from the top of its sentence, and the word."""
    way, head = [word], tree.head
    while head[word] != word:
        word = head[word]
        way.append(word)
    way.reverse()
    return way
