"""What was read, found, failed and judged, kept in one SQLite file between builds."""

from kg.ledger.ledger import FILE, RUNS_KEPT, Anchor, Kept, Ledger, Run

__all__ = ["FILE", "RUNS_KEPT", "Anchor", "Kept", "Ledger", "Run"]
