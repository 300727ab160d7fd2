"""Learn the classifier of :mod:`kg.extract.typed` from KnowledgeNet (folds 1 and 2), Re-DocRED (dev) and annotated news, on the vectors, trees, names and times
of our own pipeline.

    python -m training.relations DATA [--out kg/models/relations/en.npz]

DATA/relations/knowledgenet/fold{1,2}.jsonl, DATA/ner/en/redocred/dev_revised.json, DATA/statements/learn, DATA/parse/en/gum/train:
:mod:`training.relation_pairs` says what each teaches. Each fold of KnowledgeNet is read by a network learnt on the other one and on the other sets: that
gives the scores on which probabilities are calibrated (Platt 1999) and the least probability of each property is chosen. What ships is learnt on all of them.
Adam, dropout, numpy only, seeded; five minutes.
"""

from __future__ import annotations

import argparse
import hashlib
from collections import Counter
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from kg.extract.typed.features import PLACES, Floats
from training.relation_pairs import NAMES, Bools, Pairs, gathered, joined, knowledgenet, news, redocred, unrelated

SELDOM = 4  # a sign that stands by fewer pairs, or by fewer than three facts, is not learnt
BATCH, RATE, DECAY = 256, 2e-3, 3e-5
DROPPED, DROPPED_SIGNS = 0.5, 0.15


def vocabulary(data: Pairs) -> list[str]:
    every = Counter(s for signs in data.signs for s in set(signs))
    beside = Counter(s for signs, facts in zip(data.signs, data.facts, strict=True) if facts.any() for s in set(signs))
    return sorted(s for s, n in every.items() if n >= SELDOM and beside[s] >= 3 and "\n" not in s)


def numbered(data: Pairs, signs: list[str]) -> list[NDArray[np.int64]]:
    number = {s: i for i, s in enumerate(signs)}
    return [np.array(sorted({number[s] for s in own if s in number}), np.int64) for own in data.signs]


def dense(rows: list[NDArray[np.int64]], width: int) -> Floats:
    out = np.zeros((len(rows), width), np.float32)
    out[np.repeat(np.arange(len(rows)), [len(r) for r in rows]), np.concatenate(rows)] = 1
    return out


