"""A small network that says in which of fifteen relations two spots of a sentence stand: one hidden layer over :mod:`features`, learnt by
``training/relations.py``; numpy only."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import as_file, files
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kg.extract.typed.features import PLACES, Floats, Pair

AT_ONCE = 64  # pairs or stretches that are added up by one product: those near each other share their rows, those of a whole article few


class Classifier:
    """Weights by name. ``v`` [vector, places * width]: of the encoder's vectors; ``e`` [signs, width]; ``b`` [width]; ``u`` [width, properties];
    ``c`` [properties]. ``scale``: slope and offset that turn scores into calibrated ones; ``least``: the probability from which a property is stated.
    """

    def __init__(self, weights: dict[str, Floats], signs: Iterable[str], properties: Sequence[str]) -> None:
        self.weights = {name: value.astype(np.float32) for name, value in weights.items()}
        self.number = {sign: i for i, sign in enumerate(signs)}
        self.properties = tuple(properties)
        self.places = [np.ascontiguousarray(part) for part in np.split(self.weights.pop("v"), len(PLACES), axis=1)]

    def probabilities(self, vectors: NDArray[Any], pairs: Sequence[Pair]) -> Floats:
        """[pairs, properties], of all pairs of an article at once. ``vectors``: of all its tokens, [tokens, 384]; each place needs some."""
        w, number = self.weights, self.number.get
        known = [[n for n in map(number, pair.signs) if n is not None] for pair in pairs]
        hidden = added(w["e"], known) + w["b"]
        for place, weights in enumerate(self.places):
            rows: dict[tuple[int, ...], int] = {}  # pairs share most places; the words between two spots are those between the second and the first
            which = [rows.setdefault(pair.tokens[place], len(rows)) for pair in pairs]
            sizes = np.fromiter(map(len, rows), np.float32, len(rows))
            if sizes.max() == 1:  # three of the five places are always one token
                means: Floats = vectors.take([token for (token,) in rows], 0).astype(np.float32, copy=False)
            else:
                means = added(vectors, list(rows))
                means /= sizes[:, None]
            hidden += (means @ weights).take(which, 0)
        scores = np.maximum(hidden, 0) @ w["u"] + w["c"]
        found: Floats = 1 / (1 + np.exp(-(scores * w["scale"][0] + w["scale"][1])))
        return found


def added(table: NDArray[Any], several: Sequence[Sequence[int]]) -> Floats:
    """Row n: the rows of ``table`` that ``several[n]`` names, each once, added up. A product with a matrix of marks, which takes half the time of adding row to
    row, since each row is fetched once for all that name it."""
    out = np.zeros((len(several), table.shape[1]), np.float32)
    place = np.zeros(len(table), np.int64)
    for low in range(0, len(several), AT_ONCE):
        some = several[low : low + AT_ONCE]
        lengths = [len(rows) for rows in some]
        wanted = np.fromiter(chain.from_iterable(some), np.int64, sum(lengths))
        used = np.flatnonzero(np.bincount(wanted))
        place[used] = np.arange(len(used))
        marks = np.zeros((len(some), len(used)), np.float32)
        marks[np.repeat(np.arange(len(some)), lengths), place[wanted]] = 1
        out[low : low + AT_ONCE] = marks @ table.take(used, 0).astype(np.float32, copy=False)
    return out


@cache
def load(language: str) -> Classifier | None:
    """``None`` for a language that no classifier was learnt for: rules alone read relations there."""
    source = files("kg") / "models" / "relations" / f"{language}.npz"
    if not source.is_file():
        return None
    with as_file(source) as path, np.load(path, allow_pickle=False) as stored:
        weights = {name: stored[name] for name in stored.files}
    names = {key: weights.pop(key).tobytes().decode().split("\n") for key in ("signs", "properties")}
    weights.pop("encoder", None)
    return Classifier(weights, names["signs"], names["properties"])
