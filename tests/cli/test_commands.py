"""The program as a whole: help, wrong usage, kg.toml, secrets, terminals."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path

import pytest

from kg.cli import COMMANDS, cli, known_options
from kg.stores.neo4j import Neo4jStore
from tests.cli.conftest import Kg


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_and_says_what_the_list_says(command: str, kg: Kg) -> None:
    done = kg(command, "--help")
    assert done.returncode == 0
    assert done.stdout.startswith(f"Usage: kg {command} ")


def test_every_command_of_a_folder_takes_out() -> None:
    for command, options in known_options().items():
        assert "out" in options or command in ("models", "completion"), command


@pytest.mark.parametrize("command", ["show", "query", "view", "export", "load"])
def test_commands_that_show_statements_take_min_confidence(command: str) -> None:
    assert "min_confidence" in known_options()[command]


def test_an_unknown_command_names_the_nearest_and_exits_2(kg: Kg) -> None:
    done = kg("biuld")
    assert done.returncode == 2
    assert "did you mean 'build'?" in done.stderr


def test_kg_toml_gives_defaults_for_all_commands_and_for_one(kg: Kg, built: Path) -> None:
    (built / "exports").rename(built / "elsewhere")
    (built / "kg.toml").write_text('out = "elsewhere"\n[show]\nlimit = 1\n', encoding="utf-8")
    done = kg("show", "Vladimir Putin")
    assert done.returncode == 0
    assert "more statements" in done.stdout
    assert "more statements" not in kg("show", "Vladimir Putin", "--limit", "50").stdout


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('ouput = "x"', "known are .*min-confidence"),
        ("[show]\nlimits = 3", r"\[show\] has no key 'limits' \(did you mean 'limit'\?\)"),
        ('password = "x"', "KG_NEO4J_PASSWORD"),
        ("out = ", "is no TOML"),
    ],
)
def test_a_wrong_kg_toml_is_a_usage_error_that_says_what_is_known(text: str, told: str, kg: Kg, tmp_path: Path) -> None:
    (tmp_path / "kg.toml").write_text(text, encoding="utf-8")
    done = kg("doctor")
    assert done.returncode == 2
    assert re.search(told, done.stderr)


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--engine", "spark", "--jobs", "2"), "--jobs counts processes of this machine"),
        (("--shards", "somewhere"), "--shards is for --engine spark"),
        (("--master", "local[2]"), "--master is for --engine spark"),
    ],
)
def test_options_of_the_other_engine_are_never_ignored(options: tuple[str, ...], told: str, kg: Kg) -> None:
    done = kg("build", "news.txt", *options)
    assert done.returncode == 2
    assert told in done.stderr


def test_neo4j_without_a_password_is_a_usage_error(kg: Kg, built: Path) -> None:
    done = kg("load")
    assert done.returncode == 2
    assert "KG_NEO4J_PASSWORD" in done.stderr


def test_who_does_not_want_to_wipe_is_told_that_nothing_was_deleted(kg: Kg, built: Path) -> None:
    done = kg("load", "--wipe", stdin="n\n")
    assert (done.returncode, done.stdout) == (0, "nothing was deleted\n")


def test_neo4j_away_is_said_and_the_password_is_not(kg: Kg, built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.stores.neo4j.Neo4jStore", partial(Neo4jStore, patience=0.5))  # a user waits a minute for a lost server; this test does not
    done = kg("query", "signed", "--on", "neo4j", "--uri", "bolt://127.0.0.1:9", KG_NEO4J_PASSWORD="a-secret-word")
    assert done.returncode == 1
    assert "a-secret-word" not in done.stderr + done.stdout
    assert done.stderr.startswith("kg: ")


def test_an_audit_without_a_terminal_is_a_usage_error(kg: Kg, built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def none() -> str:
        raise OSError(6, "No such device or address", "/dev/tty")

    monkeypatch.setattr("click.getchar", none)
    done = kg("audit", "--sample", "2")
    assert done.returncode == 2
    assert "needs a terminal" in done.stderr


def test_a_closed_pipe_ends_quietly(kg: Kg, built: Path) -> None:
    import subprocess
    import sys

    code = "from kg.cli import main; main(['show', 'Vladimir Putin'])"
    done = subprocess.run(["bash", "-c", f'"{sys.executable}" -c "{code}" | head -n 1'], cwd=built, capture_output=True, text=True, check=True)
    assert "Traceback" not in done.stderr


def test_the_list_of_commands_is_the_commands() -> None:
    import click

    with click.Context(cli) as context:
        assert all(cli.get_command(context, name) for name in cli.list_commands(context))
