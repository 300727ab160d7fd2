"""The one component of the English pipeline: sentences, tags, features, lemmas, tree, names and vectors of a Doc."""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from spacy import attrs, symbols
from spacy.language import Language
from spacy.tokens import Doc

from kg.pipeline import exact, names, repair, tree, windows
from kg.pipeline.encoder import Network, Reading
from kg.pipeline.lemmas import Lemmas

TAG, POS, MORPH, LEMMA, HEAD, DEP, ENT_IOB, ENT_TYPE = (attrs.IDS[x] for x in ("TAG", "POS", "MORPH", "LEMMA", "HEAD", "DEP", "ENT_IOB", "ENT_TYPE"))

KEY = "kg"  # of Doc.user_data
WIDTH = 384
FILES = ("encoder.onnx", "labeller.onnx", "pieces.json", "lemmas.gz", "labels.json")


class Reader:
    """Reads a Doc in windows of several likely sentences, one window a pass, so that an article's analysis follows from the article alone.

    Sets ``tag_`` (PTB), ``pos_``, ``morph``, ``lemma_``, ``dep_`` and ``head`` (UD, one root a sentence), sentence starts and ``doc.ents``. In
    ``doc.user_data["kg"]``: ``vectors`` float16 [tokens, 384], ``arc`` and ``name`` float16 [tokens], the probabilities of the head and of the name's label
    (0 where there is none). Sentence starts that are set before stay; blank lines are sentence ends. Whitespace tokens hang on the word before
    with dep "dep", tag "_SP".
    """

    def __init__(self, name: str = "kg_reader", *, threads: int = 1) -> None:
        self.name, self.threads = name, threads
        self.network: Network | None = None
        self.lemmas: Lemmas | None = None
        self.labels: dict[str, list[str]] = {}

    def set(self, network: Network, labels: dict[str, list[str]], lemmas: Lemmas) -> Reader:
        self.network, self.labels, self.lemmas = network, labels, lemmas
        network.threads = self.threads
        return self

    def __call__(self, doc: Doc) -> Doc:
        if self.network is None or self.lemmas is None:
            raise ValueError("kg_reader: the component has no model yet. Load a folder with one: spacy.load('kg/models/en')")
        Analysis(doc, self.network, self.labels, self.lemmas).write()
        return doc

    def pipe(self, stream: Iterable[Doc], batch_size: int = 1) -> Iterator[Doc]:
        """Documents are read one by one, whatever the batch size."""
        for doc in stream:
            yield self(doc)

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        import srsly  # type: ignore[import-untyped]

        packed: bytes = srsly.msgpack_dumps(dict(self._files()))
        return packed

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> Reader:
        import srsly

        return self._open(srsly.msgpack_loads(data).__getitem__)

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        folder = Path(path)
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in self._files():
            (folder / name).write_bytes(content)

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> Reader:
        folder = Path(path)
        return self._open(lambda name: (folder / name).read_bytes())

    def _files(self) -> Iterator[tuple[str, bytes]]:
        if self.network is None or self.lemmas is None:
            return
        labels = json.dumps(self.labels, ensure_ascii=False, indent=0).encode()
        yield from zip(FILES, (self.network.encoder, self.network.labeller, self.network.pieces.encode(), self.lemmas.lines, labels), strict=True)

    def _open(self, read: Callable[[str], bytes]) -> Reader:
        encoder, labeller, pieces, lemmas, labels = (read(name) for name in FILES)
        return self.set(Network(encoder, labeller, pieces.decode(), threads=self.threads), json.loads(labels), Lemmas(lemmas))


@Language.factory("kg_reader", default_config={"threads": 1})
def make(nlp: Language, name: str, threads: int) -> Reader:
    return Reader(name, threads=threads)


def softmax_at(scores: NDArray[np.float32], columns: NDArray[np.int64]) -> NDArray[np.float32]:
    """Probability of one column a row, [rows]."""
    logs = scores - scores.max(1, keepdims=True)
    powers = np.exp(logs)
    chosen: NDArray[np.float32] = powers[np.arange(len(columns)), columns] / powers.sum(1)
    return chosen


