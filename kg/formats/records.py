"""A Graph as the lines of triples.jsonl, entities.jsonl and articles.jsonl; :mod:`kg.formats.parsing` is the way back.

What those lines have no place for (blocks, pages and sentences of articles, titles made up for untitled ones, links between statements, judgements) is one
line a thing of ``details``, so that the four together are the Graph.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec

from kg.model import Amount, Article, Entity, Evidence, Graph, Interval, Join, Located, Statement, Stretch, Voice

Record = dict[str, Any]
VERSION = 1
STRETCHES = ("subject", "predicate", "object", "speaker", "negation", "modality", "time")
_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder()


# ---------------------------------------------------------------- Graph -> records


class End(msgspec.Struct, frozen=True):
    """An entity as the line of a statement names it. Lines that there are thousands of are structs, which are made and written in half the time of a dict."""

    id: str
    name: str
    type: str
    named: bool


class Spans(msgspec.Struct, frozen=True):
    subject: Stretch | None
    predicate: tuple[Stretch, ...]
    object: Stretch | None
    speaker: Stretch | None
    negation: Stretch | None
    modality: Stretch | None
    time: Stretch | None


class Quote(msgspec.Struct, frozen=True):
    article: str
    start: int
    end: int
    quote: str
    sentence: str
    sentence_start: int
    spans: Spans
    page: int | None


class Triple(msgspec.Struct, frozen=True):
    """The line of a statement; nouns whose fields are those of the line stand in it as they are."""

    id: str
    subject: End | None
    relation: str
    predicate: str
    object: End | None
    participants: Sequence[Record]
    status: str
    negated: bool
    modality: str
    said_by: tuple[Voice, ...]
    amount: Amount | None
    time: Interval | None
    place: Record | None
    confidence: float
    support: int
    evidence: Sequence[Quote]


class Node(msgspec.Struct, frozen=True):
    """The line of an entity."""

    id: str
    name: str
    type: str
    named: bool
    head: str
    aliases: tuple[str, ...]
    links: dict[str, str]
    joins: tuple[Join, ...]
    mentions: tuple[Located, ...]


Line = Record | Triple | Node


def ends(graph: Graph) -> dict[str, End]:
    """By id."""
    return {entity.id: End(entity.id, entity.name, entity.type, entity.named) for entity in graph.entities}


def triples(graph: Graph) -> Iterator[Triple]:
    named = ends(graph)
    articles = {article.id: article for article in graph.articles}
    for statement in graph.statements:
        yield triple(statement, named, articles)


def triple(statement: Statement, named: Mapping[str, End], articles: Mapping[str, Article]) -> Triple:
    """``articles`` give the quotes and sentences."""
    subject, target, participants = statement.subject, statement.object, statement.participants
    place = statement.place if participants else None
    return Triple(
        statement.id,
        None if subject is None else named[subject],
        statement.relation,
        statement.predicate,
        None if target is None else named[target],
        [{"role": role, "id": ident, "name": named[ident].name, "type": named[ident].type} for role, ident in participants],
        statement.status,
        statement.negated,
        statement.modality,
        statement.speakers,
        statement.amount,
        statement.time,
        {"id": place, "name": named[place].name} if place else None,
        round(statement.confidence, 2),
        statement.support,
        [_quote(evidence, articles[evidence.article]) for evidence in statement.evidence],
    )


def _quote(evidence: Evidence, article: Article) -> Quote:
    text, start, end = article.text, evidence.start, evidence.end
    return Quote(
        evidence.article,
        start,
        end,
        text[start:end],
        text[evidence.sentence_start : evidence.sentence_end],
        evidence.sentence_start,
        Spans(evidence.subject, evidence.predicate, evidence.object, evidence.speaker, evidence.negation, evidence.modality, evidence.time),
        article.page(start) if article.pages else None,
    )


def entity(one: Entity) -> Node:
    return Node(one.id, one.name, one.type, one.named, one.head, one.aliases, dict(one.links), one.joins, one.mentions)


def article(one: Article) -> Record:
    """``title`` is what the article is called everywhere: untitled ones are called by their dateline and first words."""
    return {
        "id": one.id,
        "source": one.source,
        "ordinal": one.ordinal,
        "start": one.start,
        "end": one.end,
        "copies": [{"source": copy.source, "ordinal": copy.ordinal} | ({"article": copy.article} if copy.article else {}) for copy in one.copies],
        "language": one.language,
        "dateline": one.dateline,
        "title": one.name,
        "published": one.published,
        "publisher": one.publisher,
        "url": one.url,
        "text": one.text,
    }


def details(graph: Graph) -> Iterator[Record]:
    yield {
        "graph": graph.name,
        "version": VERSION,
        "articles": len(graph.articles),
        "entities": len(graph.entities),
        "statements": len(graph.statements),
        "links": len(graph.links),
    }
    sentences = dict(graph.sentences)
    for one in graph.articles:
        yield {
            "article": one.id,
            "given_title": one.title,
            "blocks": [(block.kind, block.start, block.end) for block in one.blocks],
            "pages": one.pages,
            "sentences": sentences.get(one.id),
        }
    for statement in graph.statements:
        if statement.judged:
            yield {"statement": statement.id, "judged": statement.judged}
    for link in graph.links:
        yield {"link": link.kind, "source": link.source, "target": link.target, "reason": link.reason}


def _fields(value: object | None, *names: str) -> Record | None:
    return None if value is None else {name: getattr(value, name) for name in names}


# ---------------------------------------------------------------- records <-> lines


def lines(records: Sequence[Line]) -> bytes:
    """Some lines, each with its newline."""
    try:
        return _encoder.encode_lines(records)
    except UnicodeEncodeError:
        return b"".join([line(record) + b"\n" for record in records])


def line(record: Line) -> bytes:
    """One line of JSON in UTF-8, without its newline. Half surrogates are written as JSON escapes."""
    try:
        return _encoder.encode(record)
    except UnicodeEncodeError:
        return json.dumps(msgspec.to_builtins(record), separators=(",", ":")).encode()


def parsed(line: bytes | str) -> Record:
    """Raises ValueError."""
    try:
        record = _decoder.decode(line)
    except (msgspec.DecodeError, RecursionError):
        try:
            record = json.loads(line)  # takes half surrogates
        except RecursionError as error:
            raise ValueError("brackets without end") from error
    if not isinstance(record, dict):
        raise ValueError("not a JSON object")
    return record
