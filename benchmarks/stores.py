"""Timings of the stores against the bare engine in the same run. Ratios are what counts: a wall time says little on a busy machine.

    python -m benchmarks.stores [load] [hub] [difference] [embedded] [paths]

Neo4j is the real server that the tests start. CPU seconds are of the process itself and, for Neo4j, of the server's process too.
"""

from __future__ import annotations

import json
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from kg.model import Article, Entity, Evidence, Graph, Located, Statement, digest
from kg.stores import reified
from kg.stores.difference import everything
from kg.stores.neo4j import BATCH, Neo4jStore
from kg.stores.paths import Paths, members
from tests.samples import random_graph
from tests.services import Neo4jServer

ROUNDS = 3


@contextmanager
def server() -> Iterator[tuple[Neo4jServer, Neo4jStore]]:
    home = Path(tempfile.mkdtemp(prefix="kg-neo4j-"))
    one = Neo4jServer(home)
    one.start()
    try:
        with Neo4jStore(one.uri, one.user, one.password) as store:
            yield one, store
    finally:
        one.stop()
        shutil.rmtree(home)


def empty(store: Neo4jStore) -> None:
    with store.wire.session() as session:
        session.run("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS").consume()
        for (name,) in session.run("SHOW CONSTRAINTS YIELD name RETURN name").values():
            session.run(f"DROP CONSTRAINT {name}").consume()


def bare(store: Neo4jStore, graph: Graph) -> None:
    """UNWIND CREATE of the same rows, nodes by kind and relationships by type, with an index for the ends and nothing else."""
    change = everything(graph)
    with store.wire.session() as session:
        session.run("CREATE CONSTRAINT kg_id IF NOT EXISTS FOR (n:KG) REQUIRE n.id IS UNIQUE").consume()
        by_labels, by_type = defaultdict(list), defaultdict(list)
        for node in change.new_nodes:
            by_labels[node.labels].append({"id": node.id, **node.properties})
        for edge in change.new_edges:
            by_type[edge.type].append({"a": edge.start, "b": edge.end, "p": {"kg": edge.id, **edge.properties}})
        for labels, rows in by_labels.items():
            for at in range(0, len(rows), BATCH):
                session.run(f"UNWIND $rows AS row CREATE (n:KG:{':'.join(labels)}) SET n = row", rows=rows[at : at + BATCH]).consume()
        for kind, rows in by_type.items():
            text = f"UNWIND $rows AS row MATCH (a:KG {{id: row.a}}) MATCH (b:KG {{id: row.b}}) CREATE (a)-[r:{kind}]->(b) SET r = row.p"
            for at in range(0, len(rows), BATCH):
                session.run(text, rows=rows[at : at + BATCH]).consume()


def timed(store: Neo4jStore, work: Callable[[], object]) -> float:
    empty(store)
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def compare(store: Neo4jStore, graph: Graph) -> dict[str, object]:
    """Bare and kg in turns, the first round thrown away (the server compiles its plans in it); the best of the others."""
    bares, loads = [], []
    for _ in range(ROUNDS):
        bares.append(timed(store, lambda: bare(store, graph)))
        loads.append(timed(store, lambda: store.load(graph)))
    best_bare, best_load = min(bares[1:]), min(loads[1:])
    return {"statements": len(graph.statements), "bare_s": round(best_bare, 2), "kg_s": round(best_load, 2), "ratio": round(best_bare / best_load, 2)}


def load() -> dict[str, object]:
    with server() as (_, store):
        return {"neo4j load": compare(store, random_graph(3_000, 10_000)), "at least": 0.35}


