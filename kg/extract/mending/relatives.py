"""Which noun a relative clause speaks of: not always the nearest one, to which parsers hang it."""

from __future__ import annotations

from collections.abc import Mapping

from kg.extract.cues import Cues
from kg.extract.tree import Tree, changed

PLURAL_HELPERS, SINGULAR_HELPERS = frozenset({"were", "are", "have", "'re", "’re"}), frozenset({"was", "is", "has", "does"})
BREAKS = frozenset({",", "-", "--", "–", "—"})
NOUNS = frozenset({"NOUN", "PROPN"})


def mended(tree: Tree, kinds_of: Mapping[str, str], cues: Cues) -> Tree:
    for step in (_one_after_the_other, _adjacent, _agreeing, _renamed):
        tree = step(tree, kinds_of, cues)
    return tree


def _one_after_the_other(tree: Tree, kinds_of: Mapping[str, str], cues: Cues) -> Tree:
    """ "people who think in terms of good, who live in fear, and who vote": a "who" behind a comma inside of
    another one's clause is no thing, but the same people."""
    arcs: dict[int, tuple[int, str]] = {}
    for i in tree.having("acl:relcl"):
        noun = tree.head[i]
        pronoun = _pronoun(tree, i)
        if pronoun is None or tree.words[pronoun].lower() != "who" or noun > pronoun or tree.upos[noun] != "NOUN" or tree.words[pronoun - 1] not in BREAKS:
            continue
        if kinds_of.get(tree.lemmas[noun]) in {"Person", "Group", "Organization"} or tree.lemmas[noun] in cues.roles | cues.kin or "Plur" in tree.feats[noun]:
            continue
        above = noun
        while tree.head[above] != above and tree.dep[above] != "acl:relcl":
            above = tree.head[above]
        outer = _pronoun(tree, above) if tree.dep[above] == "acl:relcl" else None
        outer = outer if outer is not None or above == noun else next((k for k in tree.subtree(above) if k < above and tree.words[k].lower() == "whom"), None)
        if outer is not None and tree.words[outer].lower() in {"who", "whom"}:
            arcs[i] = (tree.head[above], "acl:relcl")
    return changed(tree, arcs) if arcs else tree


def _pronoun(tree: Tree, clause: int) -> int | None:
    return next((k for k in tree.kids(clause, "nsubj") if tree.words[k].lower() in {"who", "which", "that"} and k < clause), None)


def _adjacent(tree: Tree, kinds_of: Mapping[str, str], cues: Cues) -> Tree:
    """ "a journalist who investigated the sale of mercury, which is used by miners", "permission to enter Britain, which has rules": no person is "which",
    and a noun does not reach over a clause of its own to the next one; the words right before the comma do."""
    arcs: dict[int, tuple[int, str]] = {}
    for i in tree.having("acl:relcl"):
        noun, pronoun = tree.head[i], _pronoun(tree, i)
        if pronoun is None or tree.words[pronoun].lower() != "which" or noun > pronoun or tree.words[pronoun - 1] != ",":
            continue
        near = pronoun - 2
        while near > noun and tree.head[near] > noun and (tree.upos[near] == "PUNCT" or tree.rel[near] in {"flat", "nummod", "compound", "case"}):
            near = tree.head[near] if tree.head[near] < pronoun else near - 1
        if near <= noun or tree.upos[near] not in NOUNS or near not in tree.subtree(noun):
            continue
        between, at = [], near
        while at != noun:
            between.append(tree.dep[at])
            at = tree.head[at]
        person = kinds_of.get(tree.lemmas[noun]) == "Person" or tree.lemmas[noun] in cues.roles
        over = "acl:relcl" in between or ("acl" in between and any(tree.rel[k] == "acl" and _infinitive(tree, k) for k in tree.children[noun]))
        thing = kinds_of.get(tree.lemmas[near]) != "Person" and tree.lemmas[near] not in cues.roles
        if thing and ((person and tree.upos[noun] == "NOUN") or over):
            arcs[i] = (near, "acl:relcl")
    return changed(tree, arcs) if arcs else tree


