"""Noun phrases -> relations: titles, appositions, kinship, offices, places within places, and event nouns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extract.context import PLACES, Context
from kg.extract.cues import Nominal
from kg.extract.qualify import Source
from kg.model import Amount, Argument, Modality, Relation

Complement = tuple[str, list[int], Argument]
ROLE_CASES = frozenset({"of", "for", "at", "in", "to", "with", "from", "on"})  # "in" a body only: in a place somebody merely is
KIN_CASES = frozenset({"of", "to"})
BEARING_CASES = frozenset({"from", "against", "to", "with", "for"})
DESCRIBING_CASES = frozenset({"of", "from", "to", "for", "at", "on", "within", "against", "with"})


def relations(ctx: Context) -> Iterator[Relation]:
    tree = ctx.tree
    for head in range(len(tree.words)):
        if tree.upos[head] not in {"NOUN", "PROPN", "ADJ", "PRON", "NUM"}:
            continue
        yield from _apposition(ctx, head)
        if tree.upos[head] in {"NOUN", "PROPN"}:
            yield from _title(ctx, head)
            yield from _owned(ctx, head)
            yield from _inside(ctx, head)
            yield from _quality(ctx, head)
            yield from _bearing(ctx, head)
            yield from _worth(ctx, head)
            yield from _event(ctx, head)
            yield from _list(ctx, head)


def case_of(ctx: Context, token: int) -> tuple[str, list[int]]:
    """The preposition of a phrase, lower-cased, and its tokens; ("", []) where there is none."""
    tree = ctx.tree
    tokens = [k for k in tree.children[token] if tree.rel[k] == "case" and k < token]
    tokens += [f for k in tokens for f in tree.kids(k, "fixed")]
    return " ".join(tree.words[t].lower() for t in sorted(tokens)), sorted(tokens)


def complements(ctx: Context, head: int, sources: Sequence[Source] = ()) -> list[Complement]:
    """What a role or kinship noun is of: "president of Russia", "its chairman", "Magna's chief financial officer" -> (predicate, words, argument).

    Of offices in one breath ("founder and controlling shareholder of Magna") the one without a complement takes that of the next.
    """
    tree, cues = ctx.tree, ctx.cues
    lemma = tree.lemmas[head]
    if lemma not in cues.roles and lemma not in cues.kin:
        return []
    found = _complements(ctx, head, sources)
    for other in tree.kids(head, "conj"):
        if not found and tree.lemmas[other] in cues.roles and not any(True for _ in tree.kids(other, "nmod:poss", "det")):
            name, words = _role_name(ctx, head)
            found = [
                (f"{name} {predicate.rpartition(' ')[2]}", [*words, *(w for w in tokens if w > other)], target)
                for predicate, tokens, target in _complements(ctx, other, sources)
                if ctx.named(target) and ctx.type_of(target) == "Organization"
            ]
    return found


def described(ctx: Context, head: int, sources: Sequence[Source] = ()) -> list[Complement]:
    """The named complements of any other noun that says what something is: "a 14-year-old boy from Irving", "the annual pilgrimage to Mecca"."""
    tree = ctx.tree
    found: list[Complement] = []
    if tree.upos[head] not in {"NOUN", "PROPN"} or (head in ctx.phrases and ctx.phrases[head].kind == "name"):
        return found
    lemma = tree.lemmas[head]
    for k in tree.kids(head, "nmod"):
        case, tokens = case_of(ctx, k)
        if tree.dep[k] == "nmod:poss" or case not in DESCRIBING_CASES or lemma in ctx.cues.partitive or lemma in ctx.cues.empty_objects:
            continue
        for target in tree.conjuncts(k):
            argument = ctx.argument(target, sources)
            if argument is not None and ctx.named(argument) and not ctx.is_time(target):
                found.append((f"{lemma} {case}", [head, *tokens], argument))
    for k in tree.kids(head, "nmod:poss"):
        argument = ctx.argument(k, sources)
        if argument is not None and ctx.named(argument) and lemma not in ctx.cues.empty_objects:
            found.append((f"{lemma} of", [head], argument))
    return found


def _complements(ctx: Context, head: int, sources: Sequence[Source]) -> list[Complement]:
    tree, cues = ctx.tree, ctx.cues
    lemma = tree.lemmas[head]
    name, words = _role_name(ctx, head)
    found: list[Complement] = []
    for k in tree.kids(head, "nmod:poss"):
        for owner in tree.conjuncts(k):
            argument = ctx.argument(owner, sources)
            if argument is not None:
                found.append((f"{name} of", words, argument))
    for k in tree.kids(head, "nmod"):
        if tree.dep[k] == "nmod:poss":
            continue
        case, tokens = case_of(ctx, k)
        if case in (KIN_CASES if lemma in cues.kin else ROLE_CASES) and not ctx.is_time(k):
            for target in tree.conjuncts(k):
                argument = ctx.argument(target, sources)
                if argument is not None and (case != "in" or ctx.type_of(argument) == "Organization"):
                    found.append((f"{name} {case}", [*words, *tokens], argument))
    for k in tree.kids(head, "compound", "amod"):
        # "FBI spokesman", "Conservative Party candidate": the name in front is whom the role is of
        argument = ctx.argument(k, sources) if k in ctx.phrases and ctx.phrases[k].kind == "name" and ctx.phrases[k].end <= head else None
        if argument is not None and ctx.type_of(argument) in {"Organization", "Country", "City", "Place", "Facility", "Agreement"}:
            found.append((f"{name} of", words, argument))
        elif (country := ctx.country(k)) is not None and lemma in cues.roles and lemma not in cues.professions:
            found.append((f"{name} of", words, country))
    return found


def _role_name(ctx: Context, head: int) -> tuple[str, list[int]]:
    """ "vice president", "chief financial officer": the role with the words that make it one, without names."""
    tree = ctx.tree
    parts = [
        k for k in tree.children[head] if k < head and tree.rel[k] in {"compound", "amod"} and tree.words[k].islower() and tree.lemmas[k] in ctx.cues.role_parts
    ]
    tokens = [*parts, head]
    return " ".join([*(tree.words[t].lower() for t in parts), tree.lemmas[head]]), tokens


def _sources(ctx: Context, head: int, kind: str) -> list[Source]:
    """Who says it. Offices, kinship and places that a sentence mentions by the way are the article's own knowledge, unless they stand in a quotation."""
    if kind != "event":
        quotation = ctx.qualifiers.quotation[head]
        return [] if quotation is None or quotation.speaker is None or quotation.cue is None else [Source(quotation.speaker, quotation.cue)]
    clause = ctx.qualifiers.governing(head)
    return [] if clause is None else list(ctx.qualifiers.sources(clause, within=head))


