"""Every article given is read, failed, skipped or removed: the account of a build, and of the whole ledger."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.ledger.ledger import Ledger

KEPT = 100  # builds


@dataclass(frozen=True, slots=True)
class Account:
    """Counted in places: a text that stands in two sources was given twice. A source that could not be opened counts as one.

    ``given`` is counted where sources are read, the others from what the ledger holds, so that a sum that is right means something.
    """

    given: int
    read: int  # findings are in the ledger
    failed: int  # could not be read, or not be analysed
    skipped: int  # in a language that is not read
    removed: int  # taken out by kg remove

    @property
    def closed(self) -> bool:
        return self.given == self.read + self.failed + self.skipped + self.removed

    def __str__(self) -> str:
        removed = f" + {self.removed} removed" if self.removed else ""
        return f"{self.given} given {'=' if self.closed else '≠'} {self.read} read + {self.failed} failed + {self.skipped} skipped{removed}"


def account(ledger: Ledger, pipelines: Collection[str], ontology: str, *, reading: int | None = None, given: int | None = None) -> Account:
    """Of what the pass ``reading`` over sources found (``given``: what it counted), or of all that the ledger holds."""
    which, values = ("read = ?", [reading]) if reading is not None else ("1", [])
    marks = ",".join("?" * len(pipelines)) or "''"
    removed = "article IN (SELECT article FROM removed)"
    known = f"article IN (SELECT article FROM findings WHERE ontology = ? AND pipeline IN ({marks}))"
    told = "article IN (SELECT article FROM failures WHERE article IS NOT NULL)"

    def count(query: str, *more: object) -> int:
        row = ledger.one(f"SELECT count(*) FROM {query}", *values, *more)
        return int(str(row[0])) if row else 0

    having = (ontology, *pipelines)
    unread = f"failures WHERE {which} AND article IS NULL AND"
    failures, skipped = count(f"{unread} NOT skipped"), count(f"{unread} skipped")
    places = f"placements WHERE {which}"
    return Account(
        given=count(places) + failures + skipped if given is None else given,
        read=count(f"{places} AND NOT {removed} AND {known}", *having),
        failed=failures + count(f"{places} AND NOT {removed} AND NOT {known} AND {told}", *having),
        skipped=skipped,
        removed=count(f"{places} AND {removed}"),
    )


def keep(ledger: Ledger, run: int, made: Account) -> None:
    """Beside the number of the run whose graph the build made."""
    with ledger.writing() as db:
        now = datetime.now(UTC).isoformat(timespec="seconds")
        row = (now, run, made.given, made.read, made.failed, made.skipped, made.removed)
        last = db.execute("INSERT INTO accounts (made, run, given, read, failed, skipped, removed) VALUES (?, ?, ?, ?, ?, ?, ?)", row).lastrowid or 0
        db.execute("DELETE FROM accounts WHERE number <= ?", (last - KEPT,))


def kept(ledger: Ledger) -> list[tuple[int, str, Account]]:
    """(run, time in UTC, account) of the last builds that ended, in their order."""
    if not ledger.one("SELECT 1 FROM sqlite_master WHERE name = 'accounts'"):
        return []  # a ledger of an older kg in a read-only folder
    rows = ledger.rows("SELECT run, made, given, read, failed, skipped, removed FROM accounts ORDER BY number")
    return [(int(str(run)), str(made), Account(*(int(str(value)) for value in values))) for run, made, *values in rows]
