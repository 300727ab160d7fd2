"""Train the Ukrainian tree or names: python -m training.ukrainian_train tree|names --data FOLDER --forms kg/models/uk/forms.xz --out CHECKPOINT

``tree`` learns from UD_Ukrainian-ParlaMint (CC BY-SA 4.0), ``names`` from NER-UK 2.0 without its last tenth (CC BY-NC-SA 4.0). Both stand on the same frozen
trunk, so they are trained apart. Seeded; a checkpoint after every epoch holds weights, optimiser and the place in the schedule.
"""

from __future__ import annotations

import argparse
import itertools
import json
import random
import time
from collections import Counter
from pathlib import Path
from typing import Any

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from kg.pipeline.ukrainian_dictionary import Dictionary
from kg.pipeline.ukrainian_pieces import WordPieces
from kg.pipeline.ukrainian_signs import Signs, signs
from training import ukrainian_sources as sources
from training.ukrainian_batches import Batch, batches, tensors
from training.ukrainian_encoder import Weights, kept_pieces, tokenizer, weights_file
from training.ukrainian_network import Namer, Parser, Trunk

WARM_UP, FLOOR, WORDS_A_BATCH = 0.06, 0.02, 500


def values_of(feats: str) -> list[str]:
    return feats.split("|") if feats else []


def vocabulary(task: str, documents: list[sources.Document], dictionary: Dictionary) -> dict[str, list[str]]:
    words = {w for d in documents for s in d for w in s.words}
    shown = Counter(sign for word in words for sign in signs(word, dictionary))
    found = {"signs": sorted(x for x, n in shown.items() if n >= 4)}
    if task == "names":
        labels = sorted({x for d in documents for s in d for x in s.names} - {"O"}, key=lambda x: (x[2:], x[0]))
        return found | {"names": ["O", *labels]}
    combined = Counter((u, f) for d in documents for s in d for u, f in zip(s.upos, s.feats, strict=True))
    attributes = sorted({v.split("=")[0] for _, f in combined for v in values_of(f)})
    values = [f"{a}={v}" for a in attributes for v in ["", *sorted({x.split("=")[1] for _, f in combined for x in values_of(f) if x.split("=")[0] == a})]]
    return found | {
        "upos": sorted({u for u, _ in combined}),
        "deps": sorted({x for d in documents for s in d for x in s.deps}),
        "values": values,
        "combinations": sorted(f"{u} {f}" for u, f in combined),
    }


def segments(values: list[str]) -> list[tuple[int, int]]:
    """Stretches of the values of one attribute each."""
    edges = [i for i, v in enumerate(values) if v.endswith("=")] + [len(values)]
    return list(itertools.pairwise(edges))


def loss_of_tree(net: Parser, batch: Batch, words: Tensor, vocab: dict[str, Any], run: Counter[str]) -> Tensor:
    scores, dependents, heads = net.arcs(words)
    bar = torch.full(scores.shape, float("-inf"))
    row, col, head, dep, upos, start = [], [], [], [], [], []
    values: list[list[int]] = []
    for k, window in enumerate(batch.windows):
        offset = 0
        for s in window:
            # any word of the window may be looked at as head: the tree learns not to cross sentences
            bar[k, offset : offset + len(s.words), : 1 + batch.lengths[k]] = 0
            for i in range(len(s.words)):
                row.append(k)
                col.append(offset + i)
                head.append(0 if s.heads[i] == 0 else offset + s.heads[i])
                dep.append(vocab["deps_"][s.deps[i]])
                upos.append(vocab["upos_"][s.upos[i]])
                values.append(vocab["rows"][s.feats[i]])
                start.append(int(i == 0))
            offset += len(s.words)
    r, c, h = torch.tensor(row), torch.tensor(col), torch.tensor(head)
    vectors = words[r, c].float()
    labels = net.labels(dependents[r, c], heads[r, h]).float()
    told, shown = net.feats(vectors), torch.tensor(values)
    parts = {
        "arc": F.cross_entropy((scores.float() + bar)[r, c], h),
        "label": F.cross_entropy(labels, torch.tensor(dep)),
        "upos": 0.5 * F.cross_entropy(net.upos(vectors), torch.tensor(upos)),
        "feats": 0.5 * torch.stack([F.cross_entropy(told[:, a:b], shown[:, i]) for i, (a, b) in enumerate(vocab["segments"])]).sum(),
        "start": 0.5 * F.cross_entropy(net.starts(vectors), torch.tensor(start)),
    }
    run.update({k: float(v.detach()) for k, v in parts.items()})
    return torch.stack(list(parts.values())).sum()


def loss_of_names(net: Namer, batch: Batch, words: Tensor, vocab: dict[str, Any], run: Counter[str]) -> Tensor:
    row, col, label = [], [], []
    for k, window in enumerate(batch.windows):
        offset = 0
        for s in window:
            for i, name in enumerate(s.names):
                row.append(k)
                col.append(offset + i)
                label.append(vocab["names_"][name])
            offset += len(s.words)
    loss = F.cross_entropy(net(words[torch.tensor(row), torch.tensor(col)]).float(), torch.tensor(label))
    run["names"] += float(loss.detach())
    return loss


