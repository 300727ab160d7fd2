"""Hostile input for everything that reads or writes what others wrote: no exception but the named errors, no input over ten CPU seconds, nothing changed.

    python -m benchmarks.fuzz [--minutes 20] [--seed 1] [--targets reader extractor formats foreign]

reader      bytes as .txt, .md, .html, .jsonl, .csv, each also packed or damaged: articles and failures come out, nothing else
extractor   texts made of news, marks, odd characters and long repetitions, in both languages: findings whose offsets lie in the text
formats     the graph of such texts, and a graph with such strings as its names: every format reads back equal, XML is well formed, the page's data come back
foreign     files of ours with bytes changed: a FormatError, or a graph

Inputs are made by Hypothesis, which also makes a failing one small. Each minute has another seed, so that the same --seed gives the same inputs.
"""

from __future__ import annotations

import argparse
import base64
import gzip
import json
import logging
import re
import resource
import signal
import sys
import time
import traceback
import warnings
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from types import FrameType
from typing import Any
from xml.etree import ElementTree

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from kg.model import Article, Failure, Findings, Graph

LIMIT = 10.0  # CPU seconds for one input
SHRINK = 30.0  # seconds in which a failing input may be made smaller
SLICE = 20.0  # seconds of a target before the next one has its turn

NEWS = (
    "KYIV, Ukraine — ", "By Ann Lee\n\n", "Angela Merkel met Emmanuel Macron in Paris on Friday. ", "“We will sign,” said Kim Gunn, a lawmaker. ",
    "Путін підписав договір у Пхеньяні 19 червня 2024 року. ", "«Ні», — сказав Зеленський. ", "U.S. officials accuse North Korea of supplying munitions. ",
    "Shares of Rosneft fell 12 % to $3.4 billion, according to Reuters. ", "He, she and it denied that they had not said so", " because of which who that",
    "\n\n", "\n", ". ", ", ", " and ", " of the ", " — ", "\t", "Friday, May 8, 2009\n\n", "the 1990s, last week, a year ago, in March",
    "(", ")", "“", "”", "«", "»",
    "'", '"',
)  # fmt: skip
ODD = (
    "\u202e", "\u2066", "\u200b", "\ufeff", "\x00", "\x1b[31m", "\x07", "\u2028", "\u0301" * 5, "😀👩‍👩‍👧", "\U0001d518", "אב", "ﬁ", "ǅ", "İ", "ß", "१२३",
    "\ufffe",     "\r",
    "</script><script>alert(1)</script>", "<!--", "]]>", "&#0;", "&amp;", "'; MATCH (n) DETACH DELETE n //", "`}) //", "=HYPERLINK(1)",
    "{{7*7}}", "$1", "\\", "%s", "../../etc/passwd",
    "{", "[", '"text":', "1e999", "9" * 400, "-", "_" * 3, "#", "http://a.b/c?d=e", "a@b.c",
)  # fmt: skip
PIECE = st.sampled_from(NEWS) | st.sampled_from(NEWS) | st.sampled_from(ODD) | st.text(max_size=8)
LONG = st.tuples(st.sampled_from(NEWS + ODD) | st.text(min_size=1, max_size=3), st.integers(20, 1500)).map(lambda made: (made[0] * made[1])[:3_000])
TEXT = st.lists(PIECE, max_size=40).map("".join) | st.tuples(LONG, st.lists(PIECE, max_size=10).map("".join), LONG).map("".join)
TAGS = st.sampled_from(
    ("<p>", "</p>", "<div>", "<table><tr><td>", "<script>", "<style>", "<meta charset=koi8-r>", "<article>", "<br", "<a href='", "&nbsp;", "<![CDATA[")
)
PAGE = st.lists(TAGS | PIECE | LONG | st.tuples(TAGS, st.integers(1, 400)).map(lambda made: made[0] * made[1]), max_size=25).map("".join)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(PIECE, inner, max_size=4),
    max_leaves=8,
)
RECORD = st.fixed_dictionaries({"text": TEXT}, optional={"title": JSON, "published": TEXT | JSON, "publisher": JSON, "url": JSON, "id": JSON}) | JSON
LINES = st.lists(RECORD.map(json.dumps) | PIECE, max_size=8).map("\n".join)
BYTES = (
    (TEXT | PAGE | LINES).map(lambda text: text.encode("utf-8", "replace")) | st.binary(max_size=300) | TEXT.map(lambda text: text.encode("utf-16", "replace"))
)
SUFFIX = st.sampled_from((".txt", ".md", ".html", ".jsonl", ".csv"))


class Hang(BaseException):
    """An input took more than LIMIT. No library may catch it as an error of its own."""