def learn(data: Pairs, signs: list[str], hidden: int, epochs: int, seed: int) -> dict[str, Floats]:
    """Binary cross-entropy of every property that the passage was asked for."""
    dice = np.random.default_rng(seed)
    size, outputs, numbers = data.vectors.shape[1], len(NAMES), numbered(data, signs)
    first = {
        "v": dice.normal(0, 1 / np.sqrt(size), (size, hidden)), "e": dice.normal(0, 0.05, (len(signs), hidden)), "b": np.zeros(hidden),
        "u": dice.normal(0, 1 / np.sqrt(hidden), (hidden, outputs)), "c": np.full(outputs, -3.0),
    }  # fmt: skip
    w: dict[str, Floats] = {k: x.astype(np.float32) for k, x in first.items()}
    mean, square = ({k: np.zeros_like(x) for k, x in w.items()} for _ in range(2))
    usable = np.flatnonzero(data.asked.any(1))
    step, total = 0, epochs * ((len(usable) + BATCH - 1) // BATCH)
    for epoch in range(epochs):
        order, loss = dice.permutation(usable), 0.0
        for at in range(0, len(order), BATCH):
            rows = order[at : at + BATCH]
            x, e = data.vectors[rows].astype(np.float32), dense([numbers[i] for i in rows], len(signs))
            e *= dice.random(e.shape, np.float32) > DROPPED_SIGNS
            inner = x @ w["v"] + e @ w["e"] + w["b"]
            kept = (inner > 0) * ((dice.random(inner.shape, np.float32) > DROPPED) / np.float32(1 - DROPPED))
            active = inner * kept
            chance = 1 / (1 + np.exp(-(active @ w["u"] + w["c"])))
            true, asked = data.facts[rows], data.asked[rows]
            loss -= float((np.log(np.where(true, chance, 1 - chance) + 1e-9) * asked).sum())
            delta = ((chance - true) * asked / BATCH).astype(np.float32)
            back = ((delta @ w["u"].T) * kept).astype(np.float32)
            slope = {"u": active.T @ delta, "c": delta.sum(0), "v": x.T @ back, "e": e.T @ back, "b": back.sum(0)}
            step += 1
            rate = RATE * (1 - step / total) * min(1, step / 100)
            for k in w:
                grad = slope[k] + DECAY * w[k]
                mean[k] += 0.1 * (grad - mean[k])
                square[k] += 0.001 * (grad * grad - square[k])
                w[k] -= np.float32(rate) * (mean[k] / (1 - 0.9**step)) / (np.sqrt(square[k] / (1 - 0.999**step)) + 1e-8)
        print(f"epoch {epoch + 1}  loss {loss / len(usable):.4f}", flush=True)
    return w


def averaged(nets: list[dict[str, Floats]]) -> dict[str, Floats]:
    """Several networks as one: their hidden units side by side, their scores averaged."""
    own = [net["v"].reshape(len(PLACES), -1, net["v"].shape[1]) for net in nets]
    return {
        "v": np.concatenate(own, axis=2).reshape(nets[0]["v"].shape[0], -1),
        "e": np.concatenate([net["e"] for net in nets], axis=1),
        "b": np.concatenate([net["b"] for net in nets]),
        "u": np.concatenate([net["u"] / len(nets) for net in nets]),
        "c": np.mean([net["c"] for net in nets], axis=0),
    }


def scores(w: dict[str, Floats], data: Pairs, signs: list[str]) -> Floats:
    numbers, out = numbered(data, signs), []
    for at in range(0, len(numbers), 2048):
        inner = data.vectors[at : at + 2048].astype(np.float32) @ w["v"] + dense(numbers[at : at + 2048], len(signs)) @ w["e"] + w["b"]
        out.append(np.maximum(inner, 0) @ w["u"] + w["c"])
    return np.concatenate(out)


def calibrated(score: Floats, true: Bools) -> tuple[float, float]:
    """Slope and offset of the logistic curve that fits best (Newton's method)."""
    a, b = 1.0, 0.0
    x, y = score.astype(np.float64), true.astype(np.float64)
    for _ in range(50):
        p = 1 / (1 + np.exp(-(a * x + b)))
        slope = np.array([((p - y) * x).sum(), (p - y).sum()])
        weight = p * (1 - p) + 1e-9
        bend = np.array([[(weight * x * x).sum(), (weight * x).sum()], [(weight * x).sum(), weight.sum()]])
        step = np.linalg.solve(bend, slope)
        a, b = a - step[0], b - step[1]
    return float(a), float(b)


def thresholds(chance: Floats, data: Pairs, precision: float) -> Floats:
    """Of each property the least probability with the best F1 among those that keep the precision."""
    out = np.full(len(NAMES), 0.5, np.float32)
    for k in range(len(NAMES)):
        rows = data.asked[:, k]
        p, y = chance[rows, k], data.facts[rows, k]
        tried = []
        for least in np.arange(0.2, 0.9, 0.05):
            said = p >= least
            right = float((said & y).sum())
            share, found = right / max(1.0, said.sum()), right / max(1, y.sum())
            tried.append((share >= precision, 2 * share * found / (share + found + 1e-9) if share >= precision else share, round(float(least), 2)))
        out[k] = max(tried)[2]
        print(f"{NAMES[k]:24} from {out[k]:.2f}  F1 {max(tried)[1]:.3f}", flush=True)
    return out


def both_ways(first: Pairs, second: Pairs, others: list[Pairs], hidden: int, epochs: int, seeds: int) -> tuple[Floats, Pairs]:
    """Scores of every pair of the folds by networks that have not seen its fold."""
    found = []
    for seen, unseen in ((first, second), (second, first)):
        data = joined(seen, *others)
        signs = vocabulary(data)
        found.append(scores(averaged([learn(data, signs, hidden, epochs, seed) for seed in range(seeds)]), unseen, signs))
    return np.concatenate(found), joined(second, first)


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("data", type=Path)
    ask.add_argument("--hidden", type=int, default=96)
    ask.add_argument("--epochs", type=int, default=5)
    ask.add_argument("--seeds", type=int, default=2, help="networks to average")
    ask.add_argument("--precision", type=float, default=0.7, help="a property is stated from the probability that keeps this share right on unseen passages")
    ask.add_argument("--out", type=Path, default=Path("kg/models/relations/en.npz"))
    options = ask.parse_args()
    of = options.data
    read = {
        "fold1": knowledgenet(of / "relations" / "knowledgenet" / "fold1.jsonl"), "fold2": knowledgenet(of / "relations" / "knowledgenet" / "fold2.jsonl"),
        "redocred": redocred(of / "ner" / "en" / "redocred" / "dev_revised.json"), "news": news(of / "statements" / "learn"),
        "gum": unrelated(of / "parse" / "en" / "gum" / "train"),
    }  # fmt: skip
    sets = {}
    for name, texts in read.items():
        sets[name] = found = gathered(texts)
        print(f"{name}: {len(found.signs)} pairs, {int(found.facts.any(1).sum())} with a fact", flush=True)
    first, second, *others = sets.values()
    score, unseen = both_ways(first, second, others, options.hidden, options.epochs, options.seeds)
    a, b = calibrated(score[unseen.asked], unseen.facts[unseen.asked])
    chance = 1 / (1 + np.exp(-(a * score + b)))
    print(f"scale {a:.3f} {b:.3f}")
    least = thresholds(chance, unseen, options.precision)
    data = joined(first, second, *others)
    signs = vocabulary(data)
    weights = averaged([learn(data, signs, options.hidden, options.epochs, seed) for seed in range(options.seeds)])
    weights["v"] = np.concatenate(np.split(weights["v"], len(PLACES)), axis=1)  # [384, places * width]: one product for all tokens of a sentence
    encoder = hashlib.sha256(Path("kg/models/en/kg_reader/encoder.onnx").read_bytes()).hexdigest()
    options.out.parent.mkdir(parents=True, exist_ok=True)
    with options.out.open("wb") as out:
        np.savez_compressed(
            out, **{k: v.astype(np.float16) for k, v in weights.items()}, scale=np.array([a, b], np.float32), least=least,
            signs=_text(signs), properties=_text(list(NAMES)), encoder=_text([encoder]),
        )  # type: ignore[arg-type]  # fmt: skip
    print(f"{options.out}: {options.out.stat().st_size} bytes, {len(signs)} signs")


def _text(lines: list[str]) -> NDArray[np.uint8]:
    return np.frombuffer("\n".join(lines).encode(), np.uint8)


if __name__ == "__main__":
    main()
