"""The one component of the Ukrainian pipeline: sentences, tags, features, lemmas, tree, names and vectors of a Doc."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import cast

import numpy as np
import spacy
from numpy.typing import NDArray
from spacy import attrs, symbols
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import compile_infix_regex

from kg.pipeline import names, tree, ukrainian_names, ukrainian_nominative, ukrainian_tree, windows
from kg.pipeline.ukrainian_dictionary import Dictionary
from kg.pipeline.ukrainian_lemmas import Lemmas
from kg.pipeline.ukrainian_network import Network, Reading
from kg.pipeline.ukrainian_pieces import PieceVectors, WordPieces
from kg.pipeline.ukrainian_signs import Signs

TAG, POS, MORPH, LEMMA, HEAD, DEP, ENT_IOB, ENT_TYPE = (attrs.IDS[x] for x in ("TAG", "POS", "MORPH", "LEMMA", "HEAD", "DEP", "ENT_IOB", "ENT_TYPE"))
UNKNOWN = 4.0  # what a case that the dictionary does not know of a word costs, in logs
KEY = "kg"  # of Doc.user_data
WIDTH = 384
GRAPHS = {"parser": "parser.onnx", "labeller": "labeller.onnx"}
FILES = (*GRAPHS.values(), "pieces.json", "pieces.q4", "labels.json", "forms.xz", "lemmas.gz")
NAMES = ("names.onnx", "names.json")  # in the folder of the names, beside that of the pipeline
Labels = Mapping[str, list[str]]


class Reader:
    """Reads a Doc in windows of several likely sentences, one window a pass, so that an article's analysis follows from the article alone.

    Sets ``pos_``, ``tag_`` (the same), ``morph``, ``lemma_``, ``dep_`` and ``head`` (UD, one root a sentence), sentence starts and ``doc.ents``; names are
    PERSON ORG LOC JOB DATE TIME MONEY PERCENT QUANTITY LAW WORK MISC where names are learnt (:data:`kg.pipeline.ukrainian_names.KINDS`), else PERSON ORG LOC
    by rules. In ``doc.user_data["kg"]``: ``vectors`` float16 [tokens, 384], ``arc`` and ``name`` float16 [tokens], the probabilities of the head and of
    the name's label (0 where there is none). Sentence starts that are set before stay; blank lines are sentence ends. Whitespace tokens hang on the word
    before with dep "dep". ``span._.nominative`` is its text in the nominative (:mod:`kg.pipeline.ukrainian_nominative`).

    ``learnt_names``: the folder of the learnt names, a sibling of the pipeline's own; where it is missing, rules find names.
    """

    def __init__(self, name: str = "kg_reader_uk", *, threads: int = 1, learnt_names: str = "uk-names") -> None:
        self.name, self.threads, self.learnt_names = name, threads, learnt_names
        self.files: dict[str, bytes] = {}
        self.labels: dict[str, list[str]] = {}
        self.network: Network | None = None
        self.lemmas: Lemmas | None = None
        self.combinations: NDArray[np.float32] | None = None
        ukrainian_nominative.register()

    def set(self, files: Mapping[str, bytes]) -> Reader:
        """``files``: the contents of :data:`FILES`, and of :data:`NAMES` where names are learnt, by name."""
        self.files = dict(files)
        self.labels = json.loads(files["labels.json"])
        dictionary = Dictionary(files["forms.xz"])
        self.lemmas = Lemmas(dictionary, files["lemmas.gz"])
        ukrainian_nominative.use(self.lemmas)
        graphs, name_signs = {name: files[file] for name, file in GRAPHS.items()}, None
        if NAMES[0] in files:
            told = json.loads(files[NAMES[1]])
            graphs["names"], self.labels["names"], name_signs = files[NAMES[0]], told["names"], Signs(told["signs"], dictionary)
        self.network = Network(
            graphs,
            WordPieces(files["pieces.json"].decode("utf-8")),
            PieceVectors(files["pieces.q4"]),
            Signs(self.labels["signs"], dictionary),
            name_signs,
            threads=self.threads,
        )
        self.combinations = _table(self.labels)
        return self

    def __call__(self, doc: Doc) -> Doc:
        if self.network is None or self.lemmas is None or self.combinations is None:
            raise ValueError("kg_reader_uk: the component has no model yet. Load a folder with one: spacy.load('kg/models/uk')")
        Analysis(doc, self.network, self.labels, self.lemmas, self.combinations).write()
        return doc

    def pipe(self, stream: Iterable[Doc], batch_size: int = 1) -> Iterator[Doc]:
        """Documents are read one by one, whatever the batch size."""
        for doc in stream:
            yield self(doc)

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        import srsly  # type: ignore[import-untyped]

        packed: bytes = srsly.msgpack_dumps(self.files)
        return packed

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> Reader:
        import srsly

        return self.set(srsly.msgpack_loads(data))

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Writes the pipeline's own files; the learnt names stay in their folder."""
        folder = Path(path)
        folder.mkdir(parents=True, exist_ok=True)
        for name in FILES:
            if name in self.files:
                (folder / name).write_bytes(self.files[name])

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> Reader:
        folder = Path(path)
        files = {name: (folder / name).read_bytes() for name in FILES}
        beside = folder.resolve().parent.parent / self.learnt_names
        if self.learnt_names and (beside / NAMES[0]).is_file():
            files |= {name: (beside / name).read_bytes() for name in NAMES}
        return self.set(files)


