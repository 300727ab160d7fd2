"""Articles -> findings, in this process or in a pool of spawned ones. Only articles go in and only findings come out; their order means nothing.

An article that kills its worker (out of memory) is tried once more, alone, and then reported.
"""

from __future__ import annotations

import os
import traceback
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from functools import cache
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import KGError
from kg.model import Article, Failure, Findings

if TYPE_CHECKING:
    from kg.ontology import Ontology

# Thousands of small products of matrices: a second BLAS thread only waits for the first (22 CPU s for the seeds against 6), and processes are the unit
# of parallel work here. It must be said before numpy is loaded.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

BATCH = 60_000  # characters of text that go to a worker at once
WAITING = 2  # batches waiting for each worker

Found = Findings | tuple[str, Failure]  # a failure comes with the id of its article


def findings(articles: Iterable[Article], *, models: Mapping[str, str], ontology: str | None, jobs: int) -> Iterator[Found]:
    """What each article says. ``models``: language -> name of a spaCy pipeline, where not ours. ``ontology``: a file of relation types, or None."""
    if jobs <= 1:
        for batch in _batches(articles):
            yield from _extract(batch, dict(models), ontology)
        return
    yield from _pooled(articles, dict(models), ontology, jobs)


def _pooled(articles: Iterable[Article], models: dict[str, str], ontology: str | None, jobs: int) -> Iterator[Found]:
    batches = _batches(articles)
    again: list[list[Article]] = []  # batches that a broken pool held
    while True:
        running: dict[Future[list[Found]], list[Article]] = {}
        pool = ProcessPoolExecutor(jobs, mp_context=get_context("spawn"))
        try:
            for batch in islice(batches, jobs * WAITING):
                running[pool.submit(_extract, batch, models, ontology)] = batch
            while running:
                done, _ = wait(running, return_when=FIRST_COMPLETED)
                for future in done:
                    found = future.result()  # raises BrokenProcessPool when a worker died; the batch is still in ``running``
                    del running[future]
                    yield from found
                    for batch in islice(batches, 1):
                        running[pool.submit(_extract, batch, models, ontology)] = batch
        except BrokenProcessPool:
            again = list(running.values())
        else:
            return
        finally:
            pool.shutdown(wait=True, cancel_futures=True)
        for batch in again:
            for article in batch:
                yield from _alone(article, models, ontology)


def _alone(article: Article, models: dict[str, str], ontology: str | None) -> list[Found]:
    """One article in a process of its own: if that dies too, the article is to blame."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        try:
            return pool.submit(_extract, [article], models, ontology).result()
        except BrokenProcessPool:
            reason = "the process that read it was killed twice, probably for want of memory; free memory, use fewer --jobs, or split the article"
            return [(article.id, Failure(article.source, article.ordinal, reason))]


def _batches(articles: Iterable[Article]) -> Iterator[list[Article]]:
    batch: list[Article] = []
    size = 0
    for article in articles:
        batch.append(article)
        size += len(article.text)
        if size >= BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


@cache
def _ontology(path: str | None) -> Ontology:
    from kg.ontology import load

    return load(path)


def _extract(batch: list[Article], models: dict[str, str], ontology: str | None) -> list[Found]:
    from kg.extract import extract
    from kg.extract.annotate import load

    out: list[Found] = []
    for article in batch:
        try:
            nlp = load(article.language, models.get(article.language))
            with nlp.memory_zone():
                out.append(extract(article, nlp, _ontology(ontology)))
        except KGError as error:
            out.append((article.id, Failure(article.source, article.ordinal, str(error))))
        except (ArithmeticError, AssertionError, AttributeError, LookupError, MemoryError, RecursionError, TypeError, ValueError) as error:
            # A fault of this program on one text must not cost the other ten thousand; it is counted, listed, and the exit code says it.
            out.append((article.id, Failure(article.source, article.ordinal, f"a fault of kg, please report it with the article: {_place(error)}")))
    return out


def _place(error: BaseException) -> str:
    at = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} at {Path(at.filename).name}:{at.lineno}"
