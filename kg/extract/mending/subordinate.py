"""Clauses that a parser takes for something else: a second gerund for a conjunct of the verb, a relative clause without a pronoun for an apposition."""

from __future__ import annotations

from kg.extract.cues import Cues
from kg.extract.tree import Tree, changed

FINITE = frozenset({"VBD", "VBZ", "VBP"})


def gerunds(tree: Tree) -> Tree:
    """ "was charged with fraud and with violating the law": the gerund brings a second charge, and goes on with no finite verb."""
    arcs: dict[int, tuple[int, str]] = {}
    for i in tree.having("conj"):
        verb = tree.head[i]
        if tree.tags[i] != "VBG" or tree.tags[verb] not in FINITE | {"VBN", "VB"} or verb > i:
            continue
        marked = any(tree.rel[k] == "mark" and tree.upos[k] in {"SCONJ", "ADP"} and tree.words[k].lower() != "to" for k in tree.children[i])
        if marked and not any(tree.rel[k] in {"aux", "nsubj"} for k in tree.children[i]):
            arcs[i] = (verb, "advcl")
    return changed(tree, arcs) if arcs else tree


def complements(tree: Tree) -> Tree:
    """ "ruled out attacking", "gave up smoking": right behind verb and particle a gerund is what the verb is about, no circumstance."""
    arcs: dict[int, tuple[int, str]] = {}
    for i in tree.having("advcl"):
        verb = tree.head[i]
        if tree.tags[i] != "VBG" or i - 1 <= verb or tree.dep[i - 1] != "compound:prt" or tree.head[i - 1] != verb:
            continue
        arcs[i] = (verb, "xcomp")  # what would make it a clause of its own stands before a gerund, where the particle is
    return changed(tree, arcs) if arcs else tree


def relatives(tree: Tree) -> Tree:
    """ "the book Berg wrote": a verb with a subject of its own right behind a noun is no second name of it."""
    arcs: dict[int, tuple[int, str]] = {}
    for i in tree.having("appos"):
        noun = tree.head[i]
        if tree.tags[i] not in FINITE or tree.upos[noun] != "NOUN" or noun > i:
            continue
        subject = tree.kid(i, "nsubj")
        if subject is not None and noun < subject < i and all(tree.rel[k] != "punct" for k in range(noun + 1, i)):
            arcs[i] = (noun, "acl:relcl")
    return changed(tree, arcs) if arcs else tree


def contents(tree: Tree, cues: Cues) -> Tree:
    """ "dropped charges that Lee stole the money": where nothing is missing behind "that", the clause is what the noun says, and modifies nothing."""
    arcs: dict[int, tuple[int, str]] = {}
    for i in tree.having("acl:relcl"):
        noun = tree.head[i]
        that = next((k for k in tree.kids(i, "mark", "obj", "obl") if tree.words[k].lower() == "that"), None)
        if that is None or tree.lemmas[noun] not in cues.spoken_nouns | cues.content_nouns | cues.untruths or tree.kid(i, "nsubj") is None:
            continue
        gap = tree.rel[that] != "mark"  # the parser took it for a pronoun: "charges that Lee killed two men"
        if gap and (tree.lemmas[i] in cues.ditransitive | cues.calling or tree.kid(i, "case") is not None):
            continue
        whole = any(k != that for k in tree.kids(i, "obj", "ccomp", "cop", "aux:pass")) or tree.lemmas[i] in cues.objectless
        if not gap and not whole and tree.lemmas[noun] in cues.rumours and tree.lemmas[i] not in cues.needy | cues.hollow | cues.says | cues.ditransitive:
            whole = any(tree.kid(k, "case") is not None for k in tree.kids(i, "obl") if k > i)  # "charges that he lobbied for Spain"
        if whole and noun < that < i:
            arcs |= {i: (noun, "acl"), **({that: (i, "mark")} if gap else {})}
    return changed(tree, arcs) if arcs else tree


def called_false(tree: Tree, cues: Cues) -> Tree:
    """ "said reports that the bank lied were false": of two clauses on the reports, the one with a copula and without a subject says what they are."""
    arcs: dict[int, tuple[int, str]] = {}
    for i in tree.having("acl", "acl:relcl"):
        noun = tree.head[i]
        verb, cop = tree.head[noun], tree.kid(i, "cop")
        if cop is None or tree.rel[noun] not in {"obj", "iobj"} or tree.lemmas[noun] not in cues.spoken_nouns or tree.lemmas[verb] not in cues.says:
            continue
        first = next((k for k in tree.kids(noun, "acl") if noun < k < cop and tree.kid(k, "nsubj") is not None), None)
        that = None if first is None else next((k for clause in (first, i) for k in tree.kids(clause, "mark") if noun < k < first), None)
        if first is not None and that is not None and tree.tags[cop] in FINITE and tree.kid(i, "nsubj") is None:
            arcs |= {i: (verb, "ccomp"), noun: (i, "nsubj"), that: (first, "mark"), first: (noun, "acl")}
    return changed(tree, arcs) if arcs else tree


