"""The embedded engine: its folder, its Java machine, its silence."""

from __future__ import annotations

import gc
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from kg.errors import StoreError
from kg.model import Graph
from kg.stores.cypher import MARK, EmbeddedStore
from kg.stores.reified import Edge, edges, nodes
from tests.samples import hostile_graph, random_graph, small_graph

HERE = Path(__file__).parents[2]


@pytest.mark.parametrize("make", [small_graph, hostile_graph, lambda: random_graph(60, 200)])
def test_the_folder_holds_exactly_the_rows_of_the_graph(embedded_store: EmbeddedStore, make: Callable[[], Graph]) -> None:
    graph = make()
    embedded_store.load(graph)
    text = "MATCH (n:KG) WHERE n.id IS NOT NULL RETURN n.id AS id, labels(n) AS labels, properties(n) AS values"
    held = {row[0]: (row[1], row[2]) for row in embedded_store.query(text, limit=10_000).rows}
    rows = [node for node in nodes(graph) if node.labels != ("Name",)]
    assert held == {node.id: (sorted(("KG", *node.labels)), dict(sorted({"id": node.id, **node.properties}.items()))) for node in rows}
    keys = {row[0] for row in embedded_store.query("MATCH (n:Name) RETURN n.key", limit=10_000).rows}
    assert keys == {node.properties["key"] for node in nodes(graph) if node.labels == ("Name",)}
    text = "MATCH (a)-[r]->(b) RETURN coalesce(a.id, a.key) AS a, type(r) AS type, b.id AS b, properties(r) AS values"
    here = sorted(map(repr, embedded_store.query(text, limit=100_000).rows))
    key = {node.id: node.properties.get("key", node.id) for node in nodes(graph)}
    assert here == sorted(repr((key[edge.start], edge.type, edge.end, dict(sorted(edge.properties.items())))) for edge in edges(graph))


def test_it_is_rebuilt_only_when_the_graph_is_another(embedded_store: EmbeddedStore) -> None:
    graph = small_graph()
    assert embedded_store.load(graph) is True
    made = (embedded_store.folder / MARK).stat().st_mtime_ns
    assert embedded_store.load(small_graph()) is False
    with EmbeddedStore(embedded_store.folder) as another:
        assert another.load(graph) is False
    assert (embedded_store.folder / MARK).stat().st_mtime_ns == made
    text = "MATCH (s:Statement) RETURN count(s)"
    assert embedded_store.query(text).rows == ((len(graph.statements),),)
    assert embedded_store.load(replace(graph, statements=graph.statements[:4], links=())) is True
    assert embedded_store.query(text).rows == ((4,),)


