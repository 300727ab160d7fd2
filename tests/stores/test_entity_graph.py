"""The entity graph for networkx."""

from __future__ import annotations

import pytest

from kg.stores import entity_graph
from kg.stores.entity_graph import to_networkx
from tests.samples import hostile_graph, random_graph, small_graph


def test_every_statement_with_both_ends_is_an_edge_under_its_id() -> None:
    graph = small_graph()
    drawn = to_networkx(graph)
    assert set(drawn) == {entity.id for entity in graph.entities}
    assert {(start, end, key) for start, end, key in drawn.edges(keys=True)} == {
        (s.subject, s.object, s.id) for s in graph.statements if s.subject is not None and s.object is not None
    }


def test_parallel_statements_are_kept() -> None:
    graph = small_graph()
    ids = {entity.name: entity.id for entity in graph.entities}
    edges = to_networkx(graph).get_edge_data(ids["Vladimir Putin"], ids["treaty"])
    assert sorted(edge["status"] for edge in edges.values()) == ["asserted", "asserted", "claimed", "planned"]


@pytest.mark.parametrize("graph", [small_graph(), hostile_graph(), random_graph(30, 100)], ids=["small", "hostile", "random"])
def test_attributes_are_scalars_and_never_none(graph: object) -> None:
    drawn = to_networkx(graph)  # type: ignore[arg-type]
    values = [value for _, data in drawn.nodes(data=True) for value in data.values()] + [
        value for *_, data in drawn.edges(data=True) for value in data.values()
    ]
    assert {type(value) for value in values} <= {str, int, float, bool}


def test_an_edge_says_what_gephi_draws_and_where_it_is_written() -> None:
    graph = small_graph()
    claim = next(s for s in graph.statements if s.status == "claimed" and s.relation == "SUPPLIED")
    edge = to_networkx(graph).edges[claim.subject, claim.object, claim.id]
    assert edge["label"] == "SUPPLIED"
    assert edge["weight"] == pytest.approx(0.8)
    assert edge["speaker"] == "U.S. officials"
    assert edge["quote"] == "U.S. officials accuse North Korea of supplying Russia with munitions"
    assert edge["article"] == "North Korea and Russia sign treaty"


def test_statements_below_the_wanted_confidence_are_left_out() -> None:
    graph = small_graph()
    sure = to_networkx(graph, min_confidence=0.9)
    assert {key for *_, key in sure.edges(keys=True)} == {s.id for s in graph.statements if s.confidence >= 0.9 and s.subject and s.object}


def test_a_graph_of_too_many_edges_is_warned_of_with_the_way_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(entity_graph, "MANY", 5)
    with pytest.warns(UserWarning, match="--min-confidence"):
        to_networkx(small_graph())
