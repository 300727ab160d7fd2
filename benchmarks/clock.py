"""A plugin of pytest: the processor time of each test, with its fixtures and the programs that it starts, as JSON into the file named by KG_CLOCK."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

_fixtures: dict[str, float] = {}
_tests: dict[str, float] = {}


def _spent() -> float:
    now = os.times()
    return now.user + now.system + now.children_user + now.children_system


@pytest.hookimpl(wrapper=True)
def pytest_fixture_setup(fixturedef: Any) -> Iterator[None]:
    before = _spent()
    result = yield
    if fixturedef.scope != "function":
        _fixtures[fixturedef.argname] = max(_fixtures.get(fixturedef.argname, 0.0), _spent() - before)
    return result


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: Any) -> Iterator[None]:
    before = _spent()
    result = yield
    _tests[item.nodeid] = _spent() - before + sum(_fixtures.get(name, 0.0) for name in item.fixturenames)
    return result


def pytest_sessionfinish() -> None:
    Path(os.environ["KG_CLOCK"]).write_text(json.dumps(_tests), encoding="utf-8")
