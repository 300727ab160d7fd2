"""JSONL, the lossless form: ``triples.jsonl`` with ``entities``, ``articles`` and ``details.jsonl`` beside it.

A file of another name, ``x.jsonl``, has ``x.entities.jsonl``, ``x.articles.jsonl`` and ``x.details.jsonl`` beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from zlib import crc32

from kg.errors import FormatError
from kg.formats import parsing, records
from kg.formats.atomic import replacing, why
from kg.model import Graph

TOGETHER = 100  # lines: to write and to sum up each of them takes longer than to make it


def files(path: Path) -> tuple[Path, Path, Path, Path]:
    """Triples, entities, articles, details."""
    if path.name == "triples.jsonl":
        return (path, *(path.with_name(f"{part}.jsonl") for part in ("entities", "articles", "details")))  # type: ignore[return-value]
    return (path, *(path.with_name(f"{path.stem}.{part}.jsonl") for part in ("entities", "articles", "details")))  # type: ignore[return-value]


def dump(graph: Graph, path: Path, *, full: bool = True) -> list[Path]:
    """Always the whole graph. Raises FormatError."""
    targets = files(path)
    written: tuple[Iterator[records.Line], ...] = (
        records.triples(graph),
        map(records.entity, graph.entities),
        map(records.article, graph.articles),
        records.details(graph),
    )
    with replacing(*targets) as drafts:
        for draft, rows in zip(drafts, written, strict=True):
            _check(draft, *_write(draft, rows))
    return list(targets)


def load(path: Path) -> Graph:
    """Raises FormatError with the line that is wrong."""
    triples, entities, articles, details = files(path)
    return parsing.graph(_read(triples), _read(entities), _read(articles), _read(details) if details.exists() else ())


def _write(path: Path, rows: Iterable[records.Line]) -> tuple[int, int]:
    """The number of bytes, and their checksum."""
    size = checksum = 0
    rows = iter(rows)
    with path.open("wb") as file:
        while some := list(islice(rows, TOGETHER)):
            block = records.lines(some)
            file.write(block)
            size, checksum = size + len(block), crc32(block, checksum)
    return size, checksum


def _check(path: Path, size: int, checksum: int) -> None:
    found = read = 0
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            read, found = read + len(block), crc32(block, found)
    if (read, found) != (size, checksum):
        raise FormatError(f"{path.name}: {size} bytes were written and others read back; the disk may be failing, nothing was replaced")


def _read(path: Path) -> Iterator[records.Record]:
    try:
        with path.open("rb") as file:
            for number, line in enumerate(file, 1):
                try:
                    yield records.parsed(line)
                except ValueError as error:
                    raise FormatError(f"{path.name}, line {number}: no JSON object ({error}); expected a line as `kg export x.jsonl` writes it") from error
    except OSError as error:
        raise FormatError(f"{path.name} cannot be read: {why(error)}") from error
