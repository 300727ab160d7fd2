"""The scorers on hand-made exports: each figure is one that can be counted by eye."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks import attribution, carb, knowledgenet, statements, times
from benchmarks.table import Row, broken, markdown

TEXT = "Kim met Putin. Russia denied that it sold arms, Kim said."


def entity(ident: str, name: str, *mentions: tuple[int, int]) -> dict[str, Any]:
    return {"id": ident, "name": name, "aliases": [], "mentions": [{"article": "a", "start": s, "end": e, "text": TEXT[s:e]} for s, e in mentions]}


def triple(subject: str, predicate: str, thing: str | None, status: str = "asserted", relation: str = "RELATED", **more: Any) -> dict[str, Any]:
    def end(name: str | None) -> dict[str, Any] | None:
        return {"id": f"e-{name}", "name": name, "type": "Person", "named": True} if name else None

    first: dict[str, Any] = {
        "subject": end(subject),
        "relation": relation,
        "predicate": predicate,
        "object": end(thing),
        "participants": [],
        "status": status,
        "said_by": [],
    }
    spans = {"subject": [0, 3], "predicate": [[4, 7]], "object": [8, 13]}
    evidence = [{"article": "a", "start": 0, "end": 13, "quote": TEXT[:13], "sentence": TEXT[:14], "spans": spans}]
    return {**first, "amount": None, "time": None, "place": None, "confidence": 0.9, "evidence": evidence, **more}


def exports(folder: Path, triples: list[dict[str, Any]], entities: list[dict[str, Any]]) -> Path:
    for name, rows in (("triples", triples), ("entities", entities), ("articles", [{"id": "a", "source": "one.txt", "text": TEXT}])):
        (folder / f"{name}.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return folder


def gold(folder: Path, *facts: dict[str, Any]) -> Path:
    base: dict[str, Any] = {"o_text": [], "with": [], "time": None, "place": None, "neg": False, "modality": "fact", "attributed_to": None, "weight": "core"}
    kim = {"id": "kim", "type": "PERSON", "name": "Kim", "aliases": []}
    putin = {"id": "putin", "type": "PERSON", "name": "Putin", "aliases": []}
    rows = [{"id": f"f{at}", **base, **fact} for at, fact in enumerate(facts)]
    (folder / "one.json").write_text(json.dumps({"article": "one", "entities": [kim, putin], "facts": rows}), encoding="utf-8")
    (folder / "one.txt").write_text(TEXT, encoding="utf-8")
    return folder


MET = {"s": "kim", "rel": ["meet"], "o": "putin", "evidence": "Kim met Putin"}


@pytest.mark.parametrize(
    ("made", "found", "turned"),
    [
        (triple("Kim", "meet", "Putin"), 1, 0),
        (triple("Putin", "meet", "Kim"), 1, 1),
        (triple("Kim", "see", "Putin"), 0, 0),
        (triple("Kim", "meet", "Xi"), 0, 0),
    ],
)
def test_a_fact_is_found_by_its_ends_and_a_word_of_its_predicate(tmp_path: Path, made: dict[str, Any], found: int, turned: int) -> None:
    counts = statements.compare(gold(tmp_path, MET), exports(tmp_path, [made], []))
    assert (counts.of["core found"], counts.of["turned"]) == (found, turned)


def test_status_and_speaker_are_judged_on_the_answer(tmp_path: Path) -> None:
    fact = {**MET, "modality": "reported", "attributed_to": "putin"}
    made = triple("Kim", "meet", "Putin", "claimed", said_by=[{"id": None, "name": "Xi", "words": "Xi"}])
    counts = statements.compare(gold(tmp_path, fact), exports(tmp_path, [made], []))
    assert (counts.of["marked right"], counts.of["spoken"], counts.of["speaker right"]) == (1, 1, 0)
    assert counts.missed["speaker: another"] == 1


def test_a_missed_fact_gets_a_class(tmp_path: Path) -> None:
    counts = statements.compare(gold(tmp_path, MET), exports(tmp_path, [triple("Kim", "see", "Putin")], []))
    assert dict(counts.missed) == {"missed: pair found, another predicate": 1}


def test_an_attribution_needs_half_the_content_and_the_right_source(tmp_path: Path) -> None:
    wanted = attribution.Attribution("one", ((49, 52),), ((15, 47),))
    said = [{"id": "e-Kim", "name": "Kim", "words": "Kim"}]
    made = triple("Russia", "deny", None, "claimed", said_by=said)
    made["evidence"][0].update(start=15, end=47, spans={"predicate": [[22, 28]], "speaker": None})
    right = attribution.voices(exports(tmp_path, [made], [entity("e-Kim", "Kim", (0, 3), (49, 52))]))
    assert attribution.found_by(TEXT, wanted, right["one"]) == (True, True)
    wrong = attribution.voices(exports(tmp_path, [made], [entity("e-Kim", "Kim", (8, 13))]))
    assert attribution.found_by(TEXT, wanted, wrong["one"]) == (False, True)
    made["evidence"][0]["end"] = 21
    short = attribution.voices(exports(tmp_path, [made], [entity("e-Kim", "Kim", (49, 52))]))
    assert attribution.found_by(TEXT, wanted, short["one"]) == (False, False)


def test_the_head_of_a_source_stands_before_its_complement() -> None:
    text = "the spokesman for the army, a man"
    assert text[slice(*attribution.head(text, [(0, len(text))]))] == "spokesman"


def test_knowledgenet_scores_only_what_is_annotated(tmp_path: Path) -> None:
    passage = {"doc": "one", "start": 0, "text": TEXT, "annotated": ["SPOUSE"], "facts": [{"property": "SPOUSE", "subject": [8, 13], "object": [0, 3]}]}
    made = [triple("Kim", "wife of", "Putin", relation="SPOUSE_OF"), triple("Kim", "son of", "Putin", relation="CHILD_OF")]
    found = knowledgenet.ours(exports(tmp_path, made, [entity("e-Kim", "Kim", (0, 3)), entity("e-Putin", "Putin", (8, 13))]), {"one": passage})
    total, each = knowledgenet.measures({"one": passage}, found)
    assert total["recall"] == 1.0
    assert total["precision"] == 0.5, "the pair is given both ways round, and one of them is right"
    assert set(each) == {"SPOUSE"}


def test_carb_counts_words() -> None:
    wanted = carb.Tuple(("met",), ("Kim",), ("Putin", "yesterday"))
    assert carb.match(wanted, carb.Tuple(("met",), ("Kim",), ("Putin",))) == (1.0, 0.75)
    assert carb.match(wanted, carb.Tuple(("saw",), ("Kim",), ("Putin",))) == (0.0, 0.0)
    precision, recall, _ = carb.scores({"s": [wanted]}, {"s": [carb.Tuple(("met",), ("Kim",), ("Putin",)), carb.Tuple(("left",), ("Xi",), ())]}, 0.0)
    assert (precision, recall) == (0.5, 0.75)


def test_times_are_matched_by_overlap_and_judged_by_value() -> None:
    gold_one, right, wrong = times.Gold(3, 7, "1998", "1998"), times.Gold(0, 7, "in 1998", "1998"), times.Gold(3, 7, "1998", "1999")
    got = times.measures([times.Pair("d", gold_one, right), times.Pair("d", gold_one, wrong), times.Pair("d", None, right)])
    assert got["recall"] == 1.0
    assert got["precision"] == pytest.approx(2 / 3)
    assert got["value accuracy"] == 0.5


def test_a_figure_under_its_floor_or_over_its_ceiling_is_named() -> None:
    rows = [Row("times", "d", "F1", 0.5), Row("statements", "d", "turned", 0.05)]
    bounds = {("times", "F1"): (0.6, False), ("statements", "turned"): (0.03, True)}
    assert broken(rows, bounds) == ["times: F1 is 0.500; expected at least 0.600", "statements: turned is 0.050; expected at most 0.030"]
    assert broken(rows, {("times", "F1"): (0.5, False)}) == []
    assert "| times | d | F1 | 0.500 | ≥ 0.6 |  |" in markdown(rows, bounds)
