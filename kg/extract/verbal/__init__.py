"""Clauses -> relations: who did what to whom, with roles, times and amounts."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from kg.extract import copular
from kg.extract.clauses import Clause
from kg.extract.context import Context
from kg.extract.quotes import verb_of
from kg.extract.verbal import addressees, arguments, complements, frames, linking, measures, naming, offices, reciprocal, support
from kg.model import Relation


def relations(ctx: Context) -> Iterator[Relation]:
    for clause in ctx.clauses.values():
        if _asks(ctx, clause):
            continue
        if clause.expletive:
            yield from copular.existence(ctx, clause)
            continue
        if clause.kind == "verb":
            yield from _verb(ctx, clause)
        else:
            yield from copular.relations(ctx, clause)


def _asks(ctx: Context, clause: Clause) -> bool:
    """A question says nothing; what a relative clause in it says, stands."""
    if clause.link in {"relcl", "acl"}:
        return False
    tree = ctx.tree
    at = clause.head
    if _inverted(ctx, clause):
        return True
    last = bisect_right(tree.sentence, tree.sentence[at]) - 1
    ending = tree.words[max(at, last - 3) : last + 1]
    return "?" in ending and not any(w in {"”", '"', "»"} for w in ending[: ending.index("?")])


def _inverted(ctx: Context, clause: Clause) -> bool:
    """ "So why would he go there.": a question word, an auxiliary and the subject behind it."""
    tree, kids = ctx.tree, ctx.tree.children[clause.head]
    asking = next((k for k in kids if tree.rel[k] in {"advmod", "obj", "obl"} and tree.words[k].lower() in ctx.cues.asking), None)
    if asking is None:
        return False
    helper = next((k for k in kids if tree.rel[k] in {"aux", "cop"}), None)
    subject = next((k for k in kids if tree.rel[k] == "nsubj"), None)
    return helper is not None and subject is not None and asking < helper < subject


def _verb(ctx: Context, clause: Clause) -> Iterator[Relation]:
    """The ways in which a verb says something, the special ones first; what one of them reads, the plain statement does not read again."""
    tree, cues = ctx.tree, ctx.cues
    if tree.upos[clause.head] == "AUX" and verb_of(tree, clause) in cues.modals:
        return
    if naming.names(ctx, clause):
        yield from naming.called(ctx, clause)
        return
    if not _asserts(ctx, clause):
        return
    above = ctx.clauses.get(clause.parent) if clause.parent is not None else None
    if above is not None and clause.link in {"xcomp", "ccomp"} and clause.head in frames.set_phrase(ctx, above):
        return  # "make ends meet": no ends meet
    mutual = list(reciprocal.relations(ctx, clause))
    if mutual:
        yield from mutual
        return
    frame = frames.read(ctx, clause)
    if frame is None:
        return
    yield from addressees.relations(ctx, frame)
    yield from addressees.heard_at(ctx, frame)
    kept = frame.infinitive is not None and frame.verb in cues.persisting and frame.infinitive.mark == ""
    if frame.infinitive is not None and frame.verb in cues.negative and not frame.objects and not kept:
        yield from complements.refusal(ctx, frame, frame.infinitive)
        return
    if complements.left_to_infinitive(ctx, frame):
        return
    told = complements.beside_content(ctx, frame)
    if told is None:
        return
    frame = told
    yield from offices.relations(ctx, frame)
    if frame.objects and not clause.passive and naming.takes_for(ctx, frame):
        named = list(naming.named(ctx, frame))
        if named:
            yield from named
            return
    brought = list(complements.kept_from(ctx, frame)) or list(linking.brought_about(ctx, frame))
    if brought:
        yield from brought
        return
    if (not frame.objects and not frame.clause.objects and not clause.passive) or (frame.agentless and frame.verb in cues.calling | cues.adjudging):
        outcome = list(linking.relations(ctx, frame))
        if outcome:
            yield from outcome
            return
    yield from arguments.relations(ctx, frame)
    yield from support.relations(ctx, frame)
    yield from measures.further(ctx, frame)


def _asserts(ctx: Context, clause: Clause) -> bool:
    """Not an imperative, not an infinitive that nobody does, not "the aim is winning"."""
    tree = ctx.tree
    if tree.tags[clause.head] == "VB" and not clause.subjects and not clause.passive:
        return False
    if clause.link == "acl" and tree.words[clause.head].lower() in ctx.cues.summed_up and not tree.children[clause.head]:
        return False  # "as much as all others combined"
    if clause.link == "advcl" and clause.mark == "as" and clause.passive and not clause.agents and tree.kid(clause.head, "aux:pass") is None:
        return False  # "as promised"
    if clause.link == "advcl" and clause.mark == "to" and tree.tags[clause.head] == "VBG":
        above = ctx.clauses.get(clause.parent) if clause.parent is not None else None
        if above is not None and tree.lemmas[above.head] in ctx.cues.equating:
            return False  # "likened the rules to burning the book"
    if _wished(ctx, clause) or _of_all_before(ctx, clause) or _uncharged(ctx, clause):
        return False
    if clause.passive and any(tree.words[k].lower() == "what" for k in tree.kids(clause.head, "obl", "obj")):
        return False  # "what the bomb was made of"
    if tree.tags[clause.head] == "VBG" and clause.mark and all(tree.rel[k] in {"mark", "punct"} for k in tree.children[clause.head]):
        above = ctx.clauses.get(clause.parent) if clause.parent is not None else None
        if tree.words[clause.head].lower() in ctx.cues.nominals or (clause.mark == "for" and above is not None and above.passive):
            return False  # "returned to normal after the shooting", "was sought for questioning": events, whose doer is not said
    equated = tree.tags[clause.head] == "VBG" and any(tree.lemmas[s] in ctx.cues.equated for s in clause.subjects)
    return not (equated and tree.kid(clause.head, "aux") is not None)


def _uncharged(ctx: Context, clause: Clause) -> bool:
    """ "was not charged with killing", "was not acquitted of it", "the conviction for killing her was overturned": whether anybody did it, is not said."""
    above, cues, tree = ctx.clauses.get(clause.parent) if clause.parent is not None else None, ctx.cues, ctx.tree
    if above is None or clause.mark not in cues.accusing_marks:
        return False
    if clause.link == "acl" and clause.noun is not None and tree.lemmas[clause.noun] in cues.verdicts:
        return clause.noun in (*above.objects, *(above.subjects if above.passive else ())) and verb_of(tree, above) in cues.annulling
    if clause.link not in {"advcl", "xcomp"} or not ctx.qualifiers.polarity(above).negated:
        return False
    return tree.lemmas[above.head] in cues.accusing | cues.clearing | cues.convicting


def _wished(ctx: Context, clause: Clause) -> bool:
    """ "God save the King", "long live the republic": nobody does it yet."""
    tree = ctx.tree
    if (
        tree.lemmas[clause.head] == "live"
        and any(tree.words[k].lower() == "long" and k < clause.head for k in tree.kids(clause.head, "advmod"))
        and clause.objects
    ):
        return True
    if tree.tags[clause.head] not in {"VB", "VBP"} or not any(tree.words[s].lower() in ctx.cues.wished_by for s in clause.subjects):
        return False
    return tree.kid(clause.head, "aux") is None


def _of_all_before(ctx: Context, clause: Clause) -> bool:
    """ "developed the Amazon, which spawned a boom": no place spawns; what the clause before says, did."""
    tree = ctx.tree
    which = next((k for k in tree.kids(clause.head, "nsubj") if tree.words[k].lower() == "which"), None)
    if clause.link != "relcl" or which is None or tree.words[which - 1] != "," or tree.lemmas[clause.head] not in ctx.cues.consequences:
        return False
    thing = None if clause.noun is None else ctx.argument(clause.noun)
    return ctx.type_of(thing) in {"Country", "City", "Place", "Person"}
