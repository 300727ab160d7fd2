"""A graph -> a folder of the engine, in bulk."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from kg.errors import StoreError
from kg.model import ENTITY_TYPES, Graph
from kg.stores import reified
from kg.stores.arcade.machine import message, set_aside, start

SLICE = 20_000  # rows that cross into the JVM at once


def fingerprint(graph: Graph) -> str:
    from importlib.metadata import version

    return f"{reified.fingerprint(graph)} {version('arcadedb-embedded')}"


def build(graph: Graph, folder: Path) -> None:
    start()
    import jpype
    from arcadedb_embedded import ArcadeDBError, create_database

    try:
        database = create_database(str(folder))
    except ArcadeDBError as error:
        raise StoreError(f"the embedded store cannot make {folder.name}: {message(error)}") from error
    try:
        # The bridge takes lists as JSON; the library's Python wrapper sends rows with a list one value at a time, some twenty times slower.
        write_vertices = jpype.JClass("com.arcadedb.python.VertexBatcher").createVerticesJson
        write_edges = jpype.JClass("com.arcadedb.python.EdgeBatcher").newEdgesJson
        types = _vertex_types(database)
        edge_types: set[str] = set()
        with set_aside(), database.graph_batch(expected_edge_count=max(1, 6 * len(graph.statements))) as batch:
            rids: dict[str, str] = {}
            for labels, vertices in _by_kind(reified.nodes(graph), lambda node: node.labels):
                rows = json.dumps([node.properties if labels == ("Name",) else {"id": node.id, **node.properties} for node in vertices])
                made = str(write_vertices(batch._java_graph_batch, _type(labels, types, database), rows)).split(";")
                rids.update(zip((node.id for node in vertices), made, strict=True))
            for kind, group in _by_kind(reified.edges(graph), lambda edge: edge.type):
                if kind not in edge_types:
                    database.command("sql", f"CREATE EDGE TYPE `{kind}`")
                    edge_types.add(kind)
                write_edges(
                    batch._java_graph_batch, kind, json.dumps([{"_src": rids[edge.start], "_dst": rids[edge.end], **edge.properties} for edge in group])
                )
        _index(database)
    except (ArcadeDBError, jpype.JException) as error:
        raise StoreError(f"the embedded store could not load the graph {graph.name!r}: {message(error)}") from error
    finally:
        database.close()


def _vertex_types(database: Any) -> set[str]:
    """Types for the labels, and one for each pair that an entity has: a vertex of `Entity~KG~Person` answers to all three."""
    for label in ("KG", "Entity", "Article", "Statement", "Name", *ENTITY_TYPES):
        database.command("sql", f"CREATE VERTEX TYPE `{label}` IF NOT EXISTS")
    made: set[str] = set()
    for labels in (("Article",), ("Statement",), ("Name",), *(("Entity", kind) for kind in ENTITY_TYPES)):
        _type(labels, made, database)
    return made


def _index(database: Any) -> None:
    """After the load: filling an index row by row costs more than building it."""
    for label, key, unique in (("Entity", "id", "UNIQUE"), ("Statement", "id", "UNIQUE"), ("Name", "key", "UNIQUE")):
        database.command("sql", f"CREATE PROPERTY `{label}`.`{key}` STRING")
        database.command("sql", f"CREATE INDEX ON `{label}` (`{key}`) {unique}")


def _type(labels: tuple[str, ...], made: set[str], database: Any) -> str:
    every = sorted({"KG", *labels})
    name = "~".join(every)
    if name not in made:
        for label in every:
            database.command("sql", f"CREATE VERTEX TYPE `{label}` IF NOT EXISTS")
        database.command("sql", f"CREATE VERTEX TYPE `{name}` EXTENDS {', '.join(f'`{label}`' for label in every)}")
        made.add(name)
    return name


def _by_kind(rows: Iterable[Any], kind: Any) -> Iterator[tuple[Any, list[Any]]]:
    """Slices of rows of one kind; a slice is given when it is full, the rest at the end."""
    waiting: dict[Any, list[Any]] = {}
    for row in rows:
        slot = waiting.setdefault(kind(row), [])
        slot.append(row)
        if len(slot) == SLICE:
            yield kind(row), waiting.pop(kind(row))
    yield from waiting.items()
