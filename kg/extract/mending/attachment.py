"""Which word a clause or a phrase belongs to: who killed, who said so, by whom it was done."""

from __future__ import annotations

from collections.abc import Mapping

from kg.extract.cues import Cues
from kg.extract.tree import Tree, changed

LEFT = frozenset({"dead", "homeless", "injured", "wounded", "stranded"})  # "which left 250 people dead"
PLACES = frozenset({"Place", "City", "Country", "Facility", "Organization"})  # they kill nobody
ENDURING = PLACES | {"Group", "Person"}  # they do not come about
THINGS = frozenset({"Place", "City", "Country", "Facility", "Product", "Work", "Event", "Law", "Agreement"})


def participles(tree: Tree, cues: Cues) -> Tree:
    """ "requires any organization receiving funds to register": the participle tells which organization; only what is seen or kept going is a clause."""
    arcs: dict[int, tuple[int, str]] = {}
    for i in tree.having("ccomp", "xcomp"):
        verb = tree.head[i]
        if tree.tags[i] != "VBG" or tree.lemmas[verb] in cues.perceiving | cues.says or i == 0:
            continue
        own = any(tree.rel[k] in {"nsubj", "mark", "aux"} for k in tree.children[i])
        if not own and tree.head[i - 1] == verb and tree.rel[i - 1] == "obj":
            arcs[i] = (i - 1, "acl")
    return changed(tree, arcs) if arcs else tree


def assisted(tree: Tree, cues: Cues, people: frozenset[int]) -> Tree:
    """ "Kim Lee will direct the restructuring, assisted by Anna Moor": behind a comma the person is assisted, not the thing."""
    arcs: dict[int, tuple[int, str]] = {}
    for i in tree.having("acl"):
        noun = tree.head[i]
        if tree.tags[i] != "VBN" or tree.lemmas[i] not in cues.assisting or noun > i or tree.words[i - 1] != ",":
            continue
        verb = tree.head[noun]
        subject = tree.kid(verb, "nsubj")
        if tree.rel[noun] in {"obj", "obl"} and noun not in people and subject in people and subject is not None:
            arcs[i] = (subject, "acl")
    return changed(tree, arcs) if arcs else tree


def sent(tree: Tree, cues: Cues, people: frozenset[int]) -> Tree:
    """ "a letter from the boy's grandmothers to Kim and Lee": it is to them, and nobody's grandmother is."""
    arcs: dict[int, tuple[int, str]] = {}
    for i in tree.having("nmod"):
        sender = tree.head[i]
        if i < sender or tree.rel[sender] != "nmod" or not (tree.lemmas[sender] in cues.kin or sender in people):
            continue
        cases = [[tree.words[k].lower() for k in tree.kids(n, "case") if k < n] for n in (sender, i)]
        if cases == [["from"], ["to"]]:
            arcs[i] = (tree.head[sender], "nmod")
    return changed(tree, arcs) if arcs else tree


def filled(tree: Tree, cues: Cues, people: frozenset[int]) -> Tree:
    """ "succeeded Kim Gunn as president of the bank": an office behind "as" hangs on the verb that fills it, not on the name before it."""
    arcs: dict[int, tuple[int, str]] = {}
    for i in tree.having("nmod"):
        name = tree.head[i]
        verb = tree.head[name]
        if name not in people or name > i or tree.rel[name] != "obj" or tree.lemmas[verb] not in cues.holding | cues.installing or tree.upos[verb] != "VERB":
            continue
        if tree.lemmas[i] in cues.roles and [tree.words[k].lower() for k in tree.kids(i, "case") if k < i] == ["as"]:
            arcs[i] = (verb, "obl")
    return changed(tree, arcs) if arcs else tree


