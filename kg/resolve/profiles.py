"""What resolution needs of each chain: its place, type, name, words. Numbers follow the article ids, so the order of reading changes nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from kg.model import ENTITY_TYPES, Chain, EntityType, Findings, folded
from kg.resolve import gazetteer, names
from kg.resolve.gazetteer import Known

BODY, UNSURE = "body: ", "?"  # how a chain is signed that is a body of a state, of one of several states


@dataclass(slots=True)
class Profile:
    """A named chain. ``forms`` are the proper names that its article uses; ``stands`` is true where it is called by something else's name (metonym)."""

    article: str
    chain: int
    language: str
    type: EntityType
    name: str
    words: tuple[str, ...]
    mentions: int
    stands: bool
    chain_value: Chain
    known: Known | None
    mark: str = ""  # what tells namesakes apart: the generation of a person, the state that stands behind a city ("Paris, Texas")
    country: str = ""  # the state that it is said to be of, else the one that its article names most
    body: str = ""  # the words of what each state has one of ("defense ministry"), where its article says of which state it is

    @property
    def forms(self) -> set[str]:
        return {m.text for m in self.chain_value.mentions if m.kind == "name"} | {self.name}


@dataclass(slots=True)
class Corpus:
    """All chains: named ones as profiles, the others as they are, and the findings for what relates them."""

    named: list[Profile] = field(default_factory=list)
    unnamed: list[tuple[str, str, int, Chain]] = field(default_factory=list)  # article, language, number, chain
    at: dict[tuple[str, int], int] = field(default_factory=dict)  # named chain -> its place in ``named``


def collect(findings: Iterable[Findings]) -> Corpus:
    corpus = Corpus()
    words: dict[tuple[str, EntityType], tuple[str, ...]] = {}
    tables: dict[tuple[str, EntityType], Known | None] = {}  # what they say of a name
    for found in sorted(findings, key=lambda f: f.article):
        beside = {folded(chain.name) for chain in found.chains if chain.named}
        first = len(corpus.named)
        for number, chain in enumerate(found.chains):
            if not chain.named:
                corpus.unnamed.append((found.article, found.language, number, chain))
                continue
            name = " ".join(chain.name.split())
            key = (name, chain.type)
            if key not in words:
                words[key] = names.words(name, chain.type)
                tables[key] = _known(name, chain.type)
            corpus.at[found.article, number] = len(corpus.named)
            stands = any(doubt.startswith("metonym") for doubt in chain.doubts)
            known = _rarer(name, chain.type, beside) or tables[key]
            corpus.named.append(Profile(found.article, number, found.language, chain.type, name, words[key], len(chain.mentions), stands, chain, known))
        _mark(corpus.named[first:])
    return corpus


def _mark(profiles: Sequence[Profile]) -> None:
    """Sets the marks of one article's names, and the state that it names most (the smaller key on a tie)."""
    states: dict[str, int] = {}
    regions: dict[int, str] = {}  # where the name of a state or of a state of the union begins
    for p in profiles:
        if p.known is not None and (p.known.type == "Country" or p.known.key.startswith("US-")):
            if p.known.type == "Country":
                states[p.known.key] = states.get(p.known.key, 0) + p.mentions
            regions.update((m.start, p.known.key) for m in p.chain_value.mentions if m.kind == "name")
    country = min(states, key=lambda key: (-states[key], key), default="")
    for p in profiles:
        p.country = country
        words, of, state = next((d for d in p.chain_value.doubts if d.startswith(BODY)), "").removeprefix(BODY).rpartition(" of ")
        if of:
            known = gazetteer.known(state, "Country")
            p.country = known.key if known is not None else "" if state == UNSURE else state
            p.body = words if p.country else ""
        if p.type == "Person":
            p.mark = max(names.generation(form) for form in p.forms)
        elif p.known is None and p.type in ("City", "Place"):
            behind = {regions[m.end + 2] for m in p.chain_value.mentions if m.end + 2 in regions}  # a comma and a space
            p.mark = behind.pop() if len(behind) == 1 else ""


def _rarer(name: str, kind: EntityType, beside: set[str]) -> Known | None:
    if gazetteer.group(kind) != "place":
        return None
    other = rarer_senses().get(folded(name))
    return other[0] if other is not None and len(other[1] & beside) >= 2 else None


def _known(name: str, kind: EntityType) -> Known | None:
    found = gazetteer.known(name, kind)
    if found is None and kind == "Organization":
        state = gazetteer.known(name, "Country")  # a recogniser that takes a state for a body
        found = state if state is not None and state.type == "Country" else None
    return found


@cache
def rarer_senses() -> dict[str, tuple[Known, frozenset[str]]]:
    path = files("kg.resolve") / "data" / "senses.tsv"
    found: dict[str, tuple[Known, frozenset[str]]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            name, kind, key, shown, cues = line.split("\t")
            for entity in ENTITY_TYPES:
                if entity == kind:
                    found[folded(name)] = Known(key, entity, shown, shown), frozenset(folded(cue) for cue in cues.split(";"))
    return found
