"""The ``>>>`` lines of kg/ print what stands below them. (Those of README.md and docs/: :mod:`tests.test_readme`.)"""

from __future__ import annotations

import doctest
import importlib
from pathlib import Path

import pytest

HOUSE = Path(__file__).parent.parent / "kg"
SHOWN = sorted(
    ".".join(path.relative_to(HOUSE.parent).with_suffix("").parts).removesuffix(".__init__")
    for path in HOUSE.rglob("*.py")
    if ">>> " in path.read_text(encoding="utf-8")
)


@pytest.mark.parametrize("name", SHOWN)
def test_a_module_does_what_its_lines_show(name: str) -> None:
    done = doctest.testmod(importlib.import_module(name), optionflags=doctest.REPORT_NDIFF)
    assert done.attempted > 0
    assert done.failed == 0
