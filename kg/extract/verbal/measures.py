"""The figures that a verb takes: the first goes into its statement, each further one is a statement of its own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.extract import emit
from kg.extract.clauses import Clause
from kg.extract.context import Context
from kg.model import Amount, Relation

if TYPE_CHECKING:
    from kg.extract.verbal.frames import Frame


def of(ctx: Context, clause: Clause) -> Amount | None:
    """Money, percentages and plain numbers that the verb itself takes ("fell 12 %", "paid $5 million")."""
    # "killed 247 people in Kenya and 10 in Tanzania": the second number counts others
    own = [o for o in clause.objects if ctx.tree.rel[o] != "conj" or ctx.tree.head[o] in ctx.amount_at]
    heads = [*own, *(o.head for o in clause.obliques if o.case in {"", "by", "for", "at", "to"})]
    return next((ctx.amount_at[h] for h in heads if h in ctx.amount_at and not ctx.is_time(h)), None)


def further(ctx: Context, frame: Frame) -> Iterator[Relation]:
    """ "rose 15 pence to 362 pence": the second figure is a statement of its own, with its preposition."""
    clause = frame.clause
    for oblique in clause.obliques:
        amount = ctx.amount_at.get(oblique.head)
        if amount is None or amount == frame.amount or ctx.is_time(oblique.head) or oblique.case not in {"to", "at", "from"}:
            continue
        form = f"be {ctx.tree.words[clause.head].lower()}" if clause.passive else frame.verb
        for subject in frame.objects if clause.passive else frame.doers:
            if subject is not None:
                words = [clause.head, *oblique.case_tokens]
                yield from emit.of_clause(ctx, clause, f"{form} {oblique.case}", words, subject, None, amount=amount, sources=frame.sources, factor=0.9)
