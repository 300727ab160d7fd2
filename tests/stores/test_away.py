"""kg load while the database goes away: said in a line, and the next load ends with exactly the rows of the graph."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from kg.errors import StoreError
from kg.flow import export
from kg.formats import load
from kg.stores.neo4j import Neo4jStore, holding
from kg.stores.reified import edges, nodes
from tests.samples import random_graph
from tests.services import Neo4jServer

LOAD = """
import sys
from kg.cli import main
from kg.cli import neo4j
from kg.stores.neo4j import Neo4jStore

def impatient(uri, user, password, database):  # a user waits a minute for a lost server; this test does not
    return Neo4jStore(uri, user, password, database, patience=3, batch=50)

import kg.stores.neo4j
kg.stores.neo4j.Neo4jStore, Neo4jStore = impatient, Neo4jStore
main(["load", "--uri", sys.argv[1]])
"""


def test_a_database_that_goes_away_is_said_and_the_next_load_mends(neo4j_store: Neo4jStore, server: Neo4jServer, tmp_path: Path) -> None:
    export(random_graph(60, 300), tmp_path / "exports", page=False)
    environment = {**os.environ, "KG_NEO4J_PASSWORD": server.password, "PYTHONPATH": str(Path(__file__).parents[2])}

    def begin() -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-c", LOAD, server.uri], cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment
        )

    first = begin()
    until = time.monotonic() + 60
    while not neo4j_store.wire.read("MATCH (n:Statement) RETURN count(n)")[0][0]:  # the load is in its middle
        assert time.monotonic() < until
        time.sleep(0.01)
    server.stop()
    again = threading.Thread(target=server.start)
    try:
        _, said = first.communicate(timeout=60)
    finally:
        again.start()
        again.join()
    assert first.returncode == 1, said
    assert said.startswith("kg: ")
    assert said.count("\n") == 1, said
    assert server.password not in said
    assert not (tmp_path / "exports" / ".loaded").exists()  # nothing is taken for loaded
    with Neo4jStore(server.uri, server.user, server.password) as store:
        assert store.loaded("news") is None or store.loaded("news").fingerprint is None  # type: ignore[union-attr]
    second = begin()
    printed, said = second.communicate(timeout=120)
    assert second.returncode == 0, said
    assert "compared with the database" in printed
    graph = load(tmp_path / "exports")
    with Neo4jStore(server.uri, server.user, server.password) as store:
        held = {node.id: node._replace(properties={"id": node.id, **node.properties}) for node in nodes(graph)}
        assert holding.held(store.wire, "news") == (held, {edge.id: edge for edge in edges(graph)})


def test_a_database_that_was_never_there_is_said_in_a_line(tmp_path: Path) -> None:
    export(random_graph(5, 5), tmp_path / "exports", page=False)
    environment = {**os.environ, "KG_NEO4J_PASSWORD": "secret", "PYTHONPATH": str(Path(__file__).parents[2])}
    done = subprocess.run([sys.executable, "-c", LOAD, "bolt://127.0.0.1:1"], cwd=tmp_path, capture_output=True, text=True, env=environment, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith("kg: ")
    assert done.stderr.count("\n") == 1
    assert "secret" not in done.stderr
    with pytest.raises(StoreError, match=r"127\.0\.0\.1"):
        Neo4jStore("bolt://127.0.0.1:1", "neo4j", "secret", patience=1).loaded("news")