@contextmanager
def limited(seconds: float | None = None) -> Iterator[None]:
    """Raises Hang when the block takes more than ``seconds`` of CPU, by default LIMIT."""
    most = LIMIT if seconds is None else seconds

    def over(number: int, frame: FrameType | None) -> None:
        raise Hang(f"over {most:.0f} CPU seconds at {frame.f_code.co_filename if frame else '?'}:{frame.f_lineno if frame else 0}")

    former = signal.signal(signal.SIGPROF, over)
    signal.setitimer(signal.ITIMER_PROF, most, 1.0)  # again and again: what is raised inside a callback of the garbage collector is lost
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, former)


# ---------------------------------------------------------------- targets


def reader(data: bytes, suffix: str, how: str) -> None:
    """``how``: plain, packed (.gz), or cut (a damaged .gz)."""
    from kg.read import expand, read_source

    with TemporaryDirectory() as folder:
        path = Path(folder) / f"a{suffix}{'' if how == 'plain' else '.gz'}"
        path.write_bytes(data if how == "plain" else gzip.compress(data) if how == "packed" else gzip.compress(data)[:-9])
        items = list(read_source(expand([str(path)])[0]))
    assert items, "a source gave neither an article nor a failure"
    for item in items:
        if isinstance(item, Failure):
            assert item.reason
            assert folder not in item.reason
        else:
            assert item.text.encode() is not None
            assert all(0 <= b.start < b.end <= len(item.text) for b in item.blocks)


def found(text: str, language: str, ordinal: int = 1) -> tuple[Article, Findings]:
    """The article of a text as the reader makes it, and what the kernel finds in it. Raises AssertionError where that is a fault of kg."""
    import msgspec

    from kg import kernel
    from kg.model import article_id
    from kg.read.blocks import lay_out
    from kg.read.paragraphs import paragraphs

    text = text.encode("utf-8", "replace").decode()  # a reader never gives half a surrogate pair
    laid = lay_out(text, paragraphs(text))
    article = Article(article_id(text), text, language, "a.txt", ordinal, blocks=laid.blocks, dateline=laid.dateline, published="2024-06-19")
    (row,) = kernel.run([article], {}, None)
    assert row.failure is None, row.failure
    return article, msgspec.json.decode(row.findings or b"", type=Findings)


def extractor(text: str, language: str) -> None:
    article, said = found(text, language)
    length = len(article.text)
    for chain in said.chains:
        for mention in chain.mentions:
            assert 0 <= mention.start < mention.end <= length
    for relation in said.relations:
        evidence = relation.evidence
        assert 0 <= evidence.sentence_start <= evidence.start < evidence.end <= evidence.sentence_end <= length


def formats(graph: Graph) -> None:
    from kg.formats import SUFFIXES, dump, load
    from kg.page import render

    with TemporaryDirectory() as folder:
        for suffix in SUFFIXES:
            written = dump(graph, Path(folder) / "full" / f"x{suffix}", full=True)
            if suffix != ".cypher":
                assert load(Path(folder) / "full" / f"x{suffix}") == graph, f"{suffix} does not read back equal"
            written += dump(graph, Path(folder) / "drawn" / f"x{suffix}")
            for path in written:
                if suffix in {".graphml", ".gexf"}:
                    ElementTree.parse(path)
    page = render(graph)
    assert page.count("<script") == empty_page().count("<script")
    (packed,) = re.findall(r'id="kg-data">([A-Za-z0-9+/=]*)<', page)
    json.loads(zlib.decompress(base64.b64decode(packed)))


@cache
def empty_page() -> str:
    from kg.page import render

    return render(Graph("empty"))


def read_graph(texts: list[tuple[str, str]]) -> Graph:
    """Texts with their language -> the graph, as a build makes it."""
    from kg.extract import dates
    from kg.graph import assemble
    from kg.resolve import resolve

    pairs = {article.id: (article, said) for n, (text, language) in enumerate(texts, 1) for article, said in [found(text, language, n)]}
    articles, findings = zip(*(pairs[ident] for ident in sorted(pairs)), strict=True) if pairs else ((), ())
    resolution = resolve(iter(findings))
    return assemble(
        "news",
        list(articles),
        iter(findings),
        resolution.entities,
        resolution.entity_of,
        dated=lambda expression, published, planned: dates.resolve(expression, published, future=True if planned else None),
    )


def named(strings: list[str]) -> Graph:
    """A small graph whose names, aliases, predicates and titles are these strings."""
    from dataclasses import replace

    from tests.samples import small_graph

    graph = small_graph()
    words = [string.encode("utf-8", "replace").decode() or "x" for string in strings]

    def word(at: int) -> str:
        return words[at % len(words)]

    return replace(
        graph,
        entities=tuple(replace(e, name=word(n), aliases=(word(n + 1), word(n + 2)), head=word(n)) for n, e in enumerate(graph.entities)),
        statements=tuple(replace(s, predicate=word(n)) for n, s in enumerate(graph.statements)),
        articles=tuple(replace(a, title=word(n), publisher=word(n + 1), url=word(n + 2)) for n, a in enumerate(graph.articles)),
    )


