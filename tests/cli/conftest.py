"""The real ``kg`` program, as a user starts it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.flow import export
from tests.samples import hostile_graph, small_graph

Kg = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def kg(tmp_path: Path) -> Kg:
    """Runs ``kg`` with arguments in a folder of its own. Texts in and out are UTF-8, there is no terminal, no colour."""

    def run(*arguments: object, stdin: str | None = None, **environment: str) -> subprocess.CompletedProcess[str]:
        known = {key: value for key, value in os.environ.items() if not key.startswith("KG_")}
        return subprocess.run(
            [sys.executable, "-c", "from kg.cli import main; main()", *map(str, arguments)],
            cwd=tmp_path,
            capture_output=True,
            encoding="utf-8",
            input=stdin,
            env={**known, "PYTHONUTF8": "1", **environment},
            check=False,
        )

    return run


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """exports/ of the small graph of the samples, without a ledger."""
    export(small_graph(), tmp_path / "exports", page=False)
    return tmp_path


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    export(hostile_graph(), tmp_path / "exports", page=False)
    return tmp_path
