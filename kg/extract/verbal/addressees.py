"""To whom something was said, where the noun of saying brings it: "in an interview with CNN", "in a letter to Congress"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract import emit, roles
from kg.extract.context import ACTORS, Context
from kg.extract.verbal.frames import Frame
from kg.model import Relation

TOWARDS = frozenset({"to", "with"})
BEFORE = frozenset({"at", "in", "on"})


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


def heard_at(ctx: Context, frame: Frame) -> Iterator[Relation]:
    """Where something was said: "said at a news conference", "said on Fox News". A mere town is no news; what was said, its clause tells."""
    clause = frame.clause
    if not frame.content or clause.passive or frame.objects or frame.verb not in ctx.cues.says:
        return
    for oblique in clause.obliques:
        if oblique.case not in BEFORE or ctx.is_time(oblique.head) or oblique.head in ctx.amount_at:
            continue
        if oblique.case == "in" and oblique.head < clause.head:
            continue  # "In Syria, he said, the forces advance": of what is said
        for venue in ctx.arguments([oblique.head], frame.sources):
            kind = ctx.type_of(venue)
            if kind not in {"Organization", "Work", "Event"} if ctx.named(venue) else kind != "Event" or oblique.case != "at":
                continue
            for subject in frame.doers:
                if subject is not None and subject.chain != venue.chain:
                    words = [clause.head, *oblique.case_tokens]
                    yield from emit.of_clause(ctx, clause, f"{frame.verb} {oblique.case}", words, subject, venue, sources=frame.sources, factor=0.9)