class Analysis:
    """What the network says of one Doc, gathered word by word; :meth:`write` reads the Doc and puts it there."""

    def __init__(self, doc: Doc, network: Network, labels: dict[str, list[str]], lemmas: Lemmas) -> None:
        self.doc, self.network, self.labels, self.lemmas = doc, network, labels, lemmas
        self.tokens = [t.i for t in doc if not t.is_space]
        self.forms = [doc[i].text for i in self.tokens]
        self.marked = any((t.i > 0 and t.is_sent_start is True) or (t.is_space and t.text.count("\n") > 1) for t in doc)  # somebody said where paragraphs begin
        count = len(self.tokens)
        self.heads = np.zeros(count, np.int64)  # word -> word, a root to itself
        self.deps = np.zeros(count, np.int64)
        self.xpos, self.upos, self.feats = (np.zeros(count, np.int64) for _ in range(3))
        self.arc = np.zeros(count, np.float16)
        self.vectors = np.zeros((len(doc), WIDTH), np.float16)
        self.found: list[names.Name] = []
        self.slow = 0  # windows in a row that came forward by less than a quarter

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
        doc, out, broken = self.doc, [], True
        for token in doc:
            broken = broken or token.is_sent_start is True
            if token.is_space:
                broken = broken or token.text.count("\n") > 1
            else:
                out.append(broken)
                broken = False
        return out

    def _unended(self, begin: int, size: int) -> NDArray[np.bool_]:
        """Words behind a plain word. Where paragraphs are marked, headings stand apart and no sentence begins there ("officials sent signals Sunday that
        ...", "President Clinton Thursday condemned ..."); in bare text one may."""
        return np.array([self.marked and begin + i > 0 and self.forms[begin + i - 1][-1:].isalnum() for i in range(size)])

    def _window(self, begin: int, end: int, sure: list[bool], clean: bool) -> int:
        """Read words ``begin`` to ``end``; returns where the next window begins."""
        reading = self.network.read(self.forms[begin:end])
        opens = (reading.starts[:, 1] > reading.starts[:, 0]) & ~self._unended(begin, len(reading.starts))
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
        self.xpos[begin : begin + stop] = reading.xpos[:stop].argmax(1)
        self.upos[begin : begin + stop] = reading.upos[:stop].argmax(1)
        self.feats[begin : begin + stop] = reading.feats[:stop].argmax(1)
        self.vectors[self.tokens[begin : begin + stop]] = reading.words[:stop]
        return begin + stop

    def _sentence(self, reading: Reading, low: int, high: int, begin: int) -> None:
        scores = np.concatenate([reading.arcs[low:high, :1], reading.arcs[low:high, low + 1 : high + 1]], 1)
        heads = tree.decode(scores)
        own = np.arange(begin + low, begin + high)
        self.heads[own] = np.where(heads == 0, own, heads - 1 + begin + low)
        self.arc[own] = softmax_at(scores, heads)
        for name in names.decode(reading.names[low:high], self.labels["names"]):
            self.found.append(name._replace(start=name.start + begin + low, end=name.end + begin + low))

    def _labels(self, reading: Reading, begin: int, stop: int) -> NDArray[np.int64]:
        own = np.arange(stop)
        heads = self.heads[begin : begin + stop] - begin
        roots = heads == own
        scores = self.network.labels(reading.dependents[:stop], reading.heads[np.where(roots, 0, heads + 1)])
        root = self.labels["deps"].index("root")
        best = np.where(roots, root, 0)
        scores[:, root] = -np.inf  # only the root of a sentence is called so
        return np.where(roots, best, scores.argmax(1))

    def _annotate(self) -> None:
        doc, strings, morphology = self.doc, self.doc.vocab.strings, self.doc.vocab.morphology
        if not len(doc):
            doc.user_data[KEY] = {"vectors": self.vectors, "arc": np.zeros(0, np.float16), "name": np.zeros(0, np.float16)}
            return
        tokens = np.array(self.tokens, np.int64)
        table = {a: np.zeros(len(doc), np.uint64) for a in (TAG, POS, MORPH, LEMMA, DEP)}
        spaces = np.array([t.is_space for t in doc])
        for attribute, key, codes in (
            (TAG, "xpos", [strings.add(x) for x in self.labels["xpos"]]),
            (POS, "upos", [symbols.IDS[x] for x in self.labels["upos"]]),
            (MORPH, "feats", [morphology.add(x) for x in self.labels["feats"]]),
            (DEP, "deps", [strings.add("ROOT" if x == "root" else x) for x in self.labels["deps"]]),
        ):
            if len(tokens):
                table[attribute][tokens] = np.array(codes, np.uint64)[getattr(self, key)]
        tags = self.labels["xpos"]
        table[LEMMA][tokens] = [strings.add(self.lemmas(form, tags[tag])) for form, tag in zip(self.forms, self.xpos.tolist(), strict=True)]
        heads = self._token_heads(tokens, spaces)
        table[TAG][spaces], table[POS][spaces], table[MORPH][spaces] = strings.add("_SP"), symbols.IDS["SPACE"], morphology.add("")
        table[DEP][spaces] = strings.add("dep")
        table[LEMMA][spaces] = [t.orth for t in doc if t.is_space]
        if not len(tokens):
            table[DEP][0] = strings.add("ROOT")
        relative = (heads - np.arange(len(doc))).astype(np.int64).astype(np.uint64)
        doc.from_array([TAG, POS, MORPH, LEMMA, HEAD, DEP], np.stack([table[TAG], table[POS], table[MORPH], table[LEMMA], relative, table[DEP]], 1))  # type: ignore[arg-type]
        arc, named = np.zeros(len(doc), np.float16), np.zeros(len(doc), np.float16)
        arc[tokens] = self.arc
        self._names(named)
        doc.user_data[KEY] = {"vectors": self.vectors, "arc": arc, "name": named}

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

    def _names(self, probability: NDArray[np.float16]) -> None:
        doc, strings = self.doc, self.doc.vocab.strings
        learnt = []
        for name in self.found:
            first, last = self.tokens[name.start], self.tokens[name.end - 1]
            learnt.append((first, last + 1, name.kind, name.probability))
        table = np.zeros((len(doc), 2), np.uint64)
        table[:, 0] = 2  # outside
        for first, end, kind, sure in exact.find(doc, repair.repaired(doc, learnt)):
            table[first, 0], table[first + 1 : end, 0] = 3, 1
            table[first:end, 1] = strings.add(kind)
            probability[first:end] = sure
        doc.from_array([ENT_IOB, ENT_TYPE], table)  # type: ignore[arg-type]
