"""The kernel in this process or in a pool of spawned ones. Only articles go in and only rows come out; their order means nothing.

An article that kills its worker (out of memory) is tried once more, alone, and then reported.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing import get_context

from kg import kernel
from kg.kernel import Row
from kg.model import Article

WAITING = 2  # batches waiting for each worker: the queue is bounded, whatever the number of articles
KILLED = "the process that read it was killed twice, probably for want of memory; free memory, use fewer --jobs, or split the article"


def rows(articles: Iterable[Article], *, models: Mapping[str, str], ontology: str | None, jobs: int) -> Iterator[tuple[Article, Row]]:
    """What each article says, beside the article. Arguments as :func:`kg.kernel.run` takes them."""
    if jobs <= 1:
        for batch in kernel.batches(articles):
            yield from zip(batch, kernel.run(batch, models, ontology), strict=True)
        return
    yield from _pooled(articles, dict(models), ontology, jobs)


def _pooled(articles: Iterable[Article], models: dict[str, str], ontology: str | None, jobs: int) -> Iterator[tuple[Article, Row]]:
    batches = kernel.batches(articles)
    while True:
        running: dict[Future[list[Row]], list[Article]] = {}
        pool = ProcessPoolExecutor(jobs, mp_context=get_context("spawn"))
        try:
            for batch in islice(batches, jobs * WAITING):
                running[pool.submit(kernel.run, batch, models, ontology)] = batch
            while running:
                done, _ = wait(running, return_when=FIRST_COMPLETED)
                for future in done:
                    found = future.result()  # raises BrokenProcessPool when a worker died; the batch is still in ``running``
                    yield from zip(running.pop(future), found, strict=True)
                    for batch in islice(batches, 1):
                        running[pool.submit(kernel.run, batch, models, ontology)] = batch
        except BrokenProcessPool:
            again = list(running.values())  # batches that the broken pool held
        else:
            return
        finally:
            pool.shutdown(wait=True, cancel_futures=True)
        for batch in again:
            for article in batch:
                yield article, _alone(article, models, ontology)


def _alone(article: Article, models: dict[str, str], ontology: str | None) -> Row:
    """One article in a process of its own: if that dies too, the article is to blame."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        try:
            return pool.submit(kernel.run, [article], models, ontology).result()[0]
        except BrokenProcessPool:
            return Row(article.id, article.language, None, KILLED)
