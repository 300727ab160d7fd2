"""Paragraphs of a document, which its blank lines part, and which of them ask: interviews and turns of talk are read from that."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from kg.extract.tree import Tree

ENDING = frozenset({")", "]", '"', "”", "»", "''"})  # may stand behind the mark that a paragraph ends with


def numbers(tree: Tree) -> list[int]:
    """The number of the paragraph of each token."""
    blanks = [i for i, upos in enumerate(tree.upos) if upos == "SPACE" and blank(tree, i)]
    out: list[int] = []
    for number, (start, end) in enumerate(pairwise([0, *blanks, len(tree.upos)])):
        out += [number] * (end - start)
    return out


def stretches(tree: Tree) -> Iterator[tuple[int, int]]:
    """Tokens of each paragraph, half-open, without white space at its ends."""
    start: int | None = None
    last = -1
    for i, upos in enumerate(tree.upos):
        if upos == "SPACE":
            if blank(tree, i) and start is not None:
                yield start, last + 1
                start = None
            continue
        start, last = (i if start is None else start), i
    if start is not None:
        yield start, last + 1


def blank(tree: Tree, i: int) -> bool:
    """Whether a token is a blank line (or several)."""
    return tree.upos[i] == "SPACE" and tree.words[i].count("\n") >= 2


def last(tree: Tree, start: int, end: int) -> str:
    """What a paragraph ends with, closing quotation marks and brackets apart."""
    while end - 1 > start and tree.words[end - 1] in ENDING:
        end -= 1
    return tree.words[end - 1]


def asks(tree: Tree, start: int, end: int) -> bool:
    """ "Why did you go? (Laughs.)" does not, "(And why?)" does."""
    return last(tree, start, end) == "?"
