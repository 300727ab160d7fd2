"""Nodes and edges as the drawing formats write them: the entity graph (the same attributes as ``stores.to_networkx``), or the reified graph.

The rows of the reified graph carry a column ``record``, the JSON of what the row stands for, so that a file of any format is read back as the same Graph.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, NamedTuple

from kg.errors import FormatError
from kg.formats import parsing, records
from kg.model import Graph, Statement
from kg.stores import reified

Kind = Literal["string", "int", "double", "boolean", "list"]
Value = str | int | float | bool | list[str]
Values = dict[str, Value]
Node = tuple[str, *tuple[Value | None, ...]]
Edge = tuple[str, str, str, *tuple[Value | None, ...]]


class Rows(NamedTuple):
    """``nodes`` and ``edges`` may be read once. A node is its id and a value for every column, in their order, ``None`` where it has none; an edge is its
    id, the ids of its ends, and such values."""

    nodes: Iterator[Node]
    edges: Iterator[Edge]
    node_columns: Mapping[str, Kind]
    edge_columns: Mapping[str, Kind]


def of(graph: Graph, *, full: bool) -> Rows:
    if full:
        return Rows(_full_nodes(graph), _full_edges(graph), FULL_NODES, FULL_EDGES)
    return Rows(_entities(graph), _statements(graph), NODES, EDGES)


def named(columns: Iterable[str], values: Iterable[Value | None]) -> Values:
    """The values that there are, by the names of their columns."""
    return {name: value for name, value in zip(columns, values, strict=True) if value is not None}


# ---------------------------------------------------------------- the entity graph

NODES: Mapping[str, Kind] = {
    "label": "string",
    "name": "string",
    "type": "string",
    "named": "boolean",
    "head": "string",
    "aliases": "string",
    "mentions": "int",
    "articles": "int",
    "weight": "double",
}
EDGES: Mapping[str, Kind] = {
    "label": "string",
    "relation": "string",
    "predicate": "string",
    "status": "string",
    "speaker": "string",
    "confidence": "double",
    "support": "int",
    "time": "string",
    "time_start": "string",
    "time_end": "string",
    "amount": "string",
    "quote": "string",
    "article": "string",
    "weight": "double",
}


def _entities(graph: Graph) -> Iterator[Node]:
    origins = {article.id: article.origin for article in graph.articles}
    for entity in graph.entities:
        count = len(entity.mentions)
        yield (
            entity.id,
            entity.name,
            entity.name,
            entity.type,
            entity.named,
            entity.head or None,
            " | ".join(entity.aliases) if entity.aliases else None,
            count,
            len({origins[mention.article] for mention in entity.mentions}) if count > 1 else count,
            1.0 + math.log1p(count),
        )


def _statements(graph: Graph) -> Iterator[Edge]:
    articles = {article.id: article for article in graph.articles}
    read = {article.id: (article.text, article.name) for article in graph.articles}
    for statement in graph.statements:
        source, target = statement.subject, statement.object
        if source is None or target is None:
            continue
        relation, predicate, evidence = statement.relation, statement.predicate, statement.evidence
        confidence, support, time, speakers = statement.confidence, statement.support, statement.time, statement.speakers
        quote = name = None
        if evidence:
            first = evidence[0] if len(evidence) == 1 else min(evidence, key=lambda e: (articles[e.article].published or "9999", e.article, e.start))
            text, name = read[first.article]
            quote = text[first.start : first.end]
        when, start, end = (time.text, time.start or None, time.end or None) if time else (None, None, None)
        yield (
            statement.id,
            source,
            target,
            relation if relation != "RELATED" else predicate,
            relation,
            predicate,
            statement.status,
            "; ".join([voice.name or voice.words for voice in speakers]) if speakers else None,
            confidence,
            support,
            when,
            start,
            end,
            statement.amount.text if statement.amount else None,
            quote,
            name,
            round(support * confidence, 4),
        )


# ---------------------------------------------------------------- the reified graph

_TYPES: Mapping[str, Kind] = {
    **dict.fromkeys(("named", "negated"), "boolean"),
    **dict.fromkeys(("confidence", "amount_value"), "double"),
    **dict.fromkeys(("support", "count", "position", "char_start", "char_end", "page", "articles"), "int"),
    **dict.fromkeys(("aliases", "statements"), "list"),
}


def _columns(*names: str) -> dict[str, Kind]:
    return {name: _TYPES.get(name, "string") for name in names}


FULL_NODES = _columns("kind", "label", *dict.fromkeys(key for keys in reified.KEYS.values() for key in keys), "record")
FULL_EDGES = _columns(
    *(
        "type",
        "label",
        "count",
        "role",
        "position",
        "words",
        "char_start",
        "char_end",
        "quote",
        "page",
        "reason",
        "relation",
        "status",
        "speaker",
        "support",
        "articles",
    ),
    *("event_first", "event_last", "published_first", "published_last", "statements"),
)
_ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029\ufdd0-\ufdef\ufffe\uffff]")


def _full_nodes(graph: Graph) -> Iterator[Node]:
    whole: Values = {"kind": "Graph", "label": graph.name, "record": _json({"details": _graph_details(graph)})}
    yield (f"{graph.name}-graph", *map(whole.get, FULL_NODES))
    articles = {article.id: article for article in graph.articles}
    entities = {entity.id: entity for entity in graph.entities}
    named = records.ends(graph)
    more = {record["article"]: record for record in records.details(graph) if "article" in record}
    for node in reified.nodes(graph):
        record: records.Record
        match node.labels[0]:
            case "Entity":
                record = {"entity": records.entity(entities[node.id])}
            case "Article":
                record = {"article": records.article(articles[node.id]), "details": [more[node.id]]}
            case "Statement":
                record = {"triple": records.triple(graph.statement(node.id), named, articles)}
            case _:
                record = {}
        label = node.properties.get("name") or node.properties.get("title") or node.properties.get("predicate") or node.properties.get("key")
        values: Values = {"kind": node.labels[0], "label": str(label or node.id), **node.properties}
        if record:
            values["record"] = _json(record)
        yield (node.id, *map(values.get, FULL_NODES))


def _full_edges(graph: Graph) -> Iterator[Edge]:
    for edge in reified.edges(graph):
        values: Values = {"type": edge.type, "label": edge.type, **edge.properties}
        yield (edge.id, edge.start, edge.end, *map(values.get, FULL_EDGES))


def _graph_details(graph: Graph) -> list[records.Record]:
    return [record for record in records.details(graph) if "article" not in record]


def _json(record: records.Record) -> str:
    """JSON without a character that XML or a terminal could not hold."""
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", records.line(record).decode())


def graph_of(written: Iterable[str], where: str) -> Graph:
    """The Graph of the ``record`` columns of a file. Raises FormatError where there are none."""
    triples, entities, articles, details = list[records.Record](), list[records.Record](), list[records.Record](), list[records.Record]()
    for text in written:
        try:
            record = records.parsed(text)
        except ValueError as error:
            raise FormatError(f"{where}: a record is no JSON ({error}); the file was changed since kg wrote it") from error
        details += record.get("details", ())
        for key, found in (("triple", triples), ("entity", entities), ("article", articles)):
            if key in record:
                found.append(record[key])
    if not details:
        raise FormatError(
            f"{where}: it holds the drawn entity graph, which is not all of a graph; write it with --full to read it back, or read the .jsonl files"
        )
    return parsing.graph(triples, entities, articles, details)


def flat(value: Value) -> str | int | float | bool:
    """A list as one string, its items apart by " | "."""
    return " | ".join(value) if isinstance(value, list) else value


def edge_type(statement: Statement) -> str:
    """The type of a drawn edge where a format has types: only asserted statements bear the name of their relation."""
    return statement.relation if statement.status == "asserted" else statement.status.upper()
