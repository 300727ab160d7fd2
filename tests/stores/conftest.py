"""Stores that begin empty, on a real Neo4j and on the embedded engine."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.stores.cypher import EmbeddedStore
from kg.stores.neo4j import Neo4jStore
from tests.services import Neo4jServer


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
