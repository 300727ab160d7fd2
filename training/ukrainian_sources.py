"""Treebanks and NER-UK as documents: lists of sentences."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class Sentence:
    words: list[str]
    upos: list[str] = field(default_factory=list)
    feats: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    deps: list[str] = field(default_factory=list)
    lemmas: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    spaces: list[bool] = field(default_factory=list)  # a space follows the word


Document = list[Sentence]


def conllu(path: Path) -> list[Document]:
    """Documents of a CoNLL-U file; empty nodes and the surfaces of multiword tokens are left out."""
    documents: list[Document] = [[]]
    current = Sentence([])
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith(("# newdoc", "# newregion")):
            documents.append([])
        if line.startswith("#"):
            continue
        if not line:
            if current.words:
                documents[-1].append(current)
            current = Sentence([])
            continue
        cells = line.split("\t")
        if not cells[0].isdigit():
            continue
        current.words.append(cells[1])
        current.lemmas.append(cells[2])
        current.upos.append(cells[3])
        current.feats.append("" if cells[5] == "_" else cells[5])
        current.heads.append(int(cells[6]))
        current.deps.append(cells[7])
        current.spaces.append("SpaceAfter=No" not in cells[9])
    if current.words:
        documents[-1].append(current)
    return [d for d in documents if d]


def iob(path: Path) -> tuple[list[Document], list[Document]]:
    """(training, scoring) parts of NER-UK: sentences end at blank lines, the last tenth of the lines, cut at a blank line, is for scoring."""
    lines = path.read_text(encoding="utf-8").splitlines()
    cut = len(lines) * 9 // 10
    while lines[cut].strip():
        cut += 1
    return _blocks(lines[:cut]), _blocks(lines[cut:])


def _blocks(lines: list[str]) -> list[Document]:
    documents: list[Document] = [[]]
    current = Sentence([])
    for line in [*lines, ""]:
        if line.strip():
            word, _, label = line.rpartition(" ")
            current.words.append(word)
            current.names.append(label)
        elif current.words:
            documents[-1].append(current)
            current = Sentence([])
    return [d for d in documents if d]


def windows(documents: list[Document], rng: random.Random, low: int = 15, high: int = 110) -> Iterator[Document]:
    """Windows of consecutive sentences, of a length drawn between ``low`` and ``high`` words; longer sentences stand alone."""
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
    """The treebanks write ASCII quotes, apostrophes and hyphens; news does not."""
    out, opened, dash, (left, right) = [], True, rng.choice("—–"), rng.choice(["«»", "“”", "„“"])
    apostrophe = rng.choice("’ʼ")
    for word in words:
        if word == '"':
            word, opened = (left if opened else right), not opened
        elif word in {"-", "–", "—"}:
            word = dash
        elif len(word) > 1:
            word = word.replace("'", apostrophe)
        out.append(word)
    return out
