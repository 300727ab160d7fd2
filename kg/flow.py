"""The whole flow on one screen: sources -> articles -> findings (only of what is new) -> entities -> graph -> files."""

from __future__ import annotations

import fcntl
import gc
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Protocol

from kg import copies as copying
from kg import shards, workers
from kg.errors import LedgerError
from kg.formats.atomic import write_text
from kg.graph import assemble
from kg.ledger import Ledger, accounts, runs
from kg.ledger.apart import split as split_judged
from kg.model import Failure, Findings, Graph, Interval, Judgement, Metadata, TimeExpression
from kg.settings import Settings, asked, kept_links, models, read_links

if TYPE_CHECKING:
    from kg.graph import Verdict
    from kg.kernel import Row
    from kg.ledger import Kept
    from kg.model import Article
    from kg.read import Source
    from kg.resolve import Doubt, Resolution

Progress = Callable[[str, int, int | None], None]
"""Called with a stage ("read", "extract", "export"), how many are done, and of how many (None: unknown)."""


class Engine(Protocol):
    """Runs the kernel over articles: the pool (:func:`kg.workers.rows`) or a cluster (:func:`kg.spark.engine`)."""

    def __call__(
        self, articles: Iterable[Article], *, models: Mapping[str, str], ontology: str | None, jobs: int
    ) -> Generator[tuple[Article, Row], None, None]: ...


class Cluster(Protocol):
    """Reads sources on other machines: what each of them gave, the findings beside the articles (:func:`kg.spark.cluster`)."""

    def __call__(self, sources: Sequence[Source], how: shards.How, progress: Progress) -> Iterable[shards.Reading]: ...


@dataclass(slots=True)
class Report:
    """What a build did. Every article given is new, known or failed; ``skipped`` ones are in a language that is not read."""

    graph: Graph
    run: int
    resolution: Resolution
    sources: int = 0
    articles: int = 0  # placements found in the sources given
    unread: int = 0  # what they held besides: sources and articles that failed, articles in another language
    new: int = 0
    read: int = 0  # articles analysed by this build
    gone: list[str] = field(default_factory=list)  # sources that a folder no longer holds, and "source: n articles" that left
    failures: list[Failure] = field(default_factory=list)  # of the sources given
    reading: int = 0  # the ledger's number of the pass over the sources
    account: accounts.Account | None = None  # given = read + failed + skipped + removed
    other_relations: bool = False  # the relation types are not those of the build before

    @property
    def failed(self) -> int:
        return sum(not failure.skipped for failure in self.failures)

    @property
    def skipped(self) -> int:
        return sum(failure.skipped for failure in self.failures)


def build(
    sources: Sequence[str],
    *,
    out: Path | str = "exports",
    split: str = "auto",
    published: str | None = None,
    publisher: str | None = None,
    model: str | None = None,
    ontology: Path | str | None = None,
    graph: str | None = None,
    links: Path | str | None = None,
    anonymous: bool = False,
    jobs: int = 1,
    engine: Engine = workers.rows,
    cluster: Cluster | None = None,
    page: bool = True,
    copies: bool = True,
    progress: Progress = lambda *_: None,
) -> Report:
    """Read the sources, add what is new to the ledger in ``out``, and write the graph there. Raises KGError; one bad source is in ``failures``.
    ``cluster`` reads the sources and their articles elsewhere; ``engine`` those articles that have no findings then."""
    from kg.read import expand, read_source

    workers.leave_a_script_that_is_imported()
    out = Path(out)
    with alone(out), Ledger(out, create=True) as ledger:
        settings = asked(ledger, graph, model, ontology, page, copies)
        linked = read_links(links)  # before anything is read: a wrong file costs no time
        before = Settings.kept(ledger).ontology
        metadata = Metadata(published=published, publisher=publisher)
        given = expand(sources, anonymous=anonymous)
        if cluster is None:
            readings: Iterable[shards.Reading] = ((source, read_source(source, split=split, metadata=metadata)) for source in given)
        else:
            own = str(Path(ontology).absolute()) if ontology else None
            how = shards.How(split, metadata, models(model), own, settings.ontology or "", settings.pipelines, settings.name, copies)
            readings = cluster(given, how, progress)
        report = _read(ledger, settings, readings, progress)
        report.other_relations = before not in (None, settings.ontology)
        if linked is not None:
            ledger.set("links", linked)
        _extract(ledger, settings, report, ontology, jobs, engine, progress)
        # only now: a build that is killed before leaves the former settings with the former findings
        settings.keep(ledger)
        ledger.sweep(settings.pipelines.values(), settings.ontology or "")
        return _balance(ledger, settings, _finish(ledger, out, settings, report, progress))


def rebuild(out: Path | str, *, progress: Progress = lambda *_: None) -> Report:
    """The graph of a folder made anew from its ledger, after a judgement or a removal. No article is read."""
    with alone(Path(out)), Ledger(out) as ledger:
        return _finish(ledger, Path(out), Settings.kept(ledger), Report(Graph(), 0, None), progress)  # type: ignore[arg-type]


