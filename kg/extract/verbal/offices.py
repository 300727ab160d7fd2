"""Offices behind "as": "works as a reporter for CNN", "was hired as head of the bank"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract import emit, roles
from kg.extract.context import Context
from kg.extract.verbal.frames import Frame
from kg.model import Relation


def relations(ctx: Context, frame: Frame) -> Iterator[Relation]:
    """What the office is of is said of whoever has it: of the subject, or of whom a verb of appointing is done to."""
    cues, clause = ctx.cues, frame.clause
    if frame.verb in cues.installing:
        holders = frame.objects
    elif frame.verb in cues.holding and not clause.passive:
        holders = frame.doers
    else:
        return
    for oblique in clause.obliques:
        if oblique.case != "as":
            continue
        for predicate, words, target in roles.complements(ctx, oblique.head, frame.sources):
            for holder in holders:
                if holder is not None and ctx.type_of(holder) in {"Person", "Group", "Organization", "Country"}:
                    yield from emit.of_clause(ctx, clause, predicate, [clause.head, *words], holder, target, sources=frame.sources, kind="role", factor=0.95)
