"""Neo4j, beside other people's data.

Every node of ours carries ``:KG`` and an id that begins with the graph's name, every relationship its own id in ``kg``; both are unique by constraint, and
nothing else is ever matched. A marker node (:KGLoad) says which graph the database holds: then only the difference is sent. Without that knowledge the rows
that are there are read and compared. Values travel as parameters; labels and types are checked and come from the ontology.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Literal

from kg.errors import QueryError, StoreError, UsageError
from kg.model import Graph
from kg.stores.difference import Change, against, between, everything
from kg.stores.reified import KEYS, LABEL, RELATION, Edge, Node, fingerprint
from kg.stores.table import LIMIT, TIMEOUT, Table, check_limits, plain, properties, with_keys, with_place

BATCH = 5_000  # rows a transaction
KINDS = {"e": "Entity", "a": "Article", "s": "Statement", "n": "Name", "r": "relationship"}  # by the letter in an id
Progress = Callable[[int, int], None]  # rows written, rows in all


@dataclass(frozen=True, slots=True)
class Mark:
    """What the marker node says. ``fingerprint`` is None while a load runs, or after one that did not end."""

    graph: str
    generation: int
    fingerprint: str | None


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a load did, in rows (nodes and relationships).

    ``retired``: ids kept because somebody else's relationship hangs on them. ``withheld``: ids written without a label, because a constraint of somebody
    else forbids it (a unique Person.name, and such a person is there).

    ``way``: nothing to do, all new, the difference to the previous graph, or the difference to the rows found in the database.
    """

    way: Literal["unchanged", "new", "difference", "compared"]
    created: int = 0
    changed: int = 0
    deleted: int = 0
    retired: tuple[str, ...] = ()
    withheld: tuple[str, ...] = ()


class _Conflict(StoreError):
    """A row that a constraint of the database forbids."""


