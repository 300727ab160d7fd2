"""Entity labels that are learnt, and how each data set speaks about them.

No set annotates every type. A word therefore carries a *set* of labels that its annotation allows, as a bit mask, and the loss is the negative log of the
probability of that set (marginal likelihood over partial labels, as in Greenberg et al. 2018, "Marginal likelihood training of BiLSTM-CRF for biomedical
named entity recognition from disjoint label sets"). A type which a set does not annotate is unknown there, not ``O``.

MONEY, PERCENT, TIME, CARDINAL and ORDINAL are exact kinds: rules find them (``kg/pipeline/exact.py``).
"""

from __future__ import annotations

import csv
import json
from pathlib import Path

TYPES = ("PERSON", "ORG", "GPE", "LOC", "NORP", "FAC", "EVENT", "LAW", "WORK", "PRODUCT", "DATE")
LABELS = ("O", *(f"{prefix}-{kind}" for kind in TYPES for prefix in "BI"))
BIT = {label: 1 << index for index, label in enumerate(LABELS)}
EVERYTHING = (1 << len(LABELS)) - 1


def mask(prefix: str, kinds: str) -> int:
    """Bits of ``prefix-kind`` for each of the space-separated kinds ("O" stands for itself)."""
    bits = 0
    for kind in kinds.split():
        bits |= BIT["O"] if kind == "O" else BIT[f"{prefix}-{kind}"]
    return bits


def outside(unknown: str = "") -> int:
    """Bits of a word without a name, in a set that does not annotate the kinds of ``unknown``."""
    bits = BIT["O"]
    for kind in unknown.split():
        bits |= BIT[f"B-{kind}"] | BIT[f"I-{kind}"]
    return bits


PLACE = "GPE LOC FAC"
# What the labels of each set may mean here. A value with "O" may be no name at all.
CROSSNER = {
    "politician": "PERSON", "person": "PERSON", "scientist": "PERSON", "writer": "PERSON", "musicalartist": "PERSON", "researcher": "PERSON",
    "organisation": "ORG", "politicalparty": "ORG", "university": "ORG", "band": "ORG", "country": "GPE", "location": PLACE,
    "election": "EVENT", "event": "EVENT", "conference": "EVENT", "award": "WORK EVENT O", "album": "WORK", "song": "WORK", "book": "WORK",
    "poem": "WORK", "magazine": "WORK ORG", "academicjournal": "WORK", "product": "PRODUCT O", "astronomicalobject": "LOC",
    "misc": "NORP LAW WORK PRODUCT EVENT O",
}  # fmt: skip
CROSSNER_NO_NAME = {  # fields, genres, substances and methods are no names of news
    "field", "task", "algorithm", "metrics", "programlang", "literarygenre", "musicgenre", "musicalinstrument", "discipline", "theory",
    "chemicalcompound", "chemicalelement", "protein", "enzyme",
}  # fmt: skip
UNER = {"PER": "PERSON", "ORG": "ORG", "LOC": PLACE, "OTH": "NORP EVENT LAW WORK PRODUCT O"}
WIKIGOLD = {"PER": "PERSON", "ORG": "ORG", "LOC": PLACE, "MISC": "NORP EVENT LAW WORK PRODUCT FAC"}
REDOCRED = {"PER": "PERSON", "ORG": "ORG", "LOC": PLACE, "MISC": "NORP EVENT LAW WORK PRODUCT FAC", "TIME": "DATE", "NUM": "O"}
RE3D = {
    "Person": "PERSON", "Organisation": "ORG", "Location": PLACE, "Nationality": "NORP", "Temporal": "DATE", "Weapon": "PRODUCT",
    "Vehicle": "PRODUCT", "MilitaryPlatform": "PRODUCT", "DocumentReference": "LAW WORK", "Quantity": "O", "Money": "O",
}  # fmt: skip
GUM = {
    "person": "PERSON NORP", "organization": "ORG", "place": PLACE, "event": "EVENT", "object": "PRODUCT FAC WORK",
    "abstract": "WORK LAW EVENT PRODUCT NORP ORG O", "time": "DATE", "animal": "O", "plant": "O", "substance": "O PRODUCT",
}  # fmt: skip

