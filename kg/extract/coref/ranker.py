"""A small network that ranks antecedents: one hidden layer over :mod:`features`, learnt from OntoGUM by ``training/coref.py``; numpy only."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from functools import cache
from importlib.resources import as_file, files
from types import MappingProxyType

import numpy as np

from kg.extract.coref.attributes import Item
from kg.extract.coref.candidates import Block, blocks, kind
from kg.extract.coref.clusters import Clusters
from kg.extract.coref.descriptions import FORMER, Description
from kg.extract.coref.features import Features, Floats
from kg.extract.coref.plurals import OFFICES

# The least probability of a join that statements may rest on, by the class of the phrase and by whether the chain has a name: chosen on the train part of
# OntoGUM (each document read by a ranker learnt on the others), so that about two of three of the least certain joins are right.
CERTAINTY = {"he": 0.3, "she": 0.3, "they": 0.6, "we": 0.65, "the": 0.6, "it": 0.7, "it to a name": 0.5}
ELSEWHERE = 0.8
# How much likelier than the next named person "he" and "she" must be. Of the joins of GAP's validation part that are not, 25 are right and 26 wrong; between
# this and 2.0 it is 17 and 9.
RIVALRY = 1.35
AT_ONCE = 128  # pairs whose hidden layer stays in the processor's cache: a third of the time less


class Ranker:
    """Weights by name. Of pairs: ``earlier`` and ``later`` [own, hidden], ``pair`` [signs, hidden], ``bias`` [hidden], ``score`` [hidden]; of "none of
    these": ``self`` [own, hidden'], ``alone`` [signs', hidden'], ``none_bias``, ``none`` [hidden'], ``none_score`` [1]."""

    def __init__(self, weights: dict[str, Floats]) -> None:
        self.weights = weights

    def scores(self, features: Features, own: tuple[Floats, Floats], block: Block) -> tuple[Floats, Floats]:
        """Of each pair, and of "none" for each phrase. ``own``: what :meth:`prepared` made of the phrases."""
        w, signs, candidates, asked = self.weights, features.pairs(block), own[1], own[0].take(block.asked, 0)
        later = asked @ w["later"] + w["bias"]
        scores: Floats = np.empty(len(signs), np.float32)
        for low in range(0, len(signs), AT_ONCE):
            some = slice(low, low + AT_ONCE)
            hidden = signs[some] @ w["pair"]
            hidden += candidates.take(block.earlier[some], 0)
            hidden += later.take(block.owner[some], 0)
            scores[some] = np.maximum(hidden, 0, out=hidden) @ w["score"]
        none: Floats = np.maximum(features.alone(block) @ w["alone"] + (asked @ w["self"] + w["none_bias"]), 0) @ w["none"] + w["none_score"][0]
        return scores, none

    def prepared(self, features: Features) -> tuple[Floats, Floats]:
        """The signs of each phrase alone, and what it brings to the hidden layer as a candidate: once a phrase, not once a pair."""
        own = features.own()
        return own, own @ self.weights["earlier"]


@cache
def load(language: str) -> Ranker | None:
    """``None`` for a language that no ranker was learnt for: rules alone decide there."""
    source = files("kg") / "models" / "coref" / f"{language}.npz"
    if not source.is_file():
        return None
    with as_file(source) as path, np.load(path, allow_pickle=False) as stored:
        return Ranker({name: stored[name].astype(np.float32) for name in stored.files})


def shares(scores: Floats, none: Floats, block: Block) -> tuple[Floats, Floats]:
    """Probabilities of the pairs and of "none": of each phrase they add up to 1."""
    top = np.maximum(np.maximum.reduceat(scores, block.first), none)
    pairs, nothing = np.exp(scores - top[block.owner]), np.exp(none - top)
    whole = np.add.reduceat(pairs, block.first) + nothing
    return pairs / whole[block.owner], nothing / whole


