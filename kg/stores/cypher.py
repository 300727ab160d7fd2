"""The embedded Cypher engine: ArcadeDB in a JVM of this process (:mod:`kg.stores.arcade`).

A folder holds a graph that was loaded in bulk. It is opened read-only, so several processes may ask at once, and is rebuilt when the graph is another.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kg.errors import StoreError
from kg.formats.atomic import runs
from kg.model import Graph
from kg.stores.arcade.building import build, fingerprint
from kg.stores.arcade.machine import message, setting, start, starting
from kg.stores.arcade.values import columns_of, query_error, value_of
from kg.stores.table import LIMIT, TIMEOUT, Table, check_limits, with_keys

MARK = "kg.fingerprint"  # the file in the folder that says which graph it holds
_LANGUAGE = "opencypher"


class EmbeddedStore:
    """A graph in a folder (``kg.arcade``), asked in Cypher. Close it, or use it in a ``with``: the JVM stays, the folder is let go."""

    def __init__(self, folder: Path | str) -> None:
        self.folder = Path(folder).absolute()  # Java keeps the working folder that it began in, and knows open databases by their path
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
        wanted = fingerprint(graph)
        if self._held() == wanted:
            return False
        self.close()
        self._tidy()
        building = self.folder.with_name(f"{self.folder.name}.{os.getpid()}.building")
        shutil.rmtree(building, ignore_errors=True)
        try:
            building.parent.mkdir(parents=True, exist_ok=True)
            build(graph, building)
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

    def _tidy(self) -> None:
        """Remove what processes left that were killed while they built: the folders bear their numbers."""
        for left in self.folder.parent.glob(f"{self.folder.name}.*.*"):
            number, kind = left.name.removeprefix(f"{self.folder.name}.").split(".", 1)
            if kind in ("building", "old") and number.isdecimal() and not runs(int(number)):
                shutil.rmtree(left, ignore_errors=True)

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

        with starting:  # the engine's timeout is a setting of the database, not of a query
            java = database.get_java_database()
            java.getConfiguration().setValue(setting("COMMAND_TIMEOUT"), int(timeout * 1000) or 1)
            rows: list[dict[str, object]] = []
            try:
                with database.query(_LANGUAGE, text, given) as result:
                    for row in result.iter_dicts():
                        rows.append({key: value_of(value) for key, value in row.items()})
                        if len(rows) > limit:
                            break
            except ArcadeDBError as error:
                raise query_error(text, error, timeout) from error
        columns = tuple(rows[0]) if rows else columns_of(database, text)
        return Table(columns, tuple(tuple(row.get(column) for column in columns) for row in rows[:limit]), cut=len(rows) > limit)

    def _open(self) -> Any:
        if self._database is None:
            if self._held() is None:
                raise StoreError(f"there is no embedded store in {self.folder.name} yet; build one first: kg build SOURCE")
            start()
            import jpype
            from arcadedb_embedded import ArcadeDBError
            from arcadedb_embedded.core import Database

            mode = jpype.JClass("com.arcadedb.engine.ComponentFile$MODE").READ_ONLY
            try:
                self._database = Database(jpype.JClass("com.arcadedb.database.DatabaseFactory")(str(self.folder)).open(mode))
            except (ArcadeDBError, jpype.JException) as error:
                raise StoreError(
                    f"the embedded store in {self.folder.name} cannot be opened ({message(error)}); delete the folder, the next command rebuilds it"
                ) from error
        return self._database
