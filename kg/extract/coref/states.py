"""Bodies that every state has: whose ministry or parliament a name means. Those of two states are never one; those of one state are, however they are
called ("Ukraine's Ministry of Defence", "the Ukrainian Defense Ministry", "the Ministry of Defence of Ukraine").
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from importlib.resources import files

from kg.extract.coref.attributes import Item
from kg.extract.coref.clusters import Clusters
from kg.extract.coref.metonyms import capitals
from kg.extract.kinds import Lexicon, lexicon
from kg.extract.records import record
from kg.extract.tree import Tree
from kg.model import folded

SINGLE = frozenset({"ministry", "parliament", "government", "cabinet", "senate", "army", "navy", "treasury"})  # a state has one of each name
TOGETHER = ({"supreme", "court"}, {"constitutional", "court"}, {"national", "bank"}, {"central", "bank"}, {"national", "guard"}, {"national", "police"})
SMALL = frozenset({"of", "the", "for", "and", "'s", "’s", "та", "і", "й", "-"})
# One name for the states that news calls by several.
ONE = {
    "britain": "united kingdom", "great britain": "united kingdom", "uk": "united kingdom", "u.k.": "united kingdom", "us": "united states",
    "u.s.": "united states", "usa": "united states", "u.s.a.": "united states", "united states of america": "united states", "russian federation": "russia",
    "holland": "netherlands", "сша": "сполучені штати", "британія": "велика британія", "рф": "росія", "російська федерація": "росія",
}  # fmt: skip
UNSURE = "?"  # of one of several states that the article speaks of


@record
class Body:
    """``words`` of its name without the state, in one order and spelling; ``state`` folded, "" where the article names none, ``UNSURE`` for one of several."""

    words: tuple[str, ...]
    state: str

    @property
    def sign(self) -> str:
        """How a chain tells resolution which body it is."""
        return f"body: {' '.join(self.words)} of {self.state}"


def bodies(at: Tree, items: list[Item], language: str) -> dict[int, Body]:
    """The named items that are such bodies, by their number. One without a state is that of the only state whose body of this name stood before it."""
    lists = lexicon(language)
    found: dict[int, Body] = {}
    states: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for i, item in enumerate(items):
        if item.phrase.kind == "name" and item.phrase.type == "Organization":
            words, state = _read(at, item, lists, language)
            if SINGLE.intersection(words) or any(both <= set(words) for both in TOGETHER):
                found[i] = Body(words, state or _beside(at, items, item, lists, language))
                states[words].add(found[i].state)
    seen: dict[tuple[str, ...], str] = {}
    for i, body in found.items():
        told = states[body.words] - {""}
        if body.state:
            seen[body.words] = body.state
        elif len(told) == 1 and body.words in seen:
            found[i] = Body(body.words, seen[body.words])
        elif told:
            found[i] = Body(body.words, UNSURE)
    return found


def join(clusters: Clusters, found: dict[int, Body]) -> None:
    """Joins what is one body of one state, and signs the chains."""
    first: dict[Body, int] = {}
    for i, body in found.items():
        first.setdefault(body, i)
        if body.state != UNSURE:
            clusters.join(first[body], i)
    for body, i in first.items():
        if body.state:
            clusters.doubts.setdefault(clusters.root(i), []).append(body.sign)


def apart(one: Body | None, other: Body | None) -> bool:
    """Whether two names can never be one: bodies of two states, or one of them of nobody knows which."""
    return one is not None and other is not None and one.state != other.state


def _read(at: Tree, item: Item, lists: Lexicon, language: str) -> tuple[tuple[str, ...], str]:
    """The words of a name without its state, and the state."""
    tokens = range(item.phrase.start, item.phrase.end)
    forms = [folded(at.lemmas[k] if language == "uk" else at.words[k]) for k in tokens]
    words: list[str] = []
    state = ""
    k = 0
    while k < len(forms):
        width, named = next(((n, name) for n in (3, 2, 1) if k + n <= len(forms) and (name := _state(" ".join(forms[k : k + n]), lists))), (1, ""))
        if named and not state:
            state = named
        elif not named and forms[k] not in SMALL and (word := _one_word().get(forms[k], forms[k])) != "-":
            words.append(word)
        k += width
    return tuple(sorted(words)), state


def _state(text: str, lists: Lexicon) -> str:
    name = lists.demonyms.get(text) or (text if lists.places.get(text) == "Country" else "")
    return ONE.get(folded(name), folded(name))


def _beside(at: Tree, items: list[Item], item: Item, lists: Lexicon, language: str) -> str:
    """The state in front of a name ("Britain's", "the British"), or behind it ("of Ukraine", "in London")."""
    for child in at.children[item.phrase.head]:
        if item.phrase.start <= child < item.phrase.end or at.rel[child] not in ("nmod", "amod", "compound"):
            continue
        text = next((other.phrase.text for other in items if other.phrase.head == child and other.phrase.kind == "name"), "")
        text = text or (at.lemmas[child] if language == "uk" else at.words[child])
        if state := _state(folded(text), lists):
            return state
        if country := capitals().get(folded(text)):
            return ONE.get(folded(country), folded(country))
    return ""


@cache
def _one_word() -> dict[str, str]:
    path = files("kg.extract") / "cues" / "bodies.tsv"
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#"))
    return {folded(word): one for word, one in rows}
