"""What all tests share: a Neo4j that is started once; and a test that is skipped tests nothing: a run with one fails."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

import pytest

from tests.services import Neo4jServer

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as kg.workers does, for all tests alike


@pytest.hookimpl(wrapper=True)
def pytest_sessionfinish(session: pytest.Session) -> Iterator[None]:
    yield
    reporter: Any = session.config.pluginmanager.get_plugin("terminalreporter")
    left_out = [report for kind in ("skipped", "xfailed", "xpassed") for report in reporter.stats.get(kind, [])]
    if left_out and session.exitstatus == 0:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
        for report in left_out:
            reporter.write_line(f"NOT RUN: {report.nodeid}: make it run, or remove it", red=True)


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Neo4jServer]:
    """Started once; a test that restarts it leaves it running."""
    one = Neo4jServer(tmp_path_factory.mktemp("neo4j"))
    one.start()
    yield one
    one.stop()