def _make(
    ctx: Context,
    predicate: str,
    words: Sequence[int],
    subject: Argument | None,
    target: Argument | None,
    head: int,
    *,
    kind: str,
    modality: Modality = "fact",
    modality_word: int | None = None,
    factor: float = 1.0,
    amount: Amount | None = None,
) -> Iterator[Relation]:
    sources = _sources(ctx, head, kind)
    when = next((ctx.time_at[k] for k in ctx.tree.children[head] if k in ctx.time_at), None) if kind == "event" else None
    found = ctx.relation(
        predicate,
        words,
        subject,
        target,
        kind=kind,
        sources=sources,
        modality=modality,
        modality_word=modality_word,
        when=when,
        factor=factor,
        amount=amount,
    )
    if found is not None:
        yield found


# ---------------------------------------------------------------- offices and kin


def _apposition(ctx: Context, head: int) -> Iterator[Relation]:
    """ "Kim Gunn, a South Korean lawmaker", "its chairman, Frank Stronach", "Clearwater, Florida"."""
    tree = ctx.tree
    for k in tree.kids(head, "appos", "nmod:unmarked"):
        if tree.dep[k] == "nmod:unmarked" and not all(ctx.type_of(ctx.argument(x)) in PLACES and ctx.named(ctx.argument(x)) for x in (head, k)):
            continue  # "Clearwater, Florida" may hang there too
        if any(tree.words[j] in {"(", "[", ":"} for j in [*tree.kids(k, "punct"), *tree.kids(head, "punct")] if head < j < k):
            continue  # "Voice of America (VOA)" is another form of the name, and a colon opens a list
        for other in tree.conjuncts(k):
            first, second = ctx.argument(head), ctx.argument(other)
            if ctx.named(second) and tree.upos[head] == "NOUN" and not (first is not None and ctx.named(first)):
                if first is not None and ctx.type_of(first) not in {ctx.type_of(second), "Other", "Concept", "Person", "Group"}:
                    continue  # a name cannot be a clause or a thing of another kind: a list, or a slip of the tree
                yield from _introduce(ctx, second, head, head)
                continue
            if first is None:
                continue
            if ctx.type_of(first) in PLACES and second is not None and ctx.type_of(second) in PLACES and ctx.named(first) and ctx.named(second):
                yield from _make(ctx, "in", [other], first, second, head, kind="noun")
            elif (
                (tree.upos[other] == "NOUN" or (tree.upos[other] == "PROPN" and not ctx.named(second) and tree.lemmas[other] in ctx.cues.roles))
                and not ctx.is_time(other)
                and other not in ctx.amount_at
                and not (second is not None and _clash(ctx, first, second))
            ):
                yield from _introduce(ctx, first, other, head)


