"""docs/load-neo4j.md is run on a real server: what each command prints there is what the page says."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from kg import flow
from kg.stores.neo4j import Neo4jStore
from tests.pages import ROOT, SERVER, blocks, follow
from tests.services import Neo4jServer


def test_the_page_about_neo4j_prints_what_it_says_with_a_real_server(
    neo4j_store: Neo4jStore, server: Neo4jServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The page tells of a database without this graph, and of the seeds built as the README builds them."""
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    monkeypatch.chdir(tmp_path)
    flow.build(["seeds/"], page=False)
    given = {"KG_NEO4J_URI": server.uri, "KG_NEO4J_USER": server.user, "KG_NEO4J_PASSWORD": server.password}
    page = ROOT / "docs" / f"{SERVER}.md"
    assert any(block.note == "server" for block in blocks(page))
    assert follow(page, tmp_path, also={"server"}, environment={**os.environ, **given})
