"""Titles of persons' names: the name is the head, the noun right before it its ``nmod:desc``."""

from __future__ import annotations

from collections.abc import Mapping

from kg.extract.cues import Cues
from kg.extract.tree import Tree, changed

TITLE_LINKS = frozenset({"flat", "appos", "nmod", "conj", "compound", "dep", "obl", "list", "parataxis"})
COMPLEMENTING = frozenset({"of", "to", "for"})
APART = frozenset({",", ";", ":", "--", "_", '"', "“", "”", "``", "''"})  # between an office and a name they are two
FURTHEST = 12  # words from an office to the name behind its complement
TO_THE_NAME = frozenset({"case", "appos", "acl", "acl:relcl", "conj", "cc", "punct", "cop", "nsubj", "nsubj:pass", "mark"})


def root_of(tree: Tree, start: int, end: int) -> int:
    return next((i for i in range(start, end) if not start <= tree.head[i] < end or tree.head[i] == i), start)


def complemented(tree: Tree, start: int, end: int, cues: Cues) -> Tree:
    """ "American ambassador to Kenya Prudence Bushnell", "Deputy Secretary of State Antony Blinken", "director of the Federal Bureau of Investigation (FBI)
    Louis Freeh": an office whose complement reaches to the name, without a comma between, is the title of the name."""
    root = root_of(tree, start, end)
    above = tree.head[root]
    if tree.kid(root, "case", "cop", "det") is not None and tree.rel[root] != "conj":
        return tree
    last = start - 1 - (tree.words[start - 1 : start] == [")"])
    for office in range(max(0, start - FURTHEST), start - 2):
        if tree.lemmas[office] not in cues.roles or tree.upos[office] not in {"NOUN", "PROPN"} or "Number=Plur" in tree.feats[office]:
            continue
        behind = tree.words[office + 1].lower()
        if behind not in COMPLEMENTING or tree.sentence[office] != tree.sentence[root] or any(tree.words[k] in APART for k in range(office, start)):
            continue
        own = {k for child in tree.children[office] if child != root for k in tree.subtree(child)}
        if not own.issuperset(range(office + 1, last + 1)) or any(tree.rel[k] in {"acl", "conj", "nsubj"} for k in own if k > office):
            continue
        under = above == office and tree.rel[root] in {"nmod", "flat", "appos"} and tree.kid(root, "case") is None
        beside = above == tree.head[office] != office and root != above and tree.rel[root] == tree.rel[office] and tree.rel[root] in {"nsubj", "obj", "conj"}
        listed = tree.rel[office] == tree.rel[root] == "conj" and tree.kid(office, "cc") is not None and tree.kid(root, "cc") is None
        if not under and not (beside and (tree.rel[root] != "conj" or listed)):
            continue
        arcs = {root: (root if tree.head[office] == office else tree.head[office], tree.dep[office]), office: (root, "nmod:desc")}
        arcs |= {k: (root, tree.dep[k]) for k in tree.children[office] if k != root and (tree.rel[k] in {"case", "cc", "mark", "cop"} or k > start)}
        return changed(tree, arcs)
    return tree


