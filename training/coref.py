"""Learn the antecedent ranker of :mod:`kg.extract.coref.ranker` from OntoGUM (train part) and GAP (development), on trees and names of our own pipeline.

    python -m training.coref DATA [--epochs 15] [--hidden 64] [--seeds 6] [--out kg/models/coref/en.npz] [--folds 3]

The loss is the negative log of the probability that any right antecedent gets (marginal likelihood, Durrett and Klein 2013), by Adam; numpy only. GAP asks
of a pronoun which of two names it means, so there only the phrases of these two are candidates. With
``--folds`` nothing is written: each part of the documents is read by a ranker learnt on the others, which is how certainties and eagerness are chosen.
"""

from __future__ import annotations

import argparse
import csv
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

os.environ.setdefault("OMP_NUM_THREADS", "1")  # products this small take several times as long with more, where others use the machine, too
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np

from benchmarks import coref as scores
from kg.extract import coref
from kg.extract.coref import candidates, descriptions, marked, ranker
from kg.extract.coref.attributes import Item
from kg.extract.coref.candidates import Ints
from kg.extract.coref.clusters import Clusters
from kg.extract.coref.features import Features, Floats
from kg.extract.mentions import phrases
from kg.extract.tree import Tree

if TYPE_CHECKING:
    from spacy.tokens import Doc

BATCH = 1024  # pairs, those of about thirty phrases
Weights = dict[str, Floats]


@dataclass(slots=True)
class Document:
    """What rules leave of a document, and the gold chain of each phrase (-1: none)."""

    name: str
    tree: Tree
    items: list[Item]
    clusters: Clusters
    described: dict[int, descriptions.Description]
    gold: Ints
    numbers: list[int]
    chains: scores.Chains


@dataclass(slots=True)
class Batch:
    """Some phrases of a document with their candidates; ``right`` [pairs] and ``new`` [phrases] are 1 where the answer is this pair, or none of them;
    ``weight`` [phrases] is 0 where the antecedent is no candidate."""

    own: Floats
    pairs: Floats
    alone: Floats
    asked: Ints
    later: Ints
    earlier: Ints
    first: Ints
    owner: Ints
    right: Floats
    new: Floats
    weight: Floats


def documents(data: Path, part: str, model: str) -> list[Document]:
    import spacy

    nlp = spacy.load(model)
    made = []
    for path in sorted((data / "coref" / "ontogum" / part).glob("*.conll")):
        doc, numbers = scores.with_paragraphs(data / "parse" / "en" / "gum" / part / f"{path.stem}.conllu", nlp)
        at, found, clusters, described = coref.by_rule(doc, phrases(doc))
        chains = scores.read_chains(path)
        words = descriptions.words(described, clusters)
        made.append(Document(path.stem, at, found, clusters, words, answers(at, found, numbers, chains), numbers, chains))
    return made


def answers(at: Tree, items: list[Item], numbers: Sequence[int], chains: scores.Chains) -> Ints:
    """The gold chain of each phrase: of its span, else of a gold span with its head, whose ends only the trees see otherwise."""
    spans = [(numbers[item.start], numbers[item.end - 1] + 1) for item in items]
    chain_of = {span: n for n, chain in enumerate(chains) for span in chain}
    token = {number: i for i, number in enumerate(numbers) if number >= 0}
    by_head: dict[int, int] = {}
    for span in sorted(chain_of.keys() - set(spans)):
        inside = {token[number] for number in range(*span)}
        head = next((i for i in sorted(inside) if at.head[i] == i or at.head[i] not in inside), None)
        if head is not None:
            by_head.setdefault(head, chain_of[span])
    return np.array([chain_of.get(span, by_head.get(item.phrase.head, -1)) for span, item in zip(spans, items, strict=True)], dtype=np.int64)


