"""Neo4j beside other people's data: idempotence, the difference, deletion, restarts, and what a query may do."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import kg
from kg.errors import StoreError, UsageError
from kg.model import Graph, Voice
from kg.stores.difference import between, everything
from kg.stores.neo4j import Neo4jStore, holding
from kg.stores.neo4j.whole import whole
from kg.stores.neo4j.wire import Run
from kg.stores.neo4j.writing import Batches
from kg.stores.reified import edges, fingerprint, nodes
from tests.samples import hostile_graph, random_graph, small_graph
from tests.services import Neo4jServer, free_port


def content(store: Neo4jStore, graph: str = "news") -> tuple[dict[str, Any], dict[str, Any]]:
    """Everything of ours as the database holds it."""
    return holding.held(store.wire, graph)


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


def test_a_program_loads_with_one_call(neo4j_store: Neo4jStore, server: Neo4jServer) -> None:
    graph = small_graph()
    assert kg.load(graph, server.uri, server.user, server.password).way == "new"
    assert content(neo4j_store) == wanted(graph)


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


# ---------------------------------------------------------------- other people's data

FOREIGN = """
CREATE (p:Person {name: 'Vladimir Putin', age: 71}), (q:Person:Entity {name: 'Anna', id: 'news-e-1'}), (e:Event {name: 'Dinner'}),
       (p)-[:ATTENDED {since: 2020}]->(e), (q)-[:SIGNED {kg: 'mine'}]->(e), (q)-[:SUBJECT_OF]->(e)
