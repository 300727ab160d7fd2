"""kg/models/uk's lemmas.gz: python -m training.ukrainian_lemmas --data FOLDER --forms FORMS.xz --out lemmas.gz

Two lists. Words of the ParlaMint training set whose lemma there, in nine of ten cases, is not what the dictionary gives; and endings of nouns, names and
adjectives that, among all words of the dictionary, nearly always have one lemma ending, for words that the dictionary lacks.
"""

from __future__ import annotations

import argparse
import gzip
from collections import Counter, defaultdict
from pathlib import Path

from kg.pipeline.ukrainian_dictionary import Dictionary, folded
from kg.pipeline.ukrainian_lemmas import LONGEST_ENDING, Form, Lemmas
from training.ukrainian_sources import conllu

PURE, OFTEN = 0.97, 12


def class_of(form: Form) -> str | None:
    if form.kind == "noun" and "abbr" not in form.parts and "nv" not in form.parts:
        return "P" if form.proper else "C"
    return "A" if form.kind == "adj" and "&pron" not in form.parts else None


def endings(dictionary: Dictionary) -> dict[tuple[str, str], str]:
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for form, reading in dictionary.entries():
        for alternative in reading.tag.split("|"):
            found = Form(reading.lemma, tuple(alternative.split(":")))
            kind = class_of(found)
            if kind is None or not found.gender or not found.case or "-" in form:
                continue
            lemma = folded(found.lemma)
            shared = 0
            while shared < min(len(form), len(lemma)) and form[shared] == lemma[shared]:
                shared += 1
            for length in range(1, min(LONGEST_ENDING, len(form) - 2) + 1):
                at = len(form) - length
                if at <= shared:
                    counts[form[at:], f"{kind} {found.gender} {found.case}"][lemma[at:]] += 1
    out: dict[tuple[str, str], str] = {}
    for key in sorted(counts, key=lambda k: (len(k[0]), k)):
        (best, often), total = counts[key].most_common(1)[0], sum(counts[key].values())
        if often >= OFTEN and often >= PURE * total:
            out[key] = best
    # a longer ending that says the same as a shorter one is not needed
    return {k: v for k, v in out.items() if not _said(out, k, v)}


def _said(out: dict[tuple[str, str], str], key: tuple[str, str], value: str) -> bool:
    ending, kind = key
    for n in range(1, len(ending)):
        shorter = out.get((ending[n:], kind))
        if shorter is not None:
            return value == ending[:n] + shorter
    return False


def words(data: Path, dictionary: Dictionary) -> dict[tuple[str, str], str]:
    lemmas = Lemmas(dictionary, gzip.compress(b""))
    told: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    given: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for document in conllu(data / "parse/uk/parlamint/train.conllu"):
        for s in document:
            for form, upos, feats, lemma in zip(s.words, s.upos, s.feats, s.lemmas, strict=True):
                key = folded(form), upos
                told[key][lemma] += 1
                given[key][lemmas(form, upos, feats)] += 1
    out = {}
    for key, seen in told.items():
        lemma, often = seen.most_common(1)[0]
        if given[key][lemma] < often and often >= 0.9 * sum(seen.values()) and (often > 1 or key[1] not in ("NOUN", "PROPN", "ADJ", "VERB")):
            out[key] = lemma
    return out


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--data", type=Path, required=True)
    ask.add_argument("--forms", type=Path, required=True)
    ask.add_argument("--out", type=Path, required=True)
    args = ask.parse_args()
    dictionary = Dictionary(args.forms.read_bytes())
    lines = [f"{form}\t{upos}\t{lemma}" for (form, upos), lemma in sorted(words(args.data, dictionary).items())]
    lines += [f"-{ending}\t{kind}\t{instead}" for (ending, kind), instead in sorted(endings(dictionary).items())]
    args.out.write_bytes(gzip.compress("\n".join(lines).encode("utf-8"), 9, mtime=0))


if __name__ == "__main__":
    main()
