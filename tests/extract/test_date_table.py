"""What phrases of time say on Wednesday 2024-06-19: phrases.en.txt and phrases.uk.txt beside this file, a phrase a line.

``phrase | words of it that are the time | recipe (kg.extract.dates.recipe) | first and last day, "-" where nobody can say``; ``phrase | -`` is no time.
"""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy

from kg.extract.dates import find, resolve
from kg.model import Interval

LINES = {
    f"{language}: {line.partition(' | ')[0]}": line
    for language in ("en", "uk")
    for line in (Path(__file__).parent / f"phrases.{language}.txt").read_text(encoding="utf-8").splitlines()
    if " | " in line
}
EMPTY = {language: spacy.blank(language) for language in ("en", "uk")}


@pytest.mark.parametrize("case", LINES, ids=str)
def test_a_phrase_says_this_time(case: str) -> None:
    phrase, *expected = LINES[case].split(" | ")
    found = [field for one in find(EMPTY[case[:2]].make_doc(phrase)) for field in (one.text, one.value, days(resolve(one, "2024-06-19")))]
    assert (found or ["-"]) == expected


def days(meant: Interval) -> str:
    if meant.precision is None:
        return "-"
    return meant.start or "" if meant.start == meant.end else f"{meant.start or ''}..{meant.end or ''}"