def batches(document: Document) -> list[Batch]:
    features = Features(document.items, document.clusters, document.described)
    own, gold = features.own(), document.gold
    made = []
    for block in candidates.blocks(document.items, document.clusters, BATCH):
        right = ((gold[block.later] >= 0) & (gold[block.later] == gold[block.earlier])).astype(np.float32)
        found = np.add.reduceat(right, block.first) > 0
        seen = np.array([gold[j] >= 0 and bool((gold[:j] == gold[j]).any()) for j in block.asked])
        used, places = np.unique(np.concatenate([block.asked, block.later, block.earlier]), return_inverse=True)
        asked, later, earlier = np.split(places, [len(block.asked), len(block.asked) + len(block.later)])
        new, weight = (~found & ~seen).astype(np.float32), (found | ~seen).astype(np.float32)
        if weight.any():
            signs = features.pairs(block), features.alone(block)
            made.append(Batch(own[used], *signs, asked, later, earlier, block.first, block.owner, right, new, weight))
    return made


# ---------------------------------------------------------------- GAP


def two_names(data: Path, model: str) -> list[Batch]:
    """The pronouns of GAP whose two names rules keep apart, 32 a batch. Texts are snippets of Wikipedia; offsets are characters."""
    import spacy

    nlp = spacy.load(model)
    made: list[Batch] = []
    with (data / "coref" / "gap" / "gap-development.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            if (row["A-coref"] == "TRUE") != (row["B-coref"] == "TRUE"):
                doc = nlp(row["Text"])
                made.extend(_two_names(doc, row))
    return [_together(made[at : at + 32]) for at in range(0, len(made), 32)]


def _two_names(doc: Doc, row: dict[str, str]) -> Iterator[Batch]:
    _, found, clusters, described = coref.by_rule(doc, phrases(doc))

    def named(name: str) -> int | None:
        begin = int(row[f"{name}-offset"])
        end = begin + len(row[name])
        for n, item in enumerate(found):
            last = doc[item.phrase.end - 1]
            if item.phrase.kind == "name" and doc[item.phrase.start].idx < end and last.idx + len(last) > begin:
                return n
        return None

    asked = next((n for n, item in enumerate(found) if doc[item.phrase.head].idx == int(row["Pronoun-offset"])), None)
    one, other = named("A"), named("B")
    if asked is None or one is None or other is None or clusters.root(one) == clusters.root(other):
        return
    roots = [clusters.root(one), clusters.root(other)]
    features = Features(found, clusters, descriptions.words(described, clusters))
    for block in candidates.blocks(found, clusters):
        kept = (block.later == asked) & np.isin(features.phrases.root[block.earlier], roots)
        earlier = block.earlier[kept]
        right = (features.phrases.root[earlier] == roots[row["B-coref"] == "TRUE"]).astype(np.float32)
        if 0 < right.sum() < len(right):
            used, places = np.unique(np.concatenate([[asked], earlier]), return_inverse=True)
            own, alone = features.own()[used], features.alone(block)[block.asked == asked]
            nothing, first = np.zeros(len(right), dtype=np.int64), np.zeros(1, dtype=np.int64)
            weight = np.ones(1, dtype=np.float32)
            yield Batch(own, features.pairs(block)[kept], alone, places[:1], places[nothing], places[1:], first, nothing, right, 0 * weight, weight)


def _together(several: Sequence[Batch]) -> Batch:
    """Batches of one phrase each as one of all of them."""
    items = np.cumsum([0, *(len(b.own) for b in several)])
    pairs = np.cumsum([0, *(len(b.right) for b in several)])

    def joined(of: Callable[[Batch], Any], shift: Sequence[int] | Ints | None = None) -> Any:
        return np.concatenate([of(b) + (0 if shift is None else shift[n]) for n, b in enumerate(several)])

    return Batch(
        own=joined(lambda b: b.own),
        pairs=joined(lambda b: b.pairs),
        alone=joined(lambda b: b.alone),
        asked=joined(lambda b: b.asked, items),
        later=joined(lambda b: b.later, items),
        earlier=joined(lambda b: b.earlier, items),
        first=joined(lambda b: b.first, pairs),
        owner=joined(lambda b: b.owner, range(len(several))),
        right=joined(lambda b: b.right),
        new=joined(lambda b: b.new),
        weight=joined(lambda b: b.weight),
    )


# ---------------------------------------------------------------- the network


def learn(data: list[Batch], hidden: int, epochs: int, rate: float, seed: int, tell: Callable[[str], None] = print) -> Weights:
    dice = np.random.default_rng(seed)
    own, pair, alone, small = data[0].own.shape[1], data[0].pairs.shape[1], data[0].alone.shape[1], 24
    shapes: dict[str, tuple[int, ...]] = {"earlier": (own, hidden), "later": (own, hidden), "pair": (pair, hidden), "bias": (hidden,), "score": (hidden,)}
    shapes |= {"self": (own, small), "alone": (alone, small), "none_bias": (small,), "none": (small,), "none_score": (1,)}
    flat = ("bias", "none_bias", "none_score")
    weights = {k: (np.zeros(s) if k in flat else dice.normal(0, 1 / np.sqrt(s[0]), s)).astype(np.float32) for k, s in shapes.items()}
    mean = {k: np.zeros_like(v) for k, v in weights.items()}
    square = {k: np.zeros_like(v) for k, v in weights.items()}
    step, total = 0, epochs * len(data)
    for epoch in range(epochs):
        loss = 0.0
        for n in dice.permutation(len(data)):
            lost, slope = backward(weights, data[n], dice)
            loss += lost
            step += 1
            now = rate * (1 - step / total)
            for k in weights:
                grad = (slope[k] / 32).astype(np.float32)
                mean[k] += 0.1 * (grad - mean[k])
                square[k] += 0.001 * (grad**2 - square[k])
                change = (mean[k] / (1 - 0.9**step)) / (np.sqrt(square[k] / (1 - 0.999**step)) + 1e-8) + 1e-3 * weights[k]
                weights[k] -= (now * change).astype(np.float32)
        tell(f"epoch {epoch + 1}  loss {loss / sum(b.weight.sum() for b in data):.4f}")
    return weights


def averaged(nets: list[Weights]) -> Weights:
    """Several networks as one: their hidden units side by side, their scores averaged."""
    whole = {k: np.concatenate([net[k] for net in nets], axis=-1) for k in nets[0]}
    for k in ("score", "none"):
        whole[k] /= len(nets)
    whole["none_score"] = np.mean([net["none_score"] for net in nets], axis=0)
    return whole


def backward(w: Weights, b: Batch, dice: np.random.Generator) -> tuple[float, Weights]:
    """The loss of a batch and its gradient. A fifth of the hidden units is dropped."""
    keep = ((dice.random((1, len(w["bias"]))) > 0.2) / 0.8).astype(np.float32)
    inner = (b.own @ w["earlier"])[b.earlier] + (b.own @ w["later"])[b.later] + b.pairs @ w["pair"] + w["bias"]
    inner = np.maximum(inner, 0) * keep
    none = np.maximum(b.alone @ w["alone"] + b.own[b.asked] @ w["self"] + w["none_bias"], 0)
    block = candidates.Block(b.asked, b.first, b.later, b.earlier, b.owner)
    chance, nothing = ranker.shares(inner @ w["score"], none @ w["none"] + w["none_score"][0], block)
    mass = np.maximum(np.add.reduceat(chance * b.right, b.first) + nothing * b.new, 1e-12)
    delta = ((chance - chance * b.right / mass[b.owner]) * b.weight[b.owner]).astype(np.float32)
    delta_none = ((nothing - nothing * b.new / mass) * b.weight).astype(np.float32)
    back = np.outer(delta, w["score"]) * keep * (inner > 0)
    back_none = np.outer(delta_none, w["none"]) * (none > 0)
    slope = {
        "earlier": b.own.T @ _gathered(back, b.earlier, len(b.own)),
        "later": b.own.T @ _gathered(back, b.later, len(b.own)),
        "pair": b.pairs.T @ back,
        "bias": back.sum(axis=0),
        "score": inner.T @ delta,
        "self": b.own[b.asked].T @ back_none,
        "alone": b.alone.T @ back_none,
        "none_bias": back_none.sum(axis=0),
        "none": none.T @ delta_none,
        "none_score": delta_none.sum(keepdims=True),
    }
    return -float((b.weight * np.log(mass)).sum()), slope


def _gathered(rows: Floats, places: Ints, count: int) -> Floats:
    """The sums of the rows of each place."""
    order = np.argsort(places, kind="stable")
    first = np.flatnonzero(np.append(True, np.diff(places[order]) != 0))
    found = np.zeros((count, rows.shape[1]), dtype=np.float32)
    found[places[order][first]] = np.add.reduceat(rows[order], first, axis=0)
    return found


# ---------------------------------------------------------------- choosing on the train part

LEVELS = (0.4, 0.5, 0.6, 0.7, 0.8, 0.9)


def held_out(read: list[Document], folds: int, trained: Callable[[list[Document]], Weights]) -> None:
    """CoNLL F1 by eagerness, and precision and recall of joins by certainty and class, each document read by a ranker that has not seen it."""
    nets = [ranker.Ranker(trained([d for n, d in enumerate(read) if n % folds != fold])) for fold in range(folds)]
    mine = [(d, nets[n % folds]) for n, d in enumerate(read) if d.name.split("_")[1] in scores.GENRES]
    joins: dict[str, list[tuple[float, bool]]] = {}
    known: dict[str, int] = {}
    for eagerness in (0.0, 0.25, 0.5, 0.75, 1.0, 1.5):
        total = scores.Score()
        for document, net in mine:
            clusters = document.clusters.copy()
            seen = joins if eagerness == 0 else None
            for j, chance, root in ranker.found(net, document.items, clusters, document.described, 0.0, eagerness):
                if seen is not None and not (clusters.named(root) and clusters.named(j)):
                    gold = document.gold
                    right = gold[j] >= 0 and any(gold[i] == gold[j] for i in clusters.of(root) if i < j)
                    seen.setdefault(candidates.kind(document.items[j]), []).append((chance, bool(right)))
                clusters.attach(root, j)
            if seen is not None:
                for j, item in enumerate(document.items):
                    name = candidates.kind(item)
                    known[name] = known.get(name, 0) + bool(document.gold[j] >= 0 and (document.gold[:j] == document.gold[j]).any())
            total.add(document.chains, scores.in_file(marked.spans(document.tree, document.items, clusters), document.numbers))
        print(f"eagerness {eagerness}: CoNLL F1 {total.conll:.4f}")
    for name, rows in sorted(joins.items()):
        told = ((level, [right for chance, right in rows if chance > level]) for level in LEVELS)
        print(f"{name:10}", "  ".join(f"{level}: P {np.mean(hit):.2f} R {sum(hit) / max(known[name], 1):.2f}" for level, hit in told if hit))


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("data", type=Path)
    ask.add_argument("--model", default="kg/models/en")
    ask.add_argument("--epochs", type=int, default=15)
    ask.add_argument("--hidden", type=int, default=64)
    ask.add_argument("--rate", type=float, default=3e-3)
    ask.add_argument("--seeds", type=int, default=6, help="networks to average")
    ask.add_argument("--folds", type=int, default=0)
    ask.add_argument("--out", type=Path, default=Path("kg/models/coref/en.npz"))
    options = ask.parse_args()
    read, pronouns = documents(options.data, "train", options.model), two_names(options.data, options.model)

    def trained(some: list[Document]) -> Weights:
        data = [batch for document in some for batch in batches(document)] + pronouns
        print(f"{sum(len(b.new) for b in data)} phrases, {sum(len(b.right) for b in data)} pairs", flush=True)
        return averaged([learn(data, options.hidden, options.epochs, options.rate, seed) for seed in range(options.seeds)])

    if options.folds:
        held_out(read, options.folds, trained)
        return
    weights = trained(read)
    options.out.parent.mkdir(parents=True, exist_ok=True)
    with options.out.open("wb") as out:
        np.savez_compressed(out, **{k: v.astype(np.float16) for k, v in weights.items()})  # type: ignore[arg-type]


if __name__ == "__main__":
    main()