def test_a_relative_folder_is_of_the_folder_that_one_stands_in_now(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    graph, text = small_graph(), "MATCH (s:Statement) RETURN count(s)"
    wanted = {"first": graph, "second": replace(graph, statements=graph.statements[:4], links=())}
    stores = {}
    for name, own in wanted.items():
        (tmp_path / name).mkdir()
        monkeypatch.chdir(tmp_path / name)
        stores[name] = EmbeddedStore(Path("kg.arcade"))
        stores[name].load(own)
        assert stores[name].query(text).rows == ((len(own.statements),),)
    for name, store in stores.items():  # both are open; the first answers from afar
        assert store.query(text).rows == ((len(wanted[name].statements),),)
        store.close()


def test_a_build_that_was_broken_off_leaves_nothing_to_be_taken_for_a_graph(embedded_store: EmbeddedStore) -> None:
    graph = small_graph()
    broken = replace(graph, statements=tuple(replace(s, relation="not a type") for s in graph.statements))
    with pytest.raises(StoreError, match="cannot be a type"):
        embedded_store.load(broken)
    with pytest.raises(StoreError, match="kg build"):
        embedded_store.query("RETURN 1")
    assert list(embedded_store.folder.parent.iterdir()) == []
    embedded_store.load(graph)
    with pytest.raises(StoreError, match="cannot be a type"):
        embedded_store.load(broken)
    assert embedded_store.query("MATCH (s:Statement) RETURN count(s)").rows == ((len(graph.statements),),)


def test_pythons_collector_does_not_look_through_the_graph_for_each_collection_of_java(embedded_store: EmbeddedStore, monkeypatch: pytest.MonkeyPatch) -> None:
    aside: list[int] = []

    def watched(graph: Graph) -> Iterator[Edge]:
        aside.append(gc.get_freeze_count())
        return edges(graph)

    monkeypatch.setattr("kg.stores.reified.edges", watched)
    embedded_store.load(random_graph(60, 200))
    assert aside[0] > 200
    assert gc.get_freeze_count() == 0
    gc.freeze()
    try:
        held = gc.get_freeze_count()
        embedded_store.load(small_graph())
        assert gc.get_freeze_count() >= held, "what the program itself has set aside stays so"
    finally:
        gc.unfreeze()


def test_a_damaged_folder_is_said(embedded_store: EmbeddedStore) -> None:
    embedded_store.folder.mkdir(parents=True)
    (embedded_store.folder / MARK).write_text("whatever")
    with pytest.raises(StoreError, match="delete the folder"):
        embedded_store.query("RETURN 1")


def program(text: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", text, *arguments], capture_output=True, text=True, check=False, cwd=HERE, timeout=120)


def test_a_process_that_loads_and_asks_says_nothing_of_its_own(tmp_path: Path) -> None:
    text = """
import sys
from kg.stores.cypher import EmbeddedStore
from tests.samples import small_graph
with EmbeddedStore(sys.argv[1]) as store:
    store.load(small_graph())
    print(store.query("MATCH (x:Entity) RETURN count(x)").rows)
"""
    done = program(text, str(tmp_path / "kg.arcade"))
    assert (done.returncode, done.stdout, done.stderr) == (0, "((17,),)\n", "")


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_a_process_that_is_told_to_end_ends_at_once_and_without_a_crash(tmp_path: Path, name: str) -> None:
    text = f"""
import signal
signal.signal(signal.{name}, signal.SIG_DFL)  # whoever started the tests may have it ignored, as nohup does
from kg.stores.cypher import EmbeddedStore
from tests.samples import small_graph
store = EmbeddedStore("kg.arcade")
store.load(small_graph())
print("asks", flush=True)
store.query("UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b WITH a, b WHERE a * b = -1 RETURN count(*)", timeout=600)
"""
    environment = {**os.environ, "PYTHONPATH": str(HERE)}
    with subprocess.Popen([sys.executable, "-c", text], cwd=tmp_path, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as asking:
        assert asking.stdout is not None
        assert asking.stdout.readline() == "asks\n"
        time.sleep(1)
        asking.send_signal(getattr(signal, name))
        try:
            _, said = asking.communicate(timeout=60)
        finally:
            asking.kill()
    assert (asking.returncode, said) == (-getattr(signal, name), "")
    assert [path.name for path in tmp_path.iterdir()] == ["kg.arcade"], "no crash log where the user works"


def test_what_a_killed_build_left_is_removed_by_the_next(embedded_store: EmbeddedStore) -> None:
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    for number in (gone.pid, os.getppid()):
        (embedded_store.folder.parent / f"{embedded_store.folder.name}.{number}.building").mkdir(parents=True)
    embedded_store.load(small_graph())
    assert sorted(path.name for path in embedded_store.folder.parent.iterdir()) == ["kg.arcade", f"kg.arcade.{os.getppid()}.building"]


def test_two_processes_may_ask_at_once(embedded_store: EmbeddedStore) -> None:
    embedded_store.load(small_graph())
    assert embedded_store.query("MATCH (x:Entity) RETURN count(x)").rows == ((17,),)
    text = "import sys; from kg.stores.cypher import EmbeddedStore; print(EmbeddedStore(sys.argv[1]).query('MATCH (x:Entity) RETURN count(x)').rows)"
    done = program(text, str(embedded_store.folder))
    assert (done.returncode, done.stdout) == (0, "((17,),)\n"), done.stderr


def test_importing_the_module_starts_no_java_machine() -> None:
    done = program("import sys, kg.stores.cypher, kg.stores.neo4j, kg.stores.paths; print([m for m in ('jpype', 'neo4j', 'networkx') if m in sys.modules])")
    assert done.stdout == "[]\n", done.stderr


def test_a_forked_process_is_told_that_it_cannot_ask(embedded_store: EmbeddedStore) -> None:
    embedded_store.load(small_graph())
    embedded_store.query("RETURN 1")
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        said = b"answered"
        try:
            EmbeddedStore(embedded_store.folder).query("RETURN 1")
        except StoreError as error:
            said = str(error).encode()
        os.write(write, said)
        os._exit(0)
    os.close(write)
    os.waitpid(child, 0)
    with os.fdopen(read) as answer:
        assert "forked" in answer.read()
