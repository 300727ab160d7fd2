"""What every store that answers Cypher does, whichever engine is behind it."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.errors import QueryError, UsageError
from kg.stores.cypher import EmbeddedStore
from kg.stores.neo4j import Neo4jStore
from kg.stores.reified import nodes
from tests.samples import HOSTILE, small_graph
from tests.services import Neo4jServer

Store = EmbeddedStore | Neo4jStore
ENDLESS = "UNWIND range(1, 3000000) AS a UNWIND range(1, 3000) AS b WITH a, b WHERE a * b = -1 RETURN count(a) AS n"


@pytest.fixture(scope="module", params=["embedded", "neo4j"])
def store(request: pytest.FixtureRequest, server: Neo4jServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    one: Store
    if request.param == "embedded":
        one = EmbeddedStore(tmp_path_factory.mktemp("contract") / "kg.arcade")
    else:
        one = Neo4jStore(server.uri, server.user, server.password)
        one.wire.write("MATCH (n) DETACH DELETE n")
    with one:
        one.load(small_graph())
        yield one


def test_loading_again_has_nothing_to_do(store: Store) -> None:
    again = store.load(small_graph())
    assert again is False or (not isinstance(again, bool) and again.way == "unchanged")


@pytest.mark.parametrize(
    "text",
    [
        "CREATE (n:Person {name: 'x'}) RETURN n",
        "MATCH (n) DETACH DELETE n",
        "MATCH (n:Entity) SET n.name = 'x'",
        "MATCH (n:Entity) REMOVE n.name",
        "MERGE (n:Entity {id: 'x'}) RETURN n",
        "MATCH (a:Entity), (b:Entity) CREATE (a)-[:SIGNED]->(b)",
        "CREATE INDEX some FOR (n:Entity) ON (n.name)",
        "FOREACH (x IN [1] | CREATE (:Person))",
    ],
)
def test_a_query_that_would_change_the_graph_is_refused(store: Store, text: str) -> None:
    with pytest.raises(QueryError, match="only read"):
        store.query(text)
    assert store.query("MATCH (n:KG) WHERE n.id IS NOT NULL AND NOT n:Name AND NOT n:KGLoad RETURN count(n) AS n").rows == (
        (sum(node.labels != ("Name",) for node in nodes(small_graph())),),
    )


def test_rows_are_cut_at_the_limit_and_it_is_said(store: Store) -> None:
    text = "MATCH (x:Entity) RETURN x.name AS name ORDER BY name"
    every = store.query(text)
    assert (len(every.rows), every.cut) == (17, False)
    some = store.query(text, limit=5)
    assert (some.rows, some.cut) == (every.rows[:5], True)
    assert store.query(text, limit=17).cut is False


def test_a_query_that_takes_too_long_is_ended(store: Store) -> None:
    begin = time.monotonic()
    with pytest.raises(QueryError, match=r"not done within 1 s.*--timeout 2"):
        store.query(ENDLESS, timeout=1)
    assert time.monotonic() - begin < 20


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("MATCH (n:Entity)\nRETUN n.name", "line 2: RETUN n.name\n          ^"),
        ("MATCH (n:Entity) RETURN m.name", "line 1: MATCH (n:Entity) RETURN m.name\n                                  ^"),
        ("MATCH (n:Entity)\nRETURN nofunction(n.name)", "RETURN nofunction(n.name)\n                 ^"),
    ],
    ids=["word", "variable", "function"],
)
def test_an_error_shows_its_place_in_the_query(store: Store, text: str, place: str) -> None:
    with pytest.raises(QueryError) as refused:
        store.query(text)
    assert place in str(refused.value)


def test_a_parameter_without_a_value_is_named(store: Store) -> None:
    with pytest.raises(QueryError, match=r"without a value: whom; give them: -p whom=\.\.\."):
        store.query("MATCH (n:Entity {name: $whom}) RETURN n.name")


@pytest.mark.parametrize(("limit", "timeout"), [(0, 30), (-1, 30), (10, 0), (10, -3), (10, float("inf")), (10, float("nan"))])
def test_limits_that_mean_nothing_are_refused(store: Store, limit: int, timeout: float) -> None:
    with pytest.raises(UsageError):
        store.query("RETURN 1", limit=limit, timeout=timeout)


@pytest.mark.parametrize("name", ["vladimir putin", "VLADIMIR  PUTIN", "Vládimir Pútin", "путін", "володимир путін", "Putin"])
def test_names_are_found_without_case_and_accents_and_by_alias(store: Store, name: str) -> None:
    text = "MATCH (:Name {key: $who_key})-[:NAMES]->(x:Entity) RETURN x.name AS name"
    assert store.query(text, {"who": name}).rows == (("Vladimir Putin",),)


@pytest.mark.parametrize("hostile", HOSTILE)
def test_a_hostile_parameter_is_only_a_value(store: Store, hostile: str) -> None:
    assert store.query("RETURN $text AS text", {"text": hostile}).rows == ((hostile,),)
    assert store.query("MATCH (:Name {key: $text_key})-[:NAMES]->(x) RETURN x.name AS name", {"text": hostile}).rows == ()


def test_files_and_addresses_cannot_be_read_by_a_query(store: Store, tmp_path: Path) -> None:
    secret = tmp_path / "secret.csv"
    secret.write_text("secret\n")
    if isinstance(store, EmbeddedStore):  # Neo4j has settings of its own for its server's files
        with pytest.raises(QueryError, match="disabled"):
            store.query(f"LOAD CSV FROM '{secret.as_uri()}' AS line RETURN line")
