"""Companies that a recogniser takes for persons or places: a legal form ("Kellogg Co.") says what the name is, and what its short forms in the article are."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import replace

from kg.extract.coref.attributes import Item, forenames
from kg.extract.coref.naming import core, parts

# Legal forms behind a name. "Co" without its full stop is a family name, "Group" and "Company" may be anything's; "AG", "SA" stand for other things, too.
FORMS = frozenset({"Inc", "Inc.", "Corp", "Corp.", "Co.", "Cos.", "Ltd", "Ltd.", "PLC", "plc", "LLC", "GmbH", "Corporation", "Incorporated"})
WORDS = frozenset(form.casefold().strip(".") for form in FORMS)


def settle(items: list[Item], places: Container[str]) -> list[Item]:
    """Items whose names are companies' as such. A short form that is also the last name of somebody named in full, has a title, or may be a forename and a
    last name ("Charles Schwab" of Charles Schwab Corp.) stays what it is."""
    names = [item for item in items if item.phrase.kind == "name"]
    firms = {_words(item) for item in names if _formed(item)}
    if not firms:
        return items
    lasts = {words[-1] for item in names if item.phrase.type == "Person" and len(words := _words(item)) > 1 and words not in firms}
    titled = {_words(item) for item in names if item.phrase.type == "Person" and item.phrase.title}
    settled = []
    for item in items:
        if item.phrase.kind == "name" and item.phrase.type != "Organization":
            words = _words(item)
            known = set(words) & lasts or words in titled or " ".join(words) in places or words[0] in forenames()
            short = item.phrase.type == "Person" and not known and any(firm[: len(words)] == words for firm in firms)
            if _formed(item) or short:
                item = replace(item, phrase=replace(item.phrase, type="Organization"), gender="n")
        settled.append(item)
    return settled


def _formed(item: Item) -> bool:
    words = item.phrase.text.split()
    return len(words) > 1 and words[-1] in FORMS


def _words(item: Item) -> tuple[str, ...]:
    """The words of the name without its legal forms."""
    words = list(parts(item.phrase.text) if _formed(item) else core(item.phrase.text, item.phrase.type))
    while len(words) > 1 and words[-1] in WORDS:
        words.pop()
    return tuple(words)
