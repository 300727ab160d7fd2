"""kg view: the page."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.common import confidence_option, load_graph, one_entity, out_option


@click.command(epilog='Example: kg view --focus "Angela Merkel" --hops 1 --open')
@out_option
@confidence_option
@click.option("--focus", metavar="NAME", help="Open the page on the things around this one.")
@click.option("--hops", type=click.IntRange(1, 3), default=2, show_default=True, help="How far around --focus.")
@click.option("--title", help="What stands on top.")
@click.option("--quotes-only", is_flag=True, help="Leave out the texts of the articles but for the quoted sentences.")
@click.option(
    "--to", "target", type=click.Path(dir_okay=False, path_type=Path), help="The file to write (default: graph.html, with --focus view.html, in --out)."
)
@click.option("--open", "opened", is_flag=True, help="Open it in the browser.")
def view(out: Path, min_confidence: float, focus: str | None, hops: int, title: str | None, quotes_only: bool, target: Path | None, opened: bool) -> None:
    """Make the interactive page: one file that needs no network."""
    from kg.formats.atomic import write_text
    from kg.page import render

    graph = load_graph(out, min_confidence)
    focused = one_entity(graph, focus, out).id if focus else None
    plain = not (focus or title or quotes_only or min_confidence)
    target = target or out / ("graph.html" if plain else "view.html")
    write_text(target, render(graph, title=title, quotes_only=quotes_only, focus=focused, hops=hops))
    click.echo(str(target))
    if opened:
        click.launch(target.resolve().as_uri())
