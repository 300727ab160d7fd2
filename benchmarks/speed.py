"""How fast kg build is, in one process and in two, and whether time and memory stay flat: figures that hold as ratios within one run.

    python -m benchmarks.speed --data FOLDER [--scale 1.0] [--only speed parallel memory scaling]

speed      kg build of 1,000 made-up articles (benchmarks.made), copies off, page left out: words a CPU second of the whole build, and its CPU time by that
           of the bare pipeline (nlp.pipe over the same texts, in the same run, other processes; the mean of one before the build and one behind it)
parallel   the analysis alone with two jobs by that with one, wall time; the start of the processes is left out by a first article for each
memory     growth of one process from the 500th to the 5,000th article of the kernel, resident MB
scaling    CPU seconds an article of whole builds of 100, 1,000 and 4,000 articles, less those of a build of one article
--scale 0.1 takes a tenth of the articles, for a machine that is busy. Say so beside the figures.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import resource
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks import made


def apart(work: Callable[..., Any], *values: Any) -> Any:
    """What ``work`` gives in a fresh process, so that no measure finds what another has loaded."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(work, values)


def cpu() -> float:
    """CPU seconds of this process and of its ended children."""
    return sum(use.ru_utime + use.ru_stime for use in map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)))


def read(texts: str) -> Iterator[str]:
    with Path(texts).open(encoding="utf-8") as file:
        for line in file:
            yield str(json.loads(line)["text"])


def build(texts: str, out: str) -> float:
    from kg import flow

    flow.build([texts], out=out, page=False, copies=False)
    return cpu()


def bare(texts: str) -> float:
    from kg.extract.annotate import load

    nlp = load("en")
    begun = cpu()
    for _ in nlp.pipe(read(texts), batch_size=16):
        pass
    return cpu() - begun


def analysis(texts: str, jobs: int) -> float:
    """Wall seconds of the pool from the moment when every worker has given its first row."""
    from kg import workers
    from kg.model import Article, article_id

    articles = [Article(article_id(text), text, "en", "a", n) for n, text in enumerate(read(texts), 1)]
    begun, last, warm = 0.0, 0.0, max(1, len(articles) // 10)
    for done, _ in enumerate(workers.rows(articles, models={}, ontology=None, jobs=jobs), 1):
        last = time.monotonic()
        if done == warm:
            begun = last
    return (last - begun) / max(1, len(articles) - warm)


def resident() -> float:
    return float(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize() / 1e6


def growth(texts: str, settled: int) -> tuple[float, float]:
    """MB in use after ``settled`` articles, and at the end."""
    from kg import kernel
    from kg.model import Article, article_id

    at = done = 0.0
    for batch in kernel.batches(Article(article_id(text), text, "en", "a", n) for n, text in enumerate(read(texts), 1)):
        done += len(kernel.run(batch, {}, None))
        if not at and done >= settled:
            at = resident()
    return at, resident()


def main() -> int:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--data", type=Path, required=True)
    ask.add_argument("--scale", type=float, default=1.0)
    ask.add_argument("--only", nargs="+", choices=("speed", "parallel", "memory", "scaling"), default=["speed", "parallel", "memory", "scaling"])
    asked = ask.parse_args()

    def told(text: str) -> None:
        sys.stdout.write(f"{text}\n")
        sys.stdout.flush()

    def size(articles: int) -> int:
        return max(20, int(articles * float(asked.scale)))

    with TemporaryDirectory() as folder:
        number = 0

        def texts(count: int) -> tuple[str, int]:
            nonlocal number
            number += 1
            path = Path(folder) / f"{number}.jsonl"
            return str(path), made.write(path, asked.data, count, seed=number)

        def out() -> str:
            return str(Path(folder) / f"out{number}")

        told(f"scale {asked.scale:g}; load average {os.getloadavg()[0]:.1f} of {os.cpu_count()} cores")
        if "speed" in asked.only:
            path, words = texts(size(1000))
            before, whole, behind = apart(bare, path), apart(build, path, out()), apart(bare, path)
            alone = (before + behind) / 2  # the pace of a shared machine drifts by some hundredths within minutes
            paces = f"{words / before:,.0f} and {words / behind:,.0f}"
            told(f"speed: {words:,} words, kg build {words / whole:,.0f} words a CPU s, bare pipeline {paces}: {whole / alone:.2f} x")
        if "parallel" in asked.only:
            path, _ = texts(size(1000))
            one, two = apart(analysis, path, 1), apart_with_children(analysis, path, 2)
            told(f"parallel: {1 / one:.2f} and {1 / two:.2f} articles a second with one and two jobs: {one / two:.2f} x")
        if "memory" in asked.only:
            path, _ = texts(size(5000))
            begun, ended = apart(growth, path, size(500))
            told(f"memory: {begun:.0f} MB after {size(500)} articles, {ended:.0f} MB after {size(5000)}: {ended - begun:+.0f} MB")
        if "scaling" in asked.only:
            path, _ = texts(1)
            start = apart(build, path, out())
            each = []
            for count in (size(100), size(1000), size(4000)):
                path, _ = texts(count)
                each.append((apart(build, path, out()) - start) / count)
                told(f"scaling: {count} articles, {each[-1]:.3f} CPU s each")
            told(f"scaling: the dearest by the cheapest {max(each) / min(each):.2f}")
    return 0


def apart_with_children(work: Callable[..., Any], *values: Any) -> Any:
    """As :func:`apart`, for work that starts processes of its own, which those of a Pool must not."""
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        return pool.submit(work, *values).result()


if __name__ == "__main__":
    sys.exit(main())