@Language.factory("kg_reader_uk", default_config={"threads": 1, "learnt_names": "uk-names"})
def make(nlp: Language, name: str, threads: int, learnt_names: str) -> Reader:
    return Reader(name, threads=threads, learnt_names=learnt_names)


def tokenized(nlp: Language) -> Language:
    """Words with a hyphen stay whole, as the treebanks have them ("прем'єр-міністр", "по-перше", "2-3")."""
    infixes = [x for x in map(str, nlp.Defaults.infixes or ()) if "(?:-|" not in x and r"+\-\*^" not in x]
    dashes = [r"(?<=[^\W\d_])[–—](?=[^\W\d_])", r"(?<=[0-9])[–—](?=[0-9])"]
    nlp.tokenizer.infix_finditer = compile_infix_regex([*infixes, *dashes]).finditer  # type: ignore[union-attr]
    return nlp


def build(graphs: Mapping[str, bytes], pieces: str, vectors: bytes, labels: Labels, forms: bytes, lemmas: bytes, *, version: str) -> Language:
    """A pipeline without learnt names."""
    nlp = tokenized(spacy.blank("uk"))
    reader = cast(Reader, nlp.add_pipe("kg_reader_uk"))
    files = {file: graphs[name] for name, file in GRAPHS.items()}
    told = json.dumps(dict(labels), ensure_ascii=False, indent=0).encode("utf-8")
    reader.set(files | {"pieces.json": pieces.encode("utf-8"), "pieces.q4": vectors, "labels.json": told, "forms.xz": forms, "lemmas.gz": lemmas})
    nlp.meta.update(
        name="news",
        spacy_version=">=3.8.0,<3.9.0",
        version=version,
        license="CC BY-SA 4.0",
        description="Ukrainian news: sentences, tags, features, lemmas, Universal Dependencies, names, word vectors",
    )  # fmt: skip
    return nlp


def _table(labels: Labels) -> NDArray[np.float32]:
    """[combinations, tags + values]: ones where a combination has the tag or the value ("Case=" where it has no case)."""
    columns = {x: i for i, x in enumerate([*labels["upos"], *labels["values"]])}
    attributes = [v.split("=")[0] for v in labels["values"] if v.endswith("=")]
    out = np.zeros((len(labels["combinations"]), len(columns)), np.float32)
    for row, combination in enumerate(labels["combinations"]):
        upos, _, feats = combination.partition(" ")
        given = dict(f.split("=", 1) for f in feats.split("|") if f)
        out[row, columns[upos]] = 1
        for attribute in attributes:
            out[row, columns[f"{attribute}={given.get(attribute, '')}"]] = 1
    return out


def _log_softmax(scores: NDArray[np.float32]) -> NDArray[np.float32]:
    shifted = scores - scores.max(1, keepdims=True)
    out: NDArray[np.float32] = shifted - np.log(np.exp(shifted).sum(1, keepdims=True))
    return out


