"""A small network that ranks antecedents: one hidden layer over :mod:`features`, learnt from OntoGUM by ``training/coref.py``; numpy only."""

from __future__ import annotations

from functools import cache
from importlib.resources import as_file, files

import numpy as np

from kg.extract.coref import rules
from kg.extract.coref.attributes import Item
from kg.extract.coref.clusters import Clusters
from kg.extract.coref.features import Features, Floats, kind

# The least probability of a join that statements may rest on, by the class of the phrase. On OntoGUM dev (news, bio, interview, voyage) 93 % of the joins of
# "he" and "she" at 0.5 are right, 89 % of "they" and "the ..." at 0.65, all of "it" at 0.8 (and 80 % at 0.65).
CERTAINTY = {"he": 0.4, "she": 0.4, "they": 0.45, "we": 0.65, "the": 0.5, "it": 0.5}
ELSEWHERE = 0.8
AGREED = 0.45  # enough where the rules name the same antecedent


class Ranker:
    """Weights by name: ``w1 b1 w2`` for pairs, ``v1 c1 v2 c2`` for "none of these"."""

    def __init__(self, weights: dict[str, Floats]) -> None:
        self.weights = weights

    def probabilities(self, pairs: Floats, alone: Floats, eagerness: float = 0.0) -> Floats:
        """Shape (candidates + 1,): of each candidate, and last of none."""
        w = self.weights
        scores = np.maximum(pairs @ w["w1"] + w["b1"], 0) @ w["w2"] if len(pairs) else np.zeros(0, dtype=np.float32)
        none = np.maximum(alone @ w["v1"] + w["c1"], 0) @ w["v2"] + w["c2"][0] - eagerness
        every = np.append(scores, none)
        every = np.exp(every - every.max())
        found: Floats = (every / every.sum()).astype(np.float32)
        return found


@cache
def load(language: str) -> Ranker | None:
    """``None`` for a language that no ranker was learnt for: rules alone decide there."""
    source = files("kg") / "models" / "coref" / f"{language}.npz"
    if not source.is_file():
        return None
    with as_file(source) as path, np.load(path, allow_pickle=False) as stored:
        return Ranker({name: stored[name] for name in stored.files})


def join(ranker: Ranker, items: list[Item], clusters: Clusters, certainty: float | None, eagerness: float = 0.0) -> None:
    """Join each pronoun and noun to the chain that is likelier than none and than ``certainty`` (``None``: by class); candidates of one chain count together.

    ``eagerness`` is taken off the score of "none": above 0 it finds more and is wrong more often, for measures that weigh both alike.
    """
    features = Features(items, clusters)
    for j, item in enumerate(items):
        if item.phrase.kind == "name" or clusters.root(j) != j:  # rules have found it already
            continue
        c = features.candidates(j)
        if not len(c):
            continue
        chances = ranker.probabilities(features.pairs(j, c), features.alone(j, c), eagerness)
        chains: dict[int, float] = {}
        for i, chance in zip(c, chances[:-1], strict=True):
            root = clusters.root(int(i))
            chains[root] = chains.get(root, 0.0) + float(chance)
        best = max(chains, key=lambda root: (chains[root], root))
        by_rule = rules.antecedent(items, clusters, j) if item.phrase.kind == "pronoun" and item.person == 3 else None
        least = CERTAINTY.get(kind(item), ELSEWHERE) if certainty is None else certainty
        if by_rule is not None and clusters.root(by_rule) == best:
            least = min(least, AGREED)
        if chains[best] > max(float(chances[-1]), least) and not impossible(item, clusters, best):
            clusters.attach(best, j)


def impossible(item: Item, clusters: Clusters, root: int) -> bool:
    """A man for a woman, a person for "it", several for "he": no probability outweighs these."""
    gender, number = clusters.gender(root), clusters.number(root)
    if item.gender in ("m", "f") and (gender in {"m", "f", "n"} - {item.gender} or number == "plur"):
        return True
    if item.person == 1 and item.number == "plur" and number == "sing" and gender in ("m", "f", "?"):
        return True  # "we" is the speaker's side, not the speaker
    return item.gender == "n" and (gender in ("m", "f", "?") or number == "plur")
