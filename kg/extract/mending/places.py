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
    if tree.head[state] != city or last >= len(tree.words) or tree.words[last] != ",":
        return tree
    if article is None:
        return _native(tree, city, last)
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
    arcs |= {k: (noun, tree.dep[k]) for k in tree.children[city] if k > noun or tree.rel[k] == "case"}
    return changed(tree, arcs)


def _native(tree: Tree, city: int, last: int) -> Tree:
    """ "criticized Tulsa, Okla., police officer Betty Shelby": the person is meant, whose title the places belong to."""
    title = next((i for i in range(last + 1, min(last + 5, len(tree.words))) if tree.dep[i] == "nmod:desc" and tree.upos[i] == "NOUN"), None)
    if title is None or any(tree.upos[i] not in {"NOUN", "ADJ", "PUNCT"} for i in range(last + 1, title)):
        return tree
    name = tree.head[title]
    beside = tree.head[name] == city and tree.rel[name] in {"appos", "conj"}
    if not beside or name < title or tree.upos[name] != "PROPN" or any(tree.rel[k] in {"det", "cc"} for k in tree.children[name]):
        return tree
    arcs = {name: (name if tree.head[city] == city else tree.head[city], tree.dep[city]), city: (title, "compound")}
    arcs |= {k: (name, tree.dep[k]) for k in tree.children[city] if (k > name or tree.rel[k] == "case") and k != name}
    return changed(tree, arcs)


def unlisted(tree: Tree, places: frozenset[int]) -> Tree:
    """ "Williams, Duluth, Ga., is a company": a list has an "and"; without one the places behind a name say where it is.

    ``places``: the tokens of places' names.
    """
    arcs: dict[int, tuple[int, str]] = {}
    for name in tree.having("nsubj", "obj", "obl", "nmod", "root"):
        if tree.upos[name] != "PROPN":
            continue
        members = [m for m in tree.conjuncts(name)[1:] if m > name]
        if not 1 <= len(members) <= 2 or any(tree.kid(m, "cc") is not None for m in members):
            continue
        state = len(members) == 2 and tree.upos[members[1]] == "PROPN" and tree.words[members[1]].endswith(".") and len(tree.words[members[1]]) <= 6
        after = max(tree.subtree(members[-1])) + 1
        closed = "," in tree.words[after - 1 : after + 1]
        goes_on = {word.lower() for word in tree.words[after : after + 2]} & {"and", "or", "&"}
        opened = "," in tree.words[min(tree.subtree(members[0])) - 1 : members[0]]
        if opened and closed and not goes_on and (state or all(m in places for m in members)):
            arcs |= {m: (name if n == 0 else members[0], "appos") for n, m in enumerate(members)}
    return changed(tree, arcs) if arcs else tree


def _top(tree: Tree, token: int) -> int:
    while tree.rel[token] in {"flat", "compound"} and tree.head[token] != token:
        token = tree.head[token]
    return token


def _in_list(tree: Tree, token: int) -> bool:
    return any(tree.rel[k] == "conj" for k in (*tree.children[token], *tree.children[tree.head[token]]))
