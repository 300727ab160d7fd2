"""What is not done in favour of something else ("rather than pay", "far from condemning it"), who is not of a whole ("all but Kim"), and whom one believes to
have done it."""

from __future__ import annotations

from kg.extract.cues import Cues
from kg.extract.tree import Tree, changed


def mended(tree: Tree, cues: Cues) -> Tree:
    return _believed(_all_but(_far_from(_rather_than(tree, cues)), cues), cues)


def _rather_than(tree: Tree, cues: Cues) -> Tree:
    """ "Kim blockaded the island rather than invading it": no second deed of the same kind, but one that is left."""
    arcs: dict[int, tuple[int, str]] = {}
    for i in tree.having("conj", "advcl"):
        if tree.upos[i] not in {"VERB", "AUX"} or tree.kid(i, "nsubj") is not None:
            continue
        for k in tree.kids(i, "cc", "advmod"):
            than = next((f for f in tree.kids(k, "fixed")), None)
            if k < i and than is not None and f"{tree.words[k]} {tree.words[than]}".lower() in cues.undone:
                arcs |= {k: (i, "mark"), i: (tree.head[i], "advcl")}
    return changed(tree, arcs) if arcs else tree


def _far_from(tree: Tree) -> Tree:
    """ "Far from condemning it, Kim praised it": the gerund hangs on the verb."""
    arcs: dict[int, tuple[int, str]] = {}
    for i in tree.having("advcl"):
        far = tree.head[i]
        if tree.tags[i] != "VBG" or tree.words[far].lower() != "far" or tree.rel[far] != "advmod" or tree.head[far] == far:
            continue
        mark = next((k for k in tree.kids(i, "mark") if k == far + 1 and tree.words[k].lower() == "from"), None)
        if mark is not None:
            arcs |= {i: (tree.head[far], "advcl"), far: (i, "mark"), mark: (far, "fixed")}
    return changed(tree, arcs) if arcs else tree


def _all_but(tree: Tree, cues: Cues) -> Tree:
    """ "All but Kim signed", "every senator but Kim": he did not. "Nobody but Kim" stays: he did."""
    arcs: dict[int, tuple[int, str]] = {}
    for i in tree.having("conj"):
        first = tree.head[i]
        if first > i or tree.upos[i] in {"VERB", "AUX", "ADJ"} or tree.kid(i, "nsubj", "cop") is not None:
            continue
        begins = min(tree.subtree(i))
        but = next((k for k in (begins, begins - 1) if first < k and tree.words[k].lower() in {"but", "except", "save"}), None)
        if but is None or tree.words[but + 1].lower() in {"not", "also", *cues.merely}:
            continue
        if tree.words[first].lower() in cues.totals or any(tree.words[k].lower() in cues.totals for k in tree.kids(first, "det")):
            arcs[i] = (first, "dep")
    return changed(tree, arcs) if arcs else tree


def _believed(tree: Tree, cues: Cues) -> Tree:
    """ "whom the police believe to have killed his mother": the relative is who did it, where the infinitive has an object of its own."""
    arcs: dict[int, tuple[int, str]] = {}
    for i in tree.having("xcomp"):
        verb = tree.head[i]
        if tree.dep[verb] != "acl:relcl" or tree.lemmas[verb] not in cues.thinks | cues.says or tree.kid(i, "obj", "obl", "cop") is None:
            continue
        whom = next((k for k in tree.kids(i, "obj") if k < verb and tree.words[k].lower() in {"whom", "who", "that"}), None)
        if whom is not None and len(list(tree.kids(i, "obj", "obl", "cop"))) > 1:
            arcs[whom] = (verb, "obj")
    return changed(tree, arcs) if arcs else tree
