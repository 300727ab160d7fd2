"""kg watch: the names of a file, where each occurs, and what links two of them."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Kg
from tests.samples import small_graph


def test_watch_says_who_occurs_where_and_what_links_two_of_them(kg: Kg, built: Path) -> None:
    (built / "names.csv").write_text("name,aliases,note\nVladimir Putin,Putin,president\nKim Jong Un,,\nNobody Atall,,\n", encoding="utf-8")
    done = kg("watch", "names.csv")
    assert done.returncode == 0
    assert "Vladimir Putin  (president)\n  sure      Vladimir Putin [" in done.stdout
    assert "Nobody Atall  does not occur" in done.stdout
    between = [s for s in small_graph().statements if {"Vladimir Putin", "Kim Jong Un"} <= {small_graph().entity(i).name for i in ends(s)}]
    assert between
    assert f"{len(between)} statements between two of them:" in done.stdout


def ends(statement: object) -> set[str]:
    from kg.model import Statement
    from kg.stores.paths import members

    assert isinstance(statement, Statement)
    return set(members(statement))


def test_a_list_without_a_column_of_names_is_refused(kg: Kg, built: Path) -> None:
    (built / "names.csv").write_text("person\nVladimir Putin\n", encoding="utf-8")
    done = kg("watch", "names.csv")
    assert done.returncode == 1
    assert "names.csv" in done.stderr
    assert "name" in done.stderr
