"""kg load without a server: what is sent, what is remembered for the next time, and what is said. The store itself is tested in tests/stores."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from kg.making import export
from kg.model import Graph
from tests.cli.conftest import Kg
from tests.samples import small_graph

GRAPH = small_graph()


class Store:
    """Notes what it is asked for."""

    def __init__(self) -> None:
        self.asked: list[tuple[Any, ...]] = []
        self.done = SimpleNamespace(way="new", created=7, changed=0, deleted=0, retired=(), withheld=())

    def load(self, graph: Graph, *, previous: Graph | None, check: bool, on_progress: object) -> SimpleNamespace:
        self.asked.append(("load", len(graph.statements), previous is not None, check))
        return self.done

    def wipe(self, name: str, *, on_progress: object) -> SimpleNamespace:
        self.asked.append(("wipe", name))
        return self.done


@pytest.fixture
def store(monkeypatch: pytest.MonkeyPatch) -> Store:
    made = Store()

    @contextmanager
    def opened(uri: str, user: str, database: str) -> Iterator[Store]:
        yield made

    monkeypatch.setattr("kg.cli.load.neo4j_store", opened)
    return made


def test_the_second_load_sends_the_difference_to_what_the_first_sent(kg: Kg, built: Path, store: Store) -> None:
    done = kg("load")
    assert done.stdout == f"loaded: 7 rows created, 0 changed, 0 deleted ({len(GRAPH.statements)} statements, {len(GRAPH.entities)} entities)\n"
    store.done.way = "difference"
    assert kg("load").stdout.startswith("sent the difference: ")
    assert [asked[2] for asked in store.asked] == [False, True]


@pytest.mark.parametrize("other", [("--uri", "bolt://elsewhere"), ("--database", "second"), ("--min-confidence", "0.9"), ("--check",)])
def test_what_was_sent_elsewhere_or_is_to_be_compared_is_not_taken_for_known(other: tuple[str, ...], kg: Kg, built: Path, store: Store) -> None:
    kg("load")
    kg("load", *other)
    assert [asked[2] for asked in store.asked] == [False, False]
    assert store.asked[1][3] is ("--check" in other)


def test_what_is_remembered_is_what_was_sent_although_the_folder_goes_on(kg: Kg, built: Path, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    known: list[Graph | None] = []
    monkeypatch.setattr(store, "load", lambda graph, *, previous, **more: known.append(previous) or store.done)
    kg("load")
    export(Graph(GRAPH.name, GRAPH.articles, GRAPH.entities, GRAPH.statements[:-1]), built / "exports", page=False)
    kg("load")
    assert known[1] is not None
    assert len(known[1].statements) == len(GRAPH.statements)


def test_a_folder_without_links_to_files_remembers_copies(kg: Kg, built: Path, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*given: object) -> None:
        raise OSError("no links here")

    monkeypatch.setattr("os.link", refuse)
    kg("load")
    kg("load")
    assert [asked[2] for asked in store.asked] == [False, True]


def test_wipe_asks_first_and_forgets_what_was_sent(kg: Kg, built: Path, store: Store) -> None:
    kg("load")
    assert kg("load", "--wipe", stdin="n\n").stdout == "nothing was deleted\n"
    assert [asked[0] for asked in store.asked] == ["load"]
    assert kg("load", "--wipe", stdin="y\n").stdout.startswith("deleted: ")
    assert kg("load", "--wipe", "--yes").stdout.startswith("deleted: ")
    kg("load")
    assert store.asked[1:3] == [("wipe", GRAPH.name)] * 2
    assert store.asked[3][2] is False


def test_rows_that_others_hold_or_forbid_are_named_and_many_are_counted(kg: Kg, built: Path, store: Store) -> None:
    store.done.retired = ("e-1", "e-2")
    store.done.withheld = tuple(f"e-{n}" for n in range(7))
    said = kg("load").stdout
    assert "labelled :Retired, because others' relationships hang on them: e-1, e-2\n" in said
    assert "because a constraint of others forbids it (the property type has it): e-0, e-1, e-2, e-3, e-4 … (7 in all)\n" in said
