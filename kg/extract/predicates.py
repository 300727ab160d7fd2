"""Which words are the predicates of clauses."""

from __future__ import annotations

from kg.extract.cues import Cues
from kg.extract.tree import Tree


def heads(tree: Tree, i: int) -> bool:
    """Whether a clause has this word as its head: a verb that governs, or anything with a copula or a subject."""
    upos, rel = tree.upos[i], tree.rel[i]
    if upos in {"SPACE", "PUNCT"} or rel in {"aux", "cop", "fixed", "flat", "compound", "case", "mark", "cc", "det", "punct", "goeswith", "discourse"}:
        return False
    for k in tree.children[i]:
        if tree.rel[k] == "cop" or tree.dep[k] in {"nsubj", "nsubj:pass", "nsubj:outer", "csubj"}:
            return True
    if upos == "AUX":
        return True
    if upos != "VERB" or _gerund_of_a_list(tree, i) or _in_a_name(tree, i):
        return False
    return rel not in {"amod", "nmod", "obl", "obj", "nsubj"} or _verbal(tree, i)


def preposition(tree: Tree, i: int, cues: Cues) -> bool:
    """ "rose 4 percent, compared with 3 percent": nobody compares."""
    if tree.words[i].lower() not in cues.participial or tree.kid(i, "nsubj", "nsubj:pass", "aux", "aux:pass") is not None:
        return False
    behind = [word.lower() for word in tree.words[i + 1 : i + 2]]
    return tree.rel[i] in {"advcl", "obl"} or (tree.rel[i] == "acl" and behind in (["that"], ["with"]))  # "a bad sign given that", "a loss compared with"


def _gerund_of_a_list(tree: Tree, i: int) -> bool:
    """ "illegal gold mining and logging": a gerund without anything of its own, beside a noun, is one, too."""
    first = tree.head[i]
    own = any(tree.rel[k] not in {"cc", "punct", "amod", "compound"} for k in tree.children[i])
    return tree.rel[i] == "conj" and tree.tags[i] == "VBG" and not own and tree.upos[first] in {"NOUN", "PROPN"} and tree.kid(first, "cop", "nsubj") is None


def _in_a_name(tree: Tree, i: int) -> bool:
    """ "the groups Sutton Hong Kongers and Vote for Hong Kong": a base form with a capital letter in the middle of a sentence that has small ones is a name."""
    if tree.tags[i] not in {"VB", "VBP"} or not tree.words[i][:1].isupper() or tree.rel[i] != "conj" or i == 0:
        return False
    if tree.sentence[i - 1] != tree.sentence[i] or tree.upos[i - 1] in {"PUNCT", "SPACE"}:
        return False
    first = tree.head[i]
    while tree.head[first] != first:
        first = tree.head[first]
    return any(tree.upos[k] == "VERB" and tree.words[k].islower() for k in (first, *tree.children[first]))


def _verbal(tree: Tree, i: int) -> bool:
    """A participle in a nominal place that still governs like a verb ("the treaty signed by"), not one that only names a quality ("armed men")."""
    return any(tree.rel[k] in {"obj", "obl", "xcomp", "ccomp", "iobj"} for k in tree.children[i]) and tree.rel[i] in {"amod", "acl"}