def _clash(ctx: Context, first: Argument, second: Argument) -> bool:
    """Whether one is a person and the other surely a thing."""
    kinds = {ctx.type_of(first), ctx.type_of(second)}
    return "Person" in kinds and bool(kinds & {"Agreement", "Law", "Event", "Work", "Product", "Country", "City", "Place", "Facility"})


def _introduce(ctx: Context, who: Argument | None, role: int, at: int) -> Iterator[Relation]:
    """Who is what: the offices that the role noun names, else IS_A with the whole phrase."""
    if who is None:
        return
    found = complements(ctx, role)
    for predicate, words, target in found:
        yield from _make(ctx, predicate, words, who, target, at, kind="role")
    kind = ctx.argument(role)
    told = ctx.named(who) or ctx.tree.lemmas[role] in ctx.cues.roles | ctx.cues.kin or any(True for _ in ctx.tree.kids(role, "det", "nmod:poss", "nummod"))
    several = (
        ctx.named(who) and "Number=Plur" in ctx.tree.feats[role] and ctx.type_of(who) == "Person"
    )  # "the two men, Ronald Stauber and ...": no one is two men
    if not found and kind is not None and not ctx.named(kind) and told and not several:  # a bare noun behind a common noun is a list that lost its "and"
        yield from _make(ctx, "be", [role], who, kind, at, kind="copula")
    if not found and told and ctx.named(who):
        for predicate, words, target in described(ctx, role):
            yield from _make(ctx, predicate, words, who, target, at, kind="role", factor=0.95)


def _title(ctx: Context, head: int) -> Iterator[Relation]:
    """ "Russian President Vladimir Putin", "FBI spokesman Paul Moskal": the title hangs on the name as nmod:desc (or compound in older trees)."""
    tree = ctx.tree
    who = ctx.argument(head)
    if who is None or not ctx.named(who) or ctx.type_of(who) != "Person":
        return
    office = False
    for k in _titles_of(ctx, head):
        if k > head or tree.lemmas[k] not in ctx.cues.roles | ctx.cues.kin:
            continue
        name, words = _title_name(ctx, k)
        kin = tree.lemmas[k] in ctx.cues.kin
        holders: list[tuple[str, list[int], Argument | None]] = [(f"{name} {p.rpartition(' ')[2]}", [*words, *w], a) for p, w, a in complements(ctx, k)]
        plural = "Number=Plur" in tree.feats[k]
        for m in tree.kids(head, "amod", "compound", "nmod:poss", "nmod"):
            # "President Boris Yeltsin of Russia"; a candidate of a place is rather what the rank between says ("candidate Gov. Mike Pence of Indiana")
            behind = (
                (k + 1 == head or plural)
                and tree.lemmas[k] not in ctx.cues.professions
                and m > head
                and tree.dep[m] == "nmod"
                and not kin
                and case_of(ctx, m)[0] in {"of", "from"}
            )  # "Presidents Leonid Kuchma of Ukraine and ..."
            before = m < k and tree.words[m].lower() not in ctx.cues.role_parts
            if before or behind:
                land = ctx.country(m)
                if land is None or tree.lemmas[k] not in ctx.cues.professions:
                    case, tokens = case_of(ctx, m) if behind else ("of", [])
                    holders.append((f"{name} {case}", [*words, *tokens], land or ctx.argument(m)))
        for predicate, tokens, argument in holders:
            if argument is None or argument.chain == who.chain:
                continue
            if kin or (ctx.named(argument) and (ctx.type_of(argument) != "Person" or any(True for _ in tree.kids(k, "nmod:poss")))):
                yield from _make(ctx, predicate, tokens, who, argument, head, kind="role", factor=0.9 if plural else 1.0)
                office = True
    owner = head if head in ctx.title_of or tree.rel[head] != "conj" else tree.head[head]
    shared = owner == head or any("Number=Plur" in tree.feats[k] for k in _titles_of(ctx, head))
    if owner in ctx.title_of and not office and shared:
        start, end = ctx.phrases[owner].title or (owner, owner)
        tokens = [i for i in range(start, end) if tree.upos[i] in {"NOUN", "PROPN"} and not tree.words[i].endswith(".")]
        if tokens and tree.lemmas[tokens[-1]] not in ctx.cues.honorifics:
            kind = Argument(ctx.title_of[owner], tree.start[start], tree.end(end - 1))
            yield from _make(ctx, "be", tokens[-1:], who, kind, head, kind="copula", factor=0.9)


