"""Whether a number that calls itself a confidence is one: how well it ranks, and how far it is from the share that holds.

``judged`` is a pair (confidence, right) for each statement, confidence between 0 and 1. Nothing is fitted here.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

Judged = Sequence[tuple[float, bool]]
BINS = 10


def auc(judged: Judged) -> float:
    """The share of pairs of a right and a wrong one in which the right one is surer; a tie is half a pair; 0.5 where one kind is missing."""
    right = [c for c, holds in judged if holds]
    wrong = sorted(c for c, holds in judged if not holds)
    if not right or not wrong:
        return 0.5
    below = sum((bisect_left(wrong, c) + bisect_right(wrong, c)) / 2 for c in right)
    return below / (len(right) * len(wrong))


def expected_error(judged: Judged) -> float:
    """Expected calibration error: over ten equal bins the distance of mean confidence and share right, weighted by the size of the bin; 0 for nothing."""
    bins: dict[int, list[tuple[float, bool]]] = {}
    for one in judged:
        bins.setdefault(min(int(one[0] * BINS), BINS - 1), []).append(one)
    return sum(abs(sum(c for c, _ in found) - sum(holds for _, holds in found)) for found in bins.values()) / (len(judged) or 1)


def top_third(judged: Judged) -> float:
    """The share right among the surest third; those that are as sure as its last count with the share that they have. 0 for nothing."""
    size = len(judged) // 3
    if not size:
        return 0.0
    least = sorted((c for c, _ in judged), reverse=True)[size - 1]
    above = [holds for c, holds in judged if c > least]
    tied = [holds for c, holds in judged if c == least]
    return (sum(above) + (size - len(above)) * sum(tied) / len(tied)) / size
