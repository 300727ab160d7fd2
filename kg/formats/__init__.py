"""Graph -> files and back, one module a format, chosen by suffix.

    records     a Graph -> the lines of DESIGN's JSON files         parsing  such lines -> a Graph
    rows        the nodes and edges that the other formats write    jsonl    triples, entities, articles (lossless)
    graphml, gexf, tables (.csv, .parquet), cypher, nodelink (.json)

The entity graph is what an analyst draws: entities, and one edge a statement with two ends. ``full=True`` writes the reified graph with its records, which
:func:`load` reads back as the same Graph.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from kg.errors import UsageError
from kg.model import Graph

_MODULES = {".jsonl": "jsonl", ".graphml": "graphml", ".gexf": "gexf", ".csv": "tables", ".parquet": "tables", ".cypher": "cypher", ".json": "nodelink"}
SUFFIXES = tuple(_MODULES)


def dump(graph: Graph, path: Path | str, *, full: bool = False) -> list[Path]:
    """Write the graph in the format of the suffix; the files written (CSV and Parquet are pairs, JSONL is four files).

    Each file is written under another name, read back and counted, then renamed: what stood there before stays until the new one is whole.
    Raises UsageError for an unknown suffix, FormatError when it cannot be written or does not read back.
    """
    write: Callable[..., list[Path]] = _module(Path(path)).dump
    return write(graph, Path(path), full=full)


def load(path: Path | str) -> Graph:
    """The graph of a folder of exports, or of a file written by :func:`dump`: JSONL, or another format with ``full=True``.

    Raises FormatError for a file that is damaged, or that holds the drawn entity graph only.
    """
    path = Path(path)
    if path.is_dir():
        path = path / "triples.jsonl"
    read: Callable[[Path], Graph] = _module(path).load
    return read(path)


def _module(path: Path):  # type: ignore[no-untyped-def]  # a module of this package
    name = _MODULES.get(path.suffix.lower())
    if name is None:
        raise UsageError(f"{path.name}: no format has the suffix {path.suffix or '(none)'!r}; give one of {' '.join(SUFFIXES)}")
    return import_module(f"kg.formats.{name}")