def told_last(tree: Tree, kinds_of: Mapping[str, str], cues: Cues, people: frozenset[int]) -> Tree:
    """ "The suspect in the killing of Ann Lee, Kim Gunn, was arrested": a name between commas, without an "and", is who the person in front is."""
    arcs: dict[int, tuple[int, str]] = {}
    for i in tree.having("conj", "appos"):
        first = tree.head[i]
        if i not in people or first not in people or first > i or tree.kid(i, "cc") is not None or len(list(tree.kids(first, "conj", "appos"))) > 1:
            continue
        below = [k for k in tree.subtree(i) if tree.rel[k] != "punct"]
        if below[0] == 0 or tree.words[below[0] - 1] != "," or below[-1] + 1 >= len(tree.words) or tree.words[below[-1] + 1] != ",":
            continue
        top = first
        while tree.rel[top] == "nmod" and tree.dep[top] != "nmod:poss" and tree.head[top] < top:
            top = tree.head[top]
        person = tree.lemmas[top] in cues.roles or kinds_of.get(tree.lemmas[top]) == "Person"
        if top != first and person and tree.rel[top] == "nsubj" and "Number=Plur" not in tree.feats[top] and tree.kid(top, "appos") is None:
            arcs[i] = (top, "appos")
    return changed(tree, arcs) if arcs else tree


def examples(tree: Tree) -> Tree:
    """ "countries on the edge of the bloc such as Italy and Greece": examples are of several, not of the one thing named last."""
    arcs: dict[int, tuple[int, str]] = {}
    for i in tree.having("nmod"):
        noun = tree.head[i]
        if noun > i or tree.tags[noun] != "NN" or tree.kid(noun, "det") is None:
            continue
        such = next((k for k in tree.kids(i, "case") if tree.words[k].lower() == "such"), None)
        if such is None:
            continue
        above, seen = tree.head[noun], noun
        while tree.upos[above] in {"NOUN", "PROPN"} and tree.tags[above] != "NNS" and tree.rel[above] in {"nmod", "obl"} and tree.head[above] != above:
            above, seen = tree.head[above], above
        several = [above] if tree.tags[above] == "NNS" else [k for k in tree.kids(above, "obj", "nsubj", "obl") if k < noun and tree.tags[k] == "NNS"]
        if tree.rel[seen] in {"nmod", "obl"} and several and several[-1] < noun and tree.words[min(tree.subtree(i)) - 1] != ",":
            arcs[i] = (several[-1], "nmod")
    return changed(tree, arcs) if arcs else tree


def bound(tree: Tree, cues: Cues) -> Tree:
    """ "Kim and his father are to travel": they do it, and "are" is no copula. "The aim is to win" stays: the aim wins nothing."""
    arcs: dict[int, tuple[int, str]] = {}
    for subject in tree.having("nsubj"):
        verb = tree.head[subject]
        if tree.dep[subject] == "nsubj:pass" or tree.upos[verb] != "VERB":
            continue
        acting = tree.upos[subject] == "PROPN" or tree.lemmas[subject] in cues.roles | cues.kin
        be, to = tree.kid(verb, "cop"), tree.kid(verb, "mark")
        due = to is not None and [w.lower() for w in tree.words[to : to + 2]] == ["due", "to"]  # "the visit is due to begin"
        if (acting or due) and be is not None and to is not None and subject < be < to < verb and (due or tree.words[to].lower() == "to"):
            arcs |= {subject: (verb, "nsubj"), be: (verb, "aux")}
    return changed(tree, arcs) if arcs else tree


def accused(tree: Tree, cues: Cues) -> Tree:
    """ "accused the bank and the museum of paying": the charge is brought against all that are accused, so it hangs on the verb; and so does the second
    charge, in "was charged in a complaint with murder and with breaking the law"."""
    arcs: dict[int, tuple[int, str]] = {}
    for i in tree.having("acl", "conj"):
        relation = tree.rel[i]
        if tree.tags[i] != "VBG" or not any(tree.words[k].lower() in cues.accusing_marks for k in tree.kids(i, "mark")):
            continue
        noun = tree.head[i]
        while tree.rel[noun] == "conj" and tree.head[noun] != noun:
            noun = tree.head[noun]
        verb = tree.head[noun]
        if relation == "conj":
            if tree.upos[noun] == "VERB":
                continue  # a conjunct of clauses
            while tree.rel[noun] == "nmod" and tree.head[noun] != noun:
                noun = tree.head[noun]
            verb = tree.head[noun]
        if tree.rel[noun] == ("obj" if relation == "acl" else "obl") and tree.lemmas[verb] in cues.accusing and tree.upos[verb] == "VERB":
            arcs[i] = (verb, "advcl")
    return changed(tree, arcs) if arcs else tree


