"""Which mentions of one article are the same thing. What is not sure stays apart: a wrong join costs more than a missing one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence, Set
from typing import TYPE_CHECKING

from kg.extract import cues, tree
from kg.extract.coref import (
    acronyms,
    descriptions,
    firms,
    generic,
    kin,
    marked,
    metonyms,
    only,
    plurals,
    ranker,
    reflexive,
    renamed,
    rules,
    settling,
    short,
    sides,
    turns,
)
from kg.extract.coref.attributes import Item, items
from kg.extract.coref.clusters import Clusters
from kg.extract.kinds import lexicon
from kg.extract.mentions import Phrase
from kg.extract.quotes import Quotation
from kg.extract.records import record
from kg.extract.tree import Tree
from kg.model import EntityType

if TYPE_CHECKING:
    from spacy.tokens import Doc


@record
class ChainDraft:
    """Phrases of one thing, in the order of the text. A chain of pronouns only (``resolved`` is false) names nothing and becomes no node.

    ``members`` are the numbers of the chains that a plural stands for ("the two countries", "they"); such a chain is best replaced by them.
    """

    phrases: tuple[Phrase, ...]
    name: str
    type: EntityType
    named: bool
    head: str
    aliases: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    members: tuple[int, ...] = ()

    @property
    def resolved(self) -> bool:
        return self.phrases[0].kind != "pronoun" or any(phrase.kind != "pronoun" for phrase in self.phrases)


def chains(doc: Doc, phrases: dict[int, Phrase], certainty: float | None = None, quotations: Sequence[Quotation] | None = None) -> list[ChainDraft]:
    """Chains by the place of their first phrase; every phrase is in exactly one. ``certainty`` is the least probability of a learnt join,
    ``None`` for the one of its class (:data:`kg.extract.coref.ranker.CERTAINTY`). ``quotations``: where they have been found already."""
    at, found, clusters = _resolved(doc, phrases, certainty, quotations=quotations)
    roots = sorted(clusters.members)
    groups = plurals.Plurals(at, found, clusters, lexicon(doc.lang_).heads)
    number = {root: n for n, root in enumerate(roots)}
    others = clusters.beside.keys()
    drafts = []
    for root in roots:
        own = clusters.members[root]
        doubts = [*clusters.doubts.get(root, ()), *(f"metonym: {city}" for city in metonyms.stand_ins(found, own, at.words))]
        several = groups.members(own)
        drafts.append(_draft(found, own, tuple(doubts), tuple(number[clusters.root(i)] for i in several), others))
    return drafts


def spans(doc: Doc, phrases: dict[int, Phrase], certainty: float = 0.0, eagerness: float = 0.75) -> list[list[tuple[int, int]]]:
    """The same chains as tokens of whole noun phrases (determiner to relative clause), as coreference corpora mark them (:mod:`marked`).

    The corpora's measures weigh a missing join like a wrong one, so the default takes every likely one; :func:`chains` is stricter.
    """
    return marked.spans(*_resolved(doc, phrases, certainty, eagerness))


def by_rule(doc: Doc, phrases: dict[int, Phrase], quotations: Sequence[Quotation] | None = None) -> tuple[Tree, list[Item], Clusters, descriptions.Told]:
    """What sure rules join, and what the article calls whom; the ranker goes on from there, and learns from there."""
    at = tree.of(doc)
    places = lexicon(doc.lang_).places
    found = firms.settle(at, settling.types(at, metonyms.read(at, items(doc, phrases, quotations), doc.lang_), places), lexicon(doc.lang_))
    clusters = Clusters(found)
    short.join_names(at, found, clusters, doc.lang_)
    described = descriptions.find(at, found, clusters)
    descriptions.join_described(found, clusters, described, at.words)
    renamed.join_renamed(found, clusters, doc.lang_)
    reflexive.join_reflexives(at, found, clusters)
    kin.join_kin(at, found, clusters, cues.load(doc.lang_))
    rules.join_continued(found, clusters)
    rules.join_saying(at, found, clusters, cues.load(doc.lang_).says)
    rules.join_speakers(found, clusters)
    rules.join_faulted(at, found, clusters, cues.load(doc.lang_).faulting, cues.load(doc.lang_).says)
    turns.join_turns(at, found, clusters)
    return at, found, clusters, described


def _resolved(
    doc: Doc, phrases: dict[int, Phrase], certainty: float | None, eagerness: float = 0.0, quotations: Sequence[Quotation] | None = None
) -> tuple[Tree, list[Item], Clusters]:
    at, found, clusters, described = by_rule(doc, phrases, quotations)
    model = ranker.load(doc.lang_)
    pairs = plurals.pairs(at, found) if certainty is None else {}
    if model is None:
        rules.join_pronouns(found, clusters)
    else:
        several = plurals.Plurals(at, found, clusters, lexicon(doc.lang_).heads).standing_for_several()
        ranker.join(model, found, clusters, descriptions.words(described, clusters), certainty, eagerness, several, pairs)
    lists = cues.load(doc.lang_)
    rules.join_claimants(at, found, clusters, lists.says | lists.denies | lists.directing, pairs)
    sides.join_sides(at, found, clusters, lists.side_voices)
    heads = lexicon(doc.lang_).heads
    generic.join_generic(found, clusters, {noun: heads[noun] for noun in lists.generic if noun in heads})
    only.join_only(at, found, clusters, lists.sole_kin)
    return at, found, clusters


def _draft(found: list[Item], members: list[int], doubts: tuple[str, ...], several: tuple[int, ...], others: Set[int]) -> ChainDraft:
    """``others``: names that stand beside one, which is not called by them."""
    own = [found[i].phrase for i in members]
    if len(own) == 1:  # most chains
        (one,) = own
        return ChainDraft((one,), one.text, one.type, one.kind == "name", "" if one.kind == "name" else one.lemma, (), doubts, several)
    names = [p for p in own if p.kind == "name"]
    nominals = [p for p in own if p.kind == "nominal"]
    beside = {found[i].phrase.text for i in members if i in others}
    shown = [p for p in names if p.text not in beside] or names or nominals or own
    kinds = Counter(p.type for p in shown)
    # "Other" is what nobody knew: "S.E.C." beside the Securities and Exchange Commission
    kind = min(kinds, key=lambda k: (k == "Other", -kinds[k], [p.type for p in shown].index(k)))
    counts = Counter(p.text for p in shown)
    misspelt = {doubt.removeprefix("spelling: ") for doubt in doubts}
    fullest = min(counts, key=lambda text: (text in misspelt, acronyms.CODE.fullmatch(text) is not None, -len(text.split()), -counts[text], -len(text), text))
    name = fullest if names else shown[0].text
    aliases = tuple(sorted({p.text for p in names + nominals} - {name}))
    return ChainDraft(tuple(own), name, kind, bool(names), "" if names else shown[0].lemma, aliases, doubts, several)