"""


def foreign_content(store: Neo4jStore) -> list[Any]:
    nodes_there = store.wire.read("MATCH (n) WHERE NOT n:KG RETURN labels(n) AS labels, properties(n) AS p ORDER BY p.name")
    edges_there = store.wire.read("MATCH (a)-[r]->(b) WHERE NOT a:KG AND NOT b:KG RETURN a.name, type(r) AS type, properties(r), b.name ORDER BY type")
    return [nodes_there, edges_there]


@pytest.fixture
def shared_store(neo4j_store: Neo4jStore) -> Iterator[Neo4jStore]:
    """A database in which somebody else keeps people, entities and events, with names that must be unique."""
    neo4j_store.wire.write("CREATE CONSTRAINT people FOR (p:Person) REQUIRE p.name IS UNIQUE")
    neo4j_store.wire.write(FOREIGN)
    yield neo4j_store
    neo4j_store.wire.write("DROP CONSTRAINT people IF EXISTS")


def without_person_names(graph: Graph) -> Graph:
    """A graph in which no person is called as one of the foreign people."""
    return replace(graph, entities=tuple(replace(e, name="V. Putin") if e.name == "Vladimir Putin" else e for e in graph.entities))


def test_foreign_nodes_and_relationships_stay_as_they_are(shared_store: Neo4jStore) -> None:
    before = foreign_content(shared_store)
    graph = without_person_names(small_graph())
    shared_store.load(graph)
    shared_store.load(replace(graph, statements=graph.statements[:3], links=()), previous=graph)
    shared_store.load(graph)
    assert foreign_content(shared_store) == before
    shared_store.wipe("news")
    assert foreign_content(shared_store) == before
    assert shared_store.wire.read("MATCH (n:KG) RETURN count(n)")[0][0] == 0


def test_a_name_that_somebody_elses_constraint_forbids_is_written_without_the_label(shared_store: Neo4jStore) -> None:
    """Somebody else has a Person "Vladimir Putin", and their names must be unique: ours is an Entity there, and nothing of theirs changes."""
    before, graph = foreign_content(shared_store), small_graph()
    ours = next(e.id for e in graph.entities if e.name == "Vladimir Putin")
    done = shared_store.load(graph)
    assert done.withheld == (ours,)
    assert shared_store.wire.read("MATCH (n:KG:Entity {id: $id}) RETURN n.name, n.type, n:Person", id=ours) == [["Vladimir Putin", "Person", False]]
    assert foreign_content(shared_store) == before
    assert content(shared_store) == wanted(graph)
    again = shared_store.load(graph, check=True)
    assert (again.created, again.changed, again.deleted) == (0, 0, 0)
    aliased = replace(graph, entities=tuple(replace(e, aliases=("Vova",)) if e.id == ours else e for e in graph.entities))
    assert shared_store.load(aliased, previous=graph).withheld == (ours,)
    assert content(shared_store) == wanted(aliased)
    shared_store.wire.write("DROP CONSTRAINT people")
    shared_store.load(graph, previous=aliased)
    assert shared_store.wire.read("MATCH (n:KG:Entity:Person {id: $id}) RETURN n.withheld", id=ours) == [[None]]


def test_a_vanished_node_with_a_foreign_relationship_is_kept_and_reported(shared_store: Neo4jStore) -> None:
    graph = without_person_names(small_graph())
    kept = next(e for e in graph.entities if e.name == "Rosneft")
    shared_store.load(graph)
    shared_store.wire.write("MATCH (n:KG {id: $id}) MATCH (p:Person {name: 'Anna'}) CREATE (p)-[:OWNS {share: 3}]->(n) SET n.note = 'ours'", id=kept.id)
    after = replace(
        graph,
        entities=tuple(e for e in graph.entities if e is not kept),
        statements=tuple(s for s in graph.statements if kept.id not in (s.subject, s.object)),
    )
    done = shared_store.load(after, previous=graph)
    assert done.retired == (kept.id,)
    owned = "MATCH (:Person {name: 'Anna'})-[r:OWNS]->(n:KG:Retired {id: $id}) RETURN r.share, n.note, n.name"
    assert shared_store.wire.read(owned, id=kept.id) == [[3, "ours", "Rosneft"]]
    assert shared_store.load(after, check=True).retired == (kept.id,), "a comparison comes to the same"

    back = shared_store.load(graph, previous=after)
    assert back.retired == ()
    assert shared_store.wire.read("MATCH (n:KG:Retired) RETURN count(n)") == [[0]]
    assert shared_store.wire.read("MATCH (n:KG {id: $id})-[:SUBJECT_OF]->(:Statement) RETURN n.note", id=kept.id) == [["ours"]]

    shared_store.load(after, previous=graph)
    shared_store.wire.write("MATCH ()-[r:OWNS]->() DELETE r")
    shared_store.load(replace(after, links=()), previous=after)
    assert shared_store.wire.read("MATCH (n:KG {id: $id}) RETURN count(n)", id=kept.id) == [[0]], "nobody holds it any more"


def test_what_others_wrote_on_our_nodes_survives_a_change(neo4j_store: Neo4jStore) -> None:
    graph = small_graph()
    one = graph.entities[0]
    neo4j_store.load(graph)
    neo4j_store.wire.write("MATCH (n:KG {id: $id}) SET n.colour = 'red'", id=one.id)
    after = replace(graph, entities=(replace(one, name="Another Name", aliases=()), *graph.entities[1:]))
    neo4j_store.load(after, previous=graph)
    assert neo4j_store.wire.read("MATCH (n:KG {id: $id}) RETURN n.colour, n.name, n.aliases", id=one.id) == [["red", "Another Name", []]]


def renamed(graph: Graph, name: str) -> Graph:
    """The same graph under another name: its ids begin with it."""

    def its(ident: str) -> str:
        return f"{name}-{ident.removeprefix(graph.name + '-')}"

    return replace(
        graph,
        name=name,
        articles=tuple(replace(a, id=its(a.id)) for a in graph.articles),
        entities=tuple(replace(e, id=its(e.id), mentions=tuple(replace(m, article=its(m.article)) for m in e.mentions)) for e in graph.entities),
        statements=tuple(
            replace(
                s,
                id=its(s.id),
                subject=its(s.subject) if s.subject else None,
                object=its(s.object) if s.object else None,
                participants=tuple((role, its(e)) for role, e in s.participants),
                speakers=tuple(replace(v, id=its(v.id) if v.id else None) for v in s.speakers),
                evidence=tuple(replace(e, article=its(e.article)) for e in s.evidence),
            )
            for s in graph.statements
        ),
        links=tuple(replace(link, source=its(link.source), target=its(link.target)) for link in graph.links),
    )


@pytest.mark.parametrize("other", ["sport", "news-e", "news-2"])
def test_two_graphs_live_beside_each_other(neo4j_store: Neo4jStore, other: str) -> None:
    """Also where one's name begins like the ids of the other."""
    news, second = small_graph(), renamed(small_graph(), other)
    neo4j_store.load(news)
    neo4j_store.load(second)
    assert content(neo4j_store) == wanted(news)
    assert content(neo4j_store, other) == wanted(second)
    neo4j_store.load(replace(second, statements=second.statements[:2], links=()))
    assert content(neo4j_store) == wanted(news)
    neo4j_store.wipe(other)
    assert content(neo4j_store) == wanted(news)
    assert neo4j_store.loaded(other) is None
    neo4j_store.wipe("news")
    assert neo4j_store.wire.read("MATCH (n) RETURN count(n)") == [[0]]


