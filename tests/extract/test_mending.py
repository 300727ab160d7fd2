"""What parsers get wrong around names and clauses in news, put right: a file of mended/ for each module of kg/extract/mending
(:func:`tests.extract.trees.cases`), with trees that have the fault, and ``= word: relation of head`` for the arcs that they have afterwards."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.extract.trees import cases, mended

FOLDER = Path(__file__).parent / "mended"
CASES = {f"{file.stem}: {title}": found for file in sorted(FOLDER.glob("*.txt")) for title, found in cases(file).items()}


@pytest.mark.parametrize("name", CASES, ids=str)
def test_arcs_after_mending(name: str) -> None:
    for case in CASES[name]:
        found = {f"{word}: {arc}" for word, arc in mended(case.tree, "uk" if name.startswith("ukrainian") else "en").items()}
        assert case.holds
        assert set(case.holds) <= found, "\n".join(sorted(found))


def test_there_is_a_file_for_each_module() -> None:
    modules = Path(__file__).parents[2] / "kg" / "extract" / "mending"
    assert {file.stem for file in FOLDER.glob("*.txt")} == {file.stem for file in modules.glob("*.py")} - {"__init__"}
