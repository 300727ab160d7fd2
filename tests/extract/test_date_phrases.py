"""What phrases of English news mean on Wednesday 2024-06-19, one way of saying a line. None: a time whose days nobody can say, or no time at all."""

from __future__ import annotations

import pytest
import spacy

from kg.extract.dates import find, parts, resolve, timex

NLP = spacy.blank("en")
PUBLISHED = "2024-06-19"


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        # days and months by name and figure
        ("on June 3-5, 2023", "2023-06-03", "2023-06-05"),
        ("3-5 June 2023", "2023-06-03", "2023-06-05"),
        ("on June fifth, 2023", "2023-06-05", "2023-06-05"),
        ("on 06/05/2023", "2023-06-05", "2023-06-05"),
        ("on 06/05/98", "1998-06-05", "1998-06-05"),
        ("on 06/05/12", "2012-06-05", "2012-06-05"),  # two figures under 30 are of this century
        ("on 06/05/29", "2029-06-05", "2029-06-05"),
        ("on 06/05/30", "1930-06-05", "1930-06-05"),
        ("in March last year", "2023-03-01", "2023-03-31"),
        ("last March", "2024-03-01", "2024-03-31"),
        # the week, the day, the clock
        ("this morning", "2024-06-19", "2024-06-19"),
        ("last night", "2024-06-18", "2024-06-18"),
        ("at 5 p.m. on Monday", "2024-06-17T17:00", "2024-06-17T17:00"),
        ("at 5 p.m. yesterday", "2024-06-18T17:00", "2024-06-18T17:00"),
        ("at 5 p.m. on June 3, 2023", "2023-06-03T17:00", "2023-06-03T17:00"),
        # periods by their place
        ("in the current quarter", "2024-04-01", "2024-06-30"),
        ("the final quarter of 2023", "2023-10-01", "2023-12-31"),
        ("the fourth quarter of 2023", "2023-10-01", "2023-12-31"),
        ("two nights ago", "2024-06-17", "2024-06-17"),
        ("the first two quarters of 2023", "2023-01-01", "2023-06-30"),
        ("the first three months of last year", "2023-01-01", "2023-03-31"),
        ("in the summer of last year", "2023-06-01", "2023-08-31"),
        ("in the fall of 2022", "2022-09-01", "2022-11-30"),
        ("in the first half of 2020", "2020-01-01", "2020-06-30"),
        ("the second half of last year", "2023-07-01", "2023-12-31"),
        ("in the 2022 third quarter", "2022-07-01", "2022-09-30"),
        ("the third quarter of last year", "2023-07-01", "2023-09-30"),
        ("earlier this month", "2024-06-01", "2024-06-30"),
        ("later this week", "2024-06-17", "2024-06-23"),
        ("at the end of the year", "2024-01-01", "2024-12-31"),  # an end has no first day: the year that holds it
        # lengths away
        ("a decade ago", "2014-01-01", "2014-12-31"),
        ("five days from now", "2024-06-24", "2024-06-24"),
        ("two weeks ago", "2024-06-03", "2024-06-09"),
        # years, decades, centuries
        ("in the early '90s", "1990-01-01", "1999-12-31"),
        ("in nineteen eighty-four", "1984-01-01", "1984-12-31"),
        ("in two thousand and eight", "2008-01-01", "2008-12-31"),
        ("on Christmas Day 2020", "2020-12-25", "2020-12-25"),
        ("in the sixties", "1960-01-01", "1969-12-31"),
        ("on New Year's Eve 1999", "1999-12-31", "1999-12-31"),
    ],
)
def test_a_phrase_means_these_days(text: str, start: str, end: str) -> None:
    found = find(NLP.make_doc(text))
    assert len(found) == 1, [one.text for one in found]
    meant = resolve(found[0], PUBLISHED)
    assert (meant.start, meant.end) == (start, end)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It lasted half an hour.", "PT30M"),
        ("It takes half a year.", "P6M"),
        ("It took half a day.", "PT12H"),
        ("every evening", "XXXX-XX-XXTEV"),
        ("It lasted two decades.", "P20Y"),
        ("It lasted several decades.", "PXE"),
        ("They waited for two fortnights.", "P4W"),
        ("over the last year", "P1Y"),
        ("for years", "PXY"),
        ("every Monday", "XXXX-WXX-1"),
        ("every winter", "XXXX-WI"),
        ("each March", "XXXX-03"),
        ("twice a week", "P1W"),
        ("It is published weekly.", "P1W"),
        ("right now", "PRESENT_REF"),
        ("in the near future", "FUTURE_REF"),
        ("long ago", "PAST_REF"),
        ("the 5th century", "04"),
    ],
)
def test_lengths_sets_and_vague_words_have_the_values_of_timex3(text: str, value: str) -> None:
    found = parts(NLP.make_doc(text))
    assert len(found) == 1, [one.text for one in found]
    assert timex(found[0], PUBLISHED) == value


@pytest.mark.parametrize(
    "text",
    [
        "He may come.", "They march on the capital.", "It costs $1998.", "about 2000 people came", "Resolution 1973 was adopted.", "1,998 miles",
        "a 12-year-old boy", "the annual meeting", "in his 60s", "It happened at 13 p.m.", "They fall behind.", "Windows 2000 users",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_time_is_none(text: str) -> None:
    assert [one.text for one in find(NLP.make_doc(text))] == []


def test_days_that_run_backwards_are_no_stretch() -> None:
    assert [one.text for one in find(NLP.make_doc("on June 9-3"))] == ["June 9"]


def test_a_time_of_an_unnamed_day_is_kept_as_text() -> None:
    found = find(NLP.make_doc("at six o'clock in the evening"))
    assert [one.text for one in found] == ["six o'clock in the evening"]
