"""Open extraction on CaRB dev: tuples of our statements against crowd-sourced ones, by the tuple match of the paper.

    python -m benchmarks.carb --data FOLDER [--exports DIR]

FOLDER/relations/carb/dev.tsv: sentence, relation, arguments. Bhardwaj, Aggarwal and Mausam, "CaRB: A Crowdsourced Benchmark for Open IE" (EMNLP 2019): words
shared in the relation (at least one) and argument by argument, further arguments joined to the second; precision by matching one to one, recall with the best
of ours for each gold tuple; the maximum F1 over thresholds of confidence. Reimplemented from the paper and its description. Published, on the test split:
ClausIE .450, OpenIE6 .527. It pays for long arguments, and ours are names; reported, without a floor.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.building import built, built_from, lines
from benchmarks.table import Row, arguments, show

SAYING = frozenset({"said", "told", "added", "adds", "says"})


@dataclass(frozen=True, slots=True)
class Tuple:
    relation: tuple[str, ...]
    first: tuple[str, ...]
    rest: tuple[str, ...]
    confidence: float = 1.0


def gold(path: Path) -> dict[str, list[Tuple]]:
    found: dict[str, list[Tuple]] = defaultdict(list)
    for line in path.read_text(encoding="utf-8").splitlines():
        sentence, relation, *args = line.split("\t")
        if args:
            found[sentence].append(Tuple(tuple(relation.split()), tuple(args[0].split()), tuple(" ".join(args[1:]).split())))
    return dict(found)


def ours(exports: Path) -> dict[str, list[Tuple]]:
    """Article name -> tuples, arguments as they stand in the sentence."""
    articles = {a["id"]: a for a in lines(exports / "articles.jsonl")}
    found: dict[str, list[Tuple]] = defaultdict(list)
    for t in lines(exports / "triples.jsonl"):
        for e in t["evidence"]:
            article = articles[e["article"]]
            made = _tuple(t, e, article["text"])
            if made:
                found[Path(article["source"]).stem].append(made)
    return dict(found)


def _tuple(t: dict[str, Any], e: dict[str, Any], text: str) -> Tuple | None:
    spans = e["spans"]
    relation = " ".join(text[a:b] for a, b in spans["predicate"]) or t["predicate"]
    subject, thing = spans.get("subject"), spans.get("object")
    first = text[slice(*subject)] if subject else ""
    last = max((b for _, b in spans["predicate"]), default=e["start"])
    # behind the predicate everything that the quote covers is argument: object, participants, time, with their prepositions
    rest = text[last : e["end"]] if thing and thing[0] >= last else text[slice(*thing)] if thing else text[last : e["end"]]
    if not first:
        first, rest = rest, ""
    return Tuple(tuple(relation.split()), tuple(first.split()), tuple(rest.split()), t["confidence"]) if first else None


def shared(wanted: Sequence[str], given: Sequence[str]) -> int:
    left = list(given)
    hits = 0
    for word in wanted:
        if word in left:
            left.remove(word)
            hits += 1
    return hits


def match(wanted: Tuple, given: Tuple) -> tuple[float, float]:
    """Precision and recall of words; nothing where the relations share none. Beside verbs of saying the arguments may stand exchanged."""
    straight = _match(wanted, given)
    if not SAYING & set(wanted.relation):
        return straight
    return max(straight, _match(wanted, Tuple(given.relation, given.rest, given.first, given.confidence)))


def _match(wanted: Tuple, given: Tuple) -> tuple[float, float]:
    relation = shared(wanted.relation, given.relation)
    if not relation:
        return 0.0, 0.0
    hits = relation + shared(wanted.first, given.first) + shared(wanted.rest, given.rest)
    size = len(given.relation) + len(given.first) + len(given.rest)
    whole = len(wanted.relation) + len(wanted.first) + len(wanted.rest)
    return hits / size, hits / whole


def scores(wanted: Mapping[str, Sequence[Tuple]], given: Mapping[str, Sequence[Tuple]], threshold: float) -> tuple[float, float, float]:
    precision = recall = 0.0
    said = asked = 0
    for sentence, golds in wanted.items():
        kept = [one for one in given.get(sentence, ()) if one.confidence >= threshold]
        table = [[match(g, one) for one in kept] for g in golds]
        recall += sum(max((cell[1] for cell in row), default=0.0) for row in table)
        cells = sorted(((cell[0], i, j) for i, row in enumerate(table) for j, cell in enumerate(row)), reverse=True)
        rows_used: set[int] = set()
        columns_used: set[int] = set()
        for figure, i, j in cells:
            if i not in rows_used and j not in columns_used:
                rows_used.add(i)
                columns_used.add(j)
                precision += figure
        said += len(kept)
        asked += len(golds)
    p, r = precision / said if said else 0.0, recall / asked if asked else 0.0
    return p, r, 2 * p * r / (p + r) if p + r else 0.0


def rows(data: Path, *, exports: Path | None = None) -> list[Row]:
    by_sentence = gold(data / "relations" / "carb" / "dev.tsv")
    names = {f"s{at:04}": sentence for at, sentence in enumerate(by_sentence)}
    with built([], exports) if exports else built_from(names) as out:
        given = ours(out)
    wanted = {name: by_sentence[sentence] for name, sentence in names.items()}
    steps = sorted({one.confidence for tuples in given.values() for one in tuples}) or [0.0]
    best = max((scores(wanted, given, step) for step in steps), key=lambda one: one[2])
    beside = {"max F1": "ClausIE .450, OpenIE6 .527 (test)"}
    return [Row("carb", "dev", name, figure, beside.get(name, "")) for name, figure in zip(("precision", "recall", "max F1"), best, strict=True)]


if __name__ == "__main__":
    options = arguments(__doc__)
    show(*rows(options.data, exports=options.exports))
