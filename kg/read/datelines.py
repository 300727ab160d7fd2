"""Datelines: "Seoul, South Korea — ", "HAVANA (AP) --", "WASHINGTON, March 12 (Xinhua) --", "ATLANTA _"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.read.words import folded, lines, words

SURE, LIKELY, WEAK, HEAD_ONLY = 4, 3, 2, 1
"""How sure it is a dateline: place with date or known agency; place with its country, or a known place in capitals; a known place in small letters;
capitals that no list knows, which open an article but never part two."""

_REACH = 140
_DASH = re.compile(r"[—–―_-]")
_DATELINE = re.compile(
    r"(?P<place>[^\W\d_][^()\n—–―:;!?\"“”«»]{1,79}?)"
    r"(?:\s*\(\s*(?P<agency>[^()\n]{2,48}?)\s*\))?"
    r"(?:\s*(?P<dash>—|–|―|--+|_+)[\s\u00a0]*|(?:\s|(?<=\)))(?P<hyphen>-)(?:\s+|$))"
)
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
    r"|січня|лютого|березня|квітня|травня|червня|липня|серпня|вересня|жовтня|листопада|грудня)"
)
_DATE = re.compile(rf"(?:{_MONTH}\.? \d{{1,2}}|\d{{1,2}} {_MONTH}\.?)(?: \d{{4}})?|\d{{4}}", re.IGNORECASE)
_PARTICLES = frozenset(
    ("of", "the", "de", "la", "las", "los", "le", "les", "el", "al", "am", "en", "sur", "del", "di", "da", "do", "dos", "das", "e", "and", "upon", "на")
)
_OPENS = re.compile(r"[\"'“”„«‘’`(\[]*[A-ZА-ЯІЇЄҐÀ-ÖØ-ÞŠŽČŁŚŻ0-9$€£…]|[\"“„«‘`…]")


@dataclass(frozen=True, slots=True)
class Dateline:
    """``end`` is the offset in the text where the sentence begins. ``place`` is as written, without date and agency."""

    place: str
    agency: str | None
    end: int
    sureness: int

    @property
    def sure(self) -> bool:
        return self.sureness >= WEAK


def find(text: str, start: int = 0, end: int | None = None) -> Dateline | None:
    """The dateline that opens the paragraph at ``start``, or ``None``. Looks at 140 characters; a sentence must follow the dash, or nothing."""
    opening = text[start : min(len(text) if end is None else end, start + _REACH)]
    match = _DATELINE.match(opening) if _DASH.search(opening) else None
    if match is None:
        return None
    rest = opening[match.end() :]
    if rest and not _OPENS.match(rest):
        return None
    if match["dash"] in ("–", "―", "_") and not match["agency"] and opening[match.start("dash") - 1] not in " \u00a0" and rest:
        return None  # "London–Paris", "snake_Case"
    agency = match["agency"]
    if agency is not None and not _names_agency(agency):
        return None
    parts = [" ".join(part.split()) for part in match["place"].strip(" ,/").split(",")]
    kept = [part for part in parts if not _DATE.fullmatch(part)]
    if not kept or not all(kept) or len(kept) > 4:
        return None
    sureness = _sureness(kept, len(kept) < len(parts), agency, bool(rest))
    return Dateline(", ".join(kept), agency, start + match.end(), sureness) if sureness else None


def _names_agency(name: str) -> bool:
    if folded(name) in words("datelines.toml", "agencies"):
        return True
    return len(name) > 2 and name[0].isupper() and len(name.split()) <= 5 and not any(c.isdigit() for c in name)


def _sureness(parts: list[str], dated: bool, agency: str | None, followed: bool) -> int:
    towns = [town.strip() for town in re.split(r"/| and | та | і ", parts[0])]
    if not all(town and _shaped(town) for town in towns) or not all(_shaped(part) for part in parts[1:]):
        return 0
    capitals = all(_in_capitals(town) for town in towns)
    known = all(_known(town) for town in towns)
    if agency is not None and (capitals or known or _is_region(parts[-1])):
        return SURE if folded(agency) in words("datelines.toml", "agencies") else LIKELY
    if agency is not None:
        return 0
    if dated and (capitals or known):
        return SURE
    if len(parts) > 1:
        regions = all(_is_region(part) or _known(part) for part in parts[1:])
        return LIKELY if regions and _is_region(parts[-1]) else 0
    bare = folded(towns[0])
    if bare in words("datelines.toml", "not_bare"):
        return HEAD_ONLY if capitals and known and len(bare) > 4 else 0
    if known and capitals:
        return LIKELY
    if followed and bare in (lines("cities.txt") | words("datelines.toml", "places")):
        return WEAK
    if capitals and len(towns[0].split()) <= 3 and len(towns[0]) > 4 and not any(folded(w) in words("datelines.toml", "labels") for w in towns[0].split()):
        return HEAD_ONLY
    return 0


def _shaped(name: str) -> bool:
    """One to five words that begin with capitals, particles aside."""
    tokens = name.split()
    if not 1 <= len(tokens) <= 5 or not name[0].isupper():
        return False
    return all(t[0].isupper() or t.casefold() in _PARTICLES or t[:2] in ("d'", "l'", "d’", "l’") for t in tokens)


def _in_capitals(name: str) -> bool:
    letters = [c for c in name if c.isalpha()]
    small = sum(c.islower() for c in letters)
    return len(letters) >= 3 and (small == 0 or (small <= 2 and len(letters) >= 6))  # "McALLEN"


def _known(name: str) -> bool:
    key = folded(name)
    return key in lines("towns.txt") or key in lines("cities.txt") or key in words("datelines.toml", "places")


def _is_region(name: str) -> bool:
    key = folded(name)
    return key in lines("regions.txt") or key in words("datelines.toml", "regions")
