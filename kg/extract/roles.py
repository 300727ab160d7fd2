"""Role and kinship nouns: what somebody is president, professor or daughter of, from titles, appositions and owners."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.context import Context
from kg.extract.qualify import Source
from kg.model import Argument

Complement = tuple[str, list[int], Argument]
ROLE_CASES = frozenset({"of", "for", "at", "in", "to", "with", "from", "on"})  # "in" a body only: in a place somebody merely is
KIN_CASES = frozenset({"of", "to"})
DESCRIBING_CASES = frozenset({"of", "from", "to", "for", "at", "on", "within", "against", "with"})


def case_of(ctx: Context, token: int) -> tuple[str, list[int]]:
    """The preposition of a phrase, lower-cased, and its tokens; ("", []) where there is none."""
    tree = ctx.tree
    tokens = [k for k in tree.children[token] if tree.rel[k] == "case" and k < token]
    if not tokens:
        return "", []
    tokens = sorted([*tokens, *[f for k in tokens for f in tree.kids(k, "fixed")]])
    return " ".join([tree.words[t].lower() for t in tokens]), tokens


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
                if ctx.named(target) and ctx.type_of(target) == "Organization" and any(w > other for w in tokens)  # not "police officer and Navy veteran"
            ]
    return found or _shared(ctx, head, sources)


def _shared(ctx: Context, head: int, sources: Sequence[Source]) -> list[Complement]:
    """ "Magna's chairman and chief executive": whose chairman somebody is, stands before both offices."""
    tree = ctx.tree
    first = tree.head[head]
    if tree.rel[head] != "conj" or first > head or tree.lemmas[first] not in ctx.cues.roles or any(True for _ in tree.kids(head, "nmod:poss", "det")):
        return []
    if tree.lemmas[head] in ctx.cues.professions - ctx.cues.executive and tree.lemmas[first] not in ctx.cues.professions:
        return []  # "a former Pentagon official and author"
    if any(k < head and tree.words[k].lower() not in {"other", *ctx.cues.role_parts} - ctx.cues.elective for k in tree.kids(head, "compound", "amod")):
        return []  # "former party chairman and presidential candidate", "CIA director and Army general"
    name, words = _role_name(ctx, head)
    owners = [
        k for k in (*tree.kids(first, "nmod:poss"), *tree.kids(first, "compound")) if k < first and (k not in ctx.phrases or ctx.phrases[k].kind != "nominal")
    ]
    found = [a for k in owners for m in tree.conjuncts(k) if (a := ctx.argument(m, sources)) is not None]
    return [(f"{name} of", words, a) for a in found if ctx.type_of(a) in {"Organization", "Country"}]


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
            owners = ctx.members(owner) or [a for a in [ctx.argument(owner, sources)] if a is not None]
            found += [(f"{name} of", words, argument) for argument in owners]
    for k in tree.kids(head, "nmod"):
        if tree.dep[k] == "nmod:poss":
            continue
        case, tokens = case_of(ctx, k)
        if case in (KIN_CASES if lemma in cues.kin else ROLE_CASES) and not ctx.is_time(k):
            for target in tree.conjuncts(k):
                argument = ctx.argument(target, sources)
                if argument is None or (case == "of" and tree.words[target].lower() in cues.portfolios):
                    continue  # "Secretary of State" is the office, not of a state
                if case == "on" and "on" not in ctx.lexicon.relational.get(lemma, frozenset()) and not ctx.named(argument):
                    continue  # "was dubbed the winner on social media"
                if case != "in" or ctx.type_of(argument) == "Organization" or (ctx.type_of(argument) == "Event" and lemma in cues.involved):
                    found.append((f"{name} {case}", [*words, *tokens], argument))
    for k in tree.kids(head, "compound", "amod"):
        # "FBI spokesman", "Conservative Party candidate": the name in front is whom the role is of
        argument = ctx.argument(k, sources) if k in ctx.phrases and ctx.phrases[k].kind == "name" and ctx.phrases[k].end <= head else None
        if argument is not None and lemma in cues.kin and ctx.type_of(argument) != "Person":
            continue  # "his Miami relatives" are no relatives of Miami
        if argument is not None and lemma in cues.professions and (ctx.type_of(argument) == "City" or tree.words[k].lower() in cues.adjectival):
            continue  # "a major U.S. producer", "a Miami lawyer" is from there, not its; "a Korea scholar" is of Korea
        kind = ctx.type_of(argument)
        if argument is not None and (
            kind in {"Organization", "Country", "City", "Place", "Facility", "Agreement"} or (kind == "Person" and lemma in cues.serving)
        ):
            found.append((f"{name} of", words, argument))
        elif (country := ctx.country(k)) is not None and lemma in cues.roles and lemma not in cues.professions:
            nearer = any(tree.rel[j] == "compound" and k < j < head and tree.words[j].lower() not in cues.role_parts for j in tree.children[head])
            if nearer:
                continue  # "two Cuban exile leaders" lead exiles, not Cuba
            if any(predicate == f"{name} of" for predicate, _, _ in found):
                continue  # "a Canadian member of the task force" is no member of Canada
            found.append((f"{name} of", words, country))
    return found


def _role_name(ctx: Context, head: int) -> tuple[str, list[int]]:
    """ "vice president", "chief financial officer": the role with the words that make it one, without names."""
    tree = ctx.tree
    parts = [
        k for k in tree.children[head] if k < head and tree.rel[k] in {"compound", "amod"} and tree.words[k].islower() and tree.lemmas[k] in ctx.cues.role_parts
    ]
    parts = [k for k in parts if not tree.lemmas[head].startswith(f"{tree.lemmas[k]}-")]  # the "attorney general" is no attorney of that name
    staff = _staff(ctx, head)
    tokens = [*parts, head, *staff]
    return " ".join([*(tree.words[t].lower() for t in parts), tree.lemmas[head], *(tree.words[t].lower() for t in staff)]), tokens


def offices(ctx: Context) -> dict[int, tuple[int, ...]]:
    """Chain of a named person -> the named bodies and countries in which the article gives it an office, by a title or an apposition; "a spokesman for the FBI
    office" speaks for the FBI."""
    tree = ctx.tree
    found: dict[int, set[int]] = {}
    for head, phrase in ctx.phrases.items():
        who = ctx.argument(head) if phrase.kind == "name" and phrase.type == "Person" else None
        if who is None:
            continue
        apposed = [m for k in tree.kids(head, "appos") for m in tree.conjuncts(k)]
        above = [tree.head[head]] if tree.rel[head] == "appos" else []
        for k in (*titles_of(ctx, head), *apposed, *above):
            if tree.lemmas[k] not in ctx.cues.roles or tree.lemmas[k] in ctx.cues.professions:
                continue
            before = range(*phrase.title) if phrase.title else ()
            if any(tree.words[j].lower() in {"former", "ex", "then", "late", "retired", "onetime"} for j in (*before, *tree.kids(k, "amod", "compound"))):
                continue
            targets = [a for _, _, a in complements(ctx, k)]
            if k in titles_of(ctx, head):
                targets += [a for m in tree.kids(head, "amod", "compound") if m < k and (a := ctx.country(m) or ctx.argument(m)) is not None]
            for target in (_whole(ctx, a) for a in targets):
                if ctx.named(target) and ctx.type_of(target) in {"Organization", "Country"} and target.chain != who.chain:
                    found.setdefault(who.chain, set()).add(target.chain)
    return {chain: tuple(sorted(bodies)) for chain, bodies in found.items()}


