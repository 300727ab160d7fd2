"""All formats: whole or absent, the same bytes, parallel edges, and the reified graph back again."""

from __future__ import annotations

import csv
import json
import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import networkx
import pytest

from kg.errors import FormatError, UsageError
from kg.formats import SUFFIXES, dump, load
from kg.formats.xml import SUBSTITUTE
from kg.model import Graph
from kg.stores.entity_graph import to_networkx
from tests.samples import HOSTILE, hostile_graph, random_graph, small_graph

READABLE = [suffix for suffix in SUFFIXES if suffix != ".cypher"]
GRAPHS = pytest.mark.parametrize("graph", [small_graph(), hostile_graph(), random_graph(40, 200), Graph("empty")], ids=["small", "hostile", "random", "empty"])


@GRAPHS
@pytest.mark.parametrize("suffix", READABLE)
def test_the_reified_graph_is_read_back_equal(graph: Graph, suffix: str, tmp_path: Path) -> None:
    dump(graph, tmp_path / f"x{suffix}", full=True)
    back = load(tmp_path / f"x{suffix}")
    assert back == graph
    assert back.sentences == graph.sentences


@pytest.mark.parametrize("full", [False, True], ids=["drawn", "full"])
@pytest.mark.parametrize("suffix", SUFFIXES)
def test_the_same_graph_gives_the_same_bytes(suffix: str, full: bool, tmp_path: Path) -> None:
    first = [path.read_bytes() for path in dump(small_graph(), tmp_path / "one" / f"x{suffix}", full=full)]
    second = [path.read_bytes() for path in dump(small_graph(), tmp_path / "two" / f"x{suffix}", full=full)]
    assert first == second
    assert all(first)


@pytest.mark.parametrize("suffix", [s for s in READABLE if s != ".jsonl"])
def test_the_drawn_graph_is_not_taken_for_a_whole_one(suffix: str, tmp_path: Path) -> None:
    dump(small_graph(), tmp_path / f"x{suffix}")
    with pytest.raises(FormatError, match="--full"):
        load(tmp_path / f"x{suffix}")


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_nothing_is_left_behind_and_the_old_file_stays_when_writing_fails(suffix: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written = dump(small_graph(), tmp_path / f"x{suffix}")
    before = [path.read_bytes() for path in written]

    def full_disk(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full_disk)
    with pytest.raises(FormatError, match="the disk is full"):
        dump(random_graph(5, 9), tmp_path / f"x{suffix}")
    assert [path.read_bytes() for path in written] == before
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(path.name for path in written)


def test_a_folder_that_is_a_file_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(FormatError, match="cannot be written"):
        dump(small_graph(), tmp_path / "file" / "x.graphml")


def test_an_unknown_suffix_names_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"\.graphml \.gexf"):
        dump(small_graph(), tmp_path / "x.docx")


# ---------------------------------------------------------------- what other programs see


def drawn(path: Path) -> networkx.MultiDiGraph:
    match path.suffix:
        case ".graphml":
            return networkx.read_graphml(path, force_multigraph=True)
        case ".gexf":
            return networkx.read_gexf(path)
        case _:
            return networkx.node_link_graph(json.loads(path.read_text(encoding="utf-8")), edges="edges")


@pytest.mark.parametrize("suffix", [".graphml", ".json"])
@pytest.mark.parametrize("graph", [small_graph(), random_graph(40, 200)], ids=["small", "random"])
def test_networkx_reads_the_same_nodes_edges_keys_and_attributes_as_the_store_gives(graph: Graph, suffix: str, tmp_path: Path) -> None:
    dump(graph, tmp_path / f"x{suffix}")
    found, expected = drawn(tmp_path / f"x{suffix}"), to_networkx(graph)
    assert {n: dict(found.nodes[n]) for n in found} == {n: dict(expected.nodes[n]) for n in expected}
    assert {e: dict(found.edges[e]) for e in found.edges} == {e: dict(expected.edges[e]) for e in expected.edges}


@pytest.mark.parametrize("suffix", [".graphml", ".gexf", ".json"])
def test_parallel_edges_are_kept_each_under_the_id_of_its_statement(suffix: str, tmp_path: Path) -> None:
    graph = small_graph()
    dump(graph, tmp_path / f"x{suffix}")
    with_ends = [s for s in graph.statements if s.subject and s.object]
    pairs = [(s.subject, s.object) for s in with_ends]
    assert len(set(pairs)) < len(pairs)  # the sample has parallel statements
    found = drawn(tmp_path / f"x{suffix}")
    assert found.number_of_edges() == len(with_ends)
    keys = {key if suffix != ".gexf" else data["id"] for _, _, key, data in found.edges(keys=True, data=True)}
    assert keys == {s.id for s in with_ends}


