"""A folder is written by one command at a time."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.errors import LedgerError


@contextmanager
def alone(out: Path) -> Iterator[None]:
    """One build at a time in a folder. Raises LedgerError when another is at work there, or the folder cannot be written."""
    try:
        out.mkdir(parents=True, exist_ok=True)
        lock = (out / ".kg.lock").open("w")
    except OSError as error:
        raise LedgerError(f"the folder {out.name} cannot be written: {error.strerror}; give another one with --out") from error
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise LedgerError(f"another kg command is building in {out.name}; wait for it to end, or give another folder with --out") from error
        yield