def _whole(ctx: Context, part: Argument) -> Argument:
    """The body whose name stands in front of one of its parts: the FBI of "the FBI office"; a name stays what it is."""
    if ctx.named(part) or ctx.type_of(part) != "Organization":
        return part
    heads = (h for h, p in ctx.phrases.items() if p.kind == "nominal" and ctx.span(h) == (part.start, part.end))
    names = (a for h in heads for k in ctx.tree.kids(h, "compound", "nmod:poss") if (a := ctx.argument(k)) is not None)
    return next((a for a in names if ctx.named(a) and ctx.type_of(a) == "Organization"), part)


def titles_of(ctx: Context, head: int) -> list[int]:
    """The nouns of the titles in front of a name. A title in the plural is that of each name behind it."""
    tree = ctx.tree
    found = [c for k in tree.kids(head, "nmod:desc", "compound") for c in tree.conjuncts(k) if c < head]
    if tree.rel[head] == "conj":
        first = tree.head[head]
        found += [k for k in tree.kids(first, "nmod:desc", "compound") if k < first and "Number=Plur" in tree.feats[k]]
    return found


def _staff(ctx: Context, head: int) -> list[int]:
    """The last two words of "chief of staff", which is an office: nobody is the chief of a staff."""
    return [head + 1, head + 2] if [w.lower() for w in ctx.tree.words[head : head + 3]] == ["chief", "of", "staff"] else []


def title_name(ctx: Context, k: int) -> tuple[str, list[int]]:
    tree = ctx.tree
    parts = [j for j in tree.children[k] if j < k and tree.rel[j] in {"compound", "amod"} and tree.words[j].lower() in ctx.cues.role_parts]
    parts = [j for j in parts if j not in ctx.phrases or ctx.phrases[j].end - ctx.phrases[j].start == 1]  # "Green Party nominee" is no "party nominee"
    after = [j for j in tree.kids(k, "nmod") if j == k + 2 and j not in ctx.chain_of] or _staff(ctx, k)[1:]  # "Secretary of State"
    tail = [tree.words[i].lower() for j in after for i in (k + 1, j)]
    return " ".join([*(tree.words[p].lower() for p in parts), tree.lemmas[k], *tail]), [*parts, k, *after]
