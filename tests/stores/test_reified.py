"""The rows of the reified graph, and the direct edges computed from statements."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.errors import StoreError
from kg.model import Amount, Graph
from kg.stores.difference import between
from kg.stores.reified import Edge, edges, fingerprint, nodes
from tests.samples import hostile_graph, random_graph, small_graph


def direct(graph: Graph) -> dict[tuple[str, str, str], Edge]:
    names = {entity.id: entity.name for entity in graph.entities}
    return {(names[e.start], e.type, names[e.end]): e for e in edges(graph) if e.start in names and e.end in names}


@pytest.mark.parametrize("graph", [small_graph(), hostile_graph(), random_graph(60, 300)], ids=["small", "hostile", "random"])
def test_ids_are_unique_and_every_relationship_has_both_ends(graph: Graph) -> None:
    there = [node.id for node in nodes(graph)]
    assert len(there) == len(set(there))
    found = list(edges(graph))
    assert len({edge.id for edge in found}) == len(found)
    assert {end for edge in found for end in (edge.start, edge.end)} <= set(there)
    assert all(ident.startswith("news-") for ident in there)


def test_direct_edges_are_of_the_relation_where_asserted_and_of_the_status_elsewhere() -> None:
    found = direct(small_graph())
    signed = found["Vladimir Putin", "SIGNED", "treaty"].properties
    assert (signed["support"], signed["articles"], signed["event_first"], signed["published_last"]) == (3, 3, "2024-06-19", "2024-06-19")
    assert len(signed["statements"]) == 2  # type: ignore[arg-type]
    assert found["North Korea", "CLAIMED", "munitions"].properties["speaker"] == "U.S. officials"
    assert found["North Korea", "DENIED", "munitions"].properties["speaker"] == "North Korea"
    assert found["Vladimir Putin", "PLANNED", "treaty"].properties["relation"] == "SIGNED"
    assert found["Russia", "POSSIBLE", "North Korea"].properties["speaker"] == "Kim Gunn"


def test_who_takes_part_with_the_subject_has_an_edge_of_their_own() -> None:
    graph = small_graph()
    kim = next(e.id for e in graph.entities if e.name == "Kim Jong Un")
    with_kim = replace(graph, statements=tuple(s for s in graph.statements if s.subject != kim))
    assert direct(with_kim)["Kim Jong Un", "SIGNED", "treaty"].properties["statements"]


def test_without_a_subject_there_is_no_direct_edge() -> None:
    assert not [key for key in direct(small_graph()) if "Roman dos Anjos" in key]


def test_a_direct_edge_lists_twenty_statements_and_counts_them_all() -> None:
    graph = small_graph()
    one = next(s for s in graph.statements if s.relation == "GAVE")
    many = tuple(sorted((*graph.statements, *(replace(one, id=f"news-s-{n:016x}") for n in range(50))), key=lambda s: s.id))
    assert len(direct(replace(graph, statements=many))["Vladimir Putin", "GAVE", "limousine"].properties["statements"]) == 20  # type: ignore[arg-type]


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_a_number_that_is_none_is_left_out(value: float) -> None:
    graph = small_graph()
    odd = replace(graph, statements=(replace(graph.statements[0], amount=Amount("much", value, None)), *graph.statements[1:]))
    rows = {node.id: node.properties for node in nodes(odd)}
    assert "amount_value" not in rows[graph.statements[0].id]


def test_half_a_surrogate_becomes_a_question_mark() -> None:
    graph = small_graph()
    odd = replace(graph, entities=(replace(graph.entities[0], name="a\ud800b"), *graph.entities[1:]))
    assert next(node for node in nodes(odd) if node.id == graph.entities[0].id).properties["name"] == "a?b"
    assert fingerprint(odd) != fingerprint(graph)


@pytest.mark.parametrize("relation", ["signed", "SIGNED]->() DELETE n //", "", "X" * 42])
def test_a_relation_that_is_not_of_the_ontologys_form_is_refused(relation: str) -> None:
    graph = small_graph()
    with pytest.raises(StoreError, match="cannot be a type"):
        list(edges(replace(graph, statements=tuple(replace(s, relation=relation) for s in graph.statements))))


def test_the_fingerprint_knows_every_change_and_no_other() -> None:
    graph = small_graph()
    assert fingerprint(graph) == fingerprint(small_graph())
    others = [
        replace(graph, name="sport"),
        replace(graph, statements=graph.statements[1:]),
        replace(graph, statements=(replace(graph.statements[0], support=7), *graph.statements[1:])),
        replace(graph, articles=(replace(graph.articles[0], published="1999-01-01"), *graph.articles[1:])),
        replace(graph, links=()),
    ]
    assert len({fingerprint(one) for one in (graph, *others)}) == len(others) + 1


@pytest.mark.parametrize("seed", range(5))
def test_the_difference_of_two_graphs_leads_from_one_to_the_other(seed: int) -> None:
    before, after = random_graph(30, 120, seed=seed), random_graph(30, 120, seed=seed)
    after = replace(
        after,
        statements=tuple(replace(s, negated=True) if n % 9 == seed else s for n, s in enumerate(after.statements) if n % 11 != seed),
        entities=tuple(replace(e, aliases=(f"Alias {n % 3}",)) if n % 7 == seed else e for n, e in enumerate(after.entities)),
        articles=tuple(replace(a, published="2030-01-01") if n % 4 == 0 else a for n, a in enumerate(after.articles)),
    )
    change = between(before, after)
    held_nodes, held_edges = {node.id: node for node in nodes(before)}, {edge.id: edge for edge in edges(before)}
    for edge in change.gone_edges:
        del held_edges[edge.id]
    for ident in change.gone_nodes:
        del held_nodes[ident]
    assert not {node.id for node in change.new_nodes} & held_nodes.keys()
    held_nodes |= {node.id: node for node in (*change.new_nodes, *(node for node, _ in change.changed_nodes))}
    held_edges |= {edge.id: edge for edge in (*change.new_edges, *change.changed_edges)}
    assert held_nodes == {node.id: node for node in nodes(after)}
    assert held_edges == {edge.id: edge for edge in edges(after)}
