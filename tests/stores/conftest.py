"""A real Neo4j for the tests of this folder, and stores that begin empty."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.stores.cypher import EmbeddedStore
from kg.stores.neo4j import Neo4jStore
from tests.services import Neo4jServer


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Neo4jServer]:
    """Started once; a test that restarts it leaves it running."""
    one = Neo4jServer(tmp_path_factory.mktemp("neo4j"))
    one.start()
    yield one
    one.stop()


@pytest.fixture
def neo4j_store(server: Neo4jServer) -> Iterator[Neo4jStore]:
    """The server's database, emptied: here everything is the tests' own."""
    with Neo4jStore(server.uri, server.user, server.password) as store:
        store.wire.write("MATCH (n) DETACH DELETE n")
        yield store


@pytest.fixture
def embedded_store(tmp_path: Path) -> Iterator[EmbeddedStore]:
    with EmbeddedStore(tmp_path / "kg.arcade") as store:
        yield store
