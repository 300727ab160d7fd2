"""Ways between two entities over statements."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from kg.model import Entity, Graph, Statement
from kg.stores.paths import Paths, Way, members
from tests.samples import random_graph, small_graph


def net(*said: str) -> Graph:
    """A graph of statements "a b": subject and object. Names are ids, so that a test reads well."""
    names = sorted({name for words in said for name in words.split()[:2]})
    entities = tuple(sorted((Entity(f"news-e-{name}", name, "Person", True) for name in names), key=lambda e: e.id))
    statements = []
    for number, words in enumerate(said):
        start, end, *rest = words.split()
        statements.append(Statement(f"news-s-{number:04d}", "MET", "meet", f"news-e-{start}", f"news-e-{end}", negated="denied" in rest))
    return Graph("news", (), entities, tuple(statements))


def names(way: Way) -> str:
    return " ".join([way.hops[0].start.name, *(hop.end.name for hop in way.hops)])


def test_the_best_three_ways_come_cheapest_first() -> None:
    graph = net("a b", "b z", "a c", "c d", "d z", "a e", "e f", "f g", "g z", "a h", "h i", "i j", "j k", "k z")
    found = Paths(graph).between("news-e-a", "news-e-z")
    assert [names(way) for way in found.ways] == ["a b z", "a c d z", "a e f g z"]
    assert found.hub is None


def test_a_way_goes_either_way_along_a_statement() -> None:
    found = Paths(net("b a", "b z")).between("news-e-z", "news-e-a")
    assert [names(way) for way in found.ways] == ["z b a"]
    assert [s.id for hop in found.ways[0].hops for s in hop.statements] == ["news-s-0001", "news-s-0000"]


def test_a_longer_way_over_quiet_entities_beats_a_hub() -> None:
    crowd = [f"hub x{n}" for n in range(1000)]
    found = Paths(net("a hub", "hub z", "a b", "b c", "c z", *crowd)).between("news-e-a", "news-e-z")
    assert [names(way) for way in found.ways] == ["a b c z", "a hub z"]


def test_it_is_said_when_all_ways_go_over_one_hub() -> None:
    crowd = [f"hub x{n}" for n in range(20)]
    found = Paths(net("a hub", "a b", "b hub", "hub z", "hub c", "c z", *crowd)).between("news-e-a", "news-e-z")
    assert len(found.ways) == 3
    assert found.hub is not None
    assert (found.hub.name, found.hub_neighbours) == ("hub", 24)


def test_names_to_avoid_are_not_gone_over() -> None:
    graph = net("a b", "b z", "a c", "c d", "d z")
    assert [names(way) for way in Paths(graph, avoid=["B"]).between("news-e-a", "news-e-z").ways] == ["a c d z"]
    assert [names(way) for way in Paths(graph, avoid=["news-e-b"]).between("news-e-a", "news-e-z").ways] == ["a c d z"]
    assert Paths(graph, avoid=["b", "c"]).between("news-e-a", "news-e-z").ways == ()


def test_only_statements_of_a_status_are_gone_over() -> None:
    graph = net("a b denied", "b z", "a c", "c d", "d z")
    assert [names(way) for way in Paths(graph, only="asserted").between("news-e-a", "news-e-z").ways] == ["a c d z"]
    assert Paths(graph, only="denied").between("news-e-a", "news-e-z").ways == ()


def test_statements_below_the_wanted_confidence_are_left_out() -> None:
    graph = net("a z", "a b", "b z")
    unsure = replace(graph, statements=(replace(graph.statements[0], confidence=0.2), *graph.statements[1:]))
    assert [names(way) for way in Paths(unsure, min_confidence=0.5).between("news-e-a", "news-e-z").ways] == ["a b z"]


def test_who_takes_part_is_on_the_way_and_who_only_speaks_is_not() -> None:
    graph = small_graph()
    ids = {entity.name: entity.id for entity in graph.entities}
    paths = Paths(graph)
    (direct, *_) = paths.between(ids["Kim Jong Un"], ids["limousine"]).ways
    assert [hop.statements[0].predicate for hop in direct.hops] == ["present"]
    assert paths.between(ids["Kim Gunn"], ids["Russia"]).ways == ()


def test_parallel_statements_of_a_hop_come_best_first() -> None:
    graph = small_graph()
    ids = {entity.name: entity.id for entity in graph.entities}
    hop = Paths(graph).between(ids["Vladimir Putin"], ids["treaty"]).ways[0].hops[0]
    assert [(s.status, s.support) for s in hop.statements[:3]] == [("asserted", 2), ("asserted", 1), ("planned", 1)]


def test_ends_that_do_not_hang_together_or_are_one_have_no_way() -> None:
    paths = Paths(net("a b", "y z"))
    assert paths.between("news-e-a", "news-e-z").ways == ()
    assert paths.between("news-e-a", "news-e-a").ways == ()
    with pytest.raises(KeyError):
        paths.between("news-e-a", "news-e-nobody")


def test_two_hundred_pairs_never_go_over_an_article_or_a_shared_mention() -> None:
    graph, dice = random_graph(600, 2_000), random.Random(0)
    paths, found = Paths(graph), 0
    for _ in range(200):
        start, end = dice.sample(graph.entities, 2)
        for way in paths.between(start.id, end.id).ways:
            found += 1
            assert [way.hops[0].start.id, way.hops[-1].end.id] == [start.id, end.id]
            for hop in way.hops:
                assert hop.statements
                assert all({hop.start.id, hop.end.id} <= members(statement) for statement in hop.statements)
    assert found > 300


def test_the_order_of_statements_does_not_matter() -> None:
    graph = random_graph(60, 300)
    turned = replace(graph, statements=tuple(reversed(graph.statements)))
    for end in graph.entities[1:20]:
        assert Paths(graph).between(graph.entities[0].id, end.id) == Paths(turned).between(graph.entities[0].id, end.id)
