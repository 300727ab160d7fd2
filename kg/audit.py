"""How sure a share is that was counted on a sample."""

from __future__ import annotations

from math import sqrt

Z = 1.959964  # 95 %


def interval(right: int, total: int) -> tuple[float, float]:
    """The 95 % interval of a share by Wilson's score: ends between 0 and 1, sensible for small samples and for shares near 0 and 1.

    ``total`` 0 gives (0, 1): nothing is known. Raises ValueError unless 0 <= right <= total. Source: E. B. Wilson, JASA 22 (1927).

    >>> [round(end, 2) for end in interval(8, 10)]
    [0.49, 0.94]
    """
    if not 0 <= right <= total:
        raise ValueError(f"{right} of {total}: expected a part of a whole")
    if total == 0:
        return 0.0, 1.0
    share, square = right / total, Z * Z
    middle = (share + square / (2 * total)) / (1 + square / total)
    half = Z * sqrt(share * (1 - share) / total + square / (4 * total * total)) / (1 + square / total)
    low = 0.0 if right == 0 else max(0.0, middle - half)
    high = 1.0 if right == total else min(1.0, middle + half)
    return low, high
