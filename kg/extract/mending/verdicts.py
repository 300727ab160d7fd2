"""What an arrest, a conviction or an acquittal is for: it hangs on that noun, and behind "found guilty by a jury of" on the verdict, not on the jury."""

from __future__ import annotations

from kg.extract.cues import Cues
from kg.extract.tree import Tree, changed

NOMINAL = frozenset({"nmod", "flat", "compound", "appos"})


def mended(tree: Tree, cues: Cues) -> Tree:
    arcs: dict[int, tuple[int, str]] = {}
    for i in tree.having("advcl", "acl"):
        if tree.tags[i] != "VBG":
            continue
        mark = next((k for k in tree.kids(i, "mark") if tree.words[k].lower() in cues.accusing_marks), None)
        if mark is None or mark == 0:
            continue
        noun = _verdict(tree, mark - 1, cues)
        if noun is not None and noun != tree.head[i] and (tree.rel[noun] == "obj" or tree.kid(noun, "nmod") is not None):
            arcs[i] = (noun, "acl")  # "quashed the conviction of Ann Berg for bribing a judge"
        elif noun is None and tree.rel[i] == "acl":
            guilty = _found_by(tree, tree.head[i], cues)
            if guilty is not None:
                arcs[i] = (guilty, "advcl")
    for i in tree.having("ccomp"):
        if tree.lemmas[i] == "guilty" and tree.lemmas[tree.head[i]] == "find" and tree.kid(i, "nsubj", "cop") is None:
            arcs[i] = (tree.head[i], "xcomp")  # "found him not guilty"
    return changed(tree, arcs) if arcs else tree


def _verdict(tree: Tree, before: int, cues: Cues) -> int | None:
    """The noun of a verdict right before, or above the name right before."""
    at = before
    while tree.lemmas[at] not in cues.verdicts | cues.liabilities and tree.rel[at] in NOMINAL and tree.head[at] < at:
        at = tree.head[at]
    return at if tree.lemmas[at] in cues.verdicts | cues.liabilities and tree.upos[at] == "NOUN" else None


def _found_by(tree: Tree, jury: int, cues: Cues) -> int | None:
    """What a verb with its agent ``jury`` finds: "guilty", or the verb itself ("convicted by a jury of")."""
    verb = tree.head[jury]
    if tree.rel[jury] != "obl" or tree.upos[verb] != "VERB" or not any(tree.words[k].lower() in cues.agent for k in tree.kids(jury, "case")):
        return None
    found = next((k for k in tree.kids(verb, "xcomp") if tree.lemmas[k] == "guilty"), None)
    if found is None and tree.lemmas[verb] in cues.accusing | cues.clearing | cues.convicting:
        return verb
    return found
