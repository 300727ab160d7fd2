"""Names in several parts (:mod:`kg.extract.composed`, :mod:`kg.extract.nicknames`) hang together: one word is the head, and the clause sees that one."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract import composed, nicknames
from kg.extract.kinds import Lexicon
from kg.extract.names import listed
from kg.extract.tree import Tree, changed

PLACES = frozenset({"GPE", "LOC", "NORP"})
PARTED = frozenset({"conj", "appos", "list", "parataxis"})


def whole(tree: Tree, names: Sequence[tuple[int, int, str]], words: Lexicon, text: str = "") -> Tree:
    label_of = {i: label for start, end, label in names for i in range(start, end)}
    for name in listed.listed(tree, text, words, label_of):
        tree = _hung_together(tree, name.start, name.end)
    for start, end in composed.stretches(tree, label_of, words.common):
        tree = _hung_together(tree, start, end)
    for start, end in nicknames.stretches(tree, label_of):
        tree = _hung_together(tree, start, end, person=True)
    for start, end, label in names:
        if label in PLACES and composed.paper(tree, start, end):
            tree = _hung_together(tree, start, end + 1, person=True)
    return tree


def _hung_together(tree: Tree, start: int, end: int, *, person: bool = False) -> Tree:
    inside = range(start, end)
    out = [i for i in inside if (tree.head[i] not in inside or tree.head[i] == i) and tree.rel[i] not in {"punct", "cc", "case"}]
    if not out or (len(out) == 1 and not any(tree.rel[i] in PARTED for i in inside if i not in out)):
        return tree
    arcs: dict[int, tuple[int, str]] = {}
    head = out[-1] if len(out) > 1 else out[0]
    if tree.words[end - 1] not in composed.FORMS and composed.AND not in tree.words[start:end]:
        head = out[0]  # "Doctors Without Borders"
    if person:  # the first that has a place in the clause
        head = next((i for i in out if tree.head[i] != i), out[0])
    for other in out:
        if other == head:
            continue
        # "Price Stern Sloan Inc. said it ..." whose "Price" became the root: what hangs on it, and holds the head, takes its place
        at = head
        while tree.head[at] not in (at, other):
            at = tree.head[at]
        if tree.head[at] == other and at != other:
            arcs[at] = (at if tree.head[other] == other else tree.head[other], tree.dep[other])
    for i in inside:
        if i != head and tree.rel[i] not in {"punct", "case"}:
            arcs[i] = (head, "cc" if tree.words[i] == composed.AND else "flat")
        if i != head:
            arcs |= {k: (head, tree.dep[k]) for k in tree.children[i] if k not in inside and k not in arcs}
    return changed(tree, arcs)
