"""The same kernel on a Spark cluster. :func:`cluster`: executors read the files themselves, a task a shard, and leave findings as Parquet where the driver sees
them (:mod:`kg.shards`). :func:`engine`: articles that the driver holds go out as Arrow batches, and rows come back as each partition ends.

Executors need kg installed, at the same version. Needs the extra ``kg[spark]``.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from kg import kernel, shards
from kg.errors import PipelineError
from kg.kernel import Row
from kg.model import Article
from kg.shards import manifest, parquet

if TYPE_CHECKING:
    from kg.flow import Cluster
    from kg.intake import Engine
    from kg.read import Source
    from kg.report import Progress

ROUND = 20_000_000  # characters of text that one Spark job holds; the driver holds no more, whatever the number of articles
SCHEMA = "article string, language string, findings binary, failure string"


def engine(master: str) -> Engine:
    """For ``kg.flow.build(engine=...)``. ``master``: "local[2]", "spark://host:7077", "yarn". Raises PipelineError where PySpark is missing."""

    def rows(articles: Iterable[Article], *, models: Mapping[str, str], ontology: str | None, jobs: int) -> Generator[tuple[Article, Row], None, None]:
        with _session(master) as session:
            for some in kernel.batches(articles, ROUND):
                yield from _run(session, some, dict(models), ontology)

    return rows


def cluster(master: str, folder: Path) -> Cluster:
    """For ``kg.flow.build(cluster=...)``. ``folder``: where shards are kept, on storage that all machines see. Raises PipelineError where PySpark is missing,
    a task fails for good, or the executors write somewhere else."""

    def read(sources: Sequence[Source], how: shards.How, progress: Progress) -> Iterable[shards.Reading]:
        place = folder.absolute()
        planned = shards.plan(sources, how, place)
        missing = [shard for shard in planned if not shard.done]
        place.mkdir(parents=True, exist_ok=True)
        manifest.note(place, planned, how)
        if missing:
            with _session(master) as session:
                _write(session, missing, how, progress)
            lost = [shard.name for shard in missing if not shard.done]
            if lost:
                raise PipelineError(f"{len(lost)} shards were written where this machine does not see them; give --shards a folder that all machines share")
            manifest.note(place, planned, how)
        return parquet.readings(planned)

    return read


@contextmanager
def _session(master: str) -> Iterator[Any]:
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
        yield session
    finally:
        session.stop()


def _write(session: Any, missing: list[shards.Shard], how: shards.How, progress: Progress) -> None:
    from py4j.protocol import Py4JError
    from pyspark.errors import PySparkException

    # a row, a partition and a task a shard: Spark tries each again where a machine is lost, and the others go on
    tasks = session.range(0, len(missing), 1, len(missing)).mapInArrow(_writer(missing, how), "shard string")
    done = 0
    try:
        for _ in tasks.toLocalIterator(prefetchPartitions=True):
            done += 1
            progress("extract", done, len(missing))
    except (PySparkException, Py4JError) as error:
        there = sum(shard.done for shard in missing)
        told = [line.strip() for line in str(error).splitlines() if line.strip().startswith("kg.errors.")]
        reason = told[-1].partition(": ")[2] if told else "see the log of Spark"
        raise PipelineError(f"the Spark job failed with {there} of {len(missing)} shards done, which are kept; the same command goes on: {reason}") from error


def _writer(missing: list[shards.Shard], how: shards.How) -> Any:
    def written(batches: Iterator[Any]) -> Iterator[Any]:
        import pyarrow as pa

        for batch in batches:
            for number in batch.column(0).to_pylist():
                parquet.write(missing[number], how)
                yield pa.record_batch([pa.array([missing[number].name], pa.string())], names=["shard"])

    return written


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
