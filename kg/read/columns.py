"""Parquet: a row is an article, the columns are those of JSON lines. Read in small batches, in constant memory."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from importlib import util

from kg.errors import SourceError
from kg.model import Failure
from kg.read.decoding import on_disk
from kg.read.records import FIELDS, Record, record
from kg.read.sources import Source

ROWS = 16  # held at once: with the longest articles, 32 million characters


def rows(source: Source) -> Iterator[Record | Failure]:
    """Raises SourceError: the extra is missing, the file is none or damaged, it has no column "text" of texts, or it is packed once more."""
    if util.find_spec("pyarrow") is None:
        raise SourceError(f"{source.label}: reading .parquet needs pyarrow, which is not installed: pip install 'kg[parquet]'.")
    import pyarrow as pa
    import pyarrow.parquet as pq

    if source.path is None or source.packed:
        raise SourceError(f"{source.label}: Parquet is packed within; give the .parquet file itself.")
    ordinal = 0
    with on_disk(source.path, source.label) as raw:
        try:
            with pq.ParquetFile(raw, page_checksum_verification=True) as file:  # where the writer left checksums
                schema = file.schema_arrow
                kind = schema.field("text").type if "text" in schema.names else None
                if kind is None or not (pa.types.is_string(kind) or pa.types.is_large_string(kind)):
                    found = ", ".join(f"{name} ({schema.field(name).type})" for name in schema.names[:12])
                    raise SourceError(f'{source.label}: no column "text" of texts; found {found[:300] or "nothing"}, expected some of {", ".join(FIELDS)}.')
                for batch in file.iter_batches(batch_size=ROWS, columns=[name for name in FIELDS if name in schema.names]):
                    for entry in batch.to_pylist():
                        ordinal += 1
                        days = {name: _day(value) for name, value in entry.items() if isinstance(value, date)}
                        yield record(source, ordinal, entry | days, f"{source.label}, row {ordinal}")
        except (pa.ArrowException, OSError, ValueError, OverflowError) as error:
            if isinstance(error, OSError) and error.errno is not None:
                raise  # of the system; those of pyarrow have no number
            reason = f"{source.label}: is no Parquet file, or is damaged ({type(error).__name__}); write it anew, or give JSON lines."
            if not ordinal:
                raise SourceError(reason) from error
            yield Failure(source.label, ordinal + 1, f"{reason} The {ordinal} rows before it were read, those after it were not.")
    if not ordinal:
        raise SourceError(f"{source.label}: holds no row.")


def _day(value: date) -> str:
    return (value.date() if isinstance(value, datetime) else value).isoformat()
