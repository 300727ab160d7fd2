"""GraphML (http://graphml.graphdrawing.org), streamed: typed keys, unique edge ids, parallel edges. Opens in Gephi, yEd and networkx."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
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
            attribute = escaper.attribute
            of_node = {name: f'<data key="n{i}">' for i, name in enumerate(found.node_columns)}
            written = _Edges(found.edge_columns, escaper)
            waiting: list[str] = []
            for node in found.nodes:
                waiting.append(f'<node id="{attribute(node.id)}">{_data(node.values, of_node, escaper)}</node>')
                counts[0] += 1
                if len(waiting) == _CHUNK:
                    file.write(_lines(waiting))
                    waiting.clear()
            for edge in found.edges:
                waiting.append(written(edge))
                counts[1] += 1
                if len(waiting) == _CHUNK:
                    file.write(_lines(waiting))
                    waiting.clear()
            file.write(_lines(waiting))
            file.write("  </graph>\n</graphml>\n")
        xml.check(draft, path.name, nodes=counts[0], edges=counts[1])
    escaper.say(path.name)
    return [path]


def _lines(texts: Sequence[str]) -> str:
    return "\n".join([*texts, ""])


class _Edges:
    """An edge as text. A million of them are written, so the tags of each set of attributes are put together once and filled in by one ``%``."""

    def __init__(self, columns: Mapping[str, rows.Kind], escaper: xml.Escaper) -> None:
        self._opening = {name: f'<data key="e{i}">' for i, name in enumerate(columns)}
        self._plain = frozenset(name for name, kind in columns.items() if kind in ("string", "int", "double"))
        self._escaper = escaper
        self._templates: dict[tuple[str, ...], tuple[str, int] | None] = {}

    def __call__(self, edge: rows.Edge) -> str:
        ident, source, target, values = edge
        keys = tuple(values)
        if keys not in self._templates:
            self._templates[keys] = self._template(keys)
        if known := self._templates[keys]:
            template, tags = known
            text = template % (ident, source, target, *values.values())
            # What is printable holds nothing that XML does not; the characters that mean something in it are those of the template, or there are more.
            safe = text.isprintable() and "&" not in text and text.count("<") == tags and text.count(">") == tags
            if safe and '"' not in f"{ident}{source}{target}":
                return text
        attribute = self._escaper.attribute
        data = _data(values, self._opening, self._escaper)
        return f'<edge id="{attribute(ident)}" source="{attribute(source)}" target="{attribute(target)}">{data}</edge>'

    def _template(self, keys: tuple[str, ...]) -> tuple[str, int] | None:
        """With the number of its tags; None where a value is no text as it stands (true and false, lists)."""
        if not self._plain.issuperset(keys):
            return None
        data = "".join(f"{self._opening[key]}%s</data>" for key in keys)
        return f'<edge id="%s" source="%s" target="%s">{data}</edge>', 2 + 2 * len(keys)


def _data(values: rows.Values, opening: Mapping[str, str], escaper: xml.Escaper) -> str:
    return "".join(f"{opening[name]}{_text(value, escaper)}</data>" for name, value in values.items())


def _text(value: rows.Value, escaper: xml.Escaper) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return escaper.text(str(rows.flat(value)))


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
