"""Facts that a sentence states between two names, whatever its words: a learnt classifier beside the rules (born, died, lives, studied, works, founded ...).

A pair that a rule has read already in the same sense is left alone; so is what the sentence denies, plans or thinks possible.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from kg.extract import evidence
from kg.extract.records import record
from kg.extract.typed.classifier import load
from kg.extract.typed.features import Pair, Sentence, shown
from kg.extract.typed.likely import dated, likely
from kg.extract.typed.owners import MEMBERSHIPS, belongs_elsewhere, executive
from kg.extract.typed.properties import PROPERTIES, Property, fits
from kg.extract.typed.spots import Spot, spots
from kg.extract.typed.wording import worded
from kg.model import Argument, Relation

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from kg.extract.context import Context

# The least probability of what is stated, beside the one that each property has learnt: where a word of the sentence names the relation, and where none does.
# On KnowledgeNet fold 3, with what coreference finds: .55 and .7 F1 .611; .4 and .65 .619; .4 and .6 .624
# (all without TOLD); with it .5 and .65 .620, .45 and .6 .626.
# On sixty unannotated articles of PolNeAR the last adds 23 statements to 5,484, read by one reader: 11 right, 12 false.
SURE, UNNAMED = 0.45, 0.6
# Where one was born, lives or studied a reader expects to be told in so many words: who met somebody in Baghdad, spoke to students of a university or is
# "52, of Boston" said no such thing. Without a word for it only what is next to certain stays.
TOLD = {"PLACE_OF_BIRTH": 0.9, "PLACE_OF_RESIDENCE": 0.9, "EDUCATED_AT": 0.9, "SPOUSE": 0.9}
PARTY = frozenset({"party"})  # nobody works for it: it is belonged to
# Whoever founded, owns or leads it may work there, too: said once is enough. Nor did its owner, leader or one of its people found it, where no word says so.
FOUNDERS = frozenset({"FOUNDED", "OWNS"})
SAID = {
    "EMPLOYEE_OR_MEMBER_OF": FOUNDERS,
    "POLITICAL_AFFILIATION": FOUNDERS,
    "CHILD_OF": frozenset({"SPOUSE_OF", "SIBLING_OF"}),
    "CEO": frozenset({"FOUNDED"}),
    "FOUNDED_BY": frozenset({"OWNS", "JOINED", "LEFT", "LEADS", "CEO_OF", "WORKS_FOR", "MEMBER_OF", "SPOKESPERSON_OF", "DEPUTY_OF", "REPRESENTS"}),
}
# Of these, what stands behind a preposition is no proof either. Left out: schools, homes and dates ("returned to Paris" may be home).
DEALT = frozenset({"EMPLOYEE_OR_MEMBER_OF", "FOUNDED_BY", "CEO", "POLITICAL_AFFILIATION", "SUBSIDIARY_OF", "SPOUSE", "CHILD_OF"})
KEY = "kg"  # of Doc.user_data, where the pipeline leaves its vectors


@record
class Guess:
    property: Property
    subject: Spot
    object: Spot
    probability: float


def relations(ctx: Context, doc: Doc, known: Sequence[Relation]) -> Iterator[Relation]:
    """What the classifier adds to ``known``, the relations that the rules have read. Nothing for pipelines without the vectors that it was learnt on."""
    model = load(ctx.cues.language)
    read = doc.user_data.get(KEY, {})
    if model is None or "vectors" not in read:
        return
    sentences = list(spots(ctx))
    wanted = [likely(ctx, own) for own in sentences]
    seen: list[Pair] = []
    words = shown(ctx.tree, sentences)
    for own, ends in zip(sentences, wanted, strict=True):
        if ends:
            shared = Sentence(ctx.tree, words, own)
            seen += [shared.pair(one, other) for one, other in ends]
    if not seen:
        return
    chances = model.probabilities(read["vectors"], seen)
    sure = np.argwhere(chances >= model.weights["least"]).tolist()  # pairs and properties, in the order of the pairs
    low = at = 0
    for ends in wanted:
        begun, low = low, low + len(ends)
        stated = []
        while at < len(sure) and sure[at][0] < low:
            row, column = sure[at]
            stated.append((model.properties[column], *ends[row - begun], float(chances[row, column])))
            at += 1
        for guess in _best(_guesses(ctx, stated)):
            yield from _stated(ctx, guess, known)


def _guesses(ctx: Context, stated: Sequence[tuple[str, Spot, Spot, float]]) -> Iterator[Guess]:
    for name, one, other, probability in stated:
        prop = PROPERTIES[name]
        if prop.name == "EMPLOYEE_OR_MEMBER_OF" and ctx.tree.lemmas[other.head] in PARTY:
            continue
        if fits(prop, one.type, other.type):
            yield Guess(prop, one, other, probability)


def _best(guesses: Iterator[Guess]) -> list[Guess]:
    """One guess a property and pair of chains: the likeliest mentions."""
    best: dict[object, Guess] = {}
    for guess in guesses:
        ends = (guess.subject.chain, guess.object.chain, guess.object.start if guess.object.time else -1)
        key = (guess.property.name, *(sorted(ends[:2]) if guess.property.symmetric else ends))
        if key not in best or guess.probability > best[key].probability:
            best[key] = guess
    return list(best.values())


def _stated(ctx: Context, guess: Guess, known: Sequence[Relation]) -> Iterator[Relation]:
    prop = guess.property
    left, right = _argument(ctx, guess.subject), _argument(ctx, guess.object)
    if left is None:
        return
    subject, target = (right, left) if prop.turned else (left, right)
    for relation in known:
        if _same(ctx, relation, guess, prop.covered):
            return
    wording = worded(ctx, guess.subject, guess.object, prop)
    if not wording.own and not executive(ctx, guess.subject, prop) and any(_same(ctx, relation, guess, SAID.get(prop.name, frozenset())) for relation in known):
        return
    if not wording.own and _told_by_verb(ctx, guess):
        return
    if guess.probability < (SURE if wording.own else TOLD.get(prop.name, UNNAMED)):
        return
    if belongs_elsewhere(ctx, prop, guess.subject, guess.object, wording, known):
        return
    if prop.name == "DATE_OF_DEATH" and not wording.own and not dated(guess.object):
        return  # "Kim trained on Friday": without a word for it, only years, as between brackets, tell of a death
    if prop.name in MEMBERSHIPS and any(r.predicate in ctx.cues.accusing | ctx.cues.faulting and _between(r, guess) for r in known):
        return  # "sued Google": nobody works for whom he sues
    first = wording.words[0]
    clause = ctx.qualifiers.governing(first)
    # "dropped its plan to buy Globex": where no word names the relation, it stands or falls with the clauses of its ends
    around = [clause] if wording.own else [clause, *(ctx.qualifiers.governing(spot.head) for spot in (guess.subject, guess.object))]
    if any(c is not None and (ctx.qualifiers.polarity(c).negated or ctx.qualifiers.mood(c).modality != "fact") for c in around):
        return
    sources = [] if clause is None else list(ctx.qualifiers.sources(clause, within=first))
    predicate = prop.predicate if guess.object.time is not None else wording.predicate
    found = evidence.relation(ctx, predicate, wording.words, subject, target, kind="role", when=guess.object.time, sources=sources)
    if found is not None and found.relation in prop.covered:
        yield replace(found, confidence=round(guess.probability, 4))


def _argument(ctx: Context, spot: Spot) -> Argument | None:
    if spot.time is not None:
        return None
    return Argument(spot.chain, ctx.tree.start[spot.start], ctx.tree.end(spot.end - 1))


def _between(relation: Relation, guess: Guess) -> bool:
    ends = {a.chain for a in (relation.subject, relation.object) if a is not None}
    return ends == {guess.subject.chain, guess.object.chain}


def _told_by_verb(ctx: Context, guess: Guess) -> bool:
    """Subject and object of one verb that names no such relation: whoever criticized or bought a company did not found it, nor works where he sold to."""
    tree, cues = ctx.tree, ctx.cues
    one, other = guess.subject.head, guess.object.head
    subject, target = (one, other) if tree.rel[one] == "nsubj" else (other, one)
    verb = tree.head[subject]
    objects = {"obj", "iobj", "obl"} if guess.property.name in DEALT else {"obj", "iobj"}
    direct = tree.rel[subject] == "nsubj" and tree.rel[target] in objects and tree.head[target] == verb and tree.upos[verb] == "VERB"
    return direct and tree.lemmas[verb] not in cues.bonding


def _same(ctx: Context, relation: Relation, guess: Guess, covered: frozenset[str]) -> bool:
    """A rule has read the same: these ends in a relation that says so, in either direction; or this time with this end."""
    if relation.relation not in covered:
        return False
    ends = {a.chain for a in (relation.subject, relation.object, *(a for _, a in relation.participants)) if a is not None}
    if guess.subject.chain not in ends:
        return False
    if guess.object.time is not None:
        return relation.when is not None and relation.when.start == guess.object.time.start
    return guess.object.chain in ends
