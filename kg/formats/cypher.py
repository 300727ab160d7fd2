"""A Cypher script for `cypher-shell < x.cypher`: MERGE by id, so that running it twice changes nothing. To send a graph to a server, use `kg load`.

Texts stand in it as string literals: everything but letters, digits, spaces and harmless signs is written as an escape.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from kg.errors import FormatError
from kg.formats import rows
from kg.formats.atomic import replacing
from kg.model import Graph
from kg.stores import reified

_SLICE = 500  # rows a statement
_UNSAFE = re.compile(r"\\u?|[^\w \-.,:;!?()\[\]{}/+*=%&#@<>|~^$€«»„“”‘’–—…]")
_HEAD = """// A graph made by kg. Run it with: cypher-shell -u neo4j -f {name}
CREATE CONSTRAINT kg_id IF NOT EXISTS FOR (n:KG) REQUIRE n.id IS UNIQUE;
"""


def dump(graph: Graph, path: Path, *, full: bool = False) -> list[Path]:
    """Raises FormatError; StoreError for a type or relation that is not one of the ontology's form."""
    with replacing(path) as (draft,):
        written = 0
        with draft.open("w", encoding="utf-8", newline="\n", buffering=1 << 20) as file:
            file.write(_HEAD.format(name=re.sub(r"[^\w.\-]", "_", path.name)))
            for statement in _script(graph, full):
                file.write(statement)
                written += 1
        with draft.open(encoding="utf-8") as file:
            back = sum(line.endswith(";\n") for line in file) - 1
        if back != written:
            raise FormatError(f"{path.name}: {written} statements were written, {back} read back; nothing was replaced")
    return [path]


def load(path: Path) -> Graph:
    """A script is for a database, not for reading back. Raises FormatError always."""
    raise FormatError(f"{path.name} is a script for a database and cannot be read back; use a .jsonl file, or another format with --full")


def _script(graph: Graph, full: bool) -> Iterator[str]:
    nodes = reified.nodes(graph) if full else (reified.entity_node(entity) for entity in graph.entities)
    groups: dict[tuple[str, ...], list[str]] = {}
    for node in nodes:
        labels = tuple(_label(label) for label in node.labels)
        groups.setdefault(labels, []).append(f"{{id: {literal(node.id)}, v: {literal(node.properties)}}}")
    for labels in sorted(groups):
        for part in _sliced(groups[labels]):
            yield f"UNWIND [{part}] AS row MERGE (n:KG {{id: row.id}}) SET n:{':'.join(labels)}, n += row.v;\n"
    by_type: dict[str, list[str]] = {}
    for edge in reified.edges(graph) if full else _drawn(graph):
        found = by_type.setdefault(_type(edge.type), [])
        found.append(f"{{id: {literal(edge.id)}, s: {literal(edge.start)}, t: {literal(edge.end)}, v: {literal(edge.properties)}}}")
    for kind in sorted(by_type):
        for part in _sliced(by_type[kind]):
            yield f"UNWIND [{part}] AS row MATCH (a:KG {{id: row.s}}), (b:KG {{id: row.t}}) MERGE (a)-[r:{kind} {{kg: row.id}}]->(b) SET r += row.v;\n"


def _drawn(graph: Graph) -> Iterator[reified.Edge]:
    types = {statement.id: rows.edge_type(statement) for statement in graph.statements}
    for ident, source, target, *values in rows.of(graph, full=False).edges:
        yield reified.Edge(ident, types[ident], source, target, rows.named(rows.EDGES, values))


def literal(value: object) -> str:
    """A Cypher literal of a string, number, boolean, list or map with names of ours as keys."""
    if isinstance(value, str):
        return f"'{_UNSAFE.sub(_escape, value)}'"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return f"[{', '.join(map(literal, value))}]"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{key}: {literal(item)}' for key, item in value.items())}}}"
    return repr(value)


def _escape(found: re.Match[str]) -> str:
    # Neo4j replaces \\uXXXX before it looks for the end of a string, so quotes and backslashes are never written that way, and no "\\u" of a text stands
    # behind a backslash.
    plain = {"'": "\\'", "\\": "\\\\", "\\u": "\\\\\\u0075"}.get(found[0])
    if plain is not None:
        return plain
    code = ord(found[0])
    if 0xD800 <= code <= 0xDFFF:
        return "?"
    if code > 0xFFFF:
        code -= 0x10000
        return f"\\u{0xD800 + (code >> 10):04X}\\u{0xDC00 + (code & 0x3FF):04X}"
    return f"\\u{code:04X}"


def _label(name: str) -> str:
    if not reified.LABEL.fullmatch(name):
        raise FormatError(f"the type {name!r} cannot be a label; expected {reified.LABEL.pattern}")
    return name


def _type(name: str) -> str:
    if not reified.RELATION.fullmatch(name):
        raise FormatError(f"the relation {name!r} cannot be a type; expected {reified.RELATION.pattern}, from the ontology")
    return name


def _sliced(items: Iterable[str]) -> Iterator[str]:
    source = iter(items)
    while part := list(islice(source, _SLICE)):
        yield ", ".join(part)