def aged(tree: Tree) -> Tree:
    """ "Tom Reed, 52, of Boston": he is of Boston, not his age."""
    arcs: dict[int, tuple[int, str]] = {}
    for i in tree.having("nmod"):
        age = tree.head[i]
        who = tree.head[age]
        if tree.upos[age] != "NUM" or tree.rel[age] not in {"amod", "appos", "nummod"} or not who < age < i or tree.upos[who] != "PROPN":
            continue
        case = tree.kid(i, "case")
        if tree.words[age].isdigit() and 0 < int(tree.words[age]) < 120 and tree.words[age - 1] == "," and case is not None and tree.words[case - 1] == ",":
            arcs[i] = (who, "nmod")
    return changed(tree, arcs) if arcs else tree


def believed(tree: Tree, cues: Cues) -> Tree:
    """ "believe greed and fear are acceptable": what stands between a verb and a finite clause without a subject is the subject of the clause."""
    arcs: dict[int, tuple[int, str]] = {}
    for i, relation in enumerate(tree.rel):
        verb = tree.head[i]
        if (
            relation != "ccomp"
            or i < verb
            or tree.lemmas[verb] not in cues.says | cues.shows | cues.raising | cues.perceiving
            or tree.kid(i, "nsubj", "csubj", "expl", "mark") is not None
        ):
            continue
        first = min((k for k in tree.children[i] if tree.rel[k] in {"aux", "cop", "advmod"}), default=i)
        helper = tree.tags[first] in {"VBZ", "VBP", "VBD", "MD"} if first != i else tree.tags[i] in FINITE
        thing = tree.kid(verb, "obj")
        if helper and thing is not None and verb < thing < i and tree.upos[thing] in {"NOUN", "PROPN"} and max(tree.subtree(thing)) == first - 1:
            arcs[thing] = (i, "nsubj:pass" if tree.kid(i, "aux:pass") is not None else "nsubj")
    return changed(tree, arcs) if arcs else tree


def purposes(tree: Tree) -> Tree:
    """ "lifted a warning against travel to Kenya, whose economy relies on visitors, to ease the strain": a clause between commas is closed by the second, and
    the infinitive behind it belongs to the verb before it."""
    arcs: dict[int, tuple[int, str]] = {}
    for i in tree.having("advcl"):
        inner = tree.head[i]
        if tree.tags[i] != "VB" or tree.dep[inner] != "acl:relcl" or i < inner:
            continue
        opens, begins = min(tree.subtree(inner)), min(tree.subtree(i))
        while tree.rel[opens] == "punct" and opens < inner:
            opens += 1
        while tree.rel[begins] == "punct" and begins < i:
            begins += 1
        if tree.words[begins].lower() != "to" or tree.words[begins - 1] != "," or tree.words[opens - 1] != ",":
            continue
        above = tree.head[inner]
        while tree.head[above] != above and tree.upos[above] != "VERB":
            above = tree.head[above]
        if tree.upos[above] == "VERB" and above < inner:
            arcs[i] = (above, "advcl")
    return changed(tree, arcs) if arcs else tree


def set_in_front(tree: Tree) -> Tree:
    """ "For his part, Castro is the ultimate survivor": what stands before the subject is no part of what the subject is."""
    arcs: dict[int, tuple[int, str]] = {}
    for i in tree.having("nmod"):
        noun = tree.head[i]
        if tree.dep[i] == "nmod" and i < noun and tree.kid(i, "case") is not None and any(i < k < noun for k in tree.kids(noun, "nsubj")):
            arcs[i] = (noun, "obl")
    return changed(tree, arcs) if arcs else tree


def now_that(tree: Tree) -> Tree:
    """ "Aqaba is the only outlet now that the noose has tightened": a circumstance, and nothing that is tightened."""
    arcs: dict[int, tuple[int, str]] = {}
    for verb in tree.having("acl:relcl"):
        that = next((k for k in tree.kids(verb, "mark", "obj", "obl") if tree.words[k].lower() == "that" and tree.words[k - 1].lower() == "now"), None)
        if that is None:
            continue
        above = tree.head[verb]
        while tree.head[above] != above and tree.upos[above] not in {"VERB", "AUX"} and tree.kid(above, "cop") is None:
            above = tree.head[above]
        arcs |= {that: (verb, "mark"), verb: (above, "advcl")}
    return changed(tree, arcs) if arcs else tree
