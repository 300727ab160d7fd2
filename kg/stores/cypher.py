"""The embedded Cypher engine: ArcadeDB in a JVM of this process. The only module that imports it.

A folder holds a graph that was loaded in bulk. It is opened read-only, so several processes may ask at once, and is rebuilt when the graph is another.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import tempfile
import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from kg.errors import QueryError, StoreError
from kg.model import ENTITY_TYPES, Graph
from kg.stores import reified
from kg.stores.table import LIMIT, TIMEOUT, Table, check_limits, plain, properties, with_keys, with_place

HEAP = "512m"
# For short lives: the quick compiler alone and one collector save a third of the CPU time of a load; slf4j obeys the level set below.
JVM = ("-XX:+UseSerialGC", "-Xmn200m", "-XX:TieredStopAtLevel=1", "-Darcadedb.log.impl=slf4j")
SLICE = 20_000  # rows that cross into the JVM at once
MARK = "kg.fingerprint"  # the file in the folder that says which graph it holds
_LANGUAGE = "opencypher"
_starting = threading.Lock()
_started_in: int | None = None  # the process that started the JVM


class EmbeddedStore:
    """A graph in a folder (``kg.arcade``), asked in Cypher. Close it, or use it in a ``with``: the JVM stays, the folder is let go."""

    def __init__(self, folder: Path | str) -> None:
        self.folder = Path(folder)
        self._database: Any = None

    def __enter__(self) -> EmbeddedStore:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        if self._database is not None:
            self._database.close()
            self._database = None

    # ------------------------------------------------------------ load

    def load(self, graph: Graph) -> bool:
        """Make the folder hold this graph. True when it was built, False when it already held it. Raises StoreError."""
        wanted = _fingerprint(graph)
        if self._held() == wanted:
            return False
        self.close()
        building = self.folder.with_name(f"{self.folder.name}.{os.getpid()}.building")
        shutil.rmtree(building, ignore_errors=True)
        try:
            building.parent.mkdir(parents=True, exist_ok=True)
            _build(graph, building)
            (building / MARK).write_text(wanted)
            if self.folder.exists():
                old = self.folder.with_name(f"{self.folder.name}.{os.getpid()}.old")
                self.folder.rename(old)
                shutil.rmtree(old)
            building.rename(self.folder)
        except OSError as error:
            raise StoreError(
                f"the folder {self.folder.name} of the embedded store cannot be written: {error.strerror}; free space, or give another --out"
            ) from error
        finally:
            shutil.rmtree(building, ignore_errors=True)
        return True

    def _held(self) -> str | None:
        try:
            return (self.folder / MARK).read_text()
        except OSError:
            return None

    # ------------------------------------------------------------ query

    def query(self, text: str, parameters: Mapping[str, object] | None = None, *, limit: int = LIMIT, timeout: float = TIMEOUT) -> Table:
        """Rows of a reading query. ``timeout`` in seconds. Raises QueryError (with the place in the query), StoreError when there is no graph yet."""
        check_limits(limit, timeout)
        given = with_keys(parameters)
        database = self._open()
        from arcadedb_embedded import ArcadeDBError

        with _starting:  # the engine's timeout is a setting of the database, not of a query
            java = database.get_java_database()
            java.getConfiguration().setValue(_setting("COMMAND_TIMEOUT"), int(timeout * 1000) or 1)
            rows: list[dict[str, object]] = []
            try:
                with database.query(_LANGUAGE, text, given) as result:
                    for row in result.iter_dicts():
                        rows.append({key: _value(value) for key, value in row.items()})
                        if len(rows) > limit:
                            break
            except ArcadeDBError as error:
                raise _query_error(text, error, timeout) from error
        columns = tuple(rows[0]) if rows else _columns(database, text)
        return Table(columns, tuple(tuple(row.get(column) for column in columns) for row in rows[:limit]), cut=len(rows) > limit)

    def _open(self) -> Any:
        if self._database is None:
            if self._held() is None:
                raise StoreError(f"there is no embedded store in {self.folder.name} yet; build one first: kg build SOURCE")
            _start()
            import jpype
            from arcadedb_embedded import ArcadeDBError
            from arcadedb_embedded.core import Database

            mode = jpype.JClass("com.arcadedb.engine.ComponentFile$MODE").READ_ONLY
            try:
                self._database = Database(jpype.JClass("com.arcadedb.database.DatabaseFactory")(str(self.folder)).open(mode))
            except (ArcadeDBError, jpype.JException) as error:
                raise StoreError(
                    f"the embedded store in {self.folder.name} cannot be opened ({_message(error)}); delete the folder, the next command rebuilds it"
                ) from error
        return self._database


# ---------------------------------------------------------------- the JVM


def _start() -> None:
    """Start the JVM, once a process. Raises StoreError in a process forked from one that runs it: its threads do not come along."""
    global _started_in
    with _starting:
        if _started_in == os.getpid():
            return
        if _started_in is not None:
            raise StoreError(
                "this process was forked from one that runs the embedded store, where it cannot work; ask before the fork, or start the process anew (spawn)"
            )
        from arcadedb_embedded import ArcadeDBError
        from arcadedb_embedded.jvm import start_jvm

        crash_log = Path(tempfile.gettempdir()) / "kg-jvm-%p.log"
        try:
            with _quiet():
                start_jvm(heap_size=HEAP, jvm_args=[f"-XX:ErrorFile={crash_log}", *JVM])
        except ArcadeDBError as error:
            raise StoreError(f"the Java machine of the embedded store did not start: {_message(error)}; it needs 700 MB of memory") from error
        _started_in = os.getpid()
        import jpype

        # Loggers are held weakly by Java: without a reference here the level is forgotten.
        logging = jpype.JClass("java.util.logging.Logger")
        for name in ("", "com.arcadedb"):
            logger = logging.getLogger(name)
            logger.setLevel(jpype.JClass("java.util.logging.Level").SEVERE)
            _loggers.append(logger)
        for closed in ("OPENCYPHER_LOAD_CSV_ALLOW_FILE_URLS", "OPENCYPHER_LOAD_CSV_ALLOW_REMOTE_URLS"):
            _setting(closed).setValue(False)  # a query reads the graph, not this machine's files


_loggers: list[object] = []


def _setting(name: str) -> Any:
    import jpype

    return getattr(jpype.JClass("com.arcadedb.GlobalConfiguration"), name)


@contextmanager
def _quiet() -> Iterator[None]:
    """Java writes a warning about an incubating module straight to file descriptor 2 when it starts."""
    kept = os.dup(2)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    try:
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nowhere)


# ---------------------------------------------------------------- building


def _fingerprint(graph: Graph) -> str:
    from importlib.metadata import version

    return f"{reified.fingerprint(graph)} {version('arcadedb-embedded')}"


def _build(graph: Graph, folder: Path) -> None:
    _start()
    import jpype
    from arcadedb_embedded import ArcadeDBError, create_database

    try:
        database = create_database(str(folder))
    except ArcadeDBError as error:
        raise StoreError(f"the embedded store cannot make {folder.name}: {_message(error)}") from error
    try:
        # The bridge takes lists as JSON; the library's Python wrapper sends rows with a list one value at a time, some twenty times slower.
        write_vertices = jpype.JClass("com.arcadedb.python.VertexBatcher").createVerticesJson
        write_edges = jpype.JClass("com.arcadedb.python.EdgeBatcher").newEdgesJson
        types = _vertex_types(database)
        edge_types: set[str] = set()
        with database.graph_batch(expected_edge_count=max(1, 6 * len(graph.statements))) as batch:
            rids: dict[str, str] = {}
            for labels, vertices in _by_kind(reified.nodes(graph), lambda node: node.labels):
                rows = json.dumps([node.properties if labels == ("Name",) else {"id": node.id, **node.properties} for node in vertices])
                made = str(write_vertices(batch._java_graph_batch, _type(labels, types, database), rows)).split(";")
                rids.update(zip((node.id for node in vertices), made, strict=True))
            for kind, group in _by_kind(reified.edges(graph), lambda edge: edge.type):
                if kind not in edge_types:
                    database.command("sql", f"CREATE EDGE TYPE `{kind}`")
                    edge_types.add(kind)
                write_edges(
                    batch._java_graph_batch, kind, json.dumps([{"_src": rids[edge.start], "_dst": rids[edge.end], **edge.properties} for edge in group])
                )
        _index(database)
    except (ArcadeDBError, jpype.JException) as error:
        raise StoreError(f"the embedded store could not load the graph {graph.name!r}: {_message(error)}") from error
    finally:
        database.close()


def _vertex_types(database: Any) -> set[str]:
    """Types for the labels, and one for each pair that an entity has: a vertex of `Entity~KG~Person` answers to all three."""
    for label in ("KG", "Entity", "Article", "Statement", "Name", *ENTITY_TYPES):
        database.command("sql", f"CREATE VERTEX TYPE `{label}` IF NOT EXISTS")
    made: set[str] = set()
    for labels in (("Article",), ("Statement",), ("Name",), *(("Entity", kind) for kind in ENTITY_TYPES)):
        _type(labels, made, database)
    return made


def _index(database: Any) -> None:
    """After the load: filling an index row by row costs more than building it."""
    for label, key, unique in (("Entity", "id", "UNIQUE"), ("Statement", "id", "UNIQUE"), ("Name", "key", "UNIQUE")):
        database.command("sql", f"CREATE PROPERTY `{label}`.`{key}` STRING")
        database.command("sql", f"CREATE INDEX ON `{label}` (`{key}`) {unique}")


def _type(labels: tuple[str, ...], made: set[str], database: Any) -> str:
    every = sorted({"KG", *labels})
    name = "~".join(every)
    if name not in made:
        for label in every:
            database.command("sql", f"CREATE VERTEX TYPE `{label}` IF NOT EXISTS")
        database.command("sql", f"CREATE VERTEX TYPE `{name}` EXTENDS {', '.join(f'`{label}`' for label in every)}")
        made.add(name)
    return name


def _by_kind(rows: Iterable[Any], kind: Any) -> Iterator[tuple[Any, list[Any]]]:
    """Slices of rows of one kind; a slice is given when it is full, the rest at the end."""
    waiting: dict[Any, list[Any]] = {}
    for row in rows:
        slot = waiting.setdefault(kind(row), [])
        slot.append(row)
        if len(slot) == SLICE:
            yield kind(row), waiting.pop(kind(row))
    yield from waiting.items()


# ---------------------------------------------------------------- values and errors


def _value(value: object) -> object:
    """Plain Python for whatever the engine hands over: nodes and relationships are their properties, a path is the list of both."""
    import jpype

    if isinstance(value, dict):
        return {key: _value(value[key]) for key in sorted(value)}
    if isinstance(value, list | tuple | set):
        return [_value(item) for item in value]
    if not isinstance(value, jpype.JObject):
        return plain(value)
    if isinstance(value, jpype.JClass("com.arcadedb.database.Document")):
        from arcadedb_embedded.type_conversion import convert_java_to_python

        return properties({str(key): _value(convert_java_to_python(item)) for key, item in dict(value.propertiesAsMap()).items()})
    if isinstance(value, jpype.JClass("com.arcadedb.query.opencypher.traversal.TraversalPath")):
        vertices, edges = list(value.getVertices()), list(value.getEdges())
        return [_value(vertices[at // 2] if at % 2 == 0 else edges[at // 2]) for at in range(len(vertices) + len(edges))]
    if isinstance(value, jpype.JClass("java.util.Map")):
        return {str(key): _value(value.get(key)) for key in sorted(value.keySet(), key=str)}
    if isinstance(value, jpype.JClass("java.util.Collection")):
        return [_value(item) for item in value]
    if isinstance(value, jpype.JClass("java.lang.Number")):
        return float(value)
    return str(value)


def _columns(database: Any, text: str) -> tuple[str, ...]:
    """The columns of a query that gave no row, as its plan names them."""
    from arcadedb_embedded import ArcadeDBError

    try:
        plan = database.query("opencypher", f"EXPLAIN {text}").to_list()
    except ArcadeDBError:
        return ()
    found = re.search(r"FINAL PROJECTION \[(.*)\]", str(plan[0].get("executionPlanAsString", ""))) if plan else None
    return tuple(found[1].split(", ")) if found else ()


def _message(error: BaseException) -> str:
    """The engine's words without its class names."""
    return re.sub(r"\b(?:[a-z]\w*\.)+[A-Z]\w*(?:Exception|Error): ?", "", str(error)).strip()


def _query_error(text: str, error: Exception, timeout: float) -> QueryError:
    said, words = str(error), _message(error)
    if "QueryNotIdempotentException" in said or "DatabaseIsReadOnlyException" in said:
        return QueryError("this query would change the graph; queries only read (MATCH ... RETURN): the graph comes from kg build and kg's judgements")
    if "TimeoutException" in said:
        return QueryError(f"the query was not done within {timeout:g} s; ask for less, or allow more: --timeout {2 * timeout:g}")
    missing = re.search(r"Expected parameter\(s\): ([\w, ]+)", said)
    if missing:
        names = missing[1].split(", ")
        return QueryError(f"the query has parameters without a value: {', '.join(names)}; give them: {' '.join(f'-p {name}=...' for name in names)}")
    return QueryError(with_place(text, re.sub(r"^(Query failed|Reading the result set failed): ", "", words), first_column=0))
