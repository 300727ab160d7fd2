"""A Graph as the lines of triples.jsonl, entities.jsonl and articles.jsonl; :mod:`kg.formats.parsing` is the way back.

What those lines have no place for (blocks, pages and sentences of articles, titles made up for untitled ones, links between statements, judgements) is one
line a thing of ``details``, so that the four together are the Graph.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from kg.model import Article, Entity, Evidence, Graph, Statement

Record = dict[str, Any]
VERSION = 1
STRETCHES = ("subject", "predicate", "object", "speaker", "negation", "modality", "time")
_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder()


# ---------------------------------------------------------------- Graph -> records


def triples(graph: Graph) -> Iterator[Record]:
    entities = {entity.id: entity for entity in graph.entities}
    articles = {article.id: article for article in graph.articles}
    for statement in graph.statements:
        yield triple(statement, entities, articles)


def triple(statement: Statement, entities: Mapping[str, Entity], articles: Mapping[str, Article]) -> Record:
    """The line of a statement. ``articles`` give the quotes and sentences, ``entities`` the names."""

    def end(ident: str | None) -> Record | None:
        if ident is None:
            return None
        entity = entities[ident]
        return {"id": ident, "name": entity.name, "type": entity.type, "named": entity.named}

    place = statement.place
    return {
        "id": statement.id,
        "subject": end(statement.subject),
        "relation": statement.relation,
        "predicate": statement.predicate,
        "object": end(statement.object),
        "participants": [{"role": role, "id": ident, "name": entities[ident].name, "type": entities[ident].type} for role, ident in statement.participants],
        "status": statement.status,
        "negated": statement.negated,
        "modality": statement.modality,
        "said_by": [{"id": voice.id, "name": voice.name, "words": voice.words} for voice in statement.speakers],
        "amount": _fields(statement.amount, "text", "value", "unit"),
        "time": _fields(statement.time, "text", "start", "end", "precision"),
        "place": {"id": place, "name": entities[place].name} if place else None,
        "confidence": round(statement.confidence, 2),
        "support": statement.support,
        "evidence": [evidence_record(evidence, articles[evidence.article]) for evidence in statement.evidence],
    }


def evidence_record(evidence: Evidence, article: Article) -> Record:
    return {
        "article": evidence.article,
        "start": evidence.start,
        "end": evidence.end,
        "quote": article.text[evidence.start : evidence.end],
        "sentence": article.text[evidence.sentence_start : evidence.sentence_end],
        "sentence_start": evidence.sentence_start,
        "spans": {name: getattr(evidence, name) for name in STRETCHES},
        "page": article.page(evidence.start),
    }


def entity(one: Entity) -> Record:
    return {
        "id": one.id,
        "name": one.name,
        "type": one.type,
        "named": one.named,
        "head": one.head,
        "aliases": list(one.aliases),
        "links": dict(one.links),
        "joins": [{"reason": join.reason, "mentions": join.mentions} for join in one.joins],
        "mentions": [{"article": m.article, "start": m.start, "end": m.end, "text": m.text} for m in one.mentions],
    }


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


def line(record: Record) -> bytes:
    """One line of JSON in UTF-8, without its newline. Half surrogates are written as JSON escapes."""
    try:
        return _encoder.encode(record)
    except UnicodeEncodeError:
        return json.dumps(record, separators=(",", ":")).encode()


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
