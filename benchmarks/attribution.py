"""Who said what, against PolNeAR: the share of the gold attributions whose content we give to the right source.

    python -m benchmarks.attribution --data FOLDER [--exports DIR]

FOLDER/attribution/polnear/dev holds the texts and, in brat's format, sources, cues and contents. A gold attribution with a source is found when the evidence of
our statements by one speaker covers half of the words of its content, and that speaker has a mention on the head of the gold source (or stands there as words).
Of articles with several annotators the first file counts. "overreach" is the share of our spoken statements of which no word lies in any gold content.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.building import built, lines
from benchmarks.table import Row, arguments, show

Stretch = tuple[int, int]
TAIL = re.compile(r",|\s(?:of|in|at|for|from|with|on|who|that|which|by|to|whose|and|near|against)\s|\s\(")


@dataclass(frozen=True, slots=True)
class Attribution:
    article: str
    source: tuple[Stretch, ...]
    content: tuple[Stretch, ...]


def gold(folder: Path) -> Iterator[Attribution]:
    done = set()
    for path in sorted((folder / "attributions").glob("*.ann")):
        name = path.stem.rsplit("_", 1)[0]
        if name in done:
            continue
        done.add(name)
        spans, events = _read(path)
        for event in events:
            if "Source" in event and "Content" in event:
                yield Attribution(name, *(tuple(s for key in event[role] for s in spans[key]) for role in ("Source", "Content")))


def _read(path: Path) -> tuple[dict[str, list[Stretch]], list[dict[str, list[str]]]]:
    spans: dict[str, list[Stretch]] = {}
    events = []
    for line in path.read_text(encoding="utf-8").splitlines():
        key, _, rest = line.partition("\t")
        if key.startswith("T"):
            where = rest.partition("\t")[0].partition(" ")[2]
            spans[key] = [(int(a), int(b)) for a, b in (piece.split() for piece in where.split(";"))]
        elif key.startswith("E"):
            event: dict[str, list[str]] = defaultdict(list)
            for part in rest.split():
                role, _, target = part.partition(":")
                event[re.sub(r"\d+$", "", role)].append(target)
            events.append(dict(event))
    return spans, events


def head(text: str, source: Sequence[Stretch]) -> Stretch:
    """The head word of a source: the last word before its first complement or apposition ("a spokesman for the army": spokesman)."""
    start, end = min(source)
    cut = TAIL.search(text, start + 1, end)
    words = list(re.finditer(r"\w[\w'’.-]*", text[start : cut.start() if cut else end]))
    if not words:
        return start, end
    return start + words[-1].start(), start + words[-1].end()


def overlap(a: Stretch, b: Stretch) -> bool:
    return a[0] < b[1] and b[0] < a[1]


@dataclass(frozen=True, slots=True)
class Voiced:
    """Stretches that one speaker of an article answers for, and where that speaker stands."""

    covered: tuple[Stretch, ...]
    mentions: tuple[Stretch, ...]


def voices(exports: Path) -> dict[str, list[Voiced]]:
    """Article name -> its speakers."""
    names = {a["id"]: Path(a["source"]).stem for a in lines(exports / "articles.jsonl")}
    mentions: dict[tuple[str, str], list[Stretch]] = defaultdict(list)
    for entity in lines(exports / "entities.jsonl"):
        for m in entity["mentions"]:
            mentions[entity["id"], m["article"]].append((m["start"], m["end"]))
    covered: dict[tuple[str, str], list[Stretch]] = defaultdict(list)
    stands: dict[tuple[str, str], list[Stretch]] = defaultdict(list)
    for t in lines(exports / "triples.jsonl"):
        for voice in t["said_by"]:
            for e in t["evidence"]:
                key = (e["article"], voice["id"] or voice["name"].lower())
                covered[key].append((e["start"], e["end"]))
                stands[key] += mentions.get((voice["id"], e["article"]), [])
                if e["spans"].get("speaker"):
                    stands[key].append((e["spans"]["speaker"][0], e["spans"]["speaker"][1]))
    found: dict[str, list[Voiced]] = defaultdict(list)
    for (article, voice_key), stretches in covered.items():
        found[names[article]].append(Voiced(tuple(stretches), tuple(sorted(set(stands[article, voice_key])))))
    return found


def found_by(text: str, one: Attribution, speakers: Sequence[Voiced], share: float = 0.5) -> tuple[bool, bool]:
    """(content found with the right source, content found at all)."""
    words = [(a + m.start(), a + m.end()) for a, b in one.content for m in re.finditer(r"\w+", text[a:b])]
    where = head(text, one.source)
    right = anyhow = False
    for speaker in speakers:
        hit = sum(any(overlap(word, stretch) for stretch in speaker.covered) for word in words)
        if words and hit >= share * len(words):
            anyhow = True
            right = right or any(overlap(where, mention) for mention in speaker.mentions)
    return right, anyhow


def measures(texts: Mapping[str, str], wanted: Sequence[Attribution], speakers: Mapping[str, Sequence[Voiced]]) -> dict[str, float]:
    results = [found_by(texts[one.article], one, speakers.get(one.article, ())) for one in wanted]
    contents: dict[str, list[Stretch]] = defaultdict(list)
    for one in wanted:
        contents[one.article] += one.content
    ours = [(name, stretch) for name, voiced in speakers.items() for one in voiced for stretch in one.covered]
    beyond = sum(not any(overlap(stretch, content) for content in contents[name]) for name, stretch in ours)
    total = len(results) or 1
    return {
        "attributions found": sum(right for right, _ in results) / total,
        "content found": sum(anyhow for _, anyhow in results) / total,
        "overreach": beyond / len(ours) if ours else 0.0,
        "attributions": float(len(results)),
    }


def rows(data: Path, *, exports: Path | None = None, details: int = 0) -> list[Row]:
    folder = data / "attribution" / "polnear" / "dev"
    texts: dict[str, Any] = {path.stem: path.read_text(encoding="utf-8") for path in sorted((folder / "text").glob("*.txt"))}
    wanted = [one for one in gold(folder) if one.article in texts]
    with built(sorted((folder / "text").glob("*.txt")), exports) as out:
        speakers = voices(out)
    for one in [one for one in wanted if not found_by(texts[one.article], one, speakers.get(one.article, ()))[0]][:details]:
        show(f"{one.article}: {[texts[one.article][a:b] for a, b in one.source]}: {[texts[one.article][a:b] for a, b in one.content]}")
    return [Row("attribution", "PolNeAR dev", name, figure) for name, figure in measures(texts, wanted, speakers).items()]


if __name__ == "__main__":
    given = arguments(__doc__)
    show(*rows(given.data, exports=given.exports, details=given.details))