def titled(tree: Tree, start: int, end: int, cues: Cues, kinds_of: Mapping[str, str]) -> Tree:
    """The noun right before a person's name is the title of it, wherever the parser put the two."""
    root = root_of(tree, start, end)
    arcs: dict[int, tuple[int, str]] = {}
    inner = start - 1  # the honorific or the rank that stands between: "director General Suleiman al-Amr", "nominee Sen. Tim Kaine"
    while (
        inner >= 0
        and tree.upos[inner] in {"PROPN", "NOUN", "ADJ"}
        and (tree.head[inner] == root or start <= tree.head[inner] < end)
        and tree.dep[inner] == "nmod:desc"
    ):
        inner -= 1
    if inner > 0 and tree.words[inner] == "-" and "-" in tree.lemmas[inner + 1]:
        return _whole_office(tree, inner - 1, inner + 1, root)
    title = inner
    if title < 0 or tree.sentence[title] != tree.sentence[root] or tree.upos[title] not in {"NOUN", "PROPN"}:
        return tree
    lemma = tree.lemmas[title]
    if not (lemma in cues.roles or lemma in cues.kin or kinds_of.get(lemma) == "Person"):
        return tree
    if "Number=Plur" in tree.feats[title] and not any(tree.rel[k] == "conj" and tree.upos[k] == "PROPN" for k in tree.children[root]):
        return tree  # "councillors Alvin Yeung, Fernando Cheung and Raymond Chan" are all of them councillors
    above, relation = tree.head[title], tree.dep[title]
    if tree.head[root] == title and tree.rel[root] in TITLE_LINKS and not any(tree.rel[k] in {"case", "cc"} for k in tree.children[root]):
        arcs[root] = (root if above == title else above, relation)
    elif above == tree.head[root] and above != root and _level(tree.rel[title], tree.rel[root]) and title != root:
        pass  # two subjects, two objects: one of them is the title
    elif above == root and tree.rel[title] in {"nsubj", "appos", "dep", "nmod", "conj"} and tree.dep[title] != "nmod:poss":
        if any(tree.rel[k] in {"cop", "case"} for k in (*tree.children[root], *tree.children[title])):
            return tree
    else:
        return changed(tree, arcs) if arcs else tree
    arcs[title] = (root, "nmod:desc")
    for k in tree.children[title]:
        late = k > title and k != root and tree.rel[k] in TO_THE_NAME
        if k not in arcs and (late or tree.rel[k] in {"case", "cc", "mark"} or tree.rel[k] == "cop"):
            arcs[k] = (root, tree.dep[k])
    for k in tree.children[title]:
        if k not in arcs and k > root:
            arcs[k] = (root, tree.dep[k])
    return changed(tree, arcs)


def _level(title: str, name: str) -> bool:
    """ "Two Democrats, environmentalist Tom Steyer and ...": the trade in the list and the name in apposition, or the other way round."""
    return title == name or {title, name} == {"conj", "appos"}


def _whole_office(tree: Tree, first: int, last: int, root: int) -> Tree:
    """ "NATO Secretary-General Javier Solana": the second half hangs on the name; the first half, and what hangs on it, belong to the second."""
    if tree.head[first] not in {last, root, tree.head[root]} and tree.head[root] != first:
        return tree
    arcs = {k: (last, tree.dep[k]) for k in tree.children[first] if k < first}
    if tree.head[root] == first:
        arcs[root] = (root if tree.head[first] == first else tree.head[first], tree.dep[first])
    arcs |= {first: (last, "compound"), last: (root, "nmod:desc")}
    return changed(tree, arcs)


def whose_apposition(tree: Tree, root: int, cues: Cues, kinds_of: Mapping[str, str]) -> Tree:
    """ "the Syrian ambassador to Washington, Walid Mualem", "two aides to Netanyahu, Uzi Arad and Danny Naveh": the names are those of the ambassador and of
    the aides; no place, no thing and no other person is apposed by a person."""
    above = tree.head[root]
    listed = tree.rel[root] == "conj" and (tree.kid(root, "cc") is not None or tree.kid(above, "conj") != root or tree.words[root - 1] != ",")
    thing = tree.upos[above] == "NOUN" and tree.rel[root] == "appos" and kinds_of.get(tree.lemmas[above]) not in {"Person", "Group"}
    other = tree.upos[above] == "PROPN" or (thing and tree.lemmas[above] not in cues.roles)
    if tree.rel[root] not in {"appos", "conj"} or listed or above > root or not other:
        return tree
    office = tree.head[above]
    held = tree.lemmas[office] in cues.roles or kinds_of.get(tree.lemmas[office]) in {"Person", "Group"}
    if tree.rel[root] == "conj" and (tree.kid(above, "cc") is not None or "Number=Plur" in tree.feats[office]):
        return tree
    if tree.rel[above] != "nmod" or tree.dep[above] == "nmod:poss" or not held or tree.upos[office] != "NOUN" or tree.words[root - 1 : root] == ["("]:
        return tree
    arcs = {root: (office, "appos")}
    arcs |= {k: (root, "conj") for k in tree.children[above] if k > root and tree.rel[k] == "conj"}
    return changed(tree, arcs)
