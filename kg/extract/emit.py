"""A clause or a noun phrase -> a relation, with the qualifiers of where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extract import evidence
from kg.extract.clauses import Clause, Oblique
from kg.extract.context import Context
from kg.extract.qualify import Source
from kg.model import Amount, Argument, Modality, Relation, Role


def of_clause(
    ctx: Context,
    clause: Clause,
    predicate: str,
    words: list[int],
    subject: Argument | None,
    target: Argument | None,
    *,
    sources: list[Source],
    participants: list[tuple[Role, Argument]] | None = None,
    amount: Amount | None = None,
    factor: float = 1.0,
    kind: str = "verb",
    complement: int | None = None,
) -> Iterator[Relation]:
    """``complement``: the word that the predicate says of its subject or object, where it is not the head of the clause ("declared unlawful")."""
    polarity = ctx.qualifiers.polarity(clause) if complement is None else ctx.qualifiers.joined(clause, complement)
    mood = ctx.qualifiers.mood(clause)
    if clause.inherited:
        factor *= 0.93
    if clause.vague:
        factor *= 0.75
    variants = ctx.qualifiers.variants(sources)
    if len(variants) > 1 and clause.inherited and subject is not None:
        # "Ghana and Togo threatened to leave": each speaks for itself
        own = [v for v in variants if v[0].head is not None and ctx.chain_of.get(v[0].head) == subject.chain]
        variants = own or variants
    for voices in variants:
        found = evidence.relation(
            ctx, predicate, words, subject, target, kind=kind, participants=participants or (), amount=amount, when=ctx.when(clause), negated=polarity.negated,
            negation=polarity.word, modality=mood.modality, modality_word=mood.word, sources=voices, factor=factor,
        )  # fmt: skip
        if found is not None:
            yield found


def of_noun(
    ctx: Context,
    predicate: str,
    words: Sequence[int],
    subject: Argument | None,
    target: Argument | None,
    head: int,
    *,
    kind: str,
    modality: Modality = "fact",
    modality_word: int | None = None,
    factor: float = 1.0,
    amount: Amount | None = None,
    voice: Source | None = None,
) -> Iterator[Relation]:
    """``voice``: who asks for what the noun means; it comes before whoever says the sentence."""
    sources = _sources(ctx, head, kind)
    if voice is not None:
        sources = [voice, *(s for s in sources if s.head != voice.head)]
    when = next((ctx.time_at[k] for k in ctx.tree.children[head] if k in ctx.time_at), None) if kind == "event" else None
    found = evidence.relation(
        ctx,
        predicate,
        words,
        subject,
        target,
        kind=kind,
        sources=sources,
        modality=modality,
        modality_word=modality_word,
        when=when,
        factor=factor,
        amount=amount,
    )
    if found is not None:
        yield found


def _sources(ctx: Context, head: int, kind: str) -> list[Source]:
    """Who says it. Offices, kinship and places that a sentence mentions by the way are the article's own knowledge, unless they stand in a quotation."""
    if kind != "event":
        quotation = ctx.qualifiers.quotation[head]
        return [] if quotation is None or quotation.speaker is None or quotation.cue is None else [Source(quotation.speaker, quotation.cue)]
    clause = ctx.clauses.get(head) or ctx.qualifiers.governing(head)  # "it was an attack on Spain": the noun is the predicate
    return [] if clause is None else list(ctx.qualifiers.sources(clause, within=head))


def unreal(ctx: Context, head: int) -> bool:
    """ "no attacks on Spain", "any strike": of nothing that is said to be."""
    words = {ctx.tree.words[k].lower() for k in ctx.tree.kids(head, "det", "amod")}
    if words & ctx.cues.abortive and ctx.tree.lemmas[head] in ctx.cues.nominals:
        return True  # "the failed assassination", "an attempted murder", but "blocked supplies from Iraq"
    return bool(words) and bool(words & (ctx.cues.unreal | ctx.cues.negative_determiners)) and not words & ctx.cues.supposed.keys()


def supposed(ctx: Context, head: int) -> tuple[Modality, int] | None:
    """How sure an adjective makes a noun: "a possible strike", "the planned visit"."""
    found = next((k for k in ctx.tree.kids(head, "amod") if ctx.tree.words[k].lower() in ctx.cues.supposed), None)
    return None if found is None else (ctx.cues.supposed[ctx.tree.words[found].lower()], found)  # type: ignore[return-value]


def worth(ctx: Context, oblique: Oblique, argument: Argument) -> bool:
    """Whether an oblique deserves a statement: not after, since, during and the like, which say when."""
    return oblique.case not in ctx.cues.adjunct_cases or ctx.named(argument)
