"""Graph -> the nodes and relationships of the reified graph, the same for the embedded engine, Neo4j and the bulk importer.

Every relationship has an id of its own, a hash of what it says. The direct edges between entities are a cache: they are computed from the statements.
"""

from __future__ import annotations

import hashlib
import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from kg.errors import StoreError
from kg.model import Article, Entity, Graph, Link, Statement, digest, folded

Scalar = str | int | float | bool
Properties = dict[str, Scalar | list[str]]
RELATION = re.compile(r"[A-Z][A-Z0-9_]{0,40}")
LABEL = re.compile(r"[A-Z][A-Za-z0-9]{0,40}")
SCHEMA = 1  # counted up when the rows of the same graph change, so that stores know they are stale
STATEMENTS_LISTED = 20  # ids kept on a direct edge

# What each kind of thing may carry: a key that a row lacks is null. Stores remove exactly these, so what somebody else wrote on a node stays.
KEYS: Mapping[str, tuple[str, ...]] = {
    "Entity": ("name", "type", "named", "aliases"),
    "Article": ("title", "published", "publisher", "language", "source", "url", "dateline"),
    "Statement": (
        *("relation", "predicate", "status", "negated", "modality", "confidence", "support", "amount_text", "amount_value", "amount_unit"),
        *("time_text", "time_start", "time_end", "time_precision", "said_by_text", "judged"),
    ),
    "Name": ("key",),
}


class Node(NamedTuple):
    """``labels``: the kind (Entity, Article, Statement, Name), then the type of an entity. ``properties`` do not repeat the id."""

    id: str
    labels: tuple[str, ...]
    properties: Properties


class Edge(NamedTuple):
    """``id`` is the relationship's property ``kg``; ``start`` and ``end`` are ids of nodes."""

    id: str
    type: str
    start: str
    end: str
    properties: Properties


class Direct(NamedTuple):
    """What makes a direct edge one: asserted ones have no speaker."""

    subject: str
    relation: str
    object: str
    status: str
    speaker: str


def nodes(graph: Graph) -> Iterator[Node]:
    """Entities, articles, statements and names. Raises StoreError for a type that is not one of the ontology's form."""
    for entity in graph.entities:
        yield entity_node(entity)
    for article in graph.articles:
        yield article_node(article)
    for statement in graph.statements:
        yield statement_node(statement)
    yield from name_nodes(graph.name, {key for entity in graph.entities for key in names_of(entity)})


def edges(graph: Graph) -> Iterator[Edge]:
    """All relationships, direct ones last. Raises StoreError for a relation that is not of the form of the ontology."""
    articles = {article.id: article for article in graph.articles}
    for entity in graph.entities:
        yield from entity_edges(graph.name, entity)
    for statement in graph.statements:
        yield from statement_edges(graph.name, statement, articles)
    for link in graph.links:
        yield link_edge(graph.name, link)
    yield from direct_edges(graph.name, direct_groups(graph.statements), articles)


# ---------------------------------------------------------------- nodes


def entity_node(entity: Entity) -> Node:
    if not LABEL.fullmatch(entity.type):
        raise StoreError(f"entity {entity.id}: the type {entity.type!r} cannot be a label; expected {LABEL.pattern}")
    values: Properties = {"name": text(entity.name), "type": entity.type, "named": entity.named, "aliases": [text(alias) for alias in entity.aliases]}
    return Node(entity.id, ("Entity", entity.type), values)


def article_node(article: Article) -> Node:
    values = present(
        title=article.name,
        published=article.published,
        publisher=article.publisher,
        language=article.language,
        source=article.source,
        url=article.url,
        dateline=article.dateline,
    )
    return Node(article.id, ("Article",), values)


def statement_node(statement: Statement) -> Node:
    amount, time = statement.amount, statement.time
    said_by = "; ".join(voice.words or voice.name for voice in statement.speakers if voice.id is None)
    values = present(
        relation=statement.relation,
        predicate=statement.predicate,
        status=statement.status,
        negated=statement.negated,
        modality=statement.modality,
        confidence=statement.confidence,
        support=statement.support,
        amount_text=amount.text if amount else None,
        amount_value=amount.value if amount else None,
        amount_unit=amount.unit if amount else None,
        time_text=time.text if time else None,
        time_start=time.start if time else None,
        time_end=time.end if time else None,
        time_precision=time.precision if time else None,
        said_by_text=said_by or None,
        judged=statement.judged,
    )
    return Node(statement.id, ("Statement",), values)


def names_of(entity: Entity) -> tuple[str, ...]:
    """The keys under which an entity is found: its name and aliases without case and accents, sorted."""
    return tuple(sorted({key for name in (entity.name, *entity.aliases) if (key := folded(text(name)))}))


def name_id(graph: str, key: str) -> str:
    return f"{graph}-n-{digest(key)}"


def name_nodes(graph: str, keys: Iterable[str]) -> Iterator[Node]:
    """One node a key: an index finds it, where no index of either engine looks into a list of aliases."""
    for key in sorted(keys):
        yield Node(name_id(graph, key), ("Name",), {"key": key})


# ---------------------------------------------------------------- relationships


def _edge(graph: str, kind: str, start: str, end: str, properties: Properties, *more: object) -> Edge:
    return Edge(f"{graph}-r-{digest(kind, start, end, *more)}", kind, start, end, properties)


def entity_edges(graph: str, entity: Entity) -> Iterator[Edge]:
    """NAMES from each key, MENTIONED_IN to each article."""
    for key in names_of(entity):
        yield _edge(graph, "NAMES", name_id(graph, key), entity.id, {})
    counts: dict[str, int] = {}
    for mention in entity.mentions:
        counts[mention.article] = counts.get(mention.article, 0) + 1
    for article, count in counts.items():
        yield _edge(graph, "MENTIONED_IN", entity.id, article, {"count": count})


