"""Treaties, laws, events and other things without a name: one a phrase and article, joined across articles only on strong evidence."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from kg.model import Chain, Findings, Relation, folded

DATED = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")  # an absolute time value
JOINED = frozenset({"Agreement", "Law", "Event", "Work"})
DEFINING = 3  # words of a phrase that can define a thing
Key = tuple[str, int]


def groups(findings: Iterable[Findings], entity_of: Mapping[Key, str], chains: Mapping[Key, Chain]) -> list[tuple[str, list[Key]]]:
    """Chains of several articles that are one thing, with the reason: the same head, parties (two or more named entities) and absolute date, or the same
    defining phrase and parties."""
    dated: dict[tuple[object, ...], list[Key]] = defaultdict(list)
    defined: dict[tuple[object, ...], list[Key]] = defaultdict(list)
    for found in findings:
        joined = {i for i, chain in enumerate(found.chains) if chain.type in JOINED and (found.article, i) in chains}
        if not joined:
            continue
        parties: dict[int, set[str]] = defaultdict(set)
        dates: dict[int, set[str]] = defaultdict(set)
        by_predicate: dict[tuple[str, int], set[str]] = defaultdict(set)
        for relation in found.relations:
            arguments = _arguments(relation)
            if joined.isdisjoint(arguments):
                continue
            named = {entity_of[found.article, i] for i in arguments if (found.article, i) in entity_of}
            for thing in joined.intersection(arguments):
                parties[thing] |= named
                by_predicate[relation.predicate, thing] |= named
                if relation.when is not None and DATED.fullmatch(relation.when.value):
                    dates[thing].add(relation.when.value)
        for thing in sorted(parties):
            chain = chains[found.article, thing]
            if len(dates[thing]) == 1:
                for (predicate, other), named in sorted(by_predicate.items()):
                    if other == thing and len(named) >= 2:
                        dated[chain.type, chain.head, predicate, frozenset(named), next(iter(dates[thing]))].append((found.article, thing))
            phrase = folded(chain.name)
            if len(phrase.split()) >= DEFINING and len(parties[thing]) >= 2:
                defined[chain.type, phrase, frozenset(parties[thing])].append((found.article, thing))
    made = [(f"same {key[1]}: the same parties and {key[4]}", keys) for key, keys in dated.items()]
    made += [(f"same phrase and parties: {key[1]}", keys) for key, keys in defined.items()]
    return sorted((reason, sorted(set(keys))) for reason, keys in made if len({article for article, _ in keys}) > 1)


def _arguments(relation: Relation) -> list[int]:
    ends = [a.chain for a in (relation.subject, relation.object) if a is not None]
    return [*ends, *(a.chain for _, a in relation.participants)] if relation.participants else ends
