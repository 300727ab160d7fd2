"""What a user finds out without reading a page: the reference, examples of --help, plain output."""

from __future__ import annotations

import importlib.util
import os
import pty
import shlex
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import click
import pytest

from kg.cli import COMMANDS, cli
from tests.cli.conftest import Kg

ROOT = Path(__file__).parents[2]


def maker() -> ModuleType:
    spec = importlib.util.spec_from_file_location("commands_page", ROOT / "docs" / "commands.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def command(name: str) -> click.Command:
    found = cli.get_command(click.Context(cli), name)
    assert found is not None
    return found


def test_the_reference_of_commands_is_what_the_program_says() -> None:
    assert (ROOT / "docs" / "commands.md").read_text(encoding="utf-8") == maker().reference(), "run: python docs/commands.py"


def test_every_option_of_every_command_says_what_it_does() -> None:
    mute = [f"{name} {option.opts[0]}" for name in COMMANDS for option in command(name).params if isinstance(option, click.Option) and not option.help]
    assert mute == []


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_an_example_that_it_understands(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "names.csv").write_text("name\n", encoding="utf-8")
    (tmp_path / "judgements.jsonl").touch()
    examples = maker().examples(command(name))
    assert examples
    for example in examples:
        words = shlex.split(example.split("   ")[0])
        start = words.index("kg")
        assert words[start + 1] == name
        command(name).make_context(name, words[start + 2 :])  # raises where an option or argument is wrong


@pytest.mark.parametrize("name", COMMANDS)
def test_help_fits_80_columns(name: str, kg: Kg) -> None:
    lines = kg(name, "--help", COLUMNS="80").stdout.splitlines()
    assert [line for line in lines if len(line) > 80] == []


def on_a_terminal(arguments: list[str], folder: Path, **environment: str) -> str:
    """What kg prints where standard output is a terminal."""
    ours, theirs = pty.openpty()
    known = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "TERM") and not key.startswith("KG_")}
    code = "from kg.cli import main; main()"
    try:
        process = subprocess.Popen([sys.executable, "-c", code, *arguments], cwd=folder, stdout=theirs, env={**known, "TERM": "xterm", **environment})
        os.close(theirs)
        printed = b""
        while True:
            try:
                some = os.read(ours, 4096)
            except OSError:  # how Linux says that the other side has closed
                break
            if not some:
                break
            printed += some
        process.wait()
    finally:
        os.close(ours)
    return printed.decode()


def test_a_terminal_gets_colour_and_not_under_no_color_or_dumb_or_in_a_pipe(program: Kg, built: Path) -> None:
    words = ["show", "Vladimir Putin", "--limit", "1"]
    assert "\x1b[1m" in on_a_terminal(words, built)
    assert "\x1b" not in on_a_terminal(words, built, NO_COLOR="1")
    assert "\x1b" not in on_a_terminal(words, built, TERM="dumb")
    assert "\x1b" not in program(*words).stdout


def test_version_is_that_of_the_package(program: Kg) -> None:
    from importlib.metadata import version

    assert program("--version").stdout == f"kg {version('kg')}\n"
