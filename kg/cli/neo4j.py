"""How commands reach Neo4j. The password comes from the environment or is asked for; it is never an argument."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from kg.stores.neo4j import Neo4jStore

PASSWORD = "KG_NEO4J_PASSWORD"  # the name of the variable
F = TypeVar("F", bound=Callable[..., Any])


def neo4j_options(command: F) -> F:
    for option in (
        click.option("--database", envvar="KG_NEO4J_DATABASE", default="neo4j", show_default=True, help="The database in Neo4j."),
        click.option("--user", envvar="KG_NEO4J_USER", default="neo4j", show_default=True, help=f"Who logs in; the password is read from {PASSWORD}."),
        click.option("--uri", envvar="KG_NEO4J_URI", default="bolt://localhost:7687", show_default=True, help="The Neo4j server."),
    ):
        command = option(command)
    return command


def neo4j_store(uri: str, user: str, database: str) -> Neo4jStore:
    """A connection. The password is asked for where the variable is not set and somebody sits at the terminal. Raises UsageError, StoreError."""
    import sys

    from kg.errors import UsageError
    from kg.stores.neo4j import Neo4jStore

    password = os.environ.get(PASSWORD)
    if password is None:
        if not sys.stdin.isatty():
            raise UsageError(f"no password for Neo4j; set {PASSWORD} in the environment")
        password = click.prompt(f"Password of {user} at {uri}", hide_input=True, err=True)
    _listen(uri)
    return Neo4jStore(uri, user, str(password), database, tell=lambda line: click.echo(line, err=True))


def _listen(uri: str) -> None:
    """The driver's log tells of each try again. The first in a command is said: a server that is lost in its middle is waited for in silence else."""
    import logging

    class Once(logging.Handler):
        said = False

        def emit(self, record: logging.LogRecord) -> None:
            if not self.said and "will be retried" in record.getMessage():
                self.said = True
                click.echo(f"Neo4j at {uri} was lost; trying again for a minute", err=True)

    log = logging.getLogger("neo4j")
    log.handlers, log.propagate = [Once(logging.WARNING)], False
