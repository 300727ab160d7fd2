"""GraphML (http://graphml.graphdrawing.org), streamed: typed keys, unique edge ids, parallel edges. Opens in Gephi, yEd and networkx."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from xml.parsers import expat

from kg.errors import FormatError
from kg.formats import rows, xml
from kg.formats.atomic import replacing, why
from kg.model import Graph

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
"""
_CHUNK = 2_000  # rows written at once
_TYPES: Mapping[rows.Kind, str] = {"string": "string", "int": "long", "double": "double", "boolean": "boolean", "list": "string"}


def dump(graph: Graph, path: Path, *, full: bool = False) -> list[Path]:
    """Lists are joined by " | ". Characters that XML cannot hold become U+FFFD, and a warning says how many. Raises FormatError."""
    found = rows.of(graph, full=full)
    escaper = xml.Escaper()
    with replacing(path) as (draft,):
        counts = [0, 0]
        with draft.open("w", encoding="utf-8", newline="\n", buffering=1 << 20) as file:
            file.write(_HEAD)
            for domain, letter, columns in (("node", "n", found.node_columns), ("edge", "e", found.edge_columns)):
                for i, (name, kind) in enumerate(columns.items()):
                    file.write(f'  <key id="{letter}{i}" for="{domain}" attr.name="{name}" attr.type="{_TYPES[kind]}"/>\n')
            file.write(f'  <graph id="{escaper.attribute(graph.name)}" edgedefault="directed">\n')
            attribute, special = escaper.attribute, xml.SPECIAL.search
            of_node, of_edge = (
                {name: f'<data key="{x}{i}">' for i, name in enumerate(names)} for x, names in (("n", found.node_columns), ("e", found.edge_columns))
            )
            waiting: list[str] = []
            for node in found.nodes:
                waiting.append(f'<node id="{attribute(node.id)}">{_data(node.values, of_node, escaper)}</node>\n')
                counts[0] += 1
                if len(waiting) == _CHUNK:
                    file.write("".join(waiting))
                    waiting.clear()
            for edge in found.edges:
                ident, source, target, values = edge
                if special(f"{ident}{source}{target}"):
                    ident, source, target = attribute(ident), attribute(source), attribute(target)
                waiting.append(f'<edge id="{ident}" source="{source}" target="{target}">{_data(values, of_edge, escaper)}</edge>\n')
                counts[1] += 1
                if len(waiting) == _CHUNK:
                    file.write("".join(waiting))
                    waiting.clear()
            file.write("".join(waiting))
            file.write("  </graph>\n</graphml>\n")
        xml.check(draft, path.name, nodes=counts[0], edges=counts[1])
    escaper.say(path.name)
    return [path]


def _data(values: rows.Values, opening: Mapping[str, str], escaper: xml.Escaper) -> str:
    needs_care = xml.IN_TEXT.search  # asked here, without a call, of the eight million texts of a million edges
    out = []
    for name, value in values.items():
        kind = type(value)
        if kind is str:
            written = escaper.text(value) if needs_care(value) else value  # type: ignore[arg-type]
        elif kind is bool:
            written = "true" if value else "false"
        elif kind is list:
            written = escaper.text(" | ".join(value))  # type: ignore[arg-type]
        else:
            written = value
        out.append(f"{opening[name]}{written}</data>")
    return "".join(out)


def load(path: Path) -> Graph:
    """Of a file written with ``full=True``. Raises FormatError."""
    return rows.graph_of(_records(path), path.name)


def _records(path: Path) -> Iterator[str]:
    wanted: set[str] = set()
    found: list[str] = []
    current: list[str] | None = None

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal current
        if tag == "key" and attributes.get("attr.name") == "record":
            wanted.add(attributes["id"])
        elif tag == "data" and attributes.get("key") in wanted:
            current = []

    def text(characters: str) -> None:
        if current is not None:
            current.append(characters)

    def end(tag: str) -> None:
        nonlocal current
        if tag == "data" and current is not None:
            found.append("".join(current))
            current = None

    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.CharacterDataHandler, parser.EndElementHandler = start, text, end
    parser.buffer_text = True
    try:
        with path.open("rb") as file:
            while block := file.read(1 << 20):
                parser.Parse(block, False)
                yield from found
                found.clear()
            parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise FormatError(f"{path.name} is no well-formed GraphML: {error}") from error
    except OSError as error:
        raise FormatError(f"{path.name} cannot be read: {why(error)}") from error
    yield from found
