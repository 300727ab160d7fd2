"""kg load while the database goes away: said in a line, and the next load ends with exactly the rows of the graph."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from pathlib import Path
from socketserver import BaseRequestHandler, ThreadingTCPServer

import pytest

from kg.errors import StoreError
from kg.formats import load
from kg.making import export
from kg.stores.neo4j import Neo4jStore, holding
from kg.stores.reified import edges, nodes
from tests.samples import random_graph
from tests.services import QUICK, Neo4jServer

LOAD = """
import sys
from kg.cli import main
from kg.cli import neo4j
from kg.stores.neo4j import Neo4jStore

def impatient(uri, user, password, database, tell):  # a user waits a minute for a lost server; this test does not
    return Neo4jStore(uri, user, password, database, patience=3, batch=50, tell=tell)

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
    server.options = QUICK  # the new Java has not long to live
    again = threading.Thread(target=server.start)
    try:
        _, said = first.communicate(timeout=60)
    finally:
        again.start()
        again.join()
    assert first.returncode == 1, said
    *lost, failed = said.splitlines()
    assert all("was lost; trying again" in line for line in lost)  # a commit whose answer was lost is not tried again
    assert len(lost) <= 1
    assert failed.startswith("kg: ")
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


def test_a_database_that_was_never_there_is_waited_for_some_seconds_and_both_are_said(tmp_path: Path) -> None:
    export(random_graph(5, 5), tmp_path / "exports", page=False)
    environment = {**os.environ, "KG_NEO4J_PASSWORD": "secret", "PYTHONPATH": str(Path(__file__).parents[2])}
    done = subprocess.run([sys.executable, "-c", LOAD, "bolt://127.0.0.1:1"], cwd=tmp_path, capture_output=True, text=True, env=environment, check=False)
    assert done.returncode == 1
    tried, failed = done.stderr.splitlines()
    assert tried == "Neo4j at bolt://127.0.0.1:1 does not answer; trying for 3 seconds"
    assert failed == "kg: Neo4j at bolt://127.0.0.1:1 does not answer; start the server, or give its address with --uri or in KG_NEO4J_URI"
    with pytest.raises(StoreError, match=r"127\.0\.0\.1"):
        Neo4jStore("bolt://127.0.0.1:1", "neo4j", "secret", patience=1).loaded("news")


@pytest.mark.parametrize("uri", ["bolt://127.0.0.1:1", "neo4j://127.0.0.1:1"])
def test_a_wrong_address_takes_seconds_and_not_the_minute_that_a_lost_server_gets(uri: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.stores.neo4j.wire.GREETING", 2.0)
    heard: list[str] = []
    began = time.monotonic()
    with Neo4jStore(uri, "neo4j", "secret", tell=heard.append) as store, pytest.raises(StoreError, match="does not answer"):
        store.query("RETURN 1")
    assert time.monotonic() - began < 10
    assert heard == [f"Neo4j at {uri} does not answer; trying for 2 seconds"]


def test_a_server_that_starts_meanwhile_is_found(server: Neo4jServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.stores.neo4j.wire.GREETING", 100.0)  # a busy machine starts it slowly
    heard: list[str] = []
    server.down()
    again = threading.Timer(2, server.up)
    again.start()
    try:
        with Neo4jStore(server.uri, server.user, server.password, patience=120, tell=heard.append) as store:
            assert store.wire.read("RETURN 1") == [[1]]
    finally:
        again.join()
    assert len(heard) == 1


def test_a_web_page_at_the_address_is_told_at_once() -> None:
    class Page(BaseRequestHandler):
        def handle(self) -> None:
            self.request.recv(20)
            self.request.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")

    page = ThreadingTCPServer(("127.0.0.1", 0), Page)
    threading.Thread(target=page.serve_forever, daemon=True).start()
    try:
        with Neo4jStore(f"bolt://127.0.0.1:{page.server_address[1]}", "neo4j", "secret") as store, pytest.raises(StoreError, match=r"is a web page.*7687"):
            store.query("RETURN 1")
    finally:
        page.shutdown()
        page.server_close()
