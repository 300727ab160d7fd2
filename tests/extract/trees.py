"""Docs built by hand: a line a token, "word lemma POS TAG head dependency entity", heads counted from 0 within the sentence; a blank line ends a sentence
and "¶" opens a paragraph. The tree is given, so these tests need no model."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import spacy
from spacy.tokens import Doc, Span
from spacy.util import filter_spans
from spacy.vocab import Vocab

from kg.extract import tree


def doc(text: str, language: str = "en") -> Doc:
    words: list[str] = []
    lemmas: list[str] = []
    tags: list[str] = []
    pos: list[str] = []
    deps: list[str] = []
    heads: list[int] = []
    starts: list[bool] = []
    morphs: list[str] = []
    kinds: list[str] = []
    base, fresh = 0, True
    for line in text.strip().splitlines():
        fields = line.split()
        if not fields:
            base, fresh = len(words), True
            continue
        if fields == ["¶"]:
            fields = ["\n\n", "_", "SPACE", "_SP", "0", "dep", "O"]
        word, lemma, upos, tag, head, dep, kind, *rest = fields
        space = upos == "SPACE"
        heads.append(len(words) - 1 if space else base + int(head))
        words.append(word)
        lemmas.append(lemma)
        pos.append(upos)
        tags.append(tag)
        deps.append("ROOT" if dep in ("root", "ROOT") else dep)
        starts.append(fresh and not space)
        morphs.append(rest[0] if rest else "")
        kinds.append(kind)
        if space:
            base = len(words)
        else:
            fresh = False
    vocab = vocabulary(language)
    spaces = [not _glued(words, i) for i in range(len(words))]
    built = Doc(vocab, words=words, spaces=spaces, lemmas=lemmas, pos=pos, tags=tags, deps=deps, heads=heads, sent_starts=starts, morphs=morphs)
    built.ents = tuple(filter_spans(_entities(built, kinds)))
    return built


@cache
def vocabulary(language: str) -> Vocab:
    """One for all trees of a language: to make one takes longer than to read a sentence."""
    return spacy.blank(language).vocab


def _glued(words: list[str], i: int) -> bool:
    """No space stands behind this word."""
    following = words[i + 1] if i + 1 < len(words) else "\n\n"
    return following in (".", ",", "'s", "’s", "”", "\n\n", ")", "-", "?") or words[i] in ("“", "(", "\n\n", "-")


def _entities(built: Doc, kinds: list[str]) -> list[Span]:
    spans: list[Span] = []
    for i, kind in enumerate(kinds):
        if kind.startswith("B-"):
            end = i + 1
            while end < len(kinds) and kinds[end] == "I-" + kind[2:]:
                end += 1
            spans.append(Span(built, i, end, label=kind[2:]))
    return spans


def mended(text: str, language: str = "en") -> dict[str, str]:
    """Each word -> "relation of head" as the rules read the tree; a word that stands there twice is "word 2" the second time."""
    found = tree.of(doc(text, language))
    names = [f"{word} {n}" if (n := found.words[: i + 1].count(word)) > 1 else word for i, word in enumerate(found.words)]
    return {name: f"{found.dep[i]} of {names[found.head[i]]}" for i, name in enumerate(names)}


@dataclass(frozen=True)
class Case:
    """A tree, what holds of it, and what does not."""

    tree: str
    holds: list[str]
    not_so: list[str]


def cases(file: Path) -> dict[str, list[Case]]:
    """A file of trees: ``# what it shows``, a tree, then ``= what holds`` and ``! what does not``; an empty line ends it. Near trees may follow:
    ``~ 3 ...`` writes row 3 of the first one anew (counted from 0), and the lines behind it are about the new tree."""
    found: dict[str, list[Case]] = {}
    for block in file.read_text(encoding="utf-8").strip("\n").split("\n\n"):
        title, *lines = block.split("\n")
        rows = [line for line in lines if line[:2] not in ("= ", "! ", "~ ")]
        told = found[title.removeprefix("# ")] = [Case("\n".join(rows), [], [])]
        own: list[str] = []
        for line in lines[len(rows) :]:
            mark, rest = line[0], line[2:]
            if mark == "~":
                own = own or list(rows)
                number, _, row = rest.partition(" ")
                own[int(number)] = row
                continue
            if own:
                told.append(Case("\n".join(own), [], []))
                own = []
            (told[-1].holds if mark == "=" else told[-1].not_so).append(rest)
    return found
