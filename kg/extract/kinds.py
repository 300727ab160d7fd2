"""What kind of thing a name or a noun speaks of: the closed entity types, from a recogniser's labels, lists of states and places, and head nouns.

States and territories come from Babel (Unicode CLDR, English and Ukrainian); the rest are the word lists in ``cues``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files

from kg.model import ENTITY_TYPES, EntityType, folded

LABELS: dict[str, EntityType] = {
    "PERSON": "Person", "PER": "Person", "ORG": "Organization", "LOC": "Place", "NORP": "Group", "FAC": "Facility", "EVENT": "Event", "LAW": "Law",
    "WORK": "Work", "WORK_OF_ART": "Work", "PRODUCT": "Product", "GPE": "City", "MISC": "Other", "OTH": "Other",
}  # fmt: skip
# What stands in front of a ship's name. Left out: "MS" and "MT", which are titles and places too.
SHIPS = frozenset({"USS", "USNS", "USCGC", "HMS", "HMCS", "HMAS", "HMNZS", "RFA", "RRS", "INS", "ROKS", "RV", "R/V", "MV", "M/V", "RMS"})
HAPPENINGS = frozenset({"Operation", "Exercise", "Hurricane", "Typhoon", "Cyclone"})  # first words of names of what happens
REGIONAL = frozenset(
    [
        "north",
        "south",
        "east",
        "west",
        "northern",
        "southern",
        "eastern",
        "western",
        "central",
        "upper",
        "lower",
        "inner",
        "outer",
        "південний",
        "північний",
        "східний",
        "західний",
        "центральний",
    ]
)
NO_STATES = frozenset({"AQ", "EU", "EZ", "UN", "QO", "ZZ", "XA", "XB"})  # CLDR regions that are no state: a continent, unions, test regions


@dataclass(frozen=True)
class Lexicon:
    """The word lists of one language. Nouns are lemmas in lower case; names are folded (:func:`kg.model.folded`)."""

    heads: dict[str, EntityType]
    relational: dict[str, frozenset[str]]  # noun -> prepositions of its complement
    quantities: frozenset[str]
    values: frozenset[str]  # units
    titles: frozenset[str]
    demonyms: dict[str, str]  # adjective or people -> country
    places: dict[str, EntityType]

    @cached_property
    def common(self) -> frozenset[str]:
        """Nouns that say what somebody or something is, titles included."""
        return frozenset(self.heads.keys() | self.titles)


def _lines(name: str) -> list[str]:
    path = files("kg.extract") / "cues" / name
    return [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]


@cache
def lexicon(language: str) -> Lexicon:
    """Raises FileNotFoundError for a language without lists; ``en`` and ``uk`` have them."""
    heads: dict[str, EntityType] = {}
    for line in _lines(f"heads.{language}.tsv"):
        kind, words = line.split("\t")
        heads.update((word, entity) for entity in ENTITY_TYPES if entity == kind for word in words.split())
    relational: dict[str, set[str]] = {}
    for line in _lines(f"relational.{language}.tsv"):
        preposition, words = line.split("\t")
        for word in words.split():
            relational.setdefault(word, set()).add(preposition)
    demonyms: dict[str, str] = {}
    for line in _lines(f"demonyms.{language}.tsv"):
        country, words = line.split("\t")
        demonyms.update((folded(word.replace("+", " ")), country) for word in words.split())
    return Lexicon(
        heads=heads,
        relational={word: frozenset(found) for word, found in relational.items()},
        quantities=frozenset(word for line in _lines(f"quantities.{language}.txt") for word in line.split()),
        values=frozenset(word for line in _lines(f"values.{language}.txt") for word in line.split()),
        titles=frozenset(word for line in _lines(f"titles.{language}.txt") for word in line.split()),
        demonyms=demonyms,
        places=_places(),
    )


@cache
def _places() -> dict[str, EntityType]:
    from babel import Locale  # reads its data files on the first call

    places: dict[str, EntityType] = {}
    for language in ("en", "uk"):
        for code, name in Locale(language).territories.items():
            if code.isdigit():
                places[folded(name)] = "Place"
            elif code not in NO_STATES:
                places[folded(name)] = "Country"
                places[folded(name.split(" (")[0])] = "Country"
    for line in _lines("capitals.tsv"):
        places[folded(line.split("\t")[0])] = "City"
    for line in _lines("places.tsv"):
        kind, names = line.split("\t")
        for entity in ENTITY_TYPES:
            if entity == kind:
                places.update((folded(name), entity) for name in names.split(";"))
    return places


def of_name(text: str, label: str, words: Lexicon) -> EntityType:
    """The type of a proper name: what the lists know, then its last word ("Kim Il Sung Square"), then the recogniser's label ("" for none)."""
    if text.endswith("s") and folded(text)[:-1] in words.demonyms and label != "PERSON":
        return "Group"
    if text.partition(" ")[0] in SHIPS and " " in text and label != "PERSON":
        return "Product"
    if text.partition(" ")[0] in HAPPENINGS and " " in text and label != "PERSON":
        return "Event"
    known = words.places.get(folded(text))
    if known and (label in ("GPE", "LOC", "") or (known in ("Country", "Organization") and label in ("ORG", "NORP"))):
        return known
    last = text.split()[-1].casefold().rstrip(".")
    by_last = words.heads.get(last)
    if by_last in ("Law", "Agreement") and label in ("EVENT", "ORG", "WORK", "PRODUCT") and len(text.split()) > 1:
        return by_last
    if label == "LAW":
        return "Agreement" if {"treaty", "accord", "accords", "agreement", "pact", "convention", "угода", "договір"} & set(text.casefold().split()) else "Law"
    if label in ("GPE", "LOC"):
        first, _, rest = folded(text).partition(" ")
        if first in REGIONAL and words.places.get(rest) in ("Country", "Place"):
            return "Place"  # "Eastern Ukraine", "South Lebanon": states of such names are listed
        if label == "GPE" and by_last == "Organization" and " " in text:
            return by_last  # "U.S. Embassy"
        if by_last in ("Place", "Facility", "City") or label == "LOC":
            return by_last if by_last in ("Place", "Facility") else ("Place" if label == "LOC" else "City")
        return "City"
    if label:
        return LABELS.get(label, "Other")
    return by_last or "Other"


