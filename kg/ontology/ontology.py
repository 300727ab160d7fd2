"""Predicates -> relation types, by rules that stand in a TOML file (relations.toml; a user's own file goes before it)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from kg.model import EntityType, digest
from kg.ontology.reading import read

UNMAPPED = "RELATED"
REMEMBERED = 50_000  # predicates with the types of their ends whose relation is kept
BUILT_IN = Path(__file__).with_name("relations.toml")
# A noun of role keeps its type whatever preposition binds it: "professor at", "professor of", "президент" with a genitive.
ROLE_PREPOSITIONS = frozenset(
    ("of", "for", "at", "in", "with", "from", "to", "on", "under", "within", "by", "у", "в", "на", "з", "із", "зі", "від", "при", "для", "по")
)

# Words of predicates that tell nothing of the relation by themselves.
HOLLOW = ROLE_PREPOSITIONS | {
    *("a", "the", "as", "after", "during", "while"),
    *("up", "out", "over", "down", "away"),  # particles: "run over", "bring up"
    *("be", "become", "have", "get", "give", "take", "make", "bring", "come", "leave", "run", "lose"),  # "give birth to", "lose life", "leave dead"
    *("claim", "first"),  # "claim life of", "first lady": half of all news holds them
}


@dataclass(frozen=True, slots=True)
class Rule:
    """One predicate of one type, with the entity types that its ends may have (empty: any)."""

    relation: str
    subject: frozenset[str]
    object: frozenset[str]

    def fit(self, subject: EntityType | None, object: EntityType | None) -> int | None:
        """How well two ends fit: ``None`` not at all; +1 for each end known and wanted, -1 for each that is wanted and not known."""
        score = 0
        for wanted, given in ((self.subject, subject), (self.object, object)):
            if not wanted:
                continue
            if given is None:
                score -= 1
            elif given in wanted:
                score += 1
            else:
                return None
        return score


@dataclass(frozen=True, slots=True)
class RelationType:
    """A type of relation. ``plover``: class of the PLOVER event ontology; ``wikidata``: a property; ``inverse``: the type with the ends exchanged."""

    name: str
    definition: str
    plover: str | None = None
    wikidata: str | None = None
    inverse: str | None = None
    symmetric: bool = False


@dataclass(frozen=True)
class Ontology:
    """``types`` by name; ``verbs`` and ``roles``: predicate -> the rules that claim it, in the order of the files."""

    types: Mapping[str, RelationType]
    verbs: Mapping[str, tuple[Rule, ...]]
    roles: Mapping[str, tuple[Rule, ...]]

    def relation(self, predicate: str, subject: EntityType | None = None, object: EntityType | None = None) -> str:
        """The type of a predicate between two ends, "RELATED" where no rule fits.

        ``predicate``: lower-case lemmas with particle or preposition ("accuse of", "president of", "голосувати за").
        ``None`` for an end that is missing or of unknown type. A role is also found behind its modifiers ("former foreign minister of") and behind a
        copula ("be president of").
        """
        asked = predicate, subject, object
        if asked not in self._known:
            if len(self._known) > REMEMBERED:
                self._known.clear()
            self._known[asked] = self._found(predicate, subject, object)
        return self._known[asked]

    @cached_property
    def _known(self) -> dict[tuple[str, EntityType | None, EntityType | None], str]:
        return {}

    def _found(self, predicate: str, subject: EntityType | None, object: EntityType | None) -> str:
        wanted = normal(predicate)
        for rules in self._candidates(wanted):
            scored = [(score, -at, rule.relation) for at, rule in enumerate(rules) if (score := rule.fit(subject, object)) is not None]
            if scored:
                return max(scored)[2]
        return UNMAPPED

    def _candidates(self, wanted: str) -> Iterator[tuple[Rule, ...]]:
        forms = [wanted]
        for opening in ("be ", "become ", "бути ", "стати "):
            if wanted.startswith(opening) and wanted != opening:
                forms.append(wanted.removeprefix(opening))
        yield from (self.verbs[form] for form in forms if form in self.verbs)
        for form in forms:
            words = form.split()
            if len(words) > 1 and words[-1] in ROLE_PREPOSITIONS:
                words = words[:-1]
            # the longest known role first: "vice president" before "president"
            tails = (" ".join(words[start:]) for start in range(len(words)))
            yield from (self.roles[tail] for tail in tails if tail in self.roles)

    def words(self, relations: frozenset[str]) -> frozenset[str]:
        """Each word that a predicate of one of these types has, but those that tell nothing by themselves (:data:`HOLLOW`)."""
        if relations not in self._words:
            forms = (form for table in (self.verbs, self.roles) for form, rules in table.items() if any(rule.relation in relations for rule in rules))
            self._words[relations] = frozenset(word for form in forms for word in form.split()) - HOLLOW
        return self._words[relations]

    @cached_property
    def _words(self) -> dict[frozenset[str], frozenset[str]]:
        return {}

    @cached_property
    def fingerprint(self) -> str:
        """Sixteen hexadecimal digits that change when any rule changes."""
        return digest(*map(repr, self.types.values()), *_rows(self.verbs), *_rows(self.roles))


def _rows(rules: Mapping[str, tuple[Rule, ...]]) -> Iterator[str]:
    for predicate, found in rules.items():
        for rule in found:
            yield f"{predicate}|{rule.relation}|{sorted(rule.subject)}|{sorted(rule.object)}"


def normal(predicate: str) -> str:
    """
    >>> normal("Vice  President of")
    'vice president of'
    """
    return " ".join(predicate.replace("’", "'").replace("ʼ", "'").casefold().split())


def load(path: Path | str | None = None) -> Ontology:
    """The built-in types, and before them those of ``path`` (TOML of the same shape), whose predicates are taken from the built-in types.

    A table whose name is built in changes only the keys that it gives. Raises :class:`kg.errors.UsageError` naming the file, the line and what was expected.
    """
    return _built_in() if path is None else _joined(read(BUILT_IN), Path(path))


@cache  # a build asks for their fingerprint, and its kernel for them
def _built_in() -> Ontology:
    return _joined(read(BUILT_IN), None)


def _joined(builtin: dict[str, dict[str, Any]], path: Path | None) -> Ontology:
    own: dict[str, dict[str, Any]] = read(path, known=builtin) if path is not None else {}
    types = {name: _type(name, {**builtin.get(name, {}), **own.get(name, {})}) for name in (*builtin, *(n for n in own if n not in builtin))}
    verbs: dict[str, list[Rule]] = {}
    roles: dict[str, list[Rule]] = {}
    for name, table in own.items():
        _collect(name, {**_ends(builtin.get(name, {})), **table}, verbs, roles)
    taken = set(verbs) | set(roles)
    for name, table in builtin.items():
        _collect(name, {**table, **_ends(own.get(name, {}))}, verbs, roles, without=taken)
    return Ontology(types, {p: tuple(r) for p, r in verbs.items()}, {p: tuple(r) for p, r in roles.items()})


def _ends(table: Mapping[str, Any]) -> dict[str, Any]:
    return {key: table[key] for key in ("subject", "object") if key in table}


def _type(name: str, table: Mapping[str, Any]) -> RelationType:
    return RelationType(name, table["definition"], table.get("plover"), table.get("wikidata"), table.get("inverse"), table.get("symmetric", False))


def _collect(name: str, table: Mapping[str, Any], verbs: dict[str, list[Rule]], roles: dict[str, list[Rule]], without: Iterable[str] = ()) -> None:
    without = frozenset(without)
    for key, rules in (("en", verbs), ("uk", verbs), ("roles_en", roles), ("roles_uk", roles)):
        for entry in table.get(key, ()):
            narrow = entry if isinstance(entry, dict) else {"is": [entry]}
            rule = Rule(name, frozenset(narrow.get("subject", table.get("subject", ()))), frozenset(narrow.get("object", table.get("object", ()))))
            for predicate in map(normal, narrow["is"]):
                if predicate not in without:
                    rules.setdefault(predicate, []).append(rule)
