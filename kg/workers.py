"""The kernel in this process or in a pool of spawned ones. Only articles go in and only rows come out; their order means nothing.

A worker that is killed (out of memory) costs nothing: what it held is read again, an article at a time in a process of its own; an article that kills that one
twice is reported. Workers end with the process that started them, however it ends: a ``kill -9`` leaves none behind.
"""

from __future__ import annotations

import os
import signal
import threading
from collections import deque
from collections.abc import Generator, Iterable, Iterator, Mapping
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import chain, islice
from multiprocessing import current_process, get_context
from multiprocessing.connection import Connection

from kg import kernel
from kg.errors import UsageError
from kg.kernel import Row
from kg.model import Article

WAITING = 2  # batches waiting for each worker: the queue is bounded, whatever the number of articles
KILLED = "the process that read it was killed, alone and twice, probably for want of memory; free memory, or split the article"

NEVER_BEGAN = (
    "the worker processes ended before they began, since each of them runs the program's script first: let the script build under "
    'if __name__ == "__main__": only, or give jobs=1, which needs no other process'
)


def rows(articles: Iterable[Article], *, models: Mapping[str, str], ontology: str | None, jobs: int) -> Generator[tuple[Article, Row], None, None]:
    """What each article says, beside the article. Arguments as :func:`kg.kernel.run` takes them. Closing it stops the workers at once."""
    if jobs <= 1:
        for batch in kernel.batches(articles):
            yield from zip(batch, kernel.each(batch, models, ontology), strict=True)
        return
    yield from _pooled(articles, dict(models), ontology, jobs)


def _pooled(articles: Iterable[Article], models: dict[str, str], ontology: str | None, jobs: int) -> Iterator[tuple[Article, Row]]:
    batches = kernel.batches(articles)
    while True:
        running: dict[Future[list[Row]], list[Article]] = {}
        try:
            with _pool(jobs) as pool:
                for batch in islice(batches, jobs * WAITING):
                    running[_submit(pool, batch, models, ontology)] = batch
                while running:
                    done, _ = wait(running, return_when=FIRST_COMPLETED)
                    for future in done:
                        found = future.result()  # raises BrokenProcessPool when a worker died; the batch is still in ``running``
                        yield from zip(running.pop(future), found, strict=True)
                        for batch in islice(batches, 1):
                            running[_submit(pool, batch, models, ontology)] = batch
                return
        except BrokenProcessPool:
            pass
        yield from _isolated(chain.from_iterable(running.values()), models, ontology)


def _isolated(articles: Iterable[Article], models: dict[str, str], ontology: str | None) -> Iterator[tuple[Article, Row]]:
    """One article at a time in one process: if that dies, it is known which article it died of. That one is tried once more."""
    waiting = deque(articles)
    deaths = 0
    while waiting:
        try:
            with _pool(1) as pool:
                while waiting:
                    (row,) = _submit(pool, [waiting[0]], models, ontology).result()
                    yield waiting.popleft(), row
                    deaths = 0
        except BrokenProcessPool:
            deaths += 1
            if deaths == 2:
                article = waiting.popleft()
                yield article, Row(article.id, article.language, None, KILLED)
                deaths = 0


@contextmanager
def _pool(jobs: int) -> Iterator[ProcessPoolExecutor]:
    """Workers on a leash: a pipe that nothing is written to. They end when its other end is closed, by us or by the kernel when we are killed.
    Through another they say that they began. Raises UsageError when the pool broke before any did."""
    context = get_context("spawn")
    theirs, ours = context.Pipe(duplex=False)
    begun, say = context.Pipe(duplex=False)
    pool = ProcessPoolExecutor(jobs, mp_context=context, initializer=_worker, initargs=(theirs, say))
    try:
        yield pool
        pool.shutdown(wait=True)
    except BrokenProcessPool:
        if not begun.poll():
            raise UsageError(NEVER_BEGAN) from None
        raise
    finally:
        ours.close()
        pool.shutdown(wait=True, cancel_futures=True)
        for end in (theirs, begun, say):
            end.close()


def _submit(pool: ProcessPoolExecutor, batch: list[Article], models: dict[str, str], ontology: str | None) -> Future[list[Row]]:
    """Ctrl-C goes to all processes of a terminal, but the one that commits decides: workers, which start here, inherit that it is blocked."""
    former = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        return pool.submit(kernel.run, batch, models, ontology)
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, former)


def leave_a_script_that_is_imported() -> None:
    """Each worker imports the program's script first. One that builds without asking whether it is the program would build there again, in every worker."""
    if getattr(current_process(), "_inheriting", False):  # what the standard library itself asks before it starts a process
        raise SystemExit(1)


def _worker(leash: Connection, say: Connection) -> None:
    say.send_bytes(b"begun")

    def watch() -> None:
        try:
            leash.recv_bytes()
        except (EOFError, OSError):
            os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
