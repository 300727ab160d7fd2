"""What was given and what became of it: sums that close, and those of the last builds."""

from __future__ import annotations

from pathlib import Path

from kg.ledger import Ledger, accounts
from kg.ledger.accounts import KEPT, Account


def test_a_sum_says_whether_it_closes() -> None:
    assert str(Account(3, 1, 1, 1, 0)) == "3 given = 1 read + 1 failed + 1 skipped"
    assert str(Account(4, 1, 1, 0, 1)) == "4 given ≠ 1 read + 1 failed + 0 skipped + 1 removed"


def test_the_last_builds_are_kept_in_their_order(tmp_path: Path) -> None:
    with Ledger(tmp_path, create=True) as ledger:
        assert accounts.kept(ledger) == []
        for run in range(KEPT + 3):
            accounts.keep(ledger, run, Account(run, run, 0, 0, 0))
        found = accounts.kept(ledger)
    assert [run for run, _, _ in found] == list(range(3, KEPT + 3))
    assert found[-1][2] == Account(KEPT + 2, KEPT + 2, 0, 0, 0)


def test_a_ledger_of_an_older_kg_has_kept_none(tmp_path: Path) -> None:
    with Ledger(tmp_path, create=True) as ledger:
        with ledger.writing() as db:
            db.execute("DROP TABLE accounts")
        assert accounts.kept(ledger) == []