# Last words that settle what a place is. They only break the tie GPE / LOC / FAC of sets that say "place".
FACILITY = frozenset([
    "airport", "airfield", "arena", "avenue", "barracks", "base", "bridge", "building", "camp", "castle", "cathedral", "center", "centre", "church",
    "cinema", "college", "court", "dam", "embassy", "factory", "gallery", "gate", "hall", "highway", "hospital", "hotel", "house", "library", "mall",
    "memorial", "monument", "mosque", "museum", "palace", "park", "pier", "plant", "plaza", "port", "prison", "reactor", "road", "school", "shrine",
    "square", "stadium", "station", "street", "temple", "terminal", "theater", "theatre", "tower", "tunnel", "university", "wall", "zoo",
])  # fmt: skip
LANDFORM = frozenset([
    "archipelago", "bay", "beach", "belt", "canal", "canyon", "cape", "channel", "coast", "continent", "delta", "desert", "forest", "glacier",
    "gulf", "hill", "hills", "island", "islands", "isle", "isles", "lake", "mount", "mountain", "mountains", "ocean", "peninsula", "plain",
    "plateau", "river", "sea", "strait", "valley", "volcano",
])  # fmt: skip
CONTINENTS = frozenset([
    "africa", "america", "antarctica", "asia", "europe", "eurasia", "oceania", "arctic", "earth", "moon", "mars", "balkans", "caribbean",
    "scandinavia", "siberia",
])  # fmt: skip


class Gazetteer:
    """Names of states and cities, and demonyms, to split "place" and to find nationalities where a set is silent about them."""

    def __init__(self, data: Path) -> None:
        countries = json.loads((data / "gazetteers/countries.json").read_text(encoding="utf-8"))
        self.states: set[str] = {
            "uk",
            "u.k.",
            "us",
            "u.s.",
            "usa",
            "u.s.a.",
            "united states",
            "britain",
            "england",
            "scotland",
            "wales",
            "ussr",
            "soviet union",
        }
        self.demonyms: set[str] = {"european", "african", "asian", "arab", "kurdish", "soviet", "tibetan", "chechen", "palestinian", "latino", "hispanic"}
        for country in countries:
            for name in (country["name"]["common"], country["name"]["official"], *country.get("altSpellings", ())):
                if len(name) > 3:
                    self.states.add(name.lower())
            for forms in country.get("demonyms", {}).get("eng", {}).values():
                self.demonyms.update(part.strip().lower() for part in forms.split(","))
        self.demonyms -= {"", "us"}
        with (data / "gazetteers/world-cities.csv").open(encoding="utf-8") as lines:
            for row in csv.DictReader(lines):
                self.states.add(row["name"].lower())
                if row.get("subcountry"):
                    self.states.add(row["subcountry"].lower())

    def narrow(self, kinds: str, words: list[str]) -> str:
        """One of GPE, LOC and FAC where the words show which; nationalities where a set calls them places or miscellaneous."""
        text = " ".join(words).lower()
        text = text.removeprefix("the ")
        if self.is_demonym(text) and ("NORP" in kinds or "GPE" in kinds):
            return "NORP"
        if "GPE" in kinds and "LOC" in kinds:
            last = text.split()[-1] if text else ""
            if text in self.states:
                return "GPE"
            if text in CONTINENTS or last in LANDFORM or text.split(" ")[0] in {"mount", "lake", "cape", "gulf"}:
                return "LOC"
            if last in FACILITY:
                return "FAC"
        return kinds

    def is_demonym(self, word: str) -> bool:
        lower = word.lower()
        return lower in self.demonyms or (lower.endswith("s") and lower[:-1] in self.demonyms)