def _titles_of(ctx: Context, head: int) -> list[int]:
    """The nouns of the titles in front of a name. A title in the plural is that of each name behind it."""
    tree = ctx.tree
    found = [c for k in tree.kids(head, "nmod:desc", "compound") for c in tree.conjuncts(k) if c < head]
    if tree.rel[head] == "conj":
        first = tree.head[head]
        found += [k for k in tree.kids(first, "nmod:desc", "compound") if k < first and "Number=Plur" in tree.feats[k]]
    return found


def offices(ctx: Context) -> dict[int, tuple[int, ...]]:
    """Chain of a named person -> the named bodies and countries in which the article gives it an office, by a title or an apposition."""
    tree = ctx.tree
    found: dict[int, set[int]] = {}
    for head, phrase in ctx.phrases.items():
        who = ctx.argument(head) if phrase.kind == "name" and phrase.type == "Person" else None
        if who is None:
            continue
        apposed = [m for k in tree.kids(head, "appos") for m in tree.conjuncts(k)]
        above = [tree.head[head]] if tree.rel[head] == "appos" else []
        for k in (*_titles_of(ctx, head), *apposed, *above):
            if tree.lemmas[k] not in ctx.cues.roles or tree.lemmas[k].removeprefix("former ") in ctx.cues.professions:
                continue
            if any(tree.words[j].lower() in {"former", "ex", "then", "late"} for j in tree.kids(k, "amod", "compound")):
                continue
            targets = [a for _, _, a in complements(ctx, k)]
            if k in _titles_of(ctx, head):
                targets += [a for m in tree.kids(head, "amod", "compound") if m < k and (a := ctx.country(m) or ctx.argument(m)) is not None]
            for target in targets:
                if ctx.named(target) and ctx.type_of(target) in {"Organization", "Country"} and target.chain != who.chain:
                    found.setdefault(who.chain, set()).add(target.chain)
    return {chain: tuple(sorted(bodies)) for chain, bodies in found.items()}


def _title_name(ctx: Context, k: int) -> tuple[str, list[int]]:
    tree = ctx.tree
    parts = [j for j in tree.children[k] if j < k and tree.rel[j] in {"compound", "amod"} and (tree.words[j].lower() in ctx.cues.role_parts)]
    after = [j for j in tree.kids(k, "nmod") if j == k + 2 and j not in ctx.chain_of]  # "Secretary of State"
    tail = [tree.words[i].lower() for j in after for i in (k + 1, j)]
    return " ".join([*(tree.words[p].lower() for p in parts), tree.lemmas[k], *tail]), [*parts, k, *after]


def _owned(ctx: Context, head: int) -> Iterator[Relation]:
    """Kin: "Kim's father" is the father of Kim. A role noun with an owner, where the noun itself is known by name."""
    tree, cues = ctx.tree, ctx.cues
    lemma = tree.lemmas[head]
    if tree.rel[head] == "appos" or tree.kid(head, "appos") is not None:
        return
    thing = ctx.argument(head)
    if thing is None or head in ctx.clauses:
        return
    if lemma in cues.kin or (lemma in cues.roles and ctx.named(thing)):
        for predicate, words, target in complements(ctx, head):
            yield from _make(ctx, predicate, words, thing, target, head, kind="role", factor=0.95)
    elif ctx.named(thing) and tree.upos[head] == "PROPN":
        for k in tree.kids(head, "nmod:poss"):
            owner = ctx.argument(k)
            if owner is not None and ctx.named(owner) and ctx.type_of(owner) in {"Country", "City", "Place", "Organization"}:
                for member in tree.conjuncts(head):  # "DAB's Starry Lee and Holden Chow"
                    other = ctx.argument(member)
                    alone = member == head or not any(True for _ in tree.kids(member, "nmod:poss", "nmod:desc", "compound", "det"))
                    if alone and other is not None and ctx.named(other) and ctx.type_of(other) == ctx.type_of(thing):
                        yield from _make(ctx, "of", [member], other, owner, member, kind="noun", factor=0.95)


