"""What all tests share: a Neo4j that is started once; which tests one process of several runs; and no test is skipped: it would test nothing."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

import hypothesis
import pytest

from tests.services import Neo4jServer

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as kg.workers does, for all tests alike
# A machine that does other work, too, must not fail a test: time is bounded where it is the subject (tests of linear time, the fuzz target).
hypothesis.settings.register_profile("here", deadline=None)
hypothesis.settings.load_profile("here")


# Fixtures that are slow to make and live as long as a process: all tests that use one are run by the same process. Other tests stay with their file.
SHARED = ("server", "browser")
LONG = ("test_readme", "test_robustness", "test_spark", *SHARED)  # begin first, so that none is left over for one process at the end


def _distributed(config: pytest.Config) -> bool:
    return config.pluginmanager.hasplugin("xdist") and config.getoption("dist") == "loadgroup"


def _group(item: pytest.Item) -> str:
    home = item.path.stem
    fixtures = getattr(item, "fixturenames", ())
    # the README's pages stay together: the graph that they begin with takes longer than a second server
    return next((name for name in SHARED if name in fixtures and home != "test_readme"), home)


def pytest_itemcollected(item: pytest.Item) -> None:
    if _distributed(item.config):
        item.add_marker(pytest.mark.xdist_group(_group(item)))


@pytest.hookimpl(trylast=True)  # behind the shuffling
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if _distributed(config):
        items.sort(key=lambda item: _group(item) not in LONG)


@pytest.hookimpl(wrapper=True)
def pytest_sessionfinish(session: pytest.Session) -> Iterator[None]:
    yield
    reporter: Any = session.config.pluginmanager.get_plugin("terminalreporter")
    if reporter is None:  # one process of several: their first one counts
        return
    left_out = [report for kind in ("skipped", "xfailed", "xpassed") for report in reporter.stats.get(kind, [])]
    if left_out and session.exitstatus == 0:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
        for report in left_out:
            reporter.write_line(f"NOT RUN: {report.nodeid}: make it run, or remove it", red=True)


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    seed = config.getoption("randomly_seed", None)
    if seed is not None and terminalreporter.stats.get("failed", []) + terminalreporter.stats.get("error", []):
        terminalreporter.write_line(f"the order of this run: --randomly-seed={seed}")


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Neo4jServer]:
    """Started once; a test that restarts it leaves it running."""
    one = Neo4jServer(tmp_path_factory.mktemp("neo4j"))
    one.start()
    yield one
    one.stop()
