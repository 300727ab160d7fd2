"""The graph on which the examples in the heads of queries are true."""

from __future__ import annotations

from dataclasses import replace

from kg.model import Evidence, Graph, Statement, digest
from tests.samples import small_graph


def newsroom() -> Graph:
    """``small_graph`` with a meeting, an office, an open plan, a claim that rests on one article, and a name that stands for two."""
    graph = small_graph()
    by_name = {entity.name: entity.id for entity in graph.entities}
    article = next(article for article in graph.articles if article.source == "wire.jsonl")
    start = article.text.index("signed")
    evidence = (Evidence(article.id, start, start + 6, 0, len(article.text), ((start, start + 6),)),)

    def said(relation: str, predicate: str, subject: str, object: str) -> Statement:
        return Statement(f"news-s-{digest('newsroom', relation)}", relation, predicate, by_name[subject], by_name[object], evidence=evidence, confidence=0.9)

    more = (
        said("MET", "meet", "Vladimir Putin", "Kim Jong Un"),
        said("LEADS", "president of", "Vladimir Putin", "Russia"),
        replace(said("VISITED", "visit", "Kim Jong Un", "Russia"), modality="planned"),
    )
    entities = tuple(replace(one, aliases=("Kim",)) if one.name == "Kim Gunn" else one for one in graph.entities)
    return replace(graph, entities=entities, statements=tuple(sorted((*graph.statements, *more), key=lambda one: one.id)))
