"""The word list of lemmas: python -m training.lemmas --data FOLDER --out kg-lemmas.gz

Lines "form<tab>tag<tab>lemma", gzip. From the treebanks (EWT and GUM train): the most frequent lemma of (form, PTB tag). From the MIT package lemminflect: the
lemmas of inflected forms under N, V, J, R, and the base forms themselves, against which the rules of kg/pipeline/lemmas.py check what they cut.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import importlib.util
from collections import Counter
from pathlib import Path

from kg.pipeline.lemmas import GROUPS, PROPER, folded
from training.sources import conllu

CLASSES = {"noun": "N", "verb": "V", "adj": "J", "adv": "R"}
WRONG = {  # entries of the dictionary that news does not mean
    ("leaves", "N"): "leaf", ("media", "N"): "media", ("data", "N"): "data", ("better", "J"): "good", ("best", "J"): "good", ("found", "V"): "find",
    ("saw", "V"): "see", ("felt", "V"): "feel", ("lay", "V"): "lie", ("bound", "V"): "bind", ("wound", "V"): "wind", ("ground", "V"): "grind",
}  # fmt: skip


def treebank(data: Path) -> dict[tuple[str, str], str]:
    seen: dict[tuple[str, str], Counter[str]] = {}
    for path in [data / "parse/en/ewt/en_ewt-ud-train.conllu", *sorted((data / "parse/en/gum/train").glob("*.conllu"))]:
        for document in conllu(path):
            for sentence in document:
                assert sentence.xpos is not None
                assert sentence.lemmas is not None
                for form, tag, lemma in zip(sentence.words, sentence.xpos, sentence.lemmas, strict=True):
                    acronym = tag == "NN" and form.isupper() and len(form) > 1  # the treebanks write GDP as gdp
                    if any(c.isalpha() for c in form) and lemma != "_" and not acronym:
                        seen.setdefault((folded(form, tag), tag), Counter())[lemma] += 1
    return {key: max(sorted(counter), key=counter.__getitem__) for key, counter in seen.items()}


def dictionary() -> dict[tuple[str, str], str]:
    spec = importlib.util.find_spec("lemminflect")
    if spec is None or spec.origin is None:
        raise SystemExit("training: the dictionary of lemmas is missing. Install it: pip install --no-deps lemminflect")
    out: dict[tuple[str, str], str] = {}
    with gzip.open(Path(spec.origin).parent / "resources/lemma_lu.csv.gz", "rt", encoding="utf-8") as rows:
        for form, kind, lemmas in csv.reader(rows):
            if kind not in CLASSES or form[:1].isupper():
                continue
            choices = lemmas.split("/")
            inflected = [x for x in choices if x != form]
            group = CLASSES[kind]
            out[form, group] = WRONG.get((form, group)) or (inflected or choices)[0]
            for lemma in choices:
                out.setdefault((lemma, group + "0"), lemma)
    return out


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--data", type=Path, required=True)
    ask.add_argument("--out", type=Path, required=True)
    args = ask.parse_args()
    words = dictionary()
    for (form, tag), lemma in treebank(args.data).items():
        group = GROUPS.get(tag)
        plain = lemma.lower() == form.lower() and tag in PROPER
        # a base form is its own lemma anyway
        if plain or (tag in {"NN", "JJ", "RB", "VB", "VBP", "CD"} and lemma == form):
            if group:
                words.setdefault((lemma, group + "0"), lemma)
            continue
        if group is None or ((form, group) not in WRONG and words.get((form, group)) != lemma):
            words[form, tag] = lemma
    lines = "".join(f"{form}\t{tag}\t{'' if lemma == form else lemma}\n" for (form, tag), lemma in sorted(words.items()))
    args.out.write_bytes(gzip.compress(lines.encode(), mtime=0))


if __name__ == "__main__":
    main()