def _renamed(tree: Tree, kinds_of: Mapping[str, str], cues: Cues) -> Tree:
    """ "an improvement in the service of Kenya Airways, the national airline, which has gone abroad": what has just been renamed goes."""
    arcs: dict[int, tuple[int, str]] = {}
    for i in tree.having("acl:relcl"):
        pronoun = _pronoun(tree, i)
        if pronoun is None or tree.words[pronoun].lower() != "which" or tree.words[pronoun - 1] != ",":
            continue
        near = pronoun - 2
        while tree.dep[near] in {"flat", "nmod", "compound"} and tree.head[near] != near:
            near = tree.head[near]
        name = tree.head[near]
        if tree.dep[near] == "appos" and tree.head[i] < name < near and tree.upos[name] == "PROPN" and name in tree.subtree(tree.head[i]):
            arcs[i] = (name, "acl:relcl")
    return changed(tree, arcs) if arcs else tree


def _infinitive(tree: Tree, verb: int) -> bool:
    return any(tree.words[k].lower() == "to" for k in tree.kids(verb, "mark"))


def _agreeing(tree: Tree, kinds_of: Mapping[str, str], cues: Cues) -> Tree:
    """ "an expert on tribes who was tracking poachers": "was" speaks of one, so of the expert; "respect for human dignity that underpin": of the principles."""
    arcs: dict[int, tuple[int, str]] = {}
    for i in tree.having("acl:relcl"):
        noun, pronoun = tree.head[i], _pronoun(tree, i)
        if pronoun is None or noun > pronoun or tree.upos[noun] not in NOUNS:
            continue
        wanted, own = _number(tree, i), _of_noun(tree, noun, cues)
        if wanted is None or own is None or wanted == own:
            continue
        near = next((k for k in tree.kids(noun, "nmod") if k < pronoun and max(j for j in tree.subtree(k) if j < pronoun) == pronoun - 1), None)
        if near is not None and tree.words[pronoun].lower() == "that" and _of_noun(tree, near, cues) == wanted:
            arcs[i] = (near, "acl:relcl")  # "an analysis of groups that have raised money"
            continue
        above = noun
        while tree.head[above] != above:
            above = tree.head[above]
            if tree.upos[above] not in NOUNS or above > noun:
                break
            kind = kinds_of.get(tree.lemmas[above])
            who = tree.words[pronoun].lower() == "who"
            if who and tree.upos[above] == "NOUN" and kind not in {"Person", "Group", "Organization"} and tree.lemmas[above] not in cues.roles | cues.kin:
                continue
            if _of_noun(tree, above, cues) == wanted:
                arcs[i] = (above, "acl:relcl")
                break
    return changed(tree, arcs) if arcs else tree


def _number(tree: Tree, verb: int) -> str | None:
    """Of how many the verb of a clause speaks; ``None`` where its form does not say."""
    helper = next((k for k in tree.children[verb] if tree.rel[k] in {"aux", "cop"} and k < verb), None)
    word, tag = (tree.words[helper].lower(), "") if helper is not None else ("", tree.tags[verb])
    if tag == "VBZ" or word in SINGULAR_HELPERS:
        return "one"
    return "many" if tag == "VBP" or word in PLURAL_HELPERS else None


def _of_noun(tree: Tree, noun: int, cues: Cues) -> str | None:
    """One or many; ``None`` for what is counted or collected ("a number of men", "the police") and for lists."""
    lemma = tree.lemmas[noun]
    several = tree.rel[noun] == "conj" or tree.kid(noun, "conj") is not None
    if several or lemma in cues.partitive or tree.words[noun].lower() in cues.collective:
        return None
    if tree.tags[noun] in {"NNS", "NNPS"} or "Number=Plur" in tree.feats[noun] or tree.words[noun].lower() == "people":
        return "many"
    return "one" if tree.tags[noun] in {"NN", "NNP"} else None
