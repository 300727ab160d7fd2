"""Gerunds, participles and infinitives that a parser hangs on the nearest noun, or on the verb where a noun takes them."""

from __future__ import annotations

from kg.extract import kinds
from kg.extract.cues import Cues
from kg.extract.tree import Tree, changed

CIRCUMSTANCES = frozenset({"before", "after", "while", "when", "since", "without", "upon", "despite"})
OBJECT_PRONOUNS = frozenset({"him", "her", "them", "it", "me", "us", "you"})
PREPOSITIONS = frozenset(
    {"against", "of", "on", "in", "for", "with", "from", "about", "by", "through", "at", "to", "into", "over", "under", "between", "among"}
)
PERIODS = frozenset({"quarter", "year", "half", "month", "week", "period"})
CLAUSES = frozenset({"VERB", "AUX"})


def mended(tree: Tree, cues: Cues) -> Tree:
    for step in (_before_nouns, _second_object, _circumstances, _shown, _rolled, _joining, _wanted, _asked, _closing):
        tree = step(tree, cues)
    return tree


def _before_nouns(tree: Tree, cues: Cues) -> Tree:
    """ "railed against carried interest", "with chanting protesters": between a preposition and a noun a participle is a quality of the noun."""
    arcs: dict[int, tuple[int, str]] = {}
    for i in tree.having("advcl", "acl"):
        relation = tree.rel[i]
        noun = i + 1
        if noun >= len(tree.words) or tree.head[noun] not in {i, tree.head[i]} or tree.rel[noun] not in {"obj", "obl"}:
            continue
        case = tree.kid(i, "mark")
        if case != i - 1 or tree.upos[noun] not in {"NOUN", "PROPN"} or tree.kid(i, "nsubj", "aux", "xcomp", "ccomp") is not None:
            continue
        word = tree.words[case].lower()
        participle = tree.tags[i] in {"VBN", "VBD"} and tree.upos[case] in {"ADP", "SCONJ"} and word in PREPOSITIONS
        gerund = tree.tags[i] == "VBG" and word == "with" and tree.tags[noun] == "NNS" and tree.lemmas[tree.head[i]] not in cues.accusing | cues.charged
        if participle or gerund:
            arcs |= {noun: (tree.head[i], "nmod" if relation == "acl" else "obl"), i: (noun, "amod"), case: (noun, "case")}
            arcs |= {k: (noun, tree.dep[k]) for k in tree.children[i] if k > noun}
    return changed(tree, arcs) if arcs else tree


def _closing(tree: Tree, cues: Cues) -> Tree:
    """ "a loss for the quarter ended Sept. 30": the period ends, and nobody ends the loss."""
    arcs: dict[int, tuple[int, str]] = {}
    for i in tree.having("acl", "advcl"):
        period = i - 1
        if tree.words[i].lower() not in {"ended", "ending"} or period < 0 or tree.lemmas[period] not in PERIODS or tree.head[i] == period:
            continue
        case = tree.kid(i, "mark", "case")
        if tree.head[period] == i:
            arcs[period] = (tree.head[i], "obl")
        arcs[i] = (period, "acl")
        if case is not None and case < period:
            arcs[case] = (period, "case")
    return changed(tree, arcs)


def _joining(tree: Tree, cues: Cues) -> Tree:
    """ "with rallies calling for his return", "an analysis by Kim, an aide now teaching at Yale": what stands right behind somebody or behind "with" says
    what these do."""
    arcs: dict[int, tuple[int, str]] = {}
    people = kinds.lexicon(cues.language).heads
    for i in tree.having("advcl", "acl"):
        relation = tree.rel[i]
        if tree.tags[i] != "VBG" or tree.kid(i, "mark", "nsubj", "aux") is not None or i < 2:
            continue
        noun = i - 1 if tree.upos[i - 1] != "ADV" else i - 2
        if tree.upos[noun] != "NOUN" or tree.head[i] >= noun:
            continue
        case = tree.kid(noun, "case")
        with_ = relation == "advcl" and case is not None and tree.words[case].lower() == "with" and tree.rel[noun] in {"obl", "nmod"}
        person = people.get(tree.lemmas[noun]) == "Person" or tree.lemmas[noun] in cues.roles
        thing = (
            relation == "acl"
            and person
            and tree.upos[tree.head[i]] == "NOUN"
            and people.get(tree.lemmas[tree.head[i]]) not in {"Person", "Group", "Organization"}
        )
        if with_ or (thing and noun in tree.subtree(tree.head[i]) and tree.lemmas[tree.head[i]] not in cues.roles | cues.partitive):
            arcs[i] = (noun, "acl")
    return changed(tree, arcs) if arcs else tree


