"""Readers of the public sets: each yields documents, a document is a list of sentences.

Every reader takes the data folder; nothing here knows where it lies. A :class:`Sentence` holds what its set annotates and ``None`` for what it does not.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from training import labels as L

TITLES = frozenset([
    "mr", "mrs", "ms", "dr", "president", "prime", "foreign", "minister", "he", "king", "queen", "prince", "princess", "sir", "lord", "lady",
    "senator", "governor", "judge", "professor", "general", "captain", "pope",
])  # fmt: skip


@dataclass
class Sentence:
    words: list[str]
    spaces: list[bool] | None = None
    xpos: list[str] | None = None
    upos: list[str] | None = None
    feats: list[str] | None = None
    lemmas: list[str] | None = None
    heads: list[int] | None = None  # 1-based, 0 is the root
    deps: list[str] | None = None
    names: list[int] | None = None  # a bit mask of allowed labels a word
    ident: str = ""
    misc: list[str] = field(default_factory=list)
    paragraph: bool = False  # opens a paragraph


Document = list[Sentence]


def conllu(path: Path) -> Iterator[Document]:
    """Documents of a CoNLL-U file ("# newdoc" starts one)."""
    document: Document = []
    rows: list[list[str]] = []
    ident, paragraph = "", False
    for line in [*path.read_text(encoding="utf-8").split("\n"), ""]:
        if not line:
            if rows:
                document.append(_sentence(rows, ident, paragraph))
                rows, paragraph = [], False
        elif line.startswith("# newdoc"):
            if document:
                yield document
            document, paragraph = [], True
        elif line.startswith("# newpar"):
            paragraph = True
        elif line.startswith("# sent_id"):
            ident = line.split("=", 1)[1].strip()
        elif line[0] != "#":
            columns = line.split("\t")
            if columns[0].isdigit():
                rows.append(columns)
    if document:
        yield document


def _sentence(rows: list[list[str]], ident: str, paragraph: bool) -> Sentence:
    return Sentence(
        words=[r[1] for r in rows],
        spaces=["SpaceAfter=No" not in r[9] for r in rows],
        xpos=[r[4] for r in rows],
        upos=[r[3] for r in rows],
        feats=[r[5] for r in rows],
        lemmas=[r[2] for r in rows],
        heads=[int(r[6]) for r in rows],
        deps=[r[7] for r in rows],
        ident=ident,
        misc=[r[9] for r in rows],
        paragraph=paragraph,
    )


def ewt(data: Path, part: str, gazetteer: L.Gazetteer) -> list[Document]:
    """UD_English-EWT with the names of UNER over the same sentences, matched by text and, where that differs, by their order."""
    documents = list(conllu(data / f"parse/en/ewt/en_ewt-ud-{part}.conllu"))
    names = dict(_iob_by_id(data / f"ner/en/uner_ewt/{part}.iob2"))
    for document in documents:
        for sentence in document:
            found = names.get(sentence.ident)
            if found and len(found) == len(sentence.words):
                sentence.names = from_iob(sentence.words, found, L.UNER, L.outside("DATE NORP EVENT LAW WORK PRODUCT"), gazetteer)
    return documents


def _iob_by_id(path: Path) -> Iterator[tuple[str, list[str]]]:
    ident, tags = "", []
    for line in [*path.read_text(encoding="utf-8").split("\n"), ""]:
        if not line:
            if tags:
                yield ident, tags
            tags = []
        elif line.startswith("# sent_id"):
            ident = line.split("=", 1)[1].strip()
        elif line[0] != "#":
            tags.append(line.split("\t")[2])


def spans(tags: list[str]) -> Iterator[tuple[int, int, str]]:
    """(start, end, kind) of IOB tags; an I- that follows nothing of its kind opens a span."""
    start, kind = 0, ""
    for index, tag in enumerate([*tags, "O"]):
        same = tag[:2] == "I-" and tag[2:] == kind
        if kind and not same:
            yield start, index, kind
            kind = ""
        if tag != "O" and not same:
            start, kind = index, tag[2:]


def from_iob(
    words: list[str], tags: list[str], meaning: dict[str, str], out: int, gazetteer: L.Gazetteer, no_name: frozenset[str] | set[str] = frozenset()
) -> list[int]:
    masks = [L.mask("B", "NORP") if gazetteer.is_demonym(w) and w[:1].isupper() else out for w in words]
    for start, end, kind in spans(tags):
        if kind in no_name:
            masks[start:end] = [L.BIT["O"]] * (end - start)
            continue
        paint(masks, start, end, gazetteer.narrow(meaning[kind], words[start:end]) if kind in meaning else "O")
    return masks


def paint(masks: list[int], start: int, end: int, kinds: str) -> None:
    for index in range(start, end):
        masks[index] = L.mask("B" if index == start else "I", kinds)


def columns(
    path: Path, column: int, meaning: dict[str, str], out: int, gazetteer: L.Gazetteer, no_name: frozenset[str] | set[str] = frozenset()
) -> list[Document]:
    """Sentences of a two-column file, six to a document: neighbours there mostly come from one text."""
    documents: list[Document] = [[]]
    words: list[str] = []
    tags: list[str] = []
    for line in [*path.read_text(encoding="utf-8").split("\n"), ""]:
        cells = line.split()
        if not cells or cells[0] == "-DOCSTART-":
            if words:
                documents[-1].append(Sentence(words, names=from_iob(words, tags, meaning, out, gazetteer, no_name)))
                if len(documents[-1]) == 6:
                    documents.append([])
            words, tags = [], []
        else:
            words.append(cells[0])
            tags.append(cells[column])
    return [d for d in documents if d]


def crossner(data: Path, domain: str, part: str, gazetteer: L.Gazetteer) -> list[Document]:
    return columns(data / f"ner/en/crossner/{domain}/{part}.txt", 1, L.CROSSNER, L.outside("DATE"), gazetteer, L.CROSSNER_NO_NAME)


def wikigold(data: Path, gazetteer: L.Gazetteer) -> list[Document]:
    return columns(data / "ner/en/wikigold/wikigold.conll.txt", 1, L.WIKIGOLD, L.outside("DATE"), gazetteer)


def redocred(data: Path, gazetteer: L.Gazetteer) -> list[Document]:
    documents = []
    for entry in json.loads((data / "ner/en/redocred/dev_revised.json").read_text(encoding="utf-8")):
        tags = [["O"] * len(words) for words in entry["sents"]]
        for chain in entry["vertexSet"]:
            for mention in chain:
                start, end = mention["pos"]
                for index in range(start, end):
                    tags[mention["sent_id"]][index] = ("B-" if index == start else "I-") + mention["type"]
        documents.append([Sentence(w, names=from_iob(w, t, L.REDOCRED, L.outside(), gazetteer)) for w, t in zip(entry["sents"], tags, strict=True)])
    return documents


def re3d(data: Path, gazetteer: L.Gazetteer) -> list[Document]:
    """re3d marks phrases ("U.S. service members"): only those of capitalised words are names, the others stay unknown."""
    import spacy

    nlp = spacy.blank("en")
    documents = []
    for folder in sorted((data / "relations/re3d").iterdir()):
        if not folder.is_dir() or folder.name == "CENTCOM":  # CENTCOM is kept to score with
            continue
        texts = {d["_id"]: d["text"] for d in map(json.loads, (folder / "documents.json").read_text(encoding="utf-8-sig").splitlines()) if d}
        marks: dict[str, list[tuple[int, int, str]]] = {}
        for line in (folder / "entities.json").read_text(encoding="utf-8-sig").splitlines():
            entity = json.loads(line)
            marks.setdefault(entity["documentId"], []).append((entity["begin"], entity["end"], entity["type"]))
        for ident, text in texts.items():
            doc = nlp(re.sub(r"\s", " ", text))
            words = [t.text for t in doc if not t.is_space]
            starts = [t.idx for t in doc if not t.is_space]
            masks = [L.mask("B", "NORP") if gazetteer.is_demonym(w) and w[:1].isupper() else L.outside() for w in words]
            for begin, end, kind in sorted(marks.get(ident, ()), key=lambda m: m[1] - m[0]):
                inside = [i for i, s in enumerate(starts) if begin <= s < end]
                if kind not in L.RE3D or not inside:
                    continue
                while len(inside) > 1 and words[inside[0]].lower() in {"the", "a", "an", "his", "its", "their"}:
                    masks[inside[0]] = L.BIT["O"]
                    inside = inside[1:]
                while kind == "Person" and len(inside) > 1 and words[inside[0]].lower().rstrip(".") in TITLES:
                    inside = inside[1:]
                content = [words[i] for i in inside if words[i].lower() not in {"of", "the", "and", "for", "in", "al", "-", "&", "."}]
                named = kind == "Temporal" or all(w[:1].isupper() or w[:1].isdigit() for w in content)
                if named and not (kind == "Person" and len(inside) > 4):
                    paint(masks, inside[0], inside[-1] + 1, gazetteer.narrow(L.RE3D[kind], [words[i] for i in inside]))
                else:
                    for i in inside:
                        masks[i] = L.EVERYTHING
            documents.append([Sentence(words[i : i + 40], names=masks[i : i + 40]) for i in range(0, len(words), 40)])
    return documents


def gum(data: Path, part: str, gazetteer: L.Gazetteer) -> list[Document]:
    """GUM with names drawn from its typed mentions: the name is the run of proper nouns around a mention's head."""
    documents = []
    for path in sorted((data / f"parse/en/gum/{part}").glob("*.conllu")):
        for document in conllu(path):
            _gum_names(document, gazetteer)
            documents.append(document)
    return documents


