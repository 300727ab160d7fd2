"""Which pairs of a sentence are worth the classifier's while: those whose relation the sentence may state.

Nobody is told to be a wife, son, founder or chief executive, or to have been born on a Monday, in a sentence without any word of it. These are half of the
pairs of news.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from kg.extract.typed.properties import PROPERTIES, fits
from kg.extract.typed.spots import SUBJECTS, Spot, pairs

if TYPE_CHECKING:
    from kg.extract.context import Context

BY_WORD = {  # types of two ends -> what they may be to each other only where a word of the sentence tells it
    (subject, other): tuple(p for p in PROPERTIES.values() if fits(p, subject, other)) for subject in SUBJECTS for other in ("Person", "Time")
}


def likely(ctx: Context, sentence: Sequence[Spot]) -> list[tuple[Spot, Spot]]:
    """Ordered pairs of times and of what has a name that may stand in one of the learnt relations."""
    named = [spot for spot in sentence if spot.time is not None or (spot.chain >= 0 and ctx.chain_known[spot.chain] and ctx.chain_named[spot.chain])]
    if len(named) < 2:
        return []
    return list(_told(ctx, sentence[0], named))


def _told(ctx: Context, first: Spot, named: list[Spot]) -> Iterator[tuple[Spot, Spot]]:
    lemmas = _sentence(ctx, first.head)
    told: dict[tuple[str, str], bool] = {}
    for one, other in pairs(named):
        ends = one.type, other.type
        if ends not in told:
            told[ends] = ends not in BY_WORD or any(not lemmas.isdisjoint(ctx.ontology.words(p.covered)) for p in BY_WORD[ends])
        if told[ends] or dated(other):
            yield one, other


def _sentence(ctx: Context, token: int) -> frozenset[str]:
    """The lemmas of the sentence that a token stands in."""
    tree = ctx.tree
    number, low, high = tree.sentence[token], token, token
    while low and tree.sentence[low - 1] == number:
        low -= 1
    while high < len(tree.words) and tree.sentence[high] == number:
        high += 1
    return frozenset(tree.lemmas[low:high])


def dated(spot: Spot) -> bool:
    """Whether a time says its year."""
    return spot.time is not None and any(part.isdigit() and len(part) == 4 for part in re.split(r"\W+", spot.time.text))
