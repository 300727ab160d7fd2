"""The store: what a user calls."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Literal

from kg.model import Graph
from kg.stores.difference import Change, against, between, everything
from kg.stores.neo4j import holding
from kg.stores.neo4j.holding import Mark
from kg.stores.neo4j.values import value
from kg.stores.neo4j.whole import FEW, rehearse, whole
from kg.stores.neo4j.wire import Conflict, Outdated, Run, Tell, Wire
from kg.stores.neo4j.writing import BATCH, Batches, Progress, Unlike, constrain
from kg.stores.reified import fingerprint
from kg.stores.table import LIMIT, TIMEOUT, Table, check_limits, with_keys


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


class Neo4jStore:
    """A database of a Neo4j 5 server. ``patience``: seconds during which a lost server is waited for; ``batch``: rows a transaction; ``tell`` hears that
    a server does not answer."""

    def __init__(
        self, uri: str, user: str, password: str, database: str = "neo4j", *, patience: float = 60.0, batch: int = BATCH, tell: Tell | None = None
    ) -> None:
        self.wire = Wire(uri, user, password, database, patience=patience, tell=tell)
        self.batch = batch

    def __enter__(self) -> Neo4jStore:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        self.wire.close()

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
                rows.append(tuple(value(found) for found in record.values()))
            return Table(columns, tuple(rows))

        with self.wire.errors(text, timeout), self.wire.session(reading=True) as session:
            return session.execute_read(work)  # type: ignore[no-any-return]

    def loaded(self, graph: str) -> Mark | None:
        """What this database holds of the graph of this name."""
        return holding.mark(self.wire, graph)

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
        if mark is None and not holding.anything_of(self.wire, graph.name):
            way, change = "new", everything(graph)
        elif mark and previous is not None and not check and mark.fingerprint == fingerprint(previous):
            way, change = "difference", between(previous, graph)
            if len(change) <= min(FEW, self.batch):
                try:
                    return self._as_a_whole(mark, change, wanted, on_progress)
                except Outdated:
                    pass
                except (Conflict, Unlike):
                    way, change = "compared", against(*holding.held(self.wire, graph.name), graph)
        else:
            way, change = "compared", against(*holding.held(self.wire, graph.name), graph)
        written = self._in_batches(graph.name, change, wanted, fresh=way == "new", on_progress=on_progress)
        return _told(way, change, written.retired, written.withheld)

    def wipe(self, graph: str, *, on_progress: Progress | None = None) -> Loaded:
        """Delete what was written for the graph of this name, and nothing else."""
        nodes, edges = holding.held(self.wire, graph)
        change = Change(gone_nodes=list(nodes), gone_edges=list(edges.values()))
        written = self._in_batches(graph, change, None, fresh=False, on_progress=on_progress)
        return _told("compared", change, written.retired, [])

    def _as_a_whole(self, mark: Mark, change: Change, wanted: str, on_progress: Progress | None) -> Loaded:
        """A small difference, marker and all, in one transaction. Raises Conflict and Unlike when the database does not let it be so plain, Outdated
        when the server is too old for it."""
        if kinds := {edge.type for edge in change.new_edges}:
            constrain(self.wire, kinds)

        def work(run: Run) -> list[str]:
            if holding.advance(run, mark, wanted):
                return whole(run, change, mark.graph)
            return holding.retired(run, change.gone_nodes)  # done before, by a commit whose answer was lost

        kept = self.wire.together(work)
        if on_progress is not None:
            on_progress(len(change), len(change))
        return _told("difference", change, kept, [])

    def _in_batches(self, graph: str, change: Change, wanted: str | None, *, fresh: bool, on_progress: Progress | None) -> Batches:
        """``wanted``: the fingerprint of the whole, None where the graph is to be gone."""
        constrain(self.wire, {edge.type for edge in (*change.new_edges, *change.gone_edges, *change.changed_edges)})
        generation = holding.begin(self.wire, graph)
        written = Batches(self.wire, graph, self.batch, fresh=fresh, on_progress=on_progress)
        written.write(change)
        if wanted is None:
            holding.unmark(self.wire, graph)
        else:
            self._rehearse(graph)
            holding.end(self.wire, graph, generation, wanted)
        return written

    def _rehearse(self, graph: str) -> None:
        """The next load will most likely be a small one: its texts are planned now, when the load takes long anyway."""
        self.loaded(graph)
        with suppress(Outdated, Conflict):  # then every difference goes in batches
            self.wire.together(lambda run: rehearse(run, graph))


def _told(way: Literal["new", "difference", "compared"], change: Change, retired: list[str], withheld: list[str]) -> Loaded:
    created, changed = len(change.new_nodes) + len(change.new_edges), len(change.changed_nodes) + len(change.changed_edges)
    deleted = len(change.gone_nodes) + len(change.gone_edges) - len(retired)
    return Loaded(way, created, changed, deleted, tuple(sorted(retired)), tuple(sorted(withheld)))
