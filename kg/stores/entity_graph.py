"""The entity graph for networkx: what an analyst draws. (Not called networkx, so that nobody takes it for the library.)"""

from __future__ import annotations

import math
import warnings
from typing import TYPE_CHECKING

from kg.model import Article, Graph, Statement
from kg.stores.reified import present, text

if TYPE_CHECKING:
    import networkx

MANY = 1_000_000  # edges; above it networkx needs more than a gigabyte


def to_networkx(graph: Graph, *, min_confidence: float = 0.0) -> networkx.MultiDiGraph:
    """A MultiDiGraph of the entities, one edge a statement that has both ends.

    Nodes are ids of entities, with name, type, named, head, aliases (joined by " | "), mentions and articles (counts), label and weight. The key of an
    edge is the statement's id; it carries relation, predicate, status, speaker, confidence, support, the time, the amount, the first quote and its
    article, label and weight (support x confidence). All attributes are scalars; what is unknown is absent. Warns (UserWarning) above a million edges.
    """
    import networkx

    kept = [s for s in graph.statements if s.confidence >= min_confidence and s.subject is not None and s.object is not None]
    if len(kept) > MANY:
        warnings.warn(
            f"{len(kept):,} edges: networkx holds them all in memory, about 1.5 GB a million; keep the surest with min_confidence (--min-confidence 0.8), "
            "or ask a store in Cypher (kg query) and draw what comes back",
            stacklevel=2,
        )
    drawn = networkx.MultiDiGraph(name=graph.name)
    articles = {article.id: article for article in graph.articles}
    for entity in graph.entities:
        drawn.add_node(
            entity.id,
            **present(
                label=entity.name,
                name=entity.name,
                type=entity.type,
                named=entity.named,
                head=entity.head or None,
                aliases=" | ".join(entity.aliases) or None,
                mentions=len(entity.mentions),
                articles=len({articles[mention.article].origin for mention in entity.mentions}),
                weight=1.0 + math.log1p(len(entity.mentions)),
            ),
        )
    for statement in kept:
        drawn.add_edge(statement.subject, statement.object, key=statement.id, **_attributes(statement, articles))
    return drawn


def _attributes(statement: Statement, articles: dict[str, Article]) -> dict[str, object]:
    first = min(statement.evidence, key=lambda evidence: (articles[evidence.article].published or "9999", evidence.article, evidence.start), default=None)
    article = articles[first.article] if first else None
    time, amount = statement.time, statement.amount
    return dict(
        present(
            label=statement.relation if statement.relation != "RELATED" else statement.predicate,
            relation=statement.relation,
            predicate=statement.predicate,
            status=statement.status,
            speaker="; ".join(voice.name or voice.words for voice in statement.speakers) or None,
            confidence=statement.confidence,
            support=statement.support,
            time=time.text if time else None,
            time_start=time.start if time else None,
            time_end=time.end if time else None,
            amount=amount.text if amount else None,
            quote=text(article.text[first.start : first.end]) if first and article else None,
            article=article.name if article else None,
            weight=round(statement.support * statement.confidence, 4),
        )
    )