def _inside(ctx: Context, head: int) -> Iterator[Relation]:
    """ "Transparency International in Georgia", "the FBI office in Buffalo", "hate groups in the United States": somebody or something in a named place."""
    tree = ctx.tree
    thing = ctx.argument(head)
    if thing is None or _unreal(ctx, head):
        return
    named = ctx.named(thing)
    body = named or ctx.type_of(thing) in {"Organization", "Facility"}
    if not body and (ctx.type_of(thing) not in {"Group", "Person", "City", "Place", "Event"} or ctx.is_time(head)):
        return
    if not named and "in" in ctx.lexicon.relational.get(tree.lemmas[head], frozenset()):
        return  # "interest in China" is not in China
    for k in tree.kids(head, "nmod"):
        case, tokens = case_of(ctx, k)
        if tree.dep[k] == "nmod:poss" or case not in ({"in", "of", "at", "near", "from"} if body else {"in", "near", "from", "across"}):
            continue
        for member in tree.conjuncts(k):
            place = ctx.argument(member)
            phrase = ctx.phrases.get(head)
            if place is None or not ctx.named(place) or ctx.is_time(member) or (phrase is not None and phrase.start <= member < phrase.end):
                continue
            # what lies is not at a body: "professor of Earth and Planetary Sciences at Brown University"
            member_of = {"Organization"} if body and (case != "at" or ctx.type_of(thing) not in PLACES) else set[str]()
            if ctx.type_of(place) in PLACES | member_of:
                yield from _make(ctx, case, tokens, thing, place, head, kind="noun", factor=1.0 if body else 0.9)


def _unreal(ctx: Context, head: int) -> bool:
    """ "no groups in Spain", "any future base in Guam": nothing is said to be there."""
    return any(ctx.tree.words[k].lower() in ctx.cues.unreal | ctx.cues.negative_determiners for k in ctx.tree.kids(head, "det", "amod"))


def _quality(ctx: Context, head: int) -> Iterator[Relation]:
    """ "a book critical of Scientology": an adjective behind its noun, with what it is about."""
    tree = ctx.tree
    thing = ctx.argument(head)
    for k in tree.kids(head, "amod"):
        if k < head or tree.upos[k] != "ADJ" or k in ctx.clauses or thing is None:
            continue
        for o in tree.kids(k, "obl"):
            case, tokens = case_of(ctx, o)
            target = ctx.argument(o)
            if case and target is not None and not ctx.is_time(o) and case not in ctx.cues.adjunct_cases:
                yield from _make(ctx, f"be {tree.words[k].lower()} {case}", [k, *tokens], thing, target, head, kind="event", factor=0.95)


def _bearing(ctx: Context, head: int) -> Iterator[Relation]:
    """ "assistance from the World Bank", "an appeal to the court", "sanctions against Iran": a thing and the named one that it comes from or bears on.
    Only with a name behind the preposition; an event noun reads as its verb, and a role noun as a role."""
    tree, cues = ctx.tree, ctx.cues
    lemma = tree.lemmas[head]
    if tree.upos[head] != "NOUN" or lemma in cues.nominals or lemma in cues.roles | cues.kin | cues.partitive | cues.discourse | cues.empty_objects:
        return
    if ctx.is_time(head) or head in ctx.amount_at or _unreal(ctx, head):
        return
    thing = ctx.argument(head)
    if thing is None or ctx.named(thing) or ctx.type_of(thing) in {"Person", "Group"}:
        return
    for k in tree.kids(head, "nmod"):
        case, tokens = case_of(ctx, k)
        if tree.dep[k] == "nmod:poss" or case not in BEARING_CASES:
            continue
        for member in tree.conjuncts(k):
            target = ctx.argument(member)
            if target is not None and ctx.named(target) and not ctx.is_time(member):
                yield from _make(ctx, case, tokens, thing, target, head, kind="event", factor=0.85)


def _worth(ctx: Context, head: int) -> Iterator[Relation]:
    """ "a tender offer of $18 a share", "debts of 3 billion euros": the figure of a thing."""
    tree = ctx.tree
    if tree.upos[head] != "NOUN" or tree.lemmas[head] in ctx.cues.partitive or head in ctx.amount_at:
        return
    thing = ctx.argument(head)
    if thing is None or ctx.named(thing):
        return
    for k in tree.kids(head, "nmod"):
        case, tokens = case_of(ctx, k)
        amount = ctx.amount_at.get(k)
        if case == "of" and amount is not None and amount.unit and not ctx.is_time(k):
            yield from _make(ctx, "of", tokens, thing, None, head, kind="event", factor=0.9, amount=amount)


