"""Former ids in what a reader wrote down: queries and their parameters still find what the ids meant when they were written."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import click

from kg.cli.common import by_id, load_graph
from kg.cli.text import clean
from kg.errors import NotFound
from kg.model import Article, Entity

ID = re.compile(r"[A-Za-z0-9_-]+-[es]-[0-9a-f]{16}")


def followed(text: str, given: Mapping[str, object], out: Path) -> tuple[str, dict[str, object]]:
    """The query and its parameters with ids of today; each that changed is told on stderr. An id that means nothing, or several things now, stays."""
    values = dict(given)
    found = set(ID.findall(text)).union(*(_ids(value) for value in values.values()))
    if not found:
        return text, values
    try:
        graph = load_graph(out)
    except NotFound:  # a query on a server needs no folder
        return text, values
    today = {entity.id for entity in graph.entities} | {statement.id for statement in graph.statements}
    moved = {}
    for ident in sorted(found - today):
        things = by_id(graph, ident, out)
        if len(things) == 1 and not isinstance(things[0], Article):
            thing = things[0]
            moved[ident] = thing.id
            click.echo(f"{ident} is now {thing.id}" + (f" ({clean(thing.name)})" if isinstance(thing, Entity) else ""), err=True)
    return ID.sub(lambda match: moved.get(match[0], match[0]), text), {key: _turned(value, moved) for key, value in values.items()}


def _ids(value: object) -> set[str]:
    if isinstance(value, str):
        return {value} if ID.fullmatch(value) else set()
    return set().union(*map(_ids, value)) if isinstance(value, list) else set()


def _turned(value: object, moved: Mapping[str, str]) -> object:
    if isinstance(value, str):
        return moved.get(value, value)
    return [_turned(one, moved) for one in value] if isinstance(value, list) else value
