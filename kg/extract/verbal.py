"""Clauses -> relations: who did what to whom, with roles, times and amounts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import product

from kg.extract import copular, emit, roles
from kg.extract.clauses import Clause, Oblique
from kg.extract.context import ACTORS, PLACES, Context
from kg.extract.qualify import Source
from kg.extract.quotes import verb_of
from kg.model import Amount, Argument, Relation, Role

NO_SUBJECT: list[Argument | None] = [None]


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
    number = tree.sentence[at]
    last = next((i for i in range(at, len(tree.words)) if i + 1 == len(tree.words) or tree.sentence[i + 1] != number), at)
    ending = [tree.words[i] for i in range(max(at, last - 3), last + 1)]
    return "?" in ending and not any(w in {"”", '"', "»"} for w in ending[: ending.index("?")])


def _verb(ctx: Context, clause: Clause) -> Iterator[Relation]:
    tree, cues, below = ctx.tree, ctx.cues, ctx.qualifiers.below.get(clause.head, [])
    verb = verb_of(tree, clause)
    lemma = tree.lemmas[clause.head]
    if tree.upos[clause.head] == "AUX" and verb in cues.modals:
        return
    if clause.passive and not clause.agents and verb in cues.naming and clause.link in {"acl", "relcl"}:
        yield from _called(ctx, clause)  # "a group called Sea Org": a name, not an event
        return
    if tree.tags[clause.head] == "VB" and not clause.subjects and not clause.passive:
        return  # an imperative, or an infinitive that nobody does
    if tree.tags[clause.head] == "VBG" and any(tree.lemmas[s] in cues.equated for s in clause.subjects) and tree.kid(clause.head, "aux") is not None:
        return
    sources = ctx.qualifiers.sources(clause)
    infinitive = next((c for c in below if c.link == "xcomp" and c.kind == "verb"), None)
    content = any(c.link == "ccomp" for c in below) or _speaks(ctx, clause)
    idiom = _idiom(ctx, clause)
    if idiom is not None:  # "take place": the noun belongs to the predicate
        verb = f"{verb} {tree.words[idiom].lower()}"
        clause = replace(clause, objects=[o for o in clause.objects if o != idiom])
    doers, done_to = _voices(ctx, clause, sources)
    doers = _of_purpose(ctx, clause, doers, sources)
    if _no_agent(ctx, clause, doers):
        return
    if not doers and not clause.passive:
        return  # the subject is a pronoun that nobody resolves, or missing: nothing is said of anybody
    if clause.passive and not done_to:
        return  # to whom it is done is not known
    if any(tree.rel[k] == "advmod" and tree.words[k].lower() in cues.negations for s in clause.subjects for k in tree.children[s]):
        return  # "not all analysts": of whom it is said, is left open
    if clause.passive and clause.agents and doers == [None]:
        doers = NO_SUBJECT
    objects: list[Argument | None] = list(done_to)
    amount = _amount(ctx, clause)
    unresolved = [
        o
        for o in clause.objects
        if not ctx.is_time(o) and o not in ctx.amount_at and ctx.argument(o, sources) is None and tree.lemmas[o] not in cues.empty_objects
    ]
    if unresolved and not objects and not clause.passive and amount is None and infinitive is None:
        return
    recipients = [a for i in clause.indirect if (a := ctx.argument(i, sources)) is not None]
    if infinitive is not None and verb in cues.negative and not objects:
        yield from _refusal(ctx, clause, infinitive, doers, sources)
        return
    if (
        infinitive is not None
        and not objects
        and not recipients
        and not clause.passive
        and verb in cues.aspectual | cues.planned | cues.possible | cues.says | cues.orders | cues.denies
    ):
        return
    if (
        infinitive is not None
        and clause.passive
        and not clause.agents
        and verb in cues.planned | cues.possible | cues.says | cues.thinks
        and verb not in cues.orders - cues.expected
    ):
        return
    if content and not objects and not recipients and lemma not in cues.negative:
        addressed = [o for o in clause.obliques if o.case in {"to", "with"} and ctx.type_of(ctx.argument(o.head, sources)) in ACTORS]
        if verb in cues.says and addressed:
            recipients = [a for o in addressed[:1] if (a := ctx.argument(o.head, sources)) is not None]
        else:
            return
    if recipients and not objects:
        objects, recipients = list(recipients), []
    if clause.passive and verb in cues.says | cues.thinks and content:
        return
    if objects and not clause.passive and verb in cues.calling:
        named = list(_named(ctx, clause, verb, doers, objects, sources))
        if named:
            yield from named
            return
    if (not objects and not clause.objects and not clause.passive) or (clause.passive and doers == NO_SUBJECT and verb in cues.calling):
        outcome = list(_outcome(ctx, clause, verb, doers, sources))
        if outcome:
            yield from outcome
            return
    yield from _state(ctx, clause, verb, doers, objects, recipients, amount, sources, idiom)
    yield from _supported(ctx, clause, verb, doers, sources)
    yield from _further_amounts(ctx, clause, verb, doers, objects, amount, sources)


def _called(ctx: Context, clause: Clause) -> Iterator[Relation]:
    """ "a group within Scientology called the Sea Org": what is meant has that name."""
    sources = ctx.qualifiers.sources(clause)
    for name in ctx.arguments([*ctx.tree.kids(clause.head, "xcomp", "obj", "obl:unmarked")], sources):
        for subject in ctx.arguments(clause.subjects, sources):
            if ctx.named(name) and not ctx.named(subject):
                form = f"be {ctx.tree.words[clause.head].lower()}"
                yield from emit.of_clause(ctx, clause, form, [clause.head], subject, name, sources=sources, kind="copula", factor=0.95)


def _named(ctx: Context, clause: Clause, verb: str, doers: list[Argument | None], objects: list[Argument | None], sources: list[Source]) -> Iterator[Relation]:
    """ "calls the mansion his house": the mansion is a house, in the words of whoever calls it so. An appointment is done, not said."""
    tree = ctx.tree
    said = verb in ctx.cues.says | ctx.cues.thinks | ctx.cues.naming | ctx.cues.viewing
    complements = [*tree.kids(clause.head, "xcomp"), *(o.head for o in clause.obliques if o.case in {"as", "among"})]
    for k in complements:
        kind = ctx.argument(k, sources)
        if kind is None and said and clause.subjects and tree.upos[k] == "ADJ" and k not in ctx.clauses:
            voices = [Source(clause.subjects[0], clause.head), *sources]  # "called the sentence dangerous", "describe the judgement as historic"
            for j in [m for m in tree.conjuncts(k) if tree.upos[m] == "ADJ"]:
                for target in objects:
                    yield from emit.of_clause(
                        ctx, clause, f"be {tree.words[j].lower()}", [clause.head, j], target, None, sources=voices, kind="copula", factor=0.85
                    )
            continue
        if kind is None or (k in ctx.clauses and ctx.clauses[k].kind == "verb"):
            continue
        if said and clause.subjects:
            verb_form = "be among" if roles.case_of(ctx, k)[0] == "among" else "be"
            for target in objects:
                voices = [Source(clause.subjects[0], clause.head), *sources]
                if verb in ctx.cues.viewing:
                    for subject in doers:
                        yield from emit.of_clause(ctx, clause, verb, [clause.head], subject, target, sources=sources)
                yield from emit.of_clause(ctx, clause, verb_form, [clause.head], target, kind, sources=voices, kind="copula", factor=0.9)
        else:
            for subject, target in product(doers, objects):
                yield from emit.of_clause(ctx, clause, verb, [clause.head], subject, target, sources=sources)
            for target in objects:
                yield from emit.of_clause(
                    ctx, clause, f"be {tree.words[clause.head].lower()}", [clause.head], target, kind, sources=sources, kind="copula", factor=0.9
                )


def _outcome(ctx: Context, clause: Clause, verb: str, doers: list[Argument | None], sources: list[Source]) -> Iterator[Relation]:
    """ "became the youngest member", "remained neutral": the complement is said of the subject."""

    tree = ctx.tree
    if clause.passive:
        doers, verb = list(ctx.arguments(clause.subjects, sources)), f"be {tree.words[clause.head].lower()}"
    for k in tree.kids(clause.head, "xcomp"):
        if k in ctx.clauses and ctx.clauses[k].kind == "verb":
            continue
        if tree.upos[k] == "ADJ":
            for subject in doers:
                yield from emit.of_clause(
                    ctx, clause, f"{verb} {tree.words[k].lower()}", [clause.head, k], subject, None, sources=sources, kind="copula", factor=0.9
                )
        elif tree.upos[k] in {"NOUN", "PROPN"}:
            found = roles.complements(ctx, k, sources)
            for subject in doers:
                for predicate, words, target in found:
                    yield from emit.of_clause(ctx, clause, f"{verb} {predicate}", [clause.head, *words], subject, target, sources=sources, kind="role")
                kind = ctx.argument(k, sources)
                case, tokens = roles.case_of(ctx, k)  # "remained above the average"
                if not found and kind is not None:
                    yield from emit.of_clause(ctx, clause, f"{verb} {case}".strip(), [clause.head, *tokens], subject, kind, sources=sources, kind="copula")


def _voices(ctx: Context, clause: Clause, sources: list[Source]) -> tuple[list[Argument | None], list[Argument | None]]:
    """Who does it and whom it is done to, whatever the voice. No doer of a passive is [None]; nobody known is []."""
    known: list[Argument | None] = [*ctx.arguments(clause.subjects, sources)]
    if clause.passive:
        agents: list[Argument | None] = [*ctx.arguments(clause.agents, sources)]
        return agents or NO_SUBJECT, known
    objects: list[Argument | None] = []
    for head in clause.objects:
        if head not in ctx.amount_at:
            objects += [a for a in ctx.arguments([head], sources) if ctx.named(a) or ctx.tree.lemmas[head] not in ctx.cues.empty_objects]
    return known, objects


def _idiom(ctx: Context, clause: Clause) -> int | None:
    """The bare noun that makes one predicate with its verb."""
    tree = ctx.tree
    for o in clause.objects:
        form = f"{tree.lemmas[clause.head]} {tree.lemmas[o]}"
        plain = f"{tree.lemmas[clause.head]} {tree.words[o].lower()}"
        if (form in ctx.cues.idioms or plain in ctx.cues.idioms) and not any(
            tree.rel[k] in {"det", "amod", "compound", "nmod"} and k < o for k in tree.children[o]
        ):
            return o
    return None


def _of_purpose(ctx: Context, clause: Clause, doers: list[Argument | None], sources: list[Source]) -> list[Argument | None]:
    """ "tensions are pulling Russia and China together to counter the West": a thing has no purpose, whom it moves has."""
    above = ctx.clauses.get(clause.parent) if clause.parent is not None else None
    if above is None or clause.link != "advcl" or clause.mark != "to" or not clause.inherited or clause.passive:
        return doers
    if clause.subjects == above.objects and not clause.passive and all(d is not None and ctx.type_of(d) in THINGS for d in doers):
        return [*ctx.arguments(above.subjects, sources)]  # "pushed the mound to make room": not the mound
    if clause.subjects != above.subjects:
        return doers
    moved = [a for a in ctx.arguments(above.objects, sources) if ctx.type_of(a) in ACTORS]
    things = all(d is not None and ctx.type_of(d) in {"Concept", "Event", "Other", "Law", "Agreement", "Work"} for d in doers)
    return [*moved] if doers and moved and things else doers


THINGS = frozenset({"Concept", "Event", "Other", "Law", "Agreement", "Work", "Product"})


def _no_agent(ctx: Context, clause: Clause, doers: list[Argument | None]) -> bool:
    """ "the offering won't cover the cost of building the resort": the offering builds nothing; who does, is not said."""
    if clause.link != "acl" or not clause.inherited or clause.passive or not clause.mark or clause.noun is None or not doers:
        return False
    above = ctx.clauses.get(clause.parent) if clause.parent is not None else None
    borrowed = above is not None and bool(above.subjects) and clause.subjects == above.subjects
    return borrowed and all(d is not None and ctx.type_of(d) in THINGS for d in doers)


def _speaks(ctx: Context, clause: Clause) -> bool:
    """The verb of a quotation or of ", X said"."""
    return clause.head in ctx.qualifiers.quoting or (
        clause.link == "parataxis" and not clause.objects and verb_of(ctx.tree, clause) in ctx.cues.says | ctx.cues.shows
    )


def _amount(ctx: Context, clause: Clause) -> Amount | None:
    """Money, percentages and plain numbers that the verb itself takes ("fell 12 %", "paid $5 million")."""
    heads = [*clause.objects, *(o.head for o in clause.obliques if o.case in {"", "by", "for", "at", "to"})]
    return next((ctx.amount_at[h] for h in heads if h in ctx.amount_at and not ctx.is_time(h)), None)


def _supported(ctx: Context, clause: Clause, verb: str, doers: list[Argument | None], sources: list[Source]) -> Iterator[Relation]:
    """ "has enormous respect for the military", "played a role in her health", "put pressure on Kyiv": verb, noun and preposition are one predicate."""
    tree = ctx.tree
    if verb not in ctx.cues.supporting or clause.passive:
        return
    for noun in clause.objects:
        thing = ctx.argument(noun, sources)
        if tree.upos[noun] != "NOUN" or thing is None or ctx.named(thing) or ctx.type_of(thing) not in {"Concept", "Other", "Event"} or noun in ctx.amount_at:
            continue
        brought = [(k, k > noun) for k in tree.kids(noun, "nmod") if tree.dep[k] != "nmod:poss"]
        brought += [(o.head, True) for o in clause.obliques if o.head > noun and o.case in ctx.lexicon.relational.get(tree.lemmas[noun], frozenset()) | {"for"}]
        for k, behind in brought:
            tokens = [c for c in tree.children[k] if tree.rel[c] == "case" and c < k]
            case = " ".join(tree.words[c].lower() for c in tokens)
            if not behind or not case or case == "of" or ctx.is_time(k) or k in ctx.amount_at:
                continue
            for member in tree.conjuncts(k):
                target = ctx.argument(member, sources)
                if target is None or (case in {"in", "at", "on"} and ctx.type_of(target) in PLACES):
                    continue
                for subject in doers:
                    if subject is not None:
                        words = [clause.head, noun, *tokens]
                        yield from emit.of_clause(ctx, clause, f"{verb} {tree.lemmas[noun]} {case}", words, subject, target, sources=sources, factor=0.9)


def _further_amounts(
    ctx: Context, clause: Clause, verb: str, doers: list[Argument | None], objects: list[Argument | None], first: Amount | None, sources: list[Source]
) -> Iterator[Relation]:
    """ "rose 15 pence to 362 pence": the second figure is a statement of its own, with its preposition."""
    who = objects if clause.passive else doers
    for oblique in clause.obliques:
        amount = ctx.amount_at.get(oblique.head)
        if amount is None or amount == first or ctx.is_time(oblique.head) or oblique.case not in {"to", "at", "from"}:
            continue
        form = f"be {ctx.tree.words[clause.head].lower()}" if clause.passive else verb
        for subject in who:
            if subject is not None:
                words = [clause.head, *oblique.case_tokens]
                yield from emit.of_clause(ctx, clause, f"{form} {oblique.case}", words, subject, None, amount=amount, sources=sources, factor=0.9)


def _refusal(ctx: Context, clause: Clause, infinitive: Clause, doers: list[Argument | None], sources: list[Source]) -> Iterator[Relation]:
    tree = ctx.tree
    inner = verb_of(tree, infinitive)
    joint = "to " if infinitive.mark == "to" else ""
    inner_objects = [a for o in infinitive.objects if (a := ctx.argument(o, sources)) is not None]
    objects: list[Argument | None] = list(inner_objects) or NO_SUBJECT
    form = inner if joint else tree.words[infinitive.head].lower()
    predicate = f"{verb_of(tree, clause)} {joint}{form}"
    for subject, target in product(doers, objects):
        yield from emit.of_clause(ctx, clause, predicate, [clause.head, infinitive.head], subject, target, sources=sources)


def _state(
    ctx: Context,
    clause: Clause,
    verb: str,
    doers: list[Argument | None],
    objects: list[Argument | None],
    recipients: list[Argument],
    amount: Amount | None,
    sources: list[Source],
    idiom: int | None = None,
) -> Iterator[Relation]:
    tree, cues = ctx.tree, ctx.cues
    words = [clause.head, *(k for k in (clause.particle, idiom) if k is not None)]
    participants: list[tuple[Role, Argument]] = [("recipient", r) for r in recipients]
    stative = clause.passive and doers == NO_SUBJECT and verb in cues.stative
    extra: list[tuple[Oblique, Argument]] = []
    for oblique in clause.obliques:
        if ctx.is_time(oblique.head) or oblique.head in ctx.amount_at or not oblique.case or oblique.case in cues.sources:
            continue
        argument = ctx.argument(oblique.head, sources)
        if argument is None or (tree.lemmas[oblique.head] in cues.discourse | cues.view_nouns and not ctx.named(argument)):
            continue
        if verb in cues.says and tree.lemmas[oblique.head] in cues.spoken_nouns:
            continue  # "said in a statement": where it was said is no news
        role = None if stative else _role(ctx, oblique.case, argument, verb)
        if role is not None and objects and not ctx.named(argument) and tree.lemmas[oblique.head] in cues.light:
            continue  # "for use"
        if role is None or not objects:
            extra.append((oblique, argument))
        else:
            participants.append((role, argument))
    if objects:
        plain = objects
        for subject, target in product([] if stative else doers, plain):
            partners = _partners(ctx, verb, clause, subject, doers)
            yield from emit.of_clause(ctx, clause, verb, words, subject, target, participants=[*participants, *partners], amount=amount, sources=sources)
        # what is done with the object is half of what is said: "impose sanctions on", not "impose on"
        noun = [o for o in clause.objects if tree.upos[o] == "NOUN" and len(clause.objects) == 1 and not ctx.named(objects[0])]
        thing = f"{tree.lemmas[noun[0]]} " if noun else ""
        for oblique, argument in extra:
            if not emit.worth(ctx, oblique, argument) or (
                not stative and oblique.case != "on" and cues.role_case.get(oblique.case) == "place" and not ctx.named(argument)
            ):
                continue
            if clause.passive:
                for target in plain:
                    form = " ".join(
                        ["be", tree.words[clause.head].lower(), *([tree.words[clause.particle].lower()] if clause.particle is not None else []), oblique.case]
                    )
                    yield from emit.of_clause(ctx, clause, form, [*words, *oblique.case_tokens], target, argument, sources=sources, factor=0.9)
            else:
                for subject in doers:
                    if subject is not None:
                        yield from emit.of_clause(
                            ctx,
                            clause,
                            f"{verb} {thing}{oblique.case}",
                            [*words, *noun, *oblique.case_tokens],
                            subject,
                            argument,
                            participants=[],
                            sources=sources,
                            factor=0.8,
                        )
        return
    if clause.objects and amount is None and verb in cues.hollow:
        return  # what it has or makes is not known
    if not extra:
        if verb in cues.mute and amount is None:
            return  # "Rathbun stated,": that he spoke is no statement
        if verb == "be" or (verb in cues.light and amount is None and (ctx.when(clause) is None or clause.inherited)):
            return
        for subject in doers:
            yield from emit.of_clause(ctx, clause, verb, words, subject, None, participants=participants, amount=amount, sources=sources, factor=0.85)
        return
    main = next((e for e in extra if _role(ctx, e[0].case, e[1], verb) != "place" and emit.worth(ctx, *e)), None) or next(
        (e for e in extra if emit.worth(ctx, *e)), None
    )
    if main is None:
        if verb not in cues.light:
            for subject in doers:
                yield from emit.of_clause(ctx, clause, verb, words, subject, None, amount=amount, sources=sources, factor=0.8)
        return
    oblique = main[0]
    same = [a for o, a in extra if o.case == oblique.case and (o is oblique or tree.head[o.head] != clause.head)]
    rest = [(o, a) for o, a in extra if a not in same]
    for o, a in rest:
        role = _role(ctx, o.case, a, verb)
        if role is not None:
            participants.append((role, a))
    for subject, target in product(doers, same):
        partners = _partners(ctx, verb, clause, subject, doers)
        yield from emit.of_clause(
            ctx,
            clause,
            f"{verb} {oblique.case}",
            [*words, *oblique.case_tokens],
            subject,
            target,
            participants=[*participants, *partners],
            amount=amount,
            sources=sources,
            factor=0.95,
        )
    for o, a in rest:
        if _role(ctx, o.case, a, verb) is None and emit.worth(ctx, o, a):
            for subject in doers:
                yield from emit.of_clause(ctx, clause, f"{verb} {o.case}", [*words, *o.case_tokens], subject, a, sources=sources, factor=0.8)


def _partners(ctx: Context, verb: str, clause: Clause, subject: Argument | None, doers: list[Argument | None]) -> list[tuple[Role, Argument]]:
    if verb.split(" ")[0] not in ctx.cues.joint or len(doers) < 2:
        return []
    return [("with", d) for d in doers if d is not None and subject is not None and d.chain != subject.chain]


def _role(ctx: Context, case: str, argument: Argument, verb: str) -> Role | None:
    role = ctx.cues.role_case.get(case)
    kind = ctx.type_of(argument)
    if role == "place":
        return "place" if kind in PLACES else ("topic" if case in {"on"} and kind in {"Concept", "Other", "Agreement", "Law", "Event", "Work"} else None)
    if role == "with":
        return "with" if kind in ACTORS else "instrument"
    if role == "recipient":
        return "recipient" if kind in ACTORS and kind not in {"Country"} else "goal"
    return role  # type: ignore[return-value]