def of_no_thing(text: str) -> bool:
    """A letter that is all of a name (Twitter's is), a name that only says whose something is ("Calif.-based"), and pieces of markup.

    >>> of_no_thing("A."), of_no_thing("Calif.-based"), of_no_thing("PfASkm7vah</tweet"), of_no_thing("X"), of_no_thing("U.S."), of_no_thing("AT&T")
    (True, True, True, False, False, False)
    """
    return (sum(map(str.isalpha, text)) == 1 and text != "X") or re.search(r"^[\w.]+\.[-–][a-z]+$|[<>{}|^~=$\\]", text) is not None


def of_two_states(text: str, words: Lexicon) -> bool:
    """ "Russia-North Korea" ties: two names that modify together are no third one. "Guinea-Bissau" and the like are listed as one."""
    parts = re.split("[-–—]", folded(text))
    return len(parts) == 2 and folded(text) not in words.places and all(words.places.get(part) == "Country" or part in words.demonyms for part in parts)


def of_noun(lemma: str, plural: bool, words: Lexicon) -> EntityType:
    """The type of a thing without a name, by its head noun: several persons are a Group, an unknown noun is a Concept."""
    found = words.heads.get(lemma) or words.heads.get(lemma.rpartition("-")[2])
    if found is None and len(lemma) > 5 and lemma.endswith(("ist", "man", "woman", "ologist")):
        found = "Person"
    if plural and found in ("Person", "Country"):
        return "Group"
    return found or "Concept"
