"""Checkpoints -> kg/models/uk and kg/models/uk-names:

    python -m training.ukrainian_export TREE --forms FORMS.xz --lemmas LEMMAS.gz --out kg/models/uk [--names NAMES --names-out kg/models/uk-names]

Weights go to ONNX, int8 per channel in the layers (activations are scaled at run time); the heads stay float32, the vectors of the pieces stay as the encoder's
package has them (4 bits). Folders are written beside their place and then put there.
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
from importlib import metadata
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from kg.pipeline.ukrainian_network import OUTPUTS
from training.ukrainian_encoder import Weights, weights_file
from training.ukrainian_network import LABEL, WIDTH, Namer, Parser, Trunk


class Pass(nn.Module):
    def __init__(self, trunk: Trunk, net: Parser) -> None:
        super().__init__()
        self.trunk, self.net = trunk, net

    def forward(self, vectors: Tensor, owner: Tensor, first: Tensor, signs: Tensor) -> tuple[Tensor, ...]:
        net, bar = self.net, torch.zeros(1)
        below = self.trunk.above(vectors, bar)
        words = net.tower(below, bar, owner, signs.unsqueeze(0), first.unsqueeze(0))
        arcs, dependents, heads = net.arcs(words)
        return words[0], net.upos(words[0]), net.feats(words[0]), net.starts(words[0]), arcs[0], dependents[0], heads[0], below


class Names(nn.Module):
    def __init__(self, net: Namer) -> None:
        super().__init__()
        self.net = net

    def forward(self, trunk: Tensor, owner: Tensor, first: Tensor, signs: Tensor) -> Tensor:
        words: Tensor = self.net(self.net.tower(trunk, torch.zeros(1), owner, signs.unsqueeze(0), first.unsqueeze(0))[0])
        return words


class Labels(nn.Module):
    def __init__(self, net: Parser) -> None:
        super().__init__()
        self.count = net.label.shape[0]
        self.table = nn.Parameter(net.label.detach().permute(1, 0, 2).reshape(LABEL + 1, -1).contiguous())  # one matrix, so that it can be quantised

    def forward(self, dependents: Tensor, heads: Tensor) -> Tensor:
        one = torch.ones_like(dependents[:, :1])
        left, right = torch.cat([dependents, one], 1), torch.cat([heads, one], 1)
        return ((left @ self.table).reshape(-1, self.count, LABEL + 1) @ right.unsqueeze(-1)).squeeze(-1)


def restored(checkpoint: Path, kind: type[Parser] | type[Namer]) -> tuple[Any, dict[str, Any]]:
    """The network with the running average of its weights, and all of the checkpoint."""
    saved = torch.load(checkpoint, map_location="cpu", weights_only=True)
    net = kind({k: len(v) for k, v in saved["vocab"].items()}, saved["layers"])
    net.load_state_dict(saved["weights"] | saved["average"])
    return net.eval(), saved


def export(net: nn.Module, inputs: dict[str, Tensor], outputs: tuple[str, ...], axes: dict[str, dict[int, str]], file: Path) -> bytes:
    import onnx
    from onnxruntime.quantization import QuantType, quantize_dynamic

    whole = file.with_suffix(".float.onnx")
    torch.onnx.export(
        net.eval(), tuple(inputs.values()), str(whole), dynamo=False, opset_version=17, input_names=list(inputs), output_names=list(outputs), dynamic_axes=axes
    )  # fmt: skip
    exact = [n.name for n in onnx.load(str(whole)).graph.node if n.op_type in {"MatMul", "Gemm"} and "layers" not in n.name and "labeller" not in file.name]
    quantize_dynamic(str(whole), str(file), weight_type=QuantType.QInt8, per_channel=True, nodes_to_exclude=exact)
    return file.read_bytes()


def place(draft: Path, out: Path) -> None:
    """Put a draft in the place of ``out``; files that only ``out`` has (cards) stay."""
    old = out.with_name(f".{out.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    if out.exists():
        for file in out.iterdir():
            if not (draft / file.name).exists() and file.is_file():
                shutil.copy2(file, draft / file.name)
        out.rename(old)
    draft.rename(out)
    shutil.rmtree(old, ignore_errors=True)


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("tree", type=Path)
    ask.add_argument("--forms", type=Path, required=True)
    ask.add_argument("--lemmas", type=Path, required=True, help="what training.ukrainian_lemmas wrote")
    ask.add_argument("--out", type=Path, required=True)
    ask.add_argument("--names", type=Path)
    ask.add_argument("--names-out", type=Path)
    ask.add_argument("--version", default=metadata.version("kg"), help="the release of kg that the weights come with")
    args = ask.parse_args()
    torch.set_num_threads(1)
    parser, saved = restored(args.tree, Parser)
    rules = saved["rules"]
    pieces = json.loads(rules)["model"]["vocab"]
    weights, kept = Weights(weights_file()), saved["kept"]
    trunk = Trunk(len(pieces)).take(weights, kept)
    vectors = weights.packed_rows("emb.word", WIDTH, [*kept, *[3] * (len(pieces) - len(kept))])
    count = len(saved["vocab"]["signs"])
    example = {
        "vectors": torch.zeros(1, 6, WIDTH),
        "owner": torch.tensor([[0, 1, 1, 2, 3, 0]]),
        "first": torch.tensor([1, 3, 4]),
        "signs": torch.zeros(4, count),
    }
    given: dict[str, dict[int, str]] = {"vectors": {1: "p"}, "owner": {1: "p"}, "first": {0: "w"}, "signs": {0: "v"}}
    told: dict[str, dict[int, str]] = {k: {0: "w"} for k in OUTPUTS[:4]} | {
        "arcs": {0: "w", 1: "v"},
        "dependents": {0: "w"},
        "heads": {0: "v"},
        "trunk": {1: "p"},
    }
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        graphs = {"parser": export(Pass(trunk, parser), example, OUTPUTS, given | told, folder / "parser.onnx")}
        side = {"dependents": torch.zeros(4, LABEL), "heads": torch.zeros(4, LABEL)}
        graphs["labeller"] = export(Labels(parser), side, ("labels",), {k: {0: "n"} for k in ("dependents", "heads", "labels")}, folder / "labeller.onnx")
        from kg.pipeline.ukrainian_reader import build

        nlp = build(graphs, rules, vectors, saved["vocab"], args.forms.read_bytes(), args.lemmas.read_bytes(), version=args.version)
        draft = args.out.with_name(f".{args.out.name}.draft")
        shutil.rmtree(draft, ignore_errors=True)
        nlp.to_disk(draft)
        place(draft, args.out)
        if args.names and args.names_out:
            namer, saved = restored(args.names, Namer)
            signs = torch.zeros(4, len(saved["vocab"]["signs"]))
            example = {"trunk": torch.zeros(1, 6, WIDTH), "owner": example["owner"], "first": example["first"], "signs": signs}
            axes = {"trunk": {1: "p"}, "owner": {1: "p"}, "first": {0: "w"}, "signs": {0: "v"}, "names": {0: "w"}}
            graph = export(Names(namer), example, ("names",), axes, folder / "names.onnx")
            draft = args.names_out.with_name(f".{args.names_out.name}.draft")
            shutil.rmtree(draft, ignore_errors=True)
            draft.mkdir(parents=True)
            (draft / "names.onnx").write_bytes(graph)
            (draft / "names.json").write_text(json.dumps(saved["vocab"], ensure_ascii=False, indent=0), encoding="utf-8")
            place(draft, args.names_out)


if __name__ == "__main__":
    main()
