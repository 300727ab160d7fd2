"""What all tests share: a Neo4j that is started once; which tests one process of several runs; and no test is skipped: it would test nothing."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

import hypothesis
import pytest

from tests.services import QUICK, Neo4jServer

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as kg.workers does, for all tests alike
os.environ.setdefault("SPARK_SUBMIT_OPTS", " ".join((*QUICK, "-XX:+UseSerialGC")))  # Sparks that live for seconds
# A machine that does other work, too, must not fail a test: time is bounded where it is the subject (tests of linear time, the fuzz target).
hypothesis.settings.register_profile("here", deadline=None)
hypothesis.settings.load_profile("here")


# Folders whose tests share what is slow to start (a Neo4j, a browser): one process runs them all. Other tests stay with their file, which may build something.
SHARED = ("tests/stores", "tests/page")
OWN = ("tests/stores/test_admin_import.py",)  # servers of its own: nothing to share
# begin first, the longest before the others: none is left over at the end
LONG = ("tests/stores", "tests/test_readme.py", "tests/page", *OWN, "tests/test_robustness.py", "tests/test_spark.py")
COLD = "::test_a_database_that_goes_away_"  # kills the shared server, and a new Java is slow at first: nobody is to come after it


def group(nodeid: str) -> str:
    """The tests that stay in one process of several, by the file or the folder. (xdist's own marks for this are without effect in pytest 9.2.)"""
    file = nodeid.partition("::")[0]
    if file in OWN:
        return file
    return next((folder for folder in SHARED if file.startswith(f"{folder}/")), file)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    if config.getoption("dist") != "loadgroup":
        return None
    from xdist.scheduler import LoadScopeScheduling

    class Groups(LoadScopeScheduling):
        def _split_scope(self, nodeid: str) -> str:
            return group(nodeid)

    return Groups(config, log)


@pytest.hookimpl(trylast=True)  # behind the shuffling
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: COLD in item.nodeid)
    if "PYTEST_XDIST_WORKER" in os.environ:
        items.sort(key=lambda item: LONG.index(of) if (of := group(item.nodeid)) in LONG else len(LONG))


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
    one = Neo4jServer(tmp_path_factory.mktemp("neo4j"), options=())  # lives for minutes: the second compiler pays
    one.start()
    yield one
    one.stop()