def _gum_names(document: Document, gazetteer: L.Gazetteer) -> None:
    for sentence in document:
        assert sentence.xpos is not None
        proper = [x.startswith("NNP") for x in sentence.xpos]
        masks = [L.EVERYTHING if p else L.outside() for p in proper]
        for i, w in enumerate(sentence.words):
            if gazetteer.is_demonym(w) and w[:1].isupper():
                masks[i] = L.mask("B", "NORP")
        opened: list[tuple[int, str, str]] = []
        found: list[tuple[int, int, str]] = []
        for i, misc in enumerate(sentence.misc):
            value = next((p[7:] for p in misc.split("|") if p.startswith("Entity=")), "")
            for match in re.finditer(r"\(([^()]+)(\))?|(\d+)\)", value):
                if match.group(3):
                    last = next((k for k in range(len(opened) - 1, -1, -1) if opened[k][2] == match.group(3)), None)
                    if last is not None:
                        found.append((opened[last][0], i + 1, opened[last][1]))
                        del opened[last]
                else:
                    ident, kind = [*match.group(1).split("-"), ""][:2]
                    if match.group(2):
                        found.append((i, i + 1, kind))
                    else:
                        opened.append((i, kind, ident))
        for start, end, kind in sorted(found, key=lambda f: f[1] - f[0]):
            _paint_mention(sentence, masks, proper, start, end, kind, gazetteer)
        sentence.names = masks


