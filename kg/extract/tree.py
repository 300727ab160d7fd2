"""A Universal Dependencies tree as plain lists: rules over lists are several times faster than over spaCy tokens, and easy to build by hand in a test."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

KEPT = "kg tree"  # of Doc.user_data


@dataclass(slots=True)
class Tree:
    """All sentences of a document. ``head[i] == i`` for the root of a sentence; whitespace tokens have the relation "space"."""

    words: list[str]
    lemmas: list[str]
    upos: list[str]
    tags: list[str]
    feats: list[str]
    head: list[int]
    dep: list[str]  # with subtype
    start: list[int]  # character offsets
    sentence: list[int]  # number of the sentence of each token
    children: list[list[int]] = field(default_factory=list)
    rel: list[str] = field(default_factory=list)  # without subtype

    def __post_init__(self) -> None:
        self.rel = [d.partition(":")[0] for d in self.dep]
        self.children = [[] for _ in self.words]
        for i, h in enumerate(self.head):
            if h != i:
                self.children[h].append(i)

    def end(self, token: int) -> int:
        return self.start[token] + len(self.words[token])

    def kids(self, token: int, *relations: str) -> Iterator[int]:
        """Children with one of these relations; "nsubj" also fits "nsubj:pass", "nsubj:pass" only itself."""
        for child in self.children[token]:
            if self.rel[child] in relations or self.dep[child] in relations:
                yield child

    def kid(self, token: int, *relations: str) -> int | None:
        return next(self.kids(token, *relations), None)

    def subtree(self, token: int) -> list[int]:
        """The token and all below it, in the order of the text."""
        found, stack = [], [token]
        while stack:
            at = stack.pop()
            found.append(at)
            stack.extend(self.children[at])
        return sorted(found)

    def conjuncts(self, token: int) -> list[int]:
        """The token and what is coordinated with it."""
        found, stack = [], [token]
        while stack:
            at = stack.pop(0)
            found.append(at)
            stack[:0] = list(self.kids(at, "conj"))
        return found

    def feature(self, token: int, pair: str) -> bool:
        return pair in self.feats[token].split("|")


def changed(tree: Tree, arcs: dict[int, tuple[int, str]]) -> Tree:
    """The same tree with other arcs: token -> (head, relation)."""
    head, dep = list(tree.head), list(tree.dep)
    for token, (above, relation) in arcs.items():
        head[token], dep[token] = above, relation
    return Tree(tree.words, tree.lemmas, tree.upos, tree.tags, tree.feats, head, dep, tree.start, tree.sentence)


def of(doc: Doc) -> Tree:
    """The tree of a document as the rules read it: for English with what parsers get wrong around names put right (:mod:`kg.extract.mending`).

    Made once a document, whose analysis must be finished: several rules ask for it. Nobody may change it.
    """
    kept = doc.user_data.get(KEPT)
    if isinstance(kept, Tree):
        return kept
    found = _plain(doc)
    if doc.lang_ == "en":
        from kg.extract import cues, mending

        found = mending.mended(found, [(e.start, e.end, e.label_) for e in doc.ents], cues.load("en"))
    doc.user_data[KEPT] = found
    return found


def _plain(doc: Doc) -> Tree:
    spaces = [t.is_space for t in doc]
    sentence, number = [], -1
    for token in doc:
        if token.is_sent_start or number < 0:
            number += 1
        sentence.append(number)
    return Tree(
        words=[t.text for t in doc],
        lemmas=[t.lemma_.lower() or t.lower_ for t in doc],
        upos=["SPACE" if s else t.pos_ for s, t in zip(spaces, doc, strict=True)],
        tags=[t.tag_ for t in doc],
        feats=[str(t.morph) for t in doc],
        head=[t.head.i for t in doc],
        dep=["space" if s else ("root" if t.dep_ == "ROOT" else t.dep_) for s, t in zip(spaces, doc, strict=True)],
        start=[t.idx for t in doc],
        sentence=sentence,
    )
