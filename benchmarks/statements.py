"""The hand-written facts of 32 news articles against our statements: what is found, which way round, with which status and speaker.

    python -m benchmarks.statements --data FOLDER [--exports DIR] [--part score|learn] [--details N]

FOLDER/statements/PART holds NAME.txt and NAME.json (facts; the guide of the set says how they were written). A fact is found when one statement of its article,
with evidence in its sentence, has the fact's two ends (as subject, object, participant, place, amount or time, in either order) and a word of predicate or
relation in common; "pair" leaves the predicate out. Of the statements that find a fact one is the answer: the right way round if there is one, else the first.
"turned" is the share of answers with the ends exchanged; status and speaker are judged on the answer. "in gold" is a lower bound of precision: a right
statement may not have been written down. --details lists the commonest classes of what was missed. Ours counts as ``score.py`` of the set does.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks import calibration
from benchmarks.building import built, lines
from benchmarks.table import Row, arguments, show

LIGHT = frozenset({"be", "of", "to", "in", "with", "for", "have", "on", "by", "at", "from", "the", "a", "an", "as", "into", "and", "that"})
ENDINGS = ("ations", "ation", "ings", "ing", "ments", "ment", "ions", "ion", "ed", "es", "s", "e")
ALLOWED = {
    "planned": {"planned", "possible", "claimed"},
    "future": {"planned", "possible", "claimed"},
    "possible": {"possible", "planned", "claimed"},
    "conditional": {"possible", "planned", "claimed"},
}
Names = frozenset[str]


def plain(name: str | None) -> str:
    bare = re.sub(r"[“”\"'’‘`]", "", (name or "").lower()).strip()
    return re.sub(r"\s+", " ", re.sub(r"^(the|a|an|its|his|her|their)\s+", "", bare))


def words(text: str | None) -> Names:
    return frozenset(re.findall(r"\w+", (text or "").lower()))


def stem(word: str) -> str:
    ending = next((e for e in ENDINGS if word.endswith(e) and len(word) - len(e) >= 4), "")
    return word.removesuffix(ending)


def stems(phrases: Sequence[str | None]) -> Names:
    return frozenset(stem(word) for phrase in phrases for word in words(phrase)) - LIGHT


def same(names: Names, others: Names) -> bool:
    """Two sets of names share a name, or two names share two thirds of the words of the shorter."""
    if names & others:
        return True
    pairs = ((words(a) - LIGHT, words(b) - LIGHT) for a in names for b in others)
    return any(_alike(a, b) for a, b in pairs if a and b)


def _alike(a: Names, b: Names) -> bool:
    shared, small = len(a & b), min(len(a), len(b))
    return shared / small >= 0.67 and (shared >= 2 or (small == 1 and max(len(a), len(b)) <= 4))


@dataclass(frozen=True, slots=True)
class Fact:
    article: str
    id: str
    raw: dict[str, Any]
    ends: tuple[Names, ...]
    voices: Names

    @property
    def marked(self) -> bool:
        return bool(self.raw["neg"]) or self.raw["modality"] != "fact"


@dataclass(slots=True)
class Said:
    """A statement of ours. ``sides``: subject, object, participants, place, amount, time, each as its names."""

    sides: tuple[Names, ...]
    predicate: Names
    literal: Names
    sentences: tuple[tuple[str, Names], ...]
    status: str
    voices: Names
    raw: dict[str, Any]
    articles: Names = frozenset()
    in_gold: bool = False


def facts(folder: Path) -> Iterator[Fact]:
    for path in sorted(folder.glob("*.json")):
        article = json.loads(path.read_text(encoding="utf-8"))
        forms = {e["id"]: frozenset({plain(e["name"]), *map(plain, e["aliases"])}) for e in article["entities"]}
        for fact in article["facts"]:
            ends = []
            for key in "so":
                known = forms.get(fact[key], frozenset({plain(fact[key])}) if fact[key] else frozenset())
                ends.append(known | frozenset(map(plain, fact.get(key + "_text") or ())))
            speaker = fact["attributed_to"]
            voices = forms.get(speaker, frozenset({plain(speaker)})) if speaker else frozenset()
            if any(ends):
                yield Fact(path.stem, fact["id"], fact, tuple(end for end in ends if end), voices)


def statements(exports: Path) -> Iterator[Said]:
    names = {e["id"]: frozenset({plain(e["name"]), *map(plain, e.get("aliases", []))}) for e in lines(exports / "entities.jsonl")}

    def known(part: dict[str, Any]) -> Names:
        return frozenset({plain(part["name"])}) | names.get(part.get("id") or "", frozenset())

    for t in lines(exports / "triples.jsonl"):
        parts = [t["subject"], t["object"], *t.get("participants", []), t.get("place")]
        values = [value["text"] for value in (t.get("amount"), t.get("time")) if value]
        quotes = [e.get("sentence") or e["quote"] for e in t["evidence"]]
        yield Said(
            sides=tuple(known(part) if part else frozenset() for part in parts) + tuple(frozenset({plain(text)}) for text in values),
            predicate=stems([t["relation"], t["predicate"]]),
            literal=frozenset({t["predicate"].lower(), t["relation"].lower().replace("_", " ")}),
            sentences=tuple((" ".join(quote.split()), words(quote)) for quote in quotes),
            status=t["status"],
            voices=frozenset().union(*(known(voice) for voice in t["said_by"])),
            raw=t,
        )


def joins(sides: Sequence[Names], ends: Sequence[Names]) -> bool:
    if len(ends) == 1:
        return any(same(side, ends[0]) for side in sides)
    return any(same(a, ends[0]) and same(b, ends[1]) for i, a in enumerate(sides) for j, b in enumerate(sides) if i != j)


def is_turned(sides: Sequence[Names], ends: Sequence[Names]) -> bool:
    """Subject and object stand for the fact's object and subject, and not also the right way round."""
    if len(ends) < 2 or not sides[0] or not sides[1]:
        return False
    right = same(sides[0], ends[0]) and same(sides[1], ends[1])
    return not right and same(sides[0], ends[1]) and same(sides[1], ends[0])


