"""What the classifier sees of a pair: vectors of the encoder at five places, and signs as strings (words and arcs of the path, types, distance)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kg.extract.tree import Tree
from kg.extract.typed.spots import Spot

Floats = NDArray[np.float32]
Projected = tuple[dict[int, int], Floats]  # token -> row, and the rows
PLACES = ("subject", "object", "path", "between", "top")  # one vector of the encoder each
LONGEST_PATH = 9  # arcs
BETWEEN = 12  # words between two spots that are looked at
AT_ONCE = 16  # pairs that are added up together: their rows stay in the processor's cache


@dataclass(frozen=True, slots=True)
class Pair:
    """Tokens whose vectors are averaged, by place; and the signs."""

    tokens: tuple[tuple[int, ...], ...]
    signs: tuple[str, ...]


class Sentence:
    """What the pairs of one sentence share."""

    def __init__(self, tree: Tree, spots: Sequence[Spot]) -> None:
        self.tree, self.spots = tree, spots
        self.words = list(tree.lemmas)
        for spot in spots:  # a name counts by its type: who it is shall not matter
            if spot.kind in ("name", "nation", "time"):
                self.words[spot.start : spot.end] = [f"<{spot.type}>"] * (spot.end - spot.start)
        self.up = {spot.head: self._up(spot.head) for spot in spots}
        self._around: dict[tuple[str, int], tuple[str, ...]] = {}  # end and id of a spot -> its signs, the same in each of its pairs

    def _up(self, token: int) -> list[int]:
        found = [token]
        while self.tree.head[found[-1]] != found[-1]:
            found.append(self.tree.head[found[-1]])
        return found

    def pair(self, one: Spot, other: Spot) -> Pair:
        tree = self.tree
        first, second = self.up[one.head], self.up[other.head]
        shared = set(second)
        top = next(i for i in first if i in shared)
        left, right = first[: first.index(top)], second[: second.index(top)]
        path = [*left[1:], *([top] if top not in (one.head, other.head) else []), *right[1:]]
        low, high = (one.end, other.start) if one.start < other.start else (other.end, one.start)
        between = [i for i in range(low, high) if tree.upos[i] != "SPACE"]
        places = ((one.head,), (other.head,), tuple(path) or (top,), tuple(between[:40]) or (top,), (top,))
        return Pair(places, tuple(self._signs(one, other, left, right, top, path, between)))

    def _signs(self, one: Spot, other: Spot, left: list[int], right: list[int], top: int, path: list[int], between: list[int]) -> list[str]:
        rel, words = self.tree.rel, self.words
        side = "<" if one.start < other.start else ">"
        types, size = f"{one.type},{other.type}", len(between)
        arcs = [*[f"{rel[i]}^" for i in left], *[f"{rel[i]}v" for i in reversed(right)]]
        signs = [
            f"s={one.type}",
            f"o={other.type}",
            f"so={types}{side}",
            f"sk={one.kind}",
            f"ok={other.kind}{side}",
            f"gap={min(size, 4) if size < 5 else 7 if size < 10 else 15 if size < 20 else 30}{side}",
            f"arcs={len(arcs)}",
            f"top={words[top]}",
        ]
        if len(arcs) <= LONGEST_PATH:
            shape = " ".join(arcs)
            signs += (f"path={shape}", f"path={shape}={words[top]}")
        signs += [f"on={words[i]}{side}" for i in path]
        signs += [f"on={words[i]},{types}" for i in path]
        for end, spot in (("s", one), ("o", other)):
            key = end, id(spot)
            if key not in self._around:
                self._around[key] = tuple(self._beside(end, spot))
            signs += self._around[key]
        if size <= BETWEEN:
            signs += [f"in={words[i]}{side}" for i in between]
            if size <= 5:
                signs.append(f"in*={' '.join([words[i] for i in between])}{side}")
        low, high = min(one.end, other.end), max(one.start, other.start)
        rivals = [s.type for s in self.spots if low <= s.start and s.end <= high]
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


def pooled(projected: Sequence[Projected], pairs: Sequence[Pair], width: int) -> Floats:
    """[pairs, width]: the parts of :data:`PLACES` added up. ``projected``: of each place the rows of its tokens, [tokens, width]."""
    out = np.zeros((len(pairs), width), np.float32)
    for place, (row_of, part) in enumerate(projected):
        firsts = [row_of[pair.tokens[place][0]] for pair in pairs]
        out += part[firsts]
        several = [n for n, pair in enumerate(pairs) if len(pair.tokens[place]) > 1]
        if several:
            rows: dict[tuple[int, ...], int] = {}  # the words between two spots are those between the second and the first: added up once
            which = [rows.setdefault(pairs[n].tokens[place], len(rows)) for n in several]
            held = list(rows)
            means = np.empty((len(held), width), np.float32)
            for low in range(0, len(held), AT_ONCE):
                some = held[low : low + AT_ONCE]
                sizes = np.array([len(tokens) for tokens in some])
                starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
                sums = np.add.reduceat(part.take([row_of[t] for tokens in some for t in tokens], 0), starts, axis=0)
                means[low : low + AT_ONCE] = sums / sizes[:, None].astype(np.float32)
            out[several] += means.take(which, 0) - part.take([firsts[n] for n in several], 0)
    return out
