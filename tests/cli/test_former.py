"""Queries that hold ids of former builds find what these meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Kg, rows

NAMES = ("Angela Merkel", "Ursula von der Leyen")
BY_ID = "MATCH (e:Entity {id: $id}) RETURN e.name AS name"


@pytest.fixture
def joined(kg: Kg, news: Path, tmp_path: Path) -> tuple[str, str]:
    """Two ids that became one thing: the one that is left, and the former one."""
    kg("build", "news", "--no-page")
    ids = {e["name"]: e["id"] for e in rows(tmp_path, "entities")}
    pair = {ids[name] for name in NAMES}
    assert kg("same", *pair).returncode == 0
    (left,) = pair & {e["id"] for e in rows(tmp_path, "entities")}
    (former,) = pair - {left}
    return left, former


def test_a_former_id_finds_what_it_is_now_in_the_query_and_in_its_parameters(kg: Kg, joined: tuple[str, str], tmp_path: Path) -> None:
    answers = []
    for ident in joined:
        literal = kg("query", f"MATCH (e:Entity {{id: '{ident}'}}) RETURN e.name AS name", "--format", "csv", "--timeout", "120")
        given = kg("query", BY_ID, "-p", f"id={ident}", "--format", "csv", "--timeout", "120")
        assert (given.returncode, literal.returncode) == (0, 0), given.stderr + literal.stderr
        answers += [given.stdout, literal.stdout]
    assert len(set(answers)) == 1
    assert answers[0].splitlines()[1:] == [next(e["name"] for e in rows(tmp_path, "entities") if e["name"] in NAMES)]


def test_a_former_id_is_told_with_the_one_of_today(kg: Kg, joined: tuple[str, str]) -> None:
    left, former = joined
    assert f"{former} is now {left}" in kg("query", BY_ID, "-p", f"id={former}").stderr
    assert "is now" not in kg("query", BY_ID, "-p", f"id={left}").stderr


def test_an_id_of_nothing_finds_nothing(kg: Kg, joined: tuple[str, str]) -> None:
    assert kg("query", BY_ID, "-p", f"id={joined[0][:-16]}{'0' * 16}").stdout == ""
