"""What the classifier sees of a pair: vectors of the encoder at five places, and signs as strings (words and arcs of the path, types, distance)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from kg.extract.tree import Tree
from kg.extract.typed.spots import Spot

Floats = NDArray[np.float32]
PLACES = ("subject", "object", "path", "between", "top")  # one vector of the encoder each
LONGEST_PATH = 9  # arcs
BETWEEN = 12  # words between two spots that are looked at


class Pair(NamedTuple):
    """Tokens whose vectors are averaged, by place; and the signs."""

    tokens: tuple[tuple[int, ...], ...]
    signs: tuple[str, ...]


def shown(tree: Tree, sentences: Sequence[Sequence[Spot]]) -> list[str]:
    """The lemmas of an article as the classifier sees them: a name counts by its type, for who it is shall not matter."""
    words = list(tree.lemmas)
    for spots in sentences:
        for spot in spots:
            if spot.kind in ("name", "nation", "time"):
                words[spot.start : spot.end] = [f"<{spot.type}>"] * (spot.end - spot.start)
    return words


class Sentence:
    """What the pairs of one sentence share. ``words``: what :func:`shown` made of the article."""

    def __init__(self, tree: Tree, words: list[str], spots: Sequence[Spot]) -> None:
        self.tree, self.words, self.spots = tree, words, spots
        self.up = {spot.head: self._up(spot.head) for spot in spots}
        self.arcs = {head: ([f"{tree.rel[i]}^" for i in up], [f"{tree.rel[i]}v" for i in up]) for head, up in self.up.items()}  # on the way up; down
        self._around: dict[tuple[str, int], tuple[str, ...]] = {}  # end and id of a spot -> its signs, the same in each of its pairs
        self._between: dict[tuple[int, int], tuple[int, ...]] = {}  # the same from the second to the first as from the first to the second

    def _up(self, token: int) -> list[int]:
        found = [token]
        while self.tree.head[found[-1]] != found[-1]:
            found.append(self.tree.head[found[-1]])
        return found

    def pair(self, one: Spot, other: Spot) -> Pair:
        first, second = self.up[one.head], self.up[other.head]
        shared, most = 1, min(len(first), len(second))  # words from the top of the sentence down to where the ways part
        while shared < most and first[-shared - 1] == second[-shared - 1]:
            shared += 1
        top, left, right = first[-shared], first[:-shared], second[:-shared]
        path = [*left[1:], *([top] if top not in (one.head, other.head) else []), *right[1:]]
        low, high = ends = (one.end, other.start) if one.start < other.start else (other.end, one.start)
        between = self._between.get(ends)
        if between is None:
            self._between[ends] = between = tuple([i for i in range(low, high) if self.tree.upos[i] != "SPACE"])
        places = ((one.head,), (other.head,), tuple(path) or (top,), between[:40] or (top,), (top,))
        return Pair(places, tuple(self._signs(one, other, left, right, top, path, between)))

    def _signs(self, one: Spot, other: Spot, left: list[int], right: list[int], top: int, path: list[int], between: tuple[int, ...]) -> list[str]:
        words = self.words
        side = "<" if one.start < other.start else ">"
        types, size = f"{one.type},{other.type}", len(between)
        arcs = self.arcs[one.head][0][: len(left)] + self.arcs[other.head][1][: len(right)][::-1]
        signs = [
            *_classes(one.type, one.kind, other.type, other.kind, side),
            f"gap={min(size, 4) if size < 5 else 7 if size < 10 else 15 if size < 20 else 30}{side}",
            f"arcs={len(arcs)}",
            f"top={words[top]}",
        ]
        if len(arcs) <= LONGEST_PATH:
            shape = " ".join(arcs)
            signs += (f"path={shape}", f"path={shape}={words[top]}")
        for i in path:
            signs += (f"on={words[i]}{side}", f"on={words[i]},{types}")
        for end, spot in (("s", one), ("o", other)):
            key = end, id(spot)
            if key not in self._around:
                self._around[key] = tuple(self._beside(end, spot))
            signs += self._around[key]
        if size <= BETWEEN:
            inner = [words[i] for i in between]
            signs += [f"in={word}{side}" for word in inner]
            if size <= 5:
                signs.append(f"in*={' '.join(inner)}{side}")
        low, high = min(one.end, other.end), max(one.start, other.start)
        rivals = [s.type for s in self.spots if low <= s.start and s.end <= high] if low < high else []
        signs.append(f"rivals={min(3, rivals.count(other.type))},{min(3, rivals.count(one.type))}")
        return signs

    def _beside(self, end: str, spot: Spot) -> Iterator[str]:
        """Signs of one end: what hangs on it, what it hangs on, the words beside it."""
        tree = self.tree
        for k in tree.children[spot.head]:
            if tree.rel[k] in ("case", "appos", "nmod", "cop") and not spot.start <= k < spot.end:
                yield f"{end}.{tree.rel[k]}={self.words[k]}"
        yield f"{end}.head={self.words[tree.head[spot.head]]}"
        if spot.kind in ("nominal", "pronoun"):
            yield f"{end}.word={tree.lemmas[spot.head]}"
        for step in (-2, -1):
            at = spot.start + step
            yield f"{end}{step}={self.words[at] if at >= 0 and tree.sentence[at] == tree.sentence[spot.head] else '^'}"
        at = spot.end
        yield f"{end}+1={self.words[at] if at < len(tree.words) and tree.sentence[at] == tree.sentence[spot.head] else '$'}"


@cache  # a few hundred combinations, thousands of pairs
def _classes(one: str, one_kind: str, other: str, other_kind: str, side: str) -> tuple[str, ...]:
    return (f"s={one}", f"o={other}", f"so={one},{other}{side}", f"sk={one_kind}", f"ok={other_kind}{side}")
