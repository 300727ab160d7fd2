"""The embedded engine and Neo4j answer alike: every query of queries/, and sixty made by dice, on four graphs."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.model import Graph
from kg.stores import queries
from kg.stores.cypher import EmbeddedStore
from kg.stores.neo4j import Neo4jStore
from kg.stores.queries import Query
from kg.stores.table import Table
from tests.samples import hostile_graph, random_graph
from tests.services import Neo4jServer
from tests.stores.graphs import newsroom

GRAPHS = {"newsroom": newsroom, "hostile": hostile_graph, "random": lambda: random_graph(40, 150), "empty": lambda: Graph()}
Pair = tuple[Graph, EmbeddedStore, Neo4jStore]


@pytest.fixture(scope="module", params=list(GRAPHS))
def pair(request: pytest.FixtureRequest, server: Neo4jServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pair]:
    """One graph in both engines."""
    graph = GRAPHS[request.param]()
    with EmbeddedStore(tmp_path_factory.mktemp("parity") / "kg.arcade") as embedded, Neo4jStore(server.uri, server.user, server.password) as remote:
        remote.wire.write("MATCH (n) DETACH DELETE n")
        embedded.load(graph)
        remote.load(graph)
        yield graph, embedded, remote


def parameters(query: Query, graph: Graph, seed: int) -> dict[str, object]:
    """The defaults, with names of the graph in place of the names."""
    dice = random.Random(f"{query.name}{seed}")
    if not graph.entities:
        return dict(query.parameters)
    return {key: dice.choice(graph.entities).name if key in ("who", "whom") else value for key, value in query.parameters.items()}


@pytest.mark.parametrize("query", queries.all_queries(), ids=lambda query: query.name)
def test_every_query_gives_equal_rows(pair: Pair, query: Query) -> None:
    graph, embedded, remote = pair
    for given in (dict(query.parameters), *(parameters(query, graph, seed) for seed in range(4 if query.parameters else 0))):
        assert embedded.query(query.text, given) == remote.query(query.text, given), given


def made_up(dice: random.Random, graph: Graph) -> tuple[str, dict[str, object]]:
    """A query of one to three steps over the reified graph, with a condition, an aggregation or none, and a complete ORDER BY."""
    entity = dice.choice(["Entity", "Entity:Person", "Entity:Country", "KG:Entity"])
    pattern, variables = f"(x:{entity})", {"x": ["name", "type", "named", "id"]}
    step = dice.choice(
        [
            ("-[r:SUBJECT_OF]->(s:Statement)", "s", ["relation", "predicate", "status", "confidence", "time_start", "amount_value", "id"]),
            ("<-[r:OBJECT]-(s:Statement)", "s", ["relation", "status", "negated", "support", "said_by_text", "id"]),
            ("<-[r:PARTICIPANT]-(s:Statement)", "s", ["predicate", "modality", "id"]),
            ("-[r:MENTIONED_IN]->(s:Article)", "s", ["title", "published", "language", "id"]),
            ("-[r]->(s:Entity)", "s", ["name", "type", "id"]),
            ("<-[r:SAID_BY]-(s:Statement)", "s", ["status", "id", "time_end"]),
        ]
    )
    pattern, variables["s"] = pattern + step[0], step[2]
    if "Statement" in step[0] and dice.random() < 0.6:
        pattern += dice.choice(["-[e:EVIDENCE]->(a:Article)", "-[e:EVIDENCE]->(a)"])
        variables |= {"a": ["title", "published", "id"], "e": ["quote", "char_start"]}
    if "Article" in step[0] and dice.random() < 0.5:
        pattern += "<-[:MENTIONED_IN]-(a:Entity)"
        variables["a"] = ["name", "id"]
    conditions = dice.sample(
        [
            "x.named",
            "x.name CONTAINS $part",
            "toLower(x.name) STARTS WITH toLower($part)",
            "x.type IN $types",
            "NOT x.type = 'Person'",
            "s.id > $ident",
            "size(x.aliases) > 0",
            "EXISTS { MATCH (x)-[:MENTIONED_IN]->(:Article) }",
            "$alias IN x.aliases",
            "x.name IS NOT NULL AND s.id IS NOT NULL",
        ],
        dice.randint(0, 2),
    )
    where = f" WHERE {dice.choice([' AND ', ' OR ']).join(conditions)}" if conditions else ""
    terms = dice.sample([f"{one}.{key}" for one, keys in variables.items() for key in keys], dice.randint(2, 4))
    columns = [f"c{number}" for number in range(len(terms))]
    returned = [f"{term} AS {column}" for term, column in zip(terms, columns, strict=True)]
    if dice.random() < 0.5:
        returned.append(dice.choice(["count(*) AS n", "count(DISTINCT s) AS n", "min(x.id) AS n", "max(s.id) AS n", "size(collect(DISTINCT x.id)) AS n"]))
        columns.append("n")
        distinct = ""
    else:
        distinct = dice.choice(["", "DISTINCT "])
    order = ", ".join(f"{column}{dice.choice(['', ' DESC'])}" for column in dice.sample(columns, len(columns)))
    tail = dice.choice(["", " LIMIT 7", " SKIP 3", " SKIP 2 LIMIT 5"])
    some = dice.choice(graph.entities) if graph.entities else None
    given = {
        "part": some.name[: dice.randint(1, 4)] if some else "a",
        "types": ["Person", "Country", "City"],
        "ident": some.id if some else "",
        "alias": some.aliases[0] if some and some.aliases else "Kim",
    }
    return f"MATCH {pattern}{where} RETURN {distinct}{', '.join(returned)} ORDER BY {order}{tail}", given


@pytest.mark.parametrize("seed", range(60))
def test_queries_made_by_dice_give_equal_rows(pair: Pair, seed: int) -> None:
    graph, embedded, remote = pair
    text, given = made_up(random.Random(seed), graph)
    here, there = (store.query(text, given) for store in (embedded, remote))
    assert (here.columns, here.cut) == (there.columns, there.cut), text
    assert here.rows == there.rows, text


def test_the_dice_reach_rows(pair: Pair) -> None:
    """Sixty queries that all found nothing would agree too well."""
    graph, embedded, _ = pair
    found = [embedded.query(*made_up(random.Random(seed), graph)) for seed in range(60)]
    assert sum(bool(table.rows) for table in found) >= (30 if graph.entities else 0)


@pytest.mark.parametrize(
    "text",
    [
        "MATCH (x:Entity) WITH x ORDER BY x.id LIMIT 1 RETURN x",
        "MATCH (s:Statement)-[r:OBJECT]->(x) WITH s, r, x ORDER BY s.id LIMIT 2 RETURN r, x.name AS name, s",
        "MATCH p = (x:Entity)-[:SUBJECT_OF]->(s:Statement)-[:OBJECT]->(y:Entity) WITH p, s ORDER BY s.id LIMIT 3 RETURN p",
        "RETURN 1 AS whole, 2.5 AS part, true AS yes, null AS nothing, [1, 'a', [2.0]] AS list, {b: 1, a: [2]} AS map",
        "RETURN date('2024-06-19') AS day, toString(date('2024-06-19')) AS text",
        "MATCH (s:Statement) RETURN avg(s.confidence) > 0.1 AS sure, sum(s.support) AS support, count(s.time_start) AS dated",
        "MATCH (x:Entity) WHERE x.name =~ '.*a.*' RETURN x.name AS name, size(x.aliases) AS forms, x.aliases AS aliases ORDER BY name, forms",
        "UNWIND range(1, 3) AS n CALL (n) { RETURN n * n AS square } RETURN n, square ORDER BY n",
        "MATCH (s:Statement) RETURN s.status AS status, collect(DISTINCT s.modality) AS ways ORDER BY status",
    ],
)
def test_values_have_the_same_plain_form(pair: Pair, text: str) -> None:
    _, embedded, remote = pair
    here, there = embedded.query(text), remote.query(text)
    assert here.rows == there.rows
    assert [[type(value) for value in row] for row in here.rows] == [[type(value) for value in row] for row in there.rows]


def test_an_example_in_the_head_of_a_query_is_its_first_row(tmp_path: Path) -> None:
    with EmbeddedStore(tmp_path / "kg.arcade") as store:
        store.load(newsroom())
        for query in queries.all_queries():
            rows: Table = store.query(query.text, query.parameters)
            assert rows.records()[:1] == [query.example], query.name
