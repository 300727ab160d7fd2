"""Exact kinds of hand-tagged sentences, without the network: [50 million dollars|MONEY]."""

from __future__ import annotations

import re

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from kg.pipeline import exact


@pytest.fixture(scope="module")
def blank() -> Language:
    return spacy.blank("en")


def tagged(blank: Language, text: str) -> Doc:
    doc = blank(text)
    for token in doc:
        token.tag_ = "CD" if token.like_num and token.lower_ not in {"first", "second"} else "JJ" if token.lower_ in {"first", "second", "twentieth"} else "NN"
        token.is_sent_start = token.i == 0
    return doc


def marks(blank: Language, marked: str, learnt: tuple[tuple[int, int, str, float], ...] = ()) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    wanted = re.findall(r"\[([^|]+)\|(\w+)\]", marked)
    doc = tagged(blank, re.sub(r"\[([^|]+)\|\w+\]", r"\1", marked))
    return [(doc[a:b].text, kind) for a, b, kind, _ in exact.find(doc, learnt)], wanted


@pytest.mark.parametrize(
    "marked",
    [
        "The firm lost [$50 million|MONEY], or [€1.5bn|MONEY], in all.",
        "It costs [500 euros|MONEY], [20,000 hryvnias|MONEY] and [£2.50|MONEY].",
        "They paid [USD 40 million|MONEY] and [$1.2-1.5 billion|MONEY].",
        "It swallowed [millions of dollars|MONEY] and [US$ 3 billion|MONEY].",
        "Shares fell [12%|PERCENT], then [3.5 per cent|PERCENT], by [10-15 percent|PERCENT], up [two percentage points|PERCENT].",
        "On [Wednesday, June 12, 2024|DATE], and on [19 June 2024|DATE], and in [June 2023|DATE].",
        "In the [late 1990s|DATE], the [’90s|DATE], the [mid-2000s|DATE] and [2015-2016|DATE].",
        "It began in [2014|DATE] with 2014 men.".replace("2014 men", "[2014|CARDINAL] men"),
        "[Last year|DATE] and [next week|DATE] and the [past three months|DATE].",
        "They left [two years ago|DATE], [three days later|DATE], [yesterday|DATE].",
        "Profits of the [first quarter of 2017|DATE] and the [21st century|DATE].",
        "On [2024-06-19|DATE] and [12/31/2016|DATE].",
        "At [10:30 a.m. EST|TIME] and [5 p.m.|TIME], [tonight|TIME], for [two hours|TIME].",
        "The [first|ORDINAL] of [107|CARDINAL] people, the [2nd|ORDINAL] of [two million|CARDINAL].",
        "[Hundreds of thousands|CARDINAL] of men, a thing of [1,200|CARDINAL] parts.",
    ],
)
def test_exact_kinds(blank: Language, marked: str) -> None:
    found, wanted = marks(blank, marked)
    assert found == wanted


def test_months_and_weekdays_need_a_capital(blank: Language) -> None:
    assert marks(blank, "They may march and sun themselves.")[0] == []


def test_may_alone_is_a_month_only_after_a_word_of_time(blank: Language) -> None:
    assert marks(blank, "Mrs May came in [May|DATE].")[0] == [("May", "DATE")]


def test_today_inside_a_name_is_no_date(blank: Language) -> None:
    assert marks(blank, "This is Radio Today.")[0] == []
    assert marks(blank, "[Today|DATE] it rained.")[0] == [("Today", "DATE")]


def test_a_blank_line_ends_a_value(blank: Language) -> None:
    found, _ = marks(blank, "They sold 50\n\nmillion things.")
    assert ("50\n\nmillion", "CARDINAL") not in found


def test_a_learnt_name_stays(blank: Language) -> None:
    doc = tagged(blank, "The Group of 77 met.")
    assert exact.find(doc, [(1, 4, "ORG", 0.9)]) == [(1, 4, "ORG", 0.9)]


def test_a_learnt_date_grows(blank: Language) -> None:
    doc = tagged(blank, "They met on Wednesday, June 12, in Oslo.")
    assert [doc[a:b].text for a, b, kind, _ in exact.find(doc, [(3, 4, "DATE", 0.9)]) if kind == "DATE"] == ["Wednesday, June 12"]


def test_a_currency_mistaken_for_a_place_is_money(blank: Language) -> None:
    doc = tagged(blank, "It cost US$ 3 billion.")
    assert [(doc[a:b].text, kind) for a, b, kind, _ in exact.find(doc, [(2, 3, "GPE", 0.5)])] == [("US$ 3 billion", "MONEY")]


def test_long_digits_do_not_stall(blank: Language) -> None:
    doc = tagged(blank, "1,234" * 2000 + " " + "9" * 20_000 + " " + "- " * 5000)
    assert exact.find(doc, []) is not None


@pytest.mark.parametrize("word", [*f"{exact.UNITS}|{exact.TEENS}|{exact.TENS}".split("|"), "a hundred", "a million", "7", "1,200", "3.5 billion"])
def test_every_number_begins_with_what_numbers_are_looked_for_by(word: str) -> None:
    assert re.fullmatch(exact.NUMBER, word, re.IGNORECASE)
    assert re.fullmatch(exact.NUMBER, word.upper(), re.IGNORECASE)


@pytest.mark.parametrize("scale", ["hundred", "thousand", "million", "billion", "trillion"])
def test_a_scale_alone_is_a_number_before_of(scale: str) -> None:
    assert re.match(exact.NUMBER, f"{scale}s of euros")
    assert not re.match(exact.NUMBER, f"{scale}s")