def who(tree: Tree, kinds_of: Mapping[str, str], cues: Cues, people: frozenset[int] = frozenset()) -> Tree:
    """ "a doctor in the Buffalo, N.Y., area who performed abortions": "who" is a person or a body, so the clause goes up from the place to the doctor, and
    down from "the leadership of Kim Lee, who ..." to the name. ``people``: the tokens of persons' names."""
    arcs: dict[int, tuple[int, str]] = {}
    for i in tree.having("acl:relcl"):
        noun = tree.head[i]
        subjects = {tree.words[k].lower() for k in tree.kids(i, "nsubj")}
        if "which" in subjects and kinds_of.get(tree.lemmas[noun]) == "Person":
            inner = [k for k in tree.kids(noun, "nmod") if tree.upos[k] == "PROPN" and noun < k < i]
            if inner:  # "director of Sleeping Weazel, which premiered her play": no person is "which"
                arcs[i] = (inner[-1], "acl:relcl")
            continue
        if "who" in subjects and noun not in people and tree.upos[noun] == "PROPN" and tree.rel[noun] == "nmod" and tree.head[noun] in people:
            # "Joan Campbell of the National Council of Churches, who travelled": the nearest person in front of the preposition
            arcs[i] = (max(k for k in tree.conjuncts(tree.head[noun]) if k < noun), "acl:relcl")
            continue
        if "who" not in subjects or noun in people or tree.upos[noun] != "NOUN":
            continue
        kind = kinds_of.get(tree.lemmas[noun])
        doers = [k for k in range(noun + 1, i) if kinds_of.get(tree.lemmas[k]) in {"Person", "Group"} or "Number=Plur" in tree.feats[k]]
        by = [k for k in doers if tree.rel[k] in {"obl", "nmod"} and _by(tree, k, cues) and tree.head[k] in {noun, tree.head[noun]}]
        if by and kind in {None, "Event"}:  # "a rampage by soldiers and civilians, who": no rampage is "who"
            arcs[i] = (by[-1], "acl:relcl")
            continue
        above = _person_above(tree, noun, kinds_of) if kind in THINGS | {"Organization"} else None
        if kind is None and tree.rel[noun] == "nmod" and tree.lemmas[noun] not in cues.roles | cues.kin:
            doer = tree.head[noun]  # "a manipulator of the tax code who": no code is "who"
            acting = kinds_of.get(tree.lemmas[doer]) == "Person" or tree.lemmas[doer].endswith(("er", "or", "ist", "ian", "ee"))
            above = doer if tree.upos[doer] == "NOUN" and acting and "Number=Plur" not in tree.feats[noun] else None
        inner = [k for k in tree.subtree(noun) if noun < k < i and k in people and tree.dep[k] == "nmod"]
        if above is not None:
            arcs[i] = (above, "acl:relcl")
        elif inner and kind not in {"Person", "Group", "Organization"}:
            arcs[i] = (inner[-1], "acl:relcl")
    return changed(tree, arcs) if arcs else tree


def _person_above(tree: Tree, noun: int, kinds_of: Mapping[str, str]) -> int | None:
    """The person or group that the noun is a part of the description of, or that stands beside it under one noun."""
    below, above = noun, noun
    while tree.rel[above] == "nmod" and tree.head[above] != above:
        below, above = above, tree.head[above]
        if kinds_of.get(tree.lemmas[above]) in {"Person", "Group"}:
            return above
        beside = [k for k in tree.kids(above, "nmod") if k < below and kinds_of.get(tree.lemmas[k]) == "Person" and tree.dep[k] != "nmod:poss"]
        if beside:
            return beside[-1]
    return None


