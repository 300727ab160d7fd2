"""articles.csv beside the sources: source, ordinal, published, title, publisher, url. It gives what the texts lack."""

from __future__ import annotations

import csv
from functools import lru_cache
from pathlib import Path

from kg import comma
from kg.errors import SourceError
from kg.model import Metadata
from kg.read.published import iso
from kg.read.sources import Source

COLUMNS = ("source", "ordinal", "published", "title", "publisher", "url")
NAME = "articles.csv"
LARGEST = 64 * 1024 * 1024  # bytes

Rows = dict[tuple[str, int | None], Metadata]


def beside(source: Source) -> dict[int | None, Metadata]:
    """Rows for this source by ordinal; ``None`` holds the row without ordinal, for all its articles. Looks in the folder of the file and in those above it
    up to the one given; the nearest wins. Raises SourceError for a table that cannot be read."""
    if source.path is None:
        return {}
    found: dict[int | None, Metadata] = {}
    folder = source.path.parent
    while True:
        table = folder / NAME
        if table.is_file():
            inner = source.path.relative_to(folder).as_posix()
            rows = _rows(table, table.stat().st_mtime_ns)
            names = {inner, inner.removesuffix(".gz"), source.path.name, source.label}
            found = {ordinal: given for (name, ordinal), given in rows.items() if name in names} | found
        if source.root is None or folder == source.root or folder == folder.parent:
            return found
        folder = folder.parent


def checked(given: Metadata | None, where: str) -> Metadata | None:
    """The same with an ISO date. Raises SourceError where the date is none or could mean two days."""
    if given is None or not given.published:
        return given
    return Metadata(given.title, _iso(given.published, where), given.publisher, given.url)


def merged(*found: Metadata | None) -> Metadata:
    """The first that knows, field by field."""
    known = [m for m in found if m is not None]

    def first(field: str) -> str | None:
        return next((value for m in known if (value := getattr(m, field))), None)

    return Metadata(first("title"), first("published"), first("publisher"), first("url"))


@lru_cache(maxsize=64)
def _rows(table: Path, changed: int) -> Rows:
    """``changed``: a table edited within one process is read again."""
    try:
        if table.stat().st_size > LARGEST:
            raise SourceError(f"{NAME}: larger than {LARGEST // 1024 // 1024} MB.")
        with table.open(encoding="utf-8-sig", newline="") as lines:
            return _parsed(comma.Rows(lines))
    except UnicodeDecodeError as error:
        raise SourceError(f"{NAME}: is not valid UTF-8 (byte 0x{error.object[error.start]:02x}). Save it as UTF-8.") from error
    except csv.Error as error:
        raise SourceError(f"{NAME}: is no CSV ({error}).") from error
    except OSError as error:
        raise SourceError(f"{NAME}: cannot be read: {error.strerror}.") from error


def _parsed(reader: comma.Rows) -> Rows:
    names, rows = comma.named(reader)
    if "source" not in names:
        raise SourceError(f'{NAME}: no column "source"; found {", ".join(names)[:200] or "nothing"}, expected {", ".join(COLUMNS)}.')
    out: Rows = {}
    for row in rows:
        where = f"{NAME}, line {reader.line}"
        cells = {name: (row.get(name) or "").strip() for name in COLUMNS}
        if cells["ordinal"] and not (cells["ordinal"].isdecimal() and int(cells["ordinal"][:9])):
            raise SourceError(f"{where}: the ordinal {cells['ordinal'][:20]!r} is no number; articles of a source count from 1, empty means all of them.")
        out[cells["source"], int(cells["ordinal"][:9]) if cells["ordinal"] else None] = Metadata(
            cells["title"] or None, _iso(cells["published"], where) if cells["published"] else None, cells["publisher"] or None, cells["url"] or None
        )
    return out


def _iso(value: str, where: str) -> str:
    try:
        return iso(value)
    except ValueError as error:
        raise SourceError(f"{where}: {error}.") from None
