"""What a word with a hyphen in front of a noun says: "the U.S.-led coalition", "Russian-backed rebels", "the Miami-based company"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract import emit
from kg.extract.context import PLACES, Context
from kg.model import Relation


def relations(ctx: Context, head: int) -> Iterator[Relation]:
    """Whoever leads, owns or backs the thing has a name; where it is based is a named place."""
    tree = ctx.tree
    for k in tree.kids(head, "amod"):
        if k >= head or tree.words[k - 1] not in {"-", "–"} or tree.tags[k] not in {"VBN", "VBD"}:
            continue
        for j in tree.kids(k, "obl", "compound", "nsubj", "obj", "nmod"):
            if j >= k or tree.rel[j] == "punct" or any(tree.upos[i] not in {"PUNCT", "PROPN"} for i in range(j + 1, k)):
                continue
            name = ctx.country(j) or ctx.argument(j)
            if not ctx.named(name) or name is None:
                continue
            lemma = tree.lemmas[k].rpartition("-")[2]  # of "Russian-back"
            for thing in ctx.arguments([head]):
                if lemma == "base" and ctx.type_of(name) in PLACES:
                    yield from emit.of_noun(ctx, "be based in", [k], thing, name, head, kind="role")
                elif lemma in ctx.cues.compounding:
                    yield from emit.of_noun(ctx, lemma, [k], name, thing, head, kind="role")
