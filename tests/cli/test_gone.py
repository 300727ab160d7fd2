"""An id or a title of what somebody took out of the graph: the judgement is told, and the way back, instead of "unknown"."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Kg, rows


def test_what_names_a_removed_article_is_told_how_it_comes_back(kg: Kg, news: Path, tmp_path: Path) -> None:
    kg("build", "news", "--no-page")
    gone = next(a["id"] for a in rows(tmp_path, "articles") if a["source"] == "news/two.txt")
    assert kg("remove", "news/two.txt").returncode == 0
    for words in (("show", gone), ("show", gone.rpartition("-")[2][:8]), ("show", "news/two.txt"), ("remove", gone)):
        told = kg(*words)
        assert (told.returncode, "was removed, so it is not in the graph\nkg remove --undo" in told.stderr) == (1, True), told.stderr


def test_the_id_of_a_rejected_statement_is_told_with_the_judgement(kg: Kg, news: Path, tmp_path: Path) -> None:
    kg("build", "news", "--no-page")
    wrong = rows(tmp_path)[0]["id"]
    kg("reject", wrong, "--because", "not in the text")
    short = wrong.rpartition("-")[2][:8]
    for words in (("show", wrong), ("show", f"id:{short}"), ("show", short), ("confirm", short), ("reject", short)):
        told = kg(*words)
        assert told.returncode == 1
        assert f"the statement {short} was rejected on 20" in told.stderr, words
        assert '(judgement 1, because "not in the text")' in told.stderr
        assert f"kg reject {short} --undo brings it back" in told.stderr
    assert "rejected" not in kg("show", "id:0123456789abcdef").stderr


def test_in_another_folder_the_way_back_names_it(kg: Kg, news: Path, tmp_path: Path) -> None:
    kg("build", "news", "--no-page", "--out", "other")
    wrong = rows(tmp_path, out="other")[0]["id"]
    kg("reject", wrong, "--out", "other")
    assert "--undo --out other brings it back" in kg("show", wrong, "--out", "other").stderr
