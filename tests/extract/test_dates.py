from __future__ import annotations

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.extract.dates import find, kind, parts, resolve, timex, timexes
from kg.model import TimeExpression

NLP = spacy.blank("en")
PUBLISHED = "2024-06-19"  # a Wednesday


def times(text: str) -> list[TimeExpression]:
    return find(NLP.make_doc(text))


def only(text: str) -> TimeExpression:
    found = times(text)
    assert len(found) == 1, [one.text for one in found]
    return found[0]


@pytest.mark.parametrize(
    ("text", "start", "end", "precision"),
    [
        ("signed on June 25, 2019", "2019-06-25", "2019-06-25", "day"),
        ("signed on 25 June 2019", "2019-06-25", "2019-06-25", "day"),
        ("in March 1998", "1998-03-01", "1998-03-31", "month"),
        ("in late April 2020", "2020-04-21", "2020-04-30", "month"),
        ("in 1998", "1998-01-01", "1998-12-31", "year"),
        ("in the third quarter of 1998", "1998-07-01", "1998-09-30", "month"),
        ("in the summer of 2021", "2021-06-01", "2021-08-31", "season"),
        ("in the winter of 2021", "2021-12-01", "2022-02-28", "season"),
        ("in the late ’90s", "1990-01-01", "1999-12-31", "decade"),
        ("in the 1980s", "1980-01-01", "1989-12-31", "decade"),
        ("in the 19th century", "1800-01-01", "1899-12-31", "decade"),
        ("it has grown since 2013", "2013-01-01", None, "open"),
        ("it will be ready by 2030", None, "2030-12-31", "open"),
        ("between 2021 and 2022", "2021-01-01", "2022-12-31", "year"),
        ("in 2012-13", "2012-01-01", "2013-12-31", "year"),
        ("from November 2010 to November 2013", "2010-11-01", "2013-11-30", "month"),
        ("from May to June 2010", "2010-05-01", "2010-06-30", "month"),
        ("on 2024-06-18 14:30", "2024-06-18T14:30", "2024-06-18T14:30", "minute"),
        ("у 2024-му році", "2024-01-01", "2024-12-31", "year"),
        ("5 червня 2023 року", "2023-06-05", "2023-06-05", "day"),
        ("з 2014 року", "2014-01-01", None, "open"),
        ("у першому кварталі 2023 року", "2023-01-01", "2023-03-31", "month"),
        ("із 24 лютого по 31 березня 2022 року", "2022-02-24", "2022-03-31", "day"),
        ("у XX столітті", "1900-01-01", "1999-12-31", "decade"),
        ("навесні 2022 року", "2022-03-01", "2022-05-31", "season"),
    ],
)
def test_what_names_its_year_needs_no_publication_date(text: str, start: str | None, end: str | None, precision: str) -> None:
    found = resolve(only(text), None)
    assert (found.start, found.end, found.precision) == (start, end, precision)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("He came on Wednesday", "2024-06-19", "2024-06-19"),
        ("He came on Monday", "2024-06-17", "2024-06-17"),
        ("He came last Wednesday", "2024-06-12", "2024-06-12"),
        ("next Tuesday", "2024-06-25", "2024-06-25"),
        ("yesterday", "2024-06-18", "2024-06-18"),
        ("last week", "2024-06-10", "2024-06-16"),
        ("next month", "2024-07-01", "2024-07-31"),
        ("last year", "2023-01-01", "2023-12-31"),
        ("two years ago", "2022-01-01", "2022-12-31"),
        ("three days ago", "2024-06-16", "2024-06-16"),
        ("earlier this year", "2024-01-01", "2024-12-31"),
        ("the first five months of the year", "2024-01-01", "2024-05-31"),
        ("last year's third quarter", "2023-07-01", "2023-09-30"),
        ("last summer", "2023-06-01", "2023-08-31"),
        ("June 25", "2024-06-25", "2024-06-25"),
        ("Monday, Oct. 26", "2026-10-26", "2026-10-26"),
        ("in March", "2024-03-01", "2024-03-31"),
        ("Friday at 10:30 a.m.", "2024-06-14T10:30", "2024-06-14T10:30"),
        ("минулого тижня", "2024-06-10", "2024-06-16"),
        ("торік", "2023-01-01", "2023-12-31"),
        ("два роки тому", "2022-01-01", "2022-12-31"),
        ("у понеділок", "2024-06-17", "2024-06-17"),
        ("у четвер увечері", "2024-06-13", "2024-06-13"),
    ],
)
def test_what_counts_from_the_publication(text: str, start: str, end: str) -> None:
    expression = only(text)
    assert (resolve(expression, PUBLISHED).start, resolve(expression, PUBLISHED).end) == (start, end)
    assert resolve(expression, None).start is None, "no publication date, no invented date"
    assert resolve(expression, None).text == expression.text