def _paint_mention(sentence: Sentence, masks: list[int], proper: list[bool], start: int, end: int, kind: str, gazetteer: L.Gazetteer) -> None:
    """Head of the mention: the word whose own head lies outside of it. Its run of proper nouns, joined by "of", "the", "and", "&", "-", is the name."""
    assert sentence.heads is not None
    assert sentence.xpos is not None
    inside = [i for i in range(start, end) if not start < sentence.heads[i] <= end and sentence.heads[i] != start + 1]
    head = next((i for i in inside if sentence.xpos[i] not in {"DT", "IN", "POS", ","}), None)
    if kind == "time":
        dated = any(proper[i] or sentence.xpos[i] == "CD" for i in range(start, end))
        if dated and end - start <= 6:
            paint(masks, start, end, "DATE")
        else:
            for i in range(start, end):
                if masks[i] == L.outside():
                    masks[i] |= L.outside("DATE")
        return
    if head is None or not proper[head] or kind not in L.GUM:
        return
    low = high = head
    while low > start and proper[low - 1]:
        low -= 1
    joins = {"of", "the", "for", "and", "&", "-", "de", "la", "del", "’s", "'s"}
    while high + 1 < end:
        step = high + 1
        while step < end and not proper[step] and sentence.words[step].lower() in joins:
            step += 1
        if step >= end or not proper[step] or (step > high + 1 and kind == "person"):
            break
        high = step
    while low < high and kind == "person" and sentence.words[low].lower().rstrip(".") in TITLES:
        masks[low] = L.BIT["O"]
        low += 1
    kinds = L.GUM[kind]
    if kind == "person":
        kinds = "NORP" if sentence.xpos[head] == "NNPS" else "PERSON"
    paint(masks, low, high + 1, gazetteer.narrow(kinds, sentence.words[low : high + 1]))
