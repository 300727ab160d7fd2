"""Which stretches of text name something: whole names, noun phrases and pronouns, by the token that is their head in the tree.

A phrase holds what a reader needs to know what is meant, and no more: "hundreds of Cuban-Americans", "text of the agreement", "natural gas debts",
never an article, a possessive pronoun or a relative clause. Nothing inside a name is a phrase of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.mentions.nationalities import demonyms
from kg.extract.mentions.phrase import Phrase
from kg.extract.mentions.reader import Reader

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["Phrase", "demonyms", "phrases"]


def phrases(doc: Doc) -> dict[int, Phrase]:
    """A phrase for every token that may be an argument. A title or an apposed noun right before a name leads to the name's phrase, too."""
    return Reader(doc).read()
