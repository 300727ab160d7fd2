from __future__ import annotations

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.extract.amounts import find

NLP = spacy.blank("en")


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("$50 million", 50e6, "USD"),
        ("US$10 trillion", 10e12, "USD"),
        ("£50,000", 50e3, "GBP"),
        ("€3.5bn", 3.5e9, "EUR"),
        ("52 мільйони гривень", 52e6, "UAH"),
        ("52,3 млн грн", 52.3e6, "UAH"),
        ("a million dollars", 1e6, "USD"),
        ("25 cents", 0.25, "USD"),
        ("two and a half billion dollars", 2.5e9, "USD"),
        ("$5-7 million", 5e6, "USD"),
        ("50 million EUR", 50e6, "EUR"),
        ("5 usd", 5.0, "USD"),
        ("5 percent", 5.0, "%"),
        ("3 1/2 percent", 3.5, "%"),
        ("3.5%", 3.5, "%"),
        ("5 to 7 percent", 5.0, "%"),
        ("2,5 відсотка", 2.5, "%"),
        ("more than 127 km", 127.0, "km"),
        ("3 square miles", 3.0, "mi2"),
        ("12 degrees Celsius", 12.0, "Cel"),
        ("50 тонн", 50.0, "t"),
        ("11,000", 11e3, None),
        ("at least 67", 67.0, None),
        ("two dozen", 24.0, None),
        ("twenty-five", 25.0, None),
        ("1 200", 1200.0, None),
    ],
)
def test_values_and_units(text: str, value: float, unit: str | None) -> None:
    found = find(NLP.make_doc(f"It was {text} there."))
    assert [(a.text, a.value, a.unit) for _, _, a in found] == [(text, value, unit)]


def test_a_currency_without_a_figure_has_no_value() -> None:
    [(_, _, amount)] = find(NLP.make_doc("worth hundreds of millions of euros"))
    assert (amount.value, amount.unit) == (None, "EUR")


def test_a_number_is_given_without_what_it_counts() -> None:
    [(start, end, amount)] = find(NLP.make_doc("sent 11,000 containers"))
    assert (start, end, amount.text) == (5, 11, "11,000")


@pytest.mark.parametrize(
    "text",
    [
        "in 2013",
        "one of them",
        "30 years",
        "a 38-year-old man",
        "at 10:30 a.m.",
        "June 25",
        "6 червня",
        "COVID-19",
        "the 21st",
        "No. 3",
        "page 5",
        "hundreds of people",
        "12345678901234",
    ],
)
def test_what_is_no_amount(text: str) -> None:
    assert find(NLP.make_doc(text)) == []


PIECES = [*"0123456789 .,-$€%", "million ", "one ", "млн ", "грн", "percent", "km", " and ", "a "]


@settings(max_examples=150)
@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
def test_any_text_gives_ordered_quotes(text: str) -> None:
    last = 0
    for start, end, amount in find(NLP.make_doc(text)):
        assert text[start:end] == amount.text
        assert last <= start < end
        last = end
