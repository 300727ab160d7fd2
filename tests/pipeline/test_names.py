from __future__ import annotations

import numpy as np

from kg.pipeline.names import decode

LABELS = ["O", "B-PERSON", "I-PERSON", "B-ORG", "I-ORG"]


def certain(*labels: str) -> np.ndarray:
    scores = np.zeros((len(labels), len(LABELS)), np.float32)
    for row, label in zip(scores, labels, strict=True):
        row[LABELS.index(label)] = 9
    return scores


def test_names_are_read_off() -> None:
    found = decode(certain("B-PERSON", "I-PERSON", "O", "B-ORG", "B-ORG"), LABELS)
    assert [(n.start, n.end, n.kind) for n in found] == [(0, 2, "PERSON"), (3, 4, "ORG"), (4, 5, "ORG")]
    assert all(0.99 < n.probability <= 1 for n in found)


def test_a_name_does_not_change_its_kind_inside() -> None:
    scores = certain("B-PERSON", "I-ORG")
    scores[0, LABELS.index("B-ORG")] = 8.5
    assert [(n.start, n.end, n.kind) for n in decode(scores, LABELS)] == [(0, 2, "ORG")]


def test_a_sentence_does_not_open_inside_a_name() -> None:
    scores = certain("I-ORG", "I-ORG")
    assert [(n.start, n.end, n.kind) for n in decode(scores, LABELS)] == [(0, 2, "ORG")]


def test_the_least_sure_word_gives_the_probability() -> None:
    scores = certain("B-PERSON", "I-PERSON")
    scores[1] = 0
    scores[1, LABELS.index("I-PERSON")] = 1
    (name,) = decode(scores, LABELS)
    assert 0.3 < name.probability < 0.5