def join(
    ranker: Ranker,
    items: list[Item],
    clusters: Clusters,
    described: Mapping[int, Description],
    certainty: float | None,
    eagerness: float = 0.0,
    settled: Set[int] = frozenset(),
    pairs: Mapping[int, Sequence[int]] = MappingProxyType({}),
) -> None:
    """Join each pronoun and noun but the ``settled`` ones to the chain that :func:`found` says, where a name does not stand against it. ``pairs``: what is
    coordinated with each item."""
    for j, _, root in found(ranker, items, clusters, described, certainty, eagerness):
        if j not in settled and not halved(items, clusters, pairs, j, root):
            clusters.attach(root, j)


def halved(items: list[Item], clusters: Clusters, pairs: Mapping[int, Sequence[int]], j: int, root: int) -> bool:
    """ "The bank and the company denied it. It claimed ...": half of what was just named together is neither "it" nor "they"."""
    if kind(items[j]) not in ("it", "they"):
        return False
    last = max((k for k in clusters.of(root) if k < j), default=root)
    if items[j].sentence - items[last].sentence > 1 or (kind(items[j]) == "they" and clusters.number(root) == "plur"):
        return False
    head = items[j].phrase.head
    return any(clusters.root(k) != clusters.root(root) and k < j and not items[k].start <= head < items[k].end for k in pairs.get(last, ()))


def found(
    ranker: Ranker, items: list[Item], clusters: Clusters, described: Mapping[int, Description], certainty: float | None, eagerness: float = 0.0
) -> Iterator[tuple[int, float, int]]:
    """(item, probability, root of its chain) of each pronoun and noun whose chain is likelier than none and than ``certainty`` (``None``: by class);
    candidates of one chain count together, so each join must be made before the next is asked for.

    ``eagerness`` is taken off the score of "none": above 0 it finds more and is wrong more often, for measures that weigh both alike.
    ``described``: what a chain is described as, by its root.
    """
    features = Features(items, clusters, described)
    own, parent = ranker.prepared(features), clusters.parent
    for block in list(blocks(items, clusters)):
        scores, none = ranker.scores(features, own, block)
        chances, nothing = (values.tolist() for values in shares(scores, none - eagerness, block))
        earlier, bounds = block.earlier.tolist(), [*block.first.tolist(), len(scores)]
        for n, j in enumerate(block.asked.tolist()):
            chains: dict[int, float] = {}
            low, high = bounds[n], bounds[n + 1]
            for i, chance in zip(earlier[low:high], chances[low:high], strict=True):
                root = parent[i]
                chains[root] = chains.get(root, 0.0) + chance
            most = max(chains.values())
            best = max([root for root, chance in chains.items() if chance == most])
            item = items[j]
            if item.phrase.kind == "nominal" and not item.years and (undated := _undated(item, clusters, best, chains)) is not None:
                chains[undated] += chains[best]
                best = undated
            least = needed(item, clusters.named(best)) if certainty is None else certainty
            if chains[best] <= max(nothing[n], least) or impossible(item, clusters, best):
                continue
            if certainty is not None or chains[best] >= RIVALRY * _rival(item, clusters, best, chains):
                yield j, chains[best], best


def _rival(item: Item, clusters: Clusters, best: int, chains: Mapping[int, float]) -> float:
    """The probability of the likeliest other person with a name that "he" or "she" may mean; 0 for other words and where there is none."""
    if item.gender not in ("m", "f") or item.phrase.kind != "pronoun":
        return 0.0
    others = (root for root in chains if root != best and clusters.named(root) and any(kind == "Person" for kind, _ in clusters.types(root)))
    return max((chains[root] for root in others if not impossible(item, clusters, root)), default=0.0)


def needed(item: Item, named: bool) -> float:
    """The least probability of joining a phrase to a chain that has a name, or none."""
    own = kind(item)
    return CERTAINTY.get(f"{own} to a name" if named else own, CERTAINTY.get(own, ELSEWHERE))