def hub() -> dict[str, object]:
    """20,000 statements between the same two entities."""
    text = "Ann met Bob."
    article = Article("news-a-0000000000000001", text, "en", "a.txt", 1)
    ends = [Entity(f"news-e-{digest(name)}", name, "Person", True, mentions=(Located(article.id, 0, 3, name),)) for name in ("Ann", "Bob")]
    evidence = (Evidence(article.id, 0, 12, 0, 12, ((4, 7),)),)
    statements = [Statement(f"news-s-{digest(n)}", "MET", "meet", ends[0].id, ends[1].id, evidence=evidence) for n in range(20_000)]
    graph = Graph("news", (article,), tuple(sorted(ends, key=lambda e: e.id)), tuple(sorted(statements, key=lambda s: s.id)))
    with server() as (_, store):
        return {"neo4j hub": compare(store, graph), "at least": 0.5}


def difference() -> dict[str, object]:
    """A thousand articles of ten statements; one is edited, another removed."""
    graph = random_graph(3_000, 10_000)
    edited, removed = graph.articles[100].id, graph.articles[200].id
    statements = tuple(
        replace(s, confidence=0.11, predicate="edited") if s.evidence[0].article == edited else s for s in graph.statements if s.evidence[0].article != removed
    )
    entities = tuple(replace(e, mentions=tuple(m for m in e.mentions if m.article != removed)) for e in graph.entities)
    after = replace(graph, articles=tuple(a for a in graph.articles if a.id != removed), entities=entities, statements=statements)
    with server() as (_, store):
        whole, parts, rows = [], [], 0
        for _ in range(ROUNDS):
            whole.append(timed(store, lambda: store.load(graph)))
            begin = time.perf_counter()
            done = store.load(after, previous=graph)
            parts.append(time.perf_counter() - begin)
            assert done.way == "difference"
            rows = done.created + done.changed + done.deleted
        assert store.load(after, check=True).created == 0
    share = min(parts[1:]) / min(whole[1:])
    return {
        "difference": {"full_s": round(min(whole[1:]), 2), "difference_s": round(min(parts[1:]), 3), "rows": rows, "share": round(share, 4)},
        "at most": 0.05,
    }


EMBEDDED = """
import resource, sys, tempfile, time
from pathlib import Path
from benchmarks.stores import fifty_thousand
from kg.stores.cypher import EmbeddedStore
graph = fifty_thousand()
own = time.process_time()
with EmbeddedStore(Path(tempfile.mkdtemp()) / "kg.arcade") as store:
    store.load(graph)
    print(round(time.process_time() - own, 1), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""


def fifty_thousand() -> Graph:
    """About 50,000 nodes and 200,000 relationships when reified."""
    return random_graph(7_500, 30_500)


def embedded() -> dict[str, object]:
    graph = fifty_thousand()
    size = (sum(1 for _ in reified.nodes(graph)), sum(1 for _ in reified.edges(graph)))
    done = subprocess.run([sys.executable, "-c", EMBEDDED], capture_output=True, text=True, check=True)
    cpu, memory = done.stdout.split()
    return {"embedded load": {"nodes": size[0], "relationships": size[1], "cpu_s": float(cpu), "mb": int(memory)}, "at most": {"cpu_s": 15, "mb": 800}}


def paths() -> dict[str, object]:
    graph, dice = random_graph(3_000, 10_000), random.Random(0)
    begin = time.process_time()
    net = Paths(graph)
    built = time.process_time() - begin
    found = wrong = 0
    begin = time.process_time()
    for _ in range(200):
        start, end = dice.sample(graph.entities, 2)
        for way in net.between(start.id, end.id).ways:
            found += 1
            wrong += not all(hop.statements and {hop.start.id, hop.end.id} <= members(s) for hop in way.hops for s in hop.statements)
    spent = time.process_time() - begin
    return {
        "paths": {
            "pairs": 200,
            "ways": found,
            "through an article or a shared mention": wrong,
            "built_cpu_s": round(built, 2),
            "pair_cpu_ms": round(5 * spent, 1),
        }
    }


def main(names: list[str]) -> None:
    for name, work in {"load": load, "hub": hub, "difference": difference, "embedded": embedded, "paths": paths}.items():
        if not names or name in names:
            sys.stdout.write(json.dumps(work(), ensure_ascii=False) + "\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
