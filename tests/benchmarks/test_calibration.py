"""Measures of a confidence, on lists whose answer is known by counting."""

from __future__ import annotations

import pytest

from benchmarks import calibration

SURE = [(0.9, True)] * 9 + [(0.9, False)] + [(0.5, True)] * 5 + [(0.5, False)] * 5


def test_a_confidence_that_holds_has_no_error() -> None:
    assert calibration.expected_error(SURE) == pytest.approx(0)


def test_the_error_is_the_distance_from_what_holds() -> None:
    assert calibration.expected_error([(0.9, True), (0.9, False)]) == pytest.approx(0.4)
    assert calibration.expected_error([(1.0, False)]) == 1


def test_auc_counts_pairs_and_halves_ties() -> None:
    assert calibration.auc([(0.9, True), (0.1, False)]) == 1
    assert calibration.auc([(0.1, True), (0.9, False)]) == 0
    assert calibration.auc([(0.5, True), (0.5, False), (0.9, True)]) == 0.75
    assert calibration.auc([(0.5, True)]) == 0.5


def test_the_surest_third_takes_ties_by_their_share() -> None:
    assert calibration.top_third([(0.9, True), (0.5, False), (0.5, False)]) == 1
    assert calibration.top_third([(0.9, True), (0.9, False), (0.9, False)]) == pytest.approx(1 / 3)
    assert calibration.top_third(SURE) == pytest.approx(0.9)


def test_of_nothing_nothing_is_known() -> None:
    assert (calibration.auc([]), calibration.expected_error([]), calibration.top_third([])) == (0.5, 0, 0)
