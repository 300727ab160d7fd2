"""Words broken at the ends of lines: "govern-" + "ment" is one word, "well-" + "known" keeps its hyphen."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from kg.read.words import folded, words

HYPHENS = "-\u2010\u2011"
_WORD = re.compile(rf"[^\W\d_]+(?:[{HYPHENS}'’][^\W\d_]+)*")
_TAIL = re.compile(rf"[^\W_](?:[^\W_]|[{HYPHENS}'’])*[{HYPHENS}]$")
_HEAD = re.compile(rf"[^\W_]+(?:[{HYPHENS}][^\W_]+)*")


def whole_words(lines: Iterable[str]) -> frozenset[str]:
    """Words that stand unbroken within the lines, in small letters."""
    found: set[str] = set()
    for line in lines:
        found.update(word.casefold() for word in _WORD.findall(line))
    return frozenset(found)


def joined(above: str, below: str, known: frozenset[str]) -> tuple[str, str]:
    """(the line above as it is kept, what stands between it and the next one). ``known``: whole words of the same document."""
    tail, head = _TAIL.search(above), _HEAD.match(below)
    if tail is None or head is None:
        return above, " "
    first, second = tail[0][:-1], head[0]
    if f"{first}{second}".casefold() in known:
        return above[:-1], ""
    if not second[0].islower() or not first[-1].isalpha() or f"{first}-{second}".casefold() in known:
        return above, ""
    compound = any(hyphen in first or hyphen in second for hyphen in HYPHENS)
    if compound or folded(first) in _list("first") or folded(second) in _list("second"):
        return above, ""
    return above[:-1], ""


@cache
def _list(which: str) -> frozenset[str]:
    return words("hyphens.toml", which)
