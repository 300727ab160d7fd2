"""Numbers that say how likely an earlier phrase is what a later one means. No words of the language, only classes, agreement, distance and structure."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from kg.extract.coref.attributes import Item
from kg.extract.coref.clusters import Clusters
from kg.model import ENTITY_TYPES, folded

WINDOW = 80  # phrases back; further back only phrases of the same head or name
FAR = 200  # of those the nearest: no article has as many, and a text that says one thing over and over would take the square of its length
ROLES = ("subject", "object", "oblique", "possessor", "other")
KINDS = ("he", "she", "it", "they", "i", "we", "you", "this", "these", "self", "otherpron", "name", "the", "this-noun", "a", "poss", "count", "bare")
BUCKETS = (0, 1, 2, 3, 5, 8, 13)
Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]


def kind(item: Item) -> str:
    """The class of a phrase, by which agreement and distance weigh differently."""
    phrase = item.phrase
    if phrase.kind == "name":
        return "name"
    if phrase.kind == "nominal":
        return {"the": "the", "this": "this-noun", "a": "a", "poss": "poss", "count": "count"}.get(item.determiner, "bare")
    word = phrase.text.casefold()
    if word.endswith(("self", "selves")):
        return "self"
    if word in ("this", "that"):
        return "this"
    if word in ("these", "those"):
        return "these"
    if item.person == 1:
        return "i" if item.number == "sing" else "we"
    if item.person == 2:
        return "you"
    if item.gender in ("m", "f", "n"):
        return {"m": "he", "f": "she", "n": "it"}[item.gender]
    return "they" if item.number == "plur" else "otherpron"


class Features:
    """The features of one document. ``clusters`` holds the names that are already joined."""

    def __init__(self, items: Sequence[Item], clusters: Clusters) -> None:
        self.items = items
        n = len(items)
        vocabulary: dict[str, int] = {}

        def number(word: str) -> int:
            return vocabulary.setdefault(word, len(vocabulary))

        self.head = np.array([number("h:" + i.phrase.lemma) if i.phrase.kind != "pronoun" else -1 - k for k, i in enumerate(items)], dtype=np.int64)
        self.text = np.array([number("t:" + folded(i.phrase.text)) for i in items], dtype=np.int64)
        self.words = [i.words if i.phrase.kind != "pronoun" else frozenset() for i in items]
        self.kind = np.array([KINDS.index(kind(i)) for i in items], dtype=np.int64)
        self.type = np.array([ENTITY_TYPES.index(i.phrase.type) for i in items], dtype=np.int64)
        self.role = np.array([ROLES.index(i.role) for i in items], dtype=np.int64)
        self.sentence = np.array([i.sentence for i in items], dtype=np.int64)
        self.paragraph = np.array([i.paragraph for i in items], dtype=np.int64)
        self.quotation = np.array([i.quotation for i in items], dtype=np.int64)
        self.speaker = np.array([-1 if i.speaker is None else i.speaker for i in items], dtype=np.int64)
        self.token = np.array([i.phrase.head for i in items], dtype=np.int64)
        self.start = np.array([i.start for i in items], dtype=np.int64)
        self.end = np.array([i.end for i in items], dtype=np.int64)
        self.predicate = np.array([i.predicate for i in items], dtype=np.int64)
        self.person = np.array([i.person for i in items], dtype=np.int64)
        self.number = np.array([{"sing": 0, "plur": 1}.get(clusters.number(k), 2) for k in range(n)], dtype=np.int64)
        self.gender = np.array(["mfn?*".index(clusters.gender(k)) for k in range(n)], dtype=np.int64)
        self.size = np.array([len(clusters.of(k)) for k in range(n)], dtype=np.float32)
        self.root = np.array([clusters.root(k) for k in range(n)], dtype=np.int64)
        self.first_in_sentence = np.array([k == 0 or items[k - 1].sentence != items[k].sentence for k in range(n)])

    def candidates(self, j: int) -> Ints:
        """Earlier phrases that may be meant, in the order of the text."""
        near = np.arange(max(0, j - WINDOW), j)
        far = np.flatnonzero(self.head[: max(0, j - WINDOW)] == self.head[j])[-FAR:]
        found = np.concatenate([far, near])
        outside = (self.start[found] > self.token[j]) | (self.end[found] <= self.token[j])  # no phrase that holds this one
        kept: Ints = found[outside]
        return kept

    def pairs(self, j: int, c: Ints) -> Floats:
        """A row a candidate."""
        mine = self.words[j]
        shared = np.array([len(mine & self.words[i]) for i in c], dtype=np.float32)
        theirs = np.array([len(self.words[i]) for i in c], dtype=np.float32)
        gap = self.sentence[j] - self.sentence[c]
        steps = (j - c).astype(np.float32)
        same_head = self.head[c] == self.head[j]
        masculine = (self.gender[c] < 3) & (self.gender[j] < 3)
        pronoun = self.kind[c] < KINDS.index("name")
        person_j, person_c = self._animate(np.array([j]))[0], self._animate(c)
        speaks = (self.speaker[j] >= 0) & (self.token[c] == self.speaker[j])
        spoken = (self.speaker[c] >= 0) & (self.speaker[c] == self.token[j])
        columns: list[npt.NDArray[np.generic]] = [
            *(self.kind[c] == k for k in range(len(KINDS))),
            *((gap >= low) & (gap < high) for low, high in zip(BUCKETS, (*BUCKETS[1:], 10**6), strict=True)),
            *(self.role[c] == r for r in range(len(ROLES))),
            np.log1p(steps),
            np.minimum(steps, 30) / 30,
            same_head,
            self.text[c] == self.text[j],
            shared / max(len(mine), 1),
            shared / np.maximum(theirs, 1),
            (shared == len(mine)) & (len(mine) > 0),
            (shared == theirs) & (theirs > 0),
            same_head & (shared < np.minimum(theirs, len(mine))),
            np.array([self.items[j].phrase.lemma in self.words[i] for i in c], dtype=bool),
            self.type[c] == self.type[j],
            (self.type[c] != self.type[j]) & ~pronoun,
            person_c & person_j,
            person_c ^ person_j,
            (self.number[c] == self.number[j]) & (self.number[j] < 2),
            (self.number[c] != self.number[j]) & (self.number[c] < 2) & (self.number[j] < 2),
            masculine & (self.gender[c] == self.gender[j]),
            masculine & (self.gender[c] != self.gender[j]),
            (self.gender[c] == 3) & (self.gender[j] == 2),
            self.person[c] == self.person[j],
            (self.person[c] != self.person[j]) & pronoun,
            self.role[c] == self.role[j],
            self.paragraph[c] == self.paragraph[j],
            self.paragraph[c] + 1 == self.paragraph[j],
            (self.quotation[c] == self.quotation[j]) & (self.quotation[j] >= 0),
            (self.quotation[c] < 0) & (self.quotation[j] >= 0),
            (self.quotation[c] >= 0) & (self.quotation[j] < 0),
            (self.speaker[c] == self.speaker[j]) & (self.speaker[j] >= 0),
            speaks,
            spoken,
            (self.predicate[c] == self.predicate[j]),
            (self.predicate[c] == self.token[j]) | (self.predicate[j] == self.token[c]),
            (self.start[c] >= self.start[j]) & (self.end[c] <= self.end[j]),
            np.log1p(self.size[c]),
            self.size[c] > 3,
            self.first_in_sentence[c],
            self.kind[c] == self.kind[j],
            (self.kind[c] == self.kind[j]) & pronoun & (self.text[c] == self.text[j]),
        ]
        own = self._own(j)
        rows = np.empty((len(c), len(columns) + len(own)), dtype=np.float32)
        for number, column in enumerate(columns):
            rows[:, number] = column
        rows[:, len(columns) :] = own
        return rows

    def alone(self, j: int, c: Ints) -> Floats:
        """The row of "none of these"."""
        same = self.head[c] == self.head[j] if len(c) else np.zeros(0, dtype=bool)
        text = self.text[c] == self.text[j] if len(c) else np.zeros(0, dtype=bool)
        fits = (self.type[c] == self.type[j]).sum() if len(c) else 0
        item = self.items[j]
        length = item.phrase.end - item.phrase.start
        seen = (same.any(), text.any(), min(int(fits), 10) / 10, len(c) == 0)
        place = (self.quotation[j] >= 0, self.speaker[j] >= 0, self.sentence[j] == 0, self.first_in_sentence[j])
        shape = (item.end - item.phrase.end > 2, length > 2, len(item.words) > 1, item.phrase.lemma in ("year", "time", "way", "day"))
        extra = np.array([*seen, *place, *shape], dtype=np.float32)
        return np.concatenate([extra, self._own(j)])

    def _own(self, j: int) -> Floats:
        out = np.zeros(len(KINDS) + len(ROLES) + len(ENTITY_TYPES) + 1, dtype=np.float32)
        out[self.kind[j]] = 1
        out[len(KINDS) + self.role[j]] = 1
        out[len(KINDS) + len(ROLES) + self.type[j]] = 1
        out[-1] = self.quotation[j] >= 0
        return out

    def _animate(self, c: Ints) -> npt.NDArray[np.bool_]:
        group, person = ENTITY_TYPES.index("Group"), ENTITY_TYPES.index("Person")
        found: npt.NDArray[np.bool_] = (self.type[c] == person) | (self.type[c] == group) | (self.gender[c] < 2) | (self.person[c] < 3)
        return found
