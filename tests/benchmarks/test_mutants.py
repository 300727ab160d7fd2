"""The sampler of mutants: what is mutated, what is left alone, which tests see a mutant, and that a fault is really put in."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from benchmarks import mutants
from benchmarks.mutants import Mutant

SOURCE = '''"""A docstring of 3 words."""
from typing import Literal
WORDS = ("a", "b")
SIZE: Literal["small"] = 3

@cached(maxsize=7)
def grade(x: "int", *, least=1):
    """Between 0 and 1."""
    if not x or x > least:
        raise ValueError("over 9")
    assert x != 5
    return x in (2, "two"), f"{x} of 4"
'''


@pytest.fixture
def file(tmp_path: Path) -> Path:
    (tmp_path / "module.py").write_text(SOURCE, encoding="utf-8")
    return tmp_path / "module.py"


def test_comparisons_logic_and_constants_are_mutated_and_nothing_that_only_tells(file: Path) -> None:
    assert {(one.was, one.became) for one in mutants.places(file)} == {
        ("3", "4"),
        ("1", "2"),
        ("not x", "x"),
        ("x > least", "x >= least"),
        ("not x or x > least", "not x and x > least"),
        ("x in (2, 'two')", "x not in (2, 'two')"),
        ("2", "3"),
        ("'two'", "''"),
    }


def test_each_number_changes_one_place(file: Path) -> None:
    plain = ast.unparse(ast.parse(SOURCE)).splitlines()
    for one in mutants.places(file):
        changed = ast.unparse(mutants.Mutator("", one.number).visit(ast.parse(SOURCE))).splitlines()
        assert [(a, b) for a, b in zip(plain, changed, strict=True) if a != b] != []
        assert sum(a != b for a, b in zip(plain, changed, strict=True)) == 1, one


def test_a_seed_draws_the_same_mutants_and_another_others() -> None:
    assert mutants.sample(["resolve"], 20, 1) == mutants.sample(["resolve"], 20, 1)
    assert mutants.sample(["resolve"], 20, 1) != mutants.sample(["resolve"], 20, 2)
    with pytest.raises(ValueError, match="no Python in the rooms nowhere"):
        mutants.sample(["nowhere"], 1, 1)


def test_a_mutant_is_shown_to_the_tests_that_come_by_its_line_those_of_the_whole_last() -> None:
    near, whole = "tests/resolve/test_names.py::test_a", "tests/test_seeds.py::test_b"
    covered = {"kg/x.py": {3: {near}, 5: {near, whole}, 9: {whole}}}

    def shown(line: int) -> list[list[str]]:
        return mutants.turns(Mutant("kg/x.py", 0, line, 0, "", ""), covered)

    assert shown(3) == [[near]]
    assert shown(5) == [[near], ["tests/test_seeds.py"]]
    assert shown(7) == shown(5)  # the statement of line 5 goes on
    assert shown(1) == shown(5)  # runs at import: all that use the file
    assert mutants.turns(Mutant("kg/y.py", 0, 1, 0, "", ""), covered) == []


@pytest.mark.parametrize(("was", "fate"), [("x > 3", "killed"), (None, "survived")])
def test_the_fault_is_there_in_the_process_that_tests_it(was: str | None, fate: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "faulty.py").write_text("def large(x):\n    return x > 3\n\n\nUNUSED = 1\n", encoding="utf-8")
    (tmp_path / "test_faulty.py").write_text("from faulty import large\n\ndef test_three():\n    assert not large(3)\n", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(mutants, "ROOT", tmp_path)
    drawn = next(one for one in mutants.places(tmp_path / "faulty.py") if one.was == (was or "1"))
    assert mutants.shown(drawn, ["test_faulty.py"], 60) == fate