def status_right(fact: Fact, status: str) -> bool:
    if fact.raw["neg"] or status == "denied":
        return bool(fact.raw["neg"]) and status == "denied"
    modality, spoken = fact.raw["modality"], bool(fact.raw["attributed_to"])
    if modality == "fact":
        return status == "asserted" or (spoken and status == "claimed")
    if modality == "reported":
        return status == "claimed" or (not spoken and status == "asserted")
    return status in ALLOWED[modality]


@dataclass(slots=True)
class Counts:
    of: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    examples: dict[str, list[str]] = field(default_factory=dict)
    judged: list[tuple[float, bool]] = field(default_factory=list)  # confidence of each statement, and whether it is in the gold

    def share(self, part: str, whole: str) -> float:
        return self.of[part] / self.of[whole] if self.of[whole] else 0.0


def compare(folder: Path, exports: Path) -> Counts:
    texts = {path.stem: " ".join(path.read_text(encoding="utf-8").split()) for path in folder.glob("*.txt")}
    said: dict[str, list[Said]] = {name: [] for name in texts}
    everything = []
    for one in statements(exports):
        one.articles = frozenset(name for name, text in texts.items() if any(quote in text for quote, _ in one.sentences))
        for name in one.articles:
            said[name].append(one)
        if one.articles:
            everything.append(one)
    counts = Counts()
    for fact in facts(folder):
        _judge(fact, said.get(fact.article, []), counts)
    counts.of["statements"] = len(everything)
    counts.of["in gold"] = sum(one.in_gold for one in everything)
    counts.judged = [(one.raw["confidence"], one.in_gold) for one in everything]
    return counts


