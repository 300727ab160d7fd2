"""What was read as a relation with the words that it rests on, its speakers, and how sure it is."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from kg.extract.context import Context
from kg.extract.qualify import Source, stretch
from kg.model import Amount, Argument, Evidence, Modality, Relation, Role, Speaker, Stretch, TimeExpression

PRIOR = {"verb": 0.9, "copula": 0.85, "role": 0.88, "noun": 0.75, "event": 0.8}


def relation(
    ctx: Context,
    predicate: str,
    words: Sequence[int],
    subject: Argument | None,
    object: Argument | None,
    *,
    kind: str,
    participants: Sequence[tuple[Role, Argument]] = (),
    amount: Amount | None = None,
    when: TimeExpression | None = None,
    negated: bool = False,
    negation: int | None = None,
    modality: Modality = "fact",
    modality_word: int | None = None,
    sources: Sequence[Source] = (),
    factor: float = 1.0,
) -> Relation | None:
    """A relation with its evidence, or ``None`` where it would say nothing: no end, both ends the same."""
    if subject is None and (object is None or kind == "noun"):
        return None  # "the U.S. Embassy's": whose nothing is, says nothing
    if subject is not None and object is not None:
        inside = kind in {"verb", "copula"} and subject.start <= object.start and object.end <= subject.end
        inside = inside and (object.start, object.end) != (subject.start, subject.end) and not ctx.named(object)
        if subject.chain == object.chain or inside:
            return None  # the second: "a change in the relationship is in the relationship"
    verb, blank, rest = predicate.partition(" ")
    predicate = f"{ctx.cues.aspects.get(verb, verb)}{blank}{rest}"
    speakers, voice = _speakers(ctx, sources)
    starts, stops = ctx.tree.start, ctx.tree.ends
    predicate_spans = tuple([(starts[w], stops[w]) for w in (sorted(set(words)) if len(words) > 1 else words)])
    spans: list[Stretch] = [*predicate_spans]
    ends = [(a.start, a.end) for a in (subject, object) if a is not None]
    time = (when.start, when.end) if when else None
    neg, mod = stretch(ctx.tree, negation), stretch(ctx.tree, modality_word)
    low, high = _sentence(ctx, predicate_spans[0][0], [*spans, *ends])
    cover = [*spans, *ends, *[s for s in (time, neg, mod, voice) if s and low <= s[0] and s[1] <= high], *[(a.start, a.end) for _, a in participants]]
    evidence = Evidence(
        ctx.article,
        min(cover)[0],
        max([end for _, end in cover]),
        low,
        high,
        predicate_spans,
        subject=(subject.start, subject.end) if subject else None,
        object=(object.start, object.end) if object else None,
        speaker=voice,
        negation=neg,
        modality=mod,
        time=time,
    )
    pronouns = _pronoun(ctx, subject) + _pronoun(ctx, object)
    confidence = PRIOR[kind] * factor * (0.88**pronouns)
    chains = {a.chain for a in (subject, object) if a is not None}
    return Relation(
        predicate=predicate,
        relation=ctx.ontology.relation(predicate, ctx.type_of(subject), ctx.type_of(object)),
        evidence=evidence,
        subject=subject,
        object=object,
        participants=tuple(dict.fromkeys([(r, a) for r, a in participants if a.chain not in chains])) if participants else (),
        negated=negated,
        modality=modality,
        speakers=speakers,
        amount=amount,
        when=when,
        confidence=round(confidence, 4),
    )


def _speakers(ctx: Context, sources: Sequence[Source]) -> tuple[tuple[Speaker, ...], Stretch | None]:
    """Speakers in order and the stretch of the first one's words."""
    out: list[Speaker] = []
    first: Stretch | None = None
    for source in sources:
        if source.head is None:
            start, end = ctx.tree.start[source.word], ctx.tree.end(source.word)
            out.append(Speaker(ctx.tree.words[source.word].lower(), None, start, end))
        else:
            argument = next(iter(ctx.arguments([source.head])), None)  # "the prosecutor, Mark Tedeschi" is Mark Tedeschi
            if argument is None and len(sources) > 1 and ctx.tree.upos[source.head] == "PRON":
                continue  # "I think" within a quotation is the speaker's own voice
            start, end = ctx.span(source.head)
            phrase = ctx.phrases.get(source.head)
            words = phrase.text if phrase is not None else ctx.tree.words[source.head]
            chain = argument.chain if argument else None
            if chain is not None and any(s.chain == chain for s in out):
                continue
            if chain is not None and ctx.chain_types[chain] == "Concept" and ctx.tree.upos[source.head] == "PRON" and not ctx.chain_named[chain]:
                chain = None  # "the benefit, it says, would be small": who "it" is, is left open
            out.append(Speaker(words, chain, start, end))
        first = first or (start, end)
    return tuple(out), first


def _pronoun(ctx: Context, argument: Argument | None) -> bool:
    if argument is None:
        return False
    found = ctx.first_phrases.get((argument.start, argument.chain))
    return found is not None and found.kind == "pronoun"


def _sentence(ctx: Context, at: int, spans: Sequence[Stretch]) -> Stretch:
    low, high = min(spans)[0], max([end for _, end in spans])
    begins, ends = ctx.sentence_edges
    touched = ctx.sentences[bisect_right(ends, low) : bisect_left(begins, high)]
    if len(touched) == 1:
        return min(low, touched[0][0]), max(high, touched[0][1])
    inside = [s for s in touched if s[0] <= at < s[1]] or touched
    found = [*inside, *touched, (low, high)]  # white space between a sentence and a word that belongs to it is in no sentence
    return min(s[0] for s in found), max(s[1] for s in found)
