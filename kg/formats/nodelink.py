"""JSON as networkx.node_link_graph reads it, streamed: {"directed", "multigraph", "graph", "nodes", "edges"}."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, BinaryIO

from kg.errors import FormatError
from kg.formats import records, rows
from kg.formats.atomic import replacing, why
from kg.model import Graph


def dump(graph: Graph, path: Path, *, full: bool = False) -> list[Path]:
    """Raises FormatError."""
    found = rows.of(graph, full=full)
    with replacing(path) as (draft,):
        with draft.open("wb", buffering=1 << 20) as file:
            file.write(b'{"directed":true,"multigraph":true,"graph":' + records.line({"name": graph.name}) + b',"nodes":[')
            nodes = _write(file, ({"id": ident, **rows.named(found.node_columns, values)} for ident, *values in found.nodes))
            file.write(b'],"edges":[')
            edges = _write(file, (_edge(found.edge_columns, *edge) for edge in found.edges))
            file.write(b"]}\n")
        back = _read(draft, path.name)
        if (len(back["nodes"]), len(back["edges"])) != (nodes, edges):
            raise FormatError(f"{path.name}: {nodes} nodes and {edges} edges were written, {len(back['nodes'])} and {len(back['edges'])} read back")
    return [path]


def load(path: Path) -> Graph:
    """Of a file written with ``full=True``. Raises FormatError."""
    return rows.graph_of(_records(_read(path, path.name)), path.name)


def _edge(columns: Iterable[str], ident: str, source: str, target: str, *values: rows.Value | None) -> records.Record:
    return {"source": source, "target": target, "key": ident, **rows.named(columns, values)}


def _write(file: BinaryIO, lines: Iterable[records.Record]) -> int:
    count = 0
    for count, line in enumerate(lines, 1):
        file.write(b"\n" if count == 1 else b",\n")
        file.write(records.line(line))
    return count


def _read(path: Path, name: str) -> dict[str, Any]:
    try:
        found = json.loads(path.read_bytes())
    except (RecursionError, ValueError) as error:
        raise FormatError(f"{name} is no JSON: {error}") from error
    except OSError as error:
        raise FormatError(f"{name} cannot be read: {why(error)}") from error
    if not isinstance(found, dict) or not isinstance(found.get("nodes"), list) or not isinstance(found.get("edges"), list):
        raise FormatError(f"{name}: expected an object with the lists nodes and edges, as networkx writes it")
    return found


def _records(found: dict[str, Any]) -> Iterator[str]:
    return (node["record"] for node in found["nodes"] if isinstance(node, dict) and "record" in node)
