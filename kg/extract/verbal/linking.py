"""Linking verbs, which say their complement of the subject: "became the youngest member", "remained neutral"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from kg.extract import emit, roles
from kg.extract.clauses import Oblique
from kg.extract.context import Context
from kg.extract.verbal.frames import Frame
from kg.model import Argument, Relation

REGARDING = frozenset({"to", "for", "with", "of", "from", "by", "about", "in", "on"})


def relations(ctx: Context, frame: Frame) -> Iterator[Relation]:
    tree, clause, sources = ctx.tree, frame.clause, frame.sources
    doers, verb = frame.doers, frame.verb
    if clause.passive:
        doers, verb = list(ctx.arguments(clause.subjects, sources)), f"be {tree.words[clause.head].lower()}"
    for k in tree.kids(clause.head, "xcomp"):
        if k in ctx.clauses and (ctx.clauses[k].kind == "verb" or tree.kid(k, "cop") is not None):
            continue  # "is going to be able": the copula says it
        if tree.upos[k] == "ADJ":
            lessened = [tree.words[j].lower() for j in tree.kids(k, "advmod") if j == k - 1 and tree.words[j].lower() in ctx.cues.lessening]
            own = tree.words[k].lower()
            form = verb if verb.endswith(f" {own}") else " ".join([verb, *lessened, own])  # "fall short" is one verb already
            regards = list(_regards(ctx, frame, k))
            for subject in doers:
                for oblique, target in regards:  # "became available for transplants"
                    words = [clause.head, k, *oblique.case_tokens]
                    yield from emit.of_clause(
                        ctx, clause, f"{form} {oblique.case}", words, subject, target, sources=sources, kind="copula", factor=0.95, complement=k
                    )
                if not regards:
                    yield from emit.of_clause(ctx, clause, form, [clause.head, k], subject, None, sources=sources, kind="copula", factor=0.9, complement=k)
        elif tree.upos[k] in {"NOUN", "PROPN"}:
            found = roles.complements(ctx, k, sources)
            for subject in doers:
                for predicate, words, target in found:
                    yield from emit.of_clause(
                        ctx, clause, f"{verb} {predicate}", [clause.head, *words], subject, target, sources=sources, kind="role", complement=k
                    )
                kind = ctx.argument(k, sources)
                case, tokens = roles.case_of(ctx, k)  # "remained above the average"
                if not found and kind is not None:
                    yield from emit.of_clause(
                        ctx, clause, f"{verb} {case}".strip(), [clause.head, *tokens], subject, kind, sources=sources, kind="copula", complement=k
                    )


def brought_about(ctx: Context, frame: Frame) -> Iterator[Relation]:
    """ "made the law stricter", "found the firm guilty of fraud": the adjective belongs to the predicate; "make the law" says something else."""
    tree, clause = ctx.tree, frame.clause
    found = frame.verb in ctx.cues.adjudging
    if not (found or frame.verb in ctx.cues.resulting) or clause.passive:
        return
    for k in tree.kids(clause.head, "xcomp"):
        if tree.tags[k].startswith("JJ") and k not in ctx.clauses and tree.kid(k, "mark", "case") is None and any(o < k for o in clause.objects):
            form = f"{frame.verb} {tree.words[k].lower()}"
            for subject, target in product(frame.doers, frame.objects):
                yield from emit.of_clause(ctx, clause, form, [clause.head, k], subject, target, sources=frame.sources, factor=0.95, complement=k)
            for oblique, target in _regards(ctx, frame, k) if found else ():
                form, words = f"be {tree.words[clause.head].lower()} {tree.words[k].lower()} {oblique.case}", [clause.head, k, *oblique.case_tokens]
                for thing in frame.objects:
                    yield from emit.of_clause(ctx, clause, form, words, thing, target, sources=frame.sources, kind="copula", factor=0.95, complement=k)


def _regards(ctx: Context, frame: Frame, adjective: int) -> Iterator[tuple[Oblique, Argument]]:
    """What the adjective regards: "available for transplants", "made available to the sickest"."""
    tree = ctx.tree
    own = [Oblique(k, case, tuple(tokens)) for k in tree.kids(adjective, "obl") for case, tokens in [roles.case_of(ctx, k)]]
    for oblique in (*own, *(o for o in frame.clause.obliques if o.head > adjective)):
        target = ctx.argument(oblique.head, frame.sources)
        if oblique.case not in REGARDING or target is None or ctx.is_time(oblique.head) or not emit.worth(ctx, oblique, target):
            continue
        if ctx.named(target) or tree.lemmas[oblique.head] not in ctx.cues.discourse:
            yield oblique, target
