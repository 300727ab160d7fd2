"""The kernel that every engine calls: a batch of articles in, a row of plain columns an article out. It knows no pool, no cluster and no ledger."""

from __future__ import annotations

import gc
import os
import traceback
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from kg.errors import KGError
from kg.model import Article

if TYPE_CHECKING:
    from kg.ontology import Ontology

# Thousands of small products of matrices: a second BLAS thread only waits for the first (22 CPU s for the seeds against 6), and processes are the unit
# of parallel work here. It must be said before numpy is loaded.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

COMMON = 50_000  # words that a pipeline may come to know for good: those that are met first are the common ones of the language, about 10 MB
SHORT = 4  # characters of text for which a word that is not known yet is expected, at most
BATCH = 15_000  # characters of text that are read at once, a second of work: what a kill costs, and what small builds are shared out by


class Row(NamedTuple):
    """What became of one article; columns that Arrow, pickle and SQLite take as they are. Either ``findings`` (JSON of :class:`kg.model.Findings`) or
    ``failure`` (why there are none)."""

    article: str
    language: str
    findings: bytes | None
    failure: str | None


def batches(articles: Iterable[Article], characters: int | None = None) -> Iterator[list[Article]]:
    """Articles of so many characters together, :data:`BATCH` where none are given."""
    most = characters or BATCH
    batch: list[Article] = []
    size = 0
    for article in articles:
        batch.append(article)
        size += len(article.text)
        if size >= most:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def run(batch: Sequence[Article], models: Mapping[str, str], ontology: str | None) -> list[Row]:
    """One row an article, in the order given. ``models``: language -> name of a spaCy pipeline, where not ours. ``ontology``: a file of relation types."""
    return list(each(batch, models, ontology))


def each(batch: Sequence[Article], models: Mapping[str, str], ontology: str | None) -> Iterator[Row]:
    """The rows of :func:`run` one by one, so that each can be committed before the next article is read. Exhaust or close it before the next batch.

    Pipelines are loaded once a process. A tokenizer remembers the words that it has met, and a word that it knows costs a fifth; when it knows
    :data:`COMMON` of them, what it learns of the words of a batch is dropped with the batch, so that memory does not grow.
    """
    from kg.extract import extract
    from kg.extract.annotate import load

    zones: set[str] = set()
    with ExitStack() as open_zones:
        for article in batch:
            findings = failure = None
            pipeline = (article.language, models.get(article.language))
            try:
                with uncollected(lasting=pipeline not in _loaded):
                    nlp = load(*pipeline)
                    if article.language not in zones and len(nlp.vocab) + len(article.text) // SHORT > COMMON:
                        open_zones.enter_context(nlp.memory_zone())
                        zones.add(article.language)
                    findings = msgspec.json.encode(extract(article, nlp, _ontology(ontology)))
                _loaded.add(pipeline)
            except KGError as error:
                failure = str(error)
            except (ArithmeticError, AssertionError, AttributeError, LookupError, MemoryError, RecursionError, TypeError, ValueError) as error:
                # A fault of this program on one text must not cost the other ten thousand; it is counted, listed, and the exit code says it.
                failure = f"a fault of kg, please report it with the article: {_place(error)}"
            yield Row(article.id, article.language, findings, failure)


_loaded: set[tuple[str, str | None]] = set()  # pipelines that have read an article, so that all their tables are in memory


@contextmanager
def uncollected(*, lasting: bool = False) -> Iterator[None]:
    """Without the collector of cycles, which walks all that was made since with each few hundred new things: those of an article or of a graph make next to
    no cycles. An article takes less with it once behind it, a graph two thirds of its time.

    ``lasting``: what is made here stays (a pipeline, a graph), so it goes among the old things, which the collector seldom walks, without being walked now. Its
    threshold is what is changed, since libraries that a pipeline is loaded with switch the collector on.
    """
    threshold = gc.get_threshold()
    gc.set_threshold(0)
    try:
        yield
    finally:
        if lasting and not gc.get_freeze_count():  # a program that has frozen things of its own keeps them so
            gc.freeze()
            gc.unfreeze()
        gc.set_threshold(*threshold)


def _ontology(path: str | None) -> Ontology:
    """The relation types of a file as it is now: a program that builds twice may have changed it, or its folder, in between. Raises UsageError."""
    changed = None
    if path is not None and Path(path).is_file():
        path = str(Path(path).absolute())
        changed = Path(path).stat().st_mtime_ns
    return _relation_types(path, changed)


@cache
def _relation_types(path: str | None, changed: int | None) -> Ontology:
    from kg.ontology import load

    return load(path)


def _place(error: BaseException) -> str:
    at = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} at {Path(at.filename).name}:{at.lineno}"
