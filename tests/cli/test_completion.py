"""kg completion: what bash, zsh and fish offer behind what is typed."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Kg

ROOT = Path(__file__).parents[2]


@pytest.fixture
def shell(tmp_path: Path) -> dict[str, str]:
    """An environment in which a shell finds ``kg``."""
    (tmp_path / "bin").mkdir()
    kg = tmp_path / "bin" / "kg"
    kg.write_text(f"#!{sys.executable}\nfrom kg.cli import main\nif __name__ == '__main__':\n    main()\n", encoding="utf-8")
    kg.chmod(0o755)
    return {**os.environ, "PATH": f"{tmp_path / 'bin'}:{os.environ['PATH']}", "PYTHONPATH": str(ROOT)}


def complete(typed: str, shell: dict[str, str]) -> list[str]:
    """What bash offers behind ``typed``, with the script of ``kg completion bash``."""
    words = typed.split(" ")
    script = f"""
    eval "$(kg completion bash)"
    COMP_WORDS=({" ".join(map(shlex.quote, words))}); COMP_CWORD={len(words) - 1}
    function="$(complete -p kg | sed 's/.*-F \\([^ ]*\\).*/\\1/')"
    compopt() {{ :; }}
    "$function" kg "{words[-1]}" "{words[-2]}"
    printf '%s\\n' "${{COMPREPLY[@]}}"
    """
    done = subprocess.run(["bash", "--norc", "-c", script], env=shell, capture_output=True, text=True, check=True)
    assert done.stderr == ""
    return done.stdout.split()


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("kg jud", ["judgements"]),
        ("kg view --ho", ["--hops"]),
        ("kg build --split ne", ["never"]),
        ("kg query most_s", ["most_supported"]),
        ("kg path --only den", ["denied"]),
        ("kg completion f", ["fish"]),
    ],
)
def test_bash_completes_commands_options_choices_and_queries(typed: str, offered: list[str], shell: dict[str, str]) -> None:
    assert complete(typed, shell) == offered


@pytest.mark.parametrize(
    ("shell", "asked"),
    [
        ("zsh", {"COMP_WORDS": "kg query most_s", "COMP_CWORD": "2"}),
        ("fish", {"COMP_WORDS": "kg query most_s", "COMP_CWORD": "most_s"}),
    ],
)
def test_zsh_and_fish_are_answered_as_their_scripts_ask(shell: str, asked: dict[str, str], program: Kg) -> None:
    script = program("completion", shell).stdout
    mode = f"{shell}_complete"
    assert f"_KG_COMPLETE={mode}" in script
    assert all(name in script for name in asked)
    answered = program(_KG_COMPLETE=mode, **asked).stdout
    assert re.search(r"most_supported\s+\w+ \w+", answered)  # and beside it what the query answers


def test_another_shell_is_told_which_there_are(kg: Kg) -> None:
    done = kg("completion", "csh")
    assert done.returncode == 2
    assert "'bash', 'zsh', 'fish'" in done.stderr
