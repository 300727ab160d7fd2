"""What a run's graph said, in a few words a thing, and how two of them differ."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import msgspec

from kg.model import Graph, Statement

Anchored = tuple[str, str, int, int, str]  # id, article, start, end, relation


class Said(msgspec.Struct, array_like=True, frozen=True):
    """A statement as a summary keeps it."""

    subject: str
    predicate: str
    object: str
    status: str
    speaker: str
    time: str
    support: int
    others: str | None = None  # other participants with their roles, and the amount; None in a summary of before these were kept


class Summary(msgspec.Struct, frozen=True):
    statements: dict[str, Said]
    entities: dict[str, tuple[str, str]]  # name, type


@dataclass(frozen=True, slots=True)
class Change:
    """Something new, gone or changed. ``kind``: statement or entity; ``what`` tells which; ``changes``: field -> (before, after)."""

    how: str
    kind: str
    id: str
    what: str
    changes: tuple[tuple[str, str, str], ...] = ()


def summary(graph: Graph) -> Summary:
    names = {entity.id: entity.name for entity in graph.entities}
    statements = {
        s.id: Said(
            names.get(s.subject or "", ""),
            s.predicate,
            names.get(s.object or "", ""),
            s.status,
            "; ".join([voice.name or voice.words for voice in s.speakers]) if s.speakers else "",
            " – ".join(dict.fromkeys(day for day in (s.time.start, s.time.end) if day)) or s.time.text if s.time else "",
            s.support,
            _others(s, names) if s.participants or s.amount else "",
        )
        for s in graph.statements
    }
    return Summary(statements, {e.id: (e.name, e.type) for e in graph.entities})


def _others(statement: Statement, names: Mapping[str, str]) -> str:
    parts = [f"{role} {names.get(entity, '')}" for role, entity in statement.participants]
    return "; ".join((*parts, statement.amount.text) if statement.amount else parts)


def encode(made: Summary) -> tuple[str, bytes]:
    """Its fingerprint, and its bytes (JSON)."""
    raw = msgspec.json.encode(made)
    return hashlib.sha256(raw).hexdigest()[:16], raw


def decode(raw: bytes) -> Summary:
    return msgspec.json.decode(raw, type=Summary)


def anchors(graph: Graph) -> Iterator[Anchored]:
    """Every entity and statement that stands somewhere; ids without the graph's name."""
    skip = len(graph.name) + 1
    for entity in graph.entities:
        if entity.mentions:
            at = entity.mentions[0]
            yield entity.id[skip:], at.article[skip:], at.start, at.end, ""
    for statement in graph.statements:
        if statement.evidence:
            written = statement.evidence[0]
            yield statement.id[skip:], written.article[skip:], written.start, written.end, statement.relation


def differences(before: Summary, after: Summary) -> list[Change]:
    """Statements and entities that are new, gone, or changed in status, speaker, time or number of sources, sorted.

    An id names all that a statement says, so one that changed its status has a new id: the gone and the new one with the same ends and predicate are a pair.
    A pair that says the same, but of another thing of the same name (a deal of another article), is no change: those things are told as new and gone.
    """
    found: list[Change] = []
    gone = {i: s for i, s in before.statements.items() if i not in after.statements}
    new = {i: s for i, s in after.statements.items() if i not in before.statements}
    for ident, now in after.statements.items():
        was = before.statements.get(ident)
        if was is not None and _fields(was, now):
            found.append(Change("changed", "statement", ident, _told(now), _fields(was, now)))
    waiting: dict[tuple[str, str, str], list[str]] = {}
    for ident in sorted(gone):
        waiting.setdefault(_ends(gone[ident]), []).append(ident)
    for ident in sorted(new):
        same = waiting.get(_ends(new[ident]))
        if same:
            was = gone.pop(same.pop(0))
            if fields := _fields(was, new[ident]):
                found.append(Change("changed", "statement", ident, _told(new[ident]), fields))
        else:
            found.append(Change("new", "statement", ident, _told(new[ident])))
    found += [Change("gone", "statement", ident, _told(was)) for ident, was in gone.items()]
    for ident, (name, kind) in after.entities.items():
        if ident not in before.entities:
            found.append(Change("new", "entity", ident, f"{name} ({kind})"))
        elif before.entities[ident] != (name, kind):
            old_name, old_kind = before.entities[ident]
            pairs = tuple(p for p in (("name", old_name, name), ("type", old_kind, kind)) if p[1] != p[2])
            found.append(Change("changed", "entity", ident, f"{name} ({kind})", pairs))
    found += [Change("gone", "entity", ident, f"{name} ({kind})") for ident, (name, kind) in before.entities.items() if ident not in after.entities]
    order = {"new": 0, "changed": 1, "gone": 2}
    return sorted(found, key=lambda c: (c.kind != "statement", order[c.how], c.what, c.id))


def _ends(said: Said) -> tuple[str, str, str]:
    return (said.subject, said.predicate, said.object)


def _told(said: Said) -> str:
    if not said.subject:
        return f"{said.object} <- {said.predicate}"
    return f"{said.subject} - {said.predicate}" + (f" - {said.object}" if said.object else "")


def _fields(was: Said, now: Said) -> tuple[tuple[str, str, str], ...]:
    pairs = (
        ("status", was.status, now.status),
        ("speaker", was.speaker, now.speaker),
        ("time", was.time, now.time),
        ("sources", str(was.support), str(now.support)),
        *((("with", was.others, now.others),) if was.others is not None and now.others is not None else ()),
    )
    return tuple(pair for pair in pairs if pair[1] != pair[2])
