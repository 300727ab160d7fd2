"""Graph -> columns. The page gets numbers in columns and each string once, because that is what deflates well and parses fast.

Indices into the columns stand for entities, statements and articles; -1 stands for none. Offsets stay code points of ``Article.text``; the script
translates them, for JavaScript counts UTF-16 units.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from kg.model import ENTITY_TYPES, ROLES, STATUSES, Article, Evidence, Graph, Interval, Stretch, Voice
from kg.page.layout import positions
from kg.page.stories import stories
from kg.page.titles import called

Columns = dict[str, Any]
Value = TypeVar("Value")
SCALE = 10_000  # positions are sent as integers in 0..SCALE
KINDS = ("speaker", "negation", "modality", "time")


def columns(graph: Graph, *, quotes_only: bool = False) -> Columns:
    """All that the page knows of a graph, as JSON values.

    ``quotes_only`` leaves the texts out but for the sentences that statements rest on.
    """
    index = _Index.of(graph)
    told = stories(graph)
    places = positions(graph, told)
    return {
        "version": 1,
        "graph": clean(graph.name),
        "types": list(ENTITY_TYPES),
        "statuses": list(STATUSES),
        "roles": list(ROLES),
        "articles": _articles(graph, quotes_only),
        "entities": _entities(graph, index, told.story_of, places),
        "statements": _statements(graph, index),
        "evidence": _evidence(graph, index),
        "links": [[link.kind, index.statement[link.source], index.statement[link.target], clean(link.reason)] for link in graph.links],
        "stories": [[story.statements, len(story.articles), *story.articles[:1]] for story in told.stories],
    }


@dataclass(frozen=True, slots=True)
class _Index:
    article: dict[str, int]
    entity: dict[str, int]
    statement: dict[str, int]

    @classmethod
    def of(cls, graph: Graph) -> _Index:
        return cls(
            {article.id: at for at, article in enumerate(graph.articles)},
            {entity.id: at for at, entity in enumerate(graph.entities)},
            {statement.id: at for at, statement in enumerate(graph.statements)},
        )


def clean(text: str) -> str:
    """Half a surrogate pair is no text: it becomes U+FFFD, one character for one, so that offsets stay right."""
    return text if text.isascii() else "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text)


def _maybe(text: str | None) -> str | None:
    return None if text is None else clean(text)


def _shortened(ids: Iterable[str]) -> list[str]:
    """Ids as front coding: how many characters an id shares with the one before it (one sign, base 36), and the rest. They are sorted, so most share some."""
    rows: list[str] = []
    before = ""
    for ident in map(clean, ids):
        shared = next((at for at, (a, b) in enumerate(zip(before, ident, strict=False)) if a != b), min(len(before), len(ident)))
        shared = min(shared, 35)
        rows.append("0123456789abcdefghijklmnopqrstuvwxyz"[shared] + ident[shared:])
        before = ident
    return rows


class _Once(Generic[Value]):
    """Each value once, in order of appearance."""

    def __init__(self) -> None:
        self.at: dict[Value, int] = {}

    def __call__(self, value: Value) -> int:
        return self.at.setdefault(value, len(self.at))


def _articles(graph: Graph, quotes_only: bool) -> list[Columns]:
    used: dict[str, set[Stretch]] = {article.id: set() for article in graph.articles}
    for statement in graph.statements:
        for evidence in statement.evidence:
            used[evidence.article].add((min(evidence.sentence_start, evidence.start), max(evidence.sentence_end, evidence.end)))
    read = dict(graph.sentences)
    rows: list[Columns] = []
    for article in graph.articles:
        quoted = merged(used[article.id])
        sentences = read.get(article.id, ())
        rows.append(
            {
                "id": clean(article.id),
                "name": clean(called(article, sentences)),
                "language": article.language,
                "source": clean(article.source),
                "ordinal": article.ordinal,
                "copies": sum(copy.article is None for copy in article.copies),
                "published": _maybe(article.published),
                "publisher": _maybe(article.publisher),
                "url": _maybe(article.url),
                "dateline": _maybe(article.dateline),
                "whole": not quotes_only,
                "pieces": _pieces(article, quoted, quotes_only),
                "used": [] if quotes_only else [part for start, end in quoted for part in (start, end - start)],
                "sentences": len(sentences),
                "gave": sum(any(start < end_of and start_of < end for start_of, end_of in quoted) for start, end in sentences),
            }
        )
    return rows


def merged(stretches: Iterable[Stretch]) -> list[Stretch]:
    """Sorted stretches, those that overlap joined. Neighbours that only touch stay two: they are two sentences."""
    result: list[Stretch] = []
    for start, end in sorted(stretches):
        if result and start < result[-1][1]:
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((start, end))
    return result


def _pieces(article: Article, quoted: list[Stretch], quotes_only: bool) -> list[list[int | str]]:
    """Stretches of the text with the offset where each begins."""
    text = clean(article.text)
    return [[start, text[start:end]] for start, end in quoted] if quotes_only else [[0, text]]


def _entities(graph: Graph, index: _Index, story_of: list[int], places: list[tuple[float, float]]) -> Columns:
    types = {name: at for at, name in enumerate(ENTITY_TYPES)}
    seen = _elsewhere(graph, index)
    return {
        "id": _shortened(e.id for e in graph.entities),
        "name": [clean(e.name) for e in graph.entities],
        "type": [types[e.type] for e in graph.entities],
        "named": [int(e.named) for e in graph.entities],
        "head": [clean(e.head) for e in graph.entities],
        "aliases": _sparse([clean(alias) for alias in e.aliases] for e in graph.entities),
        "links": _sparse([[clean(k), clean(v)] for k, v in e.links] for e in graph.entities),
        "joins": _sparse([[clean(j.reason), j.mentions] for j in e.joins] for e in graph.entities),
        "elsewhere": _sparse(seen),
        "story": story_of,
        "x": [round(x * SCALE) for x, _ in places],
        "y": [round(y * SCALE) for _, y in places],
    }


def _sparse(values: Iterable[Any]) -> list[list[Any]]:
    """The values that are there, after the steps from each to the next: [[2, 1], ["a", "b"]] has "a" at 2 and "b" at 3."""
    steps: list[int] = []
    kept: list[Any] = []
    before = 0
    for at, value in enumerate(values):
        if value:
            steps.append(at - before)
            kept.append(value)
            before = at
    return [steps, kept]


def _elsewhere(graph: Graph, index: _Index) -> list[list[int]]:
    """For each entity the articles that mention it and give no statement of it; those that do are found from the statements."""
    known: list[set[int]] = [set() for _ in graph.entities]
    for s in graph.statements:
        articles = {index.article[evidence.article] for evidence in s.evidence}
        for end in (s.subject, s.object, *(entity for _, entity in s.participants), *(voice.id for voice in s.speakers)):
            if end is not None:
                known[index.entity[end]] |= articles
    return [sorted({index.article[m.article] for m in e.mentions if m.article in index.article} - known[at]) for at, e in enumerate(graph.entities)]


def _voice(graph: Graph, index: _Index, voice: Voice) -> Any:
    """An entity's index alone where the words are its name."""
    at = -1 if voice.id is None else index.entity[voice.id]
    return at if at >= 0 and voice.name == voice.words == graph.entities[at].name else [at, clean(voice.name), clean(voice.words)]


