"""kg review and kg judgements: pairs in doubt with the command that answers each, and what was decided."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from kg.cli.review import _argument
from tests.cli.conftest import Kg


@pytest.fixture
def doubtful(kg: Kg, tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    for number, name in enumerate(("Dom Phillips", "Dom Philips", "Anna Keller", "Anna Kellers")):
        (folder / f"{number}.txt").write_text(f"{name} met Maria Sousa in Lisbon on Friday. {name} praised the museum.", encoding="utf-8")
    kg("build", "news", "--no-page")
    return tmp_path


def test_each_doubtful_pair_ends_with_a_command_that_answers_it(kg: Kg, doubtful: Path) -> None:
    done = kg("review")
    commands = [line.strip() for line in done.stdout.splitlines() if line.startswith("    kg ")]
    assert len(commands) == 2
    assert done.stderr.endswith("2 doubtful pairs\n")
    for command in commands:
        answer = kg(*shlex.split(command)[1:], "--because", "asked")
        assert answer.returncode == 0, answer.stderr
    assert kg("review").stderr.endswith("0 doubtful pairs\n")
    assert kg("judgements").stdout.count("because asked") == 2


def test_a_limit_shows_the_first_and_counts_all(kg: Kg, doubtful: Path) -> None:
    done = kg("review", "--limit", "1")
    assert done.stdout.count("apart; are they one?") == 1
    assert done.stderr.endswith("2 doubtful pairs, 1 shown\n")


@pytest.mark.parametrize("name", ["Dom Phillips", "$(rm -r x)", "`id`", 'the "Rock"', "O'Neil", "a\\b", "wow!", "x\x1b[2J"])
def test_a_shell_takes_a_name_for_nothing_but_a_name(name: str) -> None:
    assert shlex.split(_argument(name)) == [name.replace("\x1b[2J", "")]
