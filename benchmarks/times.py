"""Time expressions against TimeBank and AQUAINT (TempEval-3, TBAQ-cleaned): relaxed and strict spans, and TIMEX3 values.

    python -m benchmarks.times --data FOLDER        FOLDER/time/TBAQ-cleaned holds the .tml files

Relaxed: a gold expression is found when one of ours overlaps it, each used once (TempEval-3). "value F1" counts a match only if its TIMEX3 value is equal too;
"value accuracy" is the share of equal values among the matches. Published beside: HeidelTime in TempEval-3 (platinum, relaxed F1 .903, value F1 .776).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from benchmarks.table import Row, arguments, show
from kg.extract.dates import parts, timexes


@dataclass(frozen=True, slots=True)
class Gold:
    start: int
    end: int
    text: str
    value: str


@dataclass(frozen=True, slots=True)
class Document:
    name: str
    created: str
    text: str
    times: tuple[Gold, ...]


def documents(folder: Path) -> Iterator[Document]:
    for path in sorted(folder.rglob("*.tml")):
        root = ElementTree.parse(path).getroot()
        created = root.find("DCT/TIMEX3")
        body = root.find("TEXT")
        if created is None or body is None:
            raise ValueError(f"{path.name}: found no DCT or TEXT; expected TimeML as TempEval-3 gives it")
        pieces: list[str] = []
        times: list[Gold] = []
        _walk(body, pieces, times)
        yield Document(path.stem, created.get("value", "")[:10], "".join(pieces), tuple(times))


def _walk(node: ElementTree.Element, pieces: list[str], times: list[Gold]) -> None:
    pieces.append(node.text or "")
    for child in node:
        _walk(child, pieces, times)
        pieces.append(child.tail or "")
        if child.tag == "TIMEX3":
            text = "".join(pieces)
            end = len(text) - len(child.tail or "")
            times.append(Gold(end - len("".join(child.itertext())), end, "".join(child.itertext()), child.get("value", "")))


@dataclass(frozen=True, slots=True)
class Pair:
    document: str
    gold: Gold | None
    ours: Gold | None


def compare(document: Document, nlp: object) -> Iterator[Pair]:
    """Gold and ours side by side; a side is ``None`` where the other has nothing to match."""
    doc = nlp(document.text)  # type: ignore[operator]
    expressions = parts(doc)
    ours = [Gold(e.start, e.end, e.text, value or "") for e, value in zip(expressions, timexes(expressions, document.created), strict=True)]
    used: set[int] = set()
    for gold in document.times:
        overlaps = [at for at, one in enumerate(ours) if at not in used and one.start < gold.end and gold.start < one.end]
        best = max(overlaps, key=lambda at: (ours[at].value == gold.value, min(ours[at].end, gold.end) - max(ours[at].start, gold.start)), default=None)
        if best is None:
            yield Pair(document.name, gold, None)
        else:
            used.add(best)
            yield Pair(document.name, gold, ours[best])
    for at, one in enumerate(ours):
        if at not in used:
            yield Pair(document.name, None, one)


def measures(pairs: Sequence[Pair]) -> dict[str, float]:
    both = [pair for pair in pairs if pair.gold and pair.ours]
    gold = sum(1 for pair in pairs if pair.gold)
    ours = sum(1 for pair in pairs if pair.ours)
    exact = sum(1 for p in both if p.gold and p.ours and (p.gold.start, p.gold.end) == (p.ours.start, p.ours.end))
    right = sum(1 for p in both if p.gold and p.ours and p.gold.value == p.ours.value)

    def f1(hits: int) -> float:
        return 2 * hits / (gold + ours) if gold + ours else 0.0

    return {
        "precision": len(both) / ours if ours else 0.0,
        "recall": len(both) / gold if gold else 0.0,
        "relaxed F1": f1(len(both)),
        "strict F1": f1(exact),
        "value F1": f1(right),
        "value accuracy": right / len(both) if both else 0.0,
    }


def shape(text: str) -> str:
    """The class of an expression: digits are one sign, case is none."""
    return re.sub(r"\d+", "9", " ".join(text.lower().split()))


def rows(data: Path, *, details: int = 0) -> list[Row]:
    import spacy

    folder = data / "time" / "TBAQ-cleaned"
    nlp = spacy.load(Path(__file__).parent.parent / "kg" / "models" / "en")
    pairs = [pair for document in documents(folder) for pair in compare(document, nlp)]
    for title, counts in classes(pairs).items():
        for found, number in counts.most_common(details):
            show(f"{title} {number}: {found}")
    got = measures(pairs)
    beside = {"relaxed F1": "HeidelTime .90", "value accuracy": "HeidelTime .86", "value F1": "HeidelTime .78"}
    return [Row("times", "TBAQ", name, figure, beside.get(name, "")) for name, figure in got.items()]


def classes(pairs: Sequence[Pair]) -> dict[str, Counter[str]]:
    counts = {"missed": Counter[str](), "invented": Counter[str](), "value": Counter[str]()}
    for pair in pairs:
        if pair.gold and not pair.ours:
            counts["missed"][shape(pair.gold.text)] += 1
        elif pair.ours and not pair.gold:
            counts["invented"][shape(pair.ours.text)] += 1
        elif pair.gold and pair.ours and pair.gold.value != pair.ours.value:
            counts["value"][f"{shape(pair.gold.text)}: gold {pair.gold.value}, ours {pair.ours.value}"] += 1
    return counts


if __name__ == "__main__":
    given = arguments(__doc__)
    show(*rows(given.data, details=given.details))
