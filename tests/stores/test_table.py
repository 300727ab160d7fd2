"""Answers of both engines as plain values, and limits that mean something."""

from __future__ import annotations

import datetime
import decimal
import math

import pytest

from kg.errors import UsageError
from kg.stores.table import check_limits, plain


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (datetime.date(2024, 6, 19), "2024-06-19"),
        (datetime.time(9, 30), "09:30:00"),
        (datetime.datetime(2024, 6, 19, 9, 30, tzinfo=datetime.UTC), "2024-06-19T09:30:00+00:00"),
        (decimal.Decimal("1.5"), 1.5),
        (b"\x00\xff", "00ff"),
        pytest.param({2: {"b", "a"}, "a": (1, None)}, {"2": ["a", "b"], "a": [1, None]}, id="a map with a set"),  # two processes must call it the same
        (True, True),
    ],
    ids=repr,
)
def test_a_value_of_an_engine_becomes_a_plain_one(value: object, expected: object) -> None:
    assert plain(value) == expected
    assert type(plain(value)) is type(expected)


def test_a_value_without_a_plain_form_is_an_error_of_the_program() -> None:
    with pytest.raises(TypeError, match="no plain form of object"):
        plain(object())


@pytest.mark.parametrize(
    ("limit", "timeout", "told"),
    [(0, 1.0, "limit of rows is 0"), (-5, 1.0, "is -5"), (1, 0.0, "timeout is 0.0 s"), (1, -1.0, "timeout"), (1, math.nan, "nan"), (1, math.inf, "inf")],
)
def test_limits_that_mean_nothing_are_refused(limit: int, timeout: float, told: str) -> None:
    with pytest.raises(UsageError, match=told):
        check_limits(limit, timeout)


def test_the_least_limits_are_taken() -> None:
    check_limits(1, 0.001)
