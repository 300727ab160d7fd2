"""Groups and their examples: "countries such as Italy", "groups like the Klan", "proposals including a tax"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract import emit, roles
from kg.extract.context import ACTORS, PLACES, Context
from kg.model import Argument, Relation

FOREMOST = frozenset({"especially", "notably", "particularly", "mainly", "mostly", "chiefly", "primarily"})  # "other markets, especially New York"


def relations(ctx: Context, head: int) -> Iterator[Relation]:
    """ "countries such as Italy, Greece and Spain", "proposals including a tax on sugar"."""
    tree = ctx.tree
    group = ctx.argument(head)
    if group is None or ctx.named(group):
        return
    for k in tree.kids(head, "appos"):
        word = next((j for j in tree.kids(k, "advmod") if tree.words[j].lower() in FOREMOST), None)
        for member in tree.conjuncts(k) if word is not None and "Number=Plur" in tree.feats[head] else ():
            argument = ctx.argument(member)
            if word is not None and argument is not None and (ctx.named(argument) or _akin(ctx, group, argument)):
                yield from emit.of_noun(ctx, "include", [word], group, argument, head, kind="noun", factor=0.9)
    for k in tree.kids(head, "nmod"):
        case, tokens = roles.case_of(ctx, k)
        if ctx.exemplifies(head, case):
            for member in tree.conjuncts(k):
                argument = ctx.argument(member)
                if argument is None or not (ctx.named(argument) or ("Number=Plur" in tree.feats[head] and _akin(ctx, group, argument))):
                    continue
                yield from emit.of_noun(ctx, "include", tokens, group, argument, head, kind="noun")
                # "former members of Scientology, including ...": each of them is one
                for predicate, words, target in roles.complements(ctx, head) if ctx.named(argument) else ():
                    yield from emit.of_noun(ctx, predicate, words, argument, target, head, kind="role", factor=0.9)


def _akin(ctx: Context, first: Argument, second: Argument) -> bool:
    """Whether both can be of one kind: an overhaul is no state, however near "including" stands to the states."""
    kinds = {ctx.type_of(first), ctx.type_of(second)}
    return len(kinds) == 1 or kinds == {"Person", "Group"} or not kinds & (PLACES | ACTORS)
