"""kg build: read, extract, write; then the news in twelve lines."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.common import out_option
from kg.cli.completion import files
from kg.cli.text import counted
from kg.errors import UsageError

if TYPE_CHECKING:
    from kg.report import Progress, Report


@click.command(epilog="Example: kg build articles/ notes.txt --published 2024-06-19 --publisher 'Example News'")
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...", shell_complete=files)
@out_option
@click.option("--published", metavar="DATE", help="When the articles appeared (2024-06-19), where the text does not say.")
@click.option("--publisher", metavar="NAME", help="Who published them, where the text does not say.")
@click.option("--split", type=click.Choice(["auto", "never"]), default="auto", show_default=True, help="Whether a text file may hold several articles.")
@click.option("--model", metavar="NAME", help="An installed spaCy pipeline instead of the shipped one.")
@click.option("--ontology", type=click.Path(dir_okay=False, path_type=Path), help="Your own relation types (TOML), before the shipped ones.")
@click.option(
    "--links",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Known names, one JSON object a line: id (Wikidata), label, aliases, type; kept for later builds.",
)
@click.option("--anonymous-sources", "anonymous", is_flag=True, help="File names become hashes, in every output.")
@click.option("--graph", metavar="NAME", help="The graph's name, in front of every id (default: news).")
@click.option("--jobs", type=click.IntRange(1), default=1, show_default=True, help="Processes that read at once.")
@click.option("--engine", type=click.Choice(["pool", "spark"]), default="pool", show_default=True, help="Read in processes here, or on a Spark cluster.")
@click.option("--master", metavar="URL", default="local[*]", show_default=True, help="The Spark cluster (spark://host:7077, yarn, local[4]).")
@click.option(
    "--shards",
    type=click.Path(file_okay=False, path_type=Path),
    help="With --engine spark: a folder that all machines see, for findings as Parquet (default: shards in --out).",
)
@click.option("--copies", type=click.Choice(["auto", "off"]), default="auto", show_default=True, help="Whether nearly equal articles count once.")
@click.option("--page/--no-page", default=True, help="Write graph.html too.")
def build(
    sources: tuple[str, ...],
    out: Path,
    published: str | None,
    publisher: str | None,
    engine: str,
    master: str,
    shards: Path | None,
    copies: str,
    **options: Any,
) -> None:
    """Read articles and write the graph to a folder. The same command again reads only what is new.

    SOURCE: .txt .md .jsonl .csv .parquet .html .pdf .docx .warc files (also .gz), folders, patterns, or - for standard input.
    """
    from kg import flow

    if published is not None:
        from datetime import date

        try:
            date.fromisoformat(published)
        except ValueError as error:
            raise UsageError(f"--published {published!r} is no date; give it as 2024-06-19") from error
    _check_engine(engine)
    if engine == "spark":
        from kg import spark

        options |= {"engine": spark.engine(master), "cluster": spark.cluster(master, shards or out / "shards")}
    with progress() as shown:
        report = flow.build(sources, out=out, published=published, publisher=publisher, copies=copies == "auto", progress=shown, **options)
    from kg.cli.news import news
    from kg.cli.text import failure_line

    for failure in report.failures:
        click.echo(failure_line(failure), err=True)
    click.echo("\n".join(news(report, out)))
    if report.failed:
        raise click.exceptions.Exit(1)


def _check_engine(engine: str) -> None:
    """An option of one engine beside the other is said, never ignored; kg.toml may hold options of both. Raises UsageError."""
    context = click.get_current_context()
    given = {name for name in ("jobs", "master", "shards") if context.get_parameter_source(name) is click.core.ParameterSource.COMMANDLINE}
    if engine == "spark" and "jobs" in given:
        raise UsageError("--jobs counts processes of this machine and has no meaning with --engine spark; say it in the master: --master 'local[2]'")
    if engine == "pool" and given & {"master", "shards"}:
        raise UsageError(f"--{min(given & {'master', 'shards'})} is for --engine spark; add that, or leave it out")


@contextmanager
def progress() -> Iterator[Progress]:
    """A bar on standard error; nothing where that is no terminal."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    console = Console(stderr=True)
    if not console.is_terminal:
        yield lambda *_: None
        return
    names = {"read": "reading", "extract": "extracting", "export": "writing", "load": "loading"}
    with Progress(TextColumn("{task.description:<11}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), console=console, transient=True) as bars:
        tasks: dict[str, Any] = {}

        def show(stage: str, done: int, total: int | None) -> None:
            if stage not in tasks:
                tasks[stage] = bars.add_task(names.get(stage, stage), total=total)
            bars.update(tasks[stage], completed=done, total=total)

        yield show


def summary_line(report: Report) -> str:
    """What was given and what became of it."""
    known = report.articles - report.new
    parts = [
        f"{counted(report.articles, 'article')} in {counted(report.sources, 'source')}",
        f"{report.new} new",
        f"{known} known",
        f"{report.read} read now",
    ]
    if report.failed:
        parts.append(f"{report.failed} failed")
    if report.skipped:
        parts.append(f"{report.skipped} skipped")
    return ", ".join(parts)
