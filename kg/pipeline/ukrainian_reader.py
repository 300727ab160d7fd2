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
from spacy import symbols
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import compile_infix_regex

from kg.pipeline import analysis, ukrainian_names, ukrainian_nominative, ukrainian_tree
from kg.pipeline.analysis import LEMMA, MORPH, POS, TAG, Labels
from kg.pipeline.ukrainian_dictionary import Dictionary
from kg.pipeline.ukrainian_lemmas import Lemmas
from kg.pipeline.ukrainian_network import Network, Reading
from kg.pipeline.ukrainian_pieces import PieceVectors, WordPieces
from kg.pipeline.ukrainian_signs import Signs

UNKNOWN = 4.0  # what a case that the dictionary does not know of a word costs, in logs
GRAPHS = {"parser": "parser.onnx", "labeller": "labeller.onnx"}
FILES = (*GRAPHS.values(), "pieces.json", "pieces.q4", "labels.json", "forms.xz", "lemmas.gz")
NAMES = ("names.onnx", "names.json")  # in the folder of the names, beside that of the pipeline


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


class Analysis(analysis.Analysis[Reading]):
    """A Ukrainian Doc: tag and features are chosen together, among the combinations that the dictionary knows of the word; names are learnt, or by rules."""

    def __init__(self, doc: Doc, network: Network, labels: Labels, lemmas: Lemmas, combinations: NDArray[np.float32]) -> None:
        super().__init__(doc, network, labels)
        self.lemmas, self.combinations = lemmas, combinations
        self.edges = [i for i, v in enumerate(labels["values"]) if v.endswith("=")] + [len(labels["values"])]
        self.morphs = np.zeros(len(self.tokens), np.int64)  # rows of the combinations

    def opens(self, reading: Reading, begin: int) -> NDArray[np.bool_]:
        starts: NDArray[np.bool_] = reading.starts[:, 1] > reading.starts[:, 0]
        return starts

    def gather(self, reading: Reading, begin: int, stop: int) -> None:
        logs = [_log_softmax(reading.upos[:stop])]
        logs += [_log_softmax(reading.values[:stop, a:b]) for a, b in itertools.pairwise(self.edges)]
        known = self.lemmas.fitting(self.forms[begin : begin + stop], self.labels["combinations"])
        self.morphs[begin : begin + stop] = (np.concatenate(logs, 1) @ self.combinations.T - UNKNOWN * ~known).argmax(1)

    def columns(self) -> dict[int, analysis.Column]:
        strings, morphology = self.doc.vocab.strings, self.doc.vocab.morphology
        parts = [c.partition(" ") for c in self.labels["combinations"]]
        chosen = [parts[i] for i in self.morphs.tolist()]
        return {
            TAG: [strings.add(upos) for upos, _, _ in chosen],
            POS: [symbols.IDS[upos] for upos, _, _ in chosen],
            MORPH: [morphology.add(feats) for _, _, feats in chosen],
            LEMMA: [strings.add(self.lemmas(form, upos, feats)) for form, (upos, _, feats) in zip(self.forms, chosen, strict=True)],
        }

    def names(self) -> list[analysis.Found]:
        ukrainian_tree.settle(self.doc)
        if "names" in self.labels:
            found = [(first, end, ukrainian_names.KINDS[kind], sure) for first, end, kind, sure in self.learnt()]
        else:
            found = list(ukrainian_names.by_rules(self.doc, self.lemmas.dictionary))
        return ukrainian_names.joined(self.doc, found)
