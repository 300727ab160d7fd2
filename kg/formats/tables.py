"""Pairs of tables: ``x.nodes`` and ``x.edges``, as .csv (for spreadsheets, Gephi, anything) and as .parquet (extra ``kg[parquet]``)."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any

from kg.comma import Rows, named
from kg.errors import FormatError
from kg.formats import rows
from kg.formats.atomic import replacing, why
from kg.model import Graph

_SLICE = 20_000  # rows of a group of a Parquet file
_LONGEST = 1 << 30  # characters of a cell: a record whole, as it was written


def files(path: Path) -> tuple[Path, Path]:
    """The pair that a name stands for: x.csv, x.nodes.csv and x.edges.csv all mean the last two."""
    stem = path.stem.removesuffix(".nodes").removesuffix(".edges")
    return path.with_name(f"{stem}.nodes{path.suffix}"), path.with_name(f"{stem}.edges{path.suffix}")


def dump(graph: Graph, path: Path, *, full: bool = False) -> list[Path]:
    """Raises FormatError; for Parquet also when pyarrow is missing.

    CSV: lists joined by " | ", NUL and half surrogates as U+FFFD, and a text that a spreadsheet would run as a formula with an apostrophe in front.
    """
    found = rows.of(graph, full=full)
    targets = files(path)
    node_columns: dict[str, rows.Kind] = {"id": "string", **found.node_columns}
    edge_columns: dict[str, rows.Kind] = {"id": "string", "source": "string", "target": "string", **found.edge_columns}
    write, count = (_write_parquet, _count_parquet) if path.suffix.lower() == ".parquet" else (_write_csv, _count_csv)
    with replacing(*targets) as drafts:
        for draft, target, lines, columns in zip(drafts, targets, (found.nodes, found.edges), (node_columns, edge_columns), strict=True):
            written = write(draft, lines, columns)
            back = count(draft)
            if back != written:
                raise FormatError(f"{target.name}: {written} rows were written, {back} read back; nothing was replaced")
    return list(targets)


def load(path: Path) -> Graph:
    """Of a pair written with ``full=True``. Raises FormatError."""
    nodes, _ = files(path)
    try:
        return rows.graph_of(_parquet_records(nodes) if path.suffix.lower() == ".parquet" else _csv_records(nodes), nodes.name)
    except OSError as error:
        raise FormatError(f"{nodes.name} cannot be read: {why(error)}") from error


# ---------------------------------------------------------------- CSV


def harmless(text: str) -> str:
    """The text, with an apostrophe before what a spreadsheet would take for a formula.

    >>> harmless("=1+1"), harmless("Kim Lee")
    ("'=1+1", 'Kim Lee')
    """
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text


def _write_csv(path: Path, lines: Iterable[rows.Node | rows.Edge], columns: Mapping[str, rows.Kind]) -> int:
    count = 0
    with path.open("w", encoding="utf-8", errors="replace", newline="", buffering=1 << 20) as file:
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow(columns)
        for line in lines:
            writer.writerow(map(_cell, line))
            count += 1
    return count


def _cell(value: rows.Value | None) -> object:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    flat = rows.flat(value)
    return harmless(flat.replace("\x00", "\ufffd")) if isinstance(flat, str) else flat


def _count_csv(path: Path) -> int:
    with path.open(encoding="utf-8", newline="") as file:
        return sum(1 for _ in Rows(file, _LONGEST)) - 1


def _csv_records(path: Path) -> Iterator[str]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        try:
            for row in named(Rows(file, _LONGEST))[1]:
                if row.get("record"):
                    yield row["record"]
        except (csv.Error, UnicodeDecodeError) as error:
            raise FormatError(f"{path.name} is no CSV in UTF-8: {error}") from error


# ---------------------------------------------------------------- Parquet


def _arrow() -> Any:
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        raise FormatError("Parquet files need pyarrow, which is not installed: pip install 'kg[parquet]'") from error
    return pyarrow


def _write_parquet(path: Path, lines: Iterable[rows.Node | rows.Edge], columns: Mapping[str, rows.Kind]) -> int:
    arrow = _arrow()
    types = {"string": arrow.string(), "int": arrow.int64(), "double": arrow.float64(), "boolean": arrow.bool_(), "list": arrow.list_(arrow.string())}
    schema = arrow.schema([(name, types[kind]) for name, kind in columns.items()])
    count, source = 0, iter(lines)
    with arrow.parquet.ParquetWriter(path, schema, compression="zstd") as writer:
        while group := list(islice(source, _SLICE)):
            count += len(group)
            arrays = [arrow.array(map(_storable, column), type=field.type) for column, field in zip(zip(*group, strict=True), schema, strict=True)]
            writer.write_table(arrow.Table.from_arrays(arrays, schema=schema))
    return count


def _storable(value: rows.Value | None) -> object:
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode()
    return [item.encode("utf-8", "replace").decode() for item in value] if isinstance(value, list) else value


def _count_parquet(path: Path) -> int:
    return int(_arrow().parquet.ParquetFile(path).metadata.num_rows)


def _parquet_records(path: Path) -> Iterator[str]:
    arrow = _arrow()
    try:
        file = arrow.parquet.ParquetFile(path)
        if "record" not in file.schema_arrow.names:
            return
        for batch in file.iter_batches(columns=["record"]):
            yield from (text for text in batch.column(0).to_pylist() if text)
    except (arrow.ArrowException, UnicodeDecodeError) as error:
        raise FormatError(f"{path.name} is no Parquet file: {error}") from error
