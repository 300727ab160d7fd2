"""What a sentence names: phrases, nationalities and times, each with the token that the tree sees."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations
from typing import Literal

from kg.extract.context import Context
from kg.extract.records import record
from kg.model import TimeExpression

MOST = 24  # spots of one sentence that are paired; beyond it stand lists
SUBJECTS = frozenset({"Person", "Organization", "Group", "Other", "Product", "Work", "Facility"})
Kind = Literal["name", "nominal", "pronoun", "relative", "nation", "time"]


@record
class Spot:
    """Tokens ``start:end``; ``chain`` is -1 for times and for words that no chain holds."""

    head: int
    start: int
    end: int
    kind: Kind
    type: str
    chain: int
    time: TimeExpression | None = None


def spots(ctx: Context) -> list[list[Spot]]:
    """The spots of each sentence, in the order of the text."""
    found: dict[int, list[Spot]] = {}
    for spot in sorted(_all(ctx), key=lambda s: (s.start, s.end, s.head)):
        found.setdefault(ctx.tree.sentence[spot.head], []).append(spot)
    return [found[n][:MOST] for n in sorted(found)]


def _all(ctx: Context) -> Iterator[Spot]:
    tree = ctx.tree
    for head, phrase in ctx.phrases.items():
        if phrase.head == head and head not in ctx.time_at and head not in ctx.amount_at:
            chain = ctx.chain_of.get(head, -1)
            kind = ctx.chain_types[chain] if chain >= 0 and ctx.chain_known[chain] else phrase.type
            yield Spot(head, phrase.start, phrase.end, phrase.kind, kind, chain)
    for i, chain in relatives(ctx).items():
        yield Spot(i, i, i + 1, "relative", ctx.chain_types[chain] if chain >= 0 else "Other", chain)
    for head, chain in ctx.demonym_of.items():
        yield Spot(head, head, head + 1, "nation", "Country", chain)
    seen = set()
    held: dict[int, list[int]] = {}  # expression -> its tokens
    for k in sorted(ctx.time_at):
        held.setdefault(id(ctx.time_at[k]), []).append(k)
    for i, time in ctx.time_at.items():
        if time.start not in seen:
            seen.add(time.start)
            tokens = [k for k in held[id(time)] if k >= i]
            head = next((k for k in tokens if not (tree.head[k] in tokens and tree.head[k] != k)), i)
            yield Spot(head, tokens[0], tokens[-1] + 1, "time", "Time", -1, time)


def relatives(ctx: Context) -> dict[int, int]:
    """Relative pronouns and the chain that each stands for: of the noun that the clause modifies; -1 where that is in no chain.

    In "Ada Byron is a writer who lives in Turin" it is hers: what is said of the writer is said of her.
    """
    tree, found = ctx.tree, {}
    for i in range(len(tree.words)):
        if tree.tags[i] not in ("WDT", "WP", "WP$", "WRB"):
            continue
        at = i
        while tree.dep[at] not in ("acl:relcl", "advcl:relcl") and tree.head[at] != at:
            at = tree.head[at]
        if tree.head[at] == at or not tree.head[at] < i:
            continue
        noun = tree.head[at]
        subject = tree.kid(noun, "nsubj") if tree.kid(noun, "cop") is not None else None
        if subject is not None and ctx.named(ctx.argument(subject)) and not ctx.named(ctx.argument(noun)):
            noun = subject
        elif tree.rel[noun] == "appos" and not ctx.named(ctx.argument(noun)) and ctx.named(ctx.argument(tree.head[noun])):
            noun = tree.head[noun]
        chain = ctx.chain_of.get(noun, -1)
        found[i] = chain if chain >= 0 and ctx.chain_known[chain] else -1
    return found


def pairs(sentence: list[Spot]) -> Iterator[tuple[Spot, Spot]]:
    """Ordered pairs that may stand in one of the learnt relations."""
    for one, other in permutations(sentence, 2):
        if one.type not in SUBJECTS or one.kind in ("nation", "time") or (one.start < other.end and other.start < one.end):
            continue
        if one.chain < 0 or one.chain != other.chain:
            yield one, other
