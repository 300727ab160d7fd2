"""Capitals that act are their country: "Moscow said" is Russia, "a concert in Moscow" the city."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from importlib.resources import files

from kg.extract.coref.attributes import Item
from kg.extract.kinds import lexicon
from kg.extract.tree import Tree
from kg.model import folded

PARTNERS = frozenset({"between", "with", "against", "toward", "towards", "між", "з", "із", "проти"})
STANDING = frozenset({"be", "lie", "have", "become", "remain", "host", "see", "wake", "бути", "мати", "лежати"})  # verbs whose subject may be a mere place
# Verbs whose object answers for itself. Left out: "attack", "hit", "leave", "reach" and whatever else is done to a place.
ADDRESSED = frozenset(
    {
        "accuse", "advise", "arm", "ask", "assure", "blame", "caution", "censure", "chide", "commend", "condemn", "convince", "criticise",
        "criticize", "denounce", "embolden", "finance", "force", "fund", "help", "invite", "isolate", "lobby", "notify", "oblige", "persuade",
        "praise", "press", "pressure", "provoke", "punish", "rebuke", "reassure", "remind", "sanction", "scold", "slam", "sue", "supply", "support",
        "suspect", "tell", "thank", "threaten", "urge", "warn", "закликати", "звинувачувати", "звинуватити", "засудити", "засуджувати", "змусити",
        "критикувати", "переконати", "підтримати", "підтримувати", "попередити", "попереджати", "попросити", "просити", "розкритикувати",
    }
)  # fmt: skip
LOCAL = frozenset(
    {
        "population",
        "weather",
        "mayor",
        "suburb",
        "street",
        "center",
        "centre",
        "airport",
        "outskirts",
        "resident",
        "skyline",
        "metro",
        "мер",
        "вулиця",
        "житель",
    }
)


@cache
def capitals() -> dict[str, str]:
    path = files("kg.extract") / "cues" / "capitals.tsv"
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    return {folded(city): country for city, country in rows}


def read(at: Tree, items: list[Item], language: str) -> list[Item]:
    """The items, with acting capitals turned into names of their country."""
    heads = lexicon(language).heads
    turned = []
    for item in items:
        phrase = item.phrase
        country = capitals().get(folded(phrase.text)) if phrase.kind == "name" and phrase.type in ("City", "Place") else None
        if country and acts(at, phrase.head, heads):
            item = replace(item, phrase=replace(phrase, type="Country", text=country))
        turned.append(item)
    return turned


def acts(at: Tree, head: int, heads: Mapping[str, str]) -> bool:
    """Subject of an active verb that only somebody can do, object of one that is done to somebody ("accused Kyiv of", "gave Kyiv tanks"), owner of what no
    place owns, or partner ("ties between Moscow and Pyongyang")."""
    while at.rel[head] == "conj" and at.head[head] != head:
        head = at.head[head]
    governor = at.head[head]
    if at.dep[head] == "nsubj":
        copula = any(at.rel[child] == "cop" for child in at.children[governor])
        return at.upos[governor] == "VERB" and not copula and at.lemmas[governor] not in STANDING
    if at.dep[head] == "iobj" or (at.dep[head] in ("obj", "nsubj:pass") and at.lemmas[governor] in ADDRESSED):
        return at.upos[governor] == "VERB"
    if at.dep[head] == "nmod:poss":
        return heads.get(at.lemmas[governor], "Concept") in ("Concept", "Agreement", "Law", "Event") and at.lemmas[governor] not in LOCAL
    if at.rel[head] in ("nmod", "obl"):
        case = at.kid(head, "case")
        return case is not None and at.words[case].casefold() in PARTNERS
    return False


def stand_ins(items: list[Item], members: list[int], words: list[str]) -> list[str]:
    """The cities that a chain is called by: the words of the text that are not its name."""
    places = [items[i].phrase for i in members if items[i].phrase.type == "Country"]
    if not places:
        return []
    found = {" ".join(words[place.start : place.end]) for place in places}
    return sorted(word for word in found if folded(word) in capitals())
