"""The files of Neo4j's offline bulk import (``neo4j-admin database import full``), for graphs too large to send.

They hold the same rows as :mod:`kg.stores.neo4j` writes. The marker node is among them, so that a later load sends only the difference.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from kg.formats.atomic import replacing
from kg.model import Graph
from kg.stores.reified import KEYS, Properties, edges, fingerprint, nodes

TYPES = {
    **dict.fromkeys(("named", "negated"), "boolean"),
    **dict.fromkeys(("confidence", "amount_value"), "double"),
    **dict.fromkeys(("support", "count", "position", "char_start", "char_end", "page", "articles", "generation"), "long"),
    **dict.fromkeys(("aliases", "statements"), "string[]"),
}
NODES: dict[str, tuple[str, ...]] = {**KEYS, "KGLoad": ("graph", "generation", "fingerprint")}
DIRECT = ("relation", "status", "speaker", "statements", "support", "articles", "event_first", "event_last", "published_first", "published_last")
RELATIONSHIPS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("NAMES", "SUBJECT_OF", "OBJECT"), ()),
    "MENTIONED_IN": ("count",),
    "PARTICIPANT": ("role",),
    "SAID_BY": ("position", "words"),
    "EVIDENCE": ("char_start", "char_end", "quote", "page"),
    "DISPUTES": ("reason",),
    "FULFILS": ("reason",),
    "direct": DIRECT,
}
BETWEEN = "\x1e"  # stands between the items of a list; where a name holds it, it becomes a space

# A file cannot say "an empty list": those nodes come without the property.
NO_ALIASES = "MATCH (n:KG:Entity) WHERE n.aliases IS NULL CALL (n) { SET n.aliases = [] } IN TRANSACTIONS;"


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written: counts of rows, and the command that imports them."""

    nodes: int
    relationships: int
    command: str


def export(graph: Graph, folder: Path) -> Exported:
    """Write a file for each kind of row, ``schema.cypher`` with the constraints to make afterwards, and ``import.txt`` with the command.

    Each file is written beside its place and takes it when all are whole. Raises FormatError when the folder cannot be written.
    """
    names = [*(f"nodes-{kind}.csv" for kind in NODES), *(f"relationships-{kind}.csv" for kind in RELATIONSHIPS), "schema.cypher", "import.txt"]
    with replacing(*(folder / name for name in names)) as drafts:
        return _write(graph, dict(zip(names, drafts, strict=True)))


def command(database: str = "neo4j") -> str:
    """The command to run in the folder while the server is stopped. Each file has a header of its own, so each is named."""
    given = [f"--nodes=nodes-{kind}.csv" for kind in NODES] + [f"--relationships=relationships-{kind}.csv" for kind in RELATIONSHIPS]
    return f"neo4j-admin database import full {database} --overwrite-destination --multiline-fields=true --array-delimiter=U+001E {' '.join(given)}"


def _write(graph: Graph, places: Mapping[str, Path]) -> Exported:
    with ExitStack() as files:

        def begin(name: str, header: Sequence[str]) -> TextIO:
            file = files.enter_context(places[name].open("w", encoding="utf-8", newline=""))
            file.write(",".join(header) + "\n")
            return file

        counts, types = _rows(graph, begin)
    schema = [
        "CREATE CONSTRAINT kg_id IF NOT EXISTS FOR (n:KG) REQUIRE n.id IS UNIQUE;",
        "CREATE INDEX kg_name_key IF NOT EXISTS FOR (n:Name) ON (n.key);",
        *(f"CREATE CONSTRAINT kg_rel_{kind} IF NOT EXISTS FOR ()-[r:{kind}]-() REQUIRE r.kg IS UNIQUE;" for kind in sorted(types)),
        NO_ALIASES,
    ]
    places["schema.cypher"].write_text("\n".join(schema) + "\n", encoding="utf-8")
    how = f"Stop the server, then run in this folder:\n{command()}\nStart the server, then run schema.cypher in cypher-shell or in the browser.\n"
    places["import.txt"].write_text(how, encoding="utf-8")
    return Exported(*counts, command())


def _rows(graph: Graph, begin: Callable[[str, Sequence[str]], TextIO]) -> tuple[tuple[int, int], set[str]]:
    """Write the rows; how many nodes and relationships, and the types of these."""
    of_nodes = {kind: begin(f"nodes-{kind}.csv", ("id:ID", *_columns(keys), ":LABEL")) for kind, keys in NODES.items()}
    of_edges = {
        kind: begin(f"relationships-{kind}.csv", (":START_ID", ":END_ID", "kg:string", *_columns(keys), ":TYPE")) for kind, keys in RELATIONSHIPS.items()
    }
    of_kind = [0, 0]
    for node in nodes(graph):
        kind = node.labels[0]
        of_nodes[kind].write(_line(node.id, *_cells(node.properties, NODES[kind]), ["KG", *node.labels]))
        of_kind[0] += 1
    of_nodes["KGLoad"].write(_line(f"{graph.name}-load", graph.name, 1, fingerprint(graph), ["KG", "KGLoad"]))
    types: set[str] = set()
    for edge in edges(graph):
        kind = "direct" if "statements" in edge.properties else edge.type
        of_edges[kind].write(_line(edge.start, edge.end, edge.id, *_cells(edge.properties, RELATIONSHIPS[kind]), edge.type))
        types.add(edge.type)
        of_kind[1] += 1
    return (of_kind[0], of_kind[1]), types


def _columns(keys: Sequence[str]) -> list[str]:
    return [f"{key}:{TYPES.get(key, 'string')}" for key in keys]


def _cells(properties: Properties, keys: Sequence[str]) -> Iterator[object]:
    return (properties.get(key) for key in keys)


def _line(*cells: object) -> str:
    return ",".join(map(_cell, cells)) + "\n"


def _cell(value: object) -> str:
    """Every text in quotes: nothing without quotes is null, "" is the empty text."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case int() | float():
            return repr(value)
        case list():
            if not value:
                return ""
            value = BETWEEN.join(str(item).replace(BETWEEN, " ") for item in value)
    return '"' + str(value).replace('"', '""') + '"'
