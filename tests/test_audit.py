from __future__ import annotations

import pytest

from kg.audit import interval


def test_a_share_of_a_sample_with_its_interval() -> None:
    low, high = interval(24, 120)
    assert (round(low, 2), round(high, 2)) == (0.14, 0.28)


def test_the_ends_stay_between_nothing_and_all() -> None:
    assert interval(0, 20)[0] == 0.0
    assert interval(20, 20)[1] == 1.0
    assert interval(0, 0) == (0.0, 1.0)


def test_more_right_than_there_are_is_an_error() -> None:
    with pytest.raises(ValueError, match="part of a whole"):
        interval(3, 2)
