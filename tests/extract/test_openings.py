from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract import amounts
from kg.extract.dates import english, ukrainian
from kg.extract.openings import Openings

SEEDS = Path(__file__).parents[2] / "seeds"
RULES = [pattern for pattern, _ in (*english.RULES, *ukrainian.RULES)]
AMOUNTS = [amounts.BEFORE, amounts.AFTER, amounts.VAGUE, amounts.PLAIN]
GIVEN = Openings([*RULES, *AMOUNTS])


def spans(found: list[list[re.Match[str]]]) -> list[list[tuple[int, int]]]:
    return [[match.span() for match in matches] for matches in found]


def everywhere(patterns: list[re.Pattern[str]], text: str) -> list[list[re.Match[str]]]:
    return [list(pattern.finditer(text)) for pattern in patterns]


@pytest.mark.parametrize("path", sorted(SEEDS.glob("*.txt")), ids=lambda path: path.stem)
def test_the_matches_in_news_are_those_of_finditer(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for said in (text, text.upper(), text.lower()):
        assert spans(GIVEN.matches(said)) == spans(everywhere([*RULES, *AMOUNTS], said))


WORDS = ["the", "early", "'90s", "’12", "May", "5", "12:30", "$", "US$", "a", "dozen", "half", "of", "last", "two", "years", "ago", "20th", "century",
         "ТРАВНЯ", "2014", "року", "о", "п'ятій", "٣", " ", "\n", "\u00a0", "-", "–", ",", ".", "%", "x"]  # fmt: skip


@given(st.lists(st.sampled_from(WORDS), max_size=14).map("".join) | st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join))
def test_the_matches_in_made_up_texts_are_those_of_finditer(text: str) -> None:
    assert spans(GIVEN.matches(text)) == spans(everywhere([*RULES, *AMOUNTS], text))


def test_a_pattern_that_may_begin_inside_a_word_is_tried_everywhere() -> None:
    patterns = [re.compile("day"), re.compile(r"(?<!\w)day"), re.compile(r"(?<!\w)\w+day"), re.compile(r"(?<!x)day")]
    text = "today, day after day: Sunday xday"
    assert spans(Openings(patterns).matches(text)) == spans(everywhere(patterns, text))


def test_matches_of_one_pattern_do_not_overlap() -> None:
    (found,) = Openings([re.compile(r"(?<!\w)(?:a )?a b")]).matches("a a b a b")
    assert [match[0] for match in found] == ["a a b", "a b"]


def test_only_the_patterns_that_a_word_may_open_are_tried() -> None:
    openings = Openings([re.compile(r"(?<!\w)(?:about )?\d+ (?i:days)"), re.compile(r"(?<!\w)last night")])
    assert openings._numbers("abou") == (0,)
    assert openings._numbers("7 da") == (0,)
    assert openings._numbers("last") == (1,)
    assert openings._numbers("abov") == openings._numbers("Anna") == ()
