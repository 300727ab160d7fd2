"""To whom something was said, where the noun of saying brings it: "in an interview with CNN", "in a letter to Congress"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract import emit, roles
from kg.extract.context import ACTORS, Context
from kg.extract.verbal.frames import Frame
from kg.model import Relation

TOWARDS = frozenset({"to", "with"})


def relations(ctx: Context, frame: Frame) -> Iterator[Relation]:
    """Verb, noun and preposition are one predicate: "say in interview with". Only of whom can listen."""
    tree, cues = ctx.tree, ctx.cues
    if frame.clause.passive:
        return
    for oblique in frame.clause.obliques:
        if oblique.case != "in" or tree.lemmas[oblique.head] not in cues.addressed:
            continue
        if frame.verb not in cues.says | cues.shows | cues.denies | cues.calling_for | cues.committing | cues.directing:
            return
        for k in tree.kids(oblique.head, "nmod"):
            case, tokens = roles.case_of(ctx, k)
            if case not in TOWARDS or k < oblique.head:
                continue
            form = f"{frame.verb} in {tree.lemmas[oblique.head]} {case}"
            words = [frame.clause.head, *oblique.case_tokens, oblique.head, *tokens]
            for target in ctx.arguments(tree.conjuncts(k), frame.sources):
                if not ctx.named(target) and ctx.type_of(target) not in ACTORS:
                    continue
                for subject in frame.doers:
                    if subject is not None:
                        yield from emit.of_clause(ctx, frame.clause, form, words, subject, target, sources=frame.sources, factor=0.95)
