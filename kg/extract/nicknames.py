"""Names of persons with a nickname inside: "William “Bill” Clinton", "Frank (Tony) Rossi"."""

from __future__ import annotations

from collections.abc import Mapping

from kg.extract.tree import Tree

MARKS = {'"': '"', "“": "”", "``": "''", "‘": "’", "'": "'", "(": ")"}
PEOPLE = frozenset({"PERSON", "PER"})
MOST = 3  # words of a nickname


def stretches(tree: Tree, label_of: Mapping[int, str]) -> list[tuple[int, int]]:
    """Tokens of each such name, half-open: a forename, the nickname between two marks, the surname right behind. ``label_of``: what a recogniser took a
    token for; the forename must be a person's, and in brackets stands a nickname only where nothing else is known of it ("Hamilton (Ontario) Spectator")."""
    found = []
    for i in range(1, len(tree.words) - 3):
        if tree.words[i] not in MARKS or label_of.get(i - 1) not in PEOPLE or not _capital(tree, i - 1):
            continue
        close = next((k for k in range(i + 2, min(i + 2 + MOST, len(tree.words) - 1)) if tree.words[k] == MARKS[tree.words[i]]), 0)
        inside, behind = range(i + 1, close), close + 1
        if not close or not all(_capital(tree, k) or (k == i + 1 and tree.words[k] == "the") for k in inside) or tree.words[behind - 2].islower():
            continue
        plain = label_of.get(behind, "") in ("", *PEOPLE) and not (tree.words[i] == "(" and any(label_of.get(k) for k in inside))
        if not plain or not _capital(tree, behind) or tree.upos[behind] != "PROPN" or tree.sentence[behind] != tree.sentence[i - 1]:
            continue
        start, end = i - 1, behind + 1
        while (
            start > 0
            and label_of.get(start - 1) in PEOPLE
            and _capital(tree, start - 1)
            and (tree.head[start - 1] in range(start - 1, end) or (tree.head[start] == start - 1 and tree.rel[start] == "flat"))  # Robert C. “Bobby” Scott
        ):
            start -= 1
        while _capital(tree, end) and label_of.get(end) in PEOPLE and tree.rel[end] == "flat":
            end += 1
        found.append((start, end))
    return found


def _capital(tree: Tree, i: int) -> bool:
    return 0 <= i < len(tree.words) and tree.words[i][:1].isupper() and tree.upos[i] not in ("ADP", "PRON", "VERB", "AUX")
