"""JSON lines and CSV: a record is an article. Read line by line, in constant memory."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from kg.errors import KGError, SourceError
from kg.model import Failure, Metadata
from kg.read.dates import published
from kg.read.decoding import LONGEST_ARTICLE, opened
from kg.read.sources import Source

LONGEST_LINE = 4 * LONGEST_ARTICLE + 65_536  # bytes: the longest article, all of it escaped
FIELDS = ("id", "title", "text", "published", "publisher", "source", "url")

Record = tuple[int, str, Metadata]  # ordinal, text, what the record says of it


def jsonl(source: Source) -> Iterator[Record | Failure]:
    with opened(source) as stream:
        ordinal = 0
        for number, raw in _lines(stream):
            where = f"{source.label}, line {number}"
            if raw is None:
                ordinal += 1
                yield Failure(
                    source.label,
                    ordinal,
                    f"{where}: longer than {LONGEST_LINE // 1_000_000} MB; an article of at most {LONGEST_ARTICLE:,} characters was expected.",
                )
                continue
            if not raw.strip():
                continue
            ordinal += 1
            try:
                entry = json.loads(raw.decode("utf-8-sig"))
            except (UnicodeDecodeError, json.JSONDecodeError, RecursionError) as error:
                yield Failure(source.label, ordinal, f'{where}: is no JSON ({error}); an object with the field "text" was expected.')
                continue
            if not isinstance(entry, dict) or not isinstance(entry.get("text"), str):
                found = ", ".join(map(str, entry)) if isinstance(entry, dict) else type(entry).__name__
                yield Failure(source.label, ordinal, f'{where}: no field "text" with a text; found {found[:200]}, expected some of {", ".join(FIELDS)}.')
                continue
            yield _record(source, ordinal, entry, where)


def _lines(stream: BinaryIO) -> Iterator[tuple[int, bytes | None]]:
    """Lines with their numbers; ``None`` stands for one that is too long, which is passed over without being held."""
    number = 0
    while raw := stream.readline(LONGEST_LINE + 1):
        number += 1
        if len(raw) > LONGEST_LINE:
            while raw and not raw.endswith(b"\n"):
                raw = stream.readline(LONGEST_LINE + 1)
            yield number, None
        else:
            yield number, raw


def table(source: Source) -> Iterator[Record | Failure]:
    csv.field_size_limit(LONGEST_LINE)
    with opened(source) as stream, io.TextIOWrapper(stream, encoding="utf-8-sig", newline="") as lines:
        reader = csv.DictReader(lines)
        ordinal = 0
        try:
            if "text" not in (reader.fieldnames or []):
                raise SourceError(
                    f'{source.label}: no column "text"; found {", ".join(reader.fieldnames or []) or "nothing"}, expected some of {", ".join(FIELDS)}.'
                )
            for row in reader:
                ordinal += 1
                yield _record(source, ordinal, row, f"{source.label}, record {ordinal}")
        except csv.Error as error:
            yield Failure(source.label, ordinal + 1, f"{source.label}, record {ordinal + 1}: is no CSV ({error}). Records before it were read.")
        except UnicodeDecodeError as error:
            yield Failure(source.label, ordinal + 1, f"{source.label}: is not valid UTF-8 (byte 0x{error.object[error.start]:02x}). Save it as UTF-8.")


def _record(source: Source, ordinal: int, entry: dict[str, Any], where: str) -> Record | Failure:
    def field(name: str) -> str | None:
        value = entry.get(name)
        return str(value).strip() or None if value is not None else None

    day = field("published")
    try:
        iso = published(day, where) if day else None
    except KGError as error:
        return Failure(source.label, ordinal, str(error))
    return ordinal, str(entry.get("text") or ""), Metadata(field("title"), iso, field("publisher") or field("source"), field("url"))
