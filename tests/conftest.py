"""A test that is skipped tests nothing: a run with one fails."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

import pytest

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
