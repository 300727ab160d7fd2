"""The sampler of mutants: what is mutated, what is left alone, which tests see a mutant, and that a fault is really put in."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

from benchmarks import mutants, showing
from benchmarks.mutants import Mutant

ROOT = Path(__file__).parents[2]
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


def test_survivors_of_a_report_are_found_where_they_stand_today(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "module.py").write_text("\n\n\n" + SOURCE, encoding="utf-8")
    monkeypatch.setattr(mutants, "ROOT", tmp_path)
    rows = [
        {"file": "module.py", "line": 9, "was": "x > least", "became": "x >= least", "fate": "survived"},
        {"file": "module.py", "line": 12, "was": "'two'", "became": "''", "fate": "killed"},
        {"file": "module.py", "line": 9, "was": "x > most", "became": "x >= most", "fate": "survived"},  # is no more
        {"file": "lost.py", "line": 1, "was": "1", "became": "2", "fate": "not covered"},
    ]
    (tmp_path / "report").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    assert [(one.line, one.was) for one in mutants.survivors(tmp_path / "report")] == [(12, "x > least")]


NEAR, SLOW_ONE, WHOLE = "tests/resolve/test_names.py::test_a", "tests/resolve/test_names.py::test_b", "tests/test_seeds.py::test_c"
CLOCK = {NEAR: 0.1, SLOW_ONE: 9.0, WHOLE: 5.0}


def test_a_mutant_is_shown_to_the_tests_that_come_by_its_line_those_of_the_whole_last(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(showing, "kept_lines", lambda file: {9})
    monkeypatch.setattr(showing, "statements", lambda file: ((9, 9), (8, 8), (7, 7), (5, 6), (4, 4), (3, 3)))
    lines = {3: {NEAR, SLOW_ONE}, 5: {NEAR, WHOLE}, 7: {""}, 8: {SLOW_ONE}, 9: {NEAR}}

    def shown(line: int, lines: dict[int, set[str]] = lines) -> tuple[list[str], list[str]]:
        return showing.turns(Mutant("kg/x.py", 0, line, 0, "", ""), {"kg/x.py": lines}, CLOCK)

    assert shown(3) == ([NEAR], [])  # without a test that starts programs
    assert shown(8) == ([SLOW_ONE], [])  # unless there is no other
    assert shown(5) == ([NEAR], [WHOLE])
    assert shown(6) == shown(5)  # the statement of line 5 goes on
    assert shown(4) == ([], [])
    assert shown(7) == ([NEAR], [WHOLE])  # runs at import: all that use the file
    assert shown(9) == ([NEAR], [WHOLE])  # computed once, for the first that asks: all that use the file
    assert shown(3, {}) == ([], [])


def test_what_is_computed_once_is_known_with_all_that_only_helps_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "kept.py").write_text(
        "@cache\ndef table():\n    return _row(), shared()\n\ndef _row():\n    return 1\n\ndef shared():\n    return 2\n\ndef other():\n    return shared()\n",
        encoding="utf-8",
    )
    monkeypatch.setattr(showing, "ROOT", tmp_path)
    assert showing.kept_lines("kept.py") == {2, 3, 5, 6}


FAULTY = """
from functools import cache

LEAST = 3

def large(x):
    return x > LEAST

@cache
def squares():
    return [x * x for x in range(4)]

def unused():
    return 1
"""
TESTS = """
import pytest
from kg.room.faulty import large, squares

def test_three():
    assert not large(3)

def test_four():
    assert large(4)

def test_first():
    assert squares()[:2] == [0, 1]

def test_last():
    assert squares()[-1] == 9
"""
TWICE = """
TIMES = []

def test_once():
    TIMES.append(large(5))
    assert len(TIMES) == 1
