"""The whole flow on one screen: sources -> articles -> findings (only of what is new) -> entities -> graph -> files."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Protocol

from kg import intake, making, shards, workers
from kg.errors import LedgerError
from kg.ledger import Ledger, accounts, verdicts
from kg.ledger.apart import split as split_judged
from kg.ledger.lock import alone
from kg.model import Graph, Metadata
from kg.report import Progress, Report
from kg.settings import Settings, asked, kept_links, models, read_links

if TYPE_CHECKING:
    from kg.intake import Engine
    from kg.read import Source
    from kg.resolve import Doubt


class Cluster(Protocol):
    """Reads sources on other machines: what each of them gave, the findings beside the articles (:func:`kg.spark.cluster`)."""

    def __call__(self, sources: Sequence[Source], how: shards.How, progress: Progress) -> Iterable[shards.Reading]: ...


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
        report = intake.read(ledger, settings, readings, progress)
        report.other_relations = before not in (None, settings.ontology)
        if linked is not None:
            ledger.set("links", linked)
        intake.extract(ledger, settings, report, ontology, jobs, engine, progress)
        # only now: a build that is killed before leaves the former settings with the former findings
        settings.keep(ledger)
        ledger.sweep(settings.pipelines.values(), settings.ontology or "")
        return _balance(ledger, settings, making.finish(ledger, out, settings, report, progress))


def rebuild(out: Path | str, *, progress: Progress = lambda *_: None) -> Report:
    """The graph of a folder made anew from its ledger, after a judgement or a removal. No article is read."""
    with alone(Path(out)), Ledger(out) as ledger:
        return making.finish(ledger, Path(out), Settings.kept(ledger), Report(Graph(), 0, None), progress)  # type: ignore[arg-type]


def of_shards(folder: Path | str, *, progress: Progress = lambda *_: None) -> Graph:
    """The graph of what a cluster left in a folder, without a ledger that lasts. Raises NotFound, FormatError."""
    from kg.shards import manifest, parquet

    parts, how = manifest.noted(Path(folder))
    settings = Settings(how.graph, None, how.kinds, how.pipelines, False, how.copies)
    with TemporaryDirectory(prefix="kg-") as out, Ledger(out, create=True) as ledger:
        return making.finish(ledger, Path(out), settings, intake.read(ledger, settings, parquet.readings(parts), progress), progress).graph


def account(ledger: Ledger) -> accounts.Account:
    """What became of all that the sources in a ledger hold; an article that a killed build has not come to keeps it from closing."""
    settings = Settings.kept(ledger)
    return accounts.account(ledger, list(settings.pipelines.values()), settings.ontology or "")


def doubts(out: Path | str) -> tuple[Doubt, ...]:
    """Pairs of names that may be one, of the graph in a folder, the most valuable first."""
    from kg.resolve import resolve

    with Ledger(Path(out)) as ledger:
        settings, judged = Settings.kept(ledger), ledger.judgements()
        pairs = verdicts.pairs(judged)
        found = split_judged(ledger.findings(settings.pipelines.values(), settings.ontology or ""), pairs)
        return resolve(found, judgements=pairs, links=kept_links(ledger)).doubts


def _balance(ledger: Ledger, settings: Settings, report: Report) -> Report:
    """Keep the account of the build. Raises LedgerError when an article is unaccounted for, which would be a fault of kg."""
    given = report.articles + report.unread
    made = accounts.account(ledger, list(settings.pipelines.values()), settings.ontology or "", reading=report.reading, given=given)
    accounts.keep(ledger, report.run, made)
    if not made.closed:
        raise LedgerError(f"the files are written, but the account of this build does not close: {made}; please report it with the sources")
    report.account = made
    return report
