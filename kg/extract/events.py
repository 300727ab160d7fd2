"""Event nouns -> relations: "Russia's 2022 invasion of Ukraine", "the murder of Dom Phillips", "Putin's visit to Pyongyang"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extract import emit, roles
from kg.extract.clauses import Clause
from kg.extract.context import Context
from kg.extract.cues import Nominal
from kg.extract.qualify import Source
from kg.extract.quotes import verb_of
from kg.model import Argument, Modality, Relation

SCENES = frozenset({"City", "Place", "Facility"})  # in front of an event's noun they tell where it happened. Not countries: "the U.S. invasion"


def relations(ctx: Context, head: int) -> Iterator[Relation]:
    """ "Russia's 2022 invasion of Ukraine", "the murder of Dom Phillips", "Putin's visit to Pyongyang". One end at least has a name."""
    tree = ctx.tree
    frame = ctx.cues.nominals.get(tree.lemmas[head])
    if frame is None or tree.upos[head] != "NOUN" or emit.unreal(ctx, head):
        return
    doers, targets, obliques = _ends(ctx, head, frame)
    mood, word, negated = _surroundings(ctx, head)
    if negated:
        return
    mood, word = emit.supposed(ctx, head) or (mood, word)
    voice = _wanted_by(ctx, head)
    if voice is not None:
        mood, word = "planned", voice.word
    voice = voice or _rumoured(ctx, head)

    def make(predicate: str, words: Sequence[int], subject: Argument | None, target: Argument | None) -> Iterator[Relation]:
        if ctx.named(subject) or ctx.named(target) or (subject is not None and target is not None):
            yield from emit.of_noun(ctx, predicate, words, subject, target, head, kind="event", modality=mood, modality_word=word, voice=voice)

    if frame.intransitive:
        for doer in doers:
            for case, tokens, target in obliques:
                yield from make(f"{frame.verb} {case}" if case not in {"between"} else f"{frame.verb} with", [head, *tokens], doer, target)
            if not obliques and frame.of == "subject" and not frame.object:
                yield from make(frame.verb, [head], doer, None)
        return
    told = frame.poss == "object" or voice is not None or (tree.lemmas[head] in ctx.cues.finished and mood == "fact")
    for target in targets:
        anybody: list[Argument | None] = [*doers] or [None]
        for subject in anybody:
            if subject is not None or (told and (frame.poss == "object" or voice is not None)):
                yield from make(frame.verb, [head], subject, target)
            elif told:  # "the discovery of a rifle": who did it, is not said
                yield from emit.of_noun(ctx, frame.verb, [head], None, target, head, kind="event", factor=0.95)


def _ends(ctx: Context, head: int, frame: Nominal) -> tuple[list[Argument], list[Argument], list[tuple[str, list[int], Argument]]]:
    tree = ctx.tree
    doers: list[Argument] = []
    targets: list[Argument] = []
    obliques: list[tuple[str, list[int], Argument]] = []
    for k in tree.children[head]:
        dep = tree.dep[k]
        if tree.rel[k] not in {"nmod", "compound", "amod"} or ctx.is_time(k):
            continue
        countries = [a for m in tree.conjuncts(k) if (a := ctx.country(m)) is not None]
        found = countries or ctx.arguments(tree.conjuncts(k))
        if not found or (tree.lemmas[k] in ctx.cues.partitive and not ctx.named(found[0])):
            continue  # "another conflict of the kind"
        case, tokens = roles.case_of(ctx, k)
        if dep == "nmod:poss" and frame.poss == "object" and frame.of == "object" and _done_to(ctx, head):
            doers.extend(found)  # "Spain's election of Kim": whoever owns it does it where it says to whom
        elif dep == "nmod:poss":
            (doers if frame.poss == "subject" else targets).extend(found)
        elif countries and frame.poss == "object":
            continue  # "American elections": nobody elects America
        elif tree.rel[k] in {"compound", "amod"}:
            if frame.intransitive and any(tree.rel[j] == "compound" and k < j < head and tree.upos[j] == "NOUN" for j in tree.children[head]):
                continue  # "Mecca crane collapse": the crane collapsed
            if not countries and all(ctx.type_of(a) in SCENES for a in found):
                continue  # "the Chelsea explosion", "the Paris shooting": where it was
            acting = all(ctx.type_of(a) not in {"Event", "Law", "Agreement", "Work"} for a in found)  # "Cold War ties" are none of the war's
            if countries or (k in ctx.phrases and ctx.phrases[k].end <= head and acting):
                (doers if frame.poss == "subject" else targets).extend(found)
        elif case == "by":
            doers.extend(found)
        elif case == "between" and len(found) > 1:
            parties = [ctx.arguments([m]) for m in tree.conjuncts(k)] if not countries else []
            first = parties[0] if len(parties) > 1 and parties[0] else found[:1]  # "links between the two men and Kopp": each of the two
            doers.extend(first)
            obliques.extend(("between", tokens, a) for a in found if a not in first)
        elif frame.intransitive and case in frame.object:
            obliques.extend((case, tokens, a) for a in found)
        elif case == "of" and frame.of == "subject":
            doers.extend(found)
        elif case in frame.object or (case == "of" and frame.of == "object"):
            targets.extend(found)
    if frame.poss == "subject" and not frame.intransitive and not targets:
        owners = [a for k in tree.kids(head, "nmod:poss") for a in ctx.arguments(tree.conjuncts(k))]
        agents = [a for k in tree.kids(head, "nmod") if roles.case_of(ctx, k)[0] in ctx.cues.agent for a in ctx.arguments(tree.conjuncts(k))]
        if owners and agents:
            return agents, owners, obliques  # "Kim's capture by the army"
    return doers, targets, obliques


def _done_to(ctx: Context, head: int) -> bool:
    """Whether "of" brings whom the event befalls."""
    return any(roles.case_of(ctx, k)[0] in ctx.cues.of and not ctx.is_time(k) for k in ctx.tree.kids(head, "nmod") if ctx.tree.dep[k] != "nmod:poss")


def denied(ctx: Context, head: int) -> bool:
    """ "denied an attack on Syria", "did not order the strike": nothing is said of the event."""
    return _surroundings(ctx, head)[2]


def _surroundings(ctx: Context, head: int) -> tuple[Modality, int | None, bool]:
    """An event noun takes part in how its clause is meant: "plans an invasion" is planned; in a denied clause nothing is said of it."""
    clause = ctx.qualifiers.governing(head)
    if clause is None:
        return "fact", None, False
    polarity, mood = ctx.qualifiers.polarity(clause), ctx.qualifiers.mood(clause)
    direct = head in clause.objects
    verb = ctx.tree.lemmas[clause.head]
    full = verb_of(ctx.tree, clause)
    if full in ctx.cues.foiling and (direct or head in clause.subjects) and clause.passive == (head in clause.subjects):
        return "fact", None, True  # "foiled an attack", "the sale was called off"
    if clause.passive and head in clause.subjects and full in ctx.cues.postponing:
        return "planned", clause.head, False
    around = _of_noun(ctx, head) or _of_preposition(ctx, clause, head)
    if around is not None:
        return around
    if direct and (polarity.negated or verb in ctx.cues.denies | ctx.cues.negative):
        return "fact", None, True
    if direct and verb in ctx.cues.reacting:
        return "fact", None, False  # "to protest the killings": they happened
    if direct and mood.modality != "fact":
        return mood.modality, mood.word, False
    if direct and verb in ctx.cues.planned - {"have", "go", "look", "work"}:
        return "planned", clause.head, False
    return "fact", None, False


def _of_noun(ctx: Context, head: int) -> tuple[Modality, int | None, bool] | None:
    """ "fears of an invasion", "plans for the sale of the bank", "talks on the release of Kim": the noun above leaves the event open."""
    tree, cues = ctx.tree, ctx.cues
    if tree.dep[head] != "nmod":
        return None
    above, case = tree.head[head], roles.case_of(ctx, head)[0]
    lemma = tree.lemmas[above]
    if case in cues.of | {"for"}:
        if lemma in cues.doubtful_nouns:
            return "possible", above, False
        if lemma in cues.planned_nouns | cues.requests:
            return "planned", above, False
    if case and lemma in cues.pending_nouns:
        return "possible", above, False
    return None


def _of_preposition(ctx: Context, clause: Clause, head: int) -> tuple[Modality, int | None, bool] | None:
    """ "without the approval of the court" tells of none; "prepared for the invasion", "warned of an attack": it is yet to be, or may be."""
    cues, verb = ctx.cues, ctx.tree.lemmas[clause.head]
    case = next((o.case for o in clause.obliques if o.head == head), None)
    if case is None:
        return None
    if case in cues.absences:
        return "fact", None, True
    if verb in cues.warning and case in {"of", "against"}:
        return "possible", clause.head, False
    if verb in cues.planned and case == "for" and verb not in cues.calling_for:
        return "planned", clause.head, False
    return None


def _rumoured(ctx: Context, head: int) -> Source | None:
    """ "reports of the shelling of the port", "Spain's claims of an attack on it": whose word the event is."""
    tree = ctx.tree
    above = tree.head[head]
    if tree.dep[head] != "nmod" or tree.lemmas[above] not in ctx.cues.rumours or roles.case_of(ctx, head)[0] not in ctx.cues.of:
        return None
    return Source(tree.kid(above, "nmod:poss"), above)


def _wanted_by(ctx: Context, head: int) -> Source | None:
    """ "called for the release of Maria Silva", "demanded her release": whoever asks for an event, promises or threatens it."""
    cues, clause = ctx.cues, ctx.qualifiers.governing(head)
    if clause is None or clause.passive or not clause.subjects or clause.kind != "verb" or ctx.qualifiers.polarity(clause).negated:
        return None
    verb = ctx.tree.lemmas[clause.head]
    asked = verb in cues.calling_for and any(o.head == head and o.case == "for" for o in clause.obliques)
    bound = head in clause.objects and verb in cues.committing | cues.directing
    return Source(clause.subjects[0], clause.head) if asked or bound else None
