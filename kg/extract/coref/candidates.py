"""Which earlier phrases each pronoun and noun of an article may mean: pairs in arrays, so that all of them are weighed together."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import chain

import numpy as np
import numpy.typing as npt

from kg.extract.coref.attributes import Item
from kg.extract.coref.clusters import Clusters
from kg.extract.records import record

Ints = npt.NDArray[np.int64]

KINDS = ("he", "she", "it", "they", "i", "we", "you", "this", "these", "self", "otherpron", "name", "the", "this-noun", "a", "poss", "count", "bare")
PRONOUNS = frozenset(KINDS[: KINDS.index("name")])
POINTING = frozenset({"the", "this-noun", "poss"})  # nouns that may mean a thing told before by another word
# "a man", "two men" and "who" begin something new or hang on their noun: of 2,877 such phrases of OntoGUM's train part 43 have an antecedent.
ASKED = (PRONOUNS - {"otherpron"}) | POINTING | {"bare"}
NEAR_PRONOUN = 40  # phrases back; 99 of 100 antecedents of "he", "it" and "they" are nearer
NEAR_NOUN = 80  # further back only phrases of the same head
FAR = 60  # of those the nearest: a text that says one thing over and over would take the square of its length
AFTER = {"the": "the", "this": "this-noun", "a": "a", "poss": "poss", "count": "count"}  # determiner -> class of the noun behind it
BLOCK = 16384  # pairs that are weighed together: bounds the memory that a long article takes
CELLS = 1 << 20  # phrases asked for, times phrases of the article: what shares a word is counted in tables of that size


@record
class Block:
    """Pairs of some phrases, phrase by phrase and candidates in the order of the text. ``asked`` [phrases]: numbers of items; ``first`` [phrases]: where
    their pairs begin; ``later`` and ``earlier`` [pairs]: the items of each pair; ``owner`` [pairs]: its place in ``asked``."""

    asked: Ints
    first: Ints
    later: Ints
    earlier: Ints
    owner: Ints


def kind(item: Item) -> str:
    """The class of a phrase, by which agreement and distance weigh differently."""
    phrase = item.phrase
    if phrase.kind == "name":
        return "name"
    if phrase.kind == "nominal":
        return AFTER.get(item.determiner, "bare")
    word = phrase.text.casefold()
    if word.endswith(("self", "selves")):
        return "self"
    if word in ("this", "that"):
        return "this"
    if word in ("these", "those"):
        return "these"
    if item.person == 1:
        return "i" if item.number == "sing" else "we"
    if item.person == 2:
        return "you"
    if item.gender in ("m", "f", "n"):
        return {"m": "he", "f": "she", "n": "it"}[item.gender]
    return "they" if item.number == "plur" else "otherpron"


def blocks(items: list[Item], clusters: Clusters, most: int = BLOCK) -> Iterator[Block]:
    """Pairs of all phrases that may have an antecedent and that no rule has joined to an earlier one, in the order of the text; ``most`` pairs a block."""
    pairs: list[tuple[int, list[int]]] = []
    size = 0
    for j, found in _candidates(items, clusters):
        if pairs and (size + len(found) > most or (len(pairs) + 1) * len(items) > CELLS):
            yield _block(pairs)
            pairs, size = [], 0
        pairs.append((j, found))
        size += len(found)
    if pairs:
        yield _block(pairs)


def _block(pairs: list[tuple[int, list[int]]]) -> Block:
    lengths = [len(found) for _, found in pairs]
    asked = np.array([j for j, _ in pairs], dtype=np.int64)
    owner = np.repeat(np.arange(len(pairs)), lengths)
    earlier = np.fromiter(chain.from_iterable([found for _, found in pairs]), np.int64, len(owner))
    return Block(asked, np.cumsum([0, *lengths[:-1]]), asked[owner], earlier, owner)


def _candidates(items: list[Item], clusters: Clusters) -> Iterator[tuple[int, list[int]]]:
    alike: dict[str, list[int]] = defaultdict(list)  # head noun or name -> its phrases so far
    kinds = [kind(item) for item in items]
    signs = [(clusters.gender(k), clusters.number(k), item.phrase.type == "Organization") for k, item in enumerate(items)]
    nouns: list[int] = []  # nouns and names so far
    around: list[int] = []  # phrases so far that reach behind the start of this one
    for j, item in enumerate(items):
        own = kinds[j]
        pronoun = own in PRONOUNS
        around = [i for i in around if items[i].end > item.phrase.start]
        if own in ASKED and clusters.root(j) == j and not clusters.named(j):  # "I" of whom the sentence names is known: he is no man told of before
            if pronoun:
                low = max(0, j - NEAR_PRONOUN)
                fitting = _fitting(own)
                found = [i for i, sign in enumerate(signs[low:j], low) if sign in fitting]
            else:
                found = alike[item.phrase.lemma]
                if own in POINTING:
                    low = max(0, j - NEAR_NOUN)
                    found = found[: bisect_left(found, low)][-FAR:] + nouns[bisect_left(nouns, low) :]
                else:
                    found = found[-FAR:]
            head = item.phrase.head
            holding = {i for i in around if items[i].start <= head < items[i].end}
            if holding:
                found = [i for i in found if i not in holding]
            if found:
                yield j, found
        around.append(j)
        if not pronoun:
            alike[item.phrase.lemma].append(j)
            nouns.append(j)


@cache
def _fitting(kind: str) -> frozenset[tuple[str, str, bool]]:
    """(gender, number, whether an organisation) of the phrases that a pronoun of this class may mean."""
    return frozenset(
        (gender, number, body) for gender in "mfn?*" for number in ("sing", "plur", "?") for body in (False, True) if _agree(kind, gender, number, body=body)
    )


def _agree(kind: str, gender: str, number: str, *, body: bool) -> bool:
    """Whether a chain of this gender and number may be what a pronoun means; only what is never right is left out."""
    if kind in ("he", "she"):
        return number != "plur" and gender not in ("n", "f" if kind == "he" else "m")
    if kind == "it":
        return number != "plur" and gender not in ("m", "f", "?")
    if kind in ("they", "these"):
        return gender in ("?", "*") or number != "sing" or body
    return not (kind == "we" and number == "sing" and gender in ("m", "f", "?"))  # "we" is the speaker's side, not the speaker
