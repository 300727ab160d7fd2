"""Adjectives of nationality, which lead to their country."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract import kinds, tree
from kg.extract.mentions.phrase import Phrase

if TYPE_CHECKING:
    from spacy.tokens import Doc


def demonyms(doc: Doc) -> dict[int, Phrase]:
    """Adjectives of nationality that stand before a noun, as names of their country: for roles ("Russian president"), never as nodes of their own."""
    words, at = kinds.lexicon(doc.lang_), tree.of(doc)
    found = {}
    before = {i for i in at.having("amod", "compound", "nmod:desc", "obl") if at.rel[i] != "obl" or at.words[i + 1 : i + 2] == ["-"]}  # "Russian-backed"
    for i in sorted(before | {i - 1 for i in before if i}):
        for last in (i + 1, i):
            if last not in before:
                continue
            text = " ".join(at.words[i : last + 1])
            country = words.demonyms.get(text.casefold()) or (words.demonyms.get(at.lemmas[i]) if last == i else None)
            if country is not None:
                found[last] = Phrase(last, i, last + 1, "name", kinds.of_name(country, "GPE", words), country, True, country)
                break
    return {i: p for i, p in found.items() if not any(q.start <= i < q.end and q.head != i for q in found.values())}
