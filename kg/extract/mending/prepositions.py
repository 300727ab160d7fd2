"""Prepositions of several words, and the party of a politician in brackets: what parsers read as nouns with a complement."""

from __future__ import annotations

from kg.extract.cues import Cues
from kg.extract.tree import Tree, changed

PARTIES = frozenset({"R", "D", "I"})  # as American papers write them: "(R-Wis.)", ", D-Va.,"


def whole(tree: Tree, cues: Cues) -> Tree:
    """ "voted in favor of the law": the law is what "voted" governs, and "in favor of" one preposition."""
    arcs: dict[int, tuple[int, str]] = {}
    for i in range(1, len(tree.words) - 2):
        if tree.upos[i] != "NOUN" or i in arcs:
            continue
        first = i - 2 if tree.words[i - 1].lower() == "the" and i > 1 else i - 1
        if tree.head[first] != i or tree.rel[first] != "case" or tree.rel[i + 1] != "case":
            continue
        if " ".join(tree.words[first : i + 2]).lower() not in cues.complex_cases:
            continue
        below = next((k for k in tree.children[i] if tree.head[i + 1] == k and tree.rel[k] in {"nmod", "obl", "acl"} and k > i), None)
        if below is None or tree.upos[below] not in {"NOUN", "PROPN", "PRON", "NUM"}:
            continue
        arcs[below] = (below if tree.head[i] == i else tree.head[i], tree.dep[i])
        arcs |= {k: (below, tree.dep[k]) for k in tree.children[i] if k != below and k not in range(first, i)}
        arcs[first] = (below, "case")
        arcs |= dict.fromkeys(range(first + 1, i + 2), (first, "fixed"))
    return changed(tree, arcs) if arcs else tree


def behind_agents(tree: Tree, cues: Cues) -> Tree:
    """ "the attack by Hamas on Israel": what is hit hangs on the attack, not on who made it. And "Kim's killing by Lee" is a noun
    with its owner, no deed of Kim."""
    arcs: dict[int, tuple[int, str]] = {}
    for i in tree.having("nmod"):
        doer = tree.head[i]
        event = tree.head[doer]
        if tree.rel[doer] != "nmod" or tree.upos[doer] != "PROPN" or not event < doer < i or tree.lemmas[event] not in cues.nominals:
            continue
        cases = [{tree.words[k].lower() for k in tree.kids(n, "case")} for n in (doer, i)]
        if cases[0] & cues.agent and cases[1] & {"on", "against"} and cases[1] & cues.nominals[tree.lemmas[event]].object:
            arcs[i] = (event, "nmod")
    for i in tree.having("nsubj"):
        event = tree.head[i]
        if event != i and tree.tags[event] == "VBG" and tree.words[event].lower() in cues.nominals and tree.rel[event] in {"nsubj", "csubj", "obj", "obl"}:
            case = tree.kid(i, "case")
            if case is not None and tree.tags[case] == "POS" and case == event - 1:
                arcs[i] = (event, "nmod:poss")
            elif case is not None and i > event and tree.words[case].lower() in cues.agent:
                arcs[i] = (event, "nmod")
    return changed(tree, arcs) if arcs else tree


def parties(tree: Tree, start: int, end: int) -> Tree:
    """ "Gov. Mike Pence (R-IN)", "Sen. Tim Kaine, D-Va.": the letter and the state say of which party and where; no rule reads them as things."""
    if end + 3 >= len(tree.words) or tree.words[end] not in {"(", ","} or tree.words[end + 1] not in PARTIES or tree.words[end + 2] not in {"-", "–"}:
        return tree
    letter, last = end + 1, end + 3
    inside = set(range(end, last + 1)) | ({last + 1} if tree.words[last + 1 : last + 2] == [")"] else set())
    root = next((i for i in range(start, end) if not start <= tree.head[i] < end), start)
    arcs: dict[int, tuple[int, str]] = {}
    top = next((i for i in inside if tree.head[i] not in inside and tree.upos[i] != "PUNCT"), letter)
    if tree.head[root] in inside:  # the name hangs on its bracket
        arcs[root] = (root if tree.head[top] == top else tree.head[top], tree.dep[top])
    arcs |= {k: (root, tree.dep[k]) for i in inside for k in tree.children[i] if k not in inside and k != root}
    arcs |= dict.fromkeys(inside, (root, "punct"))
    return changed(tree, arcs)
