"""kg load: the graph into Neo4j."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from functools import partial
from hashlib import sha256
from pathlib import Path

import click

from kg.cli.build import progress
from kg.cli.common import confidence_option, confident, load_graph, out_option
from kg.cli.neo4j import neo4j_options, neo4j_store
from kg.model import Graph


@click.command(epilog="Example: KG_NEO4J_PASSWORD=… kg load --uri bolt://localhost:7687")
@out_option
@confidence_option
@neo4j_options
@click.option(
    "--shards",
    type=click.Path(file_okay=False, path_type=Path),
    help="Load the graph of the Parquet findings that kg build --engine spark left in this folder, instead of that in --out.",
)
@click.option("--check", is_flag=True, help="Compare every row with the database, even if its marker says that nothing changed.")
@click.option("--wipe", is_flag=True, help="Delete what kg wrote for this graph, and nothing else.")
@click.option("--yes", is_flag=True, help="Do not ask before --wipe.")
def load(out: Path, shards: Path | None, min_confidence: float, uri: str, user: str, database: str, check: bool, wipe: bool, yes: bool) -> None:
    """Write the graph into Neo4j beside whatever is there; again = only what changed."""
    graph = load_graph(out, min_confidence) if shards is None else _of_shards(shards, min_confidence)
    if wipe and not yes and not click.confirm(f"Delete the graph {graph.name!r} from {uri}, database {database}?", err=True):
        click.echo("nothing was deleted")
        return
    kept = out / ".loaded" / sha256(f"{uri} {database} {graph.name} {min_confidence}".encode()).hexdigest()[:16]
    with neo4j_store(uri, user, database) as store, progress() as bar:
        shown = partial(bar, "load")
        if wipe:
            done = store.wipe(graph.name, on_progress=shown)
            shutil.rmtree(kept, ignore_errors=True)
        else:
            remembered = shards is None and not check and (kept / "triples.jsonl").is_file()
            previous = load_graph(kept, min_confidence) if remembered else None
            done = store.load(graph, previous=previous, check=check, on_progress=shown)
            if shards is None:
                _keep(out, kept)
    words = {
        "unchanged": "nothing to do, the database holds this graph",
        "new": "loaded",
        "difference": "sent the difference",
        "compared": "compared with the database",
    }
    said = "deleted" if wipe else words[done.way]
    rows = f"{done.created} rows created, {done.changed} changed, {done.deleted} deleted"
    click.echo(f"{said}: {rows} ({len(graph.statements)} statements, {len(graph.entities)} entities)")
    if done.retired:
        click.echo(f"kept, labelled :Retired, because others' relationships hang on them: {_some(done.retired)}")
    if done.withheld:
        click.echo(f"written without the label of their type, because a constraint of others forbids it (the property type has it): {_some(done.withheld)}")


def _of_shards(folder: Path, min_confidence: float) -> Graph:
    from kg import flow

    return confident(flow.of_shards(folder), min_confidence)


def _some(ids: Sequence[str]) -> str:
    return ", ".join(ids[:5]) + (f" … ({len(ids)} in all)" if len(ids) > 5 else "")


def _keep(out: Path, kept: Path) -> None:
    """Remember what was loaded, so that the next load sends the difference only. Exports are replaced, never changed, so links suffice."""
    shutil.rmtree(kept, ignore_errors=True)
    kept.mkdir(parents=True)
    for name in ("triples.jsonl", "entities.jsonl", "articles.jsonl", "details.jsonl"):
        try:
            os.link(out / name, kept / name)
        except OSError:  # a file system without links
            shutil.copyfile(out / name, kept / name)
