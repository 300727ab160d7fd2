"""kg path: ways between two names over statements."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.common import confidence_option, load_graph, one_entity, out_option
from kg.cli.text import arrow, clean, quoted, short_id, wrapped
from kg.errors import NotFound
from kg.model import STATUSES, Graph, Statement, Status


@click.command(epilog='Example: kg path "Angela Merkel" "Joe Biden" --only asserted --avoid Germany')
@click.argument("a")
@click.argument("b")
@out_option
@confidence_option
@click.option("--only", type=click.Choice(STATUSES), help="Only over statements of this status.")
@click.option("--avoid", multiple=True, metavar="NAME", help="Not over this one; may be repeated.")
@click.option("--count", type=click.IntRange(1, 20), default=3, show_default=True, help="How many ways.")
def path(a: str, b: str, out: Path, min_confidence: float, only: Status | None, avoid: tuple[str, ...], count: int) -> None:
    """The best ways from A to B over statements, with quote, status and speaker at each hop. Ways over busy names cost more."""
    from kg.stores.paths import Paths

    graph = load_graph(out, min_confidence)
    start, end = one_entity(graph, a, out), one_entity(graph, b, out)
    avoided = [one_entity(graph, name, out).id for name in avoid]
    found = Paths(graph, only=only, avoid=avoided).between(start.id, end.id, count=count)
    if start.id == end.id:
        raise NotFound(f"{a!r} and {b!r} are the same thing in the graph: {clean(start.name)}")
    if not found.ways:
        limits = " under these conditions" if only or avoid or min_confidence else ""
        raise NotFound(f"no statements connect {clean(start.name)} and {clean(end.name)}{limits}")
    for number, way in enumerate(found.ways, 1):
        names = " – ".join([clean(start.name), *(clean(hop.end.name) for hop in way.hops)])
        click.echo(click.style(f"{number}. {names}", bold=True))
        for hop in way.hops:
            click.echo("\n".join(_hop(hop.statements[0], len(hop.statements), graph)))
    if found.hub:
        click.echo(
            f"All ways lead over {clean(found.hub.name)}, which {found.hub_neighbours} others are connected with; try --avoid {clean(found.hub.name)!r}."
        )


def _hop(statement: Statement, count: int, graph: Graph) -> list[str]:
    voice = f", says {clean(statement.speakers[0].name or statement.speakers[0].words)}" if statement.speakers else ""
    more = f", and {count - 1} more" if count > 1 else ""
    lines = [f"   {arrow(statement, graph)}  ({statement.status}{voice}{more})  [{short_id(statement.id)}]"]
    for evidence in statement.evidence[:1]:
        sentence, where = quoted(evidence, graph)
        lines += [wrapped(sentence, "      "), wrapped(f"— {where}", "        ")]
    return lines
