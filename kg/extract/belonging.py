"""Whose or where a thing is, from its phrase alone: "the Saudi Interior Ministry", "a home in Amherst", "the premises of Hofstra University"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract import emit, roles
from kg.extract.context import ACTORS, PLACES, Context
from kg.model import Relation

BODIES = frozenset({"Organization", "Facility", "Work", "Product", "Agreement", "Law"})
LED = frozenset({"director", "manager"})  # whose name stands before them, they lead: "Erbamont directors"
WHERE = frozenset({"in", "near", "across", "throughout", "outside", "inside", "within"})


def relations(ctx: Context, head: int) -> Iterator[Relation]:
    if ctx.is_time(head) or head in ctx.amount_at:
        return
    yield from _nation(ctx, head)
    yield from _possessed(ctx, head)
    yield from _of(ctx, head)
    yield from _compound(ctx, head)
    yield from _native(ctx, head)


def _nation(ctx: Context, head: int) -> Iterator[Relation]:
    """ "the Saudi Interior Ministry", "the Yugoslav embassy": a body of a state, of the country whose adjective stands before it."""
    tree, lemma = ctx.tree, ctx.tree.lemmas[head].lower()
    thing = ctx.argument(head)
    if lemma not in ctx.cues.state_bodies and (ctx.named(thing) or lemma not in ctx.cues.national):
        return  # of names only bodies of state: the Syrian Democratic Forces are none of Syria's
    if ctx.named(thing) and ctx.type_of(thing) != "Organization":
        return
    if not ctx.named(thing) and lemma in ctx.cues.standing_for:
        return  # "the Cuban government" is Cuba
    for k in tree.kids(head, "amod", "compound"):
        country = ctx.country(k) if k < head else None
        if country is not None:
            yield from emit.of_noun(ctx, "of", [k], thing, country, head, kind="noun")


def _possessed(ctx: Context, head: int) -> Iterator[Relation]:
    """ "the government's Flag Project", "NATO's headquarters": bodies, buildings, works, laws and what has a name; interests and remarks are no possessions."""
    tree, cues = ctx.tree, ctx.cues
    lemma = tree.lemmas[head]
    thing = ctx.argument(head)
    if thing is None or ctx.type_of(thing) == "Person" or _beside(ctx, lemma):
        return
    named, kind = ctx.named(thing), ctx.type_of(thing)
    held = (
        kind in BODIES or kind == "Place" or lemma in cues.purposive or lemma in cues.issued or lemma in cues.parts
    )  # a place only of a place or a body: "Kim's mental state" is none
    if not named and (
        not held or tree.upos[head] != "NOUN" or lemma.endswith("ing") or lemma in cues.content_nouns | cues.spoken_nouns or lemma in cues.nominals
    ):
        return
    for k in tree.kids(head, "nmod:poss"):
        for member in tree.conjuncts(k):
            owner = ctx.argument(member)
            if owner is None or ctx.is_time(member) or not ctx.named(owner) or member not in ctx.phrases or ctx.phrases[member].kind != "name":
                continue  # "the company's": which one, is too often guessed
            if not named and lemma in cues.state_bodies and ctx.type_of(owner) == "Country":
                continue  # "Cuba's government": its name says it
            if not named and kind == "Place" and ctx.type_of(owner) not in PLACES | {"Organization"}:
                continue
            if not named and kind not in BODIES and lemma in cues.parts and lemma not in cues.purposive and ctx.type_of(owner) != "Organization":
                continue  # a unit or a team that is no body by itself is one of a body
            form = "of" if named and tree.upos[head] == "PROPN" else f"{lemma} of"
            yield from emit.of_noun(ctx, form, [head], thing, owner, head, kind="noun")


def _of(ctx: Context, head: int) -> Iterator[Relation]:
    """ "the premises of Hofstra University", "unrest in Kosovo": only with a name behind the preposition. "The injustices of Jim Crow" are no thing of his."""
    tree, cues = ctx.tree, ctx.cues
    lemma = tree.lemmas[head]
    thing = ctx.argument(head)
    if tree.upos[head] != "NOUN" or thing is None or ctx.named(thing) or ctx.type_of(thing) in {"Person", "Group"} or _beside(ctx, lemma):
        return
    if any(tree.words[k].lower() in cues.negative_determiners for k in tree.kids(head, "det")):
        return  # "there are no ill feelings in Tanzania"
    for k in tree.kids(head, "nmod"):
        case, tokens = roles.case_of(ctx, k)
        if tree.dep[k] == "nmod:poss" or k < head or case not in WHERE | {"of"} or (case == "of" and lemma in cues.nominals):
            continue
        if case in ctx.lexicon.relational.get(lemma, frozenset()):
            continue  # "interest in China" is not in China
        for member in tree.conjuncts(k):
            target = ctx.argument(member)
            if target is None or not ctx.named(target) or ctx.is_time(member) or member not in ctx.phrases or ctx.phrases[member].kind != "name":
                continue
            kind = ctx.type_of(target)
            if (
                case == "of"
                and kind in ACTORS | PLACES
                and (ctx.type_of(thing) in BODIES or (lemma in cues.issued and kind in ACTORS) or (lemma in cues.parts and kind == "Organization"))
            ):
                yield from emit.of_noun(ctx, f"{lemma} of", [head, *tokens], thing, target, head, kind="noun", factor=0.95)
            elif case != "of" and kind in PLACES:
                yield from emit.of_noun(ctx, case, tokens, thing, target, head, kind="noun", factor=0.95)


def _compound(ctx: Context, head: int) -> Iterator[Relation]:
    """ "the FBI office", "a Kremlin statement", "the Clinton campaign": whose; "a Miami hospital", "the Orlando shooting": where. Only with a name in front."""
    tree, cues = ctx.tree, ctx.cues
    thing, lemma = ctx.argument(head), tree.lemmas[head]
    if thing is None or ctx.named(thing) or tree.upos[head] != "NOUN" or lemma in cues.roles or lemma in cues.kin or emit.unreal(ctx, head):
        return
    kind = ctx.type_of(thing)
    for k in tree.kids(head, "compound", "nmod:unmarked"):
        phrase = ctx.phrases.get(k)
        if k > head or phrase is None or phrase.kind != "name" or phrase.end > head or phrase.text.lower() in cues.platforms | ctx.lexicon.demonyms.keys():
            continue
        owner = ctx.argument(k)
        if owner is None or not ctx.named(owner) or owner.chain == thing.chain:
            continue
        whose = ctx.type_of(owner)
        own = kind in {"Work", "Facility"} or (kind == "Organization" and (whose == "Person" or lemma in cues.parts)) or lemma in cues.parts
        people = kind in {"Group", "Person"} and whose in {"Organization", "Agreement", "Law"} and lemma not in cues.partitive  # "Taliban fighters"
        if people or (whose in {"Organization", "Person"} and own):
            yield from emit.of_noun(ctx, f"{lemma} of", [head], thing, owner, head, kind="noun", factor=0.95)
        elif whose in {"City", "Place"} and kind in {"Facility", "Organization", "Event", "Group"} and lemma not in cues.state_bodies:
            yield from emit.of_noun(ctx, "in", [k], thing, owner, head, kind="noun", factor=0.95)


def _native(ctx: Context, head: int) -> Iterator[Relation]:
    """ "a Seattle investor", "the boy's Miami relatives": people of a trade or a family who are called by their town are from there."""
    tree, cues = ctx.tree, ctx.cues
    thing, lemma = ctx.argument(head), tree.lemmas[head]
    if (
        thing is None
        or ctx.named(thing)
        or ctx.type_of(thing) not in {"Person", "Group"}  # not "a New Jersey home"
        or tree.upos[head] != "NOUN"
        or not (lemma in cues.kin or (lemma in cues.professions and lemma not in cues.executive and lemma not in LED))
        or emit.unreal(ctx, head)
    ):
        return
    for k in tree.kids(head, "compound", "nmod:unmarked"):
        phrase = ctx.phrases.get(k)
        if k > head or phrase is None or phrase.kind != "name" or phrase.end != head or phrase.text.lower() in ctx.lexicon.demonyms:
            continue
        town = ctx.argument(k)
        if town is not None and ctx.type_of(town) in {"City", "Place"}:
            yield from emit.of_noun(ctx, "from", [k], thing, town, head, kind="noun", factor=0.95)


def _beside(ctx: Context, lemma: str) -> bool:
    """A noun that other rules read, or that names nothing of its own."""
    cues = ctx.cues
    return (
        lemma in cues.roles
        or lemma in cues.kin
        or lemma in cues.view_nouns
        or lemma in cues.discourse
        or lemma in cues.empty_objects
        or lemma in cues.partitive
    )