def of_shards(folder: Path | str, *, progress: Progress = lambda *_: None) -> Graph:
    """The graph of what a cluster left in a folder, without a ledger that lasts. Raises NotFound, FormatError."""
    from kg.shards import manifest, parquet

    parts, how = manifest.noted(Path(folder))
    settings = Settings(how.graph, None, how.kinds, how.pipelines, False, how.copies)
    with TemporaryDirectory(prefix="kg-") as out, Ledger(out, create=True) as ledger:
        return _finish(ledger, Path(out), settings, _read(ledger, settings, parquet.readings(parts), progress), progress).graph


def account(ledger: Ledger) -> accounts.Account:
    """What became of all that the sources in a ledger hold; an article that a killed build has not come to keeps it from closing."""
    settings = Settings.kept(ledger)
    return accounts.account(ledger, list(settings.pipelines.values()), settings.ontology or "")


def doubts(out: Path | str) -> tuple[Doubt, ...]:
    """Pairs of names that may be one, of the graph in a folder, the most valuable first."""
    from kg.resolve import resolve

    with Ledger(Path(out)) as ledger:
        settings, judged = Settings.kept(ledger), ledger.judgements()
        pairs = _pairs(judged)
        found = split_judged(ledger.findings(settings.pipelines.values(), settings.ontology or ""), pairs)
        return resolve(found, judgements=pairs, links=kept_links(ledger)).doubts


def _read(ledger: Ledger, settings: Settings, readings: Iterable[shards.Reading], progress: Progress) -> Report:
    from kg.kernel import Row

    report = Report(Graph(), 0, None)  # type: ignore[arg-type]  # filled by _finish
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
        if whole:  # a source that could not be read keeps what it gave before
            left = ledger.finish_source(source.label, source.argument, reading)
            if left:
                report.gone.append(f"{source.label}: {left} article{'s' * (left > 1)} no longer in it")
    for argument, labels in given.items():
        report.gone += ledger.forget_missing(argument, labels)
    return report


def _extract(ledger: Ledger, settings: Settings, report: Report, ontology: Path | str | None, jobs: int, engine: Engine, progress: Progress) -> None:
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


@contextmanager
def uncollected() -> Iterator[None]:
    """Without the collector of cycles: the things of a graph make none, and it would walk all of them again with each few thousand new ones, which takes
    a third of the time in which a graph is made."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


@uncollected()
def _finish(ledger: Ledger, out: Path, settings: Settings, report: Report, progress: Progress) -> Report:
    from kg.extract import dates
    from kg.resolve import resolve

    def found() -> Iterator[Findings]:
        return split_judged(ledger.findings(settings.pipelines.values(), settings.ontology or ""), pairs)

    def dated(expression: TimeExpression, published: str | None, planned: bool) -> Interval:
        return dates.resolve(expression, published, future=True if planned else None)

    kept = ledger.judgements()
    pairs = _pairs(kept)
    report.resolution = resolve(found(), judgements=pairs, links=kept_links(ledger))
    articles = list(ledger.articles())
    repeated = copying.find(articles) if settings.copies else {}
    made = assemble(
        settings.name, articles, found(), report.resolution.entities, report.resolution.entity_of, dated=dated, verdicts=verdicts(kept), copies=repeated
    )
    report.graph = made
    export(made, out, page=settings.page, progress=progress)
    fingerprint, summary = runs.encode(runs.summary(made))
    report.run = ledger.keep_run(fingerprint, summary, runs.anchors(made))
    return report


def _balance(ledger: Ledger, settings: Settings, report: Report) -> Report:
    """Keep the account of the build. Raises LedgerError when an article is unaccounted for, which would be a fault of kg."""
    given = report.articles + report.unread
    made = accounts.account(ledger, list(settings.pipelines.values()), settings.ontology or "", reading=report.reading, given=given)
    accounts.keep(ledger, report.run, made)
    if not made.closed:
        raise LedgerError(f"the files are written, but the account of this build does not close: {made}; please report it with the sources")
    report.account = made
    return report


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


def _pairs(kept: Sequence[Kept]) -> list[Judgement]:
    return [k.judgement for k in kept if k.judgement.kind in ("same", "different")]


def verdicts(kept: Sequence[Kept]) -> dict[tuple[str, int, int, str], Verdict]:
    """Judgements on statements by evidence; a later one overrules an earlier one."""
    found: dict[tuple[str, int, int, str], Verdict] = {}
    for one in kept:
        if one.judgement.kind in ("reject", "confirm"):
            for at in one.judgement.at:
                found[at.article, at.start, at.end, one.judgement.relation] = "rejected" if one.judgement.kind == "reject" else "confirmed"
    return found


@contextmanager
def alone(out: Path) -> Iterator[None]:
    """One build at a time in a folder. Raises LedgerError when another is at work there, or the folder cannot be written."""
    try:
        out.mkdir(parents=True, exist_ok=True)
        lock = (out / ".kg.lock").open("w")
    except OSError as error:
        raise LedgerError(f"the folder {out.name} cannot be written: {error.strerror}; give another one with --out") from error
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise LedgerError(f"another kg command is building in {out.name}; wait for it to end, or give another folder with --out") from error
        yield
