"""Which rows of ours a database holds, and the marker that says which graph they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.errors import StoreError
from kg.stores.neo4j.wire import Run, Wire
from kg.stores.reified import Edge, Node

KINDS = {"e": "Entity", "a": "Article", "s": "Statement", "n": "Name", "r": "relationship"}  # by the letter in an id
_MARK = "MATCH (m:KG:KGLoad {id: $id}) RETURN m.generation, m.fingerprint"


@dataclass(frozen=True, slots=True)
class Mark:
    """What the marker node says. ``fingerprint`` is None while a load runs, or after one that did not end."""

    graph: str
    generation: int
    fingerprint: str | None


def mark(wire: Wire, graph: str) -> Mark | None:
    rows = wire.read(_MARK, id=_mark_id(graph))
    return Mark(graph, rows[0][0], rows[0][1]) if rows else None


def begin(wire: Wire, graph: str) -> int:
    """The marker without a fingerprint: a load that does not end leaves it so, and the next one compares. The number of the load."""
    text = "MERGE (m:KG {id: $id}) SET m:KGLoad, m.graph = $graph, m.fingerprint = null, m.generation = coalesce(m.generation, 0) + 1 RETURN m.generation"
    return int(wire.write(text, id=_mark_id(graph), graph=graph)[0][0])


# Inside a map, because the server makes a plan for each order of size of a text that is a parameter by itself.
_END = """MATCH (m:KG:KGLoad {id: $given.id}) WHERE m.generation = $given.generation AND coalesce(m.fingerprint, "") = $given.held
          SET m.generation = $given.next, m.fingerprint = $given.fingerprint RETURN m.graph"""


def end(wire: Wire, graph: str, generation: int, fingerprint: str) -> None:
    """Raises StoreError when another load began meanwhile."""
    given = {"id": _mark_id(graph), "generation": generation, "held": "", "next": generation, "fingerprint": fingerprint}
    if not wire.write(_END, given=given):
        raise _another(graph)


def advance(run: Run, held: Mark, fingerprint: str) -> bool:
    """Inside the transaction of a whole load: from what is held to the new fingerprint. False when that was done already, by a commit whose answer was
    lost. Raises StoreError when another load came between."""
    ident, following = _mark_id(held.graph), held.generation + 1
    given = {"id": ident, "generation": held.generation, "held": held.fingerprint, "next": following, "fingerprint": fingerprint}
    if run(_END, given=given):
        return True  # the marker is locked from here on
    if [tuple(row) for row in run(_MARK, id=ident)] == [(following, fingerprint)]:
        return False
    raise _another(held.graph)


def retired(run: Run, ids: Sequence[str]) -> list[str]:
    """Those of the ids that were kept for somebody's relationship."""
    return [ident for (ident,) in run("MATCH (n:KG:Retired) WHERE n.id IN $ids RETURN n.id", ids=ids)]


def unmark(wire: Wire, graph: str) -> None:
    wire.write("MATCH (m:KG:KGLoad {id: $id}) DELETE m", id=_mark_id(graph))


def anything_of(wire: Wire, graph: str) -> bool:
    rows = wire.read("MATCH (n:KG) WHERE n.id STARTS WITH $prefix RETURN n.id", prefix=f"{graph}-")
    return any(owned(graph, ident) for (ident,) in rows)


def held(wire: Wire, graph: str) -> tuple[dict[str, Node], dict[str, Edge]]:
    """Our rows as they are in the database. A retired node has no known labels, so that it counts as changed; a label that was withheld counts as
    there, so that it is not tried at every load."""
    prefix = f"{graph}-"
    nodes: dict[str, Node] = {}
    for ident, labels, values in wire.read("MATCH (n:KG) WHERE n.id STARTS WITH $prefix RETURN n.id, labels(n), properties(n)", prefix=prefix):
        if owned(graph, ident):
            kind = KINDS[ident[len(prefix)]]
            expected = (kind, str(values.get("type"))) if kind == "Entity" else (kind,)
            there = {*labels, *values.pop("withheld", ())}
            nodes[ident] = Node(ident, tuple(label for label in expected if label in there and "Retired" not in labels), values)
    edges: dict[str, Edge] = {}
    text = "MATCH (a:KG)-[r]->(b) WHERE a.id STARTS WITH $prefix AND r.kg STARTS WITH $prefix RETURN r.kg, type(r), a.id, b.id, properties(r)"
    for ident, kind, start, end, values in wire.read(text, prefix=prefix):
        if owned(graph, ident):
            del values["kg"]
            edges[ident] = Edge(ident, kind, start, end, values)
    return nodes, edges


def owned(graph: str, ident: object) -> bool:
    """Whether an id is one of this graph's, and not of another whose name begins alike: NAME-LETTER-HASH, no "-" in the hash."""
    if not isinstance(ident, str) or not ident.startswith(f"{graph}-"):
        return False
    kind, _, rest = ident[len(graph) + 1 :].partition("-")
    return kind in KINDS and rest not in ("", "load") and "-" not in rest


def _mark_id(graph: str) -> str:
    return f"{graph}-load"


def _another(graph: str) -> StoreError:
    return StoreError(f"another load of the graph {graph!r} ran at the same time; load again, it will compare and mend")
