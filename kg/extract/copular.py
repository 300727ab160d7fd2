"""Copulas -> relations: what something is, where it is, that it exists."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extract import emit, roles
from kg.extract.clauses import Clause, Oblique
from kg.extract.context import Context
from kg.extract.qualify import Source, partly
from kg.model import Argument, Relation


def relations(ctx: Context, clause: Clause) -> Iterator[Relation]:
    tree, cues = ctx.tree, ctx.cues
    sources = ctx.qualifiers.sources(clause)
    subjects = ctx.arguments(clause.subjects, sources, spell_out=False)
    told = {a.chain for k in tree.conjuncts(clause.head) if (a := ctx.argument(k)) is not None}
    if any(subject.chain in told for subject in subjects):  # "the winners were Chan and Wan": the winners, not each the other
        subjects = [a for s in clause.subjects if (a := ctx.argument(s, sources)) is not None]
    if any(partly(tree, s, cues) for s in clause.subjects):
        return  # "not all migrants are poor": of whom it is said, is left open
    if not subjects or (clause.link == "acl" and (clause.kind != "adjective" or not clause.obliques)):
        return  # "a book critical of Scientology" says something, "the minister responsible" does not
    if tree.lemmas[clause.head] in cues.empty_objects | cues.content_nouns and any(c.link == "acl" for c in _below(ctx, clause)):
        return  # "is an attempt to restore relations": the infinitive says it
    cop = [clause.cop] if clause.cop is not None else []
    if clause.kind == "place":
        words, case = roles.case_of(ctx, clause.head)
        if not words:
            return  # the preposition hangs on another word: where it is, is not said
        argument = ctx.argument(clause.head, sources)
        if argument is not None and not (tree.lemmas[clause.head] in cues.discourse and not ctx.named(argument)):
            for subject in subjects:
                yield from emit.of_clause(ctx, clause, f"be {words}", [*cop, *case], subject, argument, sources=sources, kind="copula")
        yield from _state(ctx, clause, words, [*cop, *case], subjects, sources)
        return
    if clause.kind == "adjective":
        if tree.words[clause.head].lower() in cues.hollow_adverbs or (tree.upos[clause.head] == "ADV" and tree.words[clause.head].lower() == "near"):
            return  # "is there", "should be why", "is nowhere near as high as"
        if all(tree.words[s].lower() == "it" for s in clause.subjects) and not clause.obliques:
            return  # "it's over", "it is late": what "it" is, is too often guessed
        if any(tree.words[k].lower() in cues.degree_questions for k in tree.kids(clause.head, "advmod")):
            return  # "did not say how close it was"
        below = {c.link for c in ctx.qualifiers.below.get(clause.head, ())}
        if "xcomp" in below or ("ccomp" in below and tree.words[clause.head].lower() in cues.minded):
            return  # "is confident that ..." is said by whoever is
        if tree.lemmas[clause.head] in cues.possible_adjectives | cues.planned_adjectives:
            return  # "would be able to" says nothing without its verb
        inner = [k for k in tree.children[clause.head] if tree.rel[k] == "case" and k < clause.head and tree.words[k + 1].lower() != "all"]
        # "is still at large", but not "is not at all uncommon"
        lessened = [k for k in tree.kids(clause.head, "advmod") if k == clause.head - 1 and tree.words[k].lower() in cues.lessening]
        inner = [*inner, *lessened]  # "is less clear" is not "is clear"
        word = " ".join(tree.words[k].lower() for k in (*inner, clause.head))
        figure = next((ctx.amount_at[k] for k in tree.kids(clause.head, "obj", "obl") if k in ctx.amount_at and not ctx.is_time(k)), None)
        if figure is not None:  # "worth a million dollars"
            for subject in subjects:
                yield from emit.of_clause(ctx, clause, f"be {word}", [*cop, clause.head], subject, None, amount=figure, sources=sources, kind="copula")
            return
        others = [k for k in tree.conjuncts(clause.head)[1:] if tree.upos[k] == "ADJ" and k not in ctx.clauses]
        placed = [
            (o, a)
            for o in clause.obliques
            if o.case and not ctx.is_time(o.head) and (a := ctx.argument(o.head, sources)) is not None and o.case not in cues.sources
        ]
        placed = [(o, a) for o, a in placed if emit.worth(ctx, o, a) and not (tree.lemmas[o.head] in cues.discourse and not ctx.named(a))]
        if not placed and tree.words[clause.head].lower() in cues.needy_adjectives:
            return  # "is capable of winning": the gerund says it; "is aware": of what, is lost
        for subject in subjects:
            if not placed:
                for k in [clause.head, *others]:
                    form = word if k == clause.head else tree.words[k].lower()
                    yield from emit.of_clause(ctx, clause, f"be {form}", [*cop, *inner, k], subject, None, sources=sources, kind="copula", factor=0.85)
            for oblique, argument in placed[:2]:
                yield from emit.of_clause(
                    ctx, clause, f"be {word} {oblique.case}", [*cop, clause.head, *oblique.case_tokens], subject, argument, sources=sources, kind="copula"
                )
        return
    if clause.head in ctx.amount_at or ctx.is_time(clause.head):
        amount = ctx.amount_at.get(clause.head)
        if amount is not None:
            for subject in subjects:
                yield from emit.of_clause(ctx, clause, "be", [*cop, clause.head], subject, None, amount=amount, sources=sources, kind="copula")
        return

    kinds = [k for k in tree.conjuncts(clause.head) if tree.upos[k] == "NOUN" and any(tree.words[j].lower() in {"a", "an"} for j in tree.kids(k, "det"))]
    if len(kinds) > 1 and all("Number=Plur" in tree.feats[s] and len(tree.conjuncts(s)) == 1 for s in clause.subjects):
        return  # "the three units are a distributor, a chain and a store": which is which, is left open
    if any(tree.words[k].lower() in cues.multiples for k in tree.children[clause.head]):
        return  # "is twice the donation"
    naming = any(tree.lemmas[k] == "name" for k in tree.kids(clause.head, "nsubj"))
    for predicate_head in tree.conjuncts(clause.head):
        if naming or tree.lemmas[predicate_head] == "name":
            continue  # "whose real name was Ada Byron": nobody is a name
        if predicate_head != clause.head and (predicate_head in ctx.clauses or tree.upos[predicate_head] not in {"NOUN", "PROPN"}):
            continue
        held = roles.complements(ctx, predicate_head, sources)
        for subject in subjects:
            for predicate, tokens, target in held:
                yield from emit.of_clause(ctx, clause, predicate, [*cop, *tokens], subject, target, sources=sources, kind="role")
            if not held:
                for predicate, tokens, target in roles.described(ctx, predicate_head, sources):
                    if ctx.named(subject):
                        yield from emit.of_clause(ctx, clause, predicate, [*cop, *tokens], subject, target, sources=sources, kind="role", factor=0.95)
                for predicate, tokens, target in _regards(ctx, predicate_head, subject, sources):
                    yield from emit.of_clause(ctx, clause, predicate, [*cop, *tokens], subject, target, sources=sources, kind="copula", factor=0.9)
                kind = ctx.argument(predicate_head, sources)
                # "the winner was Ada Byron": the name is the thing, the noun says what it is
                if kind is None and predicate_head not in ctx.amount_at:
                    continue  # "they are the ones who ..."
                bare = all(tree.rel[j] in {"det", "cop", "punct", "nsubj", "advmod", "aux", "cc", "case"} for j in tree.children[predicate_head])
                if tree.lemmas[predicate_head] in cues.empty_objects and bare:
                    continue  # "is part a playbook", "is the way"
                first, second = (kind, subject) if kind is not None and ctx.named(kind) and not ctx.named(subject) else (subject, kind)
                yield from emit.of_clause(ctx, clause, "be", [*cop, predicate_head], first, second, sources=sources, kind="copula")


def _regards(ctx: Context, noun: int, subject: Argument, sources: Sequence[Source]) -> Iterator[tuple[str, list[int], Argument]]:
    """ "is a mandatory duty for all Muslims", "was a blow to the government": whom or what the noun regards, where its own phrase does not hold it."""
    tree, cues = ctx.tree, ctx.cues
    phrase = ctx.phrases.get(noun)
    if tree.upos[noun] != "NOUN" or phrase is None or phrase.kind != "nominal" or tree.lemmas[noun] in cues.partitive | cues.empty_objects | cues.discourse:
        return
    for k in tree.kids(noun, "nmod"):
        case, tokens = roles.case_of(ctx, k)
        if case not in {"to", "for", "against"} or k < phrase.end or ctx.is_time(k) or k in ctx.amount_at:
            continue
        for target in ctx.arguments(tree.conjuncts(k), sources):
            if (ctx.named(subject) and ctx.named(target)) or (not ctx.named(target) and tree.lemmas[k] in cues.discourse | cues.empty_objects):
                continue  # the first is told as what the thing is
            yield f"be {tree.lemmas[noun]} {case}", [noun, *tokens], target


def _state(ctx: Context, clause: Clause, words: str, tokens: list[int], subjects: Sequence[Argument], sources: Sequence[Source]) -> Iterator[Relation]:
    """ "is in contact with the parties", "is in charge of the search": preposition and noun say the state, and the next preposition whom or what it regards."""
    tree, head = ctx.tree, clause.head
    if tree.upos[head] != "NOUN" or ctx.named(ctx.argument(head)) or any(tree.rel[k] in {"det", "nummod"} for k in tree.children[head]):
        return  # with an adjective, too: "is in close contact with"
    for k in tree.kids(head, "nmod"):
        case, inner = roles.case_of(ctx, k)
        if not case or k < head or ctx.is_time(k):
            continue
        for member in tree.conjuncts(k):
            target = ctx.argument(member, sources)
            if target is not None and (ctx.named(target) or tree.lemmas[member] not in ctx.cues.discourse):
                form = f"be {words} {tree.words[head].lower()} {case}"
                for subject in subjects:
                    yield from emit.of_clause(ctx, clause, form, [*tokens, head, *inner], subject, target, sources=list(sources), kind="copula", factor=0.95)


def existence(ctx: Context, clause: Clause) -> Iterator[Relation]:
    """ "There are no casualties", "there is a base in Guam": said to exist, or not to; a bare "there is a problem" says nothing."""
    tree = ctx.tree
    if tree.lemmas[clause.head] not in {"be", "exist", "remain"} or not any(
        tree.words[k].lower() in ctx.cues.expletives for k in tree.kids(clause.head, "expl")
    ):
        return

    sources = ctx.qualifiers.sources(clause)
    negated = ctx.qualifiers.polarity(clause).negated
    for subject in ctx.arguments([s for s in clause.subjects if tree.upos[s] in {"NOUN", "PROPN"}], sources):
        near = [
            Oblique(k, case, tuple(tokens))
            for s in clause.subjects
            for k in tree.kids(s, "nmod")
            for case, tokens in [roles.case_of(ctx, k)]
            if case in {"in", "at", "near"}
        ]
        said = [o for o in (*clause.obliques, *near) if tree.lemmas[o.head] not in ctx.cues.discourse]  # "In effect, there are"
        said = [o for o in said if o.case in ctx.cues.existing_cases or not ctx.cues.existing_cases]
        placed = [(o, a) for o in said if o.case and (a := ctx.argument(o.head, sources)) is not None and emit.worth(ctx, o, a)]
        for oblique, argument in placed[:1]:
            yield from emit.of_clause(
                ctx, clause, f"be {oblique.case}", [clause.head, *oblique.case_tokens], subject, argument, sources=sources, kind="copula", factor=0.95
            )
        hollow = any(tree.lemmas[s] in ctx.cues.opening_nouns for s in clause.subjects)  # "there is no reason to believe"
        if not placed and negated and not hollow:
            yield from emit.of_clause(ctx, clause, "exist", [clause.head], subject, None, sources=sources, kind="copula", factor=0.9)


def _below(ctx: Context, clause: Clause) -> list[Clause]:
    return [c for c in ctx.clauses.values() if c.noun == clause.head] + ctx.qualifiers.below.get(clause.head, [])
