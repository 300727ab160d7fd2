"""One type for one name, before names are joined."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from kg.extract.coref.attributes import Item
from kg.extract.coref.naming import core
from kg.extract.kinds import SHIPS
from kg.extract.mentions import Phrase
from kg.extract.tree import Tree
from kg.model import EntityType

PLACES = frozenset({"Country", "City", "Place"})
WHERE = frozenset({"in", "at", "near", "outside", "around"})
SEATS = frozenset({"city", "town", "village", "county", "mayor", "suburb", "port", "resident"})


def types(at: Tree, items: list[Item], places: Mapping[str, EntityType]) -> list[Item]:
    """One type for one name: what most of its mentions have, a listed place where it is a tie, and Person for the last name of a person named in full,
    unless it says where something is ("in Houston" beside Whitney Houston)."""
    counts: dict[str, Counter[EntityType]] = {}
    lasts: set[str] = set()
    for item in items:
        if item.phrase.kind == "name":
            words = core(item.phrase.text, item.phrase.type)
            counts.setdefault(" ".join(words), Counter())[item.phrase.type] += 1
            if item.phrase.type == "Person" and len(words) > 1:
                lasts.add(words[-1])
    settled = []
    ships: set[str] = set()  # the bare names of ships named in full so far
    for item in items:
        phrase = item.phrase
        if phrase.kind == "name":
            words = core(phrase.text, phrase.type)
            if phrase.text.split()[0] in SHIPS:
                ships.add(" ".join(word for word in words[1:] if not any(letter.isdigit() for letter in word)))
            elif " ".join(words) in ships and phrase.type not in ("Person", "Product"):
                item = replace(item, phrase=replace(phrase, type="Product"), gender="n")
                settled.append(item)
                continue
            found = counts[" ".join(words)]
            kind = min(found, key=lambda k: (-found[k], k not in PLACES, k))
            if " ".join(words) in places and kind == "Person":
                kind = places[" ".join(words)]
            elif len(words) == 1 and words[0] in lasts and words[0] not in places:
                kind = phrase.type if phrase.type in PLACES and _stands(at, phrase) else "Person"
            if kind != phrase.type:
                item = replace(item, phrase=replace(phrase, type=kind), gender="?" if kind == "Person" else "n")
        settled.append(item)
    return settled


def _stands(at: Tree, phrase: Phrase) -> bool:
    """ "In Houston", "the city of Lincoln", "Jackson, Miss.": only a place stands so."""
    case = at.kid(phrase.head, "case")
    word = at.words[case].casefold() if case is not None and case < phrase.start else ""
    if word in WHERE or (word == "of" and at.lemmas[at.head[phrase.head]] in SEATS):
        return True
    behind = at.words[phrase.end : phrase.end + 2]
    return len(behind) == 2 and behind[0] == "," and behind[1][:1].isupper() and behind[1].endswith(".") and len(behind[1]) > 2
