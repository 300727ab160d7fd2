"""Scores of the Ukrainian pipeline: python benchmarks/parse_uk.py --data FOLDER [--model kg/models/uk]

Trees: gold tokens, gold sentences, punctuation left out, labels without subtypes (LAS with subtypes beside it); UPOS, features and lemmas of all words.
Sentences: F of their starts when ten sentences of the treebank are read as one text. Names: exact span and label F of PERSON ORG LOC on the last tenth of the
NER-UK file, cut at a blank line, gold tokens.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from benchmarks.table import Row

TOPS = {"PERS": "PERSON", "PER": "PERSON"}
Sentence = list[list[str]]


def treebank(path: Path) -> list[Sentence]:
    """Sentences of CoNLL-U rows, without empty nodes and multiword surfaces."""
    out: list[Sentence] = [[]]
    for line in path.read_text(encoding="utf-8").splitlines():
        cells = line.split("\t")
        if not line:
            out.append([])
        elif len(cells) == 10 and cells[0].isdigit():
            out[-1].append(cells)
    return [s for s in out if s]


def read(nlp: Language, words: list[str], spaces: list[bool], starts: list[int]) -> Doc:
    doc = Doc(nlp.vocab, words=words, spaces=spaces)
    known = set(starts)
    for token in doc:
        if starts:
            token.is_sent_start = token.i in known
    for _, pipe in nlp.pipeline:
        doc = pipe(doc)
    return doc


def trees(nlp: Language, path: Path) -> dict[str, float]:
    total: Counter[str] = Counter()
    for s in treebank(path):
        doc = read(nlp, [c[1] for c in s], ["SpaceAfter=No" not in c[9] for c in s], [0])
        for token, c in zip(doc, s, strict=True):
            total["all"] += 1
            total["upos"] += token.pos_ == c[3]
            total["feats"] += str(token.morph) == ("" if c[5] == "_" else c[5])
            total["lemma"] += token.lemma_.lower() == c[2].lower()
            total["nouns"] += c[3] in ("NOUN", "PROPN")
            total["noun lemma"] += c[3] in ("NOUN", "PROPN") and token.lemma_.lower() == c[2].lower()
            if c[3] == "PUNCT":
                continue
            head = 0 if token.head.i == token.i else token.head.i + 1
            label = "root" if token.dep_ == "ROOT" else token.dep_
            total["words"] += 1
            right = head == int(c[6])
            total["uas"] += right
            total["las"] += right and label.split(":")[0] == c[7].split(":")[0]
            total["las subtypes"] += right and label == c[7]
    shares = {k: 100 * total[k] / total["words"] for k in ("uas", "las", "las subtypes")}
    return shares | {k: 100 * total[k] / total["all"] for k in ("upos", "feats", "lemma")} | {"noun lemma": 100 * total["noun lemma"] / total["nouns"]}


def sentences(nlp: Language, path: Path, size: int = 10) -> float:
    """F of sentence starts when ten sentences of the treebank are read as one text."""
    found = gold = right = 0
    rows = treebank(path)
    for at in range(0, len(rows), size):
        some = rows[at : at + size]
        words = [c for s in some for c in s]
        doc = read(nlp, [c[1] for c in words], ["SpaceAfter=No" not in c[9] for c in words], [])
        own = {t.i for t in doc if t.is_sent_start}
        true = {0}
        for s in some[:-1]:
            true.add(max(true) + len(s))
        found, gold, right = found + len(own), gold + len(true), right + len(own & true)
    return 200 * right / (found + gold)


def names(nlp: Language, path: Path) -> dict[str, float]:
    lines = path.read_text(encoding="utf-8").splitlines()
    cut = len(lines) * 9 // 10
    while lines[cut].strip():
        cut += 1
    total: Counter[str] = Counter()
    block: list[tuple[str, str]] = []
    for line in [*lines[cut:], ""]:
        if line.strip():
            word, _, label = line.rpartition(" ")
            block.append((word, label))
        elif block:
            gold = {g for g in _spans([b for _, b in block]) if g[2] in ("PERSON", "ORG", "LOC")}
            doc = read(nlp, [w for w, _ in block], [True] * len(block), [0])
            found = {(e.start, e.end, TOPS.get(e.label_, e.label_)) for e in doc.ents if TOPS.get(e.label_, e.label_) in ("PERSON", "ORG", "LOC")}
            for kind in ("PERSON", "ORG", "LOC", ""):
                g, f = ({x for x in y if not kind or x[2] == kind} for y in (gold, found))
                total.update({f"gold {kind}": len(g), f"found {kind}": len(f), f"right {kind}": len(g & f)})
            block = []
    return {k or "all": 200 * total[f"right {k}"] / max(1, total[f"gold {k}"] + total[f"found {k}"]) for k in ("PERSON", "ORG", "LOC", "")}


def _spans(labels: list[str]) -> list[tuple[int, int, str]]:
    out: list[tuple[int, int, str]] = []
    for i, label in enumerate(labels):
        if label.startswith("B-") or (label.startswith("I-") and (not out or out[-1][1] != i)):
            out.append((i, i + 1, TOPS.get(label[2:], label[2:])))
        elif label.startswith("I-"):
            out[-1] = (out[-1][0], i + 1, out[-1][2])
    return out


def speed(nlp: Language, path: Path) -> float:
    texts = [" ".join(c[1] for c in s) for s in treebank(path)]
    pages = ["\n\n".join(texts[i : i + 20]) for i in range(0, len(texts), 20)]
    nlp(pages[0])
    began, words = time.process_time(), 0
    for page in pages:
        words += sum(not t.is_space for t in nlp(page))
    return words / (time.process_time() - began)


def rows(data: Path) -> list[Row]:
    """The figures that have bounds: labelled attachment and names."""
    nlp = spacy.load("kg/models/uk")
    found = [Row("parse_uk", f"{name} dev", f"{name} las", trees(nlp, data / f"parse/uk/{name}/dev.conllu")["las"]) for name in ("parlamint", "iu")]
    return [*found, Row("parse_uk", "NER-UK, last tenth", "names f", names(nlp, data / "ner/uk/ner-uk/train.iob")["all"])]


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--data", type=Path, required=True)
    ask.add_argument("--model", default="kg/models/uk")
    ask.add_argument("--only", choices=("trees", "names", "speed", "sentences"))
    args = ask.parse_args()
    nlp = spacy.load(args.model)
    for name in ("parlamint", "iu"):
        path = args.data / f"parse/uk/{name}/dev.conllu"
        if args.only in (None, "trees"):
            print(name, " ".join(f"{k} {v:.1f}" for k, v in trees(nlp, path).items()))
        if args.only in (None, "sentences"):
            print(name, f"sentence F {sentences(nlp, path):.1f}")
    if args.only in (None, "names"):
        print("NER-UK", " ".join(f"{k} {v:.1f}" for k, v in names(nlp, args.data / "ner/uk/ner-uk/train.iob").items()))
    if args.only in (None, "speed"):
        print(f"words per CPU second {speed(nlp, args.data / 'parse/uk/iu/dev.conllu'):.0f}")


if __name__ == "__main__":
    main()
