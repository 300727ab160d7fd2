"""Trees that parsers give seldom: a file of rare/ for each module whose rule they meet (:func:`tests.extract.trees.cases`), with statements that are made of
them, ``= subject | predicate | object | status | speaker``, and ``! words`` that none of their statements holds."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.extract import parsed
from tests.extract.trees import cases, doc

CASES = {f"{file.stem}: {title}": found for file in sorted((Path(__file__).parent / "rare").glob("*.txt")) for title, found in cases(file).items()}


@pytest.mark.parametrize("name", CASES, ids=str)
def test_what_is_said(name: str) -> None:
    for case in CASES[name]:
        built = doc(case.tree)
        found = parsed.statements(built.text, built)
        told = "\n".join(sorted(found))
        assert set(case.holds) <= found, told
        assert not [words for words in case.not_so if any(words in line for line in found)], told