def _statements(graph: Graph, index: _Index) -> Columns:
    relations, predicates, times = _Once[str](), _Once[str](), _Once[Interval]()
    statuses = {name: at for at, name in enumerate(STATUSES)}
    roles = {name: at for at, name in enumerate(ROLES)}
    end = index.entity
    return {
        "id": _shortened(s.id for s in graph.statements),
        "relation": [relations(s.relation) for s in graph.statements],
        "predicate": [predicates(s.predicate) for s in graph.statements],
        "subject": [-1 if s.subject is None else end[s.subject] for s in graph.statements],
        "object": [-1 if s.object is None else end[s.object] for s in graph.statements],
        "status": [statuses[s.status] for s in graph.statements],
        "confidence": [round(s.confidence * 100) for s in graph.statements],
        "support": [s.support for s in graph.statements],
        "judged": _sparse(s.judged for s in graph.statements),
        "speakers": _sparse([_voice(graph, index, voice) for voice in s.speakers] for s in graph.statements),
        "participants": _sparse([[roles[role], end[entity]] for role, entity in s.participants] for s in graph.statements),
        "amount": _sparse([clean(s.amount.text), s.amount.value, _maybe(s.amount.unit)] if s.amount else None for s in graph.statements),
        "time": _sparse(1 + times(s.time) if s.time else None for s in graph.statements),
        "times": [[clean(time.text), time.start, time.end, time.precision] for time in times.at],
        "evidence": [len(s.evidence) for s in graph.statements],
        "relations": [clean(relation) for relation in relations.at],
        "predicates": [clean(predicate) for predicate in predicates.at],
    }


def _evidence(graph: Graph, index: _Index) -> Columns:
    """One row a piece of evidence, in the order of the statements. Spans are (start - sentence_start, length) pairs; -1, 0 where there is none."""
    rows: list[Evidence] = [evidence for statement in graph.statements for evidence in statement.evidence]

    def span(stretch: Stretch | None, evidence: Evidence) -> tuple[int, int]:
        return (-1, 0) if stretch is None else (stretch[0] - evidence.sentence_start, stretch[1] - stretch[0])

    subjects = [span(e.subject, e) for e in rows]
    objects = [span(e.object, e) for e in rows]
    return {
        "article": [index.article[e.article] for e in rows],
        "sentence": [e.sentence_start for e in rows],
        "length": [e.sentence_end - e.sentence_start for e in rows],
        "start": [e.start - e.sentence_start for e in rows],
        "extent": [e.end - e.start for e in rows],
        "subject": [at for at, _ in subjects],
        "subjectLength": [length for _, length in subjects],
        "object": [at for at, _ in objects],
        "objectLength": [length for _, length in objects],
        "predicate": [[part for stretch in e.predicate for part in span(stretch, e)] for e in rows],
        "others": _sparse({kind[0]: list(span(getattr(e, kind), e)) for kind in KINDS if getattr(e, kind) is not None} for e in rows),
        "page": _sparse(graph.articles[index.article[e.article]].page(e.start) for e in rows),
    }
