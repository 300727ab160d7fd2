"""kg completion: what bash, zsh and fish offer. Each is answered as its script asks; shells that are here run theirs for real (make tools brings them)."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.cli.completion import SHELLS
from tests.cli.conftest import Kg

ROOT = Path(__file__).parents[2]
OFFERED = {
    "kg jud": "judgements",
    "kg view --ho": "--hops",
    "kg build --split ne": "never",
    "kg query most_s": "most_supported",
    "kg path --only den": "denied",
    "kg completion f": "fish",
}
HERE = [name for name in SHELLS if shutil.which(name)]


@pytest.fixture
def shell(tmp_path: Path) -> dict[str, str]:
    """An environment in which a shell finds ``kg``, and no settings of whoever runs the tests."""
    (tmp_path / "bin").mkdir()
    kg = tmp_path / "bin" / "kg"
    kg.write_text(f"#!{sys.executable}\nfrom kg.cli import main\nif __name__ == '__main__':\n    main()\n", encoding="utf-8")
    kg.chmod(0o755)
    return {**os.environ, "PATH": f"{tmp_path / 'bin'}:{os.environ['PATH']}", "PYTHONPATH": str(ROOT), "HOME": str(tmp_path), "TERM": "xterm"}


def answered(name: str, typed: str, program: Kg) -> list[str]:
    """What kg says to the variables that the script of a shell sets."""
    words = typed.split(" ")
    at = words[-1] if name == "fish" else str(len(words) - 1)
    lines = program(**{"_KG_COMPLETE": f"{name}_complete", "COMP_WORDS": typed, "COMP_CWORD": at}).stdout.splitlines()
    return lines[1::3] if name == "zsh" else [line.partition(",")[2].partition("\t")[0] for line in lines]


@pytest.mark.parametrize("name", SHELLS)
def test_a_shell_is_answered_as_its_script_asks(name: str, program: Kg) -> None:
    script = program("completion", name).stdout
    assert [part for part in (f"_KG_COMPLETE={name}_complete", "COMP_WORDS", "COMP_CWORD") if part not in script] == []
    assert {typed: answered(name, typed, program) for typed in OFFERED} == {typed: [one] for typed, one in OFFERED.items()}


@pytest.mark.parametrize("name", HERE)
def test_the_script_is_one_that_its_shell_reads(name: str, program: Kg, tmp_path: Path) -> None:
    script = tmp_path / f"kg.{name}"
    script.write_text(program("completion", name).stdout, encoding="utf-8")
    done = subprocess.run([name, "-n", str(script)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def run(shell: dict[str, str], *command: str) -> str:
    done = subprocess.run(command, env=shell, capture_output=True, text=True, check=True, timeout=120)
    assert done.stderr == ""
    return done.stdout


def in_bash(lines: list[str], shell: dict[str, str]) -> list[str]:
    script = """
    eval "$(kg completion bash)"
    function="$(complete -p kg | sed 's/.*-F \\([^ ]*\\).*/\\1/')"
    compopt() { :; }
    for line in "$@"; do
        COMP_WORDS=($line); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); COMPREPLY=()
        "$function" kg "${COMP_WORDS[-1]}" "${COMP_WORDS[-2]}"
        echo "${COMPREPLY[@]}"
    done
    """
    return run(shell, "bash", "--norc", "-c", script, "bash", *lines).splitlines()


def in_fish(lines: list[str], shell: dict[str, str]) -> list[str]:
    asked = "".join(f"echo (complete -C {shlex.quote(line)} | string replace -r '\\t.*' '')\n" for line in lines)
    return run(shell, "fish", "--no-config", "-c", f"kg completion fish | source\n{asked}").splitlines()


def in_zsh(lines: list[str], shell: dict[str, str]) -> list[str]:
    """At the keyboard of a terminal of its own: a line, a tabulator, and what stands in the line then (the key ^T prints it, ^U takes it away)."""
    script = r"""
    zmodload zsh/zpty
    zpty z zsh -f -i
    told() { # what comes behind a word
        local out part
        repeat 600; do
            while zpty -r -t z part; do out+=$part; done
            [[ $out == *$1*'>>>'* ]] && { print -r -- ${${out##*$1}%%'>>>'*}; return }
            sleep 0.1
        done
        exit 1
    }
    zpty -w z 'autoload -U compinit; compinit -u -D; eval "$(kg completion zsh)"; show() { print -r -- "<<""<$BUFFER>"">>" }'
    zpty -w z 'zle -N show; bindkey "^I" complete-word "^T" show "^U" kill-whole-line; print -r -- "REA""DY>"">>"'
    told READY >/dev/null
    for line in "$@"; do
        zpty -w -n z "$line"$'\t\x14\x15'
        told '<<<'
    done
    """
    return [line.split()[-1] for line in run(shell, "zsh", "-f", "-c", script, "zsh", *lines).splitlines()]


WAYS: dict[str, Callable[[list[str], dict[str, str]], list[str]]] = {"bash": in_bash, "zsh": in_zsh, "fish": in_fish}


@pytest.mark.parametrize("name", HERE)
def test_a_real_shell_completes_commands_options_choices_and_queries(name: str, shell: dict[str, str]) -> None:
    assert dict(zip(OFFERED, WAYS[name](list(OFFERED), shell), strict=True)) == OFFERED


def test_another_shell_is_told_which_there_are(kg: Kg) -> None:
    done = kg("completion", "csh")
    assert done.returncode == 2
    assert "'bash', 'zsh', 'fish'" in done.stderr
