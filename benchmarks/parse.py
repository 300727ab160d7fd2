"""Scores of the English pipeline: python -m benchmarks.parse --data FOLDER [--model kg/models/en] [--part trees names speed] [--json OUT]

Trees, tags, sentences: gold tokens of EWT dev and GUM dev, whole documents, own sentence starts, no paragraph marks; UAS and LAS with subtypes over all words
that are not punctuation. Names: exact span and label of PERSON, ORG and LOC (GPE, LOC and FAC together). Speed: words a CPU second of one core, raw texts in,
everything on, against spaCy's small CNN architecture with blank weights in the same run. Exits 1 when a figure falls below benchmarks/floors.toml.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from benchmarks.table import Row, broken, floors
from training.sources import Document, _iob_by_id, conllu, spans

PLACES = {"PERSON": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC"}
POLITICS = {"person": "PER", "politician": "PER", "organisation": "ORG", "politicalparty": "ORG", "country": "LOC", "location": "LOC"}
PARTS = ("trees", "names", "speed")
DATA = {"both": "EWT and GUM dev", "uner_ewt": "UNER EWT", "politics": "CrossNER politics", "speed": "GUM dev", "size": "kg/models/en"}
Span = tuple[int, int, str]


def annotate(nlp: Language, words: list[str], spaces: list[bool] | None = None, starts: Iterable[int] = ()) -> Doc:
    doc = Doc(nlp.vocab, words, spaces)
    for index in starts:
        doc[index].is_sent_start = True
    for _, component in nlp.pipeline:
        doc = component(doc)
    return doc


def percent(right: float, all_: float) -> float:
    return round(100 * right / max(1, all_), 2)


def f_score(right: int, found: int, gold: int) -> float:
    return percent(2 * right, found + gold)


def trees(nlp: Language, documents: Sequence[Document], *, paragraphs: bool = False) -> dict[str, float]:
    seen: Counter[str] = Counter()
    for document in documents:
        words = [w for s in document for w in s.words]
        spaces = [x for s in document for x in s.spaces or ()]
        firsts, offset = [], 0
        for s in document:
            firsts.append(offset)
            offset += len(s.words)
        doc = annotate(nlp, words, spaces, [f for f, s in zip(firsts, document, strict=True) if paragraphs and s.paragraph])
        own = [s.start for s in doc.sents]
        edges = set(zip(firsts, [*firsts[1:], len(words)], strict=True)), set(zip(own, [*own[1:], len(words)], strict=True))
        seen.update(same=len(edges[0] & edges[1]), found=len(edges[1]), gold=len(edges[0]))
        for first, sentence in zip(firsts, document, strict=True):
            assert sentence.heads is not None
            assert sentence.deps is not None
            assert sentence.xpos is not None
            assert sentence.upos is not None
            assert sentence.feats is not None
            assert sentence.lemmas is not None
            for k, word in enumerate(sentence.words):
                token = doc[first + k]
                seen["words"] += 1
                seen["xpos"] += token.tag_ == sentence.xpos[k]
                seen["upos"] += token.pos_ == sentence.upos[k]
                seen["feats"] += str(token.morph) == sentence.feats[k].replace("_", "") or str(token.morph) == sentence.feats[k]
                seen["lemmas"] += token.lemma_.lower() == sentence.lemmas[k].lower() or not any(c.isalnum() for c in word)
                if sentence.deps[k] == "punct":
                    continue
                gold = token.i if sentence.heads[k] == 0 else first + sentence.heads[k] - 1
                label = "root" if token.dep_ == "ROOT" else token.dep_
                seen["arcs"] += 1
                if token.head.i == gold:
                    seen["uas"] += 1
                    seen["las"] += label == sentence.deps[k]
                    seen["las_plain"] += label.split(":")[0] == sentence.deps[k].split(":")[0]
    out = {k: percent(seen[k], seen["arcs"]) for k in ("uas", "las", "las_plain")} | {
        k: percent(seen[k], seen["words"]) for k in ("xpos", "upos", "feats", "lemmas")
    }
    return out | {"sentences": f_score(seen["same"], seen["found"], seen["gold"])}


def names(nlp: Language, sentences: Iterable[tuple[list[list[str]], list[list[str] | None]]], meaning: dict[str, str]) -> dict[str, float]:
    """``sentences``: documents as (words of each sentence, IOB tags of each or None where it is not annotated)."""
    right: Counter[str] = Counter()
    found: Counter[str] = Counter()
    gold: Counter[str] = Counter()
    for words, tags in sentences:
        starts = [sum(map(len, words[:k])) for k in range(len(words))]
        doc = annotate(nlp, [w for s in words for w in s], starts=starts)
        said = {(e.start, e.end, PLACES[e.label_]) for e in doc.ents if e.label_ in PLACES}
        for start, sentence, marks in zip(starts, words, tags, strict=True):
            if marks is None:
                continue
            here = {x for x in said if start <= x[0] < start + len(sentence)}
            true = {(start + a, start + b, meaning[k]) for a, b, k in spans(marks) if k in meaning}
            for counter, chosen in ((right, here & true), (found, here), (gold, true)):
                counter.update(kind for _, _, kind in chosen)
    out = {kind.lower(): f_score(right[kind], found[kind], gold[kind]) for kind in ("PER", "ORG", "LOC")}
    out |= {"precision": percent(right.total(), found.total()), "recall": percent(right.total(), gold.total())}
    return out | {"f": f_score(right.total(), found.total(), gold.total())}


def uner(data: Path) -> Iterator[tuple[list[list[str]], list[list[str] | None]]]:
    tags = dict(_iob_by_id(data / "ner/en/uner_ewt/dev.iob2"))
    for document in conllu(data / "parse/en/ewt/en_ewt-ud-dev.conllu"):
        marks: list[list[str] | None] = []
        for s in document:
            found = tags.get(s.ident)
            marks.append(found if found is not None and len(found) == len(s.words) else None)
        yield [s.words for s in document], marks


def politics(data: Path) -> Iterator[tuple[list[list[str]], list[list[str] | None]]]:
    """Six neighbouring sentences to a document, as in training.sources."""
    words: list[list[str]] = []
    tags: list[list[str] | None] = []
    for block in (data / "ner/en/crossner/politics/test.txt").read_text(encoding="utf-8").split("\n\n"):
        rows = [line.split() for line in block.split("\n") if line.strip()]
        if rows:
            words.append([r[0] for r in rows])
            tags.append([r[1] for r in rows])
        if len(words) == 6:
            yield words, tags
            words, tags = [], []
    if words:
        yield words, tags


def cnn() -> Language:
    """spaCy's small English architecture (shared tok2vec of width 96, tagger, parser, and names with their own), blank weights."""
    vectors = {
        "@architectures": "spacy.Tok2Vec.v2",
        "embed": {
            "@architectures": "spacy.MultiHashEmbed.v2", "width": 96, "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE", "SPACY", "IS_SPACE"],
            "rows": [5000, 1000, 2500, 2500, 50, 50], "include_static_vectors": False,
        },
        "encode": {"@architectures": "spacy.MaxoutWindowEncoder.v2", "width": 96, "depth": 4, "window_size": 1, "maxout_pieces": 3},
    }  # fmt: skip
    listener = {"@architectures": "spacy.Tok2VecListener.v1", "width": 96, "upstream": "tok2vec"}
    parser = {"@architectures": "spacy.TransitionBasedParser.v2", "extra_state_tokens": False, "hidden_width": 64, "maxout_pieces": 2, "use_upper": True}
    nlp = spacy.blank("en")
    nlp.add_pipe("tok2vec", config={"model": vectors})
    tagger = nlp.add_pipe("tagger", config={"model": {"@architectures": "spacy.Tagger.v2", "tok2vec": listener}})
    tree = nlp.add_pipe("parser", config={"model": parser | {"state_type": "parser", "tok2vec": listener}})
    ner = nlp.add_pipe("ner", config={"model": parser | {"state_type": "ner", "tok2vec": vectors}})
    for component, labels in ((tagger, "NN VB JJ DT IN . NNP VBD"), (tree, "nsubj obj det amod case nmod punct obl conj cc"), (ner, "PERSON ORG GPE DATE")):
        for label in labels.split():
            component.add_label(label)  # type: ignore[attr-defined]
    nlp.initialize()
    return nlp


