"""The real bulk importer reads the files, and a server on its database holds what a load would have written."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from kg.errors import FormatError, StoreError
from kg.model import Graph
from kg.stores import admin_import
from kg.stores.neo4j import Neo4jStore
from tests.samples import hostile_graph, random_graph, small_graph
from tests.services import HEAP, QUICK, Neo4jServer, jars, program
from tests.stores.test_neo4j import content, wanted


@pytest.fixture
def imported(tmp_path: Path) -> Iterator[Callable[[Graph], Neo4jStore]]:
    """Export a graph, import it into a new home with the real tool, start a server there."""
    servers: list[Neo4jServer] = []
    stores: list[Neo4jStore] = []

    def run(graph: Graph) -> Neo4jStore:
        folder, home = tmp_path / "files", tmp_path / "home"
        done = admin_import.export(graph, folder)
        arguments = done.command.split()[1:]
        home.mkdir()
        java = [program("java", "openjdk-17-jdk-headless"), f"-Xmx{HEAP}", *QUICK, "-cp", f"{jars()}/*", "org.neo4j.cli.AdminTool", *arguments]
        environment = {**os.environ, "NEO4J_HOME": str(home), "NEO4J_CONF": str(home)}
        result = subprocess.run(java, cwd=folder, env=environment, capture_output=True, text=True, check=False)
        assert result.returncode == 0, result.stdout + result.stderr
        assert f"{done.nodes + 1} nodes" in result.stdout
        assert f"{done.relationships} relationships" in result.stdout
        server = Neo4jServer(home)
        servers.append(server)
        server.start()
        store = Neo4jStore(server.uri, server.user, server.password)
        stores.append(store)
        with store.wire.session() as session:
            for line in (folder / "schema.cypher").read_text().splitlines():
                session.run(line.rstrip(";")).consume()
        return store

    yield run
    for store in stores:
        store.close()
    for server in servers:
        server.stop()


def test_what_is_imported_is_what_a_load_writes(imported: Callable[[Graph], Neo4jStore]) -> None:
    graph = hostile_graph()  # all that small_graph has, and strings that break files
    store = imported(graph)
    for held, expected in zip(content(store), wanted(graph), strict=True):
        assert held.keys() == expected.keys()
        assert [(held[ident], row) for ident, row in expected.items() if held[ident] != row] == []
    assert store.load(graph).way == "unchanged"
    after = random_graph(20, 40)
    assert store.load(after, previous=graph).way == "difference"
    assert content(store) == wanted(after)


def test_an_export_that_breaks_off_leaves_the_files_of_the_one_before(tmp_path: Path) -> None:
    admin_import.export(small_graph(), tmp_path)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    graph = random_graph(20, 40)
    bad = replace(graph, statements=(*graph.statements[:-1], replace(graph.statements[-1], relation="no type")))
    with pytest.raises(StoreError, match="no type"):
        admin_import.export(bad, tmp_path)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before
    admin_import.export(graph, tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == before.keys()
    assert (tmp_path / "nodes-Statement.csv").read_bytes() != before["nodes-Statement.csv"]


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(FormatError, match="cannot be written"):
        admin_import.export(small_graph(), tmp_path / "file" / "folder")
