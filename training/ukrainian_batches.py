"""Batches of windows as tensors."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor

from kg.pipeline.ukrainian_pieces import WordPieces
from kg.pipeline.ukrainian_signs import Signs
from training.ukrainian_sources import Document, typographic


@dataclass
class Batch:
    windows: list[Document]
    pieces: Tensor  # [b, p]
    bar: Tensor  # [b, 1, 1, p], minus a million where nothing stands
    owner: Tensor  # [b, p]
    first: Tensor  # [b, w]
    signs: Tensor  # [b, 1 + w, signs]
    lengths: list[int]


def batches(found: list[Document], most_words: int, rng: random.Random) -> list[list[Document]]:
    def size(window: Document) -> int:
        return sum(len(s.words) for s in window)

    out: list[list[Document]] = []
    current: list[Document] = []
    for window in sorted(found, key=lambda w: size(w) + rng.random() * 12):
        if current and (len(current) + 1) * size(window) > most_words:
            out.append(current)
            current = []
        current.append(window)
    if current:
        out.append(current)
    rng.shuffle(out)
    return out


def tensors(windows: list[Document], split: WordPieces, signs: Signs, rng: random.Random | None) -> Batch:
    """With ``rng`` 40 % of the windows get typographic quotes, and one word in twenty loses its signs as if the dictionary lacked it."""
    rows: list[Any] = []
    for window in windows:
        words = [w for s in window for w in s.words]
        if rng is not None and rng.random() < 0.4:
            words = typographic(words, rng)
        pieces, owner, first = split(words)
        table = torch.from_numpy(signs.rows(words))
        if rng is not None:
            lost = torch.tensor([rng.random() < 0.05 for _ in words])
            table = table.masked_fill(lost.unsqueeze(1), 0)
        rows.append((pieces[:512], owner[:512], first, table))
    longest, most = max(len(r[0]) for r in rows), max(len(r[2]) for r in rows)
    pieces_ = torch.full((len(rows), longest), 1)
    owner_ = torch.zeros_like(pieces_)
    bar = torch.full((len(rows), 1, 1, longest), -1e6)
    first_ = torch.zeros(len(rows), most, dtype=torch.long)
    table_ = torch.zeros(len(rows), 1 + most, len(signs.names))
    for k, (pieces, owner, first, table) in enumerate(rows):
        pieces_[k, : len(pieces)] = torch.tensor(pieces)
        owner_[k, : len(owner)] = torch.tensor(owner)
        bar[k, :, :, : len(pieces)] = 0
        first_[k, : len(first)] = torch.tensor(first)
        table_[k, 1 : 1 + len(first)] = table
    return Batch(windows, pieces_, bar, owner_, first_.clamp(max=511), table_, [len(r[2]) for r in rows])
