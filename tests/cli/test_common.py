"""What commands share: what a word of the command line chooses, and what is said where it chooses nothing, or several."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from kg.making import export
from tests.cli.conftest import Kg
from tests.samples import small_graph

GRAPH = small_graph()
ARTICLE = GRAPH.articles[0]


def digits(ident: str) -> str:
    return ident.rsplit("-", 1)[1][:8]


@pytest.fixture
def twins(tmp_path: Path) -> Path:
    """A graph in which every article bears the same title."""
    export(replace(GRAPH, articles=tuple(replace(a, title="Treaty signed") for a in GRAPH.articles)), tmp_path / "exports", page=False)
    return tmp_path


@pytest.mark.parametrize("command", [("show", "Treaty signed"), ("explain", "Treaty signed:1")])
def test_a_title_of_several_articles_lists_them_with_their_ids(command: tuple[str, ...], kg: Kg, twins: Path) -> None:
    done = kg(*command)
    assert (done.returncode, done.stdout) == (1, "")
    assert f"fits {len(GRAPH.articles)} articles; choose" in done.stderr
    assert all(digits(article.id) in done.stderr for article in GRAPH.articles)


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("explain", "treaty"), 2, "expected ARTICLE:N, such as 3f9ab0c1:4"),
        (("explain", f"{digits(ARTICLE.id)}:99"), 1, "there is no sentence 99"),
        (("explain", f"{digits(ARTICLE.id)}:0"), 1, "there is no sentence 0"),
        (("explain", "Atlantis:1"), 1, "'Atlantis' fits 0 articles; choose by id:"),
        (("show", "id:00000000"), 1, "kg show NAME prints ids"),
        (("path", "Putin", "Vladimir Putin"), 1, "are the same thing in the graph: Vladimir Putin"),
        (("same", "Putin", "Vladimir Putin"), 1, "are one thing already (Vladimir Putin)"),
        (("query", "mine/lost.cypher"), 1, "there is no file mine/lost.cypher"),
        (("build", "x.txt", "--published", "19.06.2024"), 2, "is no date; give it as 2024-06-19"),
        (("build", "x.txt", "--graph", "two words"), 2, "use letters, digits, - and _"),
    ],
)
def test_what_chooses_nothing_says_what_was_expected(words: tuple[str, ...], code: int, told: str, kg: Kg, built: Path) -> None:
    (built / "x.txt").write_text("Anna Novak met Piotr Lis.\n", encoding="utf-8")
    done = kg(*words)
    assert (done.returncode, told in done.stderr) == (code, True), done.stderr
    assert "Traceback" not in done.stderr


WRONG = {  # a line of a file of marks -> what is said of it
    "no json": "no judgement",
    '{"judgement": "maybe", "evidence": []}': "judgement 'maybe'",
    '{"judgement": "reject", "evidence": []}': "no evidence",
    '{"judgement": "reject"}': "'evidence'",
    "[" * 200_000: "recursion",
}


def test_a_folder_that_was_built_takes_no_wrong_line_of_marks_and_no_unknown_article(kg: Kg, tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text("Anna Novak met Piotr Lis in Berlin. The ministers signed a treaty.\n", encoding="utf-8")
    assert kg("build", "x.txt").returncode == 0
    evidence = json.loads((tmp_path / "exports" / "triples.jsonl").read_text(encoding="utf-8").splitlines()[0])["evidence"][0]
    at = {key: evidence[key] for key in ("article", "start", "end")}
    good = json.dumps({"judgement": "reject", "relation": "MET", "evidence": [{**at, "quote": "met"}]})
    for line, told in WRONG.items():
        (tmp_path / "marks.jsonl").write_text(f"{good}\n{line}\n", encoding="utf-8")
        done = kg("judgements", "--import", "marks.jsonl")
        assert (done.returncode, done.stdout) == (1, ""), line
        assert "marks.jsonl, line 2: no judgement" in done.stderr
        assert told in done.stderr
    assert "no judgements" in kg("judgements").stderr  # the right line before a wrong one is not taken either
    assert "fits 0 removed articles; kg status lists them" in kg("remove", "--undo", "Atlantis").stderr
