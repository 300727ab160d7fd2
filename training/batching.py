"""Windows of several sentences of one document, and batches of windows of like length."""

from __future__ import annotations

import random
from collections.abc import Iterator

import torch
from torch import Tensor

from kg.pipeline.encoder import case_of
from training.sources import Document, Sentence

MOST_PIECES = 510


def windows(documents: list[Document], rng: random.Random, low: int = 15, high: int = 110) -> Iterator[Document]:
    for document in documents:
        at = 0
        while at < len(document):
            room, window, words = rng.randint(low, high), [], 0
            while at < len(document) and (not window or words + len(document[at].words) <= room):
                window.append(document[at])
                words += len(document[at].words)
                at += 1
            yield window


def typographic(words: list[str], rng: random.Random) -> list[str]:
    """The treebanks write ASCII quotes and dashes, news does not."""
    out, opened, dash = [], True, rng.choice("—–")
    for word in words:
        if word == '"':
            word, opened = ("“" if opened else "”"), not opened
        elif "'" in word and len(word) > 1:
            word = word.replace("'", "’")
        elif word in {"--", "-"} and rng.random() < 0.5:
            word = dash
        out.append(word)
    return out


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


def tensors(batch: list[Document], tokenizer: object, rng: random.Random | None) -> tuple[Tensor, Tensor, Tensor, Tensor, list[int]]:
    """(pieces, attention, cases, first) and the number of words of each window. With ``rng`` 40 % get typographic quotes."""
    rows = []
    for window in batch:
        words = [w for s in window for w in s.words]
        if rng is not None and rng.random() < 0.4:
            words = typographic(words, rng)
        encoded = tokenizer.encode(words, is_pretokenized=True)  # type: ignore[attr-defined]
        first, cases, seen = [0] * len(words), [], set()
        for position, word in enumerate(encoded.word_ids):
            if word is None:
                cases.append(0)
                continue
            if word not in seen:
                first[word] = position
                seen.add(word)
            cases.append(case_of(words[word]))
        rows.append((encoded.ids, cases, first))
    longest, most = max(len(r[0]) for r in rows), max(len(r[2]) for r in rows)
    pieces = torch.zeros(len(rows), longest, dtype=torch.long)
    attention, cases_ = torch.zeros_like(pieces), torch.zeros_like(pieces)
    first_ = torch.zeros(len(rows), most, dtype=torch.long)
    for k, (ids, cases, first) in enumerate(rows):
        pieces[k, : len(ids)] = torch.tensor(ids)
        attention[k, : len(ids)] = 1
        cases_[k, : len(cases)] = torch.tensor(cases)
        first_[k, : len(first)] = torch.tensor(first)
    cut = MOST_PIECES + 2
    return pieces[:, :cut], attention[:, :cut], cases_[:, :cut], first_.clamp(max=cut - 1), [len(r[2]) for r in rows]


def rows_with(batch: list[Document], has: str) -> list[tuple[int, int, Sentence]]:
    """(row, offset of the sentence in it, sentence) of the sentences that annotate ``has``."""
    out = []
    for row, window in enumerate(batch):
        offset = 0
        for sentence in window:
            if getattr(sentence, has) is not None:
                out.append((row, offset, sentence))
            offset += len(sentence.words)
    return out
