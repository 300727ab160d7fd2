"""Which words an article's phrases share with each other, with the chain of an earlier one, and with what such a chain is described as."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import numpy.typing as npt

from kg.extract.coref.attributes import Item
from kg.extract.coref.candidates import Block
from kg.extract.coref.clusters import Clusters
from kg.extract.coref.descriptions import GENERAL, Description

WORDS = 8  # content words of a phrase that are compared; more stand in names of laws
CHAIN_WORDS = 16  # of a whole chain, and of what it is described as
Floats = npt.NDArray[np.float32]
Holders = defaultdict[str, list[int]]  # word -> the phrases or chains that have it, each once


class Wording:
    """The words of one document's phrases. Few of its words come twice, so what is kept is who has a word: only those are counted."""

    def __init__(self, items: Sequence[Item], clusters: Clusters, described: Mapping[int, Description]) -> None:
        self.several = len(clusters.members)
        self.pronoun = [item.phrase.kind == "pronoun" for item in items]
        self.lemmas = [item.phrase.lemma for item in items]
        self.own = [[] if pronoun else sorted(item.words)[:WORDS] for item, pronoun in zip(items, self.pronoun, strict=True)]
        self.phrases, self.chains, self.heads, self.told, self.told_heads = (Holders(list) for _ in range(5))
        self.chain = np.zeros(len(items), dtype=np.int64)  # of each phrase
        _hold(self.phrases, enumerate(self.own))
        for number, (root, members) in enumerate(clusters.members.items()):
            nouns = [m for m in members[:CHAIN_WORDS] if not self.pronoun[m]]
            if len(nouns) == 1:  # most chains
                content, heads = self.own[nouns[0]], [self.lemmas[nouns[0]]]
            else:
                content = list(dict.fromkeys([word for m in nouns for word in self.own[m]]))[:CHAIN_WORDS]
                heads = list(dict.fromkeys([self.lemmas[m] for m in nouns]))[:WORDS]
            self.chain[members] = number
            _hold(self.chains, ((number, content),))
            _hold(self.heads, ((number, heads),))
            if root in described:
                told = described[root]
                _hold(self.told, ((number, sorted(told.words)[:CHAIN_WORDS]),))
                _hold(self.told_heads, ((number, sorted(told.heads)[:WORDS]),))

    def shared(self, block: Block) -> Floats:
        """[7, pairs]: how many words of the later phrase the earlier one has, its chain, and what its chain is described as; and whether the later one's head
        stands among the words of that chain, among its heads, among those it is described by, and whether a more general word for it does. Pronouns share
        nothing."""
        asked, chains = len(block.asked), self.several
        tables = [np.zeros(asked * (len(self.own) if n == 0 else chains), dtype=np.uint8) for n in range(7)]
        found: list[list[int]] = [[] for _ in tables]
        for row, j in enumerate(block.asked.tolist()):
            if self.pronoun[j]:
                continue
            low, lemma = row * chains, self.lemmas[j]
            for word in self.own[j]:
                found[0] += [row * len(self.own) + i for i in self.phrases[word]]
                found[1] += [low + chain for chain in self.chains[word]]
                found[2] += [low + chain for chain in self.told.get(word, ())]
            for n, holders in ((3, self.chains), (4, self.heads), (5, self.told_heads)):
                found[n] += [low + chain for chain in holders.get(lemma, ())]
            for word in GENERAL.get(lemma, ()):
                found[6] += [low + chain for chain in self.told_heads.get(word, ())]
        own, chain = block.owner * len(self.own) + block.earlier, block.owner * chains + self.chain.take(block.earlier)
        shared = np.zeros((len(tables), len(own)), dtype=np.float32)
        for n, (table, cells) in enumerate(zip(tables, found, strict=True)):
            if cells:
                np.add.at(table, cells, 1)
                shared[n] = table.take(own if n == 0 else chain)
        return shared


def _hold(holders: Holders, rows: Iterable[tuple[int, Iterable[str]]]) -> None:
    for number, words in rows:
        for word in words:
            holders[word].append(number)
