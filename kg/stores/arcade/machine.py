"""The JVM: started once a process, quiet, and with no way for a query to read files."""

from __future__ import annotations

import gc
import os
import re
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from kg.errors import StoreError

HEAP = "512m"
# Signals stay Python's (-Xrs): a Java machine that ends at SIGTERM takes the interpreter down in the middle of its work, with a core and a crash log.
# For short lives: the quick compiler alone and one collector save a third of the CPU time of a load; slf4j obeys the level set below.
JVM = ("-Xrs", "-XX:+UseSerialGC", "-Xmn200m", "-XX:TieredStopAtLevel=1", "-Darcadedb.log.impl=slf4j")
starting = threading.Lock()
_started_in: int | None = None  # the process that started the JVM


def start() -> None:
    """Start the JVM, once a process. Raises StoreError in a process forked from one that runs it: its threads do not come along."""
    global _started_in
    with starting:
        if _started_in == os.getpid():
            return
        if _started_in is not None:
            raise StoreError(
                "this process was forked from one that runs the embedded store, where it cannot work; ask before the fork, or start the process anew (spawn)"
            )
        from arcadedb_embedded import ArcadeDBError
        from arcadedb_embedded.jvm import start_jvm

        os.environ.setdefault("ARCADEDB_JVM_ERROR_FILE", str(Path(tempfile.gettempdir()) / "kg-jvm-%p.log"))  # else it falls where the user works
        try:
            with quiet():
                start_jvm(heap_size=HEAP, jvm_args=list(JVM))
        except ArcadeDBError as error:
            raise StoreError(f"the Java machine of the embedded store did not start: {message(error)}; it needs 700 MB of memory") from error
        _started_in = os.getpid()
        import jpype

        # Loggers are held weakly by Java: without a reference here the level is forgotten.
        logging = jpype.JClass("java.util.logging.Logger")
        for name in ("", "com.arcadedb"):
            logger = logging.getLogger(name)
            logger.setLevel(jpype.JClass("java.util.logging.Level").SEVERE)
            _loggers.append(logger)
        for closed in ("OPENCYPHER_LOAD_CSV_ALLOW_FILE_URLS", "OPENCYPHER_LOAD_CSV_ALLOW_REMOTE_URLS"):
            setting(closed).setValue(False)  # a query reads the graph, not this machine's files


_loggers: list[object] = []


def setting(name: str) -> Any:
    import jpype

    return getattr(jpype.JClass("com.arcadedb.GlobalConfiguration"), name)


@contextmanager
def quiet() -> Iterator[None]:
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


@contextmanager
def set_aside() -> Iterator[None]:
    """Python's garbage collector leaves alone whatever there is already. The bridge has it look through everything after each collection of Java's, and with
    a graph of 30,000 statements at hand that was a fifth of the CPU time of its load."""
    others = gc.get_freeze_count()
    gc.freeze()
    try:
        yield
    finally:
        if not others:  # somebody else's stay frozen
            gc.unfreeze()


def message(error: BaseException) -> str:
    """The engine's words without its class names."""
    return re.sub(r"\b(?:[a-z]\w*\.)+[A-Z]\w*(?:Exception|Error): ?", "", str(error)).strip()