@cache
def files() -> list[tuple[str, dict[str, bytes]]]:
    """Suffix -> the files that a small graph is written to in that format."""
    from kg.formats import SUFFIXES, dump
    from tests.samples import small_graph

    out = []
    with TemporaryDirectory() as folder:
        for suffix in SUFFIXES:
            if suffix != ".cypher":
                out.append((suffix, {path.name: path.read_bytes() for path in dump(small_graph(), Path(folder) / suffix[1:] / f"x{suffix}", full=True)}))
    return out


def foreign(which: int, changes: list[tuple[float, bytes, int]]) -> None:
    """``changes``: where (share of the file), what is put there, how many bytes it replaces."""
    from kg.errors import FormatError
    from kg.formats import load

    suffix, written = files()[which % len(files())]
    with TemporaryDirectory() as folder:
        for name, raw in written.items():
            for share, put, size in changes:
                at = int(share * len(raw))
                raw = raw[:at] + put + raw[at + size :]
            (Path(folder) / name).write_bytes(raw)
        said = "."
        try:
            load(Path(folder) / f"x{suffix}")
        except FormatError as error:
            said = str(error)
        assert said
        assert folder not in said


LANGUAGE = st.sampled_from(("en", "en", "uk"))
CHANGE = st.tuples(st.floats(0, 1, exclude_max=True), st.binary(max_size=4) | PIECE.map(lambda p: p.encode("utf-8", "replace")), st.integers(0, 40))
TARGETS: dict[str, tuple[Callable[..., None], tuple[st.SearchStrategy[Any], ...]]] = {
    "reader": (reader, (BYTES, SUFFIX, st.sampled_from(("plain", "plain", "packed", "cut")))),
    "extractor": (extractor, (TEXT, LANGUAGE)),
    "formats": (formats, (st.lists(st.tuples(TEXT, LANGUAGE), max_size=3).map(read_graph) | st.lists(PIECE | LONG, min_size=1, max_size=12).map(named),)),
    "foreign": (foreign, (st.integers(0, 20), st.lists(CHANGE, min_size=1, max_size=4))),
}


# ---------------------------------------------------------------- runs


@dataclass(slots=True)
class Tally:
    inputs: int = 0
    slowest: float = 0.0  # CPU seconds of an input
    faults: list[str] = field(default_factory=list)


def fuzz(name: str, seconds: float, first: int, tally: Tally) -> None:
    """Inputs for one target until the time is over, by seeds from ``first`` on. A failing input is made small and its story added to the faults."""
    target, strategies = TARGETS[name]
    until = time.monotonic() + seconds

    broken = False

    def attack(*values: Any) -> None:
        nonlocal broken, until
        if time.monotonic() > until and (broken or tally.inputs):  # the first one counts, however long the machine took to come to it
            return
        begun = time.process_time()
        try:
            with limited():
                target(*values)
        except BaseException as error:
            if not broken:
                broken, until = True, time.monotonic() + SHRINK
            if isinstance(error, Hang):  # Hypothesis makes small what an Exception tells of
                raise AssertionError(f"{error}: {str(values)[:500]}") from None
            raise
        tally.inputs += 1
        tally.slowest = max(tally.slowest, time.process_time() - begun)

    number = first
    while time.monotonic() < until and not broken:  # one story a turn
        number += 1
        test = settings(max_examples=100, deadline=None, database=None, phases=(Phase.generate, Phase.shrink), suppress_health_check=list(HealthCheck))(
            seed(number)(given(st.tuples(*strategies))(lambda values: attack(*values)))
        )
        try:
            test()
        except Exception as error:  # whatever it is, it must not be
            story = "".join(traceback.format_exception(error))
            tally.faults.append(f"{name}, seed {number}: {type(error).__name__}: {error}\n{story[-3000:]}")
            sys.stdout.write(f"FAULT {tally.faults[-1]}\n")
            sys.stdout.flush()


def main() -> int:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--minutes", type=float, default=20.0)
    ask.add_argument("--seed", type=int, default=1)
    ask.add_argument("--targets", nargs="+", choices=TARGETS, default=list(TARGETS))
    asked = ask.parse_args()
    logging.disable(logging.ERROR)  # what the formats say of characters that XML cannot hold
    warnings.simplefilter("ignore")
    tallies = {name: Tally() for name in asked.targets}
    until, turn = time.monotonic() + 60 * asked.minutes, 0
    while time.monotonic() < until:
        name = asked.targets[turn % len(asked.targets)]
        fuzz(name, min(SLICE, until - time.monotonic()), asked.seed * 1_000_000 + turn * 1_000, tallies[name])
        turn += 1
    faults = [fault for tally in tallies.values() for fault in tally.faults]
    for name, tally in tallies.items():
        sys.stdout.write(f"{name:10} {tally.inputs:8,} inputs, the slowest {tally.slowest:.2f} CPU s, {len(tally.faults)} faults\n")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sys.stdout.write(f"{asked.minutes:g} minutes, seed {asked.seed}, {peak:.0f} MB at most\n")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
