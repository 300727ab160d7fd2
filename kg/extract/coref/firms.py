"""Companies that a recogniser takes for persons or places: a legal form ("Kellogg Co.") says what the name is, and what its short forms in the article are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container
from dataclasses import replace

from kg.extract.coref.attributes import Item, forenames
from kg.extract.coref.clusters import Clusters
from kg.extract.coref.naming import SMALL, core, parts
from kg.extract.kinds import Lexicon
from kg.extract.tree import Tree

# Legal forms behind a name. "Co" without its full stop is a family name, "Group" and "Company" may be anything's.
FORMS = frozenset(
    {"Inc", "Inc.", "Corp", "Corp.", "Co.", "Cos.", "Cos", "Ltd", "Ltd.", "PLC", "plc", "LLC", "GmbH", "Corporation", "Incorporated"}
    | {"AG", "A.G.", "SA", "S.A.", "NV", "N.V.", "SpA", "S.p.A.", "B.V.", "Oy", "Oyj", "N.A.", "L.P."}
)
WORDS = frozenset(form.casefold().strip(".") for form in FORMS)
# What a firm does, last in a name without a legal form: "Peabody Energy" is Peabody afterwards.
TRADES = frozenset(
    {"airlines", "airways", "bancorp", "brands", "coal", "electric", "energy", "foods", "holdings", "industries", "mining", "motor", "motors", "oil"}
    | {"petroleum", "pharmaceuticals", "resources", "steel", "stores", "systems", "technologies"}
)
# Behind the name of a firm these make another firm's, one of its own: "Ford Motor Credit Co.", "Toyota Motor Sales USA".
DAUGHTERS = frozenset(
    {"america", "american", "asia", "canada", "capital", "credit", "europe", "finance", "financial", "foundation", "international", "japan"}
) | {"leasing", "sales", "uk", "usa"}


def settle(at: Tree, items: list[Item], lists: Lexicon) -> list[Item]:
    """Items whose names are companies' as such. A short form that is also the last name of somebody named in full, has a title, or may be a forename and a
    last name ("Charles Schwab" of Charles Schwab Corp.) stays what it is."""
    names = [item for item in items if item.phrase.kind == "name"]
    firms = {_words(item) for item in names if _formed(item)}
    if not firms:
        return items
    lasts = {words[-1] for item in names if item.phrase.type == "Person" and len(words := _words(item)) > 1 and words not in firms}
    # "the insurer Allianz" is no person's title
    titled = {
        _words(item) for item in names if item.phrase.type == "Person" and (t := item.phrase.title) and lists.heads.get(at.lemmas[t[1] - 1]) != "Organization"
    }
    settled = []
    for item in items:
        if item.phrase.kind == "name" and item.phrase.type != "Organization":
            words = _words(item)
            known = set(words) & lasts or words in titled or " ".join(words) in lists.places or words[0] in forenames()
            short = item.phrase.type in ("Person", "Other") and not known and any(firm[: len(words)] == words for firm in firms)
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


def join_short(items: list[Item], clusters: Clusters, named: list[int], common: Container[str], text: frozenset[str]) -> None:
    """ "Westinghouse" behind Westinghouse Electric Corp., "Peabody" behind Peabody Energy, where no other body begins so. Ogden Corp. is no short form of
    Ogden Projects Inc., and beside it neither is "Ogden".

    ``common``: words that are no name of a firm alone; ``text``: the words that the article writes in small letters.
    """
    words = {i: _words(items[i]) for i in named if items[i].phrase.type == "Organization"}
    opening: dict[tuple[str, ...], list[int]] = defaultdict(list)  # beginning -> the names that go on from there
    for i, own in words.items():
        for k in range(1, len(own)):
            opening[own[:k]].append(i)
    whole = {own for i, own in words.items() if _formed(items[i])}
    for i, own in words.items():
        if own in whole:
            continue
        longer = [k for k in opening.get(own, ()) if k < i]
        roots = {clusters.root(k) for k in opening.get(own, ())} - {clusters.root(i)}
        if len(roots) != 1 or not longer or not any(_firm(items[k], words[k][len(own) :], own) for k in longer):
            continue
        if len(own) == 1 and (own[0] in common or own[0] in text or len(own[0]) < 3):
            continue
        clusters.join(longer[0], i)


def _firm(item: Item, rest: tuple[str, ...], short: tuple[str, ...]) -> bool:
    """Whether a name is a firm's that may be called by its first words, ``short``, alone."""
    if DAUGHTERS & set(rest) or set(rest) & SMALL - {"&"}:
        return False
    return _formed(item) or (rest[-1] in TRADES and not item.phrase.text.split()[0].isupper())
