"""Names that mean one thing wherever they stand: states from Babel (Unicode CLDR, English and Ukrainian), and ``data/known.tsv``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from kg.model import ENTITY_TYPES, EntityType, folded

SPACED = re.compile(r"\.\s(?=\w\.)")  # "U. S."
NO_STATES = frozenset({"AQ", "EU", "EZ", "UN", "QO", "ZZ", "XA", "XB"})


@dataclass(frozen=True, slots=True)
class Known:
    """``key`` is an ISO 3166 code for states, else a word of our own; ``names`` the name to show by language."""

    key: str
    type: EntityType
    english: str
    ukrainian: str


@cache
def table() -> dict[tuple[str, str], Known]:
    """(class, folded name) -> what it means. The class is "place" for states, cities and regions, else "body"."""
    from babel import Locale  # reads its data files on the first call

    found: dict[tuple[str, str], Known] = {}
    english, ukrainian = Locale("en").territories, Locale("uk").territories
    for code in sorted(english):
        if not code.isdigit() and code not in NO_STATES:
            known = Known(code, "Country", english[code], ukrainian.get(code, english[code]))
            for name in (known.english, known.ukrainian, known.english.split(" (")[0], known.ukrainian.split(" (")[0]):
                found[group("Country"), folded(name)] = known
    path = files("kg.resolve") / "data" / "known.tsv"
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            kind, key, listed = line.split("\t")
            names = listed.split(";")
            cyrillic = next((name for name in names if is_cyrillic(name)), names[0])
            for entity in ENTITY_TYPES:
                if entity == kind:
                    known = Known(key, entity, names[0], cyrillic)
                    found.update(((group(entity), folded(name)), known) for name in names)
                    older = found.get((group(entity), folded(english.get(key, "")))) if kind == "Country" else None
                    if older is not None:
                        found.update((at, known) for at, other in list(found.items()) if other == older)
    return found


@cache
def english_city(ukrainian: str) -> str | None:
    """The English name of a city by its folded Ukrainian one ("варшава" -> "Warsaw"): the some four hundred that time zones are called after, from CLDR.

    >>> english_city("варшава")
    'Warsaw'
    """
    return _cities().get(ukrainian)


@cache
def _cities() -> dict[str, str]:
    from babel import Locale

    english, ukrainian = Locale("en").time_zones, Locale("uk").time_zones
    return {
        folded(words["city"]): english.get(zone, {}).get("city") or zone.rpartition("/")[2].replace("_", " ")
        for zone, words in ukrainian.items()
        if "city" in words and "/" in zone
    }


def group(kind: EntityType) -> str:
    """Types that may name the same thing: places, persons, and all other bodies and works."""
    if kind in ("Country", "City", "Place"):
        return "place"
    return "person" if kind == "Person" else "body"


def is_cyrillic(name: str) -> bool:
    return not name.isascii() and any("\u0400" <= c <= "\u04ff" for c in name)


def known(name: str, kind: EntityType) -> Known | None:
    """What the tables say of a name of this type; ``None`` for what they do not hold. A demonym is no name of its country here."""
    plain = SPACED.sub(".", folded(name)).removeprefix("the ")
    found = table().get((group(kind), "united states" if plain == "america" and kind == "Country" else plain))
    if found is None and group(kind) == "place" and len(plain) < 6:
        return table().get((group(kind), f"{plain}."))  # "Vt" at the end of a sentence, whose full stop is another word
    return found
