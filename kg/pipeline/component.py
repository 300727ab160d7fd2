"""The one component of the English pipeline: sentences, tags, features, lemmas, tree, names and vectors of a Doc."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from spacy import symbols
from spacy.language import Language
from spacy.tokens import Doc

from kg.pipeline import analysis, exact, repair
from kg.pipeline.analysis import LEMMA, MORPH, POS, TAG
from kg.pipeline.encoder import Network, Reading
from kg.pipeline.lemmas import Lemmas

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


class Analysis(analysis.Analysis[Reading]):
    """An English Doc: Penn tags, features and lemmas; names are mended, and those of exact kinds put in."""

    def __init__(self, doc: Doc, network: Network, labels: analysis.Labels, lemmas: Lemmas) -> None:
        super().__init__(doc, network, labels)
        self.lemmas = lemmas
        self.marked = any((t.i > 0 and t.is_sent_start is True) or (t.is_space and t.text.count("\n") > 1) for t in doc)  # somebody said where paragraphs begin
        self.xpos, self.upos, self.feats = (np.zeros(len(self.tokens), np.int64) for _ in range(3))

    def opens(self, reading: Reading, begin: int) -> NDArray[np.bool_]:
        starts: NDArray[np.bool_] = reading.starts[:, 1] > reading.starts[:, 0]
        return starts & ~self._unended(begin, len(starts))

    def _unended(self, begin: int, size: int) -> NDArray[np.bool_]:
        """Words behind a plain word. Where paragraphs are marked, headings stand apart and no sentence begins there ("officials sent signals Sunday that
        ...", "President Clinton Thursday condemned ..."); in bare text one may."""
        return np.array([self.marked and begin + i > 0 and self.forms[begin + i - 1][-1:].isalnum() for i in range(size)])

    def gather(self, reading: Reading, begin: int, stop: int) -> None:
        self.xpos[begin : begin + stop] = reading.xpos[:stop].argmax(1)
        self.upos[begin : begin + stop] = reading.upos[:stop].argmax(1)
        self.feats[begin : begin + stop] = reading.feats[:stop].argmax(1)

    def columns(self) -> dict[int, analysis.Column]:
        strings, morphology, tags = self.doc.vocab.strings, self.doc.vocab.morphology, self.labels["xpos"]
        return {
            TAG: np.array([strings.add(x) for x in tags], np.uint64)[self.xpos],
            POS: np.array([symbols.IDS[x] for x in self.labels["upos"]], np.uint64)[self.upos],
            MORPH: np.array([morphology.add(x) for x in self.labels["feats"]], np.uint64)[self.feats],
            LEMMA: [strings.add(self.lemmas(form, tags[tag])) for form, tag in zip(self.forms, self.xpos.tolist(), strict=True)],
        }

    def names(self) -> list[analysis.Found]:
        return exact.find(self.doc, repair.repaired(self.doc, self.learnt()))
