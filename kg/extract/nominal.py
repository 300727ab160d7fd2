"""Noun phrases -> relations: titles, appositions, kinship, offices, places within places, and what a thing comes from or bears on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

from kg.extract import bearing, belonging, emit, events, hyphens, listing, parties, roles
from kg.extract.context import PLACES, Context
from kg.model import Argument, Relation

Rule = Callable[[Context, int], Iterator[Relation]]


def relations(ctx: Context) -> Iterator[Relation]:
    tree, held = ctx.tree, ctx.cues.roles | ctx.cues.kin
    for head, upos in enumerate(tree.upos):
        if upos not in {"NOUN", "PROPN", "ADJ", "PRON", "NUM"}:
            continue
        below = {tree.rel[k] for k in tree.children[head]}
        if not below.isdisjoint({"appos", "nmod"}):
            yield from _apposition(ctx, head)
        if upos not in {"NOUN", "PROPN"}:
            continue
        if ctx.named(ctx.argument(head)):
            yield from _title(ctx, head)
        if upos == "PROPN" or tree.lemmas[head] in held:
            yield from _owned(ctx, head)
        for rule in _rules(frozenset(below)) if below else ():
            yield from rule(ctx, head)
        if ctx.party_of:
            yield from parties.behind(ctx, head)


def _apposition(ctx: Context, head: int) -> Iterator[Relation]:
    """ "Kim Gunn, a South Korean lawmaker", "its chairman, Frank Stronach", "Clearwater, Florida"."""
    tree = ctx.tree
    for k in tree.kids(head, "appos", "nmod:unmarked"):
        if tree.dep[k] == "nmod:unmarked" and not all(ctx.type_of(ctx.argument(x)) in PLACES and ctx.named(ctx.argument(x)) for x in (head, k)):
            continue  # "Clearwater, Florida" may hang there too
        if any(tree.words[j].lower() == "whose" for j in tree.children[k]):
            continue  # "the firm, whose go-it-alone approach nearly failed": a clause
        if tree.dep[k] == "appos" and roles.case_of(ctx, k)[0]:
            continue  # "the newlyweds, still in a suit"
        foremost = any(tree.words[j].lower() in listing.FOREMOST for j in tree.kids(k, "advmod"))
        if foremost and tree.lemmas[head] not in ctx.cues.roles | ctx.cues.kin:
            continue  # "many countries, notably Spain": one of them, and not the same
        if any(tree.words[j] in {"(", "[", ":"} for j in [*tree.kids(k, "punct"), *tree.kids(head, "punct")] if head < j < k):
            continue  # "Voice of America (VOA)" is another form of the name, and a colon opens a list
        for other in tree.conjuncts(k):
            first, second = ctx.argument(head), ctx.argument(other)
            if ctx.named(second) and (tree.upos[head] == "NOUN" or tree.lemmas[head] in ctx.cues.roles) and not (first is not None and ctx.named(first)):
                if first is not None and ctx.type_of(first) not in {ctx.type_of(second), "Other", "Concept", "Person", "Group"}:
                    continue  # a name cannot be a clause or a thing of another kind: a list, or a slip of the tree
                yield from _introduce(ctx, second, head, head)
                continue
            if first is None:
                continue
            if ctx.type_of(first) in PLACES and second is not None and ctx.type_of(second) in PLACES and ctx.named(first) and ctx.named(second):
                yield from emit.of_noun(ctx, "in", [other], first, second, head, kind="noun")
            elif (
                (
                    tree.upos[other] == "NOUN"
                    or tree.lemmas[other] in ctx.cues.parties
                    or (tree.upos[other] == "PROPN" and not ctx.named(second) and tree.lemmas[other] in ctx.cues.roles)
                )
                and not ctx.is_time(other)
                and other not in ctx.amount_at
                and not any(tree.lemmas[j] in ctx.lexicon.quantities for j in tree.kids(other, "amod", "det"))  # "many waving flags"
                and not (second is not None and _clash(ctx, first, second))
            ):
                yield from _introduce(ctx, _predicated(ctx, head, other) or first, other, head)


def _predicated(ctx: Context, head: int, role: int) -> Argument | None:
    """ "Mark Coombs is a businessman, chairman of the Ashmore Group": an office beside the predicate is held by the subject."""
    clause = ctx.clauses.get(head)
    if clause is None or ctx.tree.lemmas[role] not in ctx.cues.roles | ctx.cues.kin or ctx.named(ctx.argument(head)):
        return None
    found = ctx.arguments(clause.subjects)
    return found[0] if len(found) == 1 and ctx.named(found[0]) and ctx.type_of(found[0]) == "Person" else None


def _clash(ctx: Context, first: Argument, second: Argument) -> bool:
    """Whether one is a person and the other surely a thing."""
    kinds = {ctx.type_of(first), ctx.type_of(second)}
    things = {"Agreement", "Law", "Event", "Work", "Product", "Country", "City", "Place", "Facility"}
    unnamed = not ctx.named(first) and not ctx.named(second)  # "this city, the home of exiles, officials said"
    if ctx.named(first) and ctx.type_of(first) == "City" and not ctx.named(second) and kinds & {"Organization", *things} - PLACES - {"Facility"}:
        return True  # "a plant in Greenville, the closing of a bakery": a list
    return bool({"Person", "Group"} & kinds if unnamed else {"Person"} & kinds) and bool(kinds & things)


def _introduce(ctx: Context, who: Argument | None, role: int, at: int) -> Iterator[Relation]:
    """Who is what: the offices that the role noun names, else IS_A with the whole phrase."""
    if who is None or ctx.tree.lemmas[role] in ctx.cues.empty_objects:
        return
    if ctx.tree.lemmas[role] == ctx.tree.lemmas[at] and role != at:
        return  # "a leader with integrity, a leader that sees goodness"
    plural = "Number=Plur" in ctx.tree.feats[role] and ctx.tree.tags[role] == "NNS" and ctx.type_of(who) == "Person" and ctx.named(who)
    beside = [m for k in ctx.tree.kids(at, "appos", "conj") for m in ctx.tree.conjuncts(k)]
    if plural and not ctx.members(at) and len([m for m in beside if m != role and ctx.named(ctx.argument(m))]) < 2:
        return  # "to retrieve Elian, American attorneys have said": no one person is several
    if not ctx.named(who) and "Number=Plur" in ctx.tree.feats[at] and "Number=Plur" not in ctx.tree.feats[role] and ctx.tree.lemmas[role] in ctx.cues.kin:
        return  # "the donors, Sheldon Adelson and his wife": the wife is one of them
    found = roles.complements(ctx, role)
    for predicate, words, target in found:
        yield from emit.of_noun(ctx, predicate, words, who, target, at, kind="role")
    if not found:
        yield from _of_the_company(ctx, who, role, at)
    kind = ctx.argument(role)
    told = ctx.named(who) or ctx.tree.lemmas[role] in ctx.cues.roles | ctx.cues.kin or any(True for _ in ctx.tree.kids(role, "det", "nmod:poss", "nummod"))
    several = (
        ctx.named(who) and "Number=Plur" in ctx.tree.feats[role] and ctx.type_of(who) == "Person"
    )  # "the two men, Ronald Stauber and ...": no one is two men
    if not found and kind is not None and not ctx.named(kind) and told and not several:  # a bare noun behind a common noun is a list that lost its "and"
        yield from emit.of_noun(ctx, "be", [role], who, kind, at, kind="copula")
    if not found and told and ctx.named(who):
        for predicate, words, target in roles.described(ctx, role):
            yield from emit.of_noun(ctx, predicate, words, who, target, at, kind="role", factor=0.95)


def _of_the_company(ctx: Context, who: Argument, role: int, at: int) -> Iterator[Relation]:
    """ "The company said Mr. Stronach, assisted by Manfred Gingl, president and chief executive, will ...": an office without an article is one in the only
    organisation of its sentence."""
    tree, cues = ctx.tree, ctx.cues
    if tree.lemmas[role] not in cues.executive or not ctx.named(who) or ctx.type_of(who) != "Person" or not tree.words[role].islower():
        return
    if any(
        tree.rel[k] in {"det", "nmod"} or (tree.rel[k] in {"compound", "amod"} and tree.words[k].lower() not in cues.role_parts) for k in tree.children[role]
    ):
        return
    number = tree.sentence[at]
    there = [i for i in ctx.phrases if tree.sentence[i] == number]
    bodies = {a.chain: a for i in there if (a := ctx.argument(i)) is not None and ctx.named(a) and ctx.type_of(a) == "Organization"}
    if len(bodies) == 1:
        (body,) = bodies.values()
        name, words = roles.title_name(ctx, role)
        yield from emit.of_noun(ctx, f"{name} of", words, who, body, at, kind="role", factor=0.85)


def _title(ctx: Context, head: int) -> Iterator[Relation]:
    """ "Russian President Vladimir Putin", "FBI spokesman Paul Moskal": the title hangs on the name as nmod:desc (or compound in older trees)."""
    tree = ctx.tree
    who = ctx.argument(head)
    if who is None or not ctx.named(who):
        return
    if ctx.type_of(who) != "Person":
        yield from _labelled(ctx, head, who)
        return
    told: set[int] = set()  # titles whose body or country is known
    for k in roles.titles_of(ctx, head):
        if k > head or tree.lemmas[k] not in ctx.cues.roles | ctx.cues.kin:
            continue
        name, words = roles.title_name(ctx, k)
        kin = tree.lemmas[k] in ctx.cues.kin
        holders: list[tuple[str, list[int], Argument | None]] = [(f"{name} {p.rpartition(' ')[2]}", [*words, *w], a) for p, w, a in roles.complements(ctx, k)]
        plural = "Number=Plur" in tree.feats[k]
        for m in tree.kids(head, "amod", "compound", "nmod:poss", "nmod"):
            # "President Boris Yeltsin of Russia"; a candidate of a place is rather what the rank between says ("candidate Gov. Mike Pence of Indiana")
            behind = (
                (k + 1 == head or plural)
                and tree.lemmas[k] not in ctx.cues.professions
                and m > head
                and tree.dep[m] == "nmod"
                and not kin
                and roles.case_of(ctx, m)[0] in {"of", "from"}
            )  # "Presidents Leonid Kuchma of Ukraine and ..."
            before = m < k and tree.words[m].lower() not in ctx.cues.role_parts
            if before or behind:
                land = ctx.country(m)
                if land is None or tree.lemmas[k] not in ctx.cues.professions:
                    case, tokens = roles.case_of(ctx, m) if behind else ("of", [])
                    holders.append((f"{name} {case}", [*words, *tokens], land or ctx.argument(m)))
        for predicate, tokens, argument in holders:
            if argument is None or argument.chain == who.chain:
                continue
            if kin or (ctx.named(argument) and (ctx.type_of(argument) != "Person" or any(True for _ in tree.kids(k, "nmod:poss")))):
                yield from emit.of_noun(ctx, predicate, tokens, who, argument, head, kind="role", factor=0.9 if plural else 1.0)
                told.add(k)
    owner = head if head in ctx.title_of or tree.rel[head] != "conj" else tree.head[head]
    shared = owner == head or any("Number=Plur" in tree.feats[k] for k in roles.titles_of(ctx, head))
    if owner in ctx.title_of and shared:
        start, end = ctx.phrases[owner].title or (owner, owner)
        tokens = [i for i in range(start, end) if tree.upos[i] in {"NOUN", "PROPN"} and not tree.words[i].endswith(".")]
        while len(tokens) > 1 and tree.lemmas[tokens[-1]] in ctx.cues.honorifics:
            tokens.pop()  # "financier Sir" James Goldsmith
        body = ctx.argument(tokens[-1]) if tokens else None
        if ctx.named(body) and ctx.type_of(body) == "Organization":
            return  # "U.S. Air Force Gen. Norman Ham" is no air force
        if tokens and tree.lemmas[tokens[-1]] not in ctx.cues.honorifics and tokens[-1] not in told and tree.head[tokens[-1]] not in told:
            kind = Argument(ctx.title_of[owner], tree.start[start], tree.end(end - 1))
            yield from emit.of_noun(ctx, "be", tokens[-1:], who, kind, head, kind="copula", factor=0.9)


def _labelled(ctx: Context, head: int, who: Argument) -> Iterator[Relation]:
    """ "the gas giant Gazprom", "localist group Civic Passion", "North Korea's news agency KCNA": what a body or a work is, and of whom."""
    tree = ctx.tree
    if head not in ctx.title_of or ctx.type_of(who) not in {"Organization", "Work", "Product", "Facility", "Group"} or ctx.phrases[head].title is None:
        return
    start, end = ctx.phrases[head].title or (head, head)
    nouns = [i for i in range(start, end) if tree.upos[i] == "NOUN"]
    if not nouns or nouns[-1] != end - 1 or "Number=Plur" in tree.feats[nouns[-1]]:
        return
    noun = nouns[-1]
    kind = Argument(ctx.title_of[head], tree.start[start], tree.end(end - 1))
    yield from emit.of_noun(ctx, "be", [noun], who, kind, head, kind="copula", factor=0.9)
    for k in (*tree.kids(head, "nmod:poss", "compound", "amod"), *tree.kids(noun, "nmod:poss", "compound", "amod")):
        owner = ctx.country(k) or (ctx.argument(k) if k in ctx.phrases and ctx.phrases[k].kind == "name" else None)
        if k < noun and owner is not None and ctx.named(owner) and owner.chain != who.chain:
            yield from emit.of_noun(ctx, f"{tree.lemmas[noun]} of", [noun], who, owner, head, kind="role", factor=0.9)


def _owned(ctx: Context, head: int) -> Iterator[Relation]:
    """Kin: "Kim's father" is the father of Kim. A role noun with an owner, where the noun itself is known by name."""
    tree, cues = ctx.tree, ctx.cues
    lemma = tree.lemmas[head]
    told = tree.rel[head] == "appos" or (tree.rel[head] == "conj" and tree.rel[tree.head[head]] == "appos" and tree.upos[head] == "NOUN")
    if told or tree.kid(head, "appos") is not None:
        return  # the name beside it holds the office
    thing = ctx.argument(head)
    if ctx.named(thing) and tree.upos[head] == "PROPN" and lemma not in cues.roles | cues.kin and (ctx.type_of(thing) == "Person" or head not in ctx.clauses):
        yield from _body_of(ctx, head)
        return
    first = ctx.clauses.get(tree.head[head]) if tree.rel[head] == "conj" else None
    if first is not None and first.cop is not None:
        return  # "is a scientist and professor at Yale": said of the subject
    if thing is None or head in ctx.clauses or (not ctx.named(thing) and (tree.rel[head] == "xcomp" or (lemma in cues.roles and _behind_as(ctx, head)))):
        return  # "became members of NATO": said of the subject
    if lemma in cues.kin or (lemma in cues.roles and ctx.named(thing)):
        for predicate, words, target in roles.complements(ctx, head):
            yield from emit.of_noun(ctx, predicate, words, thing, target, head, kind="role", factor=0.95)
    elif lemma in cues.roles and ctx.type_of(thing) in {"Person", "Group"} and not _unreal(ctx, head):
        for predicate, words, target in roles.complements(ctx, head):
            if ctx.named(target):  # "Iraq's deputy foreign minister": nobody names him, but whose minister he is, is said
                yield from emit.of_noun(ctx, predicate, words, thing, target, head, kind="role", factor=0.85)


def _body_of(ctx: Context, head: int) -> Iterator[Relation]:
    """ "DAB's Starry Lee and Holden Chow", "Canada's Parliament": whose a named person, body or place is."""
    tree, thing = ctx.tree, ctx.argument(head)
    for k in tree.kids(head, "nmod:poss"):
        owner = ctx.argument(k)
        if owner is None or not ctx.named(owner) or ctx.type_of(owner) not in {"Country", "City", "Place", "Organization"}:
            continue
        for member in tree.conjuncts(head):
            other = ctx.argument(member)
            alone = member == head or not any(True for _ in tree.kids(member, "nmod:poss", "nmod:desc", "compound", "det"))
            alone = alone and (member == head or member not in ctx.title_of)
            if alone and other is not None and ctx.named(other) and ctx.type_of(other) == ctx.type_of(thing):
                yield from emit.of_noun(ctx, "of", [member], other, owner, member, kind="noun", factor=0.95)


def _behind_as(ctx: Context, head: int) -> bool:
    """ "worked as a reporter for CNN": the office is said of somebody whom the clause names."""
    tree = ctx.tree
    first = head
    while tree.rel[first] == "conj" and tree.head[first] < first:
        first = tree.head[first]
    return roles.case_of(ctx, first)[0] == "as" and tree.rel[first] == "obl"


def _inside(ctx: Context, head: int) -> Iterator[Relation]:
    """ "Transparency International in Georgia", "the FBI office in Buffalo", "hate groups in the United States": somebody or something in a named place."""
    tree = ctx.tree
    thing = ctx.argument(head)
    if thing is None or _unreal(ctx, head) or tree.lemmas[head] in ctx.cues.parties:
        return
    named = ctx.named(thing)
    body = named or ctx.type_of(thing) in {"Organization", "Facility"}
    if not body and (ctx.type_of(thing) not in {"Group", "Person", "City", "Place", "Event"} or ctx.is_time(head)):
        return
    if not named and "in" in ctx.lexicon.relational.get(tree.lemmas[head], frozenset()):
        return  # "interest in China" is not in China
    for k in tree.kids(head, "nmod"):
        case, tokens = roles.case_of(ctx, k)
        if tree.dep[k] == "nmod:poss" or case not in ({"in", "of", "at", "near", "from", "within"} if body else {"in", "near", "from", "across", "within"}):
            continue
        for member in tree.conjuncts(k):
            place = ctx.argument(member)
            phrase = ctx.phrases.get(head)
            if case == "of" and named and ctx.type_of(thing) == "Person" and _body_with_name(ctx, member):
                yield from emit.of_noun(ctx, "of", tokens, thing, place, head, kind="noun", factor=0.95)  # "Kim of the Bronx Zoo team"
                continue
            if tree.words[member].lower() in ctx.cues.portfolios:
                continue  # "Secretary of State Madeleine Albright"
            if place is None or not ctx.named(place) or ctx.is_time(member) or (phrase is not None and phrase.start <= member < phrase.end):
                continue
            # what lies is not at a body: "professor of Earth and Planetary Sciences at Brown University"
            member_of = {"Organization"} if (body or case == "within") and (case != "at" or ctx.type_of(thing) not in PLACES) else set[str]()
            if case == "in" and not named and ctx.type_of(thing) == "Organization" and ctx.type_of(place) == "Organization":
                continue  # "a company based in Basel and Chiron"
            if ctx.type_of(place) in PLACES | member_of:
                yield from emit.of_noun(ctx, case, tokens, thing, place, head, kind="noun", factor=1.0 if body else 0.9)


def _body_with_name(ctx: Context, token: int) -> bool:
    """ "the Social Welfare constituency": no name, but it holds one, so it is no quality ("a man of honor")."""
    phrase, tree = ctx.phrases.get(token), ctx.tree
    if phrase is None or phrase.kind != "nominal" or ctx.type_of(ctx.argument(token)) in {"Person", "Group"}:
        return False
    return any(tree.upos[i] == "PROPN" and tree.rel[i] == "compound" for i in range(phrase.start, token)) and tree.kid(token, "det") is not None


def _unreal(ctx: Context, head: int) -> bool:
    """ "no groups in Spain", "any future base in Guam": nothing is said to be there."""
    return any(ctx.tree.words[k].lower() in ctx.cues.unreal | ctx.cues.negative_determiners for k in ctx.tree.kids(head, "det", "amod"))


def _quality(ctx: Context, head: int) -> Iterator[Relation]:
    """ "a book critical of Scientology": an adjective behind its noun, with what it is about."""
    tree = ctx.tree
    thing = ctx.argument(head)
    for k in tree.kids(head, "amod"):
        if k < head or tree.upos[k] != "ADJ" or k in ctx.clauses or thing is None or ("," in tree.words[head:k] and tree.rel[head] in {"nmod", "obl"}):
            continue  # behind a comma it may be the quality of another noun: "a maze of tunnels, empty except for a mouse"
        for o in tree.kids(k, "obl"):
            case, tokens = roles.case_of(ctx, o)
            target = ctx.argument(o)
            if case and target is not None and not ctx.is_time(o) and case not in ctx.cues.adjunct_cases:
                yield from emit.of_noun(ctx, f"be {tree.words[k].lower()} {case}", [k, *tokens], thing, target, head, kind="event", factor=0.95)


def _worth(ctx: Context, head: int) -> Iterator[Relation]:
    """ "a tender offer of $18 a share", "debts of 3 billion euros", "assets worth $3 billion": the figure of a thing."""
    tree, cues = ctx.tree, ctx.cues
    if tree.upos[head] != "NOUN" or tree.lemmas[head] in cues.partitive or head in ctx.amount_at:
        return
    thing = ctx.argument(head)
    if thing is None or ctx.named(thing):
        return
    for k in tree.kids(head, "nmod"):
        case, tokens = roles.case_of(ctx, k)
        amount = ctx.amount_at.get(k)
        before = min(tree.subtree(k)) - 1
        if not case and before > head and tree.words[before].lower() in cues.of:  # "of $18 a share": the preposition hangs on the share
            case, tokens = "of", [before]
        if case == "of" and amount is not None and amount.unit and not ctx.is_time(k):
            yield from emit.of_noun(ctx, "of", tokens, thing, None, head, kind="event", factor=0.9, amount=amount)
    for k in tree.kids(head, "amod", "acl"):
        figure = next((ctx.amount_at[m] for m in tree.kids(k, "obj", "obl", "obl:unmarked") if m in ctx.amount_at), None)
        if tree.upos[k] == "ADJ" and k > head and figure is not None and not tree.kid(k, "cop"):
            yield from emit.of_noun(ctx, f"be {tree.words[k].lower()}", [k], thing, None, head, kind="event", factor=0.9, amount=figure)


# Each rule with the relations of what it reads below a noun: most nouns have none of them.
RULES: tuple[tuple[Rule, frozenset[str]], ...] = (
    (_inside, frozenset({"nmod"})),
    (_quality, frozenset({"amod"})),
    (bearing.relations, frozenset({"nmod"})),
    (_worth, frozenset({"nmod", "amod", "acl"})),
    (events.relations, frozenset({"nmod", "compound", "amod"})),
    (listing.relations, frozenset({"appos", "nmod"})),
    (belonging.relations, frozenset({"nmod", "compound", "amod"})),
    (hyphens.relations, frozenset({"amod"})),
    (parties.relations, frozenset({"amod", "compound"})),
)


@cache  # of a few hundred sets of relations
def _rules(below: frozenset[str]) -> tuple[Rule, ...]:
    return tuple(rule for rule, read in RULES if not read.isdisjoint(below))
