"""One SQLite file, opened, migrated, and its errors told in words that say the way out."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from kg.errors import LedgerError
from kg.ledger.schema import STEPS, VERSION

WAIT = 10.0  # seconds that a writer waits for another


def connect(path: Path, *, create: bool) -> sqlite3.Connection:
    """An open ledger of the present version. Raises LedgerError when it is missing (and not to be created), locked, damaged, not to be written, or newer."""
    with telling(path):
        if create:
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise LedgerError(f"the folder {path.parent.name} cannot be made: {error.strerror}; give another one with --out") from error
        elif not path.is_file():
            raise LedgerError(
                f"there is no ledger {path.name} in {path.parent.name or 'this folder'}; build first (kg build SOURCE), or name the folder with --out"
            )
        elif not os.access(path.parent, os.W_OK) or not os.access(path, os.W_OK):
            # WAL needs files beside the ledger; one that nobody can write needs none
            return sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, isolation_level=None)
        with ExitStack() as failing:
            connection = sqlite3.connect(path, timeout=WAIT, isolation_level=None)
            failing.callback(connection.close)
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
            _migrate(connection, path)
            failing.pop_all()
    return connection


def _migrate(connection: sqlite3.Connection, path: Path) -> None:
    found = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if found > VERSION:
        raise LedgerError(
            f"{path.name} was written by a newer version of kg (schema {found}, this one knows {VERSION}); update kg, or give another folder with --out"
        )
    if found == VERSION:
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        found = int(connection.execute("PRAGMA user_version").fetchone()[0])  # another process may have been first
        if found == 0 and connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            raise LedgerError(f"{path.name} is a database of another program; give another folder with --out")
        for step in STEPS[found:]:
            for statement in filter(str.strip, step.split(";")):
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {VERSION}")
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:  # something was raised
            connection.execute("ROLLBACK")


_WAYS = {
    sqlite3.SQLITE_BUSY: f"is locked: another kg command has been writing for more than {WAIT:.0f} s; wait for it to end, and run this one again",
    sqlite3.SQLITE_LOCKED: "is locked by another kg command; wait for it to end, and run this one again",
    sqlite3.SQLITE_READONLY: "cannot be written, it or its folder is read-only; give another folder with --out, or make it writable",
    sqlite3.SQLITE_CANTOPEN: "cannot be opened; look at the rights of the folder, or give another one with --out",
    sqlite3.SQLITE_FULL: "cannot grow, the disk is full; free space and run it again: what was committed is kept",
    sqlite3.SQLITE_IOERR: "cannot be read or written, the disk reports an error (or is full); free space or look at the disk, and run it again",
    sqlite3.SQLITE_CORRUPT: "is damaged; move it away and build again from the sources (judgements: kg judgements --import)",
    sqlite3.SQLITE_NOTADB: "is no ledger: it is not an SQLite file; move it away and build again, or give another folder with --out",
}


@contextmanager
def telling(path: Path) -> Iterator[None]:
    """Turns SQLite's errors into LedgerError."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        raise LedgerError(f"the ledger {path.name} {_WAYS.get(code, f'gives an error: {error}')}") from error
