"""A shard's file: a row an article with what was found in it, a row a failure, and a row that names each source."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

import msgspec

from kg import fingerprints, kernel
from kg.errors import FormatError, PipelineError
from kg.formats.atomic import replacing
from kg.kernel import Row
from kg.model import Article, Failure
from kg.read import Source, read_source
from kg.shards import VERSION, How, Item, Reading, Shard

Cells = dict[str, Any]
ROWS = 64  # read at once
_decoder = msgspec.json.Decoder(Article)


def write(shard: Shard, how: How) -> None:
    """Read the sources of a shard and what their articles say, in constant memory. Runs on an executor. Raises KGError."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    mine = {language: fingerprints.pipeline(language, how.models.get(language)) for language in how.pipelines}
    if mine != dict(how.pipelines):
        raise PipelineError("an executor has another version of kg, or of its pipelines, than the driver; install the same everywhere")
    counts = {"articles": 0, "failed": 0, "skipped": 0}
    with replacing(shard.file) as (draft,), pq.ParquetWriter(draft, _schema(pa), compression="zstd", write_page_checksum=True) as writer:

        def put(rows: list[Cells]) -> None:
            writer.write_table(pa.Table.from_pylist(rows, schema=writer.schema))

        for source in shard.sources:
            place: Cells = {"source": source.label, "argument": source.argument}
            put([place])  # even of a source that gives nothing
            articles = _articles(read_source(source, split=how.split, metadata=how.metadata), counts, place, put)
            for batch in kernel.batches(articles):
                found = kernel.run(batch, how.models, how.ontology)
                put([place | _row(article, row) for article, row in zip(batch, found, strict=True)])
        writer.add_key_value_metadata({"kg": json.dumps({"version": VERSION, **counts})})


def counts(file: Path) -> dict[str, int]:
    """Articles, failed and skipped ones of a shard, from the file's foot. Raises FormatError."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        told = json.loads((pq.read_metadata(file).metadata or {})[b"kg"])
        return {key: int(told[key]) for key in ("articles", "failed", "skipped")}
    except (OSError, pa.ArrowException, KeyError, ValueError, TypeError) as error:
        raise _none_of_ours(file, error) from error


def readings(shards: Iterable[Shard]) -> Iterator[Reading]:
    """What each source gave, shard by shard. Raises FormatError for a file that is none of ours."""
    for shard in shards:
        known = {source.label: source for source in shard.sources}
        for (label, argument), rows in groupby(_read(shard.file), key=lambda row: (str(row["source"]), str(row["argument"]))):
            yield known.get(label) or Source(label, None, argument), _items(rows)


def _articles(items: Iterable[Article | Failure], counts: dict[str, int], place: Cells, put: Callable[[list[Cells]], None]) -> Iterator[Article]:
    for item in items:
        if isinstance(item, Article):
            counts["articles"] += 1
            yield item
        else:
            counts["skipped" if item.skipped else "failed"] += 1
            put([place | {"ordinal": item.ordinal, "failure": item.reason, "skipped": item.skipped}])


def _row(article: Article, row: Row) -> Cells:
    record = msgspec.json.encode(article)
    return {"ordinal": article.ordinal, "article": record, "language": row.language, "findings": row.findings, "failure": row.failure}


def _schema(pa: Any) -> Any:
    names = ("source", "argument", "ordinal", "article", "language", "findings", "failure", "skipped")
    kinds = (pa.string(), pa.string(), pa.int64(), pa.binary(), pa.string(), pa.binary(), pa.string(), pa.bool_())
    return pa.schema(list(zip(names, kinds, strict=True)))


def _read(file: Path) -> Iterator[Cells]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        with pq.ParquetFile(file, page_checksum_verification=True) as opened:
            for batch in opened.iter_batches(batch_size=ROWS):
                yield from batch.to_pylist()
    except (OSError, pa.ArrowException) as error:
        raise _none_of_ours(file, error) from error


def _items(rows: Iterable[Cells]) -> Iterator[Item]:
    for row in rows:
        if row["article"] is not None:
            article = _decoder.decode(row["article"])
            yield article
            yield Row(article.id, row["language"], row["findings"], row["failure"])
        elif row["failure"] is not None:
            yield Failure(row["source"], row["ordinal"], row["failure"], bool(row["skipped"]))


def _none_of_ours(file: Path, error: Exception) -> FormatError:
    return FormatError(f"{file.name} is no shard that kg wrote, or is damaged ({type(error).__name__}); delete it and run the job again")
