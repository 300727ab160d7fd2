"""kg.toml: what it gives to which command, and what a wrong one is told."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kg.config import defaults
from kg.errors import UsageError

COMMANDS = {"build": {"out", "jobs", "min_confidence"}, "show": {"out", "limit"}, "news": {"password"}}


def read(folder: Path, text: str) -> dict[str, dict[str, Any]]:
    (folder / "kg.toml").write_text(text, encoding="utf-8")
    return defaults(folder / "kg.toml", lambda: COMMANDS)


def test_a_key_at_the_top_is_for_every_command_that_has_it_and_a_table_for_one(tmp_path: Path) -> None:
    assert read(tmp_path, 'out = "news"\nmin-confidence = 0.5\n[show]\nlimit = 3\n') == {
        "build": {"out": "news", "min_confidence": 0.5},
        "show": {"out": "news", "limit": 3},
    }


@pytest.mark.parametrize("text", ['[show]\nout = "mine"\n', 'out = "all"\n[show]\nout = "mine"\n'])
def test_a_table_comes_before_the_top(text: str, tmp_path: Path) -> None:
    assert read(tmp_path, text)["show"] == {"out": "mine"}


def test_an_empty_file_gives_nothing(tmp_path: Path) -> None:
    assert read(tmp_path, "# nothing yet\n") == {}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("jbos = 2", r"kg\.toml: the top has no key 'jbos' \(did you mean 'jobs'\?\); known are .*limit, min-confidence"),
        ("[build]\nlimit = 2", r"\[build\] has no key 'limit'"),  # another command has it
        ("[biuld]\njobs = 2", r"has no key 'biuld' \(did you mean 'build'\?\)"),
        ("xyz = 1", r"has no key 'xyz'; known are"),
        ('[news]\npassword = "x"', "'password' is a secret .* KG_NEO4J_PASSWORD"),
        ("out = ", r"kg\.toml is no TOML"),
    ],
)
def test_what_is_wrong_is_told_with_the_way_out(text: str, told: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=told):
        read(tmp_path, text)


def test_a_file_that_is_none_and_one_in_other_bytes_are_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"kg\.toml cannot be read: No such file"):
        defaults(tmp_path / "kg.toml", lambda: COMMANDS)
    (tmp_path / "kg.toml").write_bytes(b'out = "\xe9"\n')
    with pytest.raises(UsageError, match=r"kg\.toml is no TOML"):
        defaults(tmp_path / "kg.toml", lambda: COMMANDS)