def _judge(fact: Fact, said: Sequence[Said], counts: Counts) -> None:
    weight, sentence = fact.raw["weight"], words(fact.raw["evidence"])
    wanted, literal = stems(fact.raw["rel"]), {rel.lower() for rel in fact.raw["rel"]}
    near = [s for s in said if any(len(sentence & w) >= 0.5 * min(len(sentence), len(w)) for _, w in s.sentences if w)]
    pair = [s for s in near if joins(s.sides, fact.ends)]
    full = [s for s in pair if s.predicate & wanted or not wanted or s.literal & literal]
    counts.of[weight] += 1
    counts.of[f"{weight} pair"] += bool(pair)
    counts.of[f"{weight} found"] += bool(full)
    for one in full:
        one.in_gold = True
    if not full:
        if weight == "core":
            _miss(fact, near, pair, counts)
        return
    answer = min(full, key=lambda s: is_turned(s.sides, fact.ends))
    counts.of["answers"] += 1
    counts.of["turned"] += is_turned(answer.sides, fact.ends)
    kind = "marked" if fact.marked else "plain"
    right = status_right(fact, answer.status)
    counts.of[kind] += 1
    counts.of[f"{kind} right"] += right
    if not right:
        wish = "denied" if fact.raw["neg"] else fact.raw["modality"]
        _note(counts, f"status: {wish} came out {answer.status}", fact)
    if fact.voices:
        right = same(answer.voices, fact.voices)
        counts.of["spoken"] += 1
        counts.of["speaker right"] += right
        if not right:
            _note(counts, "speaker: none" if not answer.voices else "speaker: another", fact)


def _miss(fact: Fact, near: Sequence[Said], pair: Sequence[Said], counts: Counts) -> None:
    """Which part of a fact was not found: the class of the miss, not its cause."""
    if pair:
        title = "missed: pair found, another predicate"
    elif not near:
        title = "missed: no statement of the sentence"
    else:
        there = [any(same(side, end) for s in near for side in s.sides) for end in fact.ends]
        which = "both ends, never in one statement" if all(there) else "neither end" if not any(there) else "one end"
        title = f"missed: {which}"
    _note(counts, title, fact)


def _note(counts: Counts, title: str, fact: Fact) -> None:
    counts.missed[title] += 1
    counts.examples.setdefault(title, []).append(
        f"{fact.article} {fact.id}: {fact.raw['s']} | {fact.raw['rel'][0]} | {fact.raw['o']} <- {fact.raw['evidence']}"
    )


def rows(data: Path, *, exports: Path | None = None, part: str = "score", details: int = 0) -> list[Row]:
    folder = data / "statements" / part
    with built(sorted(folder.glob("*.txt")), exports) as out:
        counts = compare(folder, out)
    for title, number in counts.missed.most_common():
        if details:
            show(f"{title}: {number}", *(f"    {example}" for example in counts.examples[title][:details]))
    beside = {
        "core found": "CoreNLP .22, crude rules .66",
        "core pair": "CoreNLP .37, crude rules .78",
        "in gold": "CoreNLP .41, crude rules .52",
        "turned": "CoreNLP .05, crude rules .05",
        "status, plain": "CoreNLP 1.0, crude rules .99",
        "status, marked": "CoreNLP .18, crude rules .55",
        "speaker": "CoreNLP 0, crude rules .40",
    }
    figures = {
        "core found": counts.share("core found", "core"),
        "core pair": counts.share("core pair", "core"),
        "minor found": counts.share("minor found", "minor"),
        "in gold": counts.share("in gold", "statements"),
        "turned": counts.share("turned", "answers"),
        "status, plain": counts.share("plain right", "plain"),
        "status, marked": counts.share("marked right", "marked"),
        "speaker": counts.share("speaker right", "spoken"),
        "count": float(counts.of["statements"]),
        "confidence: AUC": calibration.auc(counts.judged),
        "confidence: error": calibration.expected_error(counts.judged),
        "confidence: top third in gold": calibration.top_third(counts.judged),
    }
    return [Row("statements", part, name, figure, beside.get(name, "")) for name, figure in figures.items()]


if __name__ == "__main__":
    given = arguments(__doc__, ("--part", "score"))
    show(*rows(given.data, exports=given.exports, part=given.part, details=given.details))
