"""The same kernel on a Spark cluster: waiting articles go out as Arrow batches, rows come back as each partition ends and are committed one by one.

The ledger on the machine of the driver is what a killed job resumes from. Executors need kg installed, at the same version. Needs the extra ``kg[spark]``.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Generator, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

import msgspec

from kg import kernel
from kg.errors import PipelineError
from kg.kernel import Row
from kg.model import Article

if TYPE_CHECKING:
    from kg.flow import Engine

ROUND = 20_000_000  # characters of text that one Spark job holds; the driver holds no more, whatever the number of articles
SCHEMA = "article string, language string, findings binary, failure string"


def engine(master: str) -> Engine:
    """For ``kg.flow.build(engine=...)``. ``master``: "local[2]", "spark://host:7077", "yarn". Raises PipelineError where PySpark is missing."""

    def rows(articles: Iterable[Article], *, models: Mapping[str, str], ontology: str | None, jobs: int) -> Generator[tuple[Article, Row], None, None]:
        try:
            from pyspark.sql import SparkSession
        except ImportError as error:
            raise PipelineError("--engine spark needs PySpark, which is not installed: pip install 'kg[spark]' (and Java 17)") from error
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
        settings = {"spark.ui.enabled": "false", "spark.ui.showConsoleProgress": "false", "spark.sql.execution.arrow.maxRecordsPerBatch": "64"}
        builder = SparkSession.builder.master(master).appName("kg")
        for key, value in settings.items():
            builder = builder.config(key, value)
        session = builder.getOrCreate()
        session.sparkContext.setLogLevel("ERROR")
        try:
            for some in _rounds(articles):
                yield from _run(session, some, dict(models), ontology)
        finally:
            session.stop()

    return rows


def _rounds(articles: Iterable[Article]) -> Iterator[list[Article]]:
    held: list[Article] = []
    size = 0
    for article in articles:
        held.append(article)
        size += len(article.text)
        if size >= ROUND:
            yield held
            held, size = [], 0
    if held:
        yield held


def _run(session: Any, articles: list[Article], models: dict[str, str], ontology: str | None) -> Iterator[tuple[Article, Row]]:
    import pyarrow as pa

    given = {article.id: article for article in articles}
    parts = max(1, min(len(articles), 4 * session.sparkContext.defaultParallelism))
    table = pa.table({"record": [msgspec.json.encode(article) for article in articles]})
    found = session.createDataFrame(table).repartition(parts).mapInArrow(_mapper(models, ontology), SCHEMA)
    for row in found.toLocalIterator(prefetchPartitions=True):
        findings = None if row["findings"] is None else bytes(row["findings"])
        yield given[row["article"]], Row(row["article"], row["language"], findings, row["failure"])


def _mapper(models: dict[str, str], ontology: str | None) -> Any:
    def mapped(batches: Iterator[Any]) -> Iterator[Any]:
        import pyarrow as pa

        decoder = msgspec.json.Decoder(Article)
        articles = (decoder.decode(record) for batch in batches for record in batch.column("record").to_pylist())
        for some in kernel.batches(articles):
            columns = zip(*kernel.run(some, models, ontology), strict=True)
            types = (pa.string(), pa.string(), pa.binary(), pa.string())
            yield pa.record_batch([pa.array(c, t) for c, t in zip(columns, types, strict=True)], names=list(Row._fields))

    return mapped
