"""Entities from joined chains: which name is shown, which type wins, which id it gets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from kg.model import ENTITY_TYPES, Chain, Entity, EntityType, Join, Located, digest, folded
from kg.resolve import names
from kg.resolve.gazetteer import is_cyrillic
from kg.resolve.profiles import BODY, Profile


def named_entity(profiles: Sequence[Profile], reasons: Mapping[str, int], link: str | None) -> Entity:
    """An entity without its id. The name is in the language of most mentions, English first on a tie."""
    known = next((p.known for p in profiles if p.known is not None), None)
    kind: EntityType = known.type if known is not None else _commonest(profiles)
    ukrainian = sum([p.mentions if p.language == "uk" else -p.mentions for p in profiles]) > 0
    name = (known.ukrainian if ukrainian else known.english) if known is not None else _shown(profiles, kind, ukrainian)
    aliases = {" ".join(form.split()) for p in profiles if not p.stands for form in p.forms}
    aliases |= {names.latin(form) for form in aliases | {name} if is_cyrillic(form)}
    mentions = tuple([Located(p.article, m.start, m.end, m.text) for p in profiles for m in p.chain_value.mentions])
    joins = dict(reasons)
    for p in profiles:
        for doubt in p.chain_value.doubts:
            if doubt.startswith(BODY):
                continue
            joins[doubt] = joins.get(doubt, 0) + 1
    return Entity(
        id=known.english if known is not None else name,  # what the id is made of, see with_ids
        name=name,
        type=kind,
        named=True,
        aliases=tuple(sorted(aliases - {name})),
        links=(("wikidata", link),) if link else (),
        joins=tuple(Join(reason, count) for reason, count in sorted(joins.items())),
        mentions=mentions,
    )


def with_ids(drafts: Sequence[Entity]) -> list[Entity]:
    """Ids of type and canonical name; entities that share both are told apart by their link, else by their first mention."""
    shared = Counter((entity.type, folded(entity.id)) for entity in drafts)
    made = []
    for one in drafts:
        parts: list[object] = [one.type, folded(one.id)]
        if shared[one.type, folded(one.id)] > 1:
            first = min(one.mentions, key=lambda m: (m.article, m.start))
            parts.append(one.links[0][1] if one.links else f"{first.article}:{first.start}")
        ident = f"e-{digest(*parts)}"
        made.append(Entity(ident, one.name, one.type, one.named, one.head, one.aliases, one.links, one.joins, one.mentions))
    return made


def unnamed_entity(chains: Sequence[tuple[str, Chain]], reasons: Mapping[str, int]) -> Entity:
    """A thing without a name, told from others by its phrase and the place of its first mention."""
    article, first = chains[0]
    mentions = tuple([Located(article, m.start, m.end, m.text) for article, chain in chains for m in chain.mentions])
    start = (article, mentions[0].start) if len(mentions) == 1 else min((m.article, m.start) for m in mentions)  # most have one
    aliases = {" ".join(form.split()) for _, chain in chains for form in (chain.name, *chain.aliases)}
    aliases.discard(first.name)
    return Entity(
        id=f"e-{digest(first.type, folded(first.name), *start)}",
        name=first.name,
        type=first.type,
        named=False,
        head=first.head,
        aliases=tuple(sorted(aliases)) if aliases else (),
        joins=tuple(Join(reason, count) for reason, count in sorted(reasons.items())) if reasons else (),
        mentions=mentions,
    )


def absorbed(entity: Entity, thing: Entity) -> Entity:
    """The entity with the mentions of a thing without a name that a reader took for it; the name and the id stay."""
    return replace(
        entity,
        joins=tuple(sorted((*entity.joins, Join("judged the same", len(thing.mentions))), key=lambda join: join.reason)),
        mentions=tuple(sorted((*entity.mentions, *thing.mentions), key=lambda m: (m.article, m.start, m.end))),
    )


def _commonest(profiles: Sequence[Profile]) -> EntityType:
    """The type of most mentions."""
    counts: Counter[EntityType] = Counter()
    for p in profiles:
        counts[p.type] += p.mentions
    return min(counts, key=lambda kind: (-counts[kind], ENTITY_TYPES.index(kind)))


def _shown(profiles: Sequence[Profile], kind: EntityType, ukrainian: bool) -> str:
    if len(profiles) == 1:  # as most
        return profiles[0].name
    own = [p for p in profiles if (p.language == "uk") == ukrainian and not p.stands] or [p for p in profiles if not p.stands] or list(profiles)
    counts: Counter[str] = Counter()
    for p in own:
        counts[p.name] += p.mentions

    def rank(name: str) -> tuple[bool, bool, int, int, str]:
        short = (kind == "Person" and " " not in name) or names.is_acronym(name)
        return short, name.isupper() and len(name) > 4, -counts[name], -len(name), name

    return min(counts, key=rank)
