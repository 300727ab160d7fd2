"""From scores of BIO labels to names: the best legal sequence, sentence by sentence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


class Name(NamedTuple):
    """Words ``start`` to ``end`` (half-open); ``probability``: of its least sure word."""

    start: int
    end: int
    kind: str
    probability: float


def decode(scores: Floats, labels: Sequence[str]) -> list[Name]:
    """Names of one sentence from ``scores`` [words, labels]; an I- follows only a B- or I- of its kind."""
    logs = scores - scores.max(1, keepdims=True)
    logs = logs - np.log(np.exp(logs).sum(1, keepdims=True))
    best = logs.argmax(1)
    if not best.any():
        return []
    allowed = transitions(labels)
    if not allowed[0][best[0]] or not allowed[1][best[:-1], best[1:]].all():
        best = viterbi(logs, *allowed)
    sure = np.exp(logs[np.arange(len(best)), best])
    found: list[Name] = []
    for index, label in enumerate(best.tolist()):
        if label == 0:
            continue
        prefix, kind = labels[label].split("-")
        if prefix == "B":
            found.append(Name(index, index + 1, kind, float(sure[index])))
        else:
            last = found[-1]
            found[-1] = Name(last.start, index + 1, kind, min(last.probability, float(sure[index])))
    return found


_TRANSITIONS: dict[tuple[str, ...], tuple[NDArray[np.bool_], NDArray[np.bool_]]] = {}


def transitions(labels: Sequence[str]) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Which labels may open a sentence [labels], and which may follow which [labels, labels]."""
    key = tuple(labels)
    if key not in _TRANSITIONS:
        opens = np.array([not label.startswith("I-") for label in labels])
        follows = np.array([[not b.startswith("I-") or a[2:] == b[2:] for b in labels] for a in labels])
        _TRANSITIONS[key] = opens, follows
    return _TRANSITIONS[key]


def viterbi(logs: Floats, opens: NDArray[np.bool_], follows: NDArray[np.bool_]) -> NDArray[np.int64]:
    """The likeliest legal sequence (Viterbi 1967)."""
    barred = np.where(follows, 0.0, -1e9)
    scores = logs[0] + np.where(opens, 0.0, -1e9)
    back = np.zeros(logs.shape, np.int64)
    for index in range(1, len(logs)):
        options = scores[:, None] + barred
        back[index] = options.argmax(0)
        scores = options.max(0) + logs[index]
    path = np.zeros(len(logs), np.int64)
    path[-1] = scores.argmax()
    for index in range(len(logs) - 1, 0, -1):
        path[index - 1] = back[index, path[index]]
    return path
