"""Whole names: what a recogniser marked, without titles, widened to the capitalised words that belong to it, and names that it missed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract import composed, nicknames
from kg.extract.kinds import Lexicon
from kg.extract.names import glued, headlines, joining, listed, remembered, spotting, widening
from kg.extract.names.name import LABELS, SPEAKING, VALUES, Name, root_of, speaking
from kg.extract.tree import Tree, text

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["VALUES", "Name", "find", "speaking"]

PRONOUNS = frozenset({"PRP", "PRP$", "WP", "DT"})  # a recogniser may take "We" at the start of an editorial for a name


def find(doc: Doc, tree: Tree, words: Lexicon) -> list[Name]:
    """All names, in the order of the text, none inside another."""
    label_of: dict[int, str] = {}
    taken: list[tuple[int, int, str]] = []
    for ent in doc.ents:
        for i in range(ent.start, ent.end):
            label_of[i] = ent.label_
        if ent.label_ in LABELS and not (len(ent) == 1 and (ent[0].tag_ in PRONOUNS or ent.text.casefold() in SPEAKING)):
            start, end = spotting.trimmed(tree, words, ent.start, ent.end, ent.label_)
            if start < end:
                taken.append((start, end, ent.label_))
    seen = {i for start, end, _ in taken for i in range(start, end)}
    taken += [(start, end, "") for start, end in spotting.missed(tree, words, label_of, seen)]
    taken += [(start, end, "PERSON") for start, end in remembered.surnames(doc, tree, words, {i for start, end, _ in taken for i in range(start, end)})]
    names = [widening.widened(tree, words, Name(start, end, root_of(tree, start, end), label), label_of) for start, end, label in sorted(taken)]
    if doc.lang_ == "en":
        parts = composed.stretches(tree, label_of, words.common)
        names += [Name(start, end, root_of(tree, start, end), "ORG") for start, end in parts]
        names = glued.glued(tree, names, label_of)
        names = [*listed.listed(tree, text(doc), words, label_of), *names]
        names += [Name(start, end, root_of(tree, start, end), "PERSON") for start, end in nicknames.stretches(tree, label_of)]
    return _outermost(
        joining.bracketed(tree, joining.constituencies(tree, joining.small_words(tree, joining.generations(tree, headlines.parted(tree, names)))))
    )


def _outermost(names: list[Name]) -> list[Name]:
    """Of names that overlap the longest stays; equal ones are one."""
    kept: list[Name] = []
    taken: set[int] = set()
    for name in sorted(names, key=lambda n: (n.start - n.end, n.start, n.label == "")):
        if taken.isdisjoint(range(name.start, name.end)):
            kept.append(name)
            taken.update(range(name.start, name.end))
    return sorted(kept, key=lambda n: n.start)