def _list(ctx: Context, head: int) -> Iterator[Relation]:
    """ "countries such as Italy, Greece and Spain"."""
    tree = ctx.tree
    group = ctx.argument(head)
    if group is None or ctx.named(group):
        return
    for k in tree.kids(head, "nmod"):
        case, tokens = case_of(ctx, k)
        if case in ctx.cues.examples:
            for member in tree.conjuncts(k):
                argument = ctx.argument(member)
                if argument is not None and ctx.named(argument):
                    yield from _make(ctx, "include", tokens, group, argument, head, kind="noun")
                    # "former members of Scientology, including ...": each of them is one
                    for predicate, words, target in complements(ctx, head):
                        yield from _make(ctx, predicate, words, argument, target, head, kind="role", factor=0.9)


# ---------------------------------------------------------------- events


def _event(ctx: Context, head: int) -> Iterator[Relation]:
    """ "Russia's 2022 invasion of Ukraine", "the murder of Dom Phillips", "Putin's visit to Pyongyang". One end at least has a name."""
    tree = ctx.tree
    frame = ctx.cues.nominals.get(tree.lemmas[head])
    if frame is None or tree.upos[head] != "NOUN" or any(tree.words[k].lower() in ctx.cues.unreal for k in tree.kids(head, "det", "amod")):
        return
    doers, targets, obliques = _ends(ctx, head, frame)
    mood, word, negated = _surroundings(ctx, head)
    if negated:
        return

    def make(predicate: str, words: Sequence[int], subject: Argument | None, target: Argument | None) -> Iterator[Relation]:
        if ctx.named(subject) or ctx.named(target) or (subject is not None and target is not None):
            yield from _make(ctx, predicate, words, subject, target, head, kind="event", modality=mood, modality_word=word)

    if frame.intransitive:
        for doer in doers:
            for case, tokens, target in obliques:
                yield from make(f"{frame.verb} {case}" if case not in {"between"} else f"{frame.verb} with", [head, *tokens], doer, target)
            if not obliques and frame.of == "subject" and not frame.object:
                yield from make(frame.verb, [head], doer, None)
        return
    for target in targets:
        anybody: list[Argument | None] = [*doers] or [None]
        for subject in anybody:
            if subject is not None or frame.poss == "object":
                yield from make(frame.verb, [head], subject, target)


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
        if not found:
            continue
        case, tokens = case_of(ctx, k)
        if dep == "nmod:poss":
            (doers if frame.poss == "subject" else targets).extend(found)
        elif tree.rel[k] in {"compound", "amod"}:
            if frame.intransitive and any(tree.rel[j] == "compound" and k < j < head and tree.upos[j] == "NOUN" for j in tree.children[head]):
                continue  # "Mecca crane collapse": the crane collapsed
            if countries or (k in ctx.phrases and ctx.phrases[k].end <= head):
                (doers if frame.poss == "subject" else targets).extend(found)
        elif case == "by":
            doers.extend(found)
        elif case == "between" and len(found) > 1:
            doers.append(found[0])
            obliques.extend(("between", tokens, a) for a in found[1:])
        elif frame.intransitive and case in frame.object:
            obliques.extend((case, tokens, a) for a in found)
        elif case == "of" and frame.of == "subject":
            doers.extend(found)
        elif case in frame.object or (case == "of" and frame.of == "object"):
            targets.extend(found)
    return doers, targets, obliques


def _surroundings(ctx: Context, head: int) -> tuple[Modality, int | None, bool]:
    """An event noun takes part in how its clause is meant: "plans an invasion" is planned; in a denied clause nothing is said of it."""
    clause = ctx.qualifiers.governing(head)
    if clause is None:
        return "fact", None, False
    polarity, mood = ctx.qualifiers.polarity(clause), ctx.qualifiers.mood(clause)
    direct = head in clause.objects
    verb = ctx.tree.lemmas[clause.head]
    if direct and (polarity.negated or verb in ctx.cues.denies | ctx.cues.negative):
        return "fact", None, True
    if direct and mood.modality != "fact":
        return mood.modality, mood.word, False
    if direct and verb in ctx.cues.planned - {"have", "go", "look", "work"}:
        return "planned", clause.head, False
    return "fact", None, False
