"""Sources -> articles in the ledger, and findings of those that have none."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Mapping
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from kg.ledger import Ledger
from kg.model import Failure, Graph
from kg.report import Progress, Report
from kg.settings import Settings, models

if TYPE_CHECKING:
    from kg import shards
    from kg.kernel import Row
    from kg.model import Article


class Engine(Protocol):
    """Runs the kernel over articles: the pool (:func:`kg.workers.rows`) or a cluster (:func:`kg.spark.engine`)."""

    def __call__(
        self, articles: Iterable[Article], *, models: Mapping[str, str], ontology: str | None, jobs: int
    ) -> Generator[tuple[Article, Row], None, None]: ...


def read(ledger: Ledger, settings: Settings, readings: Iterable[shards.Reading], progress: Progress) -> Report:
    """Place what the sources hold, and forget what they no longer do. A cluster's findings come with it. The report is filled by :func:`kg.making.finish`."""
    from kg.kernel import Row

    report = Report(Graph(), 0, None)  # type: ignore[arg-type]
    reading = report.reading = ledger.next_reading()
    given: dict[str, list[str]] = {}  # a folder that holds nothing any more gives one source, which says so
    for source, items in readings:
        report.sources += 1
        given.setdefault(source.argument, []).append(source.label)
        whole = True
        for item in items:
            if isinstance(item, Failure):
                ledger.fail(item, reading)
                report.failures.append(item)
                report.unread += 1
                whole = whole and (item.skipped or item.ordinal is not None)
            elif isinstance(item, Row):  # of a cluster; an article that failed there is tried once more here
                found = (item.article, settings.pipelines[item.language], settings.ontology or "")
                if item.findings is not None and not ledger.has_findings(*found):
                    ledger.keep(found[0], item.findings, *found[1:])
                    report.read += 1
            else:
                report.articles += 1
                report.new += ledger.place(item, reading)
            progress("read", report.articles, None)
        if not whole:
            ledger.keep_source(source.label, source.argument, reading)
        else:
            left = ledger.finish_source(source.label, source.argument, reading)
            if left:
                report.gone.append(f"{source.label}: {left} article{'s' * (left > 1)} no longer in it")
    for argument, labels in given.items():
        report.gone += ledger.forget_missing(argument, labels)
    return report


def extract(ledger: Ledger, settings: Settings, report: Report, ontology: Path | str | None, jobs: int, engine: Engine, progress: Progress) -> None:
    """Findings of the articles that have none of these pipelines, each kept as it comes."""
    pipelines = settings.pipelines
    kinds = settings.ontology or ""
    waiting = sum(1 for _ in ledger.unread(pipelines, kinds))
    if not waiting:
        return
    reading = ledger.next_reading()
    unread = ledger.unread(pipelines, kinds)
    progress("extract", 0, waiting)
    # closed at once when the ledger cannot be written any more: no worker goes on for nothing
    with closing(engine(unread, models=models(settings.model), ontology=str(ontology) if ontology else None, jobs=jobs)) as found:
        for article, row in found:
            if row.findings is not None:
                ledger.keep(row.article, row.findings, pipelines[row.language], kinds)
                report.read += 1
            else:
                failure = Failure(article.source, article.ordinal, row.failure or "")
                ledger.fail(failure, reading, row.article)
                report.failures.append(failure)
            progress("extract", report.read, waiting)
