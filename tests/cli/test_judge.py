"""kg same, different, reject, confirm: what they refuse. What they do to a graph stands in test_build.py."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.cli.text import short_id
from kg.making import export
from kg.model import Entity, Graph
from tests.cli.conftest import Kg
from tests.samples import small_graph

GRAPH = small_graph()
PUTIN = next(e for e in GRAPH.entities if e.name == "Vladimir Putin")
AT = f"at:{short_id(PUTIN.mentions[0].article)}:{PUTIN.mentions[0].start}"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("same", "at:00000000:5", "Vladimir Putin"), "'at:00000000:5' is the place of 0 names; kg review prints such places"),
        (("different", "at:nowhere", "Vladimir Putin"), "is the place of 0 names"),
        (("different", AT, AT), "are the same words of the same article"),
        (("same", AT, "Vladimir Putin"), "are one thing already (Vladimir Putin)"),
    ],
)
def test_what_cannot_be_judged_is_told(words: tuple[str, ...], told: str, kg: Kg, built: Path) -> None:
    done = kg(*words)
    assert done.returncode == 1
    assert told in done.stderr


def test_a_thing_that_stands_nowhere_bears_no_judgement(kg: Kg, tmp_path: Path) -> None:
    bare = Entity("news-e-0000000000000001", "Anna Moor", "Person", True)
    export(Graph(GRAPH.name, GRAPH.articles, (*GRAPH.entities, bare), GRAPH.statements), tmp_path / "exports", page=False)
    done = kg("same", "Anna Moor", "Vladimir Putin")
    assert done.returncode == 1
    assert "'Anna Moor' has no mention to hang a judgement on" in done.stderr


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("same", "Angela Merkel", "Emmanuel Macron"), "no judgement says that 'Angela Merkel' and 'Emmanuel Macron' are one thing"),
        (("different", "Merkel", "id:00000000"), "00000000"),
        (("different", "Merkel", "Emmanuel Macron"), "are two things; kg judgements lists them"),
        (("confirm", "id:00000000"), "no judgement of that kind rests on the statement 'id:00000000'"),
    ],
)
def test_what_was_never_judged_is_not_taken_back(words: tuple[str, ...], told: str, kg: Kg, news: Path) -> None:
    kg("build", "news", "--no-page")
    done = kg(*words, "--undo")
    assert done.returncode == 1
    assert told in done.stderr
