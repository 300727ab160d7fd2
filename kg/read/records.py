"""JSON lines and CSV: a record is an article. Read line by line, in constant memory."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from typing import Any

from kg.comma import Rows
from kg.errors import SourceError
from kg.model import Failure, Metadata
from kg.read.decoding import LONGEST_ARTICLE, Bytes, opened, refuse_binary, undecodable
from kg.read.published import iso
from kg.read.sources import Source

LONGEST_LINE = 4 * LONGEST_ARTICLE + 65_536  # bytes: the longest article, all of it escaped
FIELDS = ("id", "title", "text", "published", "publisher", "source", "url")

Record = tuple[int, str, Metadata]  # ordinal, text, what the record says of it


def jsonl(source: Source) -> Iterator[Record | Failure]:
    """An object a line. A line that is none is a Failure with its number, and the next one is read."""
    ordinal = 0
    with opened(source) as stream:
        for number, offset, raw in _lines(stream, source.label):
            if raw is not None and not raw.strip():
                continue
            ordinal += 1
            yield _entry(source, ordinal, number, offset, raw)
    if not ordinal:
        raise SourceError(f"{source.label}: is empty, a JSON object a line was expected.")


def _entry(source: Source, ordinal: int, number: int, offset: int, raw: bytes | None) -> Record | Failure:
    where = f"{source.label}, line {number}"
    if raw is None:
        return Failure(source.label, ordinal, f"{where}: {_too_long()}")
    try:
        entry = json.loads(raw.decode("utf-8"))
    except UnicodeDecodeError as error:
        return Failure(source.label, ordinal, undecodable(where, "UTF-8", offset + error.start, raw[error.start]))
    except json.JSONDecodeError as error:
        return Failure(source.label, ordinal, f'{where}: is no JSON ({error.msg} at column {error.colno}); an object with the field "text" was expected.')
    except (RecursionError, ValueError) as error:  # brackets without end; a number of thousands of digits
        return Failure(source.label, ordinal, f'{where}: is no JSON of an article ({error}); an object with the field "text" was expected.')
    if not isinstance(entry, dict) or not isinstance(entry.get("text"), str):
        found = ", ".join(map(str, entry)) if isinstance(entry, dict) else f"a {type(entry).__name__}"
        return Failure(source.label, ordinal, f'{where}: no field "text" with a text; found {found[:200] or "nothing"}, expected some of {", ".join(FIELDS)}.')
    return record(source, ordinal, entry, where)


def table(source: Source) -> Iterator[Record | Failure]:
    """Rows under a header with the column "text". Raises SourceError without one; a row that cannot be read ends the file with a Failure."""
    ordinal = 0
    with opened(source) as stream:
        reader = Rows(_decoded(stream, source.label), LONGEST_LINE)
        try:
            header = [name.strip().lower() for name in next(reader, [])]
            if "text" not in header:
                raise SourceError(f'{source.label}: no column "text"; found {", ".join(header)[:200] or "nothing"}, expected some of {", ".join(FIELDS)}.')
            for row in reader:
                if not any(row):
                    continue
                ordinal += 1
                yield record(source, ordinal, dict(zip(header, row, strict=False)), f"{source.label}, line {reader.line}")
        except (csv.Error, SourceError) as error:
            if not ordinal:
                raise SourceError(str(error) if isinstance(error, SourceError) else f"{source.label}: is no CSV ({error}).") from error
            reason = str(error) if isinstance(error, SourceError) else f"{source.label}, line {reader.line}: is no CSV ({error})."
            yield Failure(source.label, ordinal + 1, f"{reason} The {ordinal} records before it were read, those after it were not.")
    if not ordinal:
        raise SourceError(f"{source.label}: holds a header and no record.")


def _decoded(stream: Bytes, label: str) -> Iterator[str]:
    for number, offset, raw in _lines(stream, label):
        if raw is None:
            raise SourceError(f"{label}, line {number}: {_too_long()}")
        try:
            yield raw.decode("utf-8")
        except UnicodeDecodeError as error:
            raise SourceError(undecodable(f"{label}, line {number}", "UTF-8", offset + error.start, raw[error.start])) from error


def _lines(stream: Bytes, label: str) -> Iterator[tuple[int, int, bytes | None]]:
    """Lines with their number and offset in bytes; ``None`` stands for one that is too long, which is passed over without being held. A BOM is dropped."""
    number = offset = 0
    while raw := stream.readline(LONGEST_LINE + 1):
        number += 1
        begun, offset = offset, offset + len(raw)
        if number == 1:
            if not raw.startswith((b"\xff\xfe", b"\xfe\xff")):
                refuse_binary(raw[:4096], label)
            else:
                raise SourceError(f"{label}: is in UTF-16; records are read in UTF-8. Convert it: iconv -f UTF-16 -t UTF-8 OLD > NEW.")
            if raw.startswith(b"\xef\xbb\xbf"):
                raw, begun = raw[3:], 3
        if len(raw) > LONGEST_LINE:
            while raw and not raw.endswith(b"\n"):
                raw = stream.readline(LONGEST_LINE + 1)
                offset += len(raw)
            yield number, begun, None
        else:
            yield number, begun, raw


def _too_long() -> str:
    return f"longer than {LONGEST_LINE // 1_000_000} MB; an article of at most {LONGEST_ARTICLE:,} characters was expected."


def record(source: Source, ordinal: int, entry: dict[str, Any], where: str) -> Record | Failure:
    """``entry``: fields by name; a date that is none makes it a Failure."""

    def field(name: str) -> str | None:
        value = entry.get(name)
        return " ".join(str(value).split()) or None if isinstance(value, str | int) else None

    day = field("published")
    try:
        published = iso(day) if day else None
    except ValueError as error:
        return Failure(source.label, ordinal, f"{where}: {error}")
    return ordinal, str(entry.get("text") or ""), Metadata(field("title"), published, field("publisher") or field("source"), field("url"))
