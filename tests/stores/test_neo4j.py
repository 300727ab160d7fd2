"""Neo4j beside other people's data: idempotence, the difference, deletion, restarts, and what a query may do."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from kg.errors import QueryError, StoreError, UsageError
from kg.model import Graph, Voice, digest
from kg.stores.neo4j import Neo4jStore
from kg.stores.reified import edges, fingerprint, nodes
from tests.samples import hostile_graph, random_graph, small_graph
from tests.services import Neo4jServer


def content(store: Neo4jStore, graph: str = "news") -> tuple[dict[str, Any], dict[str, Any]]:
    """Everything of ours as the database holds it."""
    return store._held(graph)


def wanted(graph: Graph) -> tuple[dict[str, Any], dict[str, Any]]:
    held = {node.id: node._replace(properties={"id": node.id, **node.properties}) for node in nodes(graph)}
    return held, {edge.id: edge for edge in edges(graph)}


def shuffled(graph: Graph, seed: int) -> Graph:
    dice = random.Random(seed)

    def mixed(items: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(dice.sample(items, len(items)))

    return replace(graph, articles=mixed(graph.articles), entities=mixed(graph.entities), statements=mixed(graph.statements), links=mixed(graph.links))


@pytest.mark.parametrize("make", [small_graph, hostile_graph, lambda: random_graph(60, 200)])
def test_the_database_holds_exactly_the_rows_of_the_graph(neo4j_store: Neo4jStore, make: Callable[[], Graph]) -> None:
    graph = make()
    done = neo4j_store.load(graph)
    assert done.way == "new"
    assert content(neo4j_store) == wanted(graph)
    assert done.created == len(wanted(graph)[0]) + len(wanted(graph)[1])


def test_loading_again_changes_nothing(neo4j_store: Neo4jStore) -> None:
    graph = random_graph(60, 200)
    neo4j_store.load(graph)
    before = content(neo4j_store)
    assert neo4j_store.load(graph).way == "unchanged"
    again = neo4j_store.load(shuffled(graph, 1), check=True)
    assert (again.created, again.changed, again.deleted) == (0, 0, 0)
    assert content(neo4j_store) == before


def test_only_the_difference_is_written(neo4j_store: Neo4jStore) -> None:
    graph = random_graph(60, 200)
    edited, gone = graph.statements[10], graph.statements[20]
    after = replace(graph, statements=tuple(replace(s, confidence=0.01, relation="VISITED") if s is edited else s for s in graph.statements if s is not gone))
    neo4j_store.load(graph)
    done = neo4j_store.load(after, previous=graph)
    assert done.way == "difference"
    assert content(neo4j_store) == wanted(after)
    assert done.created + done.changed + done.deleted < 40


@pytest.mark.parametrize("seed", range(3))
def test_the_difference_and_the_comparison_come_to_the_same(neo4j_store: Neo4jStore, seed: int) -> None:
    graph, dice = random_graph(60, 200), random.Random(seed)
    without = {s.id for s in dice.sample(graph.statements, 30)}
    renamed = {e.id for e in dice.sample(graph.entities, 5)}
    redated = {a.id for a in dice.sample(graph.articles, 3)}
    after = replace(
        graph,
        statements=tuple(replace(s, speakers=(Voice(None, "x", "x"),)) if dice.random() < 0.1 else s for s in graph.statements if s.id not in without),
        entities=tuple(replace(e, name=f"{e.name} the Second") if e.id in renamed else e for e in graph.entities),
        articles=tuple(replace(a, published="2001-01-01") if a.id in redated else a for a in graph.articles),
        links=graph.links[1:],
    )
    after = replace(after, links=tuple(link for link in after.links if not {link.source, link.target} & without))
    neo4j_store.load(graph)
    assert neo4j_store.load(after, previous=graph).way == "difference"
    assert content(neo4j_store) == wanted(after)
    assert neo4j_store.load(graph).way == "compared"
    assert content(neo4j_store) == wanted(graph)
