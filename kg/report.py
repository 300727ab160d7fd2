"""What a build tells: how far it is, and what it did."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.ledger.accounts import Account
from kg.model import Failure, Graph

if TYPE_CHECKING:
    from kg.resolve import Resolution

Progress = Callable[[str, int, int | None], None]
"""Called with a stage ("read", "extract", "export"), how many are done, and of how many (None: unknown)."""


@dataclass(slots=True)
class Report:
    """What a build did. Every article given is new, known or failed; ``skipped`` ones are in a language that is not read."""

    graph: Graph
    run: int
    resolution: Resolution
    sources: int = 0
    articles: int = 0  # placements found in the sources given
    unread: int = 0  # what they held besides: sources and articles that failed, articles in another language
    new: int = 0
    read: int = 0  # articles analysed by this build
    gone: list[str] = field(default_factory=list)  # sources that a folder no longer holds, and "source: n articles" that left
    failures: list[Failure] = field(default_factory=list)  # of the sources given
    reading: int = 0  # the ledger's number of the pass over the sources
    account: Account | None = None  # given = read + failed + skipped + removed
    other_relations: bool = False  # the relation types are not those of the build before

    @property
    def failed(self) -> int:
        return sum(not failure.skipped for failure in self.failures)

    @property
    def skipped(self) -> int:
        return sum(failure.skipped for failure in self.failures)
