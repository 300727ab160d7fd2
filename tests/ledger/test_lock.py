"""A folder is written by one command at a time."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import LedgerError
from kg.ledger.lock import alone


def test_a_second_one_is_told_who_is_at_work_and_the_next_one_may(tmp_path: Path) -> None:
    with (
        alone(tmp_path / "exports"),
        pytest.raises(LedgerError, match="another kg command is building in exports; wait for it to end"),
        alone(tmp_path / "exports"),
    ):
        pass
    with alone(tmp_path / "exports"), alone(tmp_path / "other"):
        pass


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "exports").write_text("a file", encoding="utf-8")
    with pytest.raises(LedgerError, match="the folder exports cannot be written: File exists; give another one with --out"), alone(tmp_path / "exports"):
        pass
