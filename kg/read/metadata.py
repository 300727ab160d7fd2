"""articles.csv beside the sources: source, ordinal, published, title, publisher, url. It gives what the texts lack."""

from __future__ import annotations

import csv
from functools import lru_cache
from pathlib import Path

from kg.errors import SourceError, UsageError
from kg.model import Metadata
from kg.read.dates import published
from kg.read.sources import Source

COLUMNS = ("source", "ordinal", "published", "title", "publisher", "url")
NAME = "articles.csv"


def beside(source: Source) -> dict[int | None, Metadata]:
    """Rows for this source by ordinal; ``None`` holds the row without ordinal, for all its articles."""
    if source.path is None:
        return {}
    found: dict[int | None, Metadata] = {}
    folder = source.path.parent
    for _ in range(8):
        table = folder / NAME
        if table.is_file():
            inner = source.path.relative_to(folder).as_posix()
            rows = _rows(table, table.stat().st_mtime_ns)
            found = {o: m for (name, o), m in rows.items() if name in {inner, source.path.name}} | found
        if folder.name in {"", ".", source.argument} or folder == Path(source.argument):
            break
        folder = folder.parent
    return found


@lru_cache(maxsize=16)
def _rows(table: Path, changed: int) -> dict[tuple[str, int | None], Metadata]:
    out: dict[tuple[str, int | None], Metadata] = {}
    with table.open(encoding="utf-8-sig", newline="") as lines:
        reader = csv.DictReader(lines)
        given = reader.fieldnames or []
        if "source" not in given:
            raise SourceError(f'{NAME}: no column "source"; found {", ".join(given) or "nothing"}, expected {", ".join(COLUMNS)}.')
        for number, row in enumerate(reader, start=2):
            where = f"{NAME}, line {number}"
            ordinal = (row.get("ordinal") or "").strip()
            if ordinal and not ordinal.isdigit():
                raise UsageError(f"{where}: the ordinal {ordinal!r} is no number; articles of a source count from 1.")
            day = (row.get("published") or "").strip()
            out[(row["source"] or "").strip(), int(ordinal) if ordinal else None] = Metadata(
                (row.get("title") or "").strip() or None,
                published(day, where) if day else None,
                (row.get("publisher") or "").strip() or None,
                (row.get("url") or "").strip() or None,
            )
    return out


def merged(*found: Metadata | None) -> Metadata:
    """The first that knows, field by field."""
    known = [m for m in found if m is not None]

    def first(field: str) -> str | None:
        return next((value for m in known if (value := getattr(m, field))), None)

    return Metadata(first("title"), first("published"), first("publisher"), first("url"))
