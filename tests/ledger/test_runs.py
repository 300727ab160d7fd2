"""Summaries of runs, and how two of them differ."""

from __future__ import annotations

from dataclasses import replace

import msgspec

from kg.ledger.runs import Change, Summary, decode, differences, encode, summary
from kg.model import Graph, Interval, Voice
from tests.samples import small_graph

GRAPH = small_graph()


def changed(graph: Graph, position: int, **values: object) -> Graph:
    statements = list(graph.statements)
    statements[position] = replace(statements[position], **values)  # type: ignore[arg-type]
    return replace(graph, statements=tuple(sorted(statements, key=lambda s: s.id)))


def differing(after: Graph) -> list[Change]:
    return differences(summary(GRAPH), summary(after))


def test_a_graph_does_not_differ_from_itself_even_written_and_read() -> None:
    fingerprint, raw = encode(summary(GRAPH))
    assert decode(raw) == summary(GRAPH)
    assert encode(decode(raw))[0] == fingerprint
    assert differing(GRAPH) == []


def test_a_new_and_a_gone_statement_are_told() -> None:
    less = replace(GRAPH, statements=GRAPH.statements[1:])
    gone = GRAPH.statements[0]
    assert [(c.how, c.kind, c.id) for c in differing(less)] == [("gone", "statement", gone.id)]
    assert [(c.how, c.id) for c in differences(summary(less), summary(GRAPH))] == [("new", gone.id)]


def test_more_sources_of_a_statement_are_a_change() -> None:
    (change,) = differing(changed(GRAPH, 0, support=7))
    assert (change.how, change.changes) == ("changed", (("sources", str(GRAPH.statements[0].support), "7"),))


def test_a_statement_that_changed_status_speaker_or_time_is_one_change_although_its_id_is_new() -> None:
    position = next(i for i, s in enumerate(GRAPH.statements) if s.predicate == "present")
    (change,) = differing(
        changed(
            GRAPH, position, id="news-s-ffffffffffffffff", speakers=(Voice(None, "TASS", "TASS"),), time=Interval("2024", "2024-01-01", "2024-12-31", "year")
        )
    )
    assert change.how == "changed"
    assert {field for field, _, _ in change.changes} == {"status", "speaker", "time"}


def test_entities_that_came_went_or_changed_their_name_are_told() -> None:
    entities = list(GRAPH.entities)
    renamed = replace(entities[1], name="Another Name")
    after = replace(GRAPH, entities=(replace(entities[0], id="news-e-0000000000000000"), renamed, *entities[2:]))
    found = {(c.how, c.id) for c in differing(after) if c.kind == "entity"}
    assert found == {("new", "news-e-0000000000000000"), ("gone", entities[0].id), ("changed", renamed.id)}


def test_another_place_is_a_change_that_is_told() -> None:
    position = next(i for i, s in enumerate(GRAPH.statements) if any(role == "place" for role, _ in s.participants))
    statement = GRAPH.statements[position]
    other = next(e for e in GRAPH.entities if e.name == "Russia")
    moved = tuple((role, other.id if role == "place" else entity) for role, entity in statement.participants)
    (change,) = differing(changed(GRAPH, position, id="news-s-ffffffffffffffff", participants=moved))
    ((field, was, now),) = change.changes
    assert field == "with"
    assert "place Pyongyang" in was
    assert "place Russia" in now


def test_the_same_of_another_thing_of_the_same_name_is_no_changed_statement() -> None:
    position = next(i for i, s in enumerate(GRAPH.statements) if s.object is not None)
    old = next(e for e in GRAPH.entities if e.id == GRAPH.statements[position].object)
    twin = replace(old, id="news-e-0000000000000000")
    after = changed(replace(GRAPH, entities=(*GRAPH.entities, twin)), position, id="news-s-ffffffffffffffff", object=twin.id)
    assert [(c.how, c.kind) for c in differing(after)] == [("new", "entity")]


def test_a_summary_of_before_the_others_were_kept_can_be_compared() -> None:
    told = summary(GRAPH)
    old = as_before(told)
    assert differences(old, told) == []


def as_before(told: Summary) -> Summary:
    """As an older version wrote it: seven fields a statement."""
    raw = msgspec.json.decode(encode(told)[1])
    raw["statements"] = {ident: said[:7] for ident, said in raw["statements"].items()}
    return decode(msgspec.json.encode(raw))
