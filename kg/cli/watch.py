"""kg watch: which names of a list occur."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import click

from kg.cli.common import confidence_option, load_graph, out_option
from kg.cli.text import block, clean, counted, short_id


@click.command(epilog="Example: kg watch names.csv   (columns name, aliases apart by ;, note)")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="NAMES.CSV")
@out_option
@confidence_option
def watch(file: Path, out: Path, min_confidence: float) -> None:
    """Which of these names occur, surely or doubtfully (with the reason), in which articles, and the statements between two of them. It joins nothing."""
    from kg.resolve.watch import read
    from kg.resolve.watch import watch as sight
    from kg.stores.paths import members

    rows = read(file)
    graph = load_graph(out, min_confidence)
    found = sight(rows, graph.entities)
    for row in rows:
        sightings = [s for s in found if s.watched == row]
        note = f"  ({clean(row.note)})" if row.note else ""
        click.echo(click.style(clean(row.name), bold=True) + note + ("" if sightings else "  does not occur"))
        for s in sightings:
            click.echo(f"  {'sure    ' if s.sure else 'doubtful'}  {clean(s.entity.name)} [{short_id(s.entity.id)}], {clean(s.reason)}")
            for article in s.articles[:5]:
                click.echo(f"            {clean(graph.article(article).name)}")
            if len(s.articles) > 5:
                click.echo(f"            … and {counted(len(s.articles) - 5, 'more article')}")
    ids: dict[str, set[str]] = {}
    for s in found:
        ids.setdefault(s.entity.id, set()).add(s.watched.name)
    between = [s for s in graph.statements if any(ids[a] != ids[b] for a, b in combinations(sorted(members(s) & ids.keys()), 2))]
    if between:
        click.echo(f"\n{counted(len(between), 'statement')} between two of them:")
        for statement in between:
            click.echo("\n" + block(statement, graph, quotes=1))
