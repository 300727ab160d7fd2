from __future__ import annotations

import itertools

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.pipeline.tree import decode, is_tree


def scores(size: int, seed: int) -> np.ndarray:
    return np.random.default_rng(seed).normal(size=(size, size + 1)).astype(np.float32)


def best_by_trial(matrix: np.ndarray) -> float:
    size = len(matrix)
    best = -np.inf
    for heads in itertools.product(range(size + 1), repeat=size):
        chosen = np.array(heads)
        if (chosen == 0).sum() == 1 and all(h != i + 1 for i, h in enumerate(heads)) and is_tree(chosen):
            best = max(best, float(matrix[np.arange(size), chosen].sum()))
    return best


def test_one_word_is_the_root() -> None:
    assert decode(np.zeros((1, 2), np.float32)).tolist() == [0]


def test_greedy_heads_are_kept_where_they_are_a_tree() -> None:
    matrix = np.full((3, 4), -5, np.float32)
    matrix[0, 2] = matrix[1, 0] = matrix[2, 2] = 5
    assert decode(matrix).tolist() == [2, 0, 2]


def test_a_cycle_is_broken_where_it_costs_least() -> None:
    matrix = np.full((3, 4), -9, np.float32)
    matrix[2, 0] = 5  # word 3 is the root
    matrix[0, 2], matrix[1, 1] = 5, 5  # words 1 and 2 point at each other
    matrix[0, 3], matrix[1, 3] = 1, 4
    assert decode(matrix).tolist() == [2, 3, 0]


def test_two_roots_become_one() -> None:
    matrix = np.full((2, 3), -9, np.float32)
    matrix[0, 0], matrix[1, 0] = 5, 4
    matrix[1, 1] = 3
    assert decode(matrix).tolist() == [0, 1]


@settings(max_examples=60)
@given(st.integers(1, 4), st.integers(0, 10_000))
def test_short_sentences_get_the_best_tree_there_is(size: int, seed: int) -> None:
    matrix = scores(size, seed)
    heads = decode(matrix)
    assert np.isclose(matrix[np.arange(size), heads].sum(), best_by_trial(matrix), atol=1e-4)


@settings(max_examples=60)
@given(st.integers(1, 60), st.integers(0, 10_000))
def test_every_matrix_gives_one_root_and_no_cycle(size: int, seed: int) -> None:
    heads = decode(scores(size, seed))
    assert (heads == 0).sum() == 1
    assert is_tree(heads)
