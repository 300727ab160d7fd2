"""Which tests stay in one process when several share the work."""

from __future__ import annotations

import pytest

from tests import conftest

GROUPS = {
    "tests/stores/test_neo4j.py::test_a[neo4j-1]": "tests/stores",
    "tests/stores/test_table.py::test_b": "tests/stores",
    "tests/stores/test_admin_import.py::test_c": "tests/stores/test_admin_import.py",
    "tests/page/test_browser.py::test_c": "tests/page",
    "tests/resolve/test_names.py::test_d[::odd@]": "tests/resolve/test_names.py",
    "tests/pipeline/test_names.py::test_d": "tests/pipeline/test_names.py",
}


@pytest.mark.parametrize("nodeid", GROUPS)
def test_tests_of_one_server_or_one_file_stay_together(nodeid: str) -> None:
    assert conftest.group(nodeid) == GROUPS[nodeid]


def test_the_scheduler_goes_by_these_groups(pytestconfig: pytest.Config, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pytestconfig.option, "dist", "loadgroup", raising=False)
    monkeypatch.setattr(pytestconfig.option, "tx", ["2*popen"], raising=False)
    scheduler = conftest.pytest_xdist_make_scheduler(pytestconfig, None)
    assert {nodeid: scheduler._split_scope(nodeid) for nodeid in GROUPS} == GROUPS
