"""Chains of all articles -> entities: one entity, one node, with a reason for every join.

Strong reasons come first: judgements, links, listed names, the same body of a state, the same name, an explained acronym, a romanization, a middle name, and
last a single name in the same company. A join is refused where a judgement, two different links or two
generations (father and son) keep its ends apart. What is only alike is listed as a doubt.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kg.model import Chain, Entity, Findings, Judgement, Located
from kg.resolve import proposals, unnamed
from kg.resolve.entities import absorbed, named_entity, unnamed_entity, with_ids
from kg.resolve.profiles import Corpus, collect
from kg.resolve.proposals import Link
from kg.resolve.union import Union

__all__ = ["Doubt", "Link", "Resolution", "resolve"]


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two entities that may be one (or one that may be two, ``joined``), with a mention of each; ``value`` is how many mentions the answer moves."""

    first: Located
    second: Located
    reason: str
    value: int
    joined: bool = False


@dataclass(frozen=True, slots=True)
class Resolution:
    """Entities by id; the entity of every chain, by article and number of the chain; doubts, the most valuable first."""

    entities: tuple[Entity, ...]
    entity_of: Mapping[tuple[str, int], str]
    doubts: tuple[Doubt, ...] = ()


def resolve(findings: Iterable[Findings], *, judgements: Sequence[Judgement] = (), links: Sequence[Link] = ()) -> Resolution:
    """Deterministic, whatever the order of the articles. Chains of pronouns only are left out of ``entity_of``."""
    given = sorted(findings, key=lambda f: f.article)
    corpus = collect(given)
    profiles = corpus.named
    union = Union([p.article for p in profiles], [p.mentions for p in profiles])
    union.generations = {i: p.mark for i, p in enumerate(profiles) if p.mark and p.type == "Person"}
    where = _mentions(corpus, judgements)
    _judge(union, where, judgements, "different")
    _judge(union, where, judgements, "same")
    proposals.linked(profiles, union, links)
    proposals.listed(profiles, union)
    proposals.bodies(profiles, union)
    pairs = proposals.same_name(profiles, union)
    pairs += proposals.acronyms(profiles, union)
    pairs += proposals.romanized(profiles, union)
    pairs += proposals.variants(profiles, union)
    pairs += proposals.alone(profiles, union)

    clusters: dict[int, list[int]] = {}
    for i in range(len(profiles)):
        clusters.setdefault(union.root(i), []).append(i)
    drafts = [named_entity([profiles[i] for i in members], union.reasons.get(root, {}), union.links.get(root)) for root, members in clusters.items()]
    entities = with_ids(drafts)
    entity_of: dict[tuple[str, int], str] = {}
    for entity, members in zip(entities, clusters.values(), strict=True):
        for i in members:
            entity_of[profiles[i].article, profiles[i].chain] = entity.id
    at = {entity.id: n for n, entity in enumerate(entities)}
    for entity, keys in _things(given, corpus, entity_of, judgements):
        holder = _named_by_judgement(entity, entities, judgements) if judgements else None
        if holder is not None:
            n = at[holder.id]
            entities[n] = absorbed(entities[n], entity)
        else:
            entities.append(entity)
        for key in keys:
            entity_of[key] = (holder or entity).id
    return Resolution(tuple(sorted(entities, key=lambda e: e.id)), entity_of, _doubts(corpus, union, pairs))


def _mentions(corpus: Corpus, judgements: Sequence[Judgement]) -> dict[tuple[str, int, int], int]:
    """(article, start, end) of the judged mentions -> named chain."""
    wanted = {(at.article, at.start, at.end) for judgement in judgements for at in judgement.at}
    articles = {article for article, _, _ in wanted}
    return {
        (p.article, m.start, m.end): i
        for i, p in enumerate(corpus.named)
        if p.article in articles
        for m in p.chain_value.mentions
        if (p.article, m.start, m.end) in wanted
    }


