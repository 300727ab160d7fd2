"""The driver: managed transactions, which it repeats through a lost server, and its exceptions in our words with the way out."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from kg.errors import QueryError, StoreError, UsageError
from kg.stores.table import with_place

T = TypeVar("T")
Run = Callable[..., list[Any]]  # (text, parameters by name) -> rows
Tell = Callable[[str], None]  # takes a line for whoever waits
GREETING = 12.0  # seconds in which a server must answer for the first time: one that is starting needs some, a wrong address would need for ever
PAUSE = 1.0  # seconds between two tries


class Conflict(StoreError):
    """A row that a constraint of the database forbids."""


class Outdated(StoreError):
    """A text that the server does not understand: it is older than 5.26."""


class Wire:
    """A database of a server. ``patience``: seconds during which a lost server is waited for; one that never answered gets GREETING at most.
    ``tell`` hears that it does not answer yet."""

    def __init__(self, uri: str, user: str, password: str, database: str, *, patience: float, tell: Tell | None = None) -> None:
        if "@" in uri:
            raise UsageError("the address of Neo4j must not hold a user or a password; give --user, and the password in KG_NEO4J_PASSWORD")
        if not re.match(r"(?:bolt|neo4j)(?:\+s|\+ssc)?://[^/]", uri):
            raise UsageError(f"the address of Neo4j is {uri!r}; expected something like bolt://localhost:7687")
        from neo4j import GraphDatabase

        self.uri, self.user, self.database, self.patience = uri, user, database, patience
        self._tell, self._met = tell, False
        self._driver = GraphDatabase.driver(
            uri,
            auth=(user, password),
            max_transaction_retry_time=patience,
            connection_timeout=5,
            connection_acquisition_timeout=max(patience, 15),
            notifications_min_severity="OFF",
            user_agent="kg",
        )

    def close(self) -> None:
        self._driver.close()

    def session(self, *, reading: bool = False) -> Any:
        import neo4j

        self._meet()
        return self._driver.session(database=self.database, default_access_mode=neo4j.READ_ACCESS if reading else neo4j.WRITE_ACCESS)

    def _meet(self) -> None:
        """Waits for the first answer of the server. Raises what the driver raises."""
        from neo4j.exceptions import ServiceUnavailable

        until = time.monotonic() + min(self.patience, GREETING)
        told = self._tell is None
        while not self._met:
            try:
                self._driver.verify_connectivity()
                self._met = True
            except ServiceUnavailable as error:
                if time.monotonic() + PAUSE > until or "HTTP" in str(error):
                    raise
                if self._tell and not told:
                    self._tell(f"Neo4j at {self.uri} does not answer; trying for {min(self.patience, GREETING):.0f} seconds")
                    told = True
                time.sleep(PAUSE)

    def read(self, text: str, **parameters: object) -> list[Any]:
        with self.errors(), self.session(reading=True) as session:
            return session.execute_read(lambda transaction: transaction.run(text, parameters).values())  # type: ignore[no-any-return]

    def write(self, text: str, *, or_else: str | None = None, **parameters: object) -> list[Any]:
        """One managed transaction. ``or_else`` runs where rows turn out to be there already, which is so after a commit whose answer was lost."""
        from neo4j.exceptions import ConstraintError

        with self.errors(), self.session() as session:
            try:
                return session.execute_write(lambda transaction: transaction.run(text, parameters).values())  # type: ignore[no-any-return]
            except ConstraintError:
                if or_else is None:
                    raise
                return session.execute_write(lambda transaction: transaction.run(or_else, parameters).values())  # type: ignore[no-any-return]

    def together(self, work: Callable[[Run], T]) -> T:
        """All that ``work`` runs in one managed transaction: it happens as a whole or not at all, and may be called again. ``or_else`` is not tried."""

        def run(transaction: Any) -> T:
            def one(text: str, *, or_else: str | None = None, **parameters: object) -> list[Any]:
                return transaction.run(text, parameters).values()  # type: ignore[no-any-return]

            return work(one)

        with self.errors(), self.session() as session:
            return session.execute_write(run)  # type: ignore[no-any-return]

    @contextmanager
    def errors(self, query: str | None = None, timeout: float = 0) -> Iterator[None]:
        """Raises StoreError, Conflict; QueryError where ``query`` is a user's text and at fault."""
        from neo4j.exceptions import AuthError, ConstraintError, DriverError, Neo4jError, ServiceUnavailable

        try:
            yield
        except AuthError as error:
            raise StoreError(f"Neo4j at {self.uri} refuses the user {self.user!r}; check --user and the password in KG_NEO4J_PASSWORD") from error
        except ServiceUnavailable as error:
            if "HTTP" in str(error):
                raise StoreError(f"what answers at {self.uri} is a web page; Neo4j listens for programs at another port, 7687 if nobody changed it") from error
            raise StoreError(f"Neo4j at {self.uri} does not answer; start the server, or give its address with --uri or in KG_NEO4J_URI") from error
        except ConstraintError as error:
            raise Conflict(f"Neo4j at {self.uri} has a constraint that forbids a row of the graph: {error.message}; load into another --database") from error
        except Neo4jError as error:
            if query is not None and (error.code or "").startswith(("Neo.ClientError.Statement", "Neo.ClientError.Transaction", "Neo.ClientError.Security")):
                raise query_error(query, error, timeout) from error
            if query is None and error.code == "Neo.ClientError.Statement.SyntaxError":
                raise Outdated(f"Neo4j at {self.uri} does not understand {error.message}; kg needs Neo4j 5.26 or newer") from error
            if error.code == "Neo.ClientError.Database.DatabaseNotFound":
                raise StoreError(f"Neo4j at {self.uri} has no database {self.database!r}; give one with --database") from error
            if error.code == "Neo.ClientError.Schema.ConstraintCreationFailed":
                raise StoreError(f"Neo4j cannot make a constraint that the graph needs: {error.message}; load into another --database") from error
            raise StoreError(f"Neo4j at {self.uri} reports {error.code}: {error.message}") from error
        except (DriverError, ValueError) as error:
            raise StoreError(f"Neo4j at {self.uri} cannot be used: {error}") from error


def query_error(query: str, error: Any, timeout: float) -> QueryError:
    """What is wrong with a user's query, with the place in it."""
    code, message = error.code or "", error.message or ""
    if code.endswith((".AccessMode", ".Forbidden")) or "access mode" in message:
        return QueryError("this query would change the graph; queries only read (MATCH ... RETURN): the graph comes from kg build and kg's judgements")
    if "TransactionTimedOut" in code or code.endswith(".Terminated"):
        return QueryError(f"the query was not done within {timeout:g} s; ask for less, or allow more: --timeout {2 * timeout:g}")
    if code.endswith(".ParameterMissing"):
        names = message.rpartition(":")[2].strip().split(", ")
        return QueryError(f"the query has parameters without a value: {', '.join(names)}; give them: {' '.join(f'-p {name}=...' for name in names)}")
    return QueryError(with_place(query, message, first_column=1))
