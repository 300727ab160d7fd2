"""Train the English network: python -m training.train --data FOLDER --out CHECKPOINT [--epochs 9]

Seeded; a checkpoint after every epoch holds weights, optimiser and the place in the schedule, and the same command goes on from it.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections import Counter
from pathlib import Path

import torch
import torch.nn.functional as F

from training import labels as L
from training import sources
from training.batching import batches, rows_with, tensors, windows
from training.network import Network, pretrained

ENCODER_RATE, HEAD_RATE, WARM_UP, FLOOR, WORDS_A_BATCH = 2e-4, 1.5e-3, 0.06, 0.02, 700
AVERAGE = 0.998  # decay of the running average of the weights that is kept in the end


def vocabulary(trees: list[sources.Document]) -> dict[str, list[str]]:
    found: dict[str, Counter[str]] = {k: Counter() for k in ("xpos", "upos", "deps", "feats")}
    for document in trees:
        for sentence in document:
            for key, counter in found.items():
                counter.update(getattr(sentence, key))
    return {k: sorted(x for x, n in c.items() if n > 1 or k != "feats") for k, c in found.items()} | {"names": list(L.LABELS)}


def loss_of(
    net: Network, batch: list[sources.Document], index: dict[str, dict[str, int]], tokenizer: object, rng: random.Random, run: Counter[str]
) -> torch.Tensor | None:
    pieces, attention, cases, first, lengths = tensors(batch, tokenizer, rng)
    with torch.autocast("cpu", torch.bfloat16):
        words = net.encode(pieces, attention, cases, first)
    half, words = words, words.float()
    losses: list[torch.Tensor] = []
    trees = rows_with(batch, "heads")
    if trees:
        with torch.autocast("cpu", torch.bfloat16):
            scores, dependents, heads = net.arcs(half)
        scores = scores.float()
        bar = torch.full_like(scores, float("-inf"))
        row, col, head, dep, xpos, upos, feats, start = [], [], [], [], [], [], [], []
        for k, offset, s in trees:
            assert s.heads
            assert s.deps
            assert s.xpos
            assert s.upos
            assert s.feats
            # any word of the window may be looked at as head: the tree learns not to cross sentences
            bar[k, offset : offset + len(s.words), : 1 + lengths[k]] = 0
            for i in range(len(s.words)):
                row.append(k)
                col.append(offset + i)
                head.append(0 if s.heads[i] == 0 else offset + s.heads[i])
                dep.append(index["deps"][s.deps[i]])
                xpos.append(index["xpos"][s.xpos[i]])
                upos.append(index["upos"][s.upos[i]])
                feats.append(index["feats"].get(s.feats[i], -100))
                start.append(int(i == 0))
        r, c, h = torch.tensor(row), torch.tensor(col), torch.tensor(head)
        vectors = words[r, c]
        with torch.autocast("cpu", torch.bfloat16):
            labels = net.labels(dependents[r, c], heads[r, h]).float()
        parts = {
            "arc": F.cross_entropy((scores + bar)[r, c], h),
            "label": F.cross_entropy(labels, torch.tensor(dep)),
            "xpos": 0.5 * F.cross_entropy(net.xpos(vectors), torch.tensor(xpos)),
            "upos": 0.3 * F.cross_entropy(net.upos(vectors), torch.tensor(upos)),
            "feats": 0.2 * F.cross_entropy(net.feats(vectors), torch.tensor(feats)),
            "start": 0.5 * F.cross_entropy(net.starts(vectors), torch.tensor(start)),
        }
        losses.extend(parts.values())
        run.update({k: float(v.detach()) for k, v in parts.items()})
        run["trees"] += 1
    named = rows_with(batch, "names")
    if named:
        row, col, masks = [], [], []
        for k, offset, s in named:
            assert s.names is not None
            for i, m in enumerate(s.names):
                if m != L.EVERYTHING:
                    row.append(k)
                    col.append(offset + i)
                    masks.append(m)
        if masks:
            logits = net.names(words[torch.tensor(row), torch.tensor(col)])
            bits = (torch.tensor(masks).unsqueeze(1) >> torch.arange(len(L.LABELS))) & 1
            allowed = logits.masked_fill(bits == 0, float("-inf"))
            loss = (logits.logsumexp(-1) - allowed.logsumexp(-1)).mean()
            losses.append(loss)
            run["names"] += float(loss.detach())
            run["named"] += 1
    return sum(losses) if losses else None  # type: ignore[return-value]


def corpus(data: Path) -> tuple[list[sources.Document], list[sources.Document]]:
    gazetteer = L.Gazetteer(data)
    trees = sources.ewt(data, "train", gazetteer) + sources.gum(data, "train", gazetteer)
    names = sources.wikigold(data, gazetteer) + sources.redocred(data, gazetteer) + sources.re3d(data, gazetteer)
    for domain in ("politics", "science", "literature", "music", "ai"):
        for part in ("train", "dev") if domain == "politics" else ("train", "dev", "test"):
            names += sources.crossner(data, domain, part, gazetteer)
    return trees, names


def count(documents: list[sources.Document]) -> int:
    return sum(len(s.words) for d in documents for s in d)


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--data", type=Path, required=True)
    ask.add_argument("--out", type=Path, required=True)
    ask.add_argument("--epochs", type=float, default=9)
    ask.add_argument("--names-share", type=float, default=0.5, help="share of the names-only sets that one epoch reads")
    ask.add_argument("--seed", type=int, default=7)
    ask.add_argument("--threads", type=int, default=1)
    args = ask.parse_args()
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(pretrained() / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    trees, names = corpus(args.data)
    vocab = vocabulary(trees)
    index = {k: {x: i for i, x in enumerate(v)} for k, v in vocab.items()}
    net = Network({k: len(v) for k, v in vocab.items()})
    encoder = [p for n, p in net.named_parameters() if n.startswith("bert") and p.requires_grad]
    heads = [p for n, p in net.named_parameters() if not n.startswith("bert")]
    optimiser = torch.optim.AdamW([{"params": encoder, "lr": ENCODER_RATE}, {"params": heads, "lr": HEAD_RATE}], weight_decay=0.01)
    rates = [group["lr"] for group in optimiser.param_groups]
    average = {n: p.detach().clone() for n, p in net.named_parameters() if p.requires_grad}
    a_epoch = count(trees) + args.names_share * count(names)
    total, done, epoch, steps = int(args.epochs * a_epoch), 0, 0, 0
    print(json.dumps({"trees": count(trees), "names": count(names), "total": total, "sizes": {k: len(v) for k, v in vocab.items()}}), flush=True)
    if args.out.exists():
        saved = torch.load(args.out, map_location="cpu", weights_only=True)
        net.load_state_dict(saved["weights"])
        optimiser.load_state_dict(saved["optimiser"])
        average, done, epoch, steps = saved["average"], saved["done"], saved["epoch"], saved["steps"]
    net.train()
    run: Counter[str] = Counter()
    began, last = time.process_time(), done
    first = done
    while done < total:
        rng = random.Random(args.seed * 1000 + epoch)
        some = rng.sample(names, int(len(names) * args.names_share))
        for batch in batches(list(windows(trees + some, rng)), WORDS_A_BATCH, rng):
            loss = loss_of(net, batch, index, tokenizer, rng, run)
            if loss is None:
                continue
            loss.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            done += sum(len(s.words) for w in batch for s in w)
            share = done / total
            scale = min(1.0, share / WARM_UP) * max(FLOOR, (1 - share) / (1 - WARM_UP))
            for group, rate in zip(optimiser.param_groups, rates, strict=True):
                group["lr"] = rate * scale
            optimiser.step()
            optimiser.zero_grad()
            steps += 1
            decay = min(AVERAGE, steps / (10 + steps))
            with torch.no_grad():
                torch._foreach_lerp_(list(average.values()), [p for p in net.parameters() if p.requires_grad], 1 - decay)
            if done - last > 40_000:
                last = done
                spent = time.process_time() - began
                shown = " ".join(f"{k} {run[k] / max(1, run['trees']):.3f}" for k in ("arc", "label", "xpos", "upos", "feats", "start"))
                print(
                    f"{done / 1000:.0f}k of {total / 1000:.0f}k, {(done - first) / spent:.0f} words/s {shown} names {run['names'] / max(1, run['named']):.4f}",
                    flush=True,
                )
                run.clear()
            if done >= total:
                break
        epoch += 1
        state = {
            "weights": net.state_dict(),
            "average": average,
            "optimiser": optimiser.state_dict(),
            "done": done,
            "epoch": epoch,
            "steps": steps,
            "vocab": vocab,
        }
        draft = args.out.with_suffix(".part")
        torch.save(state, draft)
        draft.replace(args.out)
        print(f"epoch {epoch}, {time.process_time() - began:.0f} CPU s", flush=True)


if __name__ == "__main__":
    main()
