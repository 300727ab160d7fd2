"""Headlines write every word with a capital: where a name ends there is told by the rest of the article."""

from __future__ import annotations

import pytest

from kg.extract import tree
from kg.extract.names import headlines
from kg.extract.names.name import Name
from tests.extract.trees import doc

BODY = [
    "Sen. Sen. PROPN NNP 3 nsubj O",
    "Elizabeth Elizabeth PROPN NNP 0 flat B-PERSON",
    "Warren Warren PROPN NNP 0 flat I-PERSON",
    "grilled grill VERB VBD 3 root O",
    "Wells Wells PROPN NNP 3 obj B-ORG",
    "Fargo Fargo PROPN NNP 4 flat I-ORG",
    ". . PUNCT . 3 punct O",
]


def found(line: str, start: int, end: int) -> list[str]:
    """The names of a line after they were parted, where the recogniser took ``start:end`` of it for a person."""
    words = line.split()
    rows = [f"{w} {w} PROPN NNP 0 {'root' if i == 0 else 'flat'} O" for i, w in enumerate(words)]
    at = len(words)
    parsed = tree.of(doc("\n".join([*rows, "", *BODY])))
    known = [Name(at + 1, at + 3, at + 1, "PERSON"), Name(at + 4, at + 6, at + 4, "ORG")]
    names = headlines.parted(parsed, [Name(start, end, start, "PERSON"), *known])
    assert names[-2:] == known
    return [" ".join(parsed.words[n.start : n.end]) for n in names[:-2]]


@pytest.mark.parametrize(
    ("line", "start", "end", "names"),
    [
        ("Elizabeth Warren Hammers Wells Fargo Chief", 0, 4, ["Elizabeth Warren", "Wells Fargo"]),
        ("Elizabeth Warren Hammers Chief of Bank", 0, 3, ["Elizabeth Warren"]),
        ("Elizabeth Warren Jr. Hammers Chief of Bank", 0, 3, ["Elizabeth Warren Jr."]),  # another person
        ("Elizabeth Warren Hammers Chief of Bank", 0, 2, ["Elizabeth Warren"]),
        ("Elizabeth Taylor Hammers Chief of Bank", 0, 3, ["Elizabeth Taylor Hammers"]),  # nobody whom the article names
        ("Elizabeth Warren Hammers spoke about banks today", 0, 3, ["Elizabeth Warren Hammers"]),  # no headline
    ],
)
def test_names_of_headlines_are_those_of_the_article(line: str, start: int, end: int, names: list[str]) -> None:
    assert found(line, start, end) == names
