"""A thing and the named one that it comes from or bears on: "assistance from the World Bank", "sanctions against Iran", "attacks on doctors"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from kg.extract import emit, events, roles
from kg.extract.context import ACTORS, Context
from kg.model import Argument, Relation

AIMED_CASES = frozenset({"on", "against", "at"})
BEARING_CASES = frozenset({"from", "against", "to", "with", "for", "in support of", "in favor of", "in response to", "in opposition to", "in honor of"})


def relations(ctx: Context, head: int) -> Iterator[Relation]:
    """ "assistance from the World Bank", "an appeal to the court", "sanctions against Iran": a thing and the named one that it comes from or bears on.
    Only with a name behind the preposition; an event noun reads as its verb, and a role noun as a role."""
    tree, cues = ctx.tree, ctx.cues
    if tree.upos[head] != "NOUN":
        return
    yield from _made_by(ctx, head)
    lemma = tree.lemmas[head]
    if lemma in cues.roles or lemma in cues.kin or lemma in cues.partitive or lemma in cues.discourse or lemma in cues.empty_objects:
        return
    frame = cues.nominals.get(lemma)
    deed = frame is not None and frame.poss == "subject" and not _owners(ctx, head)  # "attacks on doctors": whose, is not said
    thing = ctx.argument(head)
    if (frame is not None and not deed) or thing is None or ctx.named(thing) or ctx.type_of(thing) in {"Person", "Group"}:
        return
    if ctx.is_time(head) or head in ctx.amount_at or emit.unreal(ctx, head) or (deed and events.denied(ctx, head)):
        return
    mood, word = emit.supposed(ctx, head) or ("fact", None)
    say = partial(emit.of_noun, ctx, kind="event", modality=mood, modality_word=word)
    for k in tree.kids(head, "nmod"):
        case, tokens = roles.case_of(ctx, k)
        if tree.dep[k] == "nmod:poss" or case not in _cases(ctx, lemma, deed):
            continue
        for member in tree.conjuncts(k):
            target = ctx.argument(member)
            if target is None or ctx.is_time(member):
                continue
            for owner in _owners(ctx, head):  # "Ukraine's debt to Gazprom"
                yield from say(f"{lemma} {case}", [head, *tokens], owner, target, head, factor=0.9)
            # "relations with NATO" says it already; whom pressure or money comes from is worth a line of its own
            inside = not deed and case != "from" and thing.start <= target.start and target.end <= thing.end
            if deed:
                yield from say(f"{lemma} {case}", [head, *tokens], thing, target, head, factor=0.85)
            elif (ctx.named(target) or (case == "from" and ctx.type_of(target) in ACTORS)) and not inside:
                yield from say(case, tokens, thing, target, head, factor=0.85)


def _made_by(ctx: Context, head: int) -> Iterator[Relation]:
    """ "a statement by Mary White", "attacks by ISIL", "a film by DuVernay": whose deed or work it is, where no other end of the deed is told."""
    tree, cues = ctx.tree, ctx.cues
    below = [(k, *roles.case_of(ctx, k)) for k in tree.kids(head, "nmod") if k > head and tree.dep[k] != "nmod:poss"]
    if not any(case == "by" for _, case, _ in below) or any(case == "of" for _, case, _ in below):
        return
    lemma, thing = tree.lemmas[head], ctx.argument(head)
    if thing is None or ctx.named(thing) or ctx.is_time(head) or head in ctx.amount_at or emit.unreal(ctx, head):
        return
    if lemma in cues.roles or lemma in cues.kin or lemma in cues.partitive or ctx.type_of(thing) in {"Person", "Group"} or events.denied(ctx, head):
        return
    clause = ctx.qualifiers.governing(head)
    if clause is not None and clause.passive and not clause.agents and any(o.head == head and o.case not in cues.sources for o in clause.obliques):
        return  # "will be succeeded in that post by Maurer"
    if not (ctx.type_of(thing) in {"Event", "Work"} or lemma in cues.nominals or lemma in cues.spoken_nouns or lemma in cues.content_nouns):
        return
    mood, word = emit.supposed(ctx, head) or ("fact", None)
    for k, case, tokens in below:
        if case != "by":
            continue
        for maker in ctx.arguments(tree.conjuncts(k)):
            if ctx.named(maker) and ctx.type_of(maker) in ACTORS:
                yield from emit.of_noun(ctx, f"{lemma} by", [head, *tokens], thing, maker, head, kind="event", modality=mood, modality_word=word, factor=0.9)


def _cases(ctx: Context, lemma: str, deed: bool) -> frozenset[str]:
    """What can bring whom a deed hits: an attack on, at, against; a clash with; a protest against, while a meeting with somebody hits nobody."""
    frame = ctx.cues.nominals.get(lemma)
    if frame is None or not deed:
        return BEARING_CASES
    hostile = frozenset({"against", "with"}) if lemma in ctx.cues.strife else frozenset({"against"})
    return hostile if frame.intransitive else AIMED_CASES


def _owners(ctx: Context, head: int) -> list[Argument]:
    """Whose it is: a name in the possessive, or the country of an adjective."""
    tree = ctx.tree
    found = [a for k in tree.kids(head, "nmod:poss") for a in ctx.arguments(tree.conjuncts(k)) if ctx.named(a)]
    return found or [a for k in tree.kids(head, "amod") if (a := ctx.country(k)) is not None]
