"""What the readers of all languages do with one Doc: windows, sentences, trees and names of what a network says, written into the Doc."""

from __future__ import annotations

import itertools
from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from typing import Generic, Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray
from spacy import attrs, symbols
from spacy.tokens import Doc

from kg.pipeline import tree, windows
from kg.pipeline.names import Name, decode

TAG, POS, MORPH, LEMMA, HEAD, DEP, ENT_IOB, ENT_TYPE = (attrs.IDS[x] for x in ("TAG", "POS", "MORPH", "LEMMA", "HEAD", "DEP", "ENT_IOB", "ENT_TYPE"))
KEY = "kg"  # of Doc.user_data
WIDTH = 384
Floats = NDArray[np.float32]
Labels = Mapping[str, list[str]]
Found = tuple[int, int, str, float]  # first token, end, kind, probability
Column = Sequence[int] | NDArray[np.uint64]  # a number a word


class Reading(Protocol):
    """What every network says of the words of a window; each says more in its own way."""

    @property
    def words(self) -> Floats: ...
    @property
    def starts(self) -> Floats: ...
    @property
    def names(self) -> Floats | None: ...
    @property
    def arcs(self) -> Floats: ...
    @property
    def dependents(self) -> Floats: ...
    @property
    def heads(self) -> Floats: ...


R = TypeVar("R", bound=Reading)
Said = TypeVar("Said", bound=Reading, covariant=True)


class Network(Protocol[Said]):
    def fits(self, words: Sequence[str]) -> int: ...
    def read(self, words: Sequence[str]) -> Said: ...
    def labels(self, dependents: Floats, heads: Floats) -> Floats: ...


def softmax_at(scores: Floats, columns: NDArray[np.int64]) -> Floats:
    """Probability of one column a row, [rows]."""
    logs = scores - scores.max(1, keepdims=True)
    powers = np.exp(logs)
    chosen: Floats = powers[np.arange(len(columns)), columns] / powers.sum(1)
    return chosen