@pytest.mark.parametrize("suffix", [".graphml", ".gexf"])
def test_what_xml_cannot_hold_is_replaced_and_said(suffix: str, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    dump(hostile_graph(), tmp_path / f"x{suffix}")
    text = (tmp_path / f"x{suffix}").read_text(encoding="utf-8")
    assert not set("\x00\x01\x1b\ufffe") & set(text)
    assert SUBSTITUTE in text
    assert "that XML cannot hold were written as U+FFFD" in caplog.text
    found = {data.get("name", "") for _, data in drawn(tmp_path / f"x{suffix}").nodes(data=True)}
    assert any(HOSTILE[0] in name for name in found)  # markup comes back as text


def test_one_text_that_needs_an_escape_leaves_its_neighbours_as_they_are(tmp_path: Path) -> None:
    graph = random_graph(40, 600)  # more edges than are written at once
    odd = replace(graph.statements[300], predicate="a < b & c\x01")
    dump(replace(graph, statements=(*graph.statements[:300], odd, *graph.statements[301:])), tmp_path / "odd.graphml")
    dump(graph, tmp_path / "plain.graphml")
    lines = [(tmp_path / name).read_text(encoding="utf-8").split("\n") for name in ("odd.graphml", "plain.graphml")]
    other = [(one, two) for one, two in zip(*lines, strict=True) if one != two]
    plain = graph.statements[300].predicate
    assert [(one.replace(f"a &lt; b &amp; c{SUBSTITUTE}", plain), two) for one, two in other] == [(two, two) for _, two in other]
    assert len(other) == 1


def test_whole_numbers_are_written_as_the_type_of_their_column(tmp_path: Path) -> None:
    graph = random_graph(4, 9)
    sure = [replace(statement, confidence=1 if i % 2 else 1.0) for i, statement in enumerate(graph.statements)]
    dump(replace(graph, statements=tuple(sure)), tmp_path / "x.graphml")
    found = drawn(tmp_path / "x.graphml")
    assert {str(data["confidence"]) for _, _, data in found.edges(data=True)} == {"1.0"}
    assert {str(data["support"]) for _, _, data in found.edges(data=True)} == {"1"}


def test_no_text_is_markup_in_graphml(tmp_path: Path) -> None:
    dump(hostile_graph(), tmp_path / "x.graphml", full=True)
    raw = (tmp_path / "x.graphml").read_text(encoding="utf-8")
    assert "<script" not in raw
    assert "<img" not in raw
    assert "<!--" not in raw


def test_csv_cells_are_no_formulas_and_the_file_has_one_row_a_thing(tmp_path: Path) -> None:
    graph = hostile_graph()
    nodes, edges = dump(graph, tmp_path / "x.csv", full=True)
    for path in (nodes, edges):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                assert None not in row, "a row has more cells than the header"
                assert not any(str(cell)[:1] in ("=", "+", "@", "\t", "\r") for cell in row.values())


def test_csv_and_parquet_pairs_are_named_alike_whichever_of_the_three_names_is_given(tmp_path: Path) -> None:
    for name in ("x.csv", "x.nodes.csv", "x.edges.csv"):
        assert [path.name for path in dump(small_graph(), tmp_path / name)] == ["x.nodes.csv", "x.edges.csv"]


def test_parquet_columns_have_types(tmp_path: Path) -> None:
    import pyarrow.parquet

    nodes, edges = dump(small_graph(), tmp_path / "x.parquet", full=True)
    types = {field.name: str(field.type) for field in pyarrow.parquet.read_schema(nodes)}
    assert (types["named"], types["confidence"], types["support"], types["aliases"]) == ("bool", "double", "int64", "list<element: string>")
    assert pyarrow.parquet.ParquetFile(edges).metadata.num_rows > 50


def test_gexf_carries_label_and_weight_where_gephi_looks(tmp_path: Path) -> None:
    dump(small_graph(), tmp_path / "x.gexf")
    found: Any = networkx.read_gexf(tmp_path / "x.gexf")
    assert all(data["label"] for _, data in found.nodes(data=True))
    assert all(data["weight"] > 0 for _, _, data in found.edges(data=True))
