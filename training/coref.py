"""Learn the antecedent ranker of :mod:`kg.extract.coref.ranker` from OntoGUM (train part), on trees and names of our own pipeline.

    python -m training.coref DATA [--epochs 20] [--hidden 64] [--seeds 3] [--out kg/models/coref/en.npz]

The loss is the negative log of the probability that any right antecedent gets (marginal likelihood, Durrett and Klein 2013), by Adam; numpy only.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from benchmarks import coref as scores
from kg.extract import tree
from kg.extract.coref import short
from kg.extract.coref.attributes import items
from kg.extract.coref.clusters import Clusters
from kg.extract.coref.features import Features, Floats
from kg.extract.kinds import lexicon
from kg.extract.mentions import phrases


@dataclass(slots=True)
class Example:
    pairs: Floats
    alone: Floats
    right: Floats  # 1 for each right antecedent, last for none


def examples(data: Path, part: str, model: str) -> list[Example]:
    import spacy

    nlp = spacy.load(model)
    made: list[Example] = []
    for path in sorted((data / "coref" / "ontogum" / part).glob("*.conll")):
        doc, numbers = scores.with_paragraphs(data / "parse" / "en" / "gum" / part / f"{path.stem}.conllu", nlp)
        found = short.settle_types(items(doc, phrases(doc)), lexicon("en").places)
        clusters = Clusters(found)
        short.join_names(tree.of(doc), found, clusters)
        features = Features(found, clusters)
        chain_of = {span: n for n, chain in enumerate(scores.read_chains(path)) for span in chain}
        gold = [chain_of.get((numbers[i.start], numbers[i.end - 1] + 1), -1) for i in found]
        for j, item in enumerate(found):
            if item.phrase.kind == "name":
                continue
            c = features.candidates(j)
            right = np.array([gold[j] >= 0 and gold[i] == gold[j] for i in c] + [False], dtype=np.float32)
            if not right.any():
                if gold[j] >= 0 and any(gold[i] == gold[j] for i in range(j)):
                    continue  # the antecedent lies outside of the candidates: neither new nor found
                right[-1] = 1
            if len(c):
                made.append(Example(features.pairs(j, c), features.alone(j, c), right))
    return made


def learn(data: list[Example], hidden: int, epochs: int, rate: float, seed: int) -> dict[str, Floats]:
    dice = np.random.default_rng(seed)
    pair, alone = data[0].pairs.shape[1], data[0].alone.shape[0]
    shapes = {"w1": (pair, hidden), "b1": (hidden,), "w2": (hidden,), "v1": (alone, 24), "c1": (24,), "v2": (24,), "c2": (1,)}
    weights = {k: (dice.normal(0, 1 / np.sqrt(s[0]), s) if k[0] in "wv" else np.zeros(s)).astype(np.float32) for k, s in shapes.items()}
    mean = {k: np.zeros_like(v) for k, v in weights.items()}
    square = {k: np.zeros_like(v) for k, v in weights.items()}
    step, total = 0, epochs * ((len(data) + 31) // 32)
    for epoch in range(epochs):
        order, loss = dice.permutation(len(data)), 0.0
        for at in range(0, len(order), 32):
            slope = {k: np.zeros_like(v) for k, v in weights.items()}
            for n in order[at : at + 32]:
                loss += backward(weights, data[n], slope, dice)
            step += 1
            now = rate * (1 - step / total)
            for k in weights:
                grad = slope[k] / 32 + 1e-5 * weights[k]
                mean[k] = (0.9 * mean[k] + 0.1 * grad).astype(np.float32)
                square[k] = (0.999 * square[k] + 0.001 * grad**2).astype(np.float32)
                weights[k] -= (now * (mean[k] / (1 - 0.9**step)) / (np.sqrt(square[k] / (1 - 0.999**step)) + 1e-8)).astype(np.float32)
        print(f"epoch {epoch + 1}  loss {loss / len(data):.4f}", flush=True)
    return weights


def averaged(nets: list[dict[str, Floats]]) -> dict[str, Floats]:
    """Several networks as one: their hidden units side by side, their scores averaged."""
    whole = {k: np.concatenate([net[k] for net in nets], axis=-1) for k in ("w1", "b1", "w2", "v1", "c1", "v2")}
    for k in ("w2", "v2"):
        whole[k] /= len(nets)
    whole["c2"] = np.mean([net["c2"] for net in nets], axis=0)
    return whole


def backward(w: dict[str, Floats], example: Example, slope: dict[str, Floats], dice: np.random.Generator) -> float:
    """Adds the gradient of one example; returns its loss. A fifth of the hidden units is dropped."""
    keep = ((dice.random(len(w["b1"])) > 0.2) / 0.8).astype(np.float32)
    keep_none = ((dice.random(len(w["c1"])) > 0.2) / 0.8).astype(np.float32)
    inner = np.maximum(example.pairs @ w["w1"] + w["b1"], 0) * keep
    none = np.maximum(example.alone @ w["v1"] + w["c1"], 0) * keep_none
    every = np.append(inner @ w["w2"], none @ w["v2"] + w["c2"][0])
    chance = np.exp(every - every.max())
    chance /= chance.sum()
    mass = float((chance * example.right).sum()) + 1e-12
    delta = (chance - chance * example.right / mass).astype(np.float32)
    slope["w2"] += inner.T @ delta[:-1]
    back = np.outer(delta[:-1], w["w2"]) * (inner > 0) * keep
    slope["w1"] += example.pairs.T @ back
    slope["b1"] += back.sum(axis=0)
    slope["v2"] += none * delta[-1]
    slope["c2"] += delta[-1]
    last = delta[-1] * w["v2"] * (none > 0) * keep_none
    slope["v1"] += np.outer(example.alone, last)
    slope["c1"] += last
    return -float(np.log(mass))


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("data", type=Path)
    ask.add_argument("--model", default="kg/models/en")
    ask.add_argument("--epochs", type=int, default=20)
    ask.add_argument("--hidden", type=int, default=64)
    ask.add_argument("--rate", type=float, default=3e-3)
    ask.add_argument("--seeds", type=int, default=3, help="networks to average")
    ask.add_argument("--out", type=Path, default=Path("kg/models/coref/en.npz"))
    options = ask.parse_args()
    data = examples(options.data, "train", options.model)
    print(f"{len(data)} phrases, {sum(len(e.pairs) for e in data)} pairs", flush=True)
    weights = averaged([learn(data, options.hidden, options.epochs, options.rate, seed) for seed in range(options.seeds)])
    options.out.parent.mkdir(parents=True, exist_ok=True)
    with options.out.open("wb") as out:
        np.savez_compressed(out, **{k: np.asarray(v, dtype=np.float32) for k, v in weights.items()})  # type: ignore[arg-type]


if __name__ == "__main__":
    main()
