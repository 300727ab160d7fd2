"""GEXF 1.3 (https://gexf.net), for Gephi: labels and weights where Gephi looks for them, everything else as typed attributes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from xml.parsers import expat

from kg.formats import rows, xml
from kg.formats.atomic import replacing
from kg.model import Graph

_TYPES: Mapping[rows.Kind, str] = {"string": "string", "int": "long", "double": "double", "boolean": "boolean", "list": "string"}


def dump(graph: Graph, path: Path, *, full: bool = False) -> list[Path]:
    """Lists are joined by " | ". Characters that XML cannot hold become U+FFFD, and a warning says how many. Raises FormatError."""
    found = rows.of(graph, full=full)
    escaper = xml.Escaper()
    with replacing(path) as (draft,):
        counts = [0, 0]
        with draft.open("w", encoding="utf-8", newline="\n", buffering=1 << 20) as file:
            file.write('<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://gexf.net/1.3" version="1.3">\n')
            file.write(f'<graph defaultedgetype="directed" mode="static" name="{escaper.attribute(graph.name)}">\n')
            for domain, columns in (("node", found.node_columns), ("edge", found.edge_columns)):
                file.write(f'<attributes class="{domain}">\n')
                file.writelines(f'<attribute id="{name}" title="{name}" type="{_TYPES[kind]}"/>\n' for name, kind in columns.items() if name != "label")
                file.write("</attributes>\n")
            file.write("<nodes>\n")
            for ident, *cells in found.nodes:
                node = rows.named(found.node_columns, cells)
                file.write(f'<node id="{escaper.attribute(ident)}"{_label(node, escaper)}>{_values(node, escaper)}</node>\n')
                counts[0] += 1
            file.write("</nodes>\n<edges>\n")
            for ident, source, target, *cells in found.edges:
                edge = rows.named(found.edge_columns, cells)
                ends = f'source="{escaper.attribute(source)}" target="{escaper.attribute(target)}"'
                weight = f' weight="{edge["weight"]!r}"' if "weight" in edge else ""
                file.write(f'<edge id="{escaper.attribute(ident)}" {ends}{weight}{_label(edge, escaper)}>{_values(edge, escaper)}</edge>\n')
                counts[1] += 1
            file.write("</edges>\n</graph>\n</gexf>\n")
        xml.check(draft, path.name, nodes=counts[0], edges=counts[1])
    escaper.say(path.name)
    return [path]


def _label(values: rows.Values, escaper: xml.Escaper) -> str:
    return f' label="{escaper.attribute(str(values["label"]))}"'


def _values(values: rows.Values, escaper: xml.Escaper) -> str:
    out = []
    for name, value in values.items():
        if name != "label":
            flat = rows.flat(value)
            written = str(flat).lower() if isinstance(flat, bool) else escaper.attribute(flat) if isinstance(flat, str) else repr(flat)
            out.append(f'<attvalue for="{name}" value="{written}"/>')
    return f"<attvalues>{''.join(out)}</attvalues>"


def load(path: Path) -> Graph:
    """Of a file written with ``full=True``. Raises FormatError."""
    return rows.graph_of(_records(path), path.name)


def _records(path: Path) -> Iterator[str]:
    found: list[str] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        if tag == "attvalue" and attributes.get("for") == "record":
            found.append(attributes.get("value", ""))

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    return xml.streamed(path, "GEXF", parser, found)
