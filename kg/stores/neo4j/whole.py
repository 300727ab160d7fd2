"""A small change in one transaction, whatever its labels and types, with a few texts that never vary.

The server plans a text that it has not seen, or not since its statistics moved, in 30 to 300 ms: more than the rows of a day's edits take. So labels and
types are values here (``$(row.type)``, Neo4j 5.26), and a load ends by having these texts planned: :func:`rehearse`.
"""

from __future__ import annotations

from kg.stores.difference import Change
from kg.stores.neo4j.wire import Run
from kg.stores.neo4j.writing import RETIRED, Unlike, checked, created, keys
from kg.stores.reified import LABEL, RELATION, Edge

FEW = 1_000  # rows of a change that is sent as a whole

# A node with those of our relationships that hang on it. One that somebody else's relationship holds stays, :Retired, and is told.
_REMOVE = """UNWIND $given.rows AS row MATCH (n:KG {id: row.id}) OPTIONAL MATCH (n)-[r]-() WHERE r.kg IN row.kg DELETE r
             WITH DISTINCT n, row.id AS id WITH n, id, EXISTS { (n)--() } AS held
             FOREACH (_ IN CASE WHEN held THEN [1] ELSE [] END | SET n:Retired) FOREACH (_ IN CASE WHEN held THEN [] ELSE [1] END | DELETE n)
             WITH id, held WHERE held RETURN id"""
# Relationships are found from their less busy end: no index is of all types. Null properties: it is to go.
_TOUCH = """UNWIND $given.rows AS row MATCH (a:KG {id: row.a}) MATCH (b:KG {id: row.b}) MATCH (a)-[r]->(b) WHERE r.kg = row.kg
            FOREACH (_ IN CASE WHEN row.p IS NULL THEN [1] ELSE [] END | DELETE r) FOREACH (p IN CASE WHEN row.p IS NULL THEN [] ELSE [row.p] END | SET r = p)
            RETURN count(*)"""
_CREATE = "UNWIND $given.rows AS row CREATE (n:KG:$(row.labels)) SET n = row.p"
_CHANGE = "UNWIND $given.rows AS row MATCH (n:KG {id: row.id}) WHERE n.withheld IS NULL AND NOT n:Retired SET n += row RETURN count(*)"
_CONNECT = """UNWIND $given.rows AS row MATCH (a:KG {id: row.a}) MATCH (b:KG {id: row.b})
              CREATE (a)-[r:$(row.type)]->(b) SET r = row.p RETURN count(*)"""


def whole(run: Run, change: Change, graph: str) -> list[str]:
    """Write a small change inside one transaction; the ids that stay for somebody's relationship. Raises Conflict and Unlike: then nothing of it is kept,
    and Outdated on a server before 5.26."""
    of_node: dict[str, list[str]] = {ident: [] for ident in change.gone_nodes}
    touched: list[dict[str, object]] = []
    for edge in change.gone_edges:
        end = edge.start if edge.start in of_node else edge.end
        if end in of_node:
            of_node[end].append(edge.id)
        else:
            touched.append(_row(edge, None))
    touched += [_row(edge, {"kg": edge.id, **edge.properties}) for edge in change.changed_edges]
    changed = []
    for node, old in change.changed_nodes:
        if node.labels != old:
            raise Unlike(f"{node.id} changes its labels")
        changed.append({"id": node.id, **keys(node)})

    def send(text: str, rows: list[dict[str, object]], what: str = "") -> list[object]:
        if not rows:
            return []
        found = [value for (value,) in run(text, given={"rows": rows})]
        if what and found != [len(rows)]:
            raise Unlike(f"the database lacks {what} of the graph {graph!r}; load again: it compares with the database and mends it")
        return found

    kept = send(_REMOVE, [{"id": ident, "kg": kg} for ident, kg in of_node.items()])
    send(_TOUCH, touched, "relationships")
    send(_CREATE, [{"labels": [checked(label, LABEL) for label in node.labels], "p": created(node)} for node in change.new_nodes])
    send(_CHANGE, changed, "nodes")  # a node without a label of its own may have it now: not here
    connected = [{**_row(edge, {"kg": edge.id, **edge.properties}), "type": checked(edge.type, RELATION)} for edge in change.new_edges]
    send(_CONNECT, connected, "nodes")
    run(RETIRED, prefix=f"{graph}-")
    return [str(ident) for ident in kept]


def rehearse(run: Run, graph: str) -> None:
    """Make two nodes, connect them and remove all again, by the same texts in the order of :func:`whole`: the server plans them for what it holds now, and
    the graph is as before. Raises Outdated on a server before 5.26."""
    one, other = f"{graph}-load-1", f"{graph}-load-2"
    row: dict[str, object] = {"a": one, "b": other, "kg": f"{graph}-load-3", "p": {"kg": f"{graph}-load-3"}}
    for text, rows in (
        (_CREATE, [{"labels": [], "p": {"id": ident}} for ident in (one, other)]),
        (_CHANGE, [{"id": one}]),
        (_CONNECT, [{**row, "type": "MENTIONED_IN"}]),
        (_TOUCH, [row]),
        (_TOUCH, [{**row, "p": None}]),
        (_REMOVE, [{"id": one, "kg": [row["kg"]]}, {"id": other, "kg": []}]),
    ):
        run(text, given={"rows": rows})
    run(RETIRED, prefix=f"{graph}-")


def _row(edge: Edge, properties: dict[str, object] | None) -> dict[str, object]:
    return {"a": edge.start, "b": edge.end, "kg": edge.id, "p": properties}
