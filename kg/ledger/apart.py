"""Judgements that say "two things" of mentions which one article's own analysis took for one: the chain is split before anything is resolved."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from kg.model import Argument, Chain, Findings, Judgement, Located, Mention, Relation, Speaker, folded


def split(findings: Iterable[Findings], judgements: Sequence[Judgement]) -> Iterator[Findings]:
    """The findings, with every chain in two that holds both ends of a judgement "different". A new chain stands behind the others, so no number changes."""
    wanted: dict[str, list[tuple[Located, Located]]] = {}
    for judgement in judgements:
        if judgement.kind == "different" and len(judgement.at) == 2 and judgement.at[0].article == judgement.at[1].article:
            wanted.setdefault(judgement.at[0].article, []).append((judgement.at[0], judgement.at[1]))
    for found in findings:
        for first, second in wanted.get(found.article, ()):
            found = _parted(found, first, second)
        yield found


def _parted(found: Findings, first: Located, second: Located) -> Findings:
    for chain in found.chains:
        places = {(m.start, m.end) for m in chain.mentions}
        if (first.start, first.end) in places and (second.start, second.end) in places and first != second:
            break
    else:
        return found
    number = found.chains.index(chain)
    leaving = _leaving(chain, first, second)
    staying = tuple(m for m in chain.mentions if m not in leaving)
    kept = _named(chain, staying, first, second)
    moved = _named(chain, tuple(leaving), second, first)
    chains = (*found.chains[:number], kept, *found.chains[number + 1 :], moved)
    spans = {(m.start, m.end) for m in leaving}
    relations = tuple(_relinked(r, number, len(found.chains), spans) for r in found.relations)
    return replace(found, chains=chains, relations=relations)


def _leaving(chain: Chain, first: Located, second: Located) -> list[Mention]:
    """The judged mention, the names that are the second's, and the pronouns and noun phrases behind any of them, up to the next name of the first."""
    found, behind = [], False
    for mention in chain.mentions:
        judged = (mention.start, mention.end)
        if judged == (second.start, second.end):
            behind = True
        elif judged == (first.start, first.end):
            behind = False
        elif mention.kind == "name":
            behind = _belongs(mention, first, second)
        if behind:
            found.append(mention)
    return found


def _belongs(mention: Mention, first: Located, second: Located) -> bool:
    """A name whose words are of the second name, and not all of the first."""
    own, one, two = (set(folded(text).split()) for text in (mention.text, first.text, second.text))
    return own <= two and not own <= one


def _named(chain: Chain, mentions: tuple[Mention, ...], at: Located, other: Located) -> Chain:
    """The part of a chain that these mentions are.

    A doubt that the judgement answers goes, one of another spelling stays with it; an alias stays where a mention bears it or none of the chain does.
    """
    names = {folded(m.text) for m in mentions if m.kind == "name"}
    lost = {folded(m.text) for m in chain.mentions} - names
    answered = {folded(at.text), folded(other.text)}
    odd = [(doubt, folded(doubt.removeprefix("spelling: "))) for doubt in chain.doubts]
    return replace(
        chain,
        mentions=mentions,
        name=chain.name if folded(chain.name) in names else at.text,
        aliases=tuple(alias for alias in chain.aliases if folded(alias) not in lost),
        doubts=tuple(doubt for doubt, text in odd if not doubt.startswith("spelling: ") or (text in names - answered and len(names) > 1)),
    )


def _relinked(relation: Relation, old: int, new: int, spans: set[tuple[int, int]]) -> Relation:
    def moved(one: Argument | Speaker) -> bool:
        return one.chain == old and one.start is not None and any(start <= one.start < end for start, end in spans)

    def argument(one: Argument) -> Argument:
        return replace(one, chain=new) if moved(one) else one

    return replace(
        relation,
        subject=argument(relation.subject) if relation.subject else None,
        object=argument(relation.object) if relation.object else None,
        participants=tuple((role, argument(a)) for role, a in relation.participants),
        speakers=tuple(replace(s, chain=new) if moved(s) else s for s in relation.speakers),
    )