# ---------------------------------------------------------------- broken off, restarted

LOAD = """
import sys
from kg.stores.neo4j import Neo4jStore
from tests.samples import random_graph
import os
with Neo4jStore(sys.argv[1], "neo4j", os.environ["KG_NEO4J_PASSWORD"], batch=50) as store:
    store.load(random_graph(60, 300), on_progress=lambda done, total: print(done, total, flush=True))
"""


@pytest.mark.parametrize("held", [None, "small", "half"])
def test_a_load_killed_in_the_middle_is_mended_by_the_next(neo4j_store: Neo4jStore, server: Neo4jServer, held: str | None) -> None:
    graph = random_graph(60, 300)
    if held:
        neo4j_store.load(small_graph() if held == "small" else replace(graph, statements=graph.statements[::2]))
    environment = {**os.environ, "KG_NEO4J_PASSWORD": server.password}
    loader = subprocess.Popen([sys.executable, "-c", LOAD, server.uri], stdout=subprocess.PIPE, env=environment, text=True, cwd=Path(__file__).parents[2])
    assert loader.stdout is not None
    for _ in range(6):
        assert loader.stdout.readline()
    loader.send_signal(signal.SIGKILL)
    loader.wait()
    loader.stdout.close()
    mark = neo4j_store.loaded("news")
    assert mark is not None
    assert mark.fingerprint is None
    assert content(neo4j_store) != wanted(graph)
    assert neo4j_store.load(shuffled(graph, 2)).way == "compared"
    assert content(neo4j_store) == wanted(graph)


def test_a_load_goes_on_through_a_restart_of_the_server(server: Neo4jServer, neo4j_store: Neo4jStore) -> None:
    graph = random_graph(60, 300)
    restarted: list[threading.Thread] = []

    def restart(done: int, total: int) -> None:
        if done > total // 2 and not restarted:
            server.down()
            restarted.append(threading.Thread(target=server.up))
            restarted[0].start()

    with Neo4jStore(server.uri, server.user, server.password, batch=100, patience=170) as store:
        done = store.load(graph, on_progress=restart)
    restarted[0].join()
    assert done.way == "new"
    assert content(neo4j_store) == wanted(graph)


def test_rows_that_are_there_already_are_merged(neo4j_store: Neo4jStore) -> None:
    """As after a commit whose answer was lost: the same CREATE comes again."""
    graph = small_graph()
    neo4j_store.load(graph)
    Batches(neo4j_store.wire, "news", 7, fresh=True, on_progress=None).write(everything(graph))
    assert content(neo4j_store) == wanted(graph)


