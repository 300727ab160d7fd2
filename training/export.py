"""A checkpoint -> a spaCy pipeline that needs no torch: python -m training.export CHECKPOINT --data FOLDER --out kg/models/en

The encoder goes to ONNX with int8 weights per channel (activations are scaled at run time), its heads stay float32 in the same graph; the labels of arcs are a
second graph, asked only for the arcs that were chosen. The folder is written beside ``--out`` and then put in its place.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from importlib import metadata
from pathlib import Path

import torch
from torch import Tensor, nn

from kg.pipeline.encoder import OUTPUTS
from kg.pipeline.encoder import Network as RunTime
from training.network import LABEL, Network, pretrained

# The partial labels of training let many words be a name that is O in truth, so the network names too much. With this on the score of O, halfway through
# training: UNER-EWT dev F 77.0 -> 77.6 (precision 73 -> 76, recall 81 -> 79), CrossNER politics 85.9 -> 86.4.
OUTSIDE = 1.0


class Pass(nn.Module):
    """One window, no padding: pieces, cases [1, pieces] and first [words] -> what kg.pipeline.encoder calls OUTPUTS."""

    def __init__(self, net: Network) -> None:
        super().__init__()
        self.net = net

    def forward(self, pieces: Tensor, cases: Tensor, first: Tensor) -> tuple[Tensor, ...]:
        net = self.net
        hidden = net.bert(input_ids=pieces, attention_mask=torch.ones_like(pieces), token_type_ids=cases).last_hidden_state
        words = hidden[0].index_select(0, first)
        arcs, dependents, heads = net.arcs(words.unsqueeze(0))
        return words, net.xpos(words), net.upos(words), net.feats(words), net.starts(words), net.names(words), arcs[0], dependents[0], heads[0]


class Labels(nn.Module):
    def __init__(self, net: Network) -> None:
        super().__init__()
        self.count = net.label.shape[0]
        # [labels, 129, 129] -> one matrix, so that it can be quantised like any other
        self.table = nn.Parameter(net.label.detach().permute(1, 0, 2).reshape(LABEL + 1, -1).contiguous())

    def forward(self, dependents: Tensor, heads: Tensor) -> Tensor:
        one = torch.ones_like(dependents[:, :1])
        left, right = torch.cat([dependents, one], 1), torch.cat([heads, one], 1)
        return ((left @ self.table).reshape(-1, self.count, LABEL + 1) @ right.unsqueeze(-1)).squeeze(-1)


def load(checkpoint: Path) -> tuple[Network, dict[str, list[str]]]:
    """The network with the running average of its weights."""
    saved = torch.load(checkpoint, map_location="cpu", weights_only=True)
    net = Network({k: len(v) for k, v in saved["vocab"].items()})
    net.load_state_dict(saved["weights"] | saved["average"])
    with torch.no_grad():
        net.names[-1].bias[0] += OUTSIDE  # type: ignore[index, operator, union-attr]
    return net.eval(), saved["vocab"]


def graphs(net: Network, folder: Path) -> tuple[Path, Path]:
    """The two quantised graphs, written to ``folder``."""
    whole, labels = folder / "encoder.float.onnx", folder / "labeller.float.onnx"
    pieces = torch.tensor([[101, 2023, 2003, 1037, 3231, 102]])
    torch.onnx.export(
        Pass(net).eval(), (pieces, torch.zeros_like(pieces), torch.tensor([1, 2, 3, 4])), str(whole), dynamo=False, opset_version=17,
        input_names=["pieces", "cases", "first"], output_names=list(OUTPUTS),
        dynamic_axes={"pieces": {1: "p"}, "cases": {1: "p"}, "first": {0: "w"}, "arcs": {0: "w", 1: "v"}, "dependents": {0: "w"}, "heads": {0: "v"}}
        | {k: {0: "w"} for k in OUTPUTS[:6]},
    )  # fmt: skip
    side = torch.zeros(4, LABEL)
    torch.onnx.export(
        Labels(net).eval(), (side, side), str(labels), dynamo=False, opset_version=17,
        input_names=["dependents", "heads"], output_names=["labels"], dynamic_axes={k: {0: "n"} for k in ("dependents", "heads", "labels")},
    )  # fmt: skip
    return quantise(whole, folder / "encoder.onnx"), quantise(labels, folder / "labeller.onnx")


def quantise(graph: Path, out: Path) -> Path:
    import onnx
    from onnxruntime.quantization import QuantType, quantize_dynamic

    nodes = [n.name for n in onnx.load(str(graph)).graph.node if n.op_type in {"MatMul", "Gemm"} and not n.name.startswith("/bert") and "bert" not in n.name]
    keep = nodes if "encoder" in graph.name else []
    quantize_dynamic(str(graph), str(out), weight_type=QuantType.QInt8, per_channel=True, nodes_to_exclude=keep)
    return out


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("checkpoint", type=Path)
    ask.add_argument("--out", type=Path, required=True)
    ask.add_argument("--lemmas", type=Path, required=True, help="what training.lemmas wrote")
    ask.add_argument("--version", default=metadata.version("kg"), help="the release of kg that the weights come with")
    args = ask.parse_args()
    torch.set_num_threads(1)
    net, vocab = load(args.checkpoint)
    with tempfile.TemporaryDirectory() as scratch:
        encoder, labeller = graphs(net, Path(scratch))
        network = RunTime(encoder.read_bytes(), labeller.read_bytes(), (pretrained() / "tokenizer.json").read_text(encoding="utf-8"))
    from kg.pipeline.build import english

    nlp = english(network, vocab, args.lemmas.read_bytes(), version=args.version)
    place(nlp, args.out)


def place(nlp: object, out: Path) -> None:
    """Write beside ``out``, then swap, so that nobody reads half a model; files of ``out`` that the pipeline does not write (cards) stay."""
    draft, old = out.with_name(f".{out.name}.draft"), out.with_name(f".{out.name}.old")
    for folder in (draft, old):
        shutil.rmtree(folder, ignore_errors=True)
    nlp.to_disk(draft)  # type: ignore[attr-defined]
    if out.exists():
        for file in out.iterdir():
            if not (draft / file.name).exists() and file.is_file():
                shutil.copy2(file, draft / file.name)
        out.rename(old)
    draft.rename(out)
    shutil.rmtree(old, ignore_errors=True)


if __name__ == "__main__":
    main()
