"""Coreference against OntoGUM: MUC, B³, CEAF-e and their mean, the CoNLL F1 (Pradhan et al. 2014), with our own mentions.

    python -m benchmarks.coref DATA [--part dev] [--genres news,bio,interview] [--gold-trees]

DATA/coref/ontogum holds the chains, DATA/parse/en/gum the words and paragraphs of the same documents. Mentions are whole noun phrases, chains of one mention
are not counted, as in OntoNotes. The pipeline gets GUM's words; trees, names and chains are ours (``--gold-trees``: GUM's trees and names instead).
"""

from __future__ import annotations

import argparse
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks import gold
from benchmarks.table import Row

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

Span = tuple[int, int]
Chains = list[set[Span]]


def read_chains(path: Path) -> Chains:
    """Chains of a CoNLL file with "(3", "3)" and "(3)" in its last column; spans of tokens, half-open."""
    found: dict[str, set[Span]] = defaultdict(set)
    opened: dict[str, list[int]] = defaultdict(list)
    number = 0
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        for part in re.findall(r"\(?[^()|_]+\)?", line.split("\t")[-1]):
            name = part.strip("()")
            if part.startswith("("):
                opened[name].append(number)
            if part.endswith(")"):
                found[name].add((opened[name].pop(), number + 1))
        number += 1
    return [spans for spans in found.values() if len(spans) > 1]


def with_paragraphs(path: Path, nlp: Language) -> tuple[Doc, list[int]]:
    """A Doc of GUM's words for the pipeline, a white-space token between paragraphs, and the number of each token in the file (-1 for white space)."""
    from spacy.tokens import Doc as SpacyDoc

    words: list[str] = []
    spaces: list[bool] = []
    numbers: list[int] = []
    number, glued = 0, {}
    for line in path.read_text(encoding="utf-8").splitlines():
        columns = line.split("\t")
        if line.startswith("# newpar") and not line.startswith("# newpar_block") and words:
            words.append("\n\n")
            spaces.append(False)
            numbers.append(-1)
        elif re.fullmatch(r"\d+-\d+", columns[0]):
            first, last = map(int, columns[0].split("-"))
            glued = {str(i): i < last or "SpaceAfter=No" in columns[9] for i in range(first, last + 1)}
        elif columns[0].isdigit():
            words.append(columns[1])
            spaces.append(not (glued.pop(columns[0], False) or "SpaceAfter=No" in columns[9]))
            numbers.append(number)
            number += 1
    doc = SpacyDoc(nlp.vocab, words=words, spaces=spaces)
    for i in range(1, len(words)):
        if numbers[i - 1] == -1:
            doc[i].is_sent_start = True
    for _, pipe in nlp.pipeline:
        doc = pipe(doc)
    return doc, numbers


def system(doc: Doc, numbers: Sequence[int]) -> Chains:
    """Our chains as spans of the file's tokens."""
    from kg.extract.coref import spans
    from kg.extract.mentions import phrases

    return in_file(spans(doc, phrases(doc)), numbers)


def in_file(chains: Iterable[Iterable[Span]], numbers: Sequence[int]) -> Chains:
    """Chains of spans of the Doc's tokens as chains of the file's; what is left alone counts for nothing."""
    made = ({(numbers[a], numbers[b - 1] + 1) for a, b in chain if numbers[a] >= 0 <= numbers[b - 1]} for chain in chains)
    return [chain for chain in made if len(chain) > 1]


# ---------------------------------------------------------------- measures


class Score:
    """Numerators and denominators of precision and recall, summed over documents."""

    def __init__(self) -> None:
        self.sums: dict[str, list[float]] = {name: [0.0, 0.0, 0.0, 0.0] for name in ("MUC", "B3", "CEAFe", "mentions")}

    def add(self, key: Chains, response: Chains) -> None:
        for name, measure in (("MUC", muc), ("B3", b_cubed), ("CEAFe", ceaf_e), ("mentions", found)):
            for at, value in enumerate(measure(key, response)):
                self.sums[name][at] += value

    def of(self, name: str) -> tuple[float, float, float]:
        """Precision, recall, F1."""
        hit, whole, right, said = self.sums[name]
        recall, precision = hit / whole if whole else 0.0, right / said if said else 0.0
        return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0

    @property
    def conll(self) -> float:
        return sum(self.of(name)[2] for name in ("MUC", "B3", "CEAFe")) / 3


Parts = tuple[float, float, float, float]  # recall numerator and denominator, precision numerator and denominator


def muc(key: Chains, response: Chains) -> Parts:
    return (*_links(key, response), *_links(response, key))