@pytest.mark.parametrize(
    "text", ["in recent years", "for 17 years", "Днем раніше", "that day", "a year earlier", "at 3 a.m.", "о 14:30 за Києвом", "every Monday", "now"]
)
def test_what_names_no_date_stays_text(text: str) -> None:
    found = resolve(only(text), PUBLISHED)
    assert (found.start, found.end, found.precision) == (None, None, None)
    assert found.text in text


def test_a_planned_weekday_is_the_next_one() -> None:
    expression = only("on Friday")
    assert resolve(expression, PUBLISHED).start == "2024-06-14"
    assert resolve(expression, PUBLISHED, future=True).start == "2024-06-21"


def test_a_deadline_lies_ahead() -> None:
    assert resolve(only("must leave by Friday"), PUBLISHED).end == "2024-06-21"


@pytest.mark.parametrize(
    "text",
    [
        "2,000 people",
        "2000 soldiers died",
        "2000 людей",
        "You may sign it.",
        "a 38-year-old man",
        "It cost $2000.",
        "Resolution 1973",
        "They march on.",
        "The sun will fall.",
        "1995 kilometers",
        "in Room 2010",
        "at most 30",
    ],
)
def test_numbers_and_words_that_are_no_times(text: str) -> None:
    assert times(text) == []


def test_an_impossible_date_stays_text() -> None:
    assert resolve(TimeExpression("Feb. 30, 2024", 0, 13, "2024-02-30"), PUBLISHED).start is None


def test_kinds() -> None:
    assert [kind(only(text)) for text in ("in 1998", "for 17 years", "every day", "recently")] == ["date", "duration", "set", "vague"]


def test_the_opening_word_belongs_to_a_stretch_and_not_to_a_date() -> None:
    assert only("It grew since 2013.").text == "since 2013"
    assert only("It grew in 2013.").text == "2013"
    assert only("He ruled from 1998 to 2003.").text == "from 1998 to 2003"


@pytest.mark.parametrize(
    ("text", "value"),
    [("last week", "2024-W24"), ("Tuesday night", "2024-06-18TNI"), ("two days", "P2D"), ("several months", "PXM"), ("two decades", "P20Y"),
     ("daily", "P1D"), ("the 1990s", "199X"), ("now", "PRESENT_REF"),
     ("half an hour", "PT30M"), ("nineteen ninety-six", "1996")],
)  # fmt: skip
def test_timex_values(text: str, value: str) -> None:
    assert timex(only(text), PUBLISHED) == value


def test_timex_values_of_a_text_count_from_the_last_date_named() -> None:
    found = parts(NLP.make_doc("Profit rose in the third quarter of 2023 from a year earlier."))
    assert timexes(found, PUBLISHED) == ["2023-Q3", "2022-Q3"]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("It met on March 2, 1998. That day it ruled.", ["1998-03-02", "1998-03-02"]),
        ("It met on March 2, 1998. It ruled at 5 p.m.", ["1998-03-02", "1998-03-02T17:00"]),
        ("It met on March 2, 1998, and again a year later.", ["1998-03-02", "1999"]),
        ("It met on March 2, 1998. Three days later it ruled.", ["1998-03-02", "1998-03-05"]),
        ("It met on March 2, 1998. Two weeks earlier it ruled.", ["1998-03-02", "1998-W08"]),
        ("It met on March 2, 1998. The same week it ruled.", ["1998-03-02", "1998-W10"]),
        ("It met in March 1998. A year earlier it ruled.", ["1998-03", "1997-03"]),
        ("It met in 1998. That year it ruled.", ["1998", "1998"]),
        ("Profit rose in the third quarter of 2023 from a year ago.", ["2023-Q3", "2022-Q3"]),
        ("It grew in the first nine months of the year.", ["P9M"]),
        ("in the same decade", [None]),
    ],
)
def test_that_day_and_a_year_earlier_count_from_the_last_date_named(text: str, values: list[str | None]) -> None:
    assert timexes(parts(NLP.make_doc(text)), PUBLISHED) == values


def test_single_expressions_are_not_joined() -> None:
    assert [one.text for one in parts(NLP.make_doc("from 1998 to 2003"))] == ["1998", "2003"]


PIECES = [*"0123456789 .,:-/’\n$%", "May", "June ", "last ", "year ", "ago", "since ", "мин", "року ", "Monday", " the ", "of "]


@settings(max_examples=150)
@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
def test_any_text_gives_ordered_quotes_and_intervals(text: str) -> None:
    end = 0
    for one in times(text):
        assert text[one.start : one.end] == one.text
        assert end <= one.start < one.end
        end = one.end
        found = resolve(one, PUBLISHED)
        assert found.start is None or found.end is None or found.start <= found.end