def called(tree: Tree, cues: Cues) -> Tree:
    """ "a deal with countries, known as the Pacific Partnership": many countries are not one partnership; the deal is."""
    arcs: dict[int, tuple[int, str]] = {}
    for i in tree.having("acl"):
        noun = tree.head[i]
        if tree.tags[i] != "VBN" or tree.lemmas[i] not in cues.naming | {"know"} or "Number=Plur" not in tree.feats[noun]:
            continue
        name = next((k for k in tree.kids(i, "obl", "xcomp", "obj") if tree.tags[k] == "NNP"), None)
        if name is None or (tree.lemmas[i] == "know" and not any(tree.words[k].lower() == "as" for k in tree.kids(name, "case"))):
            continue
        above = noun
        while tree.rel[above] == "nmod" and tree.dep[above] != "nmod:poss" and tree.head[above] != above:
            above = tree.head[above]
            if tree.upos[above] == "NOUN" and "Number=Plur" not in tree.feats[above]:
                arcs[i] = (above, "acl")
                break
    return changed(tree, arcs) if arcs else tree


def harmful(tree: Tree, cues: Cues, kinds_of: Mapping[str, str]) -> Tree:
    """ "bomb attacks at embassies that killed 250 people": not the embassies killed, the attacks did."""
    arcs: dict[int, tuple[int, str]] = {}
    for i in tree.having("acl:relcl"):
        left = (tree.lemmas[k] in LEFT for j in (i, *tree.kids(i, "obj")) for k in tree.kids(j, "xcomp", "amod") if k > i)
        harm = tree.lemmas[i] in cues.harming or (tree.lemmas[i] == "leave" and any(left))
        outcome = tree.lemmas[i] == "result" and tree.kid(i, "obl") is not None  # "negotiations among countries that resulted in a pact"
        harm = harm or outcome
        if not harm or not any(tree.words[k].lower() in {"that", "which"} for k in tree.kids(i, "nsubj")):
            continue
        above = tree.head[i]
        if kinds_of.get(tree.lemmas[above]) not in (ENDURING if outcome else PLACES) and tree.upos[above] != "PROPN":
            continue
        while tree.rel[above] in {"nmod", "conj"} and tree.head[above] != above:
            above = tree.head[above]
            if kinds_of.get(tree.lemmas[above]) == "Event" or tree.lemmas[above] in cues.nominals:
                arcs[i] = (above, "acl:relcl")
                break
    return changed(tree, arcs) if arcs else tree


def agents(tree: Tree, cues: Cues, kinds_of: Mapping[str, str]) -> Tree:
    """ "protested the killings of Albanians by police": an active verb has no agent, so "by" somebody belongs to the deed named before it."""
    arcs: dict[int, tuple[int, str]] = {}
    for i in tree.having("obl"):
        verb = tree.head[i]
        if verb > i or tree.upos[verb] != "VERB" or tree.tags[verb] == "VBN" or not _by(tree, i, cues):
            continue
        if tree.upos[i] != "PROPN" and kinds_of.get(tree.lemmas[i]) not in {"Person", "Group", "Organization"}:
            continue
        deeds = [
            k
            for k in tree.subtree(verb)
            if verb < k < i
            and (tree.lemmas[k] in cues.nominals or tree.lemmas[k] in cues.content_nouns)
            and tree.upos[k] == "NOUN"
            and tree.rel[k] in {"obj", "obl", "nmod"}
        ]
        if deeds:
            arcs[i] = (deeds[-1], "nmod")
    return changed(tree, arcs) if arcs else tree


def _by(tree: Tree, token: int, cues: Cues) -> bool:
    return any(tree.words[k].lower() in cues.agent for k in tree.kids(token, "case"))
