"""Datelines: "Seoul, South Korea — ", "HAVANA (AP) --", "ATLANTA _", "CAIRO, Egypt (Reuters) -"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib import resources

WORD = r"[^\W\d_](?:[^\W\d_]|[.'’-](?=[^\W\d_]))*\.?"
PLACE = rf"{WORD}(?:(?:, | ){WORD}){{0,6}}"
AGENCY = r"\((?P<{}>[A-Z][A-Za-z][A-Za-z .&-]{{0,24}})\)"
DAY = r"(?:, [A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?)?"
MARK = r"(?P<mark> ?(?:—|–|--|―) ?| - | ?_(?= |$)|-- ?)"
DATELINE = re.compile(rf"(?P<place>{PLACE})(?:,? {AGENCY.format('agency')})?{DAY}(?: {AGENCY.format('later')})?{MARK}")
LONGEST = 80
# Words in capitals that open a paragraph and name no place: labels of agencies and editors.
LABELS = frozenset(
    {
        *(
            "update",
            "breaking",
            "exclusive",
            "correction",
            "photo",
            "photos",
            "video",
            "opinion",
            "analysis",
            "editorial",
            "note",
            "editor",
            "live",
            "watch",
            "read",
            "more",
            "advisory",
        ),
        *(
            "q",
            "a",
            "qa",
            "faq",
            "ps",
            "nb",
            "tl",
            "dr",
            "news",
            "sports",
            "business",
            "world",
            "politics",
            "review",
            "interview",
            "wn",
            "ok",
            "yes",
            "no",
            "bulletin",
            "urgent",
            "background",
        ),
    }
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """``end`` is where the sentence begins. ``sure``: a known place, an agency, or a place with its country."""

    place: str
    agency: str | None
    end: int
    sure: bool


@cache
def _cities() -> frozenset[str]:
    lines = (resources.files(__package__) / "data" / "cities.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line.casefold() for line in lines if line and not line.startswith("#"))


@cache
def _countries() -> frozenset[str]:
    from babel import Locale

    names = {name.casefold() for code, name in Locale("en").territories.items() if not code.isdigit()}
    shorter = {
        "u.s.",
        "u.k.",
        "south korea",
        "north korea",
        "uae",
        "ivory coast",
        "england",
        "scotland",
        "wales",
        "northern ireland",
        "west bank",
        "gaza strip",
        "bosnia",
        "burma",
        "congo",
    }
    return frozenset(names | shorter | _states())


def _states() -> frozenset[str]:
    """States of the United States as datelines write them."""
    short = "ala. ariz. ark. calif. colo. conn. del. d.c. fla. ga. ill. ind. iowa kan. ky. la. md. mass. mich. minn. miss. mo. mont. neb. nev. n.h. n.j. n.m. n.y. n.c. n.d. okla. ore. pa. r.i. s.c. s.d. tenn. texas utah vt. va. wash. w.va. wis. wyo. alaska hawaii idaho maine ohio"  # noqa: E501
    full = "alabama,arizona,arkansas,california,colorado,connecticut,florida,georgia,illinois,indiana,kansas,kentucky,louisiana,maryland,massachusetts,michigan,minnesota,mississippi,missouri,montana,nebraska,nevada,new hampshire,new jersey,new mexico,new york,north carolina,north dakota,oklahoma,oregon,pennsylvania,rhode island,south carolina,south dakota,tennessee,vermont,virginia,washington,west virginia,wisconsin,wyoming"  # noqa: E501
    return frozenset(short.split()) | frozenset(full.split(","))


def find(text: str, start: int = 0, end: int | None = None) -> Dateline | None:
    """The dateline at ``start``, or ``None``. The dash must be followed by a sentence, or end the paragraph."""
    end = len(text) if end is None else end
    match = DATELINE.match(text, start, min(end, start + LONGEST))
    if match is None:
        return None
    place = match["place"].strip()
    agency = match["agency"] or match["later"]
    parts = [p.strip() for p in place.split(",")]
    words = place.replace(",", " ").split()
    if words[0].casefold().rstrip(".") in LABELS or not words[0][:1].isupper():
        return None
    if any(not w[:1].isupper() and w not in {"of", "de", "da", "do", "la", "el", "al", "and", "the", "upon", "sur"} for w in words):
        return None
    following = text[match.end() : end].lstrip()
    if following and not (following[0].isupper() or following[0].isdigit() or following[0] in "“\"‘'«„$€£(["):
        return None
    capitals = parts[0].isupper() and len(parts[0]) >= 4
    known = (
        parts[0].casefold() in _cities()
        or any(p.casefold() in _cities() | _countries() for p in parts[1:])
        or (len(parts) == 1 and place.casefold() in _countries())
    )
    if not (capitals or known or agency):
        return None
    if not capitals and not agency and match["mark"].strip() in {"-", "_"} and len(parts) == 1:
        return None  # "London - the city that never sleeps": a hyphen is too weak for a lone name
    sure = known or (bool(agency) and capitals) or (capitals and len(parts) > 1)
    return Dateline(place, agency, match.end(), sure)