def test_two_loads_at_once_do_not_both_call_themselves_done(neo4j_store: Neo4jStore) -> None:
    other = random_graph(10, 20)

    def meanwhile(done: int, total: int) -> None:
        if done == total:
            holding.begin(neo4j_store.wire, "news")

    with pytest.raises(StoreError, match="another load"):
        neo4j_store.load(other, on_progress=meanwhile)
    assert neo4j_store.load(small_graph()).way == "compared"
    assert content(neo4j_store) == wanted(small_graph())


# ---------------------------------------------------------------- what is refused, and how it is said


@pytest.mark.parametrize("relation", ["SIGNED]->() DETACH DELETE n //", "signed", "A" * 50, "", "SIGNÉ"])
def test_a_relation_that_is_no_type_is_refused(neo4j_store: Neo4jStore, relation: str) -> None:
    graph = small_graph()
    with pytest.raises(StoreError, match="cannot be a type"):
        neo4j_store.load(replace(graph, statements=tuple(replace(s, relation=relation) for s in graph.statements)))


def test_an_entity_type_that_is_no_label_is_refused(neo4j_store: Neo4jStore) -> None:
    graph = small_graph()
    hostile: Any = "Person) DETACH DELETE n //"
    with pytest.raises(StoreError, match="cannot be a label"):
        neo4j_store.load(replace(graph, entities=(replace(graph.entities[0], type=hostile), *graph.entities[1:])))


@pytest.mark.parametrize(
    "uri", ["bolt://neo4j:secret@localhost:7687", "http://localhost:7474", "localhost:7687", "bolt:///x"], ids=["password", "http", "bare", "no host"]
)
def test_an_address_that_cannot_be_used_is_refused_without_showing_a_password(uri: str) -> None:
    with pytest.raises(UsageError) as refused:
        Neo4jStore(uri, "neo4j", "other-secret")
    assert "secret" not in str(refused.value)


def test_a_wrong_password_is_said_and_not_shown(server: Neo4jServer) -> None:
    with Neo4jStore(server.uri, "neo4j", "wrong-secret") as store, pytest.raises(StoreError, match="KG_NEO4J_PASSWORD") as refused:
        store.load(small_graph())
    assert "wrong-secret" not in str(refused.value)
    assert "wrong-secret" not in repr(refused.value)


def test_a_server_that_is_away_is_said() -> None:
    port = free_port()
    with Neo4jStore(f"bolt://127.0.0.1:{port}", "neo4j", "secret", patience=0.5) as store, pytest.raises(StoreError, match=r"does not answer.*--uri"):
        store.query("RETURN 1")


def test_a_database_that_is_not_there_is_said(server: Neo4jServer) -> None:
    with Neo4jStore(server.uri, server.user, server.password, "nowhere", patience=0.5) as store, pytest.raises(StoreError, match="nowhere"):
        store.query("RETURN 1")


# ---------------------------------------------------------------- a small difference is one transaction


def a_little_later(graph: Graph) -> Graph:
    edited, gone = graph.statements[10], graph.statements[20]
    return replace(graph, statements=tuple(replace(s, confidence=0.01, relation="VISITED") if s is edited else s for s in graph.statements if s is not gone))


def test_a_small_difference_whose_answer_was_lost_is_not_written_twice(neo4j_store: Neo4jStore) -> None:
    before = random_graph(60, 200)
    after = a_little_later(before)
    neo4j_store.load(before)
    mark = neo4j_store.loaded("news")
    assert mark is not None
    neo4j_store.load(after, previous=before)
    assert not neo4j_store.wire.together(lambda run: holding.advance(run, mark, fingerprint(after)))
    with pytest.raises(StoreError, match="another load"):
        neo4j_store.wire.together(lambda run: holding.advance(run, mark, "of another graph"))
    assert content(neo4j_store) == wanted(after)


