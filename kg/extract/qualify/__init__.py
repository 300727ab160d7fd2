"""Who says so, denied or not, how sure: each qualifier with the words it rests on.

Negation and modality go down from a verb to its infinitives and conjuncts, and stop at relative clauses; speakers go down to everything inside.
"""

from __future__ import annotations

from kg.extract.clauses import Clause
from kg.extract.cues import Cues
from kg.extract.qualify.attribution import Attribution, Source
from kg.extract.qualify.modality import Modalities, Mood
from kg.extract.qualify.polarity import Polarities, Polarity
from kg.extract.qualify.scope import Scope
from kg.extract.qualify.wholes import partly
from kg.extract.quotes import Quotation
from kg.extract.tree import Tree
from kg.model import Stretch

__all__ = ["Mood", "Polarity", "Qualifiers", "Source", "partly", "stretch"]


class Qualifiers:
    """Qualifiers of the clauses of one document; results are kept, so each clause is judged once."""

    def __init__(self, tree: Tree, clauses: dict[int, Clause], quotations: list[Quotation], cues: Cues) -> None:
        scope = Scope.of(tree, clauses, quotations, cues)
        self.tree, self.clauses = tree, clauses
        self.below, self.quotation, self.quoting = scope.below, scope.quotation, scope.quoting
        polarities = Polarities(scope)
        self.polarity, self.joined = polarities.of, polarities.joined
        self.mood = Modalities(scope, polarities).of
        self.sources = Attribution(scope, polarities).sources

    def variants(self, sources: list[Source]) -> list[list[Source]]:
        """A list a speaker where several say the same ("both North Korea and Russia deny")."""
        if not sources or sources[0].head is None:
            return [sources]
        speakers = [c for c in self.tree.conjuncts(sources[0].head) if self.tree.upos[c] in {"NOUN", "PROPN", "PRON"}]
        return [[Source(c, sources[0].word), *sources[1:]] for c in speakers] or [sources]

    def governing(self, token: int) -> Clause | None:
        """The clause that a word stands in."""
        at = self.tree.head[token]
        while at not in self.clauses and self.tree.head[at] != at:
            at = self.tree.head[at]
        return self.clauses.get(at)


def stretch(tree: Tree, token: int | None) -> Stretch | None:
    return None if token is None else (tree.start[token], tree.end(token))
