"""Clauses that a parser takes for something else: a second gerund for a conjunct of the verb, a relative clause without a pronoun for an apposition."""

from __future__ import annotations

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
