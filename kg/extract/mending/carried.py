"""Which verb a verb behind "and" goes on with: by tense, by "to", by its ending, and not with the nearest one."""

from __future__ import annotations

from kg.extract.cues import Cues
from kg.extract.tree import Tree, changed


def mended(tree: Tree, cues: Cues) -> Tree:
    for step in (finite, bare, tenses, copulas, infinitives, gerunds):
        tree = step(tree)
    return says_on(tree, cues)


def says_on(tree: Tree, cues: Cues) -> Tree:
    """ "Iran says she fell and denies that police beat her": who says one thing denies the other."""
    arcs: dict[int, tuple[int, str]] = {}
    for i in tree.having("conj"):
        first = tree.head[i]
        says = tree.head[first]
        if tree.rel[first] != "ccomp" or not says < first < i or tree.tags[i] not in {"VBZ", "VBP"} or tree.tags[i] != tree.tags[says]:
            continue
        if tree.tags[first] == "VBD" and tree.lemmas[i] in cues.says | cues.denies and tree.kid(i, "nsubj", "aux", "expl", "mark") is None:
            arcs[i] = (says, "conj")
    return changed(tree, arcs) if arcs else tree


def finite(tree: Tree) -> Tree:
    """ "failed to find a winner and filed for protection": a verb in the past goes on with the verb above the infinitive, not with the infinitive."""
    arcs: dict[int, tuple[int, str]] = {}
    for i in tree.having("conj"):
        first = tree.head[i]
        if first > i or tree.tags[i] not in {"VBD", "VBZ"} or tree.kid(i, "nsubj", "nsubj:pass", "aux") is not None:
            continue
        # "ruled that he must be returned, and set a day": no past tense goes on behind "must"
        bound = tree.tags[i] == "VBD" and any(tree.tags[k] == "MD" for k in tree.kids(first, "aux")) and tree.lemmas[i] not in {"do", "have", "be"}
        if not bound and (tree.tags[first] != "VB" or not any(tree.words[k].lower() == "to" for k in tree.kids(first, "mark"))):
            continue
        above = first
        while tree.head[above] != above and above <= first:
            above = tree.head[above]
            helpers = [tree.lemmas[k] for k in tree.children[above] if tree.rel[k] == "aux"]
            past = tree.tags[above] == tree.tags[i] and not helpers
            if tree.upos[above] == "VERB" and (past or (bound and helpers == ["have"] and tree.tags[i] == "VBD")) and above < first:
                arcs[i] = (above, "conj")
                break
    return changed(tree, arcs) if arcs else tree


def bare(tree: Tree) -> Tree:
    """ "to lay flowers, talk to those who survived the blast and meet the president": a verb without an ending goes on behind the "to", not with a past."""
    arcs: dict[int, tuple[int, str]] = {}
    for i in tree.having("conj"):
        first = tree.head[i]
        unmarked = tree.tags[i] == "VB" or (tree.tags[i] == "VBP" and tree.dep[first] == "acl:relcl")  # of a bare verb behind "they" parsers see no infinitive
        if not unmarked or tree.tags[first] not in {"VBD", "VBZ"} or first > i or tree.kid(i, "aux", "nsubj", "mark", "cop") is not None:
            continue
        if tree.kid(first, "aux") is not None:
            continue  # "did not sign and leave"
        above = first
        while tree.head[above] != above:
            above = tree.head[above]
            if tree.tags[above] == "VB" and above < first and (_to(tree, above) or tree.rel[above] == "conj"):
                arcs[i] = (above, "conj")
                break
    return changed(tree, arcs) if arcs else tree


def infinitives(tree: Tree) -> Tree:
    """ "caused the bank to revise its goals and, consequently, to write down its assets": a second "to" goes on with the first, not with the verb above."""
    arcs: dict[int, tuple[int, str]] = {}
    for i in tree.having("conj"):
        above = tree.head[i]
        if tree.tags[i] != "VB" or tree.upos[above] != "VERB" or tree.tags[above] == "VB" or not _to(tree, i):
            continue
        first = [k for k in tree.kids(above, "xcomp", "advcl") if above < k < i and tree.tags[k] == "VB" and _to(tree, k)]
        if first:
            arcs[i] = (first[-1], "conj")
    return changed(tree, arcs) if arcs else tree


def copulas(tree: Tree) -> Tree:
    """ "accused of leading the attack, and is on the list": what has a copula of its own is no thing that is led; it goes on with the finite verb."""
    arcs: dict[int, tuple[int, str]] = {}
    for cop in tree.having("cop"):
        i = tree.head[cop]
        first, joins = tree.head[i], tree.kid(i, "cc")
        if tree.rel[i] not in {"obj", "obl", "conj"} or joins is None or not first < joins < cop or tree.tags[cop] not in {"VBZ", "VBP", "VBD"}:
            continue
        if tree.kid(i, "nsubj", "aux", "mark", "expl") is not None or tree.tags[first] not in {"VBG", "VB"} or tree.kid(first, "aux") is not None:
            continue
        above = first
        while tree.head[above] != above:
            above = tree.head[above]
            if tree.upos[above] == "VERB" and above < first and (tree.tags[above] in {"VBZ", "VBP", "VBD"} or tree.kid(above, "aux") is not None):
                arcs[i] = (above, "conj")
                break
    return changed(tree, arcs) if arcs else tree


def tenses(tree: Tree) -> Tree:
    """ "voters point to the law, which put officers on the streets, but also led to trouble": a past goes on with a past and not with what is so today."""
    arcs: dict[int, tuple[int, str]] = {}
    for i in tree.having("conj"):
        first = tree.head[i]
        if tree.tags[i] != "VBD" or tree.tags[first] not in {"VBP", "VBZ"} or first > i or tree.upos[first] != "VERB":
            continue
        if tree.kid(i, "nsubj", "aux", "expl", "mark") is not None:
            continue
        told = [
            k for k in tree.subtree(first) if first < k < i and tree.dep[k] == "acl:relcl" and tree.tags[k] in {"VBD", "VBN"} and tree.kid(k, "aux") is None
        ]
        if told and any(tree.words[k].lower() in {"which", "that", "who"} for k in tree.kids(told[-1], "nsubj")):
            arcs[i] = (told[-1], "conj")
    return changed(tree, arcs) if arcs else tree


def _to(tree: Tree, verb: int) -> bool:
    return any(tree.words[k].lower() == "to" for k in tree.kids(verb, "mark"))


def gerunds(tree: Tree) -> Tree:
    """ "about setting a precedent for how trade will be conducted and establishing norms": a gerund goes on with the gerund before it, not with a finite verb
    between the two."""
    arcs: dict[int, tuple[int, str]] = {}
    for i in tree.having("conj"):
        first = tree.head[i]
        if tree.tags[i] != "VBG" or tree.tags[first] == "VBG" or first > i or tree.kid(i, "aux", "nsubj") is not None:
            continue
        finite = tree.upos[first] == "VERB" and (tree.tags[first] in {"VBD", "VBZ", "VBP"} or tree.kid(first, "aux") is not None)
        if not finite or any(tree.tags[k] == "VBG" for k in tree.kids(first, "aux")):
            continue
        above = first
        while tree.head[above] != above:
            above = tree.head[above]
            if tree.upos[above] == "VERB" and tree.tags[above] == "VBG" and above < first:
                arcs[i] = (above, "conj")
                break
    return changed(tree, arcs) if arcs else tree
