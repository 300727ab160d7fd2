"""The lossless form: triples, entities and articles as DESIGN's lines, details for the rest."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.errors import FormatError
from kg.formats import dump, load
from kg.model import Article, Graph, article_id
from tests.samples import hostile_graph, random_graph, small_graph

GRAPHS = pytest.mark.parametrize("graph", [small_graph(), hostile_graph(), random_graph(30, 100), Graph("empty")], ids=["small", "hostile", "random", "empty"])


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]


@GRAPHS
def test_what_is_written_is_read_back_equal(graph: Graph, tmp_path: Path) -> None:
    dump(graph, tmp_path / "triples.jsonl")
    back = load(tmp_path)
    assert back == graph
    assert back.sentences == graph.sentences


def test_another_name_has_its_files_beside_it(tmp_path: Path) -> None:
    written = dump(small_graph(), tmp_path / "mine.jsonl")
    assert [path.name for path in written] == ["mine.jsonl", "mine.entities.jsonl", "mine.articles.jsonl", "mine.details.jsonl"]
    assert load(tmp_path / "mine.jsonl") == small_graph()


def test_lines_have_the_keys_of_the_design_in_their_order(tmp_path: Path) -> None:
    dump(small_graph(), tmp_path / "triples.jsonl")
    triple = next(row for row in lines(tmp_path / "triples.jsonl") if row["said_by"] and row["subject"] and row["object"])
    assert " ".join(triple) == (
        "id subject relation predicate object participants status negated modality said_by amount time place confidence support evidence"
    )
    assert list(triple["subject"]) == ["id", "name", "type", "named"]
    assert list(triple["evidence"][0]) == ["article", "start", "end", "quote", "sentence", "sentence_start", "spans", "page"]
    assert list(triple["evidence"][0]["spans"]) == ["subject", "predicate", "object", "speaker", "negation", "modality", "time"]
    assert list(lines(tmp_path / "entities.jsonl")[0]) == ["id", "name", "type", "named", "head", "aliases", "links", "joins", "mentions"]
    assert list(lines(tmp_path / "articles.jsonl")[0]) == (
        ["id", "source", "ordinal", "start", "end", "copies", "language", "dateline", "title", "published", "publisher", "url", "text"]
    )


def test_quotes_and_sentences_are_the_text_at_their_offsets(tmp_path: Path) -> None:
    dump(small_graph(), tmp_path / "triples.jsonl")
    texts = {row["id"]: row["text"] for row in lines(tmp_path / "articles.jsonl")}
    for row in lines(tmp_path / "triples.jsonl"):
        for evidence in row["evidence"]:
            text = texts[evidence["article"]]
            assert evidence["quote"] == text[evidence["start"] : evidence["end"]]
            assert text[evidence["sentence_start"] :].startswith(evidence["sentence"])
            assert evidence["quote"] in evidence["sentence"]


def test_an_untitled_article_is_called_by_its_first_words_and_stays_untitled(tmp_path: Path) -> None:
    graph = small_graph()
    untitled = next(article for article in graph.articles if article.title is None)
    dump(graph, tmp_path / "triples.jsonl")
    assert next(row["title"] for row in lines(tmp_path / "articles.jsonl") if row["id"] == untitled.id) == untitled.name
    assert load(tmp_path).article(untitled.id).title is None


def test_the_page_of_a_quote_is_told_for_paged_sources(tmp_path: Path) -> None:
    graph = small_graph()
    statement = graph.statements[0]
    evidence = statement.evidence[0]
    paged = tuple(replace(a, pages=(0, evidence.start)) if a.id == evidence.article else a for a in graph.articles)
    dump(replace(graph, articles=paged), tmp_path / "triples.jsonl")
    row = next(row for row in lines(tmp_path / "triples.jsonl") if row["id"] == statement.id)
    assert row["evidence"][0]["page"] == 2


def test_the_same_graph_gives_the_same_bytes_and_an_unchanged_file_keeps_its_date(tmp_path: Path) -> None:
    (first, *_) = dump(small_graph(), tmp_path / "triples.jsonl")
    before = (first.read_bytes(), first.stat().st_mtime_ns, first.stat().st_ino)
    dump(small_graph(), tmp_path / "triples.jsonl")
    assert (first.read_bytes(), first.stat().st_mtime_ns, first.stat().st_ino) == before


def test_a_cut_file_is_noticed(tmp_path: Path) -> None:
    dump(small_graph(), tmp_path / "triples.jsonl")
    path = tmp_path / "triples.jsonl"
    path.write_text("".join(line + "\n" for line in path.read_text(encoding="utf-8").split("\n")[:3]), encoding="utf-8")
    with pytest.raises(FormatError, match="promises 15 statements and holds 3"):
        load(tmp_path)


def test_a_damaged_line_is_named(tmp_path: Path) -> None:
    dump(small_graph(), tmp_path / "triples.jsonl")
    with (tmp_path / "entities.jsonl").open("a", encoding="utf-8") as file:
        file.write('{"id": "news-e-')
    with pytest.raises(FormatError, match=r"entities\.jsonl, line 18"):
        load(tmp_path)


def test_a_graph_of_a_newer_kg_is_refused(tmp_path: Path) -> None:
    dump(small_graph(), tmp_path / "triples.jsonl")
    details = tmp_path / "details.jsonl"
    details.write_text(details.read_text(encoding="utf-8").replace('"version":1', '"version":99'), encoding="utf-8")
    with pytest.raises(FormatError, match="newer version of kg"):
        load(tmp_path)


def test_what_another_program_wrote_without_details_is_read(tmp_path: Path) -> None:
    dump(small_graph(), tmp_path / "triples.jsonl")
    (tmp_path / "details.jsonl").unlink()
    back = load(tmp_path)
    assert back.statements == small_graph().statements
    assert back.name == "news"


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(alphabet=st.characters(), min_size=1), title=st.none() | st.text())
def test_any_text_survives(text: str, title: str | None, tmp_path: Path) -> None:
    graph = Graph("news", (Article(f"news-{article_id(text)}", text, "en", "x.txt", 1, title=title),))
    dump(graph, tmp_path / "triples.jsonl")
    assert load(tmp_path) == graph


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(FormatError, match=r"jsonl cannot be read: there is no such file"):
        load(tmp_path)
