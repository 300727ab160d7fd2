"""Old ids still find their entity: which entity of a new graph holds the mentions of one that is gone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from kg.model import Entity


def redirects(old: Iterable[Entity], new: Iterable[Entity]) -> dict[str, str]:
    """Old id -> new id, for ids that are gone while some of their mentions are still there: the entity that holds most of them, the smaller id on a tie."""
    fresh = list(new)
    kept = {entity.id for entity in fresh}
    gone = [entity for entity in old if entity.id not in kept]
    wanted = {(m.article, m.start, m.end) for entity in gone for m in entity.mentions}
    holder = {(m.article, m.start, m.end): entity.id for entity in fresh for m in entity.mentions if (m.article, m.start, m.end) in wanted}
    found: dict[str, str] = {}
    for entity in gone:
        counts = Counter(holder[at] for m in entity.mentions if (at := (m.article, m.start, m.end)) in holder)
        if counts:
            found[entity.id] = min(counts, key=lambda ident: (-counts[ident], ident))
    return found
