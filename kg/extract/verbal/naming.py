"""Verbs that give a name or a kind: "a group called Sea Org", "calls the mansion his house", "was named minister"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from kg.extract import emit, roles
from kg.extract.clauses import Clause
from kg.extract.context import Context
from kg.extract.qualify import Source
from kg.extract.quotes import verb_of
from kg.extract.verbal.frames import Frame
from kg.model import Relation

# Participles that are not the infinitive with "ed", of the verbs that name and choose.
IRREGULAR = {"choose": "chosen", "make": "made", "tap": "tapped", "see": "seen", "term": "termed", "dub": "dubbed"}


def names(ctx: Context, clause: Clause) -> bool:
    """ "a group called Sea Org": a name, not an event."""
    return clause.passive and not clause.agents and verb_of(ctx.tree, clause) in ctx.cues.naming and clause.link in {"acl", "relcl"}


def called(ctx: Context, clause: Clause) -> Iterator[Relation]:
    """ "a group within Scientology called the Sea Org": what is meant has that name."""
    sources = ctx.qualifiers.sources(clause)
    for name in ctx.arguments([*ctx.tree.kids(clause.head, "xcomp", "obj", "obl:unmarked")], sources):
        for subject in ctx.arguments(clause.subjects, sources):
            if ctx.named(name) and not ctx.named(subject):
                form = f"be {ctx.tree.words[clause.head].lower()}"
                yield from emit.of_clause(ctx, clause, form, [clause.head], subject, name, sources=sources, kind="copula", factor=0.95)


def takes_for(ctx: Context, frame: Frame) -> bool:
    """ "named him chief", and what says so only with "as": "painted him as a crook", "tapped her as his deputy"."""
    cues = ctx.cues
    return frame.verb in cues.calling or (frame.verb in cues.depicting | cues.choosing and any(o.case == "as" for o in frame.clause.obliques))


def _participle(ctx: Context, head: int) -> str:
    word, lemma = ctx.tree.words[head].lower(), ctx.tree.lemmas[head]
    if ctx.tree.tags[head] == "VBN" or (ctx.tree.tags[head] == "VBD" and word.endswith("ed")):
        return word
    return IRREGULAR.get(lemma) or f"{lemma.removesuffix('e')}ed"


def named(ctx: Context, frame: Frame) -> Iterator[Relation]:
    """ "calls the mansion his house": the mansion is a house, in the words of whoever calls it so. An appointment is done, not said."""
    tree, clause, verb, sources = ctx.tree, frame.clause, frame.verb, frame.sources
    viewing = ctx.cues.viewing | ctx.cues.depicting
    said = verb in ctx.cues.says | ctx.cues.thinks | ctx.cues.naming | viewing
    complements = [*tree.kids(clause.head, "xcomp"), *(o.head for o in clause.obliques if o.case in {"as", "among"})]
    for k in complements:
        kind = ctx.argument(k, sources)
        if kind is None and said and clause.subjects and tree.upos[k] == "ADJ" and k not in ctx.clauses:
            voices = [Source(clause.subjects[0], clause.head), *sources]  # "called the sentence dangerous", "describe the judgement as historic"
            if verb in ctx.cues.depicting:
                for subject, target in product(frame.doers, frame.objects):  # "rejected the offer as inadequate" rejects it
                    yield from emit.of_clause(ctx, clause, verb, [clause.head], subject, target, sources=sources)
            for j in [m for m in tree.conjuncts(k) if tree.upos[m] == "ADJ"]:
                for target in frame.objects:
                    form, words = f"be {tree.words[j].lower()}", [clause.head, j]
                    yield from emit.of_clause(ctx, clause, form, words, target, None, sources=voices, kind="copula", factor=0.85, complement=j)
            continue
        if kind is None or (k in ctx.clauses and ctx.clauses[k].kind == "verb"):
            continue
        if said and clause.subjects:
            form = "be among" if roles.case_of(ctx, k)[0] == "among" else "be"
            voices = [Source(clause.subjects[0], clause.head), *sources]
            for target in frame.objects:
                if verb in viewing | ctx.cues.naming:
                    for subject in frame.doers:
                        yield from emit.of_clause(ctx, clause, verb, [clause.head], subject, target, sources=sources)
                yield from emit.of_clause(ctx, clause, form, [clause.head], target, kind, sources=voices, kind="copula", factor=0.9, complement=k)
        else:
            for subject, target in product(frame.doers, frame.objects):
                yield from emit.of_clause(ctx, clause, verb, [clause.head], subject, target, sources=sources)
            form = f"be {_participle(ctx, clause.head)}"
            for target in frame.objects:
                yield from emit.of_clause(ctx, clause, form, [clause.head], target, kind, sources=sources, kind="copula", factor=0.9, complement=k)
