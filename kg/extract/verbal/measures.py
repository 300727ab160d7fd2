"""The figures that a verb takes: the first goes into its statement, each further one is a statement of its own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.extract import emit
from kg.extract.clauses import Clause, Oblique
from kg.extract.context import Context
from kg.model import Amount, Relation

if TYPE_CHECKING:
    from kg.extract.verbal.frames import Frame


def of(ctx: Context, clause: Clause) -> Amount | None:
    """Money, percentages and plain numbers that the verb itself takes ("fell 12 %", "paid $5 million")."""
    # "killed 247 people in Kenya and 10 in Tanzania": the second number counts others
    own = [o for o in clause.objects if ctx.tree.rel[o] != "conj" or ctx.tree.head[o] in ctx.amount_at]
    heads = [*own, *(o.head for o in clause.obliques if o.case in {"", "by", "for", "at", "to"})]
    return next((ctx.amount_at[h] for h in heads if h in ctx.amount_at and not ctx.is_time(h) and not _of_another(ctx, h)), None)


def _of_another(ctx: Context, head: int) -> bool:
    """ "account for half the company's $900 million": the figure is what the company has."""
    return any(ctx.tree.dep[k] in {"nmod:poss", "det:predet"} and ctx.tree.tags[k] != "PRP$" for k in ctx.tree.children[head])


def further(ctx: Context, frame: Frame) -> Iterator[Relation]:
    """ "rose 15 pence to 362 pence": the second figure is a statement of its own, with its preposition."""
    clause = frame.clause
    for oblique in clause.obliques:
        amount = ctx.amount_at.get(oblique.head)
        if amount is None or amount == frame.amount or ctx.is_time(oblique.head) or oblique.case not in {"to", "at", "from"}:
            continue
        if oblique.case == "to" and ctx.tree.lemmas[clause.head] not in ctx.cues.movements | ctx.cues.outcomes and _set_against(ctx, clause, oblique):
            continue  # "leads 43 percent to 38 percent"
        form = f"be {ctx.tree.words[clause.head].lower()}" if clause.passive else frame.verb
        for subject in frame.objects if clause.passive else frame.doers:
            if subject is not None:
                words = [clause.head, *oblique.case_tokens]
                yield from emit.of_clause(ctx, clause, f"{form} {oblique.case}", words, subject, None, amount=amount, sources=frame.sources, factor=0.9)


def _set_against(ctx: Context, clause: Clause, oblique: Oblique) -> bool:
    """Whether the figure stands right behind another one of the verb."""
    before = min(ctx.tree.subtree(oblique.head)) - 1
    return before in ctx.amount_at and any(max(ctx.tree.subtree(k)) == before for k in (*clause.objects, *(o.head for o in clause.obliques)))
