""" "City, State": the second place is where the first one lies, and no list."""

from __future__ import annotations

from kg.extract.tree import Tree, changed


def place_in_place(tree: Tree, before: int, start: int, end: int) -> Tree:
    """ "the coast of Aceh, Indonesia": the second place is where the first one lies, not another complement. A list has a third member, or "and"."""
    first, second = _top(tree, before), _top(tree, start)
    if first == second or tree.sentence[first] != tree.sentence[second] or (tree.head[second] == first and tree.rel[second] in {"appos", "nmod"}):
        return tree
    follows = tree.words[end] if end < len(tree.words) else ""
    listed = follows.lower() in {"and", "or", "&"} or (
        follows == "," and end + 1 < len(tree.words) and tree.upos[end + 1] == "PROPN" and _in_list(tree, second)
    )
    siblings = tree.head[second] in {tree.head[first], first} and tree.rel[second] in {"nmod", "appos", "obl", "list", "dep"}
    if listed or not siblings or any(tree.rel[k] in {"case", "cc", "conj"} for k in tree.children[second]):
        return tree
    return changed(tree, {second: (first, "appos")})


def seat(tree: Tree, end: int, start: int, last: int) -> Tree:
    """ "The Dearborn, Mich., energy company": behind an article two places and a noun are one phrase, and the noun leads it."""
    city, state = _top(tree, end), _top(tree, start)
    article = next((k for k in tree.children[city] if tree.rel[k] == "det" and k < city), None)
    if article is None or tree.head[state] != city or last >= len(tree.words) or tree.words[last] != ",":
        return tree
    noun = next((i for i in range(last + 1, min(last + 6, len(tree.words))) if tree.upos[i] in {"NOUN", "PROPN"} and tree.rel[i] != "compound"), None)
    if (
        noun is None
        or tree.sentence[noun] != tree.sentence[city]
        or not (
            (tree.head[noun] == city and tree.rel[noun] in {"appos", "conj"})
            or (tree.head[noun] == tree.head[city] and tree.rel[noun] in {"nsubj", "obj", "obl"})
        )
    ):
        return tree
    between = range(last + 1, noun)
    if any(tree.upos[i] in {"DET", "CCONJ", "VERB", "ADP", "PRON"} for i in between) or any(tree.rel[k] == "det" for k in tree.children[noun]):
        return tree
    arcs = {noun: (noun if tree.head[city] == city else tree.head[city], tree.dep[city]), city: (noun, "compound"), article: (noun, "det")}
    arcs |= {k: (noun, tree.dep[k]) for k in tree.children[city] if k > noun or tree.rel[k] in {"case", "nmod:poss"}}
    return changed(tree, arcs)


def _top(tree: Tree, token: int) -> int:
    while tree.rel[token] in {"flat", "compound"} and tree.head[token] != token:
        token = tree.head[token]
    return token


def _in_list(tree: Tree, token: int) -> bool:
    return any(tree.rel[k] == "conj" for k in (*tree.children[token], *tree.children[tree.head[token]]))
