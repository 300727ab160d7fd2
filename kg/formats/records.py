"""A Graph as the lines of triples.jsonl, entities.jsonl and articles.jsonl, and back.

What those lines have no place for (blocks, pages and sentences of articles, titles made up for untitled ones, links between statements, judgements) is one
line a thing of ``details``, so that the four together are the Graph.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec

from kg.errors import FormatError
from kg.model import Amount, Article, Block, Copy, Entity, Evidence, Graph, Interval, Join, Link, Located, Statement, Stretch, Voice

Record = dict[str, Any]
VERSION = 1
_STRETCHES = ("subject", "predicate", "object", "speaker", "negation", "modality", "time")
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
        "spans": {name: getattr(evidence, name) for name in _STRETCHES},
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


# ---------------------------------------------------------------- records -> Graph


def graph(triples: Iterable[Record], entities: Iterable[Record], articles: Iterable[Record], details: Iterable[Record] = ()) -> Graph:
    """The Graph of the records. Without details (made by another program) articles have no blocks and there are no links. Raises FormatError."""
    name, more, judged, links = None, dict[str, Record](), dict[str, Any](), []
    expected: Record | None = None
    try:
        for record in details:
            match record:
                case {"graph": str(), "version": version}:
                    if version > VERSION:
                        raise FormatError(f"the graph was written by a newer version of kg (format {version}, this one reads {VERSION}); update kg")
                    name, expected = record["graph"], record
                case {"article": str() as ident}:
                    more[ident] = record
                case {"statement": str() as ident}:
                    judged[ident] = record["judged"]
                case {"link": _}:
                    links.append(Link(record["link"], record["source"], record["target"], record["reason"]))
        made = Graph(
            "news",
            tuple(sorted((_article(r, more.get(r["id"])) for r in articles), key=lambda a: a.id)),
            tuple(sorted(map(_entity, entities), key=lambda e: e.id)),
            tuple(sorted((_statement(r, judged.get(r["id"])) for r in triples), key=lambda s: s.id)),
            tuple(links),
            tuple((ident, _stretches(r["sentences"])) for ident, r in sorted(more.items()) if r["sentences"] is not None),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise FormatError(f"a record of the graph lacks or mistypes {error}; expected the lines that `kg export x.jsonl` writes") from error
    if expected is not None:
        for part in ("articles", "entities", "statements", "links"):
            if len(getattr(made, part)) != expected.get(part):
                raise FormatError(
                    f"the graph promises {expected.get(part)} {part} and holds {len(getattr(made, part))}; files of different runs, or cut short: build again"
                )
    if name is None:
        first = [items[0].id for items in (made.statements, made.entities, made.articles) if items]
        name = next((ident.rsplit("-", 2)[0] for ident in first if ident.count("-") >= 2), "news")
    return Graph(name, made.articles, made.entities, made.statements, made.links, made.sentences)


def _statement(r: Record, judged: Any) -> Statement:
    return Statement(
        r["id"],
        r["relation"],
        r["predicate"],
        r["subject"]["id"] if r["subject"] else None,
        r["object"]["id"] if r["object"] else None,
        tuple((p["role"], p["id"]) for p in r["participants"]),
        r["negated"],
        r["modality"],
        tuple(Voice(v["id"], v["name"], v["words"]) for v in r["said_by"]),
        Amount(r["amount"]["text"], r["amount"]["value"], r["amount"]["unit"]) if r["amount"] else None,
        Interval(r["time"]["text"], r["time"]["start"], r["time"]["end"], r["time"]["precision"]) if r["time"] else None,
        r["confidence"],
        r["support"],
        tuple(map(_evidence, r["evidence"])),
        judged,
    )


def _evidence(r: Record) -> Evidence:
    spans = r["spans"]
    found = {name: (spans[name][0], spans[name][1]) if spans[name] else None for name in _STRETCHES if name != "predicate"}
    return Evidence(r["article"], r["start"], r["end"], r["sentence_start"], r["sentence_start"] + len(r["sentence"]), _stretches(spans["predicate"]), **found)


def _entity(r: Record) -> Entity:
    return Entity(
        r["id"],
        r["name"],
        r["type"],
        r["named"],
        r["head"],
        tuple(r["aliases"]),
        tuple(r["links"].items()),
        tuple(Join(j["reason"], j["mentions"]) for j in r["joins"]),
        tuple(Located(m["article"], m["start"], m["end"], m["text"]) for m in r["mentions"]),
    )


def _article(r: Record, more: Record | None) -> Article:
    more = more or {"given_title": r["title"], "blocks": (), "pages": ()}
    return Article(
        r["id"],
        r["text"],
        r["language"],
        r["source"],
        r["ordinal"],
        more["given_title"],
        r["dateline"],
        r["published"],
        r["publisher"],
        r["url"],
        r["start"],
        r["end"],
        tuple(Block(kind, start, end) for kind, start, end in more["blocks"]),
        tuple(Copy(c["source"], c["ordinal"], c.get("article")) for c in r["copies"]),
        tuple(more["pages"]),
    )


def _stretches(pairs: Iterable[Iterable[int]]) -> tuple[Stretch, ...]:
    return tuple((start, end) for start, end in pairs)


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