def speed(nlp: Language, data: Path) -> dict[str, float]:
    """Both pipelines in turns over the same texts; the median of three rounds."""
    texts = []
    for path in sorted((data / "parse/en/gum/dev").glob("*.conllu")):
        for document in conllu(path):
            parts = []
            for s in document:
                line = "".join(w + (" " if x else "") for w, x in zip(s.words, s.spaces or (), strict=True))
                parts.append(("\n\n" if s.paragraph else "") + line)
            texts.append("".join(parts).strip())
    other = cnn()
    took: dict[str, list[float]] = {"words_per_cpu_second": [], "cnn_words_per_cpu_second": []}
    for pipeline in (nlp, other):
        pipeline(texts[0])
    for _ in range(3):
        for key, pipeline in zip(took, (nlp, other), strict=True):
            began = time.process_time()
            count = sum(sum(not t.is_space for t in pipeline(text)) for text in texts)
            took[key].append(count / (time.process_time() - began))
    out = {k: round(sorted(v)[1]) for k, v in took.items()}
    return {**out, "ratio": round(out["words_per_cpu_second"] / out["cnn_words_per_cpu_second"], 2)}


def figures(model: str, data: Path, parts: Collection[str] = PARTS) -> dict[str, dict[str, float]]:
    """Part -> measure -> figure: percent, words a CPU second, megabytes."""
    nlp = spacy.load(model)
    found: dict[str, dict[str, float]] = {}
    if "trees" in parts:
        ewt = list(conllu(data / "parse/en/ewt/en_ewt-ud-dev.conllu"))
        gum = [d for path in sorted((data / "parse/en/gum/dev").glob("*.conllu")) for d in conllu(path)]
        news = [d for path in sorted((data / "parse/en/gum/dev").glob("GUM_news*.conllu")) for d in conllu(path)]
        found |= {"both": trees(nlp, ewt + gum), "ewt": trees(nlp, ewt), "gum": trees(nlp, gum), "gum_news": trees(nlp, news)}
        found["gum_paragraphs"] = trees(nlp, gum, paragraphs=True)
    if "names" in parts:
        found["uner_ewt"] = names(nlp, uner(data), {k: k for k in ("PER", "ORG", "LOC")})
        found["politics"] = names(nlp, politics(data), POLITICS)
    if "speed" in parts:
        found["speed"] = speed(nlp, data)
    if Path(model).is_dir():
        found["size"] = {"megabytes": round(sum(f.stat().st_size for f in Path(model).rglob("*") if f.is_file()) / 1e6, 2)}
    return found


def table(found: dict[str, dict[str, float]]) -> list[Row]:
    return [Row("parse", DATA.get(part, part), f"{part} {key}", figure) for part, values in found.items() for key, figure in values.items()]


def rows(data: Path) -> list[Row]:
    return table(figures("kg/models/en", data))


def main() -> int:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--data", type=Path, required=True)
    ask.add_argument("--model", default="kg/models/en")
    ask.add_argument("--part", nargs="*", default=list(PARTS), choices=PARTS)
    ask.add_argument("--json", type=Path)
    args = ask.parse_args()
    found = figures(args.model, args.data, args.part)
    for name, values in found.items():
        sys.stdout.write(f"{name:15s} " + "  ".join(f"{k} {v:g}" for k, v in values.items()) + "\n")
    if args.json:
        args.json.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    bad = broken(table(found), floors())
    sys.stdout.write("".join(f"{line}\n" for line in bad))
    return 1 if bad else 0


if __name__ == "__main__":
    raise SystemExit(main())