def test_a_small_difference_that_breaks_off_leaves_the_graph_before_with_its_marker(neo4j_store: Neo4jStore) -> None:
    before = random_graph(60, 200)
    neo4j_store.load(before)
    mark = neo4j_store.loaded("news")
    assert mark is not None

    def breaks_off(run: Run) -> None:
        assert holding.advance(run, mark, "new")
        whole(run, between(before, a_little_later(before)), "news")
        raise StoreError("the process ends here")

    with pytest.raises(StoreError, match="ends here"):
        neo4j_store.wire.together(breaks_off)
    assert neo4j_store.loaded("news") == mark
    assert content(neo4j_store) == wanted(before)


def test_what_somebody_deleted_of_ours_is_mended_by_the_next_difference(neo4j_store: Neo4jStore) -> None:
    """The marker still says that all is there; new relationships to a node that is gone must not vanish unseen."""
    before = random_graph(60, 200)
    neo4j_store.load(before)
    end = before.statements[10].subject
    neo4j_store.wire.write("MATCH (n:KG {id: $id}) DETACH DELETE n", id=end)
    after = replace(before, statements=tuple(replace(s, relation="VISITED") if s.subject == end else s for s in before.statements))
    assert neo4j_store.load(after, previous=before).way == "compared"
    assert content(neo4j_store) == wanted(after)


def test_a_small_difference_keeps_what_somebody_hung_a_relationship_on(neo4j_store: Neo4jStore) -> None:
    before = random_graph(60, 200)
    neo4j_store.load(before)
    gone = before.statements[3]
    neo4j_store.wire.write("MATCH (n:KG {id: $id}) CREATE (:Note)-[:ABOUT]->(n)", id=gone.id)
    after = replace(before, statements=tuple(s for s in before.statements if s is not gone))
    done = neo4j_store.load(after, previous=before)
    assert (done.way, done.retired) == ("difference", (gone.id,))
    assert neo4j_store.wire.read("MATCH (n:KG:Retired)-[r]-() RETURN n.id, type(r)") == [[gone.id, "ABOUT"]]
    neo4j_store.wire.write("MATCH (n:Note) DETACH DELETE n")
    neo4j_store.load(a_little_later(after), previous=after)
    assert content(neo4j_store) == wanted(a_little_later(after))


def test_a_load_leaves_no_trace_of_the_rehearsal(neo4j_store: Neo4jStore) -> None:
    graph = random_graph(60, 200)
    neo4j_store.load(graph)
    nodes_of, edges_of = wanted(graph)
    assert neo4j_store.wire.read("MATCH (n) RETURN count(n)") == [[len(nodes_of) + 1]]  # and the marker
    assert neo4j_store.wire.read("MATCH ()-[r]->() RETURN count(r)") == [[len(edges_of)]]


def test_a_server_that_knows_no_types_as_values_gets_the_difference_in_batches(neo4j_store: Neo4jStore, monkeypatch: pytest.MonkeyPatch) -> None:
    """As Neo4j before 5.26 does with ``$(row.type)``."""
    monkeypatch.setattr("kg.stores.neo4j.whole._CONNECT", "UNWIND $given.rows AS row CREATE ()-[r:§]->()")
    before = random_graph(60, 200)
    neo4j_store.load(before)
    assert neo4j_store.load(a_little_later(before), previous=before).way == "difference"
    assert content(neo4j_store) == wanted(a_little_later(before))


def test_labels_and_types_are_checked_where_they_are_values(neo4j_store: Neo4jStore) -> None:
    before = random_graph(60, 200)
    neo4j_store.load(before)
    change = between(before, a_little_later(before))
    change.new_edges[0] = change.new_edges[0]._replace(type="A`B")
    with pytest.raises(StoreError, match="A`B"):
        neo4j_store.wire.together(lambda run: whole(run, change, "news"))
    assert content(neo4j_store) == wanted(before)
