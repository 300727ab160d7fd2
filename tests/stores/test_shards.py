"""kg load --shards: what a cluster left, in a real Neo4j."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from kg import fingerprints, flow, shards
from kg.cli.load import load as command
from kg.model import Metadata
from kg.ontology import load
from kg.read import expand
from kg.shards import How, manifest, parquet
from kg.stores.neo4j import Neo4jStore
from tests.services import Neo4jServer


def test_shards_are_loaded_as_the_graph_that_a_build_makes(
    tmp_path: Path, neo4j_store: Neo4jStore, server: Neo4jServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text("Minister Olaf Berman met Angela Merkel in Berlin on Tuesday. Olaf Berman praised the law.", encoding="utf-8")
    pipelines = {language: fingerprints.pipeline(language) for language in fingerprints.LANGUAGES}
    how = How("auto", Metadata(), {}, None, load(None).fingerprint, pipelines, graph="clustered")
    planned = shards.plan(expand([str(tmp_path / "a.txt")]), how, tmp_path / "shards")
    for shard in planned:
        parquet.write(shard, how)
    manifest.note(tmp_path / "shards", planned, how)
    monkeypatch.setenv("KG_NEO4J_PASSWORD", server.password)
    arguments = ["--shards", str(tmp_path / "shards"), "--uri", server.uri, "--user", server.user, "--out", str(tmp_path / "none")]
    done = CliRunner().invoke(command, arguments, catch_exceptions=False)
    graph = flow.of_shards(tmp_path / "shards")
    assert graph.name == "clustered"
    assert f"({len(graph.statements)} statements, {len(graph.entities)} entities)" in done.output
    assert done.output.startswith("loaded: ")
    assert not (tmp_path / "none").exists()
    again = CliRunner().invoke(command, arguments, catch_exceptions=False)
    assert "0 rows created, 0 changed, 0 deleted" in again.output
    assert neo4j_store.load(graph).created == 0
