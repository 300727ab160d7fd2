"""Verbs above an infinitive or a content clause: what is said stands there, and the verb itself often says no more."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import product

from kg.extract import emit
from kg.extract.clauses import Clause
from kg.extract.context import ACTORS, Context
from kg.extract.quotes import verb_of
from kg.extract.verbal.frames import NO_SUBJECT, Frame
from kg.model import Argument, Relation


def refusal(ctx: Context, frame: Frame, infinitive: Clause) -> Iterator[Relation]:
    """ "refused to meet Kim": the refusal is a statement, beside the denied meeting."""
    tree, clause = ctx.tree, frame.clause
    if not infinitive.objects and any(c.link == "ccomp" for c in ctx.qualifiers.below.get(infinitive.head, ())):
        return  # "failed to note that ...": what they did not note, is the clause's
    joint = "to " if infinitive.mark == "to" else ""
    objects: list[Argument | None] = [a for o in infinitive.objects if (a := ctx.argument(o, frame.sources)) is not None]
    form = verb_of(tree, infinitive) if joint else tree.words[infinitive.head].lower()
    if infinitive.passive:  # "avoid being caught"
        form = f"{'be' if joint else 'being'} {tree.words[infinitive.head].lower()}"
    predicate = f"{verb_of(tree, clause)} {joint}{form}"
    if not objects and not infinitive.objects and not infinitive.passive:  # "failed to come up with a winner": what the preposition brings is the object
        for oblique in infinitive.obliques:
            target = ctx.argument(oblique.head, frame.sources)
            if oblique.case and target is not None and not ctx.is_time(oblique.head) and emit.worth(ctx, oblique, target):
                words = [clause.head, infinitive.head, *oblique.case_tokens]
                for subject in frame.doers:
                    yield from emit.of_clause(ctx, clause, f"{predicate} {oblique.case}", words, subject, target, sources=frame.sources)
                return
    for subject, target in product(frame.doers, objects or NO_SUBJECT):
        yield from emit.of_clause(ctx, clause, predicate, [clause.head, infinitive.head], subject, target, sources=frame.sources)


def kept_from(ctx: Context, frame: Frame) -> Iterator[Relation]:
    """ "kept shareholders from tendering": what somebody is kept from belongs to the predicate."""
    tree, clause = ctx.tree, frame.clause
    if frame.verb not in ctx.cues.keeping:
        return
    gerund = next((c for c in ctx.qualifiers.below.get(clause.head, ()) if c.mark == "from" and tree.tags[c.head] == "VBG"), None)
    if gerund is not None:
        form = f"{frame.verb} from {tree.words[gerund.head].lower()}"
        for subject, target in product(frame.doers, frame.objects):
            yield from emit.of_clause(ctx, clause, form, [clause.head, gerund.head], subject, target, sources=frame.sources)


def left_to_infinitive(ctx: Context, frame: Frame) -> bool:
    """ "began to rain", "wants to go", "is expected to visit": the statement is that of the infinitive."""
    cues, clause, verb = ctx.cues, frame.clause, frame.verb
    if frame.infinitive is None:
        said = clause.passive and not clause.agents and verb in cues.says | cues.thinks  # "was said to be dead"
        states = any(c.link == "xcomp" and c.cop is not None for c in ctx.qualifiers.below.get(clause.head, ()))
        return states and (said or (not frame.objects and verb in cues.aspectual))
    if clause.passive:
        return not clause.agents and verb in cues.planned | cues.possible | cues.says | cues.thinks and verb not in cues.orders - cues.expected
    if frame.objects and verb in cues.raising and (frame.infinitive.mark == "to" or verb == "let"):
        return True
    if frame.infinitive.subjects and frame.infinitive.subjects[0] in {o.head for o in clause.obliques}:
        return False  # "pleaded with him to leave": whom one asks, is said
    if frame.objects and verb in cues.bidding and frame.infinitive.mark == "" and ctx.tree.tags[frame.infinitive.head] == "VB":
        return True  # "made him testify": nobody made him
    over = cues.aspectual | cues.planned | cues.possible | cues.says | cues.orders | cues.denies
    return not frame.objects and not frame.recipients and verb in over


def beside_content(ctx: Context, frame: Frame) -> Frame | None:
    """What is left to say beside the content of a saying verb: whom somebody told. ``None``: nothing."""
    tree, cues, clause = ctx.tree, ctx.cues, frame.clause
    if frame.content and not frame.objects and not frame.recipients and tree.lemmas[clause.head] not in cues.negative:
        addressed = [o for o in clause.obliques if o.case in {"to", "with"} and ctx.type_of(ctx.argument(o.head, frame.sources)) in ACTORS]
        if frame.verb not in cues.says or not addressed:
            return None
        frame = replace(frame, recipients=[a for o in addressed[:1] if (a := ctx.argument(o.head, frame.sources)) is not None])
    if frame.recipients and not frame.objects:
        frame = replace(frame, objects=list(frame.recipients), recipients=[])
    if clause.passive and frame.verb in cues.says | cues.thinks and frame.content:
        return None
    return frame
