"""A name, and what its words are."""

from __future__ import annotations

from kg.extract.kinds import Lexicon
from kg.extract.records import record
from kg.extract.tree import Tree

SPEAKING = frozenset({"we", "i", "he", "she", "they", "it", "you", "them", "who"})
LABELS = frozenset({"PERSON", "PER", "ORG", "GPE", "LOC", "NORP", "FAC", "EVENT", "LAW", "WORK", "WORK_OF_ART", "PRODUCT", "MISC", "OTH"})
VALUES = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "ORDINAL", "CARDINAL"})
LINKING = frozenset(
    {"of", "for", "and", "the", "to", "on", "in", "de", "da", "do", "dos", "del", "la", "von", "van", "bin", "al", "&", "-", "–", "'s", "’s", "."}
)


@record
class Name:
    """Tokens ``start:end``; ``root`` is the token that other words hang on; ``label`` "" where no recogniser saw it."""

    start: int
    end: int
    root: int
    label: str


def capital(tree: Tree, i: int) -> bool:
    return tree.words[i][:1].isupper()


def titled(tree: Tree, words: Lexicon, i: int) -> bool:
    return tree.words[i].casefold() in words.titles


def national(tree: Tree, words: Lexicon, i: int) -> bool:
    return tree.words[i].casefold() in words.demonyms


def speaking(word: str) -> bool:
    """A pronoun, whatever a tagger takes it for: "We" at the start of a sentence. "IT" is a thing.

    >>> speaking("We"), speaking("I"), speaking("IT")
    (True, True, False)
    """
    return word.casefold() in SPEAKING and (len(word) == 1 or not word.isupper())


def root_of(tree: Tree, start: int, end: int) -> int:
    """The token of the name that hangs outside of it; the one with most of the name below it where several do."""
    outside = [i for i in range(start, end) if (not start <= tree.head[i] < end or tree.head[i] == i) and tree.rel[i] not in ("punct", "case", "det", "cc")]
    if not outside:
        return end - 1
    return max(outside, key=lambda i: (sum(1 for j in tree.subtree(i) if start <= j < end), i))
