"""The Ukrainian network at run time (ONNX, int8): a trunk with the tower of the tree, labels of the chosen arcs, and, where installed, the tower of names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from kg.pipeline.ukrainian_pieces import PieceVectors, WordPieces
from kg.pipeline.ukrainian_signs import Signs

if TYPE_CHECKING:
    from onnxruntime import InferenceSession  # type: ignore[import-untyped]

Floats = NDArray[np.float32]
MOST_PIECES = 510  # positions of the trunk, less its two marks
OUTPUTS = ("words", "upos", "values", "starts", "arcs", "dependents", "heads", "trunk")


@dataclass(frozen=True, slots=True)
class Reading:
    """What the network says of a window of ``w`` words: scores, not yet a tree or names."""

    words: Floats  # [w, 384]
    upos: Floats
    values: Floats  # [w, values of all attributes]
    starts: Floats  # [w, 2]
    arcs: Floats  # [w, w + 1], column 0 is the root
    dependents: Floats  # [w, 96]
    heads: Floats  # [w + 1, 96], row 0 is the root
    names: Floats | None  # [w, labels]


class Network:
    """``graphs``: ONNX files by name, "parser" and "labeller", with "names" where names are learnt; ``name_signs`` then are the signs that "names" reads."""

    def __init__(
        self, graphs: Mapping[str, bytes], pieces: WordPieces, vectors: PieceVectors, signs: Signs, name_signs: Signs | None, *, threads: int = 1
    ) -> None:
        self.graphs, self.pieces, self.vectors, self.signs, self.name_signs, self.threads = dict(graphs), pieces, vectors, signs, name_signs, threads
        self._sessions: dict[str, InferenceSession] = {}

    def __getstate__(self) -> dict[str, object]:
        return self.__dict__ | {"_sessions": {}}

    def _session(self, name: str) -> InferenceSession:
        if name not in self._sessions:
            import onnxruntime

            options = onnxruntime.SessionOptions()
            options.intra_op_num_threads = self.threads
            options.inter_op_num_threads = 1
            options.log_severity_level = 3
            self._sessions[name] = onnxruntime.InferenceSession(self.graphs[name], options, providers=["CPUExecutionProvider"])
        return self._sessions[name]

    def fits(self, words: Sequence[str]) -> int:
        """How many of the first words fit into one pass; at least one."""
        total = 0
        for index, word in enumerate(words):
            total += max(1, len(self.pieces.split(word)))
            if total > MOST_PIECES:
                return max(1, index)
        return len(words)

    def read(self, words: Sequence[str]) -> Reading:
        """One pass over one window; nothing is padded, so the result follows from these words alone."""
        pieces, owner, first = self.pieces(words)
        common = {"owner": np.array([owner]), "first": np.array(first)}
        told = common | {"vectors": self.vectors.rows(pieces)[None], "signs": _padded(self.signs.rows(words))}
        outputs = dict(zip(OUTPUTS, self._session("parser").run(OUTPUTS, told), strict=True))
        trunk = outputs.pop("trunk")
        names = None
        if self.name_signs is not None:
            names = self._session("names").run(("names",), common | {"trunk": trunk, "signs": _padded(self.name_signs.rows(words))})[0]
        return Reading(names=names, **outputs)

    def labels(self, dependents: Floats, heads: Floats) -> Floats:
        """[n, 96] and [n, 96] -> scores of labels [n, labels]."""
        scores: Floats = self._session("labeller").run(("labels",), {"dependents": dependents, "heads": heads})[0]
        return scores


def _padded(rows: Floats) -> Floats:
    """A row of zeros for the marks in front."""
    return np.concatenate([np.zeros((1, rows.shape[1]), np.float32), rows])
