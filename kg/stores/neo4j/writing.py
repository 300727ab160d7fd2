"""A large change -> batches of Cypher, grouped by label or type, a transaction each: relationships go first and come last.

Rows travel inside a map, ``$given.rows``: of a list that is a parameter by itself the server makes a plan for each order of size, and a plan costs more
than a thousand rows.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

from kg.errors import StoreError
from kg.stores.difference import Change
from kg.stores.neo4j.wire import Conflict, Run, Wire
from kg.stores.reified import KEYS, LABEL, RELATION, Edge, Node

BATCH = 5_000  # rows a transaction
Progress = Callable[[int, int], None]  # rows written, rows in all

_ENDS = "UNWIND $given.rows AS row MATCH (a:KG {id: row.a}) MATCH (b:KG {id: row.b})"
RETIRED = "MATCH (n:Retired) WHERE n:KG AND n.id STARTS WITH $prefix AND NOT EXISTS { (n)--() } DELETE n"


class Unlike(StoreError):
    """The database does not hold what its marker says, or holds it otherwise."""


def constrain(wire: Wire, types: Iterable[str]) -> None:
    """A node's id and a relationship's ``kg`` are unique, the latter for each type: without the index, MERGE between two busy nodes takes a hundred times
    longer."""
    wanted = {
        "kg_id": "CREATE CONSTRAINT kg_id IF NOT EXISTS FOR (n:KG) REQUIRE n.id IS UNIQUE",
        "kg_name_key": "CREATE INDEX kg_name_key IF NOT EXISTS FOR (n:Name) ON (n.key)",
        **{f"kg_rel_{checked(t, RELATION)}": f"CREATE CONSTRAINT kg_rel_{t} IF NOT EXISTS FOR ()-[r:{t}]-() REQUIRE r.kg IS UNIQUE" for t in sorted(types)},
    }
    there = {name for (name,) in wire.read("SHOW INDEXES YIELD name RETURN name")}  # a constraint's index bears its name
    for name, text in wanted.items():
        if name not in there:
            wire.write(text)


class Batches:
    """Writes a change in batches. ``fresh``: the database holds nothing of the graph. Afterwards ``retired`` are the ids kept for somebody's
    relationship, and ``withheld`` those that lack a label."""

    def __init__(self, wire: Wire, graph: str, batch: int, *, fresh: bool, on_progress: Progress | None) -> None:
        self.wire, self.graph, self.batch, self.fresh, self.on_progress = wire, graph, batch, fresh, on_progress
        self.retired: list[str] = []
        self.withheld: list[str] = []
        self.done = self.total = 0

    def write(self, change: Change) -> None:
        self.total = len(change)
        run = self.wire.write
        for kind, gone in _grouped(change.gone_edges, lambda edge: edge.type):
            kind = checked(kind, RELATION)
            # the hint: a plan made while the index was small scans it, once a row
            text = f"UNWIND $given.rows AS id MATCH ()-[r:{kind} {{kg: id}}]->() USING INDEX SEEK r:{kind}(kg) DELETE r"
            self._send([edge.id for edge in gone], lambda ids, text=text: run(text, given={"rows": ids}))  # type: ignore[misc]
        for given, nodes in _grouped(change.new_nodes, lambda node: node.labels):
            rows = [created(node) if self.fresh else _complete(node) for node in nodes]
            self._send(rows, lambda batch, given=given: self.put_nodes(batch, given))  # type: ignore[misc]
        for (old, given), pairs in _grouped(change.changed_nodes, lambda pair: (pair[1], pair[0].labels)):
            rows = [_complete(node) for node, _ in pairs]
            self._send(rows, lambda batch, given=given, old=old: self.put_nodes(batch, given, old))  # type: ignore[misc]
        for kind, edges in _grouped(change.new_edges, lambda edge: edge.type):
            self._send(edges, lambda batch, kind=kind: create_edges(run, kind, batch))  # type: ignore[misc]
        for kind, edges in _grouped(change.changed_edges, lambda edge: edge.type):
            kind = checked(kind, RELATION)
            text = f"UNWIND $given.rows AS row MATCH ()-[r:{kind} {{kg: row.kg}}]->() USING INDEX SEEK r:{kind}(kg) SET r = row"
            self._send([{"kg": edge.id, **edge.properties} for edge in edges], lambda rows, text=text: run(text, given={"rows": rows}))  # type: ignore[misc]
        self._send(change.gone_nodes, lambda ids: self.retired.extend(_delete_nodes(run, ids)))
        if not self.fresh:  # what was kept for somebody's relationship goes when that is gone
            run(RETIRED, prefix=f"{self.graph}-")

    def _send(self, rows: Sequence[Any], write: Callable[[Sequence[Any]], object]) -> None:
        for start in range(0, len(rows), self.batch):
            batch = rows[start : start + self.batch]
            write(batch)
            self.done += len(batch)
            if self.on_progress is not None:
                self.on_progress(self.done, self.total)

    def put_nodes(self, rows: Sequence[dict[str, object]], given: tuple[str, ...], old: tuple[str, ...] = ()) -> None:
        """Create nodes, or make those that are there so. Where somebody else's constraint forbids a label, the node goes without: its kind stands in the
        id and its type in a property."""
        stale = labels(("Retired", *(label for label in old if label not in given)))
        merge = f"UNWIND $given.rows AS row MERGE (n:KG {{id: row.id}}) REMOVE n{stale} SET n:KG{labels(given)}, n += row"
        try:
            if self.fresh:
                self.wire.write(_create_nodes(given), or_else=merge, given={"rows": rows})
            else:
                self.wire.write(merge, given={"rows": rows})
        except Conflict:
            if len(rows) > 1:
                half = len(rows) // 2
                self.put_nodes(rows[:half], given, old)
                self.put_nodes(rows[half:], given, old)
                return
            if not given:
                raise
            row = rows[0]
            without = row.get("withheld") or []
            assert isinstance(without, list)
            self.put_nodes([{**row, "withheld": [*without, given[-1]]}], given[:-1], (*old, given[-1]))
            if row["id"] not in self.withheld:
                self.withheld.append(str(row["id"]))


def create_edges(run: Run, kind: str, edges: Sequence[Edge]) -> None:
    kind = checked(kind, RELATION)
    rows = [{"a": edge.start, "b": edge.end, "p": {"kg": edge.id, **edge.properties}} for edge in edges]
    create = f"{_ENDS} CREATE (a)-[r:{kind}]->(b) SET r = row.p RETURN count(r)"
    merge = f"{_ENDS} MERGE (a)-[r:{kind} {{kg: row.p.kg}}]->(b) SET r = row.p RETURN count(r)"
    if run(create, or_else=merge, given={"rows": rows})[0][0] != len(rows):
        raise Unlike("somebody deleted nodes that kg had written; load again: it compares with the database and mends it")


def _create_nodes(given: tuple[str, ...]) -> str:
    return f"UNWIND $given.rows AS row CREATE (n:KG{labels(given)}) SET n = row"


def _delete_nodes(run: Run, ids: Sequence[str]) -> list[str]:
    """Delete the nodes on which nothing hangs; the others become :Retired. The ids of those."""
    text = """UNWIND $given.rows AS id MATCH (n:KG {id: id}) WITH n, id, EXISTS { (n)--() } AS held
              FOREACH (_ IN CASE WHEN held THEN [1] ELSE [] END | SET n:Retired) FOREACH (_ IN CASE WHEN held THEN [] ELSE [1] END | DELETE n)
              WITH id, held WHERE held RETURN id"""
    return [ident for (ident,) in run(text, given={"rows": ids})]


def created(node: Node) -> dict[str, object]:
    return {"id": node.id, **node.properties}


def keys(node: Node) -> dict[str, object]:
    """Every key that a node of its kind may have: ``+=`` removes those that are null and leaves what others wrote."""
    return {key: node.properties.get(key) for key in KEYS[node.labels[0]]}


def _complete(node: Node) -> dict[str, object]:
    return {"id": node.id, "withheld": None, **keys(node)}


def checked(name: str, form: re.Pattern[str]) -> str:
    """A label or type, which cannot be a parameter of Cypher. Raises StoreError for one of another form."""
    if not form.fullmatch(name):
        raise StoreError(f"{name!r} cannot be a label or a relation in Neo4j; expected {form.pattern}")
    return name


def labels(given: Iterable[str]) -> str:
    return "".join(f":{checked(label, LABEL)}" for label in given)


def _grouped(rows: Sequence[Any], key: Callable[[Any], Any]) -> Iterator[tuple[Any, list[Any]]]:
    for kind, group in groupby(sorted(rows, key=key), key=key):
        yield kind, list(group)
