"""The network at run time: word pieces, one pass of the encoder and its heads (ONNX, int8), labels of the chosen arcs. No torch."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from onnxruntime import InferenceSession  # type: ignore[import-untyped]

Floats = NDArray[np.float32]
MOST_PIECES = 510  # positions of the encoder, less its two marks
LONGEST_WORD = 100  # characters of a word that are read
OUTPUTS = ("words", "xpos", "upos", "feats", "starts", "names", "arcs", "dependents", "heads")


@dataclass(frozen=True, slots=True)
class Reading:
    """What the network says of a window of ``w`` words: scores, not yet a tree or names."""

    words: Floats  # [w, 384]
    xpos: Floats  # [w, tags]
    upos: Floats
    feats: Floats
    starts: Floats  # [w, 2]
    names: Floats  # [w, labels]
    arcs: Floats  # [w, w + 1], column 0 is the root
    dependents: Floats  # [w, 128]
    heads: Floats  # [w + 1, 128], row 0 is the root


def case_of(word: str) -> int:
    """The shape that the uncased encoder is told beside the pieces: 0 lower, 1 Title, 2 UPPER, 3 mIxed, 4 digits, 5 other.

    >>> [case_of(word) for word in ("lower", "Title", "UPPER", "mIxed", "24", "—")]
    [0, 1, 2, 3, 4, 5]
    """
    if word.islower():
        return 0
    if word.isupper() and len(word) > 1:
        return 2
    if word[:1].isupper():
        return 1 if word[1:].islower() or len(word) == 1 else 3
    if any(c.isdigit() for c in word):
        return 4
    return 3 if any(c.isalpha() for c in word) else 5


class Network:
    """Two ONNX graphs and a word-piece vocabulary.

    ``encoder``: pieces, cases [1, pieces] and first [words] (int64) -> :data:`OUTPUTS`. ``labeller``: dependents, heads [n, 128] -> labels [n, labels].
    """

    def __init__(self, encoder: bytes, labeller: bytes, pieces: str, *, threads: int = 1) -> None:
        self.encoder, self.labeller, self.pieces, self.threads = encoder, labeller, pieces, threads
        self._sessions: tuple[InferenceSession, InferenceSession] | None = None
        self._tokenizer: Any = None
        self._known: dict[str, list[int]] = {}

    def __getstate__(self) -> dict[str, Any]:
        return self.__dict__ | {"_sessions": None, "_tokenizer": None, "_known": {}}

    def _session(self, graph: bytes) -> InferenceSession:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = self.threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        return onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])

    def sessions(self) -> tuple[InferenceSession, InferenceSession]:
        if self._sessions is None:
            self._sessions = self._session(self.encoder), self._session(self.labeller)
        return self._sessions

    def split(self, word: str) -> list[int]:
        """Word pieces of one word; words are split one by one, so a memory of them is exact."""
        found = self._known.get(word)
        if found is None:
            if self._tokenizer is None:
                from tokenizers import Tokenizer

                self._tokenizer = Tokenizer.from_str(self.pieces)
                self._tokenizer.no_padding()
                self._tokenizer.no_truncation()
            found = self._tokenizer.encode([word[:LONGEST_WORD]], is_pretokenized=True, add_special_tokens=False).ids
            if len(self._known) > 50_000:
                self._known.clear()
            self._known[word] = found
        return found

    def fits(self, words: Sequence[str]) -> int:
        """How many of the first words fit into one pass; at least one."""
        total = 0
        for index, word in enumerate(words):
            total += len(self.split(word))
            if total > MOST_PIECES:
                return max(1, index)
        return len(words)

    def read(self, words: Sequence[str]) -> Reading:
        """One pass over one window; nothing is padded, so the result follows from these words alone."""
        pieces, cases, first = [101], [0], []
        for word in words:
            ids = self.split(word)
            # a word that the normaliser empties is read at the opening mark, as in training
            first.append(len(pieces) if ids else 0)
            pieces.extend(ids)
            cases.extend([case_of(word)] * len(ids))
        pieces.append(102)
        cases.append(0)
        outputs = self.sessions()[0].run(OUTPUTS, {"pieces": np.array([pieces]), "cases": np.array([cases]), "first": np.array(first)})
        return Reading(*outputs)

    def labels(self, dependents: Floats, heads: Floats) -> Floats:
        """[n, 128] and [n, 128] -> scores of labels [n, labels]."""
        scores: Floats = self.sessions()[1].run(("labels",), {"dependents": dependents, "heads": heads})[0]
        return scores