class Analysis(ABC, Generic[R]):
    """What the network says of one Doc, gathered word by word; :meth:`write` reads the Doc and puts it there."""

    def __init__(self, doc: Doc, network: Network[R], labels: Labels) -> None:
        self.doc, self.network, self.labels = doc, network, labels
        self.tokens = [t.i for t in doc if not t.is_space]
        self.forms = [doc[i].text for i in self.tokens]
        count = len(self.tokens)
        self.heads = np.zeros(count, np.int64)  # word -> word, a root to itself
        self.deps = np.zeros(count, np.int64)
        self.arc = np.zeros(count, np.float16)
        self.vectors = np.zeros((len(doc), WIDTH), np.float16)
        self.found: list[Name] = []
        self.slow = 0  # windows in a row that came forward by less than a quarter

    # ---- what each language does in its own way

    @abstractmethod
    def opens(self, reading: R, begin: int) -> NDArray[np.bool_]:
        """Words of a window that open a sentence, as the network has it."""

    @abstractmethod
    def gather(self, reading: R, begin: int, stop: int) -> None:
        """Keep what is said of the first ``stop`` words of a window beside their tree."""

    @abstractmethod
    def columns(self) -> dict[int, Column]:
        """TAG, POS, MORPH and LEMMA of the words."""

    @abstractmethod
    def names(self) -> Iterable[Found]:
        """(first token, end, kind, probability) of names in the Doc, whose tree is set."""

    # ---- reading

    def write(self) -> None:
        sure = self._sure()
        starts = windows.likely_starts(self.forms, sure)
        begin, count = 0, len(self.forms)
        while begin < count:
            end, clean = windows.next_window(starts, sure, begin)
            fitting = begin + self.network.fits(self.forms[begin:end])
            clean, end = clean and fitting == end, fitting
            begin = self._window(begin, end, sure, clean)
        self._annotate()

    def _sure(self) -> list[bool]:
        """Words before which a sentence begins whatever the network says."""
        out, broken = [], True
        for token in self.doc:
            broken = broken or token.is_sent_start is True
            if token.is_space:
                broken = broken or token.text.count("\n") > 1
            else:
                out.append(broken)
                broken = False
        return out

    def _window(self, begin: int, end: int, sure: list[bool], clean: bool) -> int:
        """Read words ``begin`` to ``end``; returns where the next window begins."""
        reading = self.network.read(self.forms[begin:end])
        opens = self.opens(reading, begin)
        opens |= np.array(sure[begin:end])
        opens[0] = True
        edges = [*np.flatnonzero(opens).tolist(), end - begin]
        if not clean and len(edges) > 2 and self.slow < windows.SLOW:
            edges.pop()  # the last sentence may go on: it opens the next window
        self.slow = self.slow + 1 if 4 * edges[-1] < end - begin else 0
        for low, high in itertools.pairwise(edges):
            self._sentence(reading, low, high, begin)
        stop = edges[-1]
        self.deps[begin : begin + stop] = self._labels(reading, begin, stop)
        self.gather(reading, begin, stop)
        self.vectors[self.tokens[begin : begin + stop]] = reading.words[:stop]
        return begin + stop

    def _sentence(self, reading: R, low: int, high: int, begin: int) -> None:
        scores = np.concatenate([reading.arcs[low:high, :1], reading.arcs[low:high, low + 1 : high + 1]], 1)
        heads = tree.decode(scores)
        own = np.arange(begin + low, begin + high)
        self.heads[own] = np.where(heads == 0, own, heads - 1 + begin + low)
        self.arc[own] = softmax_at(scores, heads)
        if reading.names is not None:
            for name in decode(reading.names[low:high], self.labels["names"]):
                self.found.append(name._replace(start=name.start + begin + low, end=name.end + begin + low))

    def _labels(self, reading: R, begin: int, stop: int) -> NDArray[np.int64]:
        heads = self.heads[begin : begin + stop] - begin
        roots = heads == np.arange(stop)
        scores = self.network.labels(reading.dependents[:stop], reading.heads[np.where(roots, 0, heads + 1)])
        root = self.labels["deps"].index("root")
        scores[:, root] = -np.inf  # only the root of a sentence is called so
        return np.where(roots, root, scores.argmax(1))

    # ---- writing

    def _annotate(self) -> None:
        doc, strings = self.doc, self.doc.vocab.strings
        arc, probability = np.zeros(len(doc), np.float16), np.zeros(len(doc), np.float16)
        doc.user_data[KEY] = {"vectors": self.vectors, "arc": arc, "name": probability}
        if not len(doc):
            return
        tokens = np.array(self.tokens, np.int64)
        arc[tokens] = self.arc
        table = {a: np.zeros(len(doc), np.uint64) for a in (TAG, POS, MORPH, LEMMA, DEP)}
        spaces = np.array([t.is_space for t in doc])
        if len(tokens):
            for attribute, column in self.columns().items():
                table[attribute][tokens] = column
            table[DEP][tokens] = np.array([strings.add("ROOT" if x == "root" else x) for x in self.labels["deps"]], np.uint64)[self.deps]
        table[TAG][spaces], table[POS][spaces], table[MORPH][spaces] = strings.add("_SP"), symbols.IDS["SPACE"], doc.vocab.morphology.add("")
        table[DEP][spaces] = strings.add("dep")
        table[LEMMA][spaces] = [t.orth for t in doc if t.is_space]
        if not len(tokens):
            table[DEP][0] = strings.add("ROOT")
        relative = (self._token_heads(tokens, spaces) - np.arange(len(doc))).astype(np.int64).astype(np.uint64)
        columns = [table[TAG], table[POS], table[MORPH], table[LEMMA], relative, table[DEP]]
        doc.from_array([TAG, POS, MORPH, LEMMA, HEAD, DEP], np.stack(columns, 1))  # type: ignore[arg-type]
        self._put(self.names(), probability)

    def _token_heads(self, tokens: NDArray[np.int64], spaces: NDArray[np.bool_]) -> NDArray[np.int64]:
        heads = np.zeros(len(self.doc), np.int64)
        if len(tokens):
            heads[tokens] = tokens[self.heads]
            last = int(tokens[0])  # whitespace before the first word hangs on it
            for index in range(len(self.doc)):
                if spaces[index]:
                    heads[index] = last
                else:
                    last = index
        return heads

    def learnt(self) -> list[Found]:
        """The names that the network found, in tokens."""
        return [(self.tokens[name.start], self.tokens[name.end - 1] + 1, name.kind, name.probability) for name in self.found]

    def _put(self, found: Iterable[Found], probability: NDArray[np.float16]) -> None:
        table = np.zeros((len(self.doc), 2), np.uint64)
        table[:, 0] = 2  # outside
        for first, end, kind, sure in found:
            table[first, 0], table[first + 1 : end, 0] = 3, 1
            table[first:end, 1] = self.doc.vocab.strings.add(kind)
            probability[first:end] = sure
        self.doc.from_array([ENT_IOB, ENT_TYPE], table)  # type: ignore[arg-type]
