"""The records of a Graph's lines -> the Graph, the way back of :mod:`kg.formats.records`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from kg.errors import FormatError
from kg.formats.records import STRETCHES, VERSION, Record
from kg.model import Amount, Article, Block, Copy, Entity, Evidence, Graph, Interval, Join, Link, Located, Statement, Stretch, Voice


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
    found = {name: _stretches([spans[name]])[0] if spans[name] else None for name in STRETCHES if name != "predicate"}
    start, end = _stretch(r["start"], r["end"])
    low, high = _stretch(r["sentence_start"], r["sentence_start"] + len(r["sentence"]))
    return Evidence(r["article"], start, end, low, high, _stretches(spans["predicate"]), **found)


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
        tuple(Located(m["article"], *_stretch(m["start"], m["end"]), m["text"]) for m in r["mentions"]),
    )


def _article(r: Record, more: Record | None) -> Article:
    more = more or {"given_title": r["title"], "blocks": (), "pages": ()}
    start, end = (None, None) if r["start"] is None and r["end"] is None else _stretch(r["start"], r["end"])  # of its source, where that is text
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
        start,
        end,
        tuple(Block(kind, *_stretch(start, end)) for kind, start, end in more["blocks"]),
        tuple(Copy(c["source"], c["ordinal"], c.get("article")) for c in r["copies"]),
        tuple(more["pages"]),
    )


def _stretches(pairs: Iterable[Iterable[int]]) -> tuple[Stretch, ...]:
    return tuple(_stretch(start, end) for start, end in pairs)


def _stretch(start: object, end: object) -> Stretch:
    """Characters of a text. Raises ValueError for what cannot be: a string, a fraction, a beginning behind the end."""
    if type(start) is not int or type(end) is not int or not 0 <= start <= end:
        raise ValueError(f"characters {start!r} to {end!r}, where two whole numbers in their order were expected")
    return start, end