def statement_edges(graph: str, statement: Statement, articles: Mapping[str, Article]) -> Iterator[Edge]:
    """SUBJECT_OF, OBJECT, PARTICIPANT, SAID_BY, and one EVIDENCE a span. ``articles`` by id give the quotes."""
    ident = statement.id
    if statement.subject is not None:
        yield _edge(graph, "SUBJECT_OF", statement.subject, ident, {})
    if statement.object is not None:
        yield _edge(graph, "OBJECT", ident, statement.object, {})
    for role, entity in dict.fromkeys(statement.participants):
        yield _edge(graph, "PARTICIPANT", ident, entity, {"role": role}, role)
    for position, voice in enumerate(statement.speakers, 1):
        if voice.id is not None:
            yield _edge(graph, "SAID_BY", ident, voice.id, {"position": position, "words": text(voice.words)}, position)
    for article, start, end in dict.fromkeys((e.article, e.start, e.end) for e in statement.evidence):
        quote = text(articles[article].text[start:end])
        yield _edge(graph, "EVIDENCE", ident, article, present(char_start=start, char_end=end, quote=quote, page=articles[article].page(start)), start, end)


def link_edge(graph: str, link: Link) -> Edge:
    return _edge(graph, link.kind, link.source, link.target, {"reason": text(link.reason)}, link.reason)


def direct_keys(statement: Statement) -> list[Direct]:
    """The direct edges that a statement feeds. Who takes part "with" the subject has an edge of their own to the object; where there is no object,
    the subject has one to them ("met with")."""
    with_them = [entity for role, entity in statement.participants if role == "with"]
    if statement.subject is None:
        return []
    if statement.object is not None:
        pairs = [(one, statement.object) for one in (statement.subject, *with_them)]
    else:
        pairs = [(statement.subject, one) for one in with_them]
    status, speaker = statement.status, ""
    if status != "asserted" and statement.speakers:
        speaker = statement.speakers[0].id or statement.speakers[0].words or statement.speakers[0].name
    return [Direct(start, statement.relation, end, status, speaker) for start, end in dict.fromkeys(pairs) if start != end]


def direct_groups(statements: Iterable[Statement], among: set[Direct] | None = None) -> dict[Direct, list[Statement]]:
    """Statements by the direct edges they feed; ``among`` keeps only those edges."""
    groups: dict[Direct, list[Statement]] = {}
    ends = None if among is None else {(key.relation, key.object) for key in among}
    for statement in statements:
        if ends is not None and statement.object is not None and (statement.relation, statement.object) not in ends:
            continue  # the keys of ten thousand statements take longer than the rest of a small difference
        for key in direct_keys(statement):
            if among is None or key in among:
                groups.setdefault(key, []).append(statement)
    return groups


def direct_edges(graph: str, groups: Mapping[Direct, Sequence[Statement]], articles: Mapping[str, Article]) -> Iterator[Edge]:
    """One edge a group: the type is the relation where it is asserted, else the status."""
    for key, statements in groups.items():
        if not RELATION.fullmatch(key.relation):
            raise StoreError(f"statement {statements[0].id}: the relation {key.relation!r} cannot be a type; expected {RELATION.pattern}, from the ontology")
        found = {evidence.article for statement in statements for evidence in statement.evidence}
        independent = len({articles[article].origin for article in found})
        published = sorted(date for article in found if (date := articles[article].published))
        times = [statement.time for statement in statements if statement.time]
        starts = sorted(date for time in times if (date := time.start or time.end))
        ends = sorted(date for time in times if (date := time.end or time.start))
        support = max(max(s.support for s in statements), min(sum(s.support for s in statements), independent))
        voice = statements[0].speakers[0] if key.speaker else None
        values = present(
            relation=key.relation,
            status=key.status,
            speaker=(voice.name or voice.words) if voice else None,
            support=support,
            articles=independent,
            event_first=starts[0] if starts else None,
            event_last=ends[-1] if ends else None,
            published_first=published[0] if published else None,
            published_last=published[-1] if published else None,
        )
        values["statements"] = sorted(s.id for s in statements)[:STATEMENTS_LISTED]
        kind = key.relation if key.status == "asserted" else key.status.upper()
        yield _edge(graph, kind, key.subject, key.object, values, *key[1:])


# ---------------------------------------------------------------- values


def text(value: str) -> str:
    """The same text, with half surrogates (possible in JSON, impossible in UTF-8) replaced by "?"."""
    try:
        value.encode()
    except UnicodeEncodeError:
        return value.encode("utf-8", "replace").decode()
    return value


def present(**values: Scalar | None) -> Properties:
    """The properties that have a value; numbers that are none (nan, infinite) have no value."""
    return {
        key: text(value) if isinstance(value, str) else value
        for key, value in values.items()
        if value is not None and not (isinstance(value, float) and not math.isfinite(value))
    }


def fingerprint(graph: Graph) -> str:
    """Sixteen hexadecimal digits that change when anything of the graph changes."""
    import msgspec

    hashed = hashlib.sha256(f"{SCHEMA}\x1f{graph.name}".encode())
    for part in (graph.articles, graph.entities, graph.statements, graph.links):
        try:
            written = msgspec.json.encode(part)
        except UnicodeEncodeError:  # half surrogates
            written = repr(part).encode("utf-8", "surrogatepass")
        hashed.update(b"\x1f")
        hashed.update(written)
    return hashed.hexdigest()[:16]
