"""Which articles repeat another one: wire stories reprinted, cut, or with a paragraph added. MinHash proposes pairs, the words themselves decide.

A text is its runs of five words (Broder 1997, shingles). Two articles are copies when the shorter one shares 60 % of its runs with the longer one and is at
least 40 % as long, so that a digest of many stories joins none of them; texts under 45 words only when their words are the same. Copies of copies are one
group. The answer follows from the set of articles alone: no order of reading and no earlier build changes it.
"""

from __future__ import annotations

import re
from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache

from kg.model import Article

RUN = 5  # words of a shingle
SHARED = 0.6  # of the shorter text's shingles
LENGTH = 0.4  # of the shorter text to the longer one
SHORT = 45 - RUN + 1  # shingles; below this a formula ("shares of X fell Y percent on Monday") looks like a copy
SIGNATURE, ROWS = 128, 2  # 64 bands: a pair that shares 60 % is proposed with 98 % certainty at half the length, 94 % at the length limit
SEED = 1
COMPARED = 32  # groups in one bucket that an article is held against
_WORD = re.compile(r"\w+")


def find(articles: Iterable[Article]) -> dict[str, str]:
    """Article id -> the smallest id of its group, for articles that have a copy of other words; the rest is left out."""
    texts = {article.id: article.text for article in articles}
    order = sorted(texts)
    signatures = {ident: _signature(texts[ident]) for ident in order}
    groups = {ident: ident for ident in order}

    def group(ident: str) -> str:
        while groups[ident] != ident:
            groups[ident] = groups[groups[ident]]
            ident = groups[ident]
        return ident

    @lru_cache(maxsize=2048)
    def runs(ident: str) -> frozenset[str]:
        return frozenset(shingles(texts[ident]))

    for band in range(0, SIGNATURE, ROWS):
        buckets: dict[bytes, list[str]] = defaultdict(list)
        for ident in order:
            buckets[signatures[ident][band * 4 : (band + ROWS) * 4]].append(ident)
        for members in buckets.values():
            heads: list[str] = []
            for ident in members:
                for head in heads:
                    if group(head) == group(ident) or alike(runs(head), runs(ident)):
                        first, second = sorted((group(head), group(ident)))
                        groups[second] = first
                        break
                else:
                    if len(heads) < COMPARED:
                        heads.append(ident)
    sizes: dict[str, int] = defaultdict(int)
    for ident in order:
        sizes[group(ident)] += 1
    return {ident: group(ident) for ident in order if sizes[group(ident)] > 1}


def members(found: Mapping[str, str]) -> dict[str, list[str]]:
    """Group -> its articles, by id."""
    out: dict[str, list[str]] = defaultdict(list)
    for ident in sorted(found):
        out[found[ident]].append(ident)
    return out


def alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Do two sets of shingles belong to copies?"""
    short, long = sorted((len(one), len(other)))
    if short < SHORT:
        return one == other
    return short >= LENGTH * long and len(one & other) >= SHARED * short


def shingles(text: str) -> list[str]:
    """Runs of five words without case and marks; a shorter text is one run."""
    words = _WORD.findall(text.casefold())
    return [" ".join(words[at : at + RUN]) for at in range(max(1, len(words) - RUN + 1))]


def _signature(text: str) -> bytes:
    from rensa import RMinHash

    made = RMinHash(num_perm=SIGNATURE, seed=SEED)
    made.update(shingles(text))
    return array("I", made.digest()).tobytes()