class Neo4jStore:
    """A database of a Neo4j 5 server. ``patience``: seconds during which a lost server is waited for."""

    def __init__(self, uri: str, user: str, password: str, database: str = "neo4j", *, patience: float = 60.0, batch: int = BATCH) -> None:
        if "@" in uri:
            raise UsageError("the address of Neo4j must not hold a user or a password; give --user, and the password in KG_NEO4J_PASSWORD")
        if not re.match(r"(?:bolt|neo4j)(?:\+s|\+ssc)?://[^/]", uri):
            raise UsageError(f"the address of Neo4j is {uri!r}; expected something like bolt://localhost:7687")
        from neo4j import GraphDatabase

        self.uri, self.user, self.database, self.batch = uri, user, database, batch
        self._driver = GraphDatabase.driver(
            uri,
            auth=(user, password),
            max_transaction_retry_time=patience,
            connection_timeout=15,
            connection_acquisition_timeout=max(patience, 15),
            notifications_min_severity="OFF",
            user_agent="kg",
        )

    def __enter__(self) -> Neo4jStore:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        self._driver.close()

    # ------------------------------------------------------------ query

    def query(self, text: str, parameters: Mapping[str, object] | None = None, *, limit: int = LIMIT, timeout: float = TIMEOUT) -> Table:
        """Rows of a reading query, in a transaction that cannot write. ``timeout`` in seconds. Raises QueryError, StoreError."""
        check_limits(limit, timeout)
        import neo4j

        @neo4j.unit_of_work(timeout=timeout)
        def work(transaction: Any) -> Table:
            result = transaction.run(text, with_keys(parameters))
            columns = tuple(result.keys())
            rows: list[tuple[object, ...]] = []
            for record in result:
                if len(rows) == limit:
                    return Table(columns, tuple(rows), cut=True)
                rows.append(tuple(_value(value) for value in record.values()))
            return Table(columns, tuple(rows))

        with self._errors(text, timeout), self._session(reading=True) as session:
            return session.execute_read(work)  # type: ignore[no-any-return]

    # ------------------------------------------------------------ load

    def loaded(self, graph: str) -> Mark | None:
        """What this database holds of the graph of this name."""
        rows = self._read("MATCH (m:KG:KGLoad {id: $id}) RETURN m.generation, m.fingerprint", id=_mark_id(graph))
        return Mark(graph, rows[0][0], rows[0][1]) if rows else None

    def load(self, graph: Graph, *, previous: Graph | None = None, check: bool = False, on_progress: Progress | None = None) -> Loaded:
        """Make the database hold this graph, and nothing else of its name.

        ``previous`` is what was loaded last: when the marker agrees, only the difference is computed and sent. ``check`` compares every row even when
        the marker says that nothing changed. Raises StoreError.
        """
        wanted = fingerprint(graph)
        mark = self.loaded(graph.name)
        if mark and mark.fingerprint == wanted and not check:
            return Loaded("unchanged")
        way: Literal["new", "difference", "compared"]
        if mark is None and not self._anything_of(graph.name):
            way, change = "new", everything(graph)
        elif mark and previous is not None and not check and mark.fingerprint == fingerprint(previous):
            way, change = "difference", between(previous, graph)
        else:
            way, change = "compared", against(*self._held(graph.name), graph)
        generation = self._begin(graph.name)
        retired, withheld = self._apply(change, graph.name, fresh=way == "new", on_progress=on_progress)
        self._end(graph.name, generation, wanted)
        done = (len(change.new_nodes) + len(change.new_edges), len(change.changed_nodes) + len(change.changed_edges))
        return Loaded(way, *done, len(change.gone_nodes) + len(change.gone_edges) - len(retired), retired, withheld)

    def wipe(self, graph: str, *, on_progress: Progress | None = None) -> Loaded:
        """Delete what was written for the graph of this name, and nothing else."""
        nodes, edges = self._held(graph)
        change = Change(gone_nodes=list(nodes), gone_edges=[(edge.type, ident) for ident, edge in edges.items()])
        self._begin(graph)
        retired, _ = self._apply(change, graph, fresh=False, on_progress=on_progress)
        self._write("MATCH (m:KG:KGLoad {id: $id}) DELETE m", id=_mark_id(graph))
        return Loaded("compared", deleted=len(change) - len(retired), retired=retired)

    def _anything_of(self, graph: str) -> bool:
        rows = self._read("MATCH (n:KG) WHERE n.id STARTS WITH $prefix RETURN n.id", prefix=f"{graph}-")
        return any(_owned(graph, ident) for (ident,) in rows)

    def _held(self, graph: str) -> tuple[dict[str, Node], dict[str, Edge]]:
        """Our rows as they are in the database. A retired node has no known labels, so that it counts as changed; a label that was withheld counts as
        there, so that it is not tried at every load."""
        prefix = f"{graph}-"
        nodes: dict[str, Node] = {}
        for ident, labels, values in self._read("MATCH (n:KG) WHERE n.id STARTS WITH $prefix RETURN n.id, labels(n), properties(n)", prefix=prefix):
            if _owned(graph, ident):
                kind = KINDS[ident[len(prefix)]]
                expected = (kind, str(values.get("type"))) if kind == "Entity" else (kind,)
                there = {*labels, *values.pop("withheld", ())}
                nodes[ident] = Node(ident, tuple(label for label in expected if label in there and "Retired" not in labels), values)
        edges: dict[str, Edge] = {}
        text = "MATCH (a:KG)-[r]->(b) WHERE a.id STARTS WITH $prefix AND r.kg STARTS WITH $prefix RETURN r.kg, type(r), a.id, b.id, properties(r)"
        for ident, kind, start, end, values in self._read(text, prefix=prefix):
            if _owned(graph, ident):
                del values["kg"]
                edges[ident] = Edge(ident, kind, start, end, values)
        return nodes, edges

    def _begin(self, graph: str) -> int:
        """Constraints, and the marker without a fingerprint: a load that does not end leaves it so, and the next one compares."""
        self._schema("CREATE CONSTRAINT kg_id IF NOT EXISTS FOR (n:KG) REQUIRE n.id IS UNIQUE")
        self._schema("CREATE INDEX kg_name_key IF NOT EXISTS FOR (n:Name) ON (n.key)")
        text = "MERGE (m:KG {id: $id}) SET m:KGLoad, m.graph = $graph, m.fingerprint = null, m.generation = coalesce(m.generation, 0) + 1 RETURN m.generation"
        return int(self._write(text, id=_mark_id(graph), graph=graph)[0][0])

    def _end(self, graph: str, generation: int, wanted: str) -> None:
        text = "MATCH (m:KG:KGLoad {id: $id}) WHERE m.generation = $generation SET m.fingerprint = $wanted RETURN m.graph"
        if not self._write(text, id=_mark_id(graph), generation=generation, wanted=wanted):
            raise StoreError(f"another load of the graph {graph!r} ran at the same time; load again, it will compare and mend")

    def _apply(self, change: Change, graph: str, *, fresh: bool, on_progress: Progress | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Write a change in batches, a transaction each: relationships go first and come last. Returns the ids kept, and those that lack a label."""
        withheld: list[str] = []
        self._constrain({edge.type for edge in change.new_edges})
        total, done = len(change), 0

        def send(rows: Sequence[Any], write: Callable[[Sequence[Any]], object]) -> None:
            nonlocal done
            for start in range(0, len(rows), self.batch):
                batch = rows[start : start + self.batch]
                write(batch)
                done += len(batch)
                if on_progress is not None:
                    on_progress(done, total)

        for kind, gone in _grouped(change.gone_edges, lambda pair: pair[0]):
            text = f"UNWIND $ids AS id MATCH ()-[r:{_checked(kind, RELATION)} {{kg: id}}]->() DELETE r"
            send([ident for _, ident in gone], lambda ids, text=text: self._write(text, ids=ids))  # type: ignore[misc]
        for labels, nodes in _grouped(change.new_nodes, lambda node: node.labels):
            rows = [{"id": node.id, **node.properties} if fresh else _complete(node) for node in nodes]
            send(rows, lambda batch, labels=labels: withheld.extend(self._put_nodes(batch, labels, fresh=fresh)))  # type: ignore[misc]
        for (old, labels), pairs in _grouped(change.changed_nodes, lambda pair: (pair[1], pair[0].labels)):
            rows = [_complete(node) for node, _ in pairs]
            send(rows, lambda batch, labels=labels, old=old: withheld.extend(self._put_nodes(batch, labels, old)))  # type: ignore[misc]
        for kind, edges in _grouped(change.new_edges, lambda edge: edge.type):
            send(edges, lambda batch, kind=kind: self._create_edges(kind, batch))  # type: ignore[misc]
        for kind, edges in _grouped(change.changed_edges, lambda edge: edge.type):
            text = f"UNWIND $rows AS row MATCH ()-[r:{_checked(kind, RELATION)} {{kg: row.kg}}]->() SET r = row"
            send([{"kg": edge.id, **edge.properties} for edge in edges], lambda rows, text=text: self._write(text, rows=rows))  # type: ignore[misc]
        retired: list[str] = []
        send(change.gone_nodes, lambda ids: retired.extend(self._delete_nodes(ids)))
        if not fresh:  # what was kept for somebody's relationship goes when that is gone
            self._write("MATCH (n:KG:Retired) WHERE n.id STARTS WITH $prefix AND NOT EXISTS { (n)--() } DELETE n", prefix=f"{graph}-")
        return tuple(sorted(retired)), tuple(sorted(withheld))

    def _put_nodes(self, rows: Sequence[dict[str, object]], labels: tuple[str, ...], old: tuple[str, ...] = (), *, fresh: bool = False) -> list[str]:
        """Create nodes (``fresh``) or make those that are there so. Where somebody else's constraint forbids a label, the node goes without: its kind
        stands in the id and its type in a property. Returns the ids of those."""
        given = _labels(labels)
        stale = _labels(("Retired", *(label for label in old if label not in labels)))
        merge = f"UNWIND $rows AS row MERGE (n:KG {{id: row.id}}) REMOVE n{stale} SET n:KG{given}, n += row"
        try:
            if fresh:
                self._write(f"UNWIND $rows AS row CREATE (n:KG{given}) SET n = row", or_else=merge, rows=rows)
            else:
                self._write(merge, rows=rows)
            return []
        except _Conflict:
            if len(rows) > 1:
                half = len(rows) // 2
                return [ident for part in (rows[:half], rows[half:]) for ident in self._put_nodes(part, labels, old, fresh=fresh)]
            if not labels:
                raise
            row = rows[0]
            without = row.get("withheld") or []
            assert isinstance(without, list)
            self._put_nodes([{**row, "withheld": [*without, labels[-1]]}], labels[:-1], (*old, labels[-1]), fresh=fresh)
            return [str(row["id"])]

    def _create_edges(self, kind: str, edges: Sequence[Edge]) -> None:
        ends = "UNWIND $rows AS row MATCH (a:KG {id: row.a}) MATCH (b:KG {id: row.b})"
        kind = _checked(kind, RELATION)
        rows = [{"a": edge.start, "b": edge.end, "p": {"kg": edge.id, **edge.properties}} for edge in edges]
        self._write(f"{ends} CREATE (a)-[r:{kind}]->(b) SET r = row.p", or_else=f"{ends} MERGE (a)-[r:{kind} {{kg: row.p.kg}}]->(b) SET r = row.p", rows=rows)

    def _delete_nodes(self, ids: Sequence[str]) -> list[str]:
        """Delete the nodes on which nothing hangs; the others become :Retired. Returns the ids of those."""
        kept = self._write("UNWIND $ids AS id MATCH (n:KG {id: id}) WHERE EXISTS { (n)--() } SET n:Retired RETURN n.id", ids=ids)
        self._write("UNWIND $ids AS id MATCH (n:KG {id: id}) WHERE NOT EXISTS { (n)--() } DELETE n", ids=ids)
        return [ident for (ident,) in kept]

    def _constrain(self, types: set[str]) -> None:
        """A relationship's ``kg`` is unique for each type: without the index, MERGE between two busy nodes takes a hundred times longer."""
        there = {name for (name,) in self._read("SHOW CONSTRAINTS YIELD name RETURN name")}
        for kind in sorted(types):
            if f"kg_rel_{_checked(kind, RELATION)}" not in there:
                self._schema(f"CREATE CONSTRAINT kg_rel_{kind} IF NOT EXISTS FOR ()-[r:{kind}]-() REQUIRE r.kg IS UNIQUE")

    # ------------------------------------------------------------ the wire

    def _session(self, *, reading: bool = False) -> Any:
        import neo4j

        return self._driver.session(database=self.database, default_access_mode=neo4j.READ_ACCESS if reading else neo4j.WRITE_ACCESS)

    def _read(self, text: str, **parameters: object) -> list[Any]:
        with self._errors(), self._session(reading=True) as session:
            return session.execute_read(lambda transaction: transaction.run(text, parameters).values())  # type: ignore[no-any-return]

    def _schema(self, text: str) -> None:
        self._write(text)

    def _write(self, text: str, *, or_else: str | None = None, **parameters: object) -> list[Any]:
        """One managed transaction: the driver repeats it through a lost server. ``or_else`` runs where rows turn out to be there already, which is
        so after a commit whose answer was lost."""
        from neo4j.exceptions import ConstraintError

        with self._errors(), self._session() as session:
            try:
                return session.execute_write(lambda transaction: transaction.run(text, parameters).values())  # type: ignore[no-any-return]
            except ConstraintError:
                if or_else is None:
                    raise
                return session.execute_write(lambda transaction: transaction.run(or_else, parameters).values())  # type: ignore[no-any-return]

    @contextmanager
    def _errors(self, query: str | None = None, timeout: float = 0) -> Iterator[None]:
        """The driver's exceptions as ours, with the way out. ``query`` is a user's text."""
        from neo4j.exceptions import AuthError, ConstraintError, DriverError, Neo4jError, ServiceUnavailable

        try:
            yield
        except AuthError as error:
            raise StoreError(f"Neo4j at {self.uri} refuses the user {self.user!r}; check --user and the password in KG_NEO4J_PASSWORD") from error
        except ServiceUnavailable as error:
            raise StoreError(f"Neo4j at {self.uri} does not answer; start the server, or give its address with --uri") from error
        except ConstraintError as error:
            raise _Conflict(f"Neo4j at {self.uri} has a constraint that forbids a row of the graph: {error.message}; load into another --database") from error
        except Neo4jError as error:
            if query is not None and (error.code or "").startswith(("Neo.ClientError.Statement", "Neo.ClientError.Transaction", "Neo.ClientError.Security")):
                raise _query_error(query, error, timeout) from error
            if error.code == "Neo.ClientError.Database.DatabaseNotFound":
                raise StoreError(f"Neo4j at {self.uri} has no database {self.database!r}; give one with --database") from error
            if error.code == "Neo.ClientError.Schema.ConstraintCreationFailed":
                raise StoreError(f"Neo4j cannot make a constraint that the graph needs: {error.message}; load into another --database") from error
            raise StoreError(f"Neo4j at {self.uri} reports {error.code}: {error.message}") from error
        except (DriverError, ValueError) as error:
            raise StoreError(f"Neo4j at {self.uri} cannot be used: {error}") from error


def _query_error(query: str, error: Any, timeout: float) -> QueryError:
    code, message = error.code or "", error.message or ""
    if code.endswith((".AccessMode", ".Forbidden")) or "access mode" in message:
        return QueryError("this query would change the graph; queries only read (MATCH ... RETURN): the graph comes from kg build and kg's judgements")
    if "TransactionTimedOut" in code or code.endswith(".Terminated"):
        return QueryError(f"the query was not done within {timeout:g} s; ask for less, or allow more: --timeout {2 * timeout:g}")
    if code.endswith(".ParameterMissing"):
        names = message.rpartition(":")[2].strip().split(", ")
        return QueryError(f"the query has parameters without a value: {', '.join(names)}; give them: {' '.join(f'-p {name}=...' for name in names)}")
    return QueryError(with_place(query, message, first_column=1))


def _mark_id(graph: str) -> str:
    return f"{graph}-load"


def _owned(graph: str, ident: object) -> bool:
    """Whether an id is one of this graph's, and not of another whose name begins alike: NAME-LETTER-HASH, no "-" in the hash."""
    if not isinstance(ident, str) or not ident.startswith(f"{graph}-"):
        return False
    kind, _, rest = ident[len(graph) + 1 :].partition("-")
    return kind in KINDS and rest not in ("", "load") and "-" not in rest


def _checked(name: str, form: re.Pattern[str]) -> str:
    """A label or type, which cannot be a parameter of Cypher. Raises StoreError for one of another form."""
    if not form.fullmatch(name):
        raise StoreError(f"{name!r} cannot be a label or a relation in Neo4j; expected {form.pattern}")
    return name


def _labels(labels: tuple[str, ...]) -> str:
    return "".join(f":{_checked(label, LABEL)}" for label in labels)


def _complete(node: Node) -> dict[str, object]:
    """A row with every key that a node of its kind may have: ``+=`` removes those that are null and leaves what others wrote."""
    return {"id": node.id, "withheld": None, **{key: node.properties.get(key) for key in KEYS[node.labels[0]]}}


def _grouped(rows: Sequence[Any], key: Callable[[Any], Any]) -> Iterator[tuple[Any, list[Any]]]:
    for kind, group in groupby(sorted(rows, key=key), key=key):
        yield kind, list(group)


def _value(value: Any) -> object:
    """Plain Python for whatever the driver hands over, as :mod:`kg.stores.cypher` gives it."""
    from neo4j.graph import Node as Found
    from neo4j.graph import Path, Relationship
    from neo4j.spatial import Point

    if isinstance(value, Found | Relationship):
        return properties({key: _value(item) for key, item in value.items()})
    if isinstance(value, Path):
        parts: list[Any] = [value.nodes[0]]
        for edge, node in zip(value.relationships, value.nodes[1:], strict=True):
            parts += (edge, node)
        return [_value(part) for part in parts]
    if isinstance(value, Point):
        return {"srid": value.srid, **dict(zip("xyz", value, strict=False))}
    if hasattr(value, "iso_format"):
        return value.iso_format()
    if isinstance(value, list):
        return [_value(item) for item in value]
    if isinstance(value, dict):
        return {key: _value(value[key]) for key in sorted(value)}
    return plain(value)
