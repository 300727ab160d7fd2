"""Words as word pieces, one word at a time, so that a memory of them is exact."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

OPEN, CLOSE = 0, 2
WIDTH, BLOCK = 384, 32
LONGEST_WORD = 60  # characters of a word that are read


class WordPieces:
    """``rules``: a tokenizer of the library ``tokenizers`` as JSON (a unigram model)."""

    def __init__(self, rules: str) -> None:
        self.rules = rules
        self._tokenizer: Any = None
        self._space = -1
        self._known: dict[str, list[int]] = {}

    def __getstate__(self) -> dict[str, object]:
        return {"rules": self.rules, "_tokenizer": None, "_space": -1, "_known": {}}

    def split(self, word: str) -> list[int]:
        found = self._known.get(word)
        if found is None:
            if self._tokenizer is None:
                from tokenizers import Tokenizer

                self._tokenizer = Tokenizer.from_str(self.rules)
                self._space = self._tokenizer.token_to_id("▁")
            found = self._tokenizer.encode([word[:LONGEST_WORD]], is_pretokenized=True, add_special_tokens=False).ids
            if len(found) > 1 and found[0] == self._space:
                found = found[1:]
            if len(self._known) > 50_000:
                self._known.clear()
            self._known[word] = found
        return found

    def __call__(self, words: Sequence[str]) -> tuple[list[int], list[int], list[int]]:
        """(pieces with their two marks; for each piece its word, counted from 1, 0 at the marks; for each word its first piece)."""
        pieces, owner, first = [OPEN], [0], []
        for number, word in enumerate(words, 1):
            ids = self.split(word) or [3]
            first.append(len(pieces))
            pieces.extend(ids)
            owner.extend([number] * len(ids))
        return [*pieces, CLOSE], [*owner, 0], first


class PieceVectors:
    """The vectors of the word pieces as the encoder's package has them, in blocks of a half-precision scale and 32 values of 4 bits: ``packed`` holds
    [pieces, 12 blocks, 18 bytes]."""

    def __init__(self, packed: bytes) -> None:
        self.table = np.frombuffer(packed, np.uint8).reshape(-1, WIDTH // BLOCK, 18)

    def rows(self, pieces: Sequence[int]) -> NDArray[np.float32]:
        """[pieces, 384]"""
        blocks = self.table[np.asarray(pieces)]
        scale = blocks[..., :2].copy().view("<f2").astype(np.float32)
        values = np.concatenate([blocks[..., 2:] & 15, blocks[..., 2:] >> 4], -1).astype(np.float32) - 8
        found: NDArray[np.float32] = (values * scale).reshape(len(pieces), WIDTH)
        return found
