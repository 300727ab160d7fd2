"""Support verbs, whose noun carries the meaning: "has enormous respect for the military", "played a role in her health", "put pressure on Kyiv"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract import emit
from kg.extract.context import PLACES, Context
from kg.extract.verbal.frames import Frame
from kg.model import Relation


def relations(ctx: Context, frame: Frame) -> Iterator[Relation]:
    """Verb, noun and preposition are one predicate."""
    tree, clause = ctx.tree, frame.clause
    if frame.verb not in ctx.cues.supporting or clause.passive:
        return
    for noun in clause.objects:
        thing = ctx.argument(noun, frame.sources)
        if tree.upos[noun] != "NOUN" or thing is None or ctx.named(thing) or ctx.type_of(thing) not in {"Concept", "Other", "Event"} or noun in ctx.amount_at:
            continue
        for k in _complements(ctx, frame, noun):
            tokens = [c for c in tree.children[k] if tree.rel[c] == "case" and c < k]
            case = " ".join(tree.words[c].lower() for c in tokens)
            if not case or case == "of" or case in ctx.cues.examples or ctx.is_time(k) or k in ctx.amount_at:
                continue
            for member in tree.conjuncts(k):
                target = ctx.argument(member, frame.sources)
                if target is None or (case in {"in", "at", "on"} and ctx.type_of(target) in PLACES):
                    continue
                form, words = f"{frame.verb} {tree.lemmas[noun]} {case}", [clause.head, noun, *tokens]
                for subject in frame.doers:
                    if subject is not None:
                        yield from emit.of_clause(ctx, clause, form, words, subject, target, sources=frame.sources, factor=0.9)


def _complements(ctx: Context, frame: Frame, noun: int) -> list[int]:
    """What the noun bears on, behind it: hung on the noun, or on the verb where the noun is known to take that preposition."""
    tree = ctx.tree
    cases = ctx.lexicon.relational.get(tree.lemmas[noun], frozenset()) | {"for"}
    own = [k for k in tree.kids(noun, "nmod") if tree.dep[k] != "nmod:poss" and k > noun]
    return own + [o.head for o in frame.clause.obliques if o.head > noun and o.case in cases]
