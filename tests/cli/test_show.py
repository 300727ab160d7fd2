"""kg show: of a name, an article or a statement, what is printed, where, and with which exit code."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.cli.conftest import Kg
from tests.samples import small_graph

GRAPH = small_graph()
BIDI_OR_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200e\u200f]")


def statement(predicate: str, status: str) -> str:
    return next(s.id for s in GRAPH.statements if s.predicate == predicate and s.status == status)


def test_a_name_shows_its_statements_with_quote_status_speaker_time_and_article(kg: Kg, built: Path) -> None:
    done = kg("show", "North Korea")
    assert (done.returncode, done.stderr) == (0, "")
    told = " ".join(done.stdout.split())
    assert "U.S. officials – accuse of → North Korea" in told
    assert "claimed, SUPPLIED" in told
    assert "said by U.S. officials" in told
    assert "denied, SUPPLIED" in told
    assert "⟦North Korea of supplying Russia with munitions⟧" in told or "⟦U.S. officials accuse North Korea of supplying Russia with munitions⟧" in told
    assert "North Korea and Russia sign treaty, VOA, 2024-06-19, characters" in told
    assert max(map(len, done.stdout.splitlines())) <= 100


@pytest.mark.parametrize("name", ["vladimir putin", "PUTIN", "Путін", "Володимир Путін"])
def test_a_name_is_found_by_alias_and_without_case(name: str, kg: Kg, built: Path) -> None:
    assert kg("show", name).stdout.startswith("Vladimir Putin  Person")


def test_namesakes_are_told_apart_by_type_articles_and_quote_and_chosen_by_id(kg: Kg, tmp_path: Path) -> None:
    from dataclasses import replace

    from kg.making import export

    gunn = next(e for e in GRAPH.entities if e.name == "Kim Gunn")
    graph = replace(GRAPH, entities=tuple(replace(e, aliases=("Kim",)) if e.id == gunn.id else e for e in GRAPH.entities))
    export(graph, tmp_path / "exports", page=False)
    done = kg("show", "Kim")
    assert (done.returncode, done.stdout) == (1, "")
    assert "'Kim' fits 2 things" in done.stderr
    assert re.search(r"Kim Gunn  Person  id:[0-9a-f]{8}  1 article\n    ….*Kim Gunn.*…", done.stderr)
    chosen = kg("show", "id:" + gunn.id.rsplit("-", 1)[1][:8])
    assert chosen.stdout.startswith("Kim Gunn")


def test_an_unknown_name_names_near_ones_and_exits_1(kg: Kg, built: Path) -> None:
    done = kg("show", "Vladimir Puttin")
    assert done.returncode == 1
    assert "near it are Vladimir Putin" in done.stderr


def test_an_article_shows_its_text_with_the_used_sentences_marked(kg: Kg, built: Path) -> None:
    done = kg("show", "North Korea and Russia sign treaty")
    assert done.returncode == 0
    assert "8 of 8 sentences gave 10 statements" in done.stdout
    assert "⟦Putin presented Kim with a limousine.⟧[3]" in " ".join(done.stdout.split())
    assert kg("show", "news/june.txt").stdout == done.stdout


def test_a_statement_shows_all_its_evidence_and_what_disputes_it(kg: Kg, built: Path) -> None:
    done = kg("show", statement("supply with", "denied"))
    told = " ".join(done.stdout.split())
    assert "disputes: North Korea – supply with → munitions" in told


def test_min_confidence_leaves_the_unsure_out(kg: Kg, built: Path) -> None:
    assert "claimed" in kg("show", "Vladimir Putin").stdout
    assert "claimed" not in kg("show", "Vladimir Putin", "--min-confidence", "0.9").stdout


@pytest.mark.parametrize("what", ["North Korea", "id:" + GRAPH.articles[0].id, "id:" + GRAPH.articles[1].id, "id:" + statement("sign", "planned")])
def test_nothing_of_a_hostile_article_reaches_the_terminal_but_text(what: str, kg: Kg, hostile: Path) -> None:
    done = kg("show", what)
    assert not BIDI_OR_CONTROL.search(done.stdout + done.stderr)


def test_without_a_graph_the_way_to_one_is_said(kg: Kg) -> None:
    done = kg("show", "anything")
    assert (done.returncode, done.stdout) == (1, "")
    assert "kg build SOURCE" in done.stderr


def test_the_text_of_an_article_is_filled_to_80_columns(kg: Kg, tmp_path: Path) -> None:
    from dataclasses import replace

    from kg.making import export

    long = replace(GRAPH.articles[0], text=GRAPH.articles[0].text + "\n\n" + "word " * 60)
    export(replace(GRAPH, articles=(long, *GRAPH.articles[1:])), tmp_path / "exports", page=False)
    done = kg("show", "id:" + long.id)
    assert max(map(len, done.stdout.splitlines())) <= 80


def test_one_is_singular(kg: Kg, built: Path) -> None:
    assert "mentioned 1 time in 1 article:" in kg("show", "Kim Gunn").stdout
