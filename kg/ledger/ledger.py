"""The ledger: articles, what was found in them, what failed, what people judged. One transaction an article; what is committed is never lost.

Nothing in it holds a path: sources are labels relative to the argument given, arguments are hashes.
"""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from kg.ledger.connection import connect, telling
from kg.ledger.runs import Anchored
from kg.model import Article, Copy, Failure, Findings, Judgement

FILE = "kg.db"
RUNS_KEPT = 20
PACKED = 2  # of zlib: 40 % of the time of its own level, for a tenth more
_article = msgspec.json.Decoder(Article)
_findings = msgspec.json.Decoder(Findings)
_judgement = msgspec.json.Decoder(Judgement)


@dataclass(frozen=True, slots=True)
class Kept:
    """A judgement with its number and times (ISO, UTC). ``undone`` is None while it holds."""

    number: int
    judgement: Judgement
    made: str
    undone: str | None


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a thing of the graph stood when it had that id: a mention of an entity, or (with ``relation``) the evidence of a statement."""

    article: str
    start: int
    end: int
    relation: str


@dataclass(frozen=True, slots=True)
class Run:
    """A build that changed the graph. ``summary``: JSON, see :mod:`kg.ledger.runs`."""

    number: int
    made: str
    fingerprint: str
    summary: bytes


class Ledger:
    """``kg.db`` in a folder. Use it in a ``with``. Every method raises LedgerError when the file is locked, full, damaged or gone."""

    def __init__(self, folder: Path | str, *, create: bool = False) -> None:
        self.path = Path(folder) / FILE
        self._db = connect(self.path, create=create)

    def __enter__(self) -> Ledger:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        with telling(self.path):
            self._db.close()

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """A transaction: all of the block or nothing."""
        with telling(self.path):
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield self._db
                self._db.execute("COMMIT")
            finally:
                if self._db.in_transaction:  # something was raised
                    self._db.execute("ROLLBACK")

    def rows(self, query: str, *values: object) -> Iterator[tuple[object, ...]]:
        with telling(self.path):
            for row in self._db.execute(query, values):  # noqa: UP028  "yield from" would close the cursor when it is dropped after the ledger
                yield row

    def one(self, query: str, *values: object) -> tuple[object, ...] | None:
        return next(self.rows(query, *values), None)

    # ------------------------------------------------------------ sources and articles

    def next_reading(self) -> int:
        """The number of a pass over sources; what an earlier pass placed in a source and this one does not is gone."""
        row = self.one(
            "SELECT max(n) FROM (SELECT max(read) AS n FROM sources UNION ALL SELECT max(read) FROM placements UNION ALL SELECT max(read) FROM failures)"
        )
        return (int(str(row[0])) if row and row[0] is not None else 0) + 1

    def place(self, article: Article, reading: int) -> bool:
        """Note that the article stands in its source. True when its text is new to the ledger."""
        with self.writing():
            new = self._db.execute("INSERT OR IGNORE INTO texts VALUES (?, ?)", (article.id, article.text.encode())).rowcount > 0
            record = msgspec.json.encode(replace(article, text=""))
            self._db.execute("INSERT OR REPLACE INTO placements VALUES (?, ?, ?, ?, ?)", (article.source, article.ordinal, article.id, record, reading))
        return new

    def fail(self, failure: Failure, reading: int, article: str | None = None) -> None:
        """Note what could not be read: a source, an article of it, or (with ``article``) an article whose text could not be analysed."""
        with self.writing():
            row = (failure.source, failure.ordinal, article, failure.reason, failure.skipped, reading)
            self._db.execute("DELETE FROM failures WHERE source = ? AND ordinal IS ? AND read < ?", (failure.source, failure.ordinal, reading))
            self._db.execute("INSERT INTO failures VALUES (?, ?, ?, ?, ?, ?)", row)

    def finish_source(self, label: str, argument: str, reading: int) -> int:
        """The source was read to its end: what it no longer holds is gone. The number of articles that left it."""
        with self.writing():
            self._db.execute("DELETE FROM failures WHERE source = ? AND article IS NULL AND read < ?", (label, reading))
            gone = self._db.execute("DELETE FROM placements WHERE source = ? AND read < ?", (label, reading)).rowcount
            self._db.execute("INSERT OR REPLACE INTO sources VALUES (?, ?, ?)", (label, argument, reading))
        return gone

    def keep_source(self, label: str, argument: str, reading: int) -> None:
        """The source could not be read, or not to its end: it keeps what it gave before, and goes when its folder is given again without it."""
        with self.writing():
            self._db.execute("INSERT OR REPLACE INTO sources VALUES (?, ?, ?)", (label, argument, reading))

    def forget_failed(self, label: str) -> bool:
        """Forget that a source failed which gave no article: a mistyped one, one that is not worth mending. False where there is none."""
        with self.writing():
            found = self._db.execute(
                "DELETE FROM failures WHERE source = ? AND NOT EXISTS (SELECT 1 FROM placements WHERE source = ?)", (label, label)
            ).rowcount
            if found:
                self._db.execute("DELETE FROM sources WHERE label = ?", (label,))
        return found > 0

    def forget_missing(self, argument: str, present: Iterable[str]) -> list[str]:
        """A folder (or pattern) was given again: sources that it held before and holds no longer are gone. Their labels."""
        kept = set(present)
        gone = [label for (label,) in self.rows("SELECT label FROM sources WHERE argument = ? ORDER BY label", argument) if label not in kept]
        with self.writing():
            for label in gone:
                for table in ("placements", "failures"):
                    self._db.execute(f"DELETE FROM {table} WHERE source = ?", (label,))
                self._db.execute("DELETE FROM sources WHERE label = ?", (label,))
        return [str(label) for label in gone]

    def sweep(self, pipelines: Iterable[str], ontology: str) -> None:
        """Drop texts and findings that no source holds, and findings of other pipelines and ontologies."""
        wanted = tuple(pipelines)
        marks = ",".join("?" * len(wanted)) or "''"
        with self.writing():
            self._db.execute("DELETE FROM texts WHERE article NOT IN (SELECT article FROM placements)")
            self._db.execute(
                f"DELETE FROM findings WHERE article NOT IN (SELECT article FROM placements) OR ontology <> ? OR pipeline NOT IN ({marks})", (ontology, *wanted)
            )
            solved = "article NOT IN (SELECT article FROM placements) OR article IN (SELECT article FROM findings)"
            self._db.execute(f"DELETE FROM failures WHERE article IS NOT NULL AND ({solved})")

    def articles(self, *, removed: bool = False) -> Iterator[Article]:
        """Every article that is in a source and was not removed (or was), by id. One in several places has the first place, and metadata of all."""
        query = f"""SELECT p.article, t.text, p.record FROM placements p JOIN texts t ON t.article = p.article
                   WHERE p.article {"" if removed else "NOT"} IN (SELECT article FROM removed) ORDER BY p.article, p.source, p.ordinal"""
        current: list[Article] = []
        text = b""
        for ident, raw, record in self.rows(query):
            if current and current[0].id != ident:
                yield _merged(current, text)
                current = []
            text = bytes(raw)  # type: ignore[call-overload]
            current.append(_article.decode(record))  # type: ignore[arg-type]
        if current:
            yield _merged(current, text)

    def unread(self, pipelines: Mapping[str, str], ontology: str) -> Iterator[Article]:
        """Articles without findings of their language's pipeline and this ontology. ``pipelines``: language -> fingerprint."""
        done = {(str(a), str(p)) for a, p in self.rows("SELECT article, pipeline FROM findings WHERE ontology = ?", ontology)}
        for article in self.articles():
            if (article.id, pipelines.get(article.language, "")) not in done:
                yield article

    # ------------------------------------------------------------ findings

    def keep(self, article: str, findings: bytes, pipeline: str, ontology: str) -> None:
        """``findings``: JSON of :class:`kg.model.Findings`, as the kernel gives it."""
        with self.writing():
            self._db.execute("INSERT OR REPLACE INTO findings VALUES (?, ?, ?, ?)", (article, pipeline, ontology, findings))

    def has_findings(self, article: str, pipeline: str, ontology: str) -> bool:
        return self.one("SELECT 1 FROM findings WHERE article = ? AND pipeline = ? AND ontology = ?", article, pipeline, ontology) is not None

    def findings(self, pipelines: Iterable[str], ontology: str) -> Iterator[Findings]:
        """By article id, of the articles that :meth:`articles` gives."""
        wanted = set(pipelines)
        query = """SELECT record, pipeline FROM findings WHERE ontology = ? AND article IN (SELECT article FROM placements)
                   AND article NOT IN (SELECT article FROM removed) ORDER BY article, pipeline"""
        for record, pipeline in self.rows(query, ontology):
            if pipeline in wanted:
                yield _findings.decode(record)  # type: ignore[arg-type]

    def failures(self) -> list[Failure]:
        rows = self.rows("SELECT source, ordinal, reason, skipped FROM failures ORDER BY source, ordinal, reason")
        return [Failure(str(source), None if ordinal is None else int(str(ordinal)), str(reason), bool(skipped)) for source, ordinal, reason, skipped in rows]

    # ------------------------------------------------------------ removal

    def remove(self, article: str) -> None:
        """The article stays out, whatever its source holds, until :meth:`restore`."""
        with self.writing():
            self._db.execute("INSERT OR IGNORE INTO removed VALUES (?, ?)", (article, _now()))

    def restore(self, article: str) -> bool:
        with self.writing():
            return self._db.execute("DELETE FROM removed WHERE article = ?", (article,)).rowcount > 0

    def removed(self) -> list[str]:
        return [str(article) for (article,) in self.rows("SELECT article FROM removed ORDER BY article")]

    # ------------------------------------------------------------ judgements

    def judge(self, judgement: Judgement) -> int:
        """Keep a judgement; its number."""
        with self.writing():
            return int(
                self._db.execute(
                    "INSERT INTO judgements (kind, record, made) VALUES (?, ?, ?)", (judgement.kind, msgspec.json.encode(judgement), _now())
                ).lastrowid
                or 0
            )

    def undo(self, number: int) -> None:
        with self.writing():
            self._db.execute("UPDATE judgements SET undone = ? WHERE number = ? AND undone IS NULL", (_now(), number))

    def judgements(self, *, undone: bool = False) -> list[Kept]:
        """In the order they were made; those taken back only when asked for."""
        rows = self.rows("SELECT number, record, made, undone FROM judgements WHERE ? OR undone IS NULL ORDER BY number", undone)
        return [Kept(int(str(n)), _judgement.decode(r), str(m), str(u) if u else None) for n, r, m, u in rows]  # type: ignore[arg-type]

    # ------------------------------------------------------------ ids and runs

    def anchor(self, ident: str) -> Anchor | None:
        """Where the thing stood that once had this id (without the graph's name), or an id that begins so."""
        row = self.one(
            "SELECT article, start, end, relation FROM anchors WHERE id = ? OR (length(?) >= 8 AND id GLOB ? || '*') ORDER BY id", ident, ident, _literal(ident)
        )
        return Anchor(str(row[0]), int(str(row[1])), int(str(row[2])), str(row[3])) if row else None

    def statement_at(self, judgement: Judgement) -> str | None:
        """The id (without the graph's name) of a statement that the judgement rests on, also of one that left the graph."""
        for at in judgement.at:
            row = self.one(
                "SELECT id FROM anchors WHERE article = ? AND start = ? AND end = ? AND relation = ? ORDER BY id",
                at.article,
                at.start,
                at.end,
                judgement.relation,
            )
            if row:
                return str(row[0])
        return None

    def keep_run(self, fingerprint: str, summary: bytes, anchors: Iterable[Anchored]) -> int:
        """Keep the summary of a graph, unless it is the one of the last run, and where its things stand. The number of the run that made this graph."""
        last = self.one("SELECT number, fingerprint FROM runs ORDER BY number DESC LIMIT 1")
        if last and last[1] == fingerprint:
            return int(str(last[0]))
        with self.writing():
            self._db.executemany("INSERT OR IGNORE INTO anchors VALUES (?, ?, ?, ?, ?)", anchors)
            made = self._db.execute("INSERT INTO runs (made, fingerprint, summary) VALUES (?, ?, ?)", (_now(), fingerprint, zlib.compress(summary, PACKED)))
            number = int(made.lastrowid or 0)
            self._db.execute("DELETE FROM runs WHERE number <= ?", (number - RUNS_KEPT,))
        return number

    def runs(self) -> list[Run]:
        rows = self.rows("SELECT number, made, fingerprint, summary FROM runs ORDER BY number")
        return [Run(int(str(n)), str(m), str(f), zlib.decompress(s)) for n, m, f, s in rows]  # type: ignore[arg-type]

    def setting(self, key: str) -> str | None:
        row = self.one("SELECT value FROM settings WHERE key = ?", key)
        return str(row[0]) if row else None

    def set(self, key: str, value: str) -> None:
        with self.writing():
            self._db.execute("INSERT OR REPLACE INTO settings VALUES (?, ?)", (key, value))


def _merged(places: list[Article], text: bytes) -> Article:
    """Several places of one text: the first by source and ordinal leads."""

    def first(name: str) -> str | None:
        return next((value for place in places if (value := getattr(place, name))), None)

    copies = tuple(Copy(place.source, place.ordinal) for place in places)
    return replace(
        places[0], text=text.decode(), copies=copies, title=first("title"), published=first("published"), publisher=first("publisher"), url=first("url")
    )


def _literal(prefix: str) -> str:
    return "".join(f"[{c}]" if c in "*?[" else c for c in prefix)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
