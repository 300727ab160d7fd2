"""pyvis users go on from to_pyvis: add, change and take away, and get the same page."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyvis.network import Network

import kg
from kg.page import render, to_pyvis
from tests.samples import hostile_graph, small_graph


def test_it_is_a_pyvis_network_with_every_entity_and_every_statement_with_two_ends() -> None:
    graph = small_graph()
    network = to_pyvis(graph)
    assert isinstance(network, Network)
    assert len(network.nodes) == len(graph.entities) == network.num_nodes()
    drawn = [s for s in graph.statements if s.subject and s.object]
    assert len(network.edges) == len(drawn) == network.num_edges()
    pairs = [(edge["from"], edge["to"]) for edge in network.edges]
    assert len(set(pairs)) < len(pairs), "parallel statements stay parallel edges"


def test_unchanged_it_gives_the_same_graph_and_page() -> None:
    graph = small_graph()
    assert to_pyvis(graph).graph() == graph
    assert kg.to_pyvis(graph).graph() == graph
    assert to_pyvis(graph).generate_html() == render(graph, title="news")


def test_what_is_added_and_taken_away_shows() -> None:
    graph = small_graph()
    network = to_pyvis(graph)
    network.add_node("me", label="The editor", group="Person")
    network.add_node("me", label="again")
    network.add_edge("me", next(e.id for e in graph.entities if e.name == "Russia"), label="writes about")
    gone = network.edges.pop(0)
    after = network.graph()
    assert [e.name for e in after.entities if e not in graph.entities] == ["The editor"]
    assert [s.predicate for s in after.statements if s not in graph.statements] == ["writes about"]
    assert {s.id for s in graph.statements} - {s.id for s in after.statements} == {gone["statement"]}
    assert "<div id=" in network.generate_html()


def test_an_edge_needs_its_ends() -> None:
    with pytest.raises(KeyError, match="no node 'x'"):
        to_pyvis(small_graph()).add_edge("x", "y")


def test_one_file_is_written_as_utf8_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    network = to_pyvis(hostile_graph())
    network.heading = "Ґаздиня </title><script>alert(1)</script>"
    network.write_html("page.html")
    assert [p.name for p in tmp_path.iterdir()] == ["page.html"]
    html = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert "Ґаздиня &lt;/title&gt;" in html
    assert "http-equiv" in html
    assert "cdn" not in html.lower().split('id="kg-data"')[0].replace("cdnot", "")


def test_membership_is_a_dict() -> None:
    network = to_pyvis(small_graph())
    network.add_nodes([f"n{i}" for i in range(50)], label=[f"N{i}" for i in range(50)])
    assert "n7" in network.get_nodes()
    assert network.get_node("n7")["label"] == "N7"
    assert "n51" not in network.node_ids
