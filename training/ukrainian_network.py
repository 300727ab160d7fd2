"""The Ukrainian network: a frozen trunk (pieces and three layers of multilingual-e5-small) and towers of fine-tuned layers on it, one for trees, one for names.

The dictionary's signs of a word are added to its first piece where the trunk ends, so that the layers above carry them to its neighbours.
"""

from __future__ import annotations

import math

import torch
from torch import Tensor, nn

from training.ukrainian_encoder import Weights

WIDTH, ATTENTION, ARC, LABEL = 384, 12, 256, 96
TRUNK = 3  # frozen layers


class Layer(nn.Module):
    """One layer of BERT (Devlin et al. 2019): attention and two linear maps, each with a residual and a norm behind it."""

    def __init__(self, inner: int = 1536, dropout: float = 0.1) -> None:
        super().__init__()
        self.q, self.k, self.v, self.ao = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.fi, self.fo = nn.Linear(WIDTH, inner), nn.Linear(inner, WIDTH)
        self.aln, self.oln = nn.LayerNorm(WIDTH, eps=1e-12), nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = nn.Dropout(dropout)

    def forward(self, x: Tensor, bar: Tensor) -> Tensor:
        b, n, _ = x.shape

        def split(y: Tensor) -> Tensor:
            return y.view(b, n, ATTENTION, WIDTH // ATTENTION).transpose(1, 2)

        scores = split(self.q(x)) @ split(self.k(x)).transpose(2, 3) / math.sqrt(WIDTH // ATTENTION) + bar
        context = (scores.softmax(-1) @ split(self.v(x))).transpose(1, 2).reshape(b, n, WIDTH)
        x = self.aln(x + self.drop(self.ao(context)))
        out: Tensor = self.oln(x + self.drop(self.fo(nn.functional.gelu(self.fi(x)))))
        return out

    def take(self, weights: Weights, number: int) -> Layer:
        for name, module in self.named_children():
            if isinstance(module, nn.Linear):
                module.weight.data = torch.from_numpy(weights.tensor(f"l{number}.{name}.w", module.in_features))
                module.bias.data = torch.from_numpy(weights.tensor(f"l{number}.{name}.b"))
            elif isinstance(module, nn.LayerNorm):
                module.weight.data = torch.from_numpy(weights.tensor(f"l{number}.{name}.w"))
                module.bias.data = torch.from_numpy(weights.tensor(f"l{number}.{name}.b"))
        return self


class Trunk(nn.Module):
    def __init__(self, pieces: int) -> None:
        super().__init__()
        self.word, self.pos = nn.Embedding(pieces, WIDTH), nn.Embedding(512, WIDTH)
        self.ln = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(dropout=0.0) for _ in range(TRUNK))

    def take(self, weights: Weights, kept: list[int]) -> Trunk:
        table = weights.tensor("emb.word", WIDTH)
        self.word.weight.data[:] = torch.from_numpy(table[3])
        self.word.weight.data[: len(kept)] = torch.from_numpy(table[kept])
        self.pos.weight.data = torch.from_numpy(weights.tensor("emb.pos").reshape(-1, WIDTH) + weights.tensor("emb.type").reshape(-1, WIDTH)[0])
        self.ln.weight.data, self.ln.bias.data = torch.from_numpy(weights.tensor("emb.ln.w")), torch.from_numpy(weights.tensor("emb.ln.b"))
        for number, layer in enumerate(self.layers):
            assert isinstance(layer, Layer)
            layer.take(weights, number)
        return self

    def forward(self, pieces: Tensor, bar: Tensor) -> Tensor:
        return self.above(self.word(pieces), bar)

    def above(self, vectors: Tensor, bar: Tensor) -> Tensor:
        """From the vectors of the pieces, [batch, pieces, 384]."""
        x = self.ln(vectors + self.pos.weight[: vectors.shape[1]])
        for layer in self.layers:
            x = layer(x, bar)
        out: Tensor = x
        return out


class Tower(nn.Module):
    """Layers over the trunk's pieces, and the vector of each word: its first piece."""

    def __init__(self, layers: int, signs: int, weights: Weights | None = None) -> None:
        super().__init__()
        self.layers = nn.ModuleList(Layer() for _ in range(layers))
        if weights is not None:
            for number, layer in enumerate(self.layers):
                assert isinstance(layer, Layer)
                layer.take(weights, TRUNK + number)
        self.signs = nn.Linear(signs, WIDTH)
        nn.init.zeros_(self.signs.weight)
        nn.init.zeros_(self.signs.bias)
        self.drop = nn.Dropout(0.2)

    def forward(self, trunk: Tensor, bar: Tensor, owner: Tensor, signs: Tensor, first: Tensor) -> Tensor:
        """``trunk`` [batch, pieces, 384]; ``owner`` [batch, pieces]: the row of ``signs`` [batch, 1 + words, signs] of each piece (0: none); ``first``
        [batch, words]. Returns [batch, words, 384]."""
        rows = self.signs(signs)
        x = trunk + torch.gather(rows, 1, owner.unsqueeze(-1).expand(-1, -1, WIDTH))
        for layer in self.layers:
            x = layer(x, bar)
        out: Tensor = self.drop(torch.gather(x, 1, first.unsqueeze(-1).expand(-1, -1, WIDTH)))
        return out


class Parser(nn.Module):
    def __init__(self, sizes: dict[str, int], layers: int, weights: Weights | None = None) -> None:
        super().__init__()
        self.tower = Tower(layers, sizes["signs"], weights)
        self.root = nn.Parameter(torch.zeros(WIDTH))
        self.upos, self.feats, self.starts = nn.Linear(WIDTH, sizes["upos"]), nn.Linear(WIDTH, sizes["values"]), nn.Linear(WIDTH, 2)

        def side(width: int) -> nn.Sequential:
            return nn.Sequential(nn.Linear(WIDTH, width), nn.GELU(), nn.Dropout(0.3))

        self.arc_dep, self.arc_head, self.label_dep, self.label_head = side(ARC), side(ARC), side(LABEL), side(LABEL)
        self.arc = nn.Parameter(torch.randn(ARC + 1, ARC) * 0.02)
        self.label = nn.Parameter(torch.randn(sizes["deps"], LABEL + 1, LABEL + 1) * 0.02)

    def arcs(self, words: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Scores [batch, words, words + 1] of each word's head (column 0 is the root), and the two sides of the labels."""
        heads = torch.cat([self.root.expand(words.shape[0], 1, -1).to(words.dtype), words], 1)
        dependents = self.arc_dep(words)
        dependents = torch.cat([dependents, torch.ones_like(dependents[..., :1])], -1)
        return dependents @ self.arc.to(words.dtype) @ self.arc_head(heads).transpose(1, 2), self.label_dep(words), self.label_head(heads)

    def labels(self, dependents: Tensor, heads: Tensor) -> Tensor:
        """[n, 96] and [n, 96] -> scores [n, labels]."""
        one = torch.ones_like(dependents[:, :1])
        left, right = torch.cat([dependents, one], 1), torch.cat([heads, one], 1)
        return torch.einsum("nid,ni->nd", torch.einsum("dij,nj->nid", self.label, right), left)


class Namer(nn.Module):
    def __init__(self, sizes: dict[str, int], layers: int, weights: Weights | None = None) -> None:
        super().__init__()
        self.tower = Tower(layers, sizes["signs"], weights)
        self.names = nn.Sequential(nn.Linear(WIDTH, 192), nn.GELU(), nn.Dropout(0.1), nn.Linear(192, sizes["names"]))

    def forward(self, words: Tensor) -> Tensor:
        out: Tensor = self.names(words)
        return out
