"""Timings of the stores against the bare engine in the same run. Ratios are what counts: a wall time says little on a busy machine.

    python -m benchmarks.stores [load] [hub] [difference] [embedded] [graphml] [paths]

Neo4j is the real server that the tests start. CPU seconds are of the process itself and, for Neo4j, of the server's process too.
"""

from __future__ import annotations

import json
import random
import shutil
import statistics
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
from kg.stores.neo4j import BATCH, Loaded, Neo4jStore
from kg.stores.paths import Paths, members
from tests.samples import random_graph
from tests.services import Neo4jServer

ROUNDS = 3


@contextmanager
def server() -> Iterator[tuple[Neo4jServer, Neo4jStore]]:
    home = Path(tempfile.mkdtemp(prefix="kg-neo4j-"))
    one = Neo4jServer(home, options=())
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


def edit(graph: Graph) -> Graph:
    """What a build makes of the graph when one article of ten statements is rewritten and another removed: the rewritten one has another id, and so have
    the statements in it that say something else; three are as before with other evidence."""
    edited, removed = graph.articles[100], graph.articles[200]
    new = replace(edited, id=f"news-a-{digest('edited')}", text=edited.text + " More.")
    at = {edited.id: new.id}
    entities = tuple(
        replace(e, mentions=tuple(sorted((replace(m, article=at.get(m.article, m.article)) for m in e.mentions if m.article != removed.id), key=by_place)))
        for e in graph.entities
    )
    statements = []
    kept = 0
    for s in graph.statements:
        where = s.evidence[0].article
        if where == edited.id:
            s = replace(s, evidence=tuple(replace(e, article=new.id) for e in s.evidence))
            kept += 1
            if kept > 3:
                s = replace(s, id=f"news-s-{digest('edited', s.id)}", predicate="edited", confidence=0.11)
        if where != removed.id:
            statements.append(s)
    articles = (*(a for a in graph.articles if a not in (edited, removed)), new)
    sentences = ((at.get(ident, ident), stretches) for ident, stretches in graph.sentences if ident != removed.id)
    return replace(
        graph,
        articles=tuple(sorted(articles, key=lambda a: a.id)),
        entities=entities,
        statements=tuple(sorted(statements, key=lambda s: s.id)),
        sentences=tuple(sorted(sentences)),
    )


def by_place(mention: Located) -> tuple[str, int]:
    return mention.article, mention.start


def difference() -> dict[str, object]:
    """A thousand articles of ten statements; one is edited, another removed. Each round on a server of its own, which has done nothing before, as a
    user's; ``again``: the same difference backwards, when the server is warm."""
    graph = random_graph(3_000, 10_000)
    after = edit(graph)
    rounds = []
    for _ in range(ROUNDS):
        with server() as (_, store):
            begin = time.perf_counter()
            store.load(graph)
            loaded = time.perf_counter()
            done = store.load(after, previous=graph)
            sent = time.perf_counter()
            store.load(graph, previous=after)
            again = time.perf_counter() - sent
            assert done.way == "difference"
            rows = done.created + done.changed + done.deleted
            assert store.load(graph, check=True) == Loaded("compared")
            full, part = loaded - begin, sent - loaded
            rounds.append({"full_s": round(full, 2), "difference_s": round(part, 3), "share": round(part / full, 4), "again": round(again / full, 4)})
    return {"difference": {"rows": rows, "rounds": rounds, "share": statistics.median(r["share"] for r in rounds)}, "at most": 0.05}


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


GRAPHML = """
import gc, sys, tempfile, time
from pathlib import Path
from kg.formats import graphml, xml
from kg.stores import entity_graph
from tests.samples import random_graph

def status(key):
    return int(next(line for line in open("/proc/self/status") if line.startswith(key)).split()[1]) / 1024

edges = int(sys.argv[1])
graph = random_graph(edges // 20, edges)
gc.collect()
base = status("VmRSS")
Path("/proc/self/clear_refs").write_text("5")  # the peak counts from here
checking = [0.0]
check = xml.check
def timed(*args, **kwargs):
    begin = time.process_time()
    check(*args, **kwargs)
    checking[0] = time.process_time() - begin
xml.check = timed
folder = Path(tempfile.mkdtemp())
begin = time.process_time()
graphml.dump(graph, folder / "x.graphml")
ours = time.process_time() - begin - checking[0]
memory = status("VmHWM") - base
drawn = entity_graph.to_networkx(graph)
import networkx
begin = time.process_time()
networkx.write_graphml(drawn, folder / "y.graphml")
theirs = time.process_time() - begin
print(drawn.number_of_edges(), round(ours, 1), round(checking[0], 1), round(memory), round(theirs, 1), round(theirs / ours, 1))
"""


def graphml(edges: int = 1_000_000) -> dict[str, object]:
    """Writing alone, the read-back apart, memory beyond the graph's own, and networkx's own writer on the same edges in the same process."""
    done = subprocess.run([sys.executable, "-c", GRAPHML, str(edges)], capture_output=True, text=True, check=True)
    names = ("edges", "cpu_s", "read_back_cpu_s", "mb", "networkx_cpu_s", "times_as_fast")
    return {"graphml": dict(zip(names, map(float, done.stdout.split()), strict=True)), "bounds": {"cpu_s": 12, "mb": 300, "times_as_fast": 3}}


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
    for name, work in {"load": load, "hub": hub, "difference": difference, "embedded": embedded, "graphml": graphml, "paths": paths}.items():
        if not names or name in names:
            sys.stdout.write(json.dumps(work(), ensure_ascii=False) + "\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
