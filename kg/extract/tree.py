"""A Universal Dependencies tree as plain lists: rules over lists are several times faster than over spaCy tokens, and easy to build by hand in a test."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Set
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.strings import StringStore
    from spacy.tokens import Doc

KEPT, TEXT, EDITED = "kg tree", "kg text", "kg edited"  # of Doc.user_data


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
    ends: list[int] = field(default_factory=list)  # character offsets behind each token, in the article's spelling
    children: list[list[int]] = field(default_factory=list)
    rel: list[str] = field(default_factory=list)  # without subtype
    _having: dict[str, list[int]] = field(default_factory=dict, init=False, repr=False, compare=False)  # relation, with subtype and without -> tokens
    _of_lemmas: dict[int, tuple[Set[str], list[int]]] = field(default_factory=dict, init=False, repr=False, compare=False)  # by the identity of the list

    def __post_init__(self) -> None:
        if self.rel:  # of a tree that differs in a few arcs (:func:`changed`)
            return
        self.ends = self.ends or [start + len(word) for start, word in zip(self.start, self.words, strict=True)]
        self.rel = [plain(d) for d in self.dep]
        self.children = [[] for _ in self.words]
        for i, h in enumerate(self.head):
            if h != i:
                self.children[h].append(i)

    def of_lemmas(self, lemmas: Set[str]) -> list[int]:
        """Tokens whose lemma is one of a list of cues, in the order of the text. Most articles have none of some lists, about which rules need not look on."""
        known = self._of_lemmas.get(id(lemmas))
        if known is None:  # the list is kept beside, so that its identity stays its own
            known = self._of_lemmas[id(lemmas)] = (lemmas, [i for i, lemma in enumerate(self.lemmas) if lemma in lemmas])
        return known[1]

    def end(self, token: int) -> int:
        return self.ends[token]

    def having(self, *relations: str) -> list[int]:
        """Tokens of the whole document with one of these relations, in the order of the text; "nsubj" also fits "nsubj:pass", "nsubj:pass" only itself.

        Dozens of rules ask so, each for the few words that it may change: the document is gone through once.
        """
        known = self._having
        if not known:
            for i, dep in enumerate(self.dep):
                known.setdefault(dep, []).append(i)
            for dep in [dep for dep in known if ":" in dep]:
                known[plain(dep)] = sorted([*known.get(plain(dep), ()), *known[dep]])
        found = [known[relation] for relation in relations if relation in known]
        return found[0] if len(found) == 1 else sorted(set(chain.from_iterable(found)))

    def kids(self, token: int, *relations: str) -> Iterator[int]:
        """Children with one of these relations; "nsubj" also fits "nsubj:pass", "nsubj:pass" only itself."""
        for child in self.children[token]:
            if self.rel[child] in relations or self.dep[child] in relations:
                yield child

    def kid(self, token: int, *relations: str) -> int | None:
        for child in self.children[token]:
            if self.rel[child] in relations or self.dep[child] in relations:
                return child
        return None

    def subtree(self, token: int) -> list[int]:
        """The token and all below it, in the order of the text."""
        if not self.children[token]:
            return [token]
        found, stack = [], [token]
        while stack:
            at = stack.pop()
            found.append(at)
            stack.extend(self.children[at])
        return sorted(found)

    def conjuncts(self, token: int) -> list[int]:
        """The token and what is coordinated with it."""
        rel, children = self.rel, self.children
        if not children[token]:
            return [token]
        found, stack = [], [token]
        while stack:
            at = stack.pop()
            found.append(at)
            if children[at]:
                stack += [k for k in reversed(children[at]) if rel[k] == "conj"]
        return found

    def feature(self, token: int, pair: str) -> bool:
        return pair in self.feats[token].split("|")


@cache
def plain(relation: str) -> str:
    """A relation without its subtype.

    >>> plain("nsubj:pass")
    'nsubj'
    """
    return relation.partition(":")[0]


def changed(tree: Tree, arcs: dict[int, tuple[int, str]]) -> Tree:
    """The same tree with other arcs: token -> (head, relation); what does not change the two trees share. Arcs that would close a ring, of which nobody
    finds the end, change nothing."""
    if not arcs:
        return tree
    head, dep, rel, children = list(tree.head), list(tree.dep), list(tree.rel), list(tree.children)
    came: dict[int, list[int]] = {}  # token that loses or wins children -> those that it wins
    for token, (above, relation) in arcs.items():
        if above != head[token]:
            came.setdefault(head[token], [])
            came.setdefault(above, []).append(token)
        head[token], dep[token], rel[token] = above, relation, plain(relation)
    for above, more in came.items():
        children[above] = sorted(k for k in {*children[above], *more} if k != above and head[k] == above)
    for token in arcs:
        above, passed = head[token], {token}
        while head[above] != above:
            if above in passed:
                return tree
            passed.add(above)
            above = head[above]
    new = replace(tree, head=head, dep=dep, rel=rel, children=children)
    if tree._having:  # most mendings change one arc or two: the rest of what :meth:`Tree.having` found holds
        new._having = known = dict(tree._having)
        for token in arcs:
            for relation in {tree.dep[token], tree.rel[token]} - {dep[token], rel[token]}:
                known[relation] = [i for i in known[relation] if i != token]
            for relation in {dep[token], rel[token]} - {tree.dep[token], tree.rel[token]}:
                known[relation] = sorted([*known.get(relation, ()), token])
    return new


def text(doc: Doc) -> str:
    """The text of a document. spaCy puts it together anew, token by token, each time it is asked for: it is kept."""
    kept = doc.user_data.get(TEXT)
    if isinstance(kept, str):
        return kept
    doc.user_data[TEXT] = found = str(doc.text)
    return found


def of(doc: Doc) -> Tree:
    """The tree of a document as the rules read it: with what parsers get wrong around names and speakers put right (:mod:`kg.extract.mending`).

    Made once a document, whose analysis must be finished: several rules ask for it. Nobody may change it.
    """
    kept = doc.user_data.get(KEPT)
    if isinstance(kept, Tree):
        return kept
    found = _plain(doc)
    if doc.lang_ == "en":
        from kg.extract import cues, mending

        found = mending.mended(found, [(e.start, e.end, e.label_) for e in doc.ents], cues.load("en"), text(doc))
    elif doc.lang_ == "uk":
        from kg.extract import cues
        from kg.extract.mending import ukrainian

        found = ukrainian.mended(found, cues.load("uk"))
    doc.user_data[KEPT] = found
    return found


class _Labels(dict[int, str]):
    """Number of a relation, tag, part of speech or set of features -> its text, one object each for all documents: there are few, and strings that are the
    same object are compared at once. The number is made of the text, so it is the same in every vocabulary."""

    def text(self, key: int, strings: StringStore) -> str:
        found = self.get(key)
        return self.setdefault(key, sys.intern(str(strings[key]))) if found is None else found


LABELS = _Labels()
COLUMNS = ("ORTH", "LEMMA", "LOWER", "POS", "TAG", "MORPH", "DEP", "IS_SPACE", "SENT_START", "IDX", "HEAD")


def _plain(doc: Doc) -> Tree:
    """Columns of the whole document and one string a distinct value: a spaCy token an attribute a word takes three times as long."""
    from spacy import attrs

    columns = doc.to_array([attrs.IDS[name] for name in COLUMNS])
    orth, lemma, lower, pos, tag, morph, dep, space, opens, start, _ = columns.T.tolist() if len(doc) else [[] for _ in COLUMNS]
    strings = doc.vocab.strings
    label = LABELS.text
    feats = {key: label(key, strings).removeprefix("_") for key in set(morph)}  # "_" for none
    tags = {key: label(key, strings) for key in set(tag)}
    deps = {key: label(key, strings) for key in set(dep)}
    deps |= {key: "root" for key, relation in deps.items() if relation == "ROOT"}
    parts = {key: label(key, strings) for key in set(pos)}
    words = {key: strings[key] for key in set(orth)}
    lowered = {pair: strings[pair[0]].lower() or strings[pair[1]] for pair in set(zip(lemma, lower, strict=True))}
    sentence, number = [], -1
    for begun in opens:
        if begun == 1 or number < 0:
            number += 1
        sentence.append(number)
    edited: frozenset[int] = doc.user_data.get(EDITED, frozenset())  # where a word stands with its first letter in brackets, which are not read
    spelt = [words[key] for key in orth]
    upos, relations = [parts[key] for key in pos], [deps[key] for key in dep]
    for i in [i for i, blank in enumerate(space) if blank]:
        upos[i], relations[i] = "SPACE", "space"
    ends = [at + len(word) for at, word in zip(start, spelt, strict=True)]
    if edited:
        ends = [end + 2 if at in edited else end for at, end in zip(start, ends, strict=True)]
    return Tree(
        words=spelt,
        lemmas=[lowered[pair] for pair in zip(lemma, lower, strict=True)],
        upos=upos,
        tags=[tags[key] for key in tag],
        feats=[feats[key] for key in morph],
        head=[i + away for i, away in enumerate(columns[:, -1].astype("int64").tolist())] if len(doc) else [],
        dep=relations,
        start=start,
        sentence=sentence,
        ends=ends,
    )
