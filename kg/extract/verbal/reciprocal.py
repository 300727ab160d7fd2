"""What several do to one another: "Putin and Kim consult each other" is each of them and the other."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations

from kg.extract import emit
from kg.extract.clauses import Clause
from kg.extract.context import Context
from kg.extract.quotes import verb_of
from kg.model import Relation


def relations(ctx: Context, clause: Clause) -> Iterator[Relation]:
    """One statement an ordered pair. Only of things that have names, and of few: what "the members" did to each other, is no statement of any two of them."""
    at = _reciprocal(ctx, clause)
    if at is None or clause.passive:
        return
    case, tokens = at
    sources = ctx.qualifiers.sources(clause)
    parties = [a for a in ctx.arguments(clause.subjects, sources) if ctx.named(a)]
    if len(parties) > 3:
        return
    verb = f"{verb_of(ctx.tree, clause)} {case}".strip()
    words = [clause.head, *tokens, *([clause.particle] if clause.particle is not None else [])]
    for first, second in permutations(parties, 2):
        yield from emit.of_clause(ctx, clause, verb, words, first, second, sources=sources, factor=0.95)


def _reciprocal(ctx: Context, clause: Clause) -> tuple[str, tuple[int, ...]] | None:
    """The preposition of "each other", and its tokens."""
    if len(clause.objects) == 1 and not clause.indirect and _mutual(ctx, clause.objects[0]):
        return "", ()
    if clause.objects:
        return None  # "gave each other presents", "exchanged notes with each other": what, is half of it
    return next(((o.case, o.case_tokens) for o in clause.obliques if _mutual(ctx, o.head)), None)


def _mutual(ctx: Context, token: int) -> bool:
    tree = ctx.tree
    near = {token, *tree.children[token]}
    return any(first + 1 in near and f"{tree.words[first].lower()} {tree.words[first + 1].lower()}" in ctx.cues.mutual for first in near)
