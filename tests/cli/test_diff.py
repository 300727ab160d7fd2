"""kg diff: what is new, gone or changed since a run or against another folder."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from kg.making import export
from tests.cli.conftest import TWO, Kg
from tests.samples import small_graph

GRAPH = small_graph()


def test_diff_against_another_folder_tells_what_is_new_and_gone(kg: Kg, built: Path) -> None:
    export(replace(GRAPH, statements=tuple(s for s in GRAPH.statements if s.predicate != "help")), built / "before", page=False)
    done = kg("diff", "before")
    assert (done.returncode, len(done.stdout.splitlines())) == (0, 1)
    assert done.stdout.startswith("new     statement Russia - help - North Korea")
    assert json.loads(kg("diff", "before", "--json").stdout)["how"] == "new"
    assert kg("diff", "exports").stdout == ""


def test_diff_against_a_run_tells_what_an_edit_brought_and_took(kg: Kg, news: Path) -> None:
    kg("build", "news", "--no-page")
    (news / "two.txt").write_text(TWO.replace("Siemens", "Volvo"), encoding="utf-8")
    kg("build", "news", "--no-page")
    told = kg("diff", "1").stdout
    assert "new     entity    Volvo" in told
    assert "gone    entity    Siemens" in told
    assert "Merkel" not in told


def test_diff_against_a_run_that_is_not_kept_names_those_that_are(kg: Kg, news: Path) -> None:
    kg("build", "news", "--no-page")
    done = kg("diff", "7")
    assert (done.returncode, done.stdout) == (1, "")
    assert "the ledger keeps no run 7; it keeps 1 (" in done.stderr
