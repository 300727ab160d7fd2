"""GraphML (http://graphml.graphdrawing.org), streamed: typed keys, unique edge ids, parallel edges. Opens in Gephi, yEd and networkx."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any, TextIO
from xml.parsers import expat

from kg.formats import rows, xml
from kg.formats.atomic import replacing
from kg.model import Graph

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
"""
_CHUNK = 250  # rows written at once
_REMEMBERED = 10_000  # numbers of a column
_TYPES: Mapping[rows.Kind, str] = {"string": "string", "int": "long", "double": "double", "boolean": "boolean", "list": "string"}


def dump(graph: Graph, path: Path, *, full: bool = False) -> list[Path]:
    """Lists are joined by " | ". Characters that XML cannot hold become U+FFFD, and a warning says how many. Raises FormatError."""
    found = rows.of(graph, full=full)
    escaper = xml.Escaper()
    with replacing(path) as (draft,):
        with draft.open("w", encoding="utf-8", newline="\n", buffering=1 << 20) as file:
            file.write(_HEAD)
            for domain, columns in (("node", found.node_columns), ("edge", found.edge_columns)):
                for i, (name, kind) in enumerate(columns.items()):
                    file.write(f'  <key id="{domain[0]}{i}" for="{domain}" attr.name="{name}" attr.type="{_TYPES[kind]}"/>\n')
            file.write(f'  <graph id="{escaper.attribute(graph.name)}" edgedefault="directed">\n')
            nodes = _write(file, found.nodes, [_texts('<node id="', '">', escaper.attributes), *_data("n", found.node_columns, escaper)], "</node>\n")
            ends = [_texts(f' {name}="', after, escaper.attributes) for name, after in (("source", '"'), ("target", '">'))]
            edges = _write(file, found.edges, [_texts('<edge id="', '"', escaper.attributes), *ends, *_data("e", found.edge_columns, escaper)], "</edge>\n")
            file.write("  </graph>\n</graphml>\n")
        xml.check(draft, path.name, nodes=nodes, edges=edges)
    escaper.say(path.name)
    return [path]


def _write(file: TextIO, elements: Iterator[rows.Node] | Iterator[rows.Edge], columns: Sequence[_Column], end: str) -> int:
    """One element a row; how many. The rows of a chunk are turned into columns and back, so that what is done for each of the eleven million cells of a
    million edges happens in loops without calls."""
    count = 0
    while chunk := list(islice(elements, _CHUNK)):
        cells = [column(values) for column, values in zip(columns, zip(*chunk, strict=True), strict=True) if values.count(None) < len(chunk)]
        file.write(end.join((*map("".join, zip(*cells, strict=True)), "")))
        count += len(chunk)
    return count


# ---------------------------------------------------------------- columns: values -> what stands in the file for each, markup included; "" for none

_Column = Callable[[Sequence[Any]], Iterable[str]]


def _data(letter: str, columns: Mapping[str, rows.Kind], escaper: xml.Escaper) -> Iterator[_Column]:
    for i, kind in enumerate(columns.values()):
        before, after = f'<data key="{letter}{i}">', "</data>"
        match kind:
            case "string":
                yield _texts(before, after, escaper.texts)
            case "list":
                yield _lists(_texts(before, after, escaper.texts))
            case "boolean":
                yield partial(map, {None: "", False: f"{before}false{after}", True: f"{before}true{after}"}.__getitem__)
            case "int" | "double":
                yield partial(map, _Numbers(before, after, float if kind == "double" else int).__getitem__)


def _texts(before: str, after: str, escaped: Callable[[Sequence[str | None]], Sequence[str | None]]) -> _Column:
    return lambda values: ["" if value is None else f"{before}{value}{after}" for value in escaped(values)]


def _lists(column: _Column) -> _Column:
    return lambda values: column([None if value is None else " | ".join(value) for value in values])


class _Numbers(dict[float | None, str]):
    """Confidences, counts and weights come again and again, and to write a float is slow."""

    def __init__(self, before: str, after: str, kind: type[float]) -> None:
        self[None] = ""
        self.before, self.after, self.kind = before, after, kind

    def __missing__(self, value: float) -> str:
        cell = f"{self.before}{self.kind(value)!r}{self.after}"
        if len(self) < _REMEMBERED:
            self[value] = cell
        return cell


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
    return xml.streamed(path, "GraphML", parser, found)
