"""What parsers get wrong around names and clauses in news, put right: a file of mended/ for each module of kg/extract/mending.

``# what holds``, then a tree with the fault in it (:mod:`tests.extract.trees`), then ``= word: relation of head`` for the arcs that it has afterwards. Near
ones that come out otherwise follow: ``~ 3 ...`` writes row 3 of the first tree anew (counted from 0), and the arcs behind it are those of the new tree.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.extract.trees import mended

FOLDER = Path(__file__).parent / "mended"
Case = tuple[str, dict[str, str]]  # a tree, and word -> "relation of head"


def cases(file: Path) -> dict[str, list[Case]]:
    found: dict[str, list[Case]] = {}
    for block in file.read_text(encoding="utf-8").strip("\n").split("\n\n"):
        title, *lines = block.split("\n")
        rows = [line for line in lines if line[:2] not in ("= ", "~ ")]
        own, wanted = list(rows), dict[str, str]()
        found[title.removeprefix("# ")] = told = [("", wanted)]
        for before, line in zip(["", *lines], lines, strict=False):
            if line.startswith("~ "):
                if not before.startswith("~ "):
                    own, wanted = list(rows), {}
                    told.append(("", wanted))
                number, _, row = line[2:].partition(" ")
                own[int(number)] = row
            elif line.startswith("= "):
                word, _, arc = line[2:].rpartition(": ")
                wanted[word] = arc
            told[-1] = ("\n".join(own), wanted)
    return found


CASES = {f"{file.stem}: {title}": told for file in sorted(FOLDER.glob("*.txt")) for title, told in cases(file).items()}


@pytest.mark.parametrize("case", CASES, ids=str)
def test_arcs_after_mending(case: str) -> None:
    for tree, wanted in CASES[case]:
        found = mended(tree, "uk" if case.startswith("ukrainian") else "en")
        assert wanted
        assert {word: found[word] for word in wanted} == wanted


def test_there_is_a_file_for_each_module() -> None:
    modules = Path(__file__).parents[2] / "kg" / "extract" / "mending"
    assert {file.stem for file in FOLDER.glob("*.txt")} == {file.stem for file in modules.glob("*.py")} - {"__init__"}