"""


@pytest.fixture
def room(tmp_path: Path) -> Path:
    """A program of its own: kg with one room and its tests."""
    for folder in ("kg/room", "tests/room", "benchmarks"):
        (tmp_path / folder).mkdir(parents=True)
    for name, text in {"kg/__init__.py": "", "kg/room/__init__.py": "", "kg/room/faulty.py": FAULTY, "tests/room/test_faulty.py": TESTS}.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    for name in ("__init__.py", "mutants.py", "showing.py"):
        (tmp_path / "benchmarks" / name).write_bytes((ROOT / "benchmarks" / name).read_bytes())
    for name in showing.WHOLE:
        (tmp_path / name).write_text("def test_nothing():\n    pass\n", encoding="utf-8")
    return tmp_path


def test_a_mutant_is_shown_to_so_many_tests_as_take_so_long_together() -> None:
    clock = {"a": 1.0, "b": 2.0, "c": 4.0}
    assert showing.within(["a", "b", "c"], clock, 3.0) == ["a", "b"]
    assert showing.within(["c"], clock, 3.0) == ["c"]
    assert showing.within([], clock, 3.0) == []


def test_tests_that_come_by_what_few_come_by_are_not_cut_off() -> None:
    lines = {1: {"a", "b", "c", "d"}, 2: {"c", "d"}, 3: {"d"}}
    assert showing.aimed(["a", "b", "c", "d"], lines) == ["a", "d", "b", "c"]
    assert showing.aimed(["a", "b"], {}) == ["a", "b"]  # what is known of no line keeps its place


ENDLESS = """
def large(x):
    while x < 0:
        pass
    return x > 3
"""


def test_a_mutant_that_never_ends_is_timed_out(room: Path) -> None:
    (room / "kg/room/faulty.py").write_text(ENDLESS, encoding="utf-8")
    (room / "tests/room/test_faulty.py").write_text("from kg.room.faulty import large\n\ndef test_zero():\n    assert not large(0)\n", encoding="utf-8")
    assert shown(room)[0]["x < 0 -> x <= 0"] == "timed out"


def shown(room: Path) -> tuple[dict[str, str], str]:
    """What was changed into what -> its fate and the test that killed it; and what was printed."""
    report = room / "report.jsonl"
    command = [sys.executable, "-m", "benchmarks.mutants", "--rooms", "room", "--count", "99", "--report", str(report), "--bare"]
    done = subprocess.run(command, cwd=room, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    rows = [json.loads(line) for line in report.read_text(encoding="utf-8").splitlines()]
    return {f"{row['was']} -> {row['became']}": f"{row['fate']} {row['by'].rpartition('::')[2]}".strip() for row in rows}, done.stdout


def test_each_mutant_meets_its_fate(room: Path) -> None:
    fates, printed = shown(room)
    assert fates == {
        "x > LEAST -> x >= LEAST": "killed test_three",  # in the place of the sound function
        "3 -> 4": "killed test_four",  # by importing once more
        "4 -> 5": "killed test_last",  # which did not come by, for the list was made already
        "1 -> 2": "not covered",
    }
    assert "not covered: kg/room/faulty.py:14: 1  ->  2" in printed
    assert "4 of 4 mutants shown: 3 killed (75 %)" in printed


WAITING = """
import time
from pathlib import Path
from kg.room.faulty import large

def test_four():
    assert large(4)

def test_three():  # with a fault it waits for long
    while large(3):
        Path("waits").touch()
        time.sleep(0.05)
"""


def test_what_was_seen_is_told_when_it_is_stopped(room: Path) -> None:
    (room / "kg/room/faulty.py").write_text("def large(x):\n    return x > 3\n", encoding="utf-8")
    (room / "tests/room/test_faulty.py").write_text(WAITING, encoding="utf-8")
    command = [sys.executable, "-m", "benchmarks.mutants", "--rooms", "room", "--count", "2", "--seed", "2", "--bare"]  # this seed draws 3 -> 4 first
    with subprocess.Popen(command, cwd=room, stdout=subprocess.PIPE, text=True) as running:
        end = time.monotonic() + 60
        while not (room / "waits").is_file() and running.poll() is None and time.monotonic() < end:
            time.sleep(0.05)
        running.terminate()
        printed, _ = running.communicate(timeout=60)
    assert "1 of 2 mutants shown: 1 killed" in printed


def test_tests_that_fail_without_a_mutant_are_told(room: Path) -> None:
    (room / "tests/room/test_faulty.py").write_text(TESTS + "\ndef test_five():\n    assert not large(5)\n", encoding="utf-8")
    with pytest.raises(AssertionError, match="test_five fails without a mutant"):
        shown(room)


def test_a_test_that_fails_a_second_time_kills_nothing_and_is_told(room: Path) -> None:
    (room / "tests/room/test_faulty.py").write_text(
        TESTS + "\nTIMES = []\ndef test_once():\n    TIMES.append(large(5))\n    assert len(TIMES) == 1\n", encoding="utf-8"
    )
    fates, printed = shown(room)
    assert fates["x > LEAST -> x >= LEAST"] == "killed test_three"
    assert "left out, since it fails a second time: tests/room/test_faulty.py::test_once" in printed
