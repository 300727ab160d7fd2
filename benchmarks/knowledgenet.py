"""KnowledgeNet fold 3: facts of fifteen properties, through the ontology.

    python -m benchmarks.knowledgenet --data FOLDER [--exports DIR]

FOLDER/relations/knowledgenet/fold3.jsonl holds passages; each names the properties for which it is annotated in full, and only these are scored. The systems of
the paper read whole documents, of which only these passages are published here: the passages of one document, in their order, make one article (a passage that
begins with "He" has its name in an earlier one, or nowhere). "passages alone": each passage is an article of its own. Our statements become facts by their
relation type (below), asserted or claimed ones only. A fact of ours is right when a gold fact of the property has both ends on mentions
of our two ends in the passage (overlap of spans, as the text measure of the paper); a gold fact is found when one of ours is right by it. Published, text F1:
spaCy + BiLSTM .518, open relation extraction without training .560, BERT .688, human .878.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.building import built, built_from, lines
from benchmarks.table import Row, arguments, show

Stretch = tuple[int, int]
# A relation of which fewer than three in ten are facts of a property on folds 1 and 2 stands for none (LOCATED_IN: HEADQUARTERS; OWNS: SUBSIDIARY_OF).
# relation -> (property, which part is the property's subject, which its object); parts: subject, object, place, time
PROPERTIES: dict[str, tuple[tuple[str, str, str], ...]] = {
    "CEO_OF": (("CEO", "object", "subject"), ("EMPLOYEE_OR_MEMBER_OF", "subject", "object")),
    "FOUNDED": (("FOUNDED_BY", "object", "subject"), ("DATE_FOUNDED", "object", "time")),
    "BORN_IN": (("PLACE_OF_BIRTH", "subject", "object"), ("PLACE_OF_BIRTH", "subject", "place"), ("DATE_OF_BIRTH", "subject", "time")),
    "DIED": (("DATE_OF_DEATH", "subject", "time"),),
    "KILLED": (("DATE_OF_DEATH", "object", "time"),),
    "LIVES_IN": (("PLACE_OF_RESIDENCE", "subject", "object"), ("PLACE_OF_RESIDENCE", "subject", "place")),
    "MOVED_TO": (("PLACE_OF_RESIDENCE", "subject", "object"),),
    "CITIZEN_OF": (("NATIONALITY", "subject", "object"),),
    "EDUCATED_AT": (("EDUCATED_AT", "subject", "object"),),
    "CHILD_OF": (("CHILD_OF", "subject", "object"),),
    "PARENT_OF": (("CHILD_OF", "object", "subject"),),
    "SPOUSE_OF": (("SPOUSE", "subject", "object"), ("SPOUSE", "object", "subject")),
    "HEADQUARTERED_IN": (("HEADQUARTERS", "subject", "object"), ("HEADQUARTERS", "subject", "place")),
    "SUBSIDIARY_OF": (("SUBSIDIARY_OF", "subject", "object"),),
    "PARENT_COMPANY_OF": (("SUBSIDIARY_OF", "object", "subject"),),
    "ACQUIRED": (("SUBSIDIARY_OF", "object", "subject"),),
    **dict.fromkeys(("WORKS_FOR", "LEADS", "DEPUTY_OF", "SPOKESPERSON_OF", "REPRESENTS"), (("EMPLOYEE_OR_MEMBER_OF", "subject", "object"),)),
    "EMPLOYS": (("EMPLOYEE_OR_MEMBER_OF", "object", "subject"),),
    **dict.fromkeys(("MEMBER_OF", "JOINED"), (("EMPLOYEE_OR_MEMBER_OF", "subject", "object"), ("POLITICAL_AFFILIATION", "subject", "object"))),
    "CANDIDATE_OF": (("POLITICAL_AFFILIATION", "subject", "object"),),
}
PERSON = frozenset({"CHILD_OF", "SPOUSE", "PLACE_OF_BIRTH", "DATE_OF_BIRTH", "DATE_OF_DEATH", "PLACE_OF_RESIDENCE", "NATIONALITY"}) | frozenset(
    {"EDUCATED_AT", "EMPLOYEE_OR_MEMBER_OF", "POLITICAL_AFFILIATION"}
)
BODY = frozenset({"CEO", "FOUNDED_BY", "DATE_FOUNDED", "HEADQUARTERS", "SUBSIDIARY_OF"})
PARTY = re.compile(
    r"\b(?:party|democrats?|republicans?|labou?r|greens?|front|union|league|alliance|congress|liberals?|conservatives?|socialists?|communists?|bloc|platform)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Fact:
    passage: str
    property: str
    subject: tuple[Stretch, ...]
    object: tuple[Stretch, ...]


def passages(path: Path) -> dict[str, dict[str, Any]]:
    return {f"{p['doc']}-{p['start']}": p for p in lines(path)}


def gold(name: str, passage: dict[str, Any]) -> Iterator[Fact]:
    for fact in passage["facts"]:
        yield Fact(name, fact["property"], (tuple(fact["subject"]),), (tuple(fact["object"]),))


def articles(known: dict[str, dict[str, Any]], *, alone: bool = False) -> dict[str, list[tuple[str, int]]]:
    """The articles to build: name -> its passages, each with its offset."""
    if alone:
        return {name: [(name, 0)] for name in known}
    found: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for name, passage in sorted(known.items(), key=lambda item: item[1]["start"]):
        own = found[passage["doc"]]
        own.append((name, own[-1][1] + len(known[own[-1][0]]["text"]) + 2 if own else 0))
    return found


def texts(known: dict[str, dict[str, Any]], made: dict[str, list[tuple[str, int]]]) -> dict[str, str]:
    return {article: "\n\n".join(known[name]["text"] for name, _ in own) for article, own in made.items()}


def ours(exports: Path, known: dict[str, dict[str, Any]]) -> set[Fact]:
    """Our facts by passage, offsets of the passage. Articles are named after a document or after a passage (:func:`articles`)."""
    together, single = articles(known), articles(known, alone=True)
    within: dict[str, list[tuple[str, int]]] = {}
    for a in lines(exports / "articles.jsonl"):
        stem = Path(a["source"]).stem
        within[a["id"]] = single.get(stem) or together[stem]
    mentions: dict[tuple[str, str], list[Stretch]] = defaultdict(list)
    for entity in lines(exports / "entities.jsonl"):
        for m in entity["mentions"]:
            mentions[entity["id"], m["article"]].append((m["start"], m["end"]))
    found = set()
    for t in lines(exports / "triples.jsonl"):
        if t["status"] not in ("asserted", "claimed"):
            continue
        nationality = (("NATIONALITY", "subject", "object"),) if _nationality(t) else ()
        for prop, left, right in (*PROPERTIES.get(t["relation"], ()), *nationality):
            for e in t["evidence"] if _fits(t, prop, left, right) else ():
                name, offset = max((p for p in within[e["article"]] if p[1] <= e["start"]), key=lambda p: p[1])
                end = offset + len(known[name]["text"])
                ends = [tuple((a - offset, b - offset) for a, b in _part(t, e, part, mentions) if offset <= a < end) for part in (left, right)]
                if all(ends):
                    found.add(Fact(name, prop, ends[0], ends[1]))
    return found


def _nationality(t: dict[str, Any]) -> bool:
    """A person who is something of a country ("a Mexican actor" is *actor of* Mexico)."""
    ends = t["subject"], t["object"]
    return all(ends) and ends[0]["type"] == "Person" and ends[1]["type"] == "Country" and t["relation"] in ("WORKS_FOR", "AUTHORED", "REPRESENTS", "MEMBER_OF")


def _part(t: dict[str, Any], evidence: dict[str, Any], part: str, mentions: dict[tuple[str, str], list[Stretch]]) -> tuple[Stretch, ...]:
    if part == "time":
        span = evidence["spans"].get("time")
        return ((span[0], span[1]),) if span else ()
    node = t.get(part) if part != "place" else next((p for p in t["participants"] if p["role"] == "place"), None)
    return tuple(mentions[node["id"], evidence["article"]]) if node else ()


def _fits(t: dict[str, Any], prop: str, left: str, right: str) -> bool:
    """The kinds of the ends that the property asks for."""
    node = t.get(left)
    if node and prop in PERSON and node["type"] not in ("Person", "Group", "Other"):
        return False
    if node and prop in BODY and node["type"] in ("Person", "Country", "City", "Place", "Event"):
        return False
    other = t.get(right) if right in ("subject", "object") else None
    if prop == "POLITICAL_AFFILIATION" and other:
        return bool(PARTY.search(other["name"]))
    if prop == "HEADQUARTERS" and other:
        return other["type"] in ("City", "Country", "Place")
    if prop == "EMPLOYEE_OR_MEMBER_OF" and other:
        return other["type"] not in ("Country", "City", "Place", "Person", "Event") and not PARTY.search(other["name"])
    return True


def agrees(a: Fact, b: Fact) -> bool:
    return a.property == b.property and _touch(a.subject, b.subject) and _touch(a.object, b.object)


def _touch(a: tuple[Stretch, ...], b: tuple[Stretch, ...]) -> bool:
    return any(x[0] < y[1] and y[0] < x[1] for x in a for y in b)


def measures(known: dict[str, dict[str, Any]], found: set[Fact]) -> tuple[dict[str, float], dict[str, float]]:
    """(precision, recall and F1 over all properties; F1 by property)."""
    counts: Counter[tuple[str, str]] = Counter()
    by_passage: dict[str, list[Fact]] = defaultdict(list)
    for fact in found:
        by_passage[fact.passage].append(fact)
    for name, passage in known.items():
        wanted = list(gold(name, passage))
        given = [fact for fact in by_passage[name] if fact.property in passage["annotated"]]
        for fact in wanted:
            counts[fact.property, "gold"] += 1
            counts[fact.property, "found"] += any(agrees(fact, one) for one in given)
        for one in given:
            counts[one.property, "ours"] += 1
            counts[one.property, "right"] += any(agrees(fact, one) for fact in wanted)
    properties = sorted({prop for prop, _ in counts})
    each = {prop: _f1(*(counts[prop, k] for k in ("right", "ours", "found", "gold")))[2] for prop in properties}
    total = _f1(*(sum(counts[prop, k] for prop in properties) for k in ("right", "ours", "found", "gold")))
    return dict(zip(("precision", "recall", "text F1"), total, strict=True)), each


def _f1(right: int, given: int, found: int, wanted: int) -> tuple[float, float, float]:
    precision, recall = right / given if given else 0.0, found / wanted if wanted else 0.0
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def rows(data: Path, *, exports: Path | None = None, fold: str = "3") -> list[Row]:
    known = passages(data / "relations" / "knowledgenet" / f"fold{fold}.jsonl")
    beside = {"text F1": "BiLSTM .518, open RE .560, BERT .688, human .878"}
    out = []
    for part, alone in ((f"fold {fold}", False), (f"fold {fold}, passages alone", True)):
        if exports and alone:
            continue
        context = built([], exports) if exports else built_from(texts(known, articles(known, alone=alone)))
        with context as folder:
            total, each = measures(known, ours(folder, known))
        figures = total if alone else {**total, **{f"F1 {prop}": figure for prop, figure in each.items()}}
        out += [Row("knowledgenet", part, name, figure, beside.get(name, "")) for name, figure in figures.items()]
    return out


if __name__ == "__main__":
    given = arguments(__doc__, ("--fold", "3"))
    show(*rows(given.data, exports=given.exports, fold=given.fold))
