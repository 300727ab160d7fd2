"""The ledger -> entities -> graph -> files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kg import copies
from kg.formats.atomic import write_text
from kg.graph import assemble
from kg.kernel import uncollected
from kg.ledger import Ledger, runs, verdicts
from kg.ledger.apart import split
from kg.model import Findings, Graph, Interval, TimeExpression
from kg.report import Progress, Report
from kg.settings import Settings, kept_links


@uncollected(lasting=True)
def finish(ledger: Ledger, out: Path, settings: Settings, report: Report, progress: Progress) -> Report:
    """Resolve, assemble, write the files and keep the run."""
    from kg.extract import dates
    from kg.resolve import resolve

    def dated(expression: TimeExpression, published: str | None, planned: bool) -> Interval:
        return dates.resolve(expression, published, future=True if planned else None)

    kept = ledger.judgements()
    pairs = verdicts.pairs(kept)
    found = list(split(ledger.findings(settings.pipelines.values(), settings.ontology or ""), pairs))
    report.resolution = resolve(found, judgements=pairs, links=kept_links(ledger))
    articles = list(ledger.articles())
    repeated = copies.find(articles) if settings.copies else {}
    made = assemble(
        settings.name,
        articles,
        _spent(found),
        report.resolution.entities,
        report.resolution.entity_of,
        dated=dated,
        verdicts=verdicts.of_statements(kept),
        copies=repeated,
    )
    report.graph = made
    export(made, out, page=settings.page, progress=progress)
    fingerprint, summary = runs.encode(runs.summary(made))
    report.run = ledger.keep_run(fingerprint, summary, runs.anchors(made))
    return report


def _spent(found: list[Findings]) -> Iterator[Findings]:
    """Each once, and let go of: in memory what is made of them takes their place, and they need not be decoded a second time."""
    while found:
        yield found.pop()


def export(graph: Graph, out: Path, *, page: bool = True, progress: Progress = lambda *_: None) -> None:
    """triples, entities, articles, details.jsonl, graph.graphml and graph.html; a file whose bytes are the same is left alone. Raises FormatError."""
    from kg.formats import dump

    progress("export", 0, 3)
    dump(graph, out / "triples.jsonl")
    progress("export", 1, 3)
    dump(graph, out / "graph.graphml")
    progress("export", 2, 3)
    if page:
        from kg.page import render

        write_text(out / "graph.html", render(graph))
    progress("export", 3, 3)