def _judge(union: Union, where: Mapping[tuple[str, int, int], int], judgements: Sequence[Judgement], kind: str) -> None:
    """Joins hang on mentions; one whose mention is gone (its article was removed) waits without effect."""
    for judgement in sorted((j for j in judgements if j.kind == kind), key=lambda j: [(a.article, a.start, a.end) for a in j.at]):
        chains = [where[a.article, a.start, a.end] for a in judgement.at if (a.article, a.start, a.end) in where]
        for first, second in pairwise(chains):
            if kind == "different":
                union.keep_apart(first, second)
            else:
                union.join(first, second, f"judged the same: {judgement.because}" if judgement.because else "judged the same")


def _things(
    given: Sequence[Findings], corpus: Corpus, entity_of: Mapping[tuple[str, int], str], judgements: Sequence[Judgement]
) -> list[tuple[Entity, list[tuple[str, int]]]]:
    """Entities without a name, and the chains that each holds."""
    chains: dict[tuple[str, int], Chain] = {(article, number): chain for article, _, number, chain in corpus.unnamed if not _pronouns(chain)}
    keys = sorted(chains)
    number = {key: i for i, key in enumerate(keys)}
    union = Union([article for article, _ in keys], [len(chains[key].mentions) for key in keys])
    judged = {(a.article, a.start, a.end) for j in judgements for a in j.at}
    where = {(key[0], m.start, m.end): number[key] for key in keys for m in chains[key].mentions if (key[0], m.start, m.end) in judged} if judged else {}
    _judge(union, where, judgements, "different")
    _judge(union, where, judgements, "same")
    for reason, group in unnamed.groups(given, entity_of, chains):
        for key in group[1:]:
            if not union.share_article(number[group[0]], number[key]):
                union.join(number[group[0]], number[key], reason)
    members: dict[int, list[tuple[str, int]]] = {}
    for key in keys:
        members.setdefault(union.root(number[key]), []).append(key)
    return [(unnamed_entity([(key[0], chains[key]) for key in found], union.reasons.get(root, {})), found) for root, found in members.items()]


def _pronouns(chain: Chain) -> bool:
    return chain.mentions[0].kind == "pronoun" and all(m.kind == "pronoun" for m in chain.mentions)


def _named_by_judgement(thing: Entity, named: Sequence[Entity], judgements: Sequence[Judgement]) -> Entity | None:
    """The named entity that a judgement says a thing without a name is."""
    own = {(m.article, m.start, m.end) for m in thing.mentions}
    for judgement in judgements:
        ends = {(a.article, a.start, a.end) for a in judgement.at}
        if judgement.kind == "same" and ends & own:
            for entity in named:
                if entity.named and any((m.article, m.start, m.end) in ends for m in entity.mentions):
                    return entity
    return None


def _doubts(corpus: Corpus, union: Union, pairs: Sequence[proposals.Pair]) -> tuple[Doubt, ...]:
    doubts = []
    for i, j, reason in pairs:
        joined = union.root(i) == union.root(j)
        if joined and not reason.startswith("same name as"):
            continue
        if union.forbidden(i, j) is None:
            doubts.append(Doubt(_first(corpus, i), _first(corpus, j), reason, min(union.mentions(i), union.mentions(j)), joined))
    for profile in corpus.named:
        for doubt in profile.chain_value.doubts:
            if doubt.startswith("spelling: "):
                odd = doubt.removeprefix("spelling: ")
                mentions = profile.chain_value.mentions
                second = next((m for m in mentions if m.text == odd), mentions[-1])
                first = next((m for m in mentions if m.text != odd), mentions[0])
                doubts.append(
                    Doubt(
                        Located(profile.article, first.start, first.end, first.text),
                        Located(profile.article, second.start, second.end, second.text),
                        doubt,
                        1,
                        True,
                    )
                )
    return tuple(sorted(set(doubts), key=lambda d: (-d.value, d.reason, d.first.article, d.first.start, d.second.article, d.second.start)))


def _first(corpus: Corpus, i: int) -> Located:
    profile = corpus.named[i]
    mention = next((m for m in profile.chain_value.mentions if m.kind == "name"), profile.chain_value.mentions[0])
    return Located(profile.article, mention.start, mention.end, mention.text)
