"""Real servers for the tests. Neo4j comes from Maven Central once, into .cache/neo4j, and runs from one Java file, compiled once."""

from __future__ import annotations

import hashlib
import os
import secrets
import shutil
import socket
import subprocess
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).parent / "neo4j_server"
CACHE = Path(__file__).parent.parent / ".cache" / "neo4j"
PASSWORD_VARIABLE = "KG_TEST_NEO4J_PASSWORD"  # the name of the variable, not a password
HEAP = "1g"
QUICK = ("-XX:TieredStopAtLevel=1",)  # for a server that lives for seconds: what the second compiler takes is never earned back (20 CPU s a start, 13 without)


class ServiceError(RuntimeError):
    """A server that the tests need cannot be had; the text says what to install."""


def program(name: str, package: str) -> str:
    found = shutil.which(name)
    if found is None:
        raise ServiceError(f"the tests of the stores start a real Neo4j and need {name!r}, which is not on the PATH; install it: apt-get install {package}")
    return found


def _made_once(name: str, source: Path, make: Callable[[Path], None]) -> Path:
    """What `make` writes to the path that it is given, kept in the cache for each version of its source; two processes may make it at once."""
    made = CACHE / f"{name}-{hashlib.sha256(source.read_bytes()).hexdigest()[:8]}"
    if made.exists():
        return made
    CACHE.mkdir(parents=True, exist_ok=True)
    unfinished = CACHE / f"{made.name}.{os.getpid()}"
    make(unfinished)
    if not made.exists():
        unfinished.rename(made)
    elif unfinished.is_dir():
        shutil.rmtree(unfinished)
    else:
        unfinished.unlink()
    return made


def _ran(command: list[str], trouble: str) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise ServiceError(f"{trouble}: {(done.stdout + done.stderr).strip()[-2000:]}")


def jars() -> Path:
    """The folder of the server's jars, fetched once for each version of pom.xml."""
    pom = HERE / "pom.xml"

    def fetch(folder: Path) -> None:
        program("java", "openjdk-17-jdk-headless")
        command = [program("mvn", "maven"), "-q", "-B", "-f", str(pom), "dependency:copy-dependencies"]
        command += [f"-DoutputDirectory={folder.absolute()}", "-DincludeScope=runtime"]
        _ran(command, "mvn could not fetch Neo4j's jars from Maven Central (they are kept afterwards)")

    return _made_once("lib", pom, fetch)


def free_port() -> int:
    """A port that nothing listens on, outside of those that Linux hands out by itself (32768 and above): a server takes it only seconds later, and
    another test's connection must not have it by then."""
    while True:
        port = 20_000 + secrets.randbelow(12_000)
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port


def launcher() -> Path:
    """The folder of the program that starts the server, compiled once for each version of its source."""
    source = HERE / "Neo4jServer.java"

    def build(folder: Path) -> None:
        command = [program("javac", "openjdk-17-jdk-headless"), "-cp", f"{jars()}/*", "-d", str(folder), str(source)]
        _ran(command, f"javac could not compile {source.name}")

    return _made_once("launcher", source, build)


@dataclass
class Neo4jServer:
    """A server with a home of its own. ``stop`` kills it: the home is thrown away, and committed data survive a kill.

    ``down`` and ``up`` restart the database inside of the same Java: for a client it is away in between, and no new Java has to get warm.
    ``options`` go to Java; who measures a server gives none.
    """

    home: Path
    port: int = field(default_factory=free_port)
    password: str = field(default_factory=lambda: secrets.token_urlsafe(16), repr=False)
    user: str = "neo4j"
    process: subprocess.Popen[str] | None = None
    options: tuple[str, ...] = QUICK

    @property
    def uri(self) -> str:
        return f"bolt://127.0.0.1:{self.port}"

    def start(self, *, wait: bool = True) -> None:
        java = program("java", "openjdk-17-jdk-headless")
        command = [
            java,
            f"-Xmx{HEAP}",
            "-XX:+UseSerialGC",
            *self.options,
            "-cp",
            f"{launcher()}:{jars()}/*",
            "Neo4jServer",
            str(self.home),
            str(self.port),
            PASSWORD_VARIABLE,
        ]
        environment = {**os.environ, PASSWORD_VARIABLE: self.password}
        self.home.mkdir(parents=True, exist_ok=True)
        log = (self.home / "server.log").open("a")
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log, env=environment, text=True)
        log.close()
        if wait:
            self.wait()

    def wait(self, seconds: float = 400) -> None:
        """Until the server says READY. Raises ServiceError with its last words when it ends instead, or takes too long."""
        process = self.process
        assert process is not None
        assert process.stdout is not None
        watchdog = threading.Timer(seconds, process.kill)
        watchdog.start()
        said = []
        try:
            for line in process.stdout:
                if line.startswith("READY"):
                    return
                said.append(line)
        finally:
            watchdog.cancel()
        raise ServiceError(f"Neo4j did not start within {seconds:.0f} s: {''.join(said)[-1000:]}{(self.home / 'server.log').read_text()[-2000:]}")

    def down(self) -> None:
        self._tell("down")
        assert self.process is not None
        assert self.process.stdout is not None
        assert self.process.stdout.readline() == "DOWN\n"

    def up(self) -> None:
        self._tell("up")
        self.wait()

    def _tell(self, word: str) -> None:
        assert self.process is not None
        assert self.process.stdin is not None
        self.process.stdin.write(f"{word}\n")
        self.process.stdin.flush()

    def stop(self) -> None:
        if self.process is not None:
            self.process.kill()
            self.process.wait()
            for pipe in (self.process.stdin, self.process.stdout):
                if pipe is not None:
                    pipe.close()
            self.process = None
