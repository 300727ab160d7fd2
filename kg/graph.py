"""Findings and entities -> the graph: the same fact in two articles is one statement with two pieces of evidence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import cache
from math import prod
from typing import Literal

from kg.model import (
    Article,
    Copy,
    Entity,
    Evidence,
    Findings,
    Graph,
    Interval,
    Link,
    Located,
    Relation,
    Role,
    Statement,
    Stretch,
    TimeExpression,
    Voice,
    digest,
)

Verdict = Literal["rejected", "confirmed"]
Verdicts = Mapping[tuple[str, int, int, str], Verdict]  # (article, evidence start, evidence end, relation)
Dated = Callable[[TimeExpression, str | None, bool], Interval]  # (expression, published, the clause is planned)
Resolve = Mapping[tuple[str, int], str]  # (article, number of the chain) -> entity


def assemble(
    name: str,
    articles: Iterable[Article],
    findings: Iterable[Findings],
    entities: Iterable[Entity],
    entity_of: Resolve,
    *,
    dated: Dated,
    verdicts: Verdicts | None = None,
    copies: Mapping[str, str] | None = None,
) -> Graph:
    """Merge relations of all articles into statements and put the graph's name in front of every id. ``copies`` maps articles that repeat one another
    (wire copies) to one of them: what each says is kept with its evidence, all of them are listed, one is counted."""
    copies = copies or {}

    @cache  # an article is named by each mention and each piece of evidence in it
    def sure(ident: str) -> str:
        return f"{name}-{ident}"

    shown = {a.id: a for a in listed(articles, copies)}
    entities = list(entities)
    names = {e.id: e.name for e in entities}
    pooled: dict[str, list[_Said]] = defaultdict(list)
    read: dict[str, tuple[tuple[int, int], ...]] = {}
    for found in findings:
        article = shown.get(found.article)
        if article is None:
            continue
        read[found.article] = found.sentences
        for relation in found.relations:
            verdict = verdicts.get((found.article, relation.evidence.start, relation.evidence.end, relation.relation)) if verdicts else None
            if verdict == "rejected":
                continue
            said = _said(relation, found.article, article.published, entity_of, dated, verdict is not None)
            if said is not None:
                pooled[said[0]].append(said)
    statements = tuple([_pool(pooled[ident], copies, names, sure) for ident in sorted(pooled)])
    used = {s.subject for s in statements} | {s.object for s in statements}
    used.update(e for s in statements if s.participants for _, e in s.participants)
    used.update(voice.id for s in statements if s.speakers for voice in s.speakers)
    kept = sorted((_named(e, sure) for e in entities if e.named or sure(e.id) in used), key=lambda e: e.id)
    placed = (replace(a, id=sure(a.id), copies=tuple(replace(c, article=c.article and sure(c.article)) for c in a.copies)) for _, a in sorted(shown.items()))
    stretches = tuple((sure(article), spans) for article, spans in sorted(read.items()))
    return Graph(name, tuple(placed), tuple(kept), statements, links(statements, kept), stretches)


Participants = tuple[tuple[Role, str], ...]
# A relation with its ends as entities: id of the statement, relation, subject, object, participants, speakers (entity or None, words), time, confirmed. What a
# statement is made of, once a statement and not once more for each article: to make one takes as long as to find its id.
_Said = tuple[str, Relation, str | None, str | None, Participants, list[tuple[str | None, str]], Interval | None, bool]


def _said(relation: Relation, article: str, published: str | None, entity_of: Resolve, dated: Dated, confirmed: bool) -> _Said | None:
    subject = entity_of[article, relation.subject.chain] if relation.subject else None
    target = entity_of[article, relation.object.chain] if relation.object else None
    if subject is not None and subject == target:
        return None  # two mentions that turned out to be one thing
    participants: Participants = ()
    if relation.participants:
        found = {(role, entity_of[article, a.chain]) for role, a in relation.participants}
        participants = tuple(sorted(found - {(r, e) for r, _ in relation.participants for e in (subject, target) if e}))
    voices = [(entity_of[article, s.chain] if s.chain is not None else None, s.words) for s in relation.speakers]
    time = dated(relation.when, published, relation.modality == "planned") if relation.when else None
    ident = digest(
        subject, relation.relation, relation.predicate, target, *[f"{r}={e}" for r, e in participants], "|",
        *((relation.amount.text if relation.amount.value is None else relation.amount.value, relation.amount.unit) if relation.amount else ()), "|",
        *((time.start, time.end) if time and (time.start or time.end) else ()), "|", relation.negated, relation.modality,
        *[entity or words for entity, words in voices],
    )  # fmt: skip
    return f"s-{ident}", relation, subject, target, participants, voices, time, confirmed


def _pool(found: list[_Said], copies: Mapping[str, str], names: Mapping[str, str], sure: Callable[[str], str]) -> Statement:
    """One statement of all its evidence. Independent articles strengthen each other: 1 - prod(1 - confidence), at most 0.99."""
    if len(found) > 1:
        found.sort(key=lambda said: _place(said[1].evidence))
    ident, one, subject, target, participants, voices, time, confirmed = found[0]
    quotes, support, doubt = [one.evidence], 1, 1 - one.confidence  # most statements have one
    if len(found) > 1:
        best: dict[str, float] = {}
        for _, relation, *_ in found:
            source = copies.get(relation.evidence.article, relation.evidence.article)
            best[source] = max(best.get(source, 0.0), relation.confidence)
        quotes, support, doubt = list(dict.fromkeys([said[1].evidence for said in found])), len(best), prod([1 - sureness for sureness in best.values()])
        confirmed = any(said[-1] for said in found)
    return Statement(
        sure(ident), one.relation, one.predicate, subject and sure(subject), target and sure(target),
        tuple([(role, sure(entity)) for role, entity in participants]), one.negated, one.modality,
        tuple([Voice(entity and sure(entity), names.get(entity or "", words), words) for entity, words in voices]), one.amount, time,
        round(min(0.99, 1 - doubt), 2), support, tuple([e.within(sure(e.article)) for e in quotes]), "confirmed" if confirmed else None,
    )  # fmt: skip


def _place(evidence: Evidence) -> tuple[str, int, int, tuple[Stretch, ...]]:
    return evidence.article, evidence.start, evidence.end, evidence.predicate


def listed(articles: Iterable[Article], copies: Mapping[str, str]) -> Iterable[Article]:
    """The articles, each with the places of its copies behind its own."""
    found = list(articles)
    groups: dict[str, list[Article]] = defaultdict(list)
    for one in found:
        if one.id in copies:
            groups[copies[one.id]].append(one)
    for one in found:
        others = [other for other in groups.get(copies.get(one.id, ""), ()) if other.id != one.id]
        places = {Copy(place.source, place.ordinal, other.id) for other in others for place in other.copies or (Copy(other.source, other.ordinal),)}
        yield replace(one, copies=(*one.copies, *sorted(places, key=lambda c: (c.source, c.ordinal)))) if places else one


def links(statements: Iterable[Statement], entities: Iterable[Entity] = ()) -> tuple[Link, ...]:
    """DISPUTES between a claim and its denial, FULFILS between what was done and its announcement: the same ends and relation, each with its reason.

    Two things without a name are two ends, but where their phrases are equal: within one article for a denial ("accused him of stealing documents, he denied
    stealing documents"), and with a figure in them for what was announced ("will send 200 soldiers to Chad, sent 200 soldiers to Chad").
    """
    phrases = {e.id: f'"{e.name}"' for e in entities if not e.named}
    ends: dict[tuple[str | None, str, str, str | None], list[Statement]] = defaultdict(list)
    for s in statements:
        ends[s.subject, s.relation, s.predicate if s.relation == "RELATED" else "", phrases.get(s.object or "", s.object)].append(s)
    found: list[Link] = []
    for group in ends.values():
        if len(group) == 1:
            continue
        denials = [s for s in group if s.negated]
        affirmed = [s for s in group if not s.negated and s.modality == "fact"]
        planned = [s for s in group if not s.negated and s.modality == "planned"]
        for denial in denials:
            for claim in affirmed:
                same = denial.object == claim.object or (denial.speakers and _articles(denial) & _articles(claim))
                if same and (denial.amount == claim.amount or denial.amount is None or claim.amount is None):
                    found.append(Link("DISPUTES", denial.id, claim.id, f"{_voice(denial)} denies what {_voice(claim)} says"))
        for done in affirmed:
            for plan in planned:
                if done.subject is None or done.object is None or (done.speakers and done.status != "asserted"):
                    continue
                phrase = phrases.get(done.object, "")
                if done.object != plan.object and not (any(sign.isdigit() for sign in phrase) and done.participants == plan.participants):
                    continue
                reason = _fulfils(done, plan)
                if reason:
                    found.append(Link("FULFILS", done.id, plan.id, reason))
    return tuple(sorted(found, key=lambda link: (link.kind, link.source, link.target)))


def _articles(statement: Statement) -> set[str]:
    return {evidence.article for evidence in statement.evidence}


def _voice(statement: Statement) -> str:
    return statement.speakers[0].words if statement.speakers else "the article"


def _fulfils(done: Statement, plan: Statement) -> str | None:
    if done.time and plan.time and done.time.end and plan.time.start:
        return f"announced for {plan.time.text}, done {done.time.text}" if done.time.end >= plan.time.start else None
    return "announced in one sentence and told as done in another; dates are missing, tense alone decides"


def _named(entity: Entity, sure: Callable[[str], str]) -> Entity:
    mentions = tuple([Located(sure(m.article), m.start, m.end, m.text) for m in entity.mentions])
    return Entity(sure(entity.id), entity.name, entity.type, entity.named, entity.head, entity.aliases, entity.links, entity.joins, mentions)