def _undated(item: Item, clusters: Clusters, best: int, chains: dict[int, float]) -> int | None:
    """Beside "the treaty of 1993" a bare "the treaty" is the one that the article tells of without a year, where there is one such."""

    def dated(root: int) -> bool:
        return any(clusters.items[i].years for i in clusters.of(root))

    if not dated(best):
        return None
    fits = [root for root in chains if not dated(root) and any(clusters.items[i].phrase.lemma == item.phrase.lemma for i in clusters.of(root))]
    return fits[0] if len(fits) == 1 else None


def impossible(item: Item, clusters: Clusters, root: int) -> bool:
    """A man for a woman, a person for "it", several for "he", a thing of another year, what a thing acts on: no probability outweighs these."""
    if item.phrase.kind == "nominal" and (parted(item, clusters, root) or _told_by(item, clusters, root)):
        return True
    if item.phrase.kind == "pronoun" and (_itself(item, clusters, root) or _names_himself(item, clusters, root)):
        return True
    if item.quotation >= 0 and item.person == 3 and item.number == "sing" and item.phrase.kind == "pronoun" and themselves(item, clusters, root):
        return True
    gender, number = clusters.gender(root), clusters.number(root)
    if item.gender in ("m", "f") and (gender in {"m", "f", "n"} - {item.gender} or number == "plur"):
        return True
    if item.person == 1 and item.number == "plur" and number == "sing" and gender in ("m", "f", "?"):
        return True  # "we" is the speaker's side, not the speaker
    if item.person == 3 and item.number == "plur" and gender in ("m", "f"):
        return True  # "they" of one person is said of whose gender nobody tells
    return item.gender == "n" and (gender in ("m", "f", "?") or number == "plur")


def _told_by(item: Item, clusters: Clusters, root: int) -> bool:
    """ "Kim said he did not know where the man was": the man is not Kim."""
    others = map(clusters.items.__getitem__, clusters.of(root))
    return any(other.role == "subject" and other.predicate in item.above and other.phrase.kind != "nominal" for other in others)


def _names_himself(item: Item, clusters: Clusters, root: int) -> bool:
    """ "Kim left, he said", "he said Kim had left": he is not Kim, whom he calls by name."""
    if item.role != "subject" or item.person != 3:
        return False
    others = (clusters.items[i] for i in clusters.of(root))
    return any(
        other.phrase.kind == "name" and (other.speaker == item.phrase.head or item.predicate in other.told or item.beside in other.above) for other in others
    )


def themselves(item: Item, clusters: Clusters, root: int) -> bool:
    """Who speaks does not say "he" of himself: not where he says "I", and not as a subject (in 57 of 59 such places of OntoGUM's train part). What hangs on a
    noun may stand in a half-quoted phrase, which is the article's own view: Google "takes its role seriously"; where the quotation has a subject of its own it
    does not ("They turn him against his father", his father said)."""
    others = [clusters.items[i] for i in clusters.of(root)]
    if any(other.person == 1 and other.number == "sing" and other.quotation == item.quotation for other in others):
        return True
    if not any(other.phrase.head == item.speaker for other in others):
        return False
    return item.role == "subject" or any(other.role == "subject" and other.quotation == item.quotation for other in clusters.items)


def _itself(item: Item, clusters: Clusters, root: int) -> bool:
    """ "The bank lent Kenya money to help it": not the bank, which would help "itself"."""
    if item.role != "object" or item.person != 3 or kind(item) == "self":
        return False
    return any(other.role == "subject" and other.predicate == item.doer for other in map(clusters.items.__getitem__, clusters.of(root)))


def parted(item: Item, clusters: Clusters, root: int) -> bool:
    """ "The treaty of 1993" is no treaty without that year; "the president" is not "the former president"; what replaces a treaty is not that treaty."""
    others = [clusters.items[i] for i in clusters.of(root)]
    if item.phrase.lemma in OFFICES:
        once = {bool(other.words & FORMER) for other in others if other.phrase.kind == "nominal" and other.phrase.lemma == item.phrase.lemma}
        if once == {not item.words & FORMER}:
            return True
    if item.years and not any(item.years & other.years for other in others):
        return True
    return any({item.role, other.role} == {"subject", "object"} and item.predicate == other.predicate for other in others)
