"""What the dictionary and the letters of a word say about it: the signs that the Ukrainian network reads beside the word pieces."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from kg.pipeline.ukrainian_dictionary import Dictionary

INFLECTED = frozenset({"noun", "adj", "numr"})
GENDERS = frozenset("mfnps")


def signs(word: str, dictionary: Dictionary) -> set[str]:
    """For example "суду" -> noun, inanim, v_rod, noun:m:v_rod, v_dav, ... and "lower"."""
    found = {_shape(word)}
    readings = dictionary(word)
    if not readings and "-" in word:  # "екс-міністра": the last part is inflected
        readings = dictionary(word.rsplit("-", 1)[1])
        found.add("compound")
    if not readings:
        found.add("unknown")
    for lemma, tag in readings:
        if lemma[:1].isupper():
            found.add("proper")
        for alternative in tag.split("|"):
            parts = alternative.split(":")
            kind = parts[0]
            found.add(kind)
            found.update(part if kind in INFLECTED else f"{kind}:{part}" for part in parts[1:])
            if kind in INFLECTED:
                gender = next((p for p in parts[1:] if p in GENDERS), "")
                case = next((p for p in parts[1:] if p.startswith("v_")), "")
                found.add(f"{kind}:{gender}:{case}")
    return found


def _shape(word: str) -> str:
    if word.isalpha() or any(c.isalpha() for c in word):
        if any("a" <= c.lower() <= "z" for c in word):
            return "latin"
        if word.isupper() and len(word) > 1:
            return "upper"
        return "title" if word[:1].isupper() else "lower"
    return "digit" if any(c.isdigit() for c in word) else "mark"


class Signs:
    """Signs as numbers: rows of zeros and ones, in the order of ``names``. Rows are remembered."""

    def __init__(self, names: Sequence[str], dictionary: Dictionary) -> None:
        self.names, self.dictionary = tuple(names), dictionary
        self._index = {name: i for i, name in enumerate(self.names)}
        self._known: dict[str, NDArray[np.float32]] = {}

    def __getstate__(self) -> dict[str, object]:
        return self.__dict__ | {"_known": {}}

    def row(self, word: str) -> NDArray[np.float32]:
        """[signs]"""
        found = self._known.get(word)
        if found is None:
            found = np.zeros(len(self.names), np.float32)
            for sign in signs(word, self.dictionary):
                if sign in self._index:
                    found[self._index[sign]] = 1
            if len(self._known) > 50_000:
                self._known.clear()
            self._known[word] = found
        return found

    def rows(self, words: Sequence[str]) -> NDArray[np.float32]:
        """[words, signs]"""
        return np.stack([self.row(word) for word in words]) if words else np.zeros((0, len(self.names)), np.float32)
