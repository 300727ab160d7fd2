"""kg audit: a person reads a sample; the share that is right, with its interval."""

from __future__ import annotations

import json
import random
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import click

from kg.audit import interval
from kg.cli.common import confidence_option, load_graph, out_option
from kg.cli.text import block, clean, counted
from kg.errors import FormatError, NotFound, UsageError
from kg.model import Graph, Statement

KEYS = {"r": "right", "s": "status", "c": "cut", "n": "noise", "f": "false"}
LEGEND = "r right   s wrong status or speaker   c cut or vague   n noise, true but useless   f false   u undo   q stop"


@click.command(epilog="Example: kg audit --sample 50 --seed 1")
@out_option
@confidence_option
@click.option("--sample", type=click.IntRange(1), default=50, show_default=True, help="How many statements.")
@click.option("--seed", type=int, default=0, show_default=True, help="The same seed draws the same statements of the same graph.")
@click.option("--to", "target", type=click.Path(dir_okay=False, path_type=Path), help="Where verdicts are kept (default: audit.jsonl in --out).")
@click.option("--report", "only_report", is_flag=True, help="Print the shares of the verdicts that are there, and ask nothing.")
def audit(out: Path, min_confidence: float, sample: int, seed: int, target: Path | None, only_report: bool) -> None:
    """Shows statements with their sentences and takes a verdict by key; stores each at once, so that one may stop and go on."""
    target = target or out / "audit.jsonl"
    verdicts = _stored(target)
    if not only_report:
        graph = load_graph(out, min_confidence)
        drawn = draw(graph, sample, seed)
        if not drawn:
            raise NotFound("the graph has no statements to judge")
        waiting = [s for s in drawn if s.id not in verdicts]
        _ask(graph, waiting, verdicts, target, len(drawn))
        verdicts = {s.id: verdicts[s.id] for s in drawn if s.id in verdicts}
    click.echo("\n".join(report(Counter(verdicts.values()))))


def draw(graph: Graph, sample: int, seed: int) -> list[Statement]:
    """Statements drawn by seed, the same whatever order they come in."""
    found = list(graph.statements)
    return random.Random(seed).sample(found, min(sample, len(found)))


def _ask(graph: Graph, waiting: list[Statement], verdicts: dict[str, str], target: Path, of: int) -> None:
    done: list[Statement] = []
    at = 0
    while at < len(waiting):
        statement = waiting[at]
        click.echo(f"\n{of - len(waiting) + at + 1} of {of}\n{block(statement, graph, quotes=2)}\n{LEGEND}", err=True)
        key = _key()
        if key == "q":
            return
        if key == "u" and done:
            at -= 1
            _store(target, done.pop(), None, graph)
            verdicts.pop(waiting[at].id, None)
        elif key in KEYS:
            verdicts[statement.id] = KEYS[key]
            _store(target, statement, KEYS[key], graph)
            done.append(statement)
            at += 1
            click.echo(KEYS[key], err=True)


def _key() -> str:
    try:
        return click.getchar().lower()
    except (OSError, EOFError) as error:  # no terminal, or one that was closed
        raise UsageError("kg audit takes each verdict by a key, so it needs a terminal; kg audit --report prints what was judged before") from error


def _store(target: Path, statement: Statement, verdict: str | None, graph: Graph) -> None:
    """One line a verdict, appended; a later line of the same statement overrules."""
    sentence = [graph.article(e.article).text[e.sentence_start : e.sentence_end] for e in statement.evidence[:1]]
    row = {
        "statement": statement.id,
        "verdict": verdict,
        "made": datetime.now(UTC).isoformat(timespec="seconds"),
        "predicate": statement.predicate,
        "sentence": sentence,
    }
    try:
        with target.open("a", encoding="utf-8") as file:
            file.write(json.dumps(row, ensure_ascii=True) + "\n")
    except OSError as error:
        raise FormatError(f"the verdicts cannot be written to {target.name}: {error.strerror}; give another file with --to") from error


def _stored(target: Path) -> dict[str, str]:
    found: dict[str, str] = {}
    if not target.is_file():
        return found
    for number, line in enumerate(target.read_text(encoding="utf-8").splitlines(), 1):
        try:
            row = json.loads(line)
            ident, verdict = str(row["statement"]), row["verdict"]
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            raise FormatError(f"{target.name}, line {number}: no verdict ({clean(str(error))}); remove the line, or give another file with --to") from error
        if verdict is None:
            found.pop(ident, None)
        else:
            found[ident] = str(verdict)
    return found


def report(counts: Counter[str]) -> list[str]:
    """The share of each verdict with its 95 % interval (Wilson's score interval, 1927)."""
    total = sum(counts.values())
    if not total:
        return ["no verdicts yet"]
    lines = [f"{counted(total, 'statement')} judged"]
    for verdict in KEYS.values():
        low, high = interval(counts[verdict], total)
        lines.append(f"  {verdict:<7} {counts[verdict]:4}  {100 * counts[verdict] / total:5.1f} %   (95 %: {100 * low:.1f} to {100 * high:.1f})")
    return lines
