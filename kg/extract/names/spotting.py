"""What a recogniser marked, without titles and marks around it, and runs of proper nouns that it missed."""

from __future__ import annotations

from kg.extract.kinds import Lexicon
from kg.extract.names.name import LINKING, SPEAKING, VALUES, capital, national, titled
from kg.extract.tree import Tree

INSIDE = frozenset({"flat", "compound"})
NEVER_FIRST = frozenset({"the", "a", "an", "this", "that", "“", "”", '"', "«", "»", "‘", "(", "[", ",", "'", "’"})
PREPOSITIONS = frozenset({"of", "for", "and", "to", "on", "in", "&"})  # in small letters they open no name: "of State" behind "Secretary"
NEVER_LAST = frozenset({"'s", "’s", "'", "’", "”", "“", '"', "»", "«", ",", ".", ")", "]", ";", ":", "-", "–", "—"})


def trimmed(tree: Tree, words: Lexicon, start: int, end: int, label: str) -> tuple[int, int]:
    while start < end and (tree.words[start].casefold() in NEVER_FIRST or tree.words[start] in PREPOSITIONS or tree.upos[start] == "SPACE"):
        start += 1
    while start < end and (tree.words[end - 1] in NEVER_LAST or tree.upos[end - 1] == "SPACE"):
        if tree.words[end - 1] == "." and len(tree.words[end - 2]) <= 2:
            break
        end -= 1
    for i in range(start + 1, end - 1):  # "U.K.'s Home Office": the owner is a name of its own, "King's College" is not
        if tree.words[i] in ("'s", "’s") and " ".join(tree.words[start:i]).casefold() in words.places:
            start = i + 1
            break
    if label in ("PERSON", "PER"):
        for i in range(start, end - 1):  # "Russian President Vladimir Putin": all before the last title is title
            if titled(tree, words, i) and (
                i == start or all(titled(tree, words, j) or national(tree, words, j) or tree.words[j] in LINKING for j in range(start, i))
            ):
                last = i
                break
        else:
            return start, end
        while last + 1 < end - 1 and (titled(tree, words, last + 1) or tree.words[last + 1] == "."):
            last += 1
        start = last + 1
    return start, end


def missed(tree: Tree, words: Lexicon, label_of: dict[int, str], seen: set[int]) -> list[tuple[int, int]]:
    """Runs of proper nouns that no label covers, held together by the tree."""
    runs: list[tuple[int, int]] = []
    i, count = 0, len(tree.words)
    while i < count:
        if tree.upos[i] != "PROPN" or not _loose(tree, words, label_of, seen, i):
            i += 1
            continue
        j = i + 1
        while j < count and _loose(tree, words, label_of, seen, j) and tree.sentence[j] == tree.sentence[i] and _joined(tree, i, j):
            j += 1
        runs.append((i, j))
        i = j
    return runs


def _loose(tree: Tree, words: Lexicon, label_of: dict[int, str], seen: set[int], i: int) -> bool:
    return (
        tree.upos[i] == "PROPN"
        and capital(tree, i)
        and tree.words[i].casefold() not in SPEAKING
        and i not in seen
        and label_of.get(i) not in VALUES
        and not titled(tree, words, i)
        and tree.words[i : i + 2] != ["District", "Attorney"]
        and not _opening(tree, words, i)
    )


def _opening(tree: Tree, words: Lexicon, i: int) -> bool:
    """ "District managers said": a common noun whose capital only opens the sentence."""
    opens = i == 0 or tree.sentence[i - 1] != tree.sentence[i]
    behind = tree.words[i + 1 : i + 2]
    return opens and tree.rel[i] == "compound" and bool(behind) and behind[0].islower() and tree.words[i].casefold() in words.heads


def _joined(tree: Tree, start: int, j: int) -> bool:
    """Token ``j`` hangs on a token of ``start:j`` or one of them on it, as parts of one name."""
    inside = range(start, j)
    if tree.rel[j] in INSIDE and (tree.head[j] in inside or tree.head[j] > j):
        return True
    return any(tree.head[k] == j and (tree.rel[k] in INSIDE or tree.rel[k] == "amod") for k in inside)
