"""README.md and docs/ are run: every `$ kg` line of a console block, and every ``>>>`` line, prints what stands below it.

A block is whole: its lines are all that is printed, in that order. "…" stands for what is left out: alone on a line for any lines, within a line for any
words. Ids (eight hexadecimal digits) name what they name in the block, whatever they are in the run. A block "console server" or "console spark" is run
where that is at hand; a block with a file name behind its language is that file. Other languages (sh, text) are not run.
"""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGES = sorted(path for path in (ROOT / "docs").glob("*.md") if path.name not in ("design.md", "scale.md"))
FENCE = re.compile(r"^```(\w+)([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
NEEDS = ("server", "spark")  # notes of console blocks
SERVER = "load-neo4j"  # the page that needs a Neo4j, tried in tests/stores
ID = re.compile(r"\b[0-9a-f]{8}\b")
SHELL = """  # the program in a process that stays, one a page, as a JVM and a pipeline are slow to start
import contextlib, doctest, io, json, sys
from kg.cli import main

known = {}
for line in sys.stdin:
    given, printed = json.loads(line), io.StringIO()
    with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed):
        if isinstance(given, list):
            with contextlib.suppress(SystemExit):
                main(given)
        else:
            test = doctest.DocTestParser().get_doctest(given, known, "page", None, 0)
            doctest.DocTestRunner(optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE).run(test, out=printed.write, clear_globs=False)
            known = test.globs
    print(json.dumps(printed.getvalue()), flush=True)
"""


@dataclass(frozen=True)
class Command:
    line: int
    words: tuple[str, ...]
    printed: tuple[str, ...]


@dataclass(frozen=True)
class Block:
    line: int
    language: str
    note: str
    text: str


def blocks(page: Path) -> Iterator[Block]:
    text = page.read_text(encoding="utf-8")
    for found in FENCE.finditer(text):
        yield Block(text.count("\n", 0, found.start()) + 2, found[1], found[2].strip(), found[3])


def commands(block: Block) -> Iterator[Command]:
    lines = block.text.splitlines()
    at = 0
    while at < len(lines):
        start, typed = at, lines[at]
        assert typed.startswith("$ kg "), f"line {block.line + at}: {typed!r} is no command; a console block begins with $ kg"
        at += 1
        while at < len(lines) and lines[at].startswith("> "):  # a shell's own sign that a line goes on
            typed += "\n" + lines[at][2:]
            at += 1
        first = at
        while at < len(lines) and not lines[at].startswith("$ "):
            at += 1
        yield Command(block.line + start, tuple(shlex.split(typed[2:])[1:]), tuple(lines[first:at]))


def pattern(printed: tuple[str, ...]) -> tuple[re.Pattern[str], list[str]]:
    """What the output must be, and the ids of the page in the order of the groups."""
    ids: list[str] = []
    parts = []
    for line in printed:
        if line.strip() == "…":
            parts.append(r"(?:.*\n)*?")
            continue
        parts.append(".*".join("([0-9a-f]{8})".join(re.escape(piece) for piece in ID.split(words)) for words in line.rstrip().split("…")) + "\n")
        ids += ID.findall(line)
    return re.compile("".join(parts)), ids


class Shell:
    """A folder to work in, and a ``kg`` there: that of ``python``. ``environment``: the whole of it, where not this program's without its KG_ variables."""

    def __init__(self, folder: Path, python: str = sys.executable, environment: Mapping[str, str] | None = None) -> None:
        known = environment if environment is not None else {key: value for key, value in os.environ.items() if not key.startswith("KG_")}
        self.process = subprocess.Popen(
            [python, "-c", SHELL],
            cwd=folder,
            env={**known, "PYTHONUTF8": "1", "COLUMNS": "80"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )

    def __enter__(self) -> Shell:
        return self

    def __exit__(self, *_: object) -> None:
        self.process.communicate()

    def run(self, given: list[str] | str) -> str:
        """What a command (a list of words) prints; of Python, what differs from the page."""
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(json.dumps(given) + "\n")
        self.process.stdin.flush()
        printed: str = json.loads(self.process.stdout.readline())
        lines = printed.replace("\u00a0", " ").split("\n")  # articles hold spaces that do not break
        return "".join(line.rstrip() + "\n" for line in (lines if lines[-1] else lines[:-1]))


def follow(
    page: Path,
    folder: Path,
    *,
    snapshot: Path | None = None,
    also: Collection[str] = (),
    python: str = sys.executable,
    environment: Mapping[str, str] | None = None,
) -> int:
    """Do what the page says, in its order; the number of commands and Python blocks that were run. Raises AssertionError where the run prints something else.

    ``snapshot``: where the folder is copied to after the first command. ``also``: notes of blocks that are run too, since what they need is there:
    "server", a Neo4j that ``environment`` names; "spark", PySpark and Java.
    """
    real: dict[str, str] = {}
    run = 0
    with Shell(folder, python, environment) as shell:
        for block in blocks(page):
            if block.language == "console" and (block.note not in NEEDS or block.note in also):
                for command in commands(block):
                    run += 1
                    output = shell.run([ID.sub(lambda found: real.get(found[0], found[0]), word) for word in command.words])
                    expected, ids = pattern(command.printed)
                    found = expected.fullmatch(output)
                    assert found, differ(page, command, output)
                    real.update(zip(ids, found.groups(), strict=True))
                    if snapshot is not None and not snapshot.exists():
                        shutil.copytree(folder, snapshot)
            elif block.language == "pycon":
                assert ">>> " in block.text, f"{page.name}, line {block.line}: a pycon block without >>>"
                run += 1
                failed = shell.run(block.text.replace("…", "..."))
                assert not failed, f"{page.name}, line {block.line}:\n{failed}"
            elif "." in block.note:
                target = folder / block.note
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_text(block.text, encoding="utf-8")
    return run


def differ(page: Path, command: Command, output: str) -> str:
    """Where the two part."""
    fits = [n for n in range(len(command.printed) + 1) if pattern((*command.printed[:n], "…"))[0].fullmatch(output)]
    same = fits[-1]
    lines = output.splitlines()
    shown = lines[:60] + [f"({len(lines) - 60} lines more)"] * (len(lines) > 60)
    wanted = command.printed[same] if same < len(command.printed) else "(nothing more)"
    return "\n".join([f"{page.name}, line {command.line}: kg {shlex.join(command.words)}", f"the page has: {wanted}", "the run printed:", *shown])
