"""The plain statement of a verb: subject, object, and what its prepositions bring, as participants or as statements of their own."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from kg.extract import emit
from kg.extract.clauses import Clause, Oblique
from kg.extract.context import ACTORS, PLACES, Context
from kg.extract.verbal.frames import Frame, takes_of
from kg.model import Argument, Relation, Role

Participants = list[tuple[Role, Argument]]
Obliques = list[tuple[Oblique, Argument]]


def relations(ctx: Context, frame: Frame) -> Iterator[Relation]:
    participants, obliques = _obliques(ctx, frame)
    if (
        frame.verb == "say"
        and frame.clause.objects
        and not frame.clause.passive
        and not any(ctx.tree.lemmas[o] in ctx.cues.sayable for o in frame.clause.objects)
    ):
        return  # "experts say her plans would ...": what is said, is a clause
    if frame.objects:
        yield from _transitive(ctx, frame, participants, obliques)
    elif frame.clause.objects and frame.amount is None and frame.verb in ctx.cues.hollow:
        return  # what it has or makes is not known
    elif obliques and frame.verb in {"have", "do"} and frame.amount is None:
        return  # "as he has throughout this campaign": the verb is that of the clause before
    elif obliques:
        yield from _intransitive(ctx, frame, participants, obliques)
    else:
        yield from _alone(ctx, frame, participants)


def _words(frame: Frame) -> list[int]:
    return [frame.clause.head, *(k for k in (frame.clause.particle, *frame.idiom) if k is not None)]


def _stative(ctx: Context, frame: Frame) -> bool:
    """ "is based on": how a thing is, not what somebody does with it."""
    return frame.agentless and (frame.verb in ctx.cues.stative or _graded(ctx, frame))


def _graded(ctx: Context, frame: Frame) -> bool:
    """ "is more ill-defined": what has degrees is a quality."""
    return any(ctx.tree.words[k].lower() in ctx.cues.degrees and k < frame.clause.head for k in ctx.tree.kids(frame.clause.head, "advmod"))


def _whole(ctx: Context, token: int) -> str:
    """A word that the tokenizer cut at its hyphen: "ill-defined"."""
    words = ctx.tree.words
    return "".join(words[token - 2 : token + 1] if token > 1 and words[token - 1] == "-" else [words[token]]).lower()


def _obliques(ctx: Context, frame: Frame) -> tuple[Participants, Obliques]:
    """What prepositions bring: beside an object the ones with a role as participants, and the rest."""
    tree, cues = ctx.tree, ctx.cues
    participants: Participants = [("recipient", r) for r in frame.recipients]
    rest: Obliques = []
    for oblique in frame.clause.obliques:
        if ctx.is_time(oblique.head) or oblique.head in ctx.amount_at or not oblique.case or oblique.case in cues.sources:
            continue
        for argument in ctx.arguments([oblique.head], frame.sources):  # "heard of the two men": of each of them
            if not _brings(ctx, frame, oblique, argument):
                continue
            aimed = oblique.case == "at" and tree.lemmas[frame.clause.head] in cues.aiming
            housed = tree.lemmas[oblique.head] in cues.housed and oblique.case in {"in", "at"}  # "arrested at his school"
            role = None if aimed or _stative(ctx, frame) else _role(ctx, oblique.case, argument, housed=housed)
            if role is not None and frame.objects and not ctx.named(argument) and tree.lemmas[oblique.head] in cues.light:
                continue  # "for use"
            if role is None or not frame.objects:
                rest.append((oblique, argument))
            else:
                participants.append((role, argument))
    return participants, rest


def _brings(ctx: Context, frame: Frame, oblique: Oblique, argument: Argument) -> bool:
    """Whether a preposition brings something that takes part, and no turn of speech, moment or means."""
    tree, cues = ctx.tree, ctx.cues
    lemma, named = tree.lemmas[oblique.head], ctx.named(argument)
    phrased = lemma in cues.view_nouns or (lemma in cues.discourse and (oblique.case.startswith("in") or lemma not in cues.discourse_in))
    if phrased and not named and not _told(ctx, oblique) and not _of_relative(frame.clause, oblique):
        return False
    if " " in oblique.case and oblique.case_tokens[-1] - oblique.case_tokens[0] >= len(oblique.case_tokens):
        return False  # "with Democrats from the coal states digging in": the tree has made one preposition of two
    if oblique.case == "than" and frame.objects:
        return False  # "raised more money than Kim"
    if oblique.case in cues.contrasting or (oblique.case in cues.moment_cases and _stretch(ctx, oblique.head)):
        return False  # "unlike Kim", "for much of the decade"
    if oblique.case == "of" and not frame.idiom and not takes_of(ctx, frame.clause, frame.verb):
        return False  # the noun that it belongs to is another one
    if oblique.case in cues.agent and lemma in cues.means and tree.kid(oblique.head, "nummod") is None:
        return False  # "took the child by force"
    if oblique.case in cues.moment_cases and lemma in cues.moments and not named:
        return False  # "on election day": when
    if oblique.case in cues.moment_cases and oblique.head < frame.clause.head and lemma in cues.occasions and not named:
        return False  # "on a reporting trip, gunmen fired"
    if frame.verb in cues.says | cues.calling_for and oblique.case != "for" and lemma in cues.spoken_nouns:
        return False  # "said in a statement": where it was said is no news
    # not "Along with the dispute over the rolls, the court rejected ..."
    return oblique.case not in {"along with", "together with"} or oblique.head > frame.clause.head or ctx.type_of(argument) in ACTORS


def _of_relative(clause: Clause, oblique: Oblique) -> bool:
    """ "the case on which the court ruled": a noun with a clause of its own is no turn of speech."""
    return clause.link == "relcl" and oblique.head == clause.noun


def _transitive(ctx: Context, frame: Frame, participants: Participants, obliques: Obliques) -> Iterator[Relation]:
    tree, cues, clause, sources, words = ctx.tree, ctx.cues, frame.clause, frame.sources, _words(frame)
    stative = _stative(ctx, frame)
    for subject, target in product([] if stative else frame.doers, frame.objects):
        all_of_them = [*_his_own(frame, participants, target), *_partners(ctx, frame, subject)]
        yield from emit.of_clause(ctx, clause, frame.verb, words, subject, target, participants=all_of_them, amount=frame.amount, sources=sources)
    if stative and not obliques and _graded(ctx, frame):
        for target in frame.objects:
            yield from emit.of_clause(ctx, clause, f"be {_whole(ctx, clause.head)}", words, target, None, sources=sources, kind="copula", factor=0.85)
    # what is done with the object is half of what is said: "impose sanctions on", not "impose on"
    noun = [o for o in clause.objects if tree.upos[o] == "NOUN" and len(clause.objects) == 1 and not ctx.named(frame.objects[0])]
    thing = f"{tree.lemmas[noun[0]]} " if noun else ""
    for oblique, argument in obliques:
        where = not stative and oblique.case != "on" and cues.role_case.get(oblique.case) == "place"
        if not emit.worth(ctx, oblique, argument) or (where and not ctx.named(argument) and not _befell(ctx, clause, oblique, argument)):
            continue
        if clause.passive:
            tail = [tree.words[k].lower() for k in words[1:]]
            form = " ".join(["be", tree.words[clause.head].lower(), *tail, oblique.case])
            for target in frame.objects:
                yield from emit.of_clause(ctx, clause, form, [*words, *oblique.case_tokens], target, argument, sources=sources, factor=0.9)
        else:
            form = f"{frame.verb} {thing}{oblique.case}"
            for subject in frame.doers:
                if subject is not None:
                    yield from emit.of_clause(ctx, clause, form, [*words, *noun, *oblique.case_tokens], subject, argument, sources=sources, factor=0.8)


def _stretch(ctx: Context, head: int) -> bool:
    """ "much of the decade", "most of the war": how long."""
    tree, cues = ctx.tree, ctx.cues
    if tree.words[head].lower() not in cues.stretches:
        return False
    return any(ctx.is_time(k) or tree.lemmas[k] in cues.moments or ctx.type_of(ctx.argument(k)) == "Event" for k in tree.kids(head, "nmod"))


def _his_own(frame: Frame, participants: Participants, target: Argument | None) -> Participants:
    """ "have family in Britain and a perception": what stands between two objects belongs to the first alone."""
    first = next((o for o in frame.objects if o is not None), None)
    if target is None or first is None or target == first:
        return participants
    return [(role, a) for role, a in participants if not first.start < a.start < target.start]


def _told(ctx: Context, oblique: Oblique) -> bool:
    """ "died in a boating accident", "ruled in the case of the boy": with words of its own the noun is no turn of speech ("by accident", "in that case")."""
    tree, head = ctx.tree, oblique.head
    if oblique.case != "in" or tree.lemmas[head] not in ctx.cues.told_nouns or head < tree.head[head]:
        return False
    own = any(tree.rel[k] in {"compound", "amod"} and k < head for k in tree.children[head])
    return own or any(k > head and ctx.named(ctx.argument(k)) for k in tree.kids(head, "nmod"))


def _befell(ctx: Context, clause: Clause, oblique: Oblique, argument: Argument) -> bool:
    """ "were killed in a stampede", "joined NATO at a ceremony", "fired shells at a post": the event, or what is aimed at, is no mere place."""
    if oblique.case == "at" and ctx.tree.lemmas[clause.head] in ctx.cues.aiming and oblique.head > clause.head:
        return True
    told = oblique.case == "in" if clause.passive else oblique.case == "at" and oblique.head > clause.head
    return told and ctx.type_of(argument) == "Event"


def _alone(ctx: Context, frame: Frame, participants: Participants) -> Iterator[Relation]:
    """Neither object nor oblique: "resigned on Monday", "fell 12 %"."""
    cues, clause, verb, amount = ctx.cues, frame.clause, frame.verb, frame.amount
    if verb in cues.mute and amount is None:
        return  # "Rathbun stated,": that he spoke is no statement
    if verb in cues.planned and any(c.link == "advcl" and c.mark == "to" for c in ctx.qualifiers.below.get(clause.head, ())):
        return  # "have moved to dismiss the suit": the infinitive says it
    if amount is None and not clause.passive and _told_by_gerund(ctx, clause, verb):
        return  # "talked about leaving": the gerund says it
    if verb in cues.bounding and clause.link == "advcl" and not clause.mark and ctx.tree.tags[clause.head] == "VBG":
        return  # "will drop it, beginning in January"
    if amount is None and not clause.passive and (verb in cues.leaning or (verb in cues.needy and frame.infinitive is None)):
        return  # "relies on generalizing", "impede or delay": on what, and what, is lost
    if clause.link == "relcl" and any(ctx.tree.upos[k] == "ADP" for k in ctx.tree.kids(clause.head, "obl")):
        return  # "something he has talked about"
    if verb in {"do", "have"} or (clause.particle is not None and any(ctx.tree.upos[o.head] in {"PRON", "NUM"} for o in clause.obliques)):
        return  # "has come up with one", "more than they do"
    if verb == "be" or (verb in cues.light and amount is None and (ctx.when(clause) is None or clause.inherited)):
        return
    for subject in frame.doers:
        yield from emit.of_clause(ctx, clause, verb, _words(frame), subject, None, participants=participants, amount=amount, sources=frame.sources, factor=0.85)


def _told_by_gerund(ctx: Context, clause: Clause, verb: str) -> bool:
    cues, below = ctx.cues, ctx.qualifiers.below.get(clause.head, ())
    marks = [c.mark for c in below if c.link == "advcl" and ctx.tree.tags[c.head] == "VBG" and c.head > clause.head]
    return any(mark in cues.complementing or f"{verb} {mark}" in cues.aimed_gerunds | cues.open_gerunds for mark in marks)


def _intransitive(ctx: Context, frame: Frame, participants: Participants, obliques: Obliques) -> Iterator[Relation]:
    """No object: the first oblique that is no place takes its room ("live in", "talk with")."""
    tree, clause, verb, sources, words = ctx.tree, frame.clause, frame.verb, frame.sources, _words(frame)
    worth = [(o, a) for o, a in obliques if emit.worth(ctx, o, a)]
    fronted = [o for o, _ in worth if o.head < clause.head]
    main = next((o for o, a in worth if o not in fronted and _role(ctx, o.case, a) != "place"), None)
    main = main or next((o for o, a in worth if _role(ctx, o.case, a) != "place"), None) or next((o for o, _ in worth), None)
    if main is None:
        if verb not in ctx.cues.light:
            for subject in frame.doers:
                yield from emit.of_clause(ctx, clause, verb, words, subject, None, amount=frame.amount, sources=sources, factor=0.8)
        return
    if main in fronted and verb in ctx.cues.planned and any(c.link == "advcl" and c.mark == "to" for c in ctx.qualifiers.below.get(clause.head, ())):
        return  # "In the race for mayor, Kim has moved to make it an issue": the infinitive says it
    if (
        verb in ctx.cues.leaning
        and any(o.head in ctx.amount_at for o in clause.obliques)
        and _role(ctx, main.case, next(a for o, a in worth if o is main)) == "place"
    ):
        return  # "account for half of it in assets"
    same = [a for o, a in obliques if o.case == main.case and (o is main or tree.head[o.head] != clause.head)]
    rest = [(o, a, _role(ctx, o.case, a)) for o, a in obliques if a not in same]
    participants = [*participants, *((role, a) for _, a, role in rest if role is not None)]
    for subject, target in product(frame.doers, same):
        form, tokens = f"{verb} {main.case}", [*words, *main.case_tokens]
        all_of_them = [*participants, *_partners(ctx, frame, subject)]
        yield from emit.of_clause(ctx, clause, form, tokens, subject, target, participants=all_of_them, amount=frame.amount, sources=sources, factor=0.95)
    for o, a, role in rest:
        if role is None and emit.worth(ctx, o, a):
            for subject in frame.doers:
                yield from emit.of_clause(ctx, clause, f"{verb} {o.case}", [*words, *o.case_tokens], subject, a, sources=sources, factor=0.8)


def _partners(ctx: Context, frame: Frame, subject: Argument | None) -> Participants:
    """ "Kim and Lee met Silva": Kim did it with Lee."""
    if frame.verb.split(" ")[0] not in ctx.cues.joint or len(frame.doers) < 2:
        return []
    return [("with", d) for d in frame.doers if d is not None and subject is not None and d.chain != subject.chain]


def _role(ctx: Context, case: str, argument: Argument, *, housed: bool = False) -> Role | None:
    role = ctx.cues.role_case.get(case)
    kind = ctx.type_of(argument)
    if role == "place":
        if kind in PLACES or (housed and kind == "Organization"):
            return "place"
        return "topic" if case == "on" and kind in {"Concept", "Other", "Agreement", "Law", "Event", "Work"} else None
    if role == "with":
        return "with" if kind in ACTORS else "instrument"
    if role == "recipient":
        return "recipient" if kind in ACTORS and kind not in {"Country"} else "goal"
    return role  # type: ignore[return-value]
