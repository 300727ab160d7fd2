"""kg export: the graph for another program."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.common import confidence_option, load_graph, out_option
from kg.errors import UsageError


@click.command(epilog="Examples: kg export graph.gexf; kg export --full graph.json; kg export --format neo4j-admin import/")
@click.argument("file", type=click.Path(path_type=Path))
@out_option
@confidence_option
@click.option("--full", is_flag=True, help="The reified graph: statements, evidence and articles as nodes. Only this one can be read back whole.")
@click.option("--format", "kind", type=click.Choice(["neo4j-admin"]), help="A folder of files for `neo4j-admin database import`.")
def export(file: Path, out: Path, min_confidence: float, full: bool, kind: str | None) -> None:
    """Write FILE by its suffix: .graphml .gexf .jsonl .csv .parquet .cypher .json (CSV and Parquet: x.nodes and x.edges)."""
    from kg import formats

    if kind is None and file.suffix.lower() not in formats.SUFFIXES:
        raise UsageError(
            f"{file.name}: no format has the suffix {file.suffix or '(none)'!r}; give one of {' '.join(formats.SUFFIXES)}, or --format neo4j-admin FOLDER"
        )
    graph = load_graph(out, min_confidence)
    if kind == "neo4j-admin":
        from kg.stores import admin_import

        done = admin_import.export(graph, file)
        click.echo(str(file))
        click.echo(f"{done.nodes} nodes, {done.relationships} relationships; import them with:\n{done.command}", err=True)
        return
    written = formats.dump(graph, file, full=full)
    for path in written:
        click.echo(str(path))
    with_ends = sum(s.subject is not None and s.object is not None for s in graph.statements)
    if not full and file.suffix.lower() != ".jsonl" and with_ends < len(graph.statements):
        left = len(graph.statements) - with_ends
        click.echo(f"{with_ends} statements have two ends and became edges; {left} have one end and are only in --full and .jsonl", err=True)
