"""docs/commands.md: every command with its arguments, options and examples, out of the program itself.

python docs/commands.py [docs/commands.md]
"""

from __future__ import annotations

import inspect
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from kg.cli import COMMANDS, cli

HEAD = """# Commands

Made by `python docs/commands.py` from what `kg COMMAND --help` says. Options of all commands may be set in `kg.toml` in the folder where you work
(`out = "news"` for all, `[show]` and `limit = 5` for one); `kg --config FILE` names another. Exit codes: 0 done; 1 something failed or was not found;
2 wrong usage; 130 stopped by Ctrl-C. Where output is not a terminal, or NO_COLOR is set, it is plain.
"""
# what has no place in a table's cell
CELL_BAR = "\\|"  # ends no cell, in code neither
CELL = str.maketrans({"|": CELL_BAR, "<": "&lt;", "*": "\\*"})


def reference() -> str:
    """The whole page."""
    return "\n".join([HEAD, *(f"- [{name}](#kg-{name}): {text}" for name, (_, text) in COMMANDS.items()), "", *sections()]).rstrip() + "\n"


def sections() -> Iterator[str]:
    with click.Context(cli, info_name="kg") as parent:
        for name in COMMANDS:
            command = cli.get_command(parent, name)
            assert command is not None
            with click.Context(command, parent=parent, info_name=name) as ctx:
                yield from section(name, command, ctx)


def section(name: str, command: click.Command, ctx: click.Context) -> Iterator[str]:
    usage = " ".join([f"kg {name}", *command.collect_usage_pieces(ctx)])
    yield f"## kg {name}\n\n```text\n{usage}\n```\n"
    for paragraph in inspect.cleandoc(command.help or "").split("\n\n"):
        kept = paragraph.startswith("\b\n")  # click's sign that lines stay lines
        yield f"```text\n{paragraph[2:]}\n```\n" if kept else paragraph + "\n"
    yield "| option | |\n|---|---|"
    for option in command.get_params(ctx):
        record = option.get_help_record(ctx) if isinstance(option, click.Option) else None
        if record and "--help" not in record[0]:
            # click's own marks of defaults and ranges differ in their blanks from version to version
            yield f"| `{record[0].replace('|', CELL_BAR)}` | {re.sub(r' +', ' ', record[1]).translate(CELL)} |"
    yield "| `-h, --help` | Show this message and exit. |\n"
    if command.epilog:
        yield "```text\n" + "\n".join(examples(command)) + "\n```\n"


def examples(command: click.Command) -> list[str]:
    """The command lines of its epilog, "Example: kg …" or "Examples: kg …; kg …"; what stands behind them, three blanks away, is an explanation."""
    _, _, lines = (command.epilog or "").partition(": ")
    return re.split(r"(?:; |, )(?=(?:\w+=\S+ )?kg )", lines) if lines else []


def main(target: str = "docs/commands.md") -> None:
    Path(target).write_text(reference(), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
