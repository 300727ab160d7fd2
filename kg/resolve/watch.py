"""Which names of a list occur: surely by name or alias, doubtfully by what is only alike. It joins nothing."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

from kg.comma import Rows, named
from kg.errors import SourceError
from kg.model import Entity, EntityType, folded
from kg.resolve import gazetteer, names

PLACES = frozenset({"Country", "City", "Place"})
LISTED: tuple[EntityType, ...] = ("Country", "Organization", "City", "Place")
WHOLE = 5  # letters of a skeleton that says something alone: shorter ones are alike by chance


@dataclass(frozen=True, slots=True)
class Watched:
    """A row of the list."""

    name: str
    aliases: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Sighting:
    """A watched name that an entity bears or may bear. ``sure`` for a name or alias; else ``reason`` says what is alike."""

    watched: Watched
    entity: Entity
    sure: bool
    reason: str
    articles: tuple[str, ...]


def read(path: Path) -> list[Watched]:
    """A CSV file with the columns name, aliases (apart by ";" or "|") and note; only name is needed. Raises SourceError."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            header, cells = named(Rows(lines))
            rows = list(cells)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise SourceError(f"{path.name}: cannot be read as a list of names ({error}); a UTF-8 CSV file with a column name is needed") from error
    if rows and "name" not in header:
        raise SourceError(f"{path.name}: columns {', '.join(header)} found, a column name is needed (and aliases, note if you like)")
    return [
        Watched(
            row["name"].strip(),
            tuple(part.strip() for part in (row.get("aliases") or "").replace("|", ";").split(";") if part.strip()),
            (row.get("note") or "").strip(),
        )
        for row in rows
        if (row.get("name") or "").strip()
    ]


def watch(rows: Sequence[Watched], entities: Iterable[Entity]) -> list[Sighting]:
    """Sightings in the order of the rows, sure ones first."""
    exact: dict[str, list[Entity]] = defaultdict(list)
    by_word: dict[str, list[Entity]] = defaultdict(list)
    listed: dict[gazetteer.Known, list[Entity]] = defaultdict(list)
    for entity in entities:
        if entity.named:
            for form in sorted({folded(form) for form in (entity.name, *entity.aliases)}):
                exact[form].append(entity)
            for word in sorted({word for form in (entity.name, *entity.aliases) for word in _keys(form)}):
                by_word[word].append(entity)
            if (known := gazetteer.known(entity.name, entity.type)) is not None:
                listed[known].append(entity)
    found: list[Sighting] = []
    for row in rows:
        forms = [row.name, *row.aliases]
        sure = {entity.id: (entity, form) for form in forms for entity in exact.get(folded(form), ())}
        for _, (entity, form) in sorted(sure.items()):
            how = "name" if folded(form) == folded(entity.name) else "alias"
            found.append(Sighting(row, entity, True, f"{how} {form}", _articles(entity)))
        meant = {known: form for form in forms for kind in LISTED if (known := gazetteer.known(form, kind)) is not None}
        for known, form in sorted(meant.items(), key=lambda pair: pair[0].key):
            for entity in listed.get(known, ()):
                if entity.id not in sure:
                    sure[entity.id] = (entity, form)
                    found.append(Sighting(row, entity, True, f"listed name {form}", _articles(entity)))
        near = {e.id: e for form in forms for word in _keys(form) for e in by_word.get(word, ()) if e.id not in sure}
        for _, entity in sorted(near.items()):
            reason = next((why for form in forms for other in (entity.name, *entity.aliases) if (why := alike(form, other, entity.type))), None)
            if reason:
                found.append(Sighting(row, entity, False, reason, _articles(entity)))
    return found


def alike(name: str, other: str, kind: EntityType = "Person") -> str | None:
    """Why two names that are not equal may mean one thing, ``None`` if nothing says so. ``kind``: the type of what bears the other name."""
    one, two = names.words(name, "Person"), names.words(other, "Person")
    if not one or not two or one == two:
        return None
    first, second = (tuple(names.skeleton(word) for word in form) for form in (one, two))
    if first == second and (len(one) > 1 or len(first[0]) >= WHOLE):
        return f"another spelling: {other}"
    if names.same_person(one, two):
        return f"a name more or an initial: {other}"
    if names.same_person(first, second):
        return f"a name more or an initial, in another spelling: {other}"
    if len(one) == len(two) and len(one) > 1:
        apart = [(a, b) for a, b in zip(one, two, strict=True) if a != b]
        if len(apart) == 1 and names.one_letter_apart(*apart[0]):
            return f"one letter apart: {other}"
        if kind == "Person" and first[1:] == second[1:] and _same_forename(one[0], two[0]):
            return f"a first name in another language: {other}"
        return None
    short, long = sorted((one, two), key=len)
    # A place within the name of a body is no short form of it: "Ukraine" is not the Ministry of Defence of Ukraine.
    if len(short) == 1 and len(long) > 1 and len(short[0]) > 2 and not (kind in PLACES and short == two):
        if short[0] in (long[0], long[-1]):
            return f"a part of the name only: {other}"
        sound = names.skeleton(short[0])
        if len(sound) >= WHOLE and sound in (names.skeleton(long[0]), names.skeleton(long[-1])):
            return f"a part of the name only, in another spelling: {other}"
    return None


def _same_forename(one: str, other: str) -> bool:
    table = _forenames()
    return bool(table.get(names.skeleton(one), frozenset()) & table.get(names.skeleton(other), frozenset()))


@cache
def _forenames() -> dict[str, frozenset[int]]:
    """Skeleton of a first name -> the rows of the table that hold it: forms of one name in several languages."""
    path = files("kg.resolve") / "data" / "forenames.txt"
    rows = [line.split() for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    found: dict[str, set[int]] = defaultdict(set)
    for number, row in enumerate(rows):
        for form in row:
            found[names.skeleton(form)].add(number)
    return {form: frozenset(numbers) for form, numbers in found.items()}


def _keys(form: str) -> set[str]:
    """Words under which a form is looked up: each word, its skeleton and, for a letter more or less, its first three letters."""
    words = names.words(form, "Person")
    return {key for word in words for key in (word, names.skeleton(word), word[:3] + "*")}


def _articles(entity: Entity) -> tuple[str, ...]:
    return tuple(sorted({mention.article for mention in entity.mentions}))
