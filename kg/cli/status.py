"""kg status, kg remove: the ledger of articles."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.build import progress
from kg.cli.common import load_graph, out_option
from kg.cli.gone import gone
from kg.cli.show import articles_named
from kg.cli.text import clean, counted, failure_line, short, short_id
from kg.errors import NotFound
from kg.model import Article, Graph

if TYPE_CHECKING:
    from kg.ledger import Ledger


@click.command(epilog="Example: kg status --failed")
@out_option
@click.option("--failed", is_flag=True, help="Only what could not be read.")
@click.option("--json", "as_json", is_flag=True, help="One line of JSON an article or failure.")
def status(out: Path, failed: bool, as_json: bool) -> None:
    """Every article: what was read from it, what failed and why."""
    from kg import flow
    from kg.ledger import Ledger, accounts

    with Ledger(out) as ledger:
        builds, whole = accounts.kept(ledger), flow.account(ledger)
        articles = list(ledger.articles())
        failures, removed = ledger.failures(), ledger.removed()
        names = {a.id: a.name for a in ledger.articles(removed=True)}
        runs, judged = ledger.runs(), ledger.judgements()
    graph = load_graph(out)
    statements = Counter(article for s in graph.statements for article in {e.article for e in s.evidence})
    read = dict(graph.sentences)
    near = {a.id: [f"copy: {c.source} #{c.ordinal}" for c in a.copies if c.article] for a in graph.articles}
    used: dict[str, set[int]] = {}
    for s in graph.statements:
        for e in s.evidence:
            used.setdefault(e.article, set()).add(e.sentence_start)
    rows = []
    for article in [] if failed else articles:
        ident = f"{graph.name}-{article.id}"
        places = [f"{c.source} #{c.ordinal}" for c in article.copies] + near.get(ident, [])
        known = ident in read
        rows.append((article, places, len(used.get(ident, ())), len(read.get(ident, ())), statements[ident], known))
    if as_json:
        for article, places, sentences, of, count, known in rows:
            record = {
                "article": f"{graph.name}-{article.id}",
                "name": article.name,
                "language": article.language,
                "published": article.published,
                "places": places,
            }
            click.echo(json.dumps({**record, "read": known, "used": sentences, "sentences": of, "statements": count}, ensure_ascii=True))
        for failure in failures:
            click.echo(
                json.dumps({"source": failure.source, "ordinal": failure.ordinal, "skipped": failure.skipped, "reason": failure.reason}, ensure_ascii=True)
            )
        click.echo(json.dumps({"account": asdict(whole), "closed": whole.closed, "builds": [{"run": r, "made": m, **asdict(a)} for r, m, a in builds]}))
        return
    for article, places, sentences, of, count, known in rows:
        said = f"{counted(count, 'statement')} from {sentences} of {counted(of, 'sentence')}" if known else "not read yet, or it failed"
        click.echo(f"{short_id(article.id)}  {article.language}  {article.published or 'undated   '}  {short(article.name, 50)}")
        click.echo(f"          {said}; {short('; '.join(places), 60)}")
    for failure in failures:
        click.echo(failure_line(failure))
    if any(failure.ordinal is None and not failure.skipped for failure in failures):
        click.echo("(the next build that is given a failed source tries it again; kg remove SOURCE forgets it)")
    for ident in removed:
        title = f"  {short(names[ident], 50)}" if ident in names else "  (no source holds it any more)"
        click.echo(f"removed: {short_id(ident)}{title}  (kg remove --undo {short_id(ident)})")
    click.echo(f"account: {whole}")
    if builds:
        click.echo(f"last build: {builds[-1][2]}")
    counts = [
        counted(len(articles), "article"),
        f"{sum(not f.skipped for f in failures)} failed",
        f"{sum(f.skipped for f in failures)} skipped",
        f"{len(removed)} removed",
    ]
    click.echo(", ".join(counts))
    last = f"; run {runs[-1].number}, {runs[-1].made}" if runs else ""
    click.echo(f"{_size(graph)}, {counted(len(judged), 'judgement')}{last}")


def _size(graph: Graph) -> str:
    return f"{counted(len(graph.statements), 'statement')}, {len(graph.entities)} {'entity' if len(graph.entities) == 1 else 'entities'}"


@click.command(epilog="Example: kg remove 3f9ab0c1")
@click.argument("article")
@out_option
@click.option("--undo", is_flag=True, help="Take the article in again.")
def remove(article: str, out: Path, undo: bool) -> None:
    """Take an article (its id, title or source) and exactly its facts out; it stays out in later builds, until --undo.

    A source that failed and gave no article, such as a mistyped one, is forgotten.
    """
    from kg import flow
    from kg.ledger import Ledger
    from kg.ledger.lock import alone

    with alone(out), Ledger(out) as ledger:
        if undo:
            back = _removed(ledger, article)
            name = next((a.name for a in ledger.articles(removed=True) if a.id == back), back)
            ledger.restore(back)
            done = f"{clean(name)} is taken in again"
        else:
            if ledger.forget_failed(article):
                click.echo(f"forgotten: {clean(article)} failed and gave no article; a build that is given it tries it again")
                return
            chosen = _chosen(list(ledger.articles()), article, out)
            ledger.remove(chosen.id)
            done = f"removed {clean(chosen.name)} (kg remove --undo {short_id(chosen.id)})"
    with progress() as shown:
        report = flow.rebuild(out, progress=shown)
    if undo and back not in {ident.removeprefix(f"{report.graph.name}-") for ident, _ in report.graph.sentences}:
        done += " (kg was updated since it was read: the next kg build reads it)"
    left = "remains" if len(report.graph.statements) == 1 else "remain"
    click.echo(f"{done}; run {report.run}: {counted(len(report.graph.statements), 'statement')} {left}, {counted(len(report.graph.articles), 'article')}")


def _removed(ledger: Ledger, text: str) -> str:
    """The removed article that an id, title, dateline or source chooses. One whose source is gone is found by its id alone."""
    digits = text.removeprefix("id:").rsplit("-", 1)[-1].lower()
    ids = [ident for ident in ledger.removed() if len(digits) >= 8 and ident.rsplit("-", 1)[-1].startswith(digits)]
    found = ids or [a.id for a in articles_named(Graph(articles=tuple(ledger.articles(removed=True))), text)]
    if len(found) != 1:
        raise NotFound(f"{text!r} fits {counted(len(found), 'removed article')}; kg status lists them, each with its id")
    return found[0]


def _chosen(articles: list[Article], text: str, out: Path) -> Article:
    digits = text.removeprefix("id:").rsplit("-", 1)[-1]
    found = [a for a in articles if len(digits) >= 8 and a.id.rsplit("-", 1)[-1].startswith(digits)] or articles_named(Graph(articles=tuple(articles)), text)
    if len(found) == 1:
        return found[0]
    if not found:
        raise NotFound(gone(Graph(), text, out) or f"no article is called {text!r}; kg status lists them")
    listed = "\n".join(f"  {short_id(a.id)}  {clean(a.name)}  ({clean(a.source)})" for a in found[:12])
    raise NotFound(f"{text!r} fits {len(found)} articles; choose one by its id:\n{listed}")
