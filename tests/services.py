"""Real servers for the tests. Neo4j comes from Maven Central once, into .cache/neo4j, and runs from one Java file, compiled once."""

from __future__ import annotations

import hashlib
import os
import secrets
import shutil
import socket
import subprocess
import threading
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


def jars() -> Path:
    """The folder of the server's jars, fetched once for each version of pom.xml."""
    pom = HERE / "pom.xml"
    lib = CACHE / f"lib-{hashlib.sha256(pom.read_bytes()).hexdigest()[:8]}"
    if lib.is_dir():
        return lib
    maven = program("mvn", "maven")
    program("java", "openjdk-17-jdk-headless")
    unfinished = CACHE / f"{lib.name}.{os.getpid()}"
    command = [maven, "-q", "-B", "-f", str(pom), "dependency:copy-dependencies", f"-DoutputDirectory={unfinished.absolute()}", "-DincludeScope=runtime"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise ServiceError(f"mvn could not fetch Neo4j's jars from Maven Central (they are kept afterwards): {(done.stdout + done.stderr).strip()[-2000:]}")
    if lib.is_dir():
        shutil.rmtree(unfinished)
    else:
        unfinished.rename(lib)
    return lib


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
    """The program that starts the server, compiled once for each version of its source."""
    source = HERE / "Neo4jServer.java"
    classes = CACHE / f"launcher-{hashlib.sha256(source.read_bytes()).hexdigest()[:8]}"
    if classes.is_dir():
        return classes
    libraries = jars()
    unfinished = CACHE / f"{classes.name}.{os.getpid()}"
    command = [program("javac", "openjdk-17-jdk-headless"), "-cp", f"{libraries}/*", "-d", str(unfinished), str(source)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise ServiceError(f"javac could not compile {source.name}: {(done.stdout + done.stderr).strip()[-2000:]}")
    if classes.is_dir():
        shutil.rmtree(unfinished)
    else:
        unfinished.rename(classes)
    return classes


@dataclass
class Neo4jServer:
    """A server with a home of its own. ``stop`` kills it: the home is thrown away, and committed data survive a kill.

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
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=log, env=environment, text=True)
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

    def stop(self) -> None:
        if self.process is not None:
            self.process.kill()
            self.process.wait()
            if self.process.stdout is not None:
                self.process.stdout.close()
            self.process = None