def prepared(vocab: dict[str, Any]) -> dict[str, Any]:
    """The vocabulary with indices added under "deps_", "upos_", "names_", and "rows": for each feature string the chosen value in each segment."""
    out = dict(vocab)
    for key in ("deps", "upos", "names"):
        if key in vocab:
            out[key + "_"] = {x: i for i, x in enumerate(vocab[key])}
    if "values" in vocab:
        out["segments"] = segments(vocab["values"])
        place = {v: (n, i - a) for n, (a, b) in enumerate(out["segments"]) for i, v in enumerate(vocab["values"]) if a <= i < b}
        out["rows"] = {}
        for combination in vocab["combinations"]:
            feats = combination.partition(" ")[2]
            chosen = [0] * len(out["segments"])
            for value in values_of(feats):
                n, i = place[value]
                chosen[n] = i
            out["rows"][feats] = chosen
    return out


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("task", choices=("tree", "names"))
    ask.add_argument("--data", type=Path, required=True)
    ask.add_argument("--forms", type=Path, required=True)
    ask.add_argument("--out", type=Path, required=True)
    ask.add_argument("--epochs", type=float, default=14)
    ask.add_argument("--layers", type=int, default=4)
    ask.add_argument("--rate", type=float, default=1.5e-4)
    ask.add_argument("--head-rate", type=float, default=1.5e-3)
    ask.add_argument("--seed", type=int, default=7)
    args = ask.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(args.seed)
    dictionary = Dictionary(args.forms.read_bytes())
    weights = Weights(weights_file())
    kept = kept_pieces(weights, dictionary)
    rules = tokenizer(weights, kept)
    split = WordPieces(rules.to_str())
    if args.task == "tree":
        documents = sources.conllu(args.data / "parse/uk/parlamint/train.conllu")
    else:
        documents, _ = sources.iob(args.data / "ner/uk/ner-uk/train.iob")
    vocab = vocabulary(args.task, documents, dictionary)
    known = prepared(vocab)
    sizes = {k: len(v) for k, v in vocab.items()}
    trunk = Trunk(rules.get_vocab_size()).take(weights, kept).eval().requires_grad_(False)
    net: nn.Module = Parser(sizes, args.layers, weights) if args.task == "tree" else Namer(sizes, args.layers, weights)
    table = Signs(vocab["signs"], dictionary)
    encoder = [p for n, p in net.named_parameters() if n.startswith("tower.layers")]
    heads = [p for n, p in net.named_parameters() if not n.startswith("tower.layers")]
    optimiser = torch.optim.AdamW([{"params": encoder, "lr": args.rate}, {"params": heads, "lr": args.head_rate}], weight_decay=0.01)
    rates = [args.rate, args.head_rate]
    average = {n: p.detach().clone() for n, p in net.named_parameters()}
    size = sum(len(s.words) for d in documents for s in d)
    total, done, epoch, steps = int(args.epochs * size), 0, 0, 0
    print(json.dumps({"words": size, "pieces": rules.get_vocab_size(), "sizes": sizes}), flush=True)
    if args.out.exists():
        saved = torch.load(args.out, map_location="cpu", weights_only=True)
        net.load_state_dict(saved["weights"])
        optimiser.load_state_dict(saved["optimiser"])
        average, done, epoch, steps = saved["average"], saved["done"], saved["epoch"], saved["steps"]
    net.train()
    run: Counter[str] = Counter()
    began, first, last = time.process_time(), done, done
    loss_of: Any = loss_of_tree if args.task == "tree" else loss_of_names
    while done < total:
        rng = random.Random(args.seed * 1000 + epoch)
        for some in batches(list(sources.windows(documents, rng)), WORDS_A_BATCH, rng):
            batch = tensors(some, split, table, rng)
            with torch.autocast("cpu", torch.bfloat16):
                with torch.no_grad():
                    below = trunk(batch.pieces, batch.bar)
                words = net.tower(below, batch.bar, batch.owner, batch.signs, batch.first)  # type: ignore[operator]
                loss = loss_of(net, batch, words, known, run)
            run["steps"] += 1
            loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            done += sum(batch.lengths)
            share = done / total
            scale = min(1.0, share / WARM_UP) * max(FLOOR, (1 - share) / (1 - WARM_UP))
            for group, rate in zip(optimiser.param_groups, rates, strict=True):
                group["lr"] = rate * scale
            optimiser.step()
            optimiser.zero_grad()
            steps += 1
            with torch.no_grad():
                torch._foreach_lerp_(list(average.values()), list(net.parameters()), 1 - min(0.99, steps / (10 + steps)))
            if done - last > 15_000:
                last = done
                shown = " ".join(f"{k} {v / run['steps']:.3f}" for k, v in run.items() if k != "steps")
                print(f"{done / 1000:.0f}k of {total / 1000:.0f}k, {(done - first) / (time.process_time() - began):.0f} words/s {shown}", flush=True)
                run.clear()
            if done >= total:
                break
        epoch += 1
        state = {"weights": net.state_dict(), "average": average, "optimiser": optimiser.state_dict(), "done": done, "epoch": epoch, "steps": steps}
        state |= {"vocab": vocab, "kept": kept, "rules": rules.to_str(), "layers": args.layers}
        draft = args.out.with_suffix(".part")
        torch.save(state, draft)
        draft.replace(args.out)
        print(f"epoch {epoch}, {time.process_time() - began:.0f} CPU s", flush=True)


if __name__ == "__main__":
    main()
