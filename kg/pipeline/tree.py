"""From scores of heads to a tree: greedy where that is a tree, else Chu-Liu/Edmonds (Chu & Liu 1965; Edmonds 1967), always with one root."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
NEVER = -1e9
ONE_ROOT = 1e5  # the price of an arc from the root: more than any tree could gain by a second one


def decode(scores: Scores) -> NDArray[np.int64]:
    """Heads of one sentence.

    ``scores``: [words, words + 1], the score of each word's head; column 0 is the root, column ``j`` the word ``j - 1``. Returns [words] with values
    0 (root) to ``words``: the tree with one root that has the highest sum of scores.
    """
    size = len(scores)
    if size == 1:
        return np.zeros(1, np.int64)
    exact: NDArray[np.float64] = scores.astype(np.float64)
    rows = np.arange(size)
    exact[rows, rows + 1] = NEVER
    heads: NDArray[np.int64] = exact.argmax(1)
    if (heads == 0).sum() == 1 and is_tree(heads):
        return heads
    exact[:, 0] -= ONE_ROOT
    return maximum_arborescence(exact)


def is_tree(heads: NDArray[np.int64]) -> bool:
    """Whether every word reaches the root (0)."""
    chain = heads.tolist()
    state = [0] * (len(chain) + 1)  # 0 unseen, 1 on the way, 2 reaches the root
    state[0] = 2
    for word in range(1, len(chain) + 1):
        path = []
        while state[word] == 0:
            state[word] = 1
            path.append(word)
            word = chain[word - 1]
        if state[word] == 1:
            return False
        for seen in path:
            state[seen] = 2
    return True


def maximum_arborescence(scores: NDArray[np.float64]) -> NDArray[np.int64]:
    """Chu-Liu/Edmonds on [words, words + 1]; cycles are contracted one at a time, dense, in numpy."""
    size = len(scores) + 1
    weights = np.full((size, size), NEVER)
    weights[1:] = scores
    np.fill_diagonal(weights, NEVER)
    heads: NDArray[np.int64] = _contract(weights)[1:]
    return heads


def _contract(weights: NDArray[np.float64]) -> NDArray[np.int64]:
    """Heads of the nodes of ``weights`` [node, head]; node 0 is the root and has the head 0."""
    heads: NDArray[np.int64] = weights.argmax(1)
    heads[0] = 0
    cycle = _cycle(heads)
    if not cycle:
        return heads
    inside = np.array(cycle)
    free = np.ones(len(weights), np.bool_)
    free[inside] = False
    outside = np.flatnonzero(free)
    last = len(outside)  # the cycle as one node
    smaller = np.full((last + 1, last + 1), NEVER)
    column = outside[:, None]
    smaller[:last, :last] = weights[column, outside]
    out_of = weights[column, inside]  # heads of outer nodes that lie in the cycle
    leaves = out_of.argmax(1)
    smaller[:last, last] = out_of[np.arange(last), leaves]
    into = weights[inside[:, None], outside] - weights[inside, heads[inside]][:, None]  # gain of breaking the cycle at a node
    entries = into.argmax(0)
    smaller[last, :last] = into[entries, np.arange(last)]
    smaller[0] = NEVER
    inner = _contract(smaller)
    result = heads.copy()
    for index, node in enumerate(outside.tolist()):
        if node:
            head = inner[index]
            result[node] = inside[leaves[index]] if head == last else outside[head]
    entered = inner[last]
    result[inside[entries[entered]]] = outside[entered]
    return result


def _cycle(heads: NDArray[np.int64]) -> list[int]:
    chain = heads.tolist()
    state = [0] * len(chain)
    state[0] = 2
    for node in range(1, len(chain)):
        path: list[int] = []
        while state[node] == 0:
            state[node] = 1
            path.append(node)
            node = chain[node]
        if state[node] == 1:
            return path[path.index(node) :]
        for seen in path:
            state[seen] = 2
    return []
