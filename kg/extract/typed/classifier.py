"""A small network that says in which of fifteen relations two spots of a sentence stand: one hidden layer over :mod:`features`, learnt by
``training/relations.py``; numpy only."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import as_file, files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kg.extract.typed.features import AT_ONCE, PLACES, Floats, Pair, Projected, pooled


class Classifier:
    """Weights by name. ``v`` [vector, places * width]: of the encoder's vectors; ``e`` [signs, width]; ``b`` [width]; ``u`` [width, properties];
    ``c`` [properties]. ``scale``: slope and offset that turn scores into calibrated ones; ``least``: the probability from which a property is stated.
    """

    def __init__(self, weights: dict[str, Floats], signs: Iterable[str], properties: Sequence[str]) -> None:
        self.weights = {name: value.astype(np.float32) for name, value in weights.items()}
        self.number = {sign: i for i, sign in enumerate(signs)}
        self.signs = frozenset(self.number)
        self.properties = tuple(properties)
        self.places = [np.ascontiguousarray(part) for part in np.split(self.weights.pop("v"), len(PLACES), axis=1)]

    def probabilities(self, vectors: NDArray[Any], pairs: Sequence[Pair]) -> Floats:
        """[pairs, properties], of all pairs of an article at once. ``vectors``: of all its tokens, [tokens, 384]; each place needs some."""
        w, number = self.weights, self.number
        width = len(w["b"])
        words = vectors.astype(np.float32)
        projected: list[Projected] = []
        for place, weights in enumerate(self.places):
            tokens = sorted({t for pair in pairs for t in pair.tokens[place]})
            projected.append(({t: row for row, t in enumerate(tokens)}, words[tokens] @ weights))
        hidden = pooled(projected, pairs, width) + w["b"]
        known = [sorted(map(number.__getitem__, self.signs.intersection(pair.signs))) for pair in pairs]
        signed = [n for n, signs in enumerate(known) if signs]
        for low in range(0, len(signed), AT_ONCE):
            some = signed[low : low + AT_ONCE]
            starts = np.cumsum([0, *(len(known[n]) for n in some[:-1])])
            hidden[some] += np.add.reduceat(w["e"].take([s for n in some for s in known[n]], 0), starts, axis=0)
        scores = np.maximum(hidden, 0) @ w["u"] + w["c"]
        found: Floats = 1 / (1 + np.exp(-(scores * w["scale"][0] + w["scale"][1])))
        return found


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
