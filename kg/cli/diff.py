"""kg diff: what is new, gone or changed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.common import load_graph, out_option
from kg.cli.text import clean, short_id
from kg.errors import NotFound

if TYPE_CHECKING:
    from kg.ledger.runs import Change, Summary


@click.command(epilog="Example: kg diff 3")
@click.argument("since", metavar="RUN|FOLDER")
@out_option
@click.option("--json", "as_json", is_flag=True, help="One line of JSON a change.")
def diff(since: str, out: Path, as_json: bool) -> None:
    """Statements and entities that are new, gone, or changed in status, speaker, time or number of sources since a run (its number) or another folder."""
    from kg.ledger import runs

    before = _before(since, out)
    changes = runs.differences(before, runs.summary(load_graph(out)))
    for change in changes:
        click.echo(json.dumps(_record(change), ensure_ascii=True) if as_json else _line(change))
    if not changes:
        click.echo("no difference", err=True)


def _before(since: str, out: Path) -> Summary:
    from kg.ledger import Ledger, runs

    if not since.isdecimal():
        return runs.summary(load_graph(Path(since)))
    with Ledger(out) as ledger:
        kept = ledger.runs()
    run = next((r for r in kept if r.number == int(since)), None)
    if run is None:
        numbers = ", ".join(f"{r.number} ({r.made})" for r in kept) or "none"
        raise NotFound(f"the ledger keeps no run {since}; it keeps {numbers}")
    return runs.decode(run.summary)


def _line(change: Change) -> str:
    colour = {"new": "green", "gone": "red", "changed": "yellow"}[change.how]
    changed = "; ".join(f"{field}: {clean(was) or 'none'} → {clean(now) or 'none'}" for field, was, now in change.changes)
    return (
        click.style(f"{change.how:<8}", fg=colour)
        + f"{change.kind:<10}{clean(change.what)}"
        + (f"  ({changed})" if changed else "")
        + f"  [{short_id(change.id)}]"
    )


def _record(change: Change) -> dict[str, object]:
    return {"how": change.how, "kind": change.kind, "id": change.id, "what": change.what, "changes": {f: [was, now] for f, was, now in change.changes}}