def _second_object(tree: Tree, cues: Cues) -> Tree:
    """ "lavished praise, and the award, on staffers": a noun goes on with the object before it, not with the verb."""
    arcs: dict[int, tuple[int, str]] = {}
    for i in tree.having("conj"):
        verb = tree.head[i]
        if tree.upos[i] != "NOUN" or tree.upos[verb] != "VERB" or verb > i or tree.tags[verb] == "VBG":
            continue
        before = [k for k in tree.kids(verb, "obj") if verb < k < i]
        plain = tree.kid(i, "cop", "nsubj", "case", "mark", "advmod") is None and tree.kid(i, "det", "nmod:poss") is not None
        if before and plain and tree.kid(i, "cc") is not None:
            arcs[i] = (before[-1], "conj")
    return changed(tree, arcs) if arcs else tree


def _circumstances(tree: Tree, cues: Cues) -> Tree:
    """ "gave the award to staffers before meeting victims": what "before" brings belongs to the deed, not to the thing."""
    arcs: dict[int, tuple[int, str]] = {}
    for i in tree.having("acl"):
        if tree.tags[i] != "VBG" or tree.kid(i, "nsubj") is not None:
            continue
        if not any(tree.words[k].lower() in CIRCUMSTANCES for k in tree.kids(i, "mark", "advmod") if k < i) or tree.lemmas[tree.head[i]] in cues.nominals:
            continue
        above = tree.head[i]
        while tree.head[above] != above and tree.upos[above] not in CLAUSES:
            above = tree.head[above]
        if tree.upos[above] in CLAUSES and above < i:
            arcs[i] = (above, "advcl")
    return changed(tree, arcs) if arcs else tree


def _shown(tree: Tree, cues: Cues) -> Tree:
    """ "videos of him attacking the senator": he attacks her, the videos only show it."""
    arcs: dict[int, tuple[int, str]] = {}
    for i in tree.having("acl"):
        who = i - 1
        if tree.tags[i] != "VBG" or who < 1 or tree.words[who].lower() not in OBJECT_PRONOUNS or tree.tags[who] != "PRP":
            continue
        case = tree.kid(who, "case")
        if tree.rel[who] == "nmod" and tree.head[who] == tree.head[i] and case is not None:
            arcs |= {who: (i, "nsubj"), case: (i, "mark")}
        elif tree.rel[who] == "nmod" and tree.head[i] == who and case is not None:
            arcs |= {who: (i, "nsubj"), case: (i, "mark"), i: (tree.head[who], "acl")}
    return changed(tree, arcs) if arcs else tree


def _rolled(tree: Tree, cues: Cues) -> Tree:
    """ "stood on a carpet rolled out next to the plane": a bare participle right behind a noun tells which."""
    arcs: dict[int, tuple[int, str]] = {}
    for i in tree.having("advcl"):
        noun = i - 1
        if tree.tags[i] not in {"VBN", "VBD"} or noun < 0 or tree.upos[noun] != "NOUN" or tree.head[i] >= noun:
            continue
        alone = tree.kid(i, "obl", "compound:prt") is None  # "emerged from the sea defeated"
        if not alone and tree.kid(i, "nsubj", "mark", "aux", "aux:pass", "obj", "expl", "advmod") is None and tree.rel[noun] in {"obl", "nmod"}:
            arcs[i] = (noun, "acl")
    return changed(tree, arcs) if arcs else tree


def _wanted(tree: Tree, cues: Cues) -> Tree:
    """ "does not want the people, all of you, to know": what is wanted of somebody is no purpose, however far it stands."""
    arcs: dict[int, tuple[int, str]] = {}
    for i in tree.having("advcl"):
        verb = tree.head[i]
        if verb > i or tree.lemmas[verb] not in cues.wishing or tree.upos[verb] != "VERB" or tree.kid(i, "nsubj") is not None:
            continue
        thing, taken = tree.kid(verb, "obj"), tree.kid(verb, "xcomp", "ccomp")
        if thing is not None and verb < thing < i and taken is None and any(tree.words[k].lower() == "to" for k in tree.kids(i, "mark")):
            arcs[i] = (verb, "xcomp")
    return changed(tree, arcs) if arcs else tree


def _asked(tree: Tree, cues: Cues) -> Tree:
    """ "is considering a request from the father to have custody shifted": it is what the request asks for, and no purpose of whoever considers it."""
    arcs: dict[int, tuple[int, str]] = {}
    for i in tree.having("advcl"):
        verb = tree.head[i]
        if verb > i or tree.upos[verb] != "VERB" or not any(tree.words[k].lower() == "to" for k in tree.kids(i, "mark")):
            continue
        thing = next((k for k in tree.kids(verb, "obj") if verb < k < i and tree.lemmas[k] in cues.requests), None)
        outcome = any(tree.words[k].lower() == "only" for k in tree.children[i])  # "dismissed her proposal, only to laud it"
        if thing is not None and tree.lemmas[verb] in cues.weighing and not outcome:
            arcs[i] = (thing, "acl")
            continue
        plot = tree.kid(verb, "obj") if tree.lemmas[verb] in cues.judging and not outcome else None  # "thwarted a plot to kill the pope"
        if plot is not None and verb < plot < i and tree.lemmas[plot] in cues.planned_nouns and max(tree.subtree(plot)) == min(tree.subtree(i)) - 1:
            arcs[i] = (plot, "acl")
    return changed(tree, arcs) if arcs else tree
