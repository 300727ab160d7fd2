"""What a parser of Ukrainian gets wrong around those who speak, put right where words and cases leave no doubt.

Treebanks of Ukrainian have few of the turns by which agencies give their sources: "згідно з документом", "за даними міністерства", "повідомляє Укрінформ",
"заявили в ООН", "розповів Укрінформу, що".
"""

from __future__ import annotations

from kg.extract.cues import Cues
from kg.extract.kinds import lexicon
from kg.extract.tree import Tree, changed

NOUNS = frozenset({"NOUN", "PROPN", "X"})


def mended(tree: Tree, cues: Cues) -> Tree:
    """The same tree with these arcs changed; ``tree`` itself is left as it is."""
    for mend in (_prepositions, _owners, _contents, _names_behind, _bodies, _summoned, _done_to):
        arcs = mend(tree, cues)
        tree = changed(tree, arcs) if arcs else tree
    return tree


Arcs = dict[int, tuple[int, str]]


def _summoned(tree: Tree, cues: Cues) -> Arcs:
    """ "закликав Верховну Раду ухвалити закон": of two objects of the infinitive the one before it is whom the verb above calls on."""
    arcs: Arcs = {}
    for i in tree.having("xcomp"):
        verb = tree.head[i]
        if not tree.feature(i, "VerbForm=Inf") or tree.lemmas[verb] not in cues.orders or tree.kid(verb, "obj", "iobj") is not None:
            continue
        for k in tree.kids(i, "obj", "iobj"):
            if verb < k < i and tree.upos[k] in NOUNS and tree.feature(k, "Case=Acc"):
                arcs[k] = (verb, "obj")
    return arcs


def _done_to(tree: Tree, cues: Cues) -> Arcs:
    """ "заперечує, що обстріляла порт": a verb in the past shows the gender of its subject; a thing of another gender behind it is its object."""
    arcs: Arcs = {}
    for i in tree.having("nsubj"):
        verb = tree.head[i]
        if tree.dep[i] != "nsubj" or i < verb or tree.rel[verb] != "ccomp" or not tree.feature(verb, "Tense=Past") or not tree.feature(i, "Animacy=Inan"):
            continue
        shown, own = gender(tree, verb), gender(tree, i)
        if shown and own and shown != own and tree.feature(i, "Number=Sing") and len(tree.conjuncts(i)) == 1 and tree.kid(verb, "obj") is None:
            arcs[i] = (verb, "obj")
    return arcs


def gender(tree: Tree, token: int) -> str:
    """ "Gender=Fem"; empty where the form does not show it."""
    return next((pair for pair in tree.feats[token].split("|") if pair.startswith("Gender=")), "")


def _prepositions(tree: Tree, cues: Cues) -> Arcs:
    """ "Згідно з документом": two words are the preposition of the noun, not the noun a complement of the first."""
    arcs: Arcs = {}
    for i in range(len(tree.words) - 2):
        if f"{tree.words[i]} {tree.words[i + 1]}".lower() not in cues.sources or tree.rel[i] not in {"advmod", "obl"}:
            continue
        noun = next((k for k in tree.kids(i, "obl", "nmod", "obj") if k > i + 1 and tree.upos[k] in NOUNS), None)
        if noun is not None and tree.head[i] != i:
            arcs |= {noun: (tree.head[i], "obl"), i: (noun, "case"), i + 1: (i, "fixed")}
    return arcs


def _owners(tree: Tree, cues: Cues) -> Arcs:
    """ "За даними Міністерства оборони": the genitive behind the noun is whose data they are."""
    arcs: Arcs = {}
    for i in range(len(tree.words) - 3):
        noun = i + 2 if tree.upos[i + 1] == "DET" else i + 1
        if tree.words[i].lower() not in cues.view_cases or tree.lemmas[noun] not in cues.view_nouns or tree.upos[noun] != "NOUN":
            continue
        if tree.rel[noun] in {"parataxis", "advmod", "dep"} and tree.head[noun] != noun:
            arcs[noun] = (tree.head[noun], "obl")
        last = noun + 1
        while last < len(tree.words) - 1 and tree.upos[last] in {"ADJ", "DET"}:
            last += 1
        if tree.upos[last] in NOUNS and tree.feature(last, "Case=Gen") and tree.rel[last] in {"obl", "nmod", "obj", "iobj"}:
            arcs |= {last: (noun, "nmod"), i: (noun, "case")}
    return arcs


def _contents(tree: Tree, cues: Cues) -> Arcs:
    """ "розповів Укрінформу, що Росія обстріляла Одесу": with a subject of its own the clause is what is told, and no relative one."""
    arcs: Arcs = {}
    for i in tree.having("acl"):
        noun = tree.head[i]
        if not any(tree.words[k].lower() in cues.complementizers for k in tree.kids(i, "mark")) or tree.kid(i, "nsubj") is None:
            continue
        verb = tree.head[noun]
        if tree.lemmas[verb] in cues.says and tree.rel[noun] in {"iobj", "obl", "obj"} and tree.lemmas[noun] not in cues.content_nouns:
            arcs[i] = (verb, "ccomp")
        elif tree.lemmas[noun] in cues.content_nouns:
            arcs[i] = (noun, "acl")  # "немає доказів, що"
    return arcs


def _names_behind(tree: Tree, cues: Cues) -> Arcs:
    """ "…, повідомляє Укрінформ", "пише The Guardian": who says so stands behind the verb and need not show its case."""
    arcs: Arcs = {}
    for i in range(len(tree.words)):
        told = tree.lemmas[i] in cues.says and tree.upos[i] == "VERB" and not tree.feature(i, "Number=Plur") and not tree.feature(i, "VerbForm=Inf")
        referring = " ".join(tree.words[k].lower() for k in range(max(0, i - 2), i)) in cues.referring  # "Про це повідомляє Генштаб."
        if not told or not (referring or tree.rel[i] in {"parataxis", "advcl", "conj"}) or tree.kid(i, "nsubj", "ccomp") is not None:
            continue
        for k in tree.kids(i, "obj", "obl", "xcomp"):
            bare = tree.kid(k, "case") is None and (tree.feature(k, "Case=Nom") or tree.upos[k] == "X" or tree.words[k].isascii())
            if k > i and tree.upos[k] in {"PROPN", "X", "NOUN"} and bare:
                arcs |= {k: (i, "nsubj")} | ({i: (tree.head[i], "parataxis")} if tree.rel[i] == "conj" else {})
                break
    return arcs


def _bodies(tree: Tree, cues: Cues) -> Arcs:
    """ "В ООН заявили", "повідомили в Генштабі": where nobody says it, the body does in whose house it is said."""
    arcs: Arcs = {}
    heads = lexicon(cues.language).heads
    for i in range(len(tree.words)):
        if tree.lemmas[i] not in cues.says or tree.upos[i] != "VERB" or not tree.feature(i, "Number=Plur") or tree.kid(i, "nsubj") is not None:
            continue
        for k in tree.kids(i, "obl"):
            case = tree.kid(k, "case")
            body = tree.upos[k] == "PROPN" or heads.get(tree.lemmas[k]) == "Organization"
            if body and tree.feature(k, "Case=Loc") and case is not None and tree.words[case].lower() in {"в", "у", "при"}:
                own = tree.rel[i] == "conj" and not any(tree.rel[c] == "cc" for c in tree.children[i])
                arcs |= {k: (i, "nsubj")} | ({i: (tree.head[i], "parataxis")} if own else {})
                break
    return arcs