class Analysis:
    """What the network says of one Doc, gathered word by word; :meth:`write` reads the Doc and puts it there."""

    def __init__(self, doc: Doc, network: Network, labels: Labels, lemmas: Lemmas, combinations: NDArray[np.float32]) -> None:
        self.doc, self.network, self.labels, self.lemmas, self.combinations = doc, network, labels, lemmas, combinations
        self.tokens = [t.i for t in doc if not t.is_space]
        self.forms = [doc[i].text for i in self.tokens]
        self.edges = [i for i, v in enumerate(labels["values"]) if v.endswith("=")] + [len(labels["values"])]
        count = len(self.tokens)
        self.heads = np.zeros(count, np.int64)  # word -> word, a root to itself
        self.deps = np.zeros(count, np.int64)
        self.morphs = np.zeros(count, np.int64)  # rows of the combinations
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
        opens = reading.starts[:, 1] > reading.starts[:, 0]
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
        logs = [_log_softmax(reading.upos[:stop])]
        logs += [_log_softmax(reading.values[:stop, a:b]) for a, b in itertools.pairwise(self.edges)]
        known = self.lemmas.fitting(self.forms[begin : begin + stop], self.labels["combinations"])
        self.morphs[begin : begin + stop] = (np.concatenate(logs, 1) @ self.combinations.T - UNKNOWN * ~known).argmax(1)
        self.vectors[self.tokens[begin : begin + stop]] = reading.words[:stop]
        return begin + stop

    def _sentence(self, reading: Reading, low: int, high: int, begin: int) -> None:
        scores = np.concatenate([reading.arcs[low:high, :1], reading.arcs[low:high, low + 1 : high + 1]], 1)
        heads = tree.decode(scores)
        own = np.arange(begin + low, begin + high)
        self.heads[own] = np.where(heads == 0, own, heads - 1 + begin + low)
        self.arc[own] = np.exp(_log_softmax(scores)[np.arange(high - low), heads])
        if reading.names is not None:
            for name in names.decode(reading.names[low:high], self.labels["names"]):
                self.found.append(name._replace(start=name.start + begin + low, end=name.end + begin + low))

    def _labels(self, reading: Reading, begin: int, stop: int) -> NDArray[np.int64]:
        own = np.arange(stop)
        heads = self.heads[begin : begin + stop] - begin
        roots = heads == own
        scores = self.network.labels(reading.dependents[:stop], reading.heads[np.where(roots, 0, heads + 1)])
        root = self.labels["deps"].index("root")
        scores[:, root] = -np.inf  # only the root of a sentence is called so
        return np.where(roots, root, scores.argmax(1))

    def _annotate(self) -> None:
        doc, strings, morphology = self.doc, self.doc.vocab.strings, self.doc.vocab.morphology
        arc, named = np.zeros(len(doc), np.float16), np.zeros(len(doc), np.float16)
        doc.user_data[KEY] = {"vectors": self.vectors, "arc": arc, "name": named}
        if not len(doc):
            return
        tokens = np.array(self.tokens, np.int64)
        arc[tokens] = self.arc
        parts = [c.partition(" ") for c in self.labels["combinations"]]
        chosen = [parts[i] for i in self.morphs.tolist()]
        table = {a: np.zeros(len(doc), np.uint64) for a in (TAG, POS, MORPH, LEMMA, DEP)}
        spaces = np.array([t.is_space for t in doc])
        if len(tokens):
            table[TAG][tokens] = [strings.add(upos) for upos, _, _ in chosen]
            table[POS][tokens] = [symbols.IDS[upos] for upos, _, _ in chosen]
            table[MORPH][tokens] = [morphology.add(feats) for _, _, feats in chosen]
            table[LEMMA][tokens] = [strings.add(self.lemmas(form, upos, feats)) for form, (upos, _, feats) in zip(self.forms, chosen, strict=True)]
            table[DEP][tokens] = np.array([strings.add("ROOT" if x == "root" else x) for x in self.labels["deps"]], np.uint64)[self.deps]
        else:
            table[DEP][0] = strings.add("ROOT")
        table[TAG][spaces], table[POS][spaces], table[MORPH][spaces] = strings.add("_SP"), symbols.IDS["SPACE"], morphology.add("")
        table[DEP][spaces] = strings.add("dep")
        table[LEMMA][spaces] = [t.orth for t in doc if t.is_space]
        relative = (self._token_heads(tokens, spaces) - np.arange(len(doc))).astype(np.int64).astype(np.uint64)
        columns = [table[TAG], table[POS], table[MORPH], table[LEMMA], relative, table[DEP]]
        doc.from_array([TAG, POS, MORPH, LEMMA, HEAD, DEP], np.stack(columns, 1))  # type: ignore[arg-type]
        ukrainian_tree.settle(doc)
        self._names(named)

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
        if "names" in self.labels:
            found = [(self.tokens[n.start], self.tokens[n.end - 1] + 1, ukrainian_names.KINDS[n.kind], n.probability) for n in self.found]
        else:
            found = list(ukrainian_names.by_rules(doc, self.lemmas.dictionary))
        table = np.zeros((len(doc), 2), np.uint64)
        table[:, 0] = 2  # outside
        for first, end, kind, sure in ukrainian_names.joined(doc, found):
            table[first, 0], table[first + 1 : end, 0] = 3, 1
            table[first:end, 1] = strings.add(kind)
            probability[first:end] = sure
        doc.from_array([ENT_IOB, ENT_TYPE], table)  # type: ignore[arg-type]
