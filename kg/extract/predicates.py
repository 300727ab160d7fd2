"""Which words are the predicates of clauses."""

from __future__ import annotations

from kg.extract.tree import Tree


def heads(tree: Tree, i: int) -> bool:
    """Whether a clause has this word as its head: a verb that governs, or anything with a copula or a subject."""
    upos, rel = tree.upos[i], tree.rel[i]
    if upos in {"SPACE", "PUNCT", "AUX"} and not (upos == "AUX" and rel not in {"aux", "cop"}):
        return False
    if rel in {"aux", "cop", "fixed", "flat", "compound", "case", "mark", "cc", "det", "punct", "goeswith", "discourse"}:
        return False
    if any(tree.rel[k] == "cop" or tree.dep[k] in {"nsubj", "nsubj:pass", "nsubj:outer", "csubj"} for k in tree.children[i]):
        return True
    if upos == "AUX":
        return True
    if upos != "VERB":
        return False
    return rel not in {"amod", "nmod", "obl", "obj", "nsubj"} or _verbal(tree, i)


def _verbal(tree: Tree, i: int) -> bool:
    """A participle in a nominal place that still governs like a verb ("the treaty signed by"), not one that only names a quality ("armed men")."""
    return any(tree.rel[k] in {"obj", "obl", "xcomp", "ccomp", "iobj"} for k in tree.children[i]) and tree.rel[i] in {"amod", "acl"}