def _links(key: Chains, response: Chains) -> tuple[float, float]:
    holder = {span: n for n, chain in enumerate(response) for span in chain}
    hit = whole = 0
    for chain in key:
        pieces = {holder[span] for span in chain if span in holder}
        hit += len(chain) - len(pieces) - sum(span not in holder for span in chain)
        whole += len(chain) - 1
    return hit, whole


def b_cubed(key: Chains, response: Chains) -> Parts:
    return (*_shares(key, response), *_shares(response, key))


def _shares(key: Chains, response: Chains) -> tuple[float, float]:
    holder = {span: n for n, chain in enumerate(response) for span in chain}
    hit = 0.0
    for chain in key:
        counts = Counter(holder[span] for span in chain if span in holder)
        hit += sum(count * count for count in counts.values()) / len(chain)
    return hit, sum(len(chain) for chain in key)


def ceaf_e(key: Chains, response: Chains) -> Parts:
    likeness = [[2 * len(a & b) / (len(a) + len(b)) for b in response] for a in key]
    best = assignment(likeness)
    return best, len(key), best, len(response)


def found(key: Chains, response: Chains) -> Parts:
    one, other = {s for chain in key for s in chain}, {s for chain in response for s in chain}
    return len(one & other), len(one), len(one & other), len(other)


def assignment(gain: list[list[float]]) -> float:
    """The greatest sum of one entry a row and column (Hungarian method with potentials, O(n³))."""
    if not gain or not gain[0]:
        return 0.0
    rows = gain if len(gain) <= len(gain[0]) else [list(column) for column in zip(*gain, strict=True)]
    n, m = len(rows), len(rows[0])
    u, v, match = [0.0] * (n + 1), [0.0] * (m + 1), [0] * (m + 1)
    for i in range(1, n + 1):
        match[0], j0 = i, 0
        least, way, used = [float("inf")] * (m + 1), [0] * (m + 1), [False] * (m + 1)
        while True:
            used[j0] = True
            row, delta, j1 = match[j0], float("inf"), 0
            for j in range(1, m + 1):
                if not used[j]:
                    cost = -rows[row - 1][j - 1] - u[row] - v[j]
                    if cost < least[j]:
                        least[j], way[j] = cost, j0
                    if least[j] < delta:
                        delta, j1 = least[j], j
            for j in range(m + 1):
                if used[j]:
                    u[match[j]] += delta
                    v[j] -= delta
                else:
                    least[j] -= delta
            j0 = j1
            if match[j0] == 0:
                break
        while j0:
            match[j0] = match[way[j0]]
            j0 = way[j0]
    return sum(rows[match[j] - 1][j - 1] for j in range(1, m + 1) if match[j])


GENRES = ("news", "bio", "interview")


def rows(data: Path) -> list[Row]:
    """The dev part with our own trees and names."""
    import spacy

    total = Score()
    for _, key, response in read(data, "dev", GENRES, spacy.load(Path(__file__).parent.parent / "kg" / "models" / "en")):
        total.add(key, response)
    got = {"CoNLL F1": total.conll, **{f"{name} F1": total.of(name)[2] for name in ("MUC", "B3", "CEAFe")}}
    return [Row("coref", "OntoGUM dev", name, figure) for name, figure in got.items()]


def read(data: Path, part: str, genres: Collection[str], nlp: Language, gold_trees: bool = False) -> Iterator[tuple[str, Chains, Chains]]:
    """Name, chains of the annotators and ours of each document."""
    for path in sorted((data / "coref" / "ontogum" / part).glob("*.conll")):
        if path.stem.split("_")[1] in genres:
            words = data / "parse" / "en" / "gum" / part / f"{path.stem}.conllu"
            if gold_trees:
                doc = gold.doc(words, nlp.vocab)
                numbers: Sequence[int] = range(len(doc))
            else:
                doc, numbers = with_paragraphs(words, nlp)
            yield path.stem, read_chains(path), system(doc, numbers)


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("data", type=Path)
    ask.add_argument("--part", default="dev")
    ask.add_argument("--genres", default=",".join(GENRES))
    ask.add_argument("--model", default="kg/models/en")
    ask.add_argument("--gold-trees", action="store_true")
    options = ask.parse_args()
    import spacy

    nlp = spacy.blank("en") if options.gold_trees else spacy.load(options.model)
    total = Score()
    for name, key, response in read(options.data, options.part, options.genres.split(","), nlp, options.gold_trees):
        one = Score()
        one.add(key, response)
        total.add(key, response)
        print(f"{name:32} CoNLL {one.conll:.3f}  mentions {one.of('mentions')[2]:.3f}")
    for name in ("mentions", "MUC", "B3", "CEAFe"):
        print(f"{name:9}", "  ".join(f"{label} {value:.3f}" for label, value in zip(("precision", "recall", "F1"), total.of(name), strict=True)))
    print(f"CoNLL F1  {total.conll:.3f}")


if __name__ == "__main__":
    main()
