"""Dates as people write them."""

from __future__ import annotations

import pytest

from kg.read.published import iso


@pytest.mark.parametrize(
    "written",
    [
        "2024-06-19",
        "2024-06-19T10:11:12Z",
        "Wed, 19 Jun 2024 10:11:12 +0000",
        "June 19, 2024",
        "19 June 2024",
        "Wednesday, June 19, 2024",
        "19 червня 2024 року",
        "19.06.2024",
        "06/19/2024",
        "19/06/2024",
        "2024-06-19 10:11:12.123+02:00",
        "20240619",
        "June 19, 2024 10:30 PM",
        "2024/06/19",
    ],
)
def test_common_forms(written: str) -> None:
    assert iso(written) == "2024-06-19"


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("03/04/2024", "ambiguous"),
        ("2024-02-30", "does not exist"),
        ("yesterday", "YYYY-MM-DD"),
        ("1718791872", "seconds"),
        ("", "YYYY-MM-DD"),
        ("0999-01-01", "does not exist"),
    ],
)
def test_doubtful_dates_are_refused(written: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        iso(written)
