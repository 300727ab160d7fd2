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
    before = [
        relation in ("amod", "compound")
        or at.dep[i] == "nmod:desc"
        or (relation == "obl" and i + 1 < len(at.words) and at.words[i + 1] == "-")  # "Russian-backed"
        for i, relation in enumerate(at.rel)
    ]
    for i in range(len(at.words)):
        for last in range(min(i + 1, len(at.words) - 1), i - 1, -1):
            if not before[last]:
                continue
            text = " ".join(at.words[i : last + 1])
            country = words.demonyms.get(text.casefold()) or (words.demonyms.get(at.lemmas[i]) if last == i else None)
            if country is not None:
                found[last] = Phrase(last, i, last + 1, "name", kinds.of_name(country, "GPE", words), country, True, country)
                break
    return {i: p for i, p in found.items() if not any(q.start <= i < q.end and q.head != i for q in found.values())}
