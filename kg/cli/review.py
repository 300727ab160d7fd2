"""kg review, kg judgements: what is doubtful, and what was decided."""

from __future__ import annotations

import json
import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.build import progress
from kg.cli.common import entities_named, load_graph, out_option
from kg.cli.text import clean, counted, hung, short_id
from kg.errors import FormatError
from kg.model import Graph, Judgement, Located, folded

if TYPE_CHECKING:
    from kg.resolve import Doubt


@click.command(epilog="Example: kg review --limit 5   (each pair ends with the command that answers it)")
@out_option
@click.option("--limit", type=click.IntRange(1), default=10, show_default=True, help="Pairs printed.")
def review(out: Path, limit: int) -> None:
    """Pairs of names that may be one thing (or were joined on thin ground), the most valuable first, with both contexts."""
    from kg import flow

    doubts = flow.doubts(out)
    graph = load_graph(out)
    for doubt in doubts[:limit]:
        first, second = _context(graph, doubt.first), _context(graph, doubt.second)
        question = "joined; are they two?" if doubt.joined else "apart; are they one?"
        click.echo(click.style(f"{clean(doubt.first.text)} / {clean(doubt.second.text)}", bold=True) + f"  {clean(doubt.reason)}; {question}")
        for text, ident in (first, second):
            click.echo(hung(f"{ident}  …{text}…"))
        command = "different" if doubt.joined else "same"
        click.echo(f"    kg {command} {' '.join(_words(graph, doubt))}")
    click.echo(counted(len(doubts), "doubtful pair") + (f", {limit} shown" if len(doubts) > limit else ""), err=True)


def _words(graph: Graph, doubt: Doubt) -> tuple[str, str]:
    """What names the two in a command: their texts; the places of the two where these are alike, or fit something else as well."""
    ends = (doubt.first, doubt.second)
    chosen = [[e.id for e in entities_named(graph, end.text)] for end in ends]
    texts_tell = folded(ends[0].text) != folded(ends[1].text) and all(
        ids == [e.id for e in graph.entities if any(_stands(graph, m, end) for m in e.mentions)] for ids, end in zip(chosen, ends, strict=True)
    )
    first, second = (_argument(end.text) if texts_tell else f"at:{short_id(end.article)}:{end.start}" for end in ends)
    return first, second


def _stands(graph: Graph, mention: Located, at: Located) -> bool:
    return (mention.article, mention.start, mention.end) == (f"{graph.name}-{at.article}", at.start, at.end)


def _argument(text: str) -> str:
    """Quoted, so that a shell takes nothing of an article for a command."""
    shown = clean(text)
    return shlex.quote(shown) if set(shown) & set('"$`\\!') else f'"{shown}"'


def _context(graph: Graph, at: Located) -> tuple[str, str]:
    article = f"{graph.name}-{at.article}"
    text = graph.article(article).text
    holder = next((e.id for e in graph.entities for m in e.mentions if _stands(graph, m, at)), "")
    shown = f"{text[max(0, at.start - 50) : at.start]}⟦{text[at.start : at.end]}⟧{text[at.end : at.end + 50]}"
    return clean(shown), f"id:{short_id(holder)}" if holder else "(gone)"


@click.command(epilog="Example: kg judgements --import judgements.jsonl")
@out_option
@click.option("--import", "file", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="Marks saved by the page (judgements.jsonl).")
@click.option("--all", "everything", is_flag=True, help="Those taken back, too.")
@click.option("--json", "as_json", is_flag=True, help="One line of JSON a judgement, as --import reads it.")
def judgements(out: Path, file: Path | None, everything: bool, as_json: bool) -> None:
    """What was judged, when and why; rejected statements stay listed here."""
    from kg import flow
    from kg.ledger import Ledger

    if file is not None:
        graph = load_graph(out)
        rows = [_judgement(line, number, graph, file.name) for number, line in enumerate(file.read_text(encoding="utf-8-sig").splitlines(), 1) if line.strip()]
        with Ledger(out) as ledger:
            known = [k.judgement for k in ledger.judgements()]
            new = [row for row in dict.fromkeys(rows) if row not in known]
            for row in new:
                ledger.judge(row)
        with progress() as shown:
            report = flow.rebuild(out, progress=shown)
        taken = f"{counted(len(new), 'judgement')} taken over, {len(rows) - len(new)} known before"
        click.echo(f"{taken}; run {report.run}: {counted(len(report.graph.statements), 'statement')}")
        return
    with Ledger(out) as ledger:
        kept = ledger.judgements(undone=everything)
        ids = {k.number: ledger.statement_at(k.judgement) for k in kept if k.judgement.kind in ("reject", "confirm")}
    for one in kept:
        j = one.judgement
        if as_json:
            evidence = [{"article": at.article, "start": at.start, "end": at.end, "quote": at.text} for at in j.at]
            click.echo(json.dumps({"judgement": j.kind, "relation": j.relation, "because": j.because, "evidence": evidence}, ensure_ascii=True))
            continue
        what = " / ".join(clean(at.text) for at in j.at) if j.kind in ("same", "different") else f"{j.relation}: {'; '.join(clean(at.text) for at in j.at)}"
        because = f"  because {clean(j.because)}" if j.because else ""
        ident = ids.get(one.number)
        what += f"  [{short_id(ident)}]" if ident else ""  # --undo takes it, when the statement has left the graph too
        undone = f"  (taken back {one.undone})" if one.undone else ""
        click.echo(f"{one.number:4}  {one.made}  {j.kind:<9} {what}{because}{undone}")
    if not kept:
        click.echo("no judgements", err=True)


_KINDS = {"confirm": "confirm", "confirmed": "confirm", "right": "confirm", "reject": "reject", "rejected": "reject", "wrong": "reject"}


def _judgement(line: str, number: int, graph: Graph, name: str) -> Judgement:
    """A line of the page's marks. Raises FormatError with the line's number."""
    try:
        row: dict[str, Any] = json.loads(line)
        given = str(row["judgement"])
        kind: Any = _KINDS.get(given, given)
        if kind not in ("same", "different", "reject", "confirm"):
            raise ValueError(f"judgement {given!r}")
        at = tuple(Located(str(e["article"]).removeprefix(f"{graph.name}-"), int(e["start"]), int(e["end"]), str(e["quote"])) for e in row["evidence"])
        if not at:
            raise ValueError("no evidence")
        return Judgement(kind, at, str(row.get("because", "")), str(row.get("relation", "")))
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise FormatError(f"{name}, line {number}: no judgement ({error}); expected a line as the page saves it or kg judgements --json prints it") from error
