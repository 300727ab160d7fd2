"""What the judgements that hold say of pairs and of statements."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from kg.ledger.ledger import Kept
from kg.model import Judgement


def pairs(kept: Sequence[Kept]) -> list[Judgement]:
    """Judgements on two entities: one thing, or two."""
    return [k.judgement for k in kept if k.judgement.kind in ("same", "different")]


def of_statements(kept: Sequence[Kept]) -> dict[tuple[str, int, int, str], Literal["rejected", "confirmed"]]:
    """Judgements on statements by evidence; a later one overrules an earlier one."""
    found: dict[tuple[str, int, int, str], Literal["rejected", "confirmed"]] = {}
    for one in kept:
        if one.judgement.kind in ("reject", "confirm"):
            for at in one.judgement.at:
                found[at.article, at.start, at.end, one.judgement.relation] = "rejected" if one.judgement.kind == "reject" else "confirmed"
    return found
