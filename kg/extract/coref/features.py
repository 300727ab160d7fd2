"""Numbers that say how likely an earlier phrase is what a later one means. No words of the language, only classes, agreement, distance and structure.

All pairs of a block are described together, a column at a time: what is asked of a phrase alone is worked out once a phrase, not once a pair.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import numpy.typing as npt

from kg.extract.coref.attributes import Item
from kg.extract.coref.candidates import KINDS, PRONOUNS, Block, Ints, kind
from kg.extract.coref.clusters import Clusters
from kg.extract.coref.descriptions import GENERAL, NOTHING, Description
from kg.model import ENTITY_TYPES, folded

ROLES = ("subject", "object", "oblique", "possessor", "other")
BUCKETS = (0, 1, 2, 3, 5, 8, 13)
WORDS = 8  # content words of a phrase that are compared; more stand in names of laws
CHAIN_WORDS = 16  # of a whole chain, and of what it is described as
NONE = -1
Floats = npt.NDArray[np.float32]
Bools = npt.NDArray[np.bool_]
Column = npt.NDArray[np.generic]
Words = npt.NDArray[np.int32]  # a row of numbers a phrase


class Features:
    """The features of one document. ``clusters`` holds what rules have joined; ``described``: what a chain is described as, by its root."""

    def __init__(self, items: Sequence[Item], clusters: Clusters, described: Mapping[int, Description]) -> None:
        n = len(items)
        roots = [clusters.root(k) for k in range(n)]
        self.numbers: dict[str, int] = {}

        def column(values: list[int]) -> Ints:
            return np.fromiter(values, dtype=np.int64, count=n)

        kinds = [kind(i) for i in items]
        self.pronoun = np.array([k in PRONOUNS for k in kinds], dtype=bool)
        self.kind = np.array([KINDS.index(k) for k in kinds], dtype=np.int64)
        self.head = np.array([self._number(i.phrase.lemma) if i.phrase.kind != "pronoun" else -2 - k for k, i in enumerate(items)], dtype=np.int64)
        self.text = column([self._number("text: " + folded(i.phrase.text)) for i in items])
        self.type = column([ENTITY_TYPES.index(i.phrase.type) for i in items])
        self.role = column([ROLES.index(i.role) for i in items])
        self.sentence = column([i.sentence for i in items])
        self.paragraph = column([i.paragraph for i in items])
        self.quotation = column([i.quotation for i in items])
        self.speaker = column([NONE if i.speaker is None else i.speaker for i in items])
        self.token = column([i.phrase.head for i in items])
        self.start, self.end = column([i.start for i in items]), column([i.end for i in items])
        self.length = column([i.phrase.end - i.phrase.start for i in items])
        self.behind = column([i.end - i.phrase.end for i in items])
        self.predicate = column([i.predicate for i in items])
        self.person = column([i.person for i in items])
        # of each chain once
        number = {root: {"sing": 0, "plur": 1}.get(clusters.number(root), 2) for root in clusters.members}
        gender = {root: "mfn?*".index(clusters.gender(root)) for root in clusters.members}
        self.number, self.gender = column([number[root] for root in roots]), column([gender[root] for root in roots])
        self.root = column(roots)
        self.size = np.array([len(clusters.members[root]) for root in roots], dtype=np.float32)
        self.named = np.array([clusters.named(root) for root in roots], dtype=bool)
        self.first_in_sentence = np.array([k == 0 or items[k - 1].sentence != items[k].sentence for k in range(n)], dtype=bool)
        before = {k: at if len(members) < 30 else 30 for members in clusters.members.values() for at, k in enumerate(members)}
        self.before = np.array([before[k] for k in range(n)], dtype=np.float32)
        self.animate = np.isin(self.type, [ENTITY_TYPES.index("Person"), ENTITY_TYPES.index("Group")]) | (self.gender < 2) | (self.person < 3)
        self._speech(items)
        self._words(items, clusters, described)

    def _number(self, word: str) -> int:
        return self.numbers.setdefault(word, len(self.numbers))

    def _speech(self, items: Sequence[Item]) -> None:
        """The chain that speaks where a phrase stands, and in which sentences which chains say "I"."""
        by_token = {int(token): k for k, token in enumerate(self.token)}
        self.voice = np.array([self.root[by_token[s]] if (s := int(t)) in by_token else NONE for t in self.speaker], dtype=np.int64)
        self.place = self.sentence * (self.quotation.max(initial=0) + 2) + self.quotation + 1
        self.selves = np.unique((self.root * (self.place.max(initial=0) + 1) + self.place)[self.person == 1])

    def _words(self, items: Sequence[Item], clusters: Clusters, described: Mapping[int, Description]) -> None:
        """Content words as numbers, a row a phrase, filled up with numbers that equal nothing."""
        number = self._number
        own = [[number(word) for word in sorted(i.words)[:WORDS]] if i.phrase.kind != "pronoun" else [] for i in items]
        self.words = _table(own, WORDS, -1)
        self.count = np.array([len(words) for words in own], dtype=np.float32)
        head = self.head.tolist()
        chains: list[tuple[Sequence[int], ...]] = []
        row_of: dict[int, int] = {}
        for root, members in clusters.members.items():
            some = members[:CHAIN_WORDS]
            content = own[root] if len(some) == 1 else list(dict.fromkeys(word for m in some for word in own[m]))
            heads = list(dict.fromkeys(head[m] for m in some if head[m] >= 0))
            told = described.get(root, NOTHING)
            row_of[root] = len(chains)
            chains.append((content, heads, *([number(word) for word in sorted(words)] for words in (told.words, told.heads))))
        rows = np.array([row_of[root] for root in self.root.tolist()], dtype=np.int64)
        self.chain_words, self.chain_heads, self.told, self.told_heads = (
            _table([chain[n] for chain in chains], width, -3)[rows] for n, width in enumerate((CHAIN_WORDS, WORDS, CHAIN_WORDS, WORDS))
        )
        self.general = _table([[number(word) for word in sorted(GENERAL.get(i.phrase.lemma, ()))] for i in items], WORDS + 2, -1)

    def own(self) -> Floats:
        """A row a phrase: what counts of it alone, be it asked for or a candidate."""
        columns: list[Column] = [
            *(self.kind == k for k in range(len(KINDS))),
            *(self.role == r for r in range(len(ROLES))),
            *(self.type == t for t in range(len(ENTITY_TYPES))),
            *(self.number == k for k in range(3)),
            *(self.gender == k for k in range(5)),
            self.quotation >= 0,
            self.speaker >= 0,
            self.first_in_sentence,
            self.paragraph == 0,
            self.sentence <= 1,
            np.log1p(self.size),
            self.size > 3,
            np.log1p(self.before),
            self.named,
            self.end - self.start > 4,
        ]
        return _stacked(columns, len(self.kind))

    def pairs(self, block: Block) -> Floats:
        """A row a pair."""
        j, c = block.later, block.earlier
        gap, steps = self.sentence[j] - self.sentence[c], (j - c).astype(np.float32)
        pronoun, quoted, quoted_c = self.pronoun[c], self.quotation[j] >= 0, self.quotation[c] >= 0
        same_type, same_role, same_kind = self.type[c] == self.type[j], self.role[c] == self.role[j], self.kind[c] == self.kind[j]
        gendered = (self.gender[c] < 3) & (self.gender[j] < 3)
        other_gender = gendered & (self.gender[c] != self.gender[j])
        same_number = self.number[c] == self.number[j]
        other_number = ~same_number & (self.number[c] < 2) & (self.number[j] < 2)
        fits = ~other_gender & ~other_number & (self.animate[j] == self.animate[c])
        columns: list[Column] = [
            *((gap >= low) & (gap < high) for low, high in zip(BUCKETS, (*BUCKETS[1:], 10**6), strict=True)),
            np.log1p(steps),
            np.minimum(steps, 30) / 30,
            *self._lexical(j, c),
            same_type,
            ~same_type & ~pronoun,
            self.animate[c] & self.animate[j],
            self.animate[c] ^ self.animate[j],
            same_number & (self.number[j] < 2),
            other_number,
            gendered & ~other_gender,
            other_gender,
            (self.gender[c] == 3) & (self.gender[j] < 2),
            self.person[c] == self.person[j],
            (self.person[c] != self.person[j]) & pronoun,
            same_role,
            same_role & (gap == 1),
            self.paragraph[c] == self.paragraph[j],
            self.paragraph[c] + 1 == self.paragraph[j],
            (self.quotation[c] == self.quotation[j]) & quoted,
            quoted & ~quoted_c,
            quoted_c & ~quoted,
            (self.speaker[c] == self.speaker[j]) & (self.speaker[j] >= 0),
            (self.speaker[j] >= 0) & (self.token[c] == self.speaker[j]),
            (self.voice[j] >= 0) & (self.root[c] == self.voice[j]),
            (self.voice[j] >= 0) & (self.voice[c] == self.voice[j]),
            (self.speaker[c] >= 0) & (self.speaker[c] == self.token[j]),
            np.isin(self.root[c] * (self.place.max(initial=0) + 1) + self.place[j], self.selves) & (self.person[j] == 3),
            self.predicate[c] == self.predicate[j],
            (self.predicate[c] == self.token[j]) | (self.predicate[j] == self.token[c]),
            (self.start[c] >= self.start[j]) & (self.end[c] <= self.end[j]),
            same_kind,
            same_kind & pronoun & (self.text[c] == self.text[j]),
            *self._rivals(block, fits, gap),
            *self._chain(block, fits, gap),
        ]
        return _stacked(columns, len(j))

    def _lexical(self, j: Ints, c: Ints) -> list[Column]:
        """Shared words of the two phrases, of the later one with the chain, and with what the chain is described as."""
        same_head = self.head[c] == self.head[j]
        mine, theirs = self.count[j], self.count[c]
        nouns = np.flatnonzero(~self.pronoun[j])  # pronouns have no words to share

        def shared_by(later: Words, earlier: Words) -> Floats:
            return _shared(later, earlier, nouns, j, c)

        head = self.head[:, None].astype(np.int32)
        shared, chain, told = (shared_by(self.words, table) for table in (self.words, self.chain_words, self.told))
        return [
            same_head,
            self.text[c] == self.text[j],
            shared / np.maximum(mine, 1),
            shared / np.maximum(theirs, 1),
            (shared == mine) & (mine > 0),
            (shared == theirs) & (theirs > 0),
            same_head & (shared < np.minimum(mine, theirs)),
            shared_by(head, self.chain_words),
            shared_by(head, self.chain_heads),
            shared_by(head, self.told_heads),
            shared_by(self.general, self.told_heads) > 0,
            told,
            chain / np.maximum(mine, 1),
            (chain == mine) & (mine > 0),
            (mine == 1) & ~self.pronoun[j],
        ]

    def _rivals(self, block: Block, fits: Bools, gap: Ints) -> list[Column]:
        """How many phrases that agree as well stand between the two, and how many subjects of them."""
        subject = fits & (self.role[block.earlier] == 0)
        nearer, subjects = _behind(fits, block), _behind(subject, block)
        return [
            fits,
            fits & (nearer == 0),
            np.minimum(nearer, 6) / 6,
            subject & (subjects == 0),
            np.minimum(subjects, 6) / 6,
            fits & (nearer == 0) & (gap <= 1),
            subject & (gap == 1),
            subject & (gap == 0),
        ]

    def _chain(self, block: Block, fits: Bools, gap: Ints) -> list[Column]:
        """The candidate's chain among the candidates: how long ago it was named last, how often, as a subject, and whether another one agrees."""
        j, c, owner = block.later, block.earlier, block.owner
        _, at, chain = np.unique(owner * len(self.kind) + self.root[c], return_index=True, return_inverse=True)
        last = np.zeros(len(at), dtype=np.int64)
        np.maximum.at(last, chain, c)
        since = self.sentence[j] - self.sentence[last[chain]]
        times = np.bincount(chain, minlength=len(at)).astype(np.float32)[chain]
        near_subject = np.bincount(chain, weights=(self.role[c] == 0) & (gap <= 1), minlength=len(at))[chain]
        most = np.maximum.reduceat(times * fits, block.first)[owner]
        agreeing = np.bincount(chain, weights=fits, minlength=len(at)) > 0
        phrases = len(block.asked)
        rivals = np.bincount(owner[at], weights=agreeing, minlength=phrases)[owner]
        near = np.bincount(owner[at], weights=agreeing & (since[at] <= 1), minlength=phrases)[owner]
        return [
            since == 0,
            since == 1,
            since == 2,
            (since > 2) & (since < 6),
            since >= 6,
            np.log1p(times),
            (times == most) & fits,
            np.minimum(near_subject, 3) / 3,
            near_subject > 0,
            1 / np.maximum(rivals, 1),
            rivals == 1,
            (near == 1) & fits & (since <= 1),
            1 / np.maximum(near, 1),
            last[chain] == c,
        ]

    def alone(self, block: Block) -> Floats:
        """A row a phrase that is asked for: the signs of "none of these"."""
        a, j, c = block.asked, block.later, block.earlier
        alike = [np.add.reduceat((column[c] == column[j]).astype(np.float32), block.first) for column in (self.head, self.text, self.type)]
        found = np.diff(np.append(block.first, len(j)))
        place = (self.sentence[a] == 0, self.behind[a] > 2, self.length[a] > 2, self.count[a] > 1)
        columns: list[Column] = [alike[0] > 0, alike[1] > 0, np.minimum(alike[2], 10) / 10, *place, np.log1p(found)]
        return _stacked([*columns, np.minimum(self.end[a] - self.start[a], 12) / 12], len(a))


def _table(rows: Iterable[Sequence[int]], width: int, empty: int) -> Words:
    held = [row[:width] for row in rows]
    lengths = np.array([len(row) for row in held], dtype=np.int64)
    width = int(lengths.max(initial=0))  # of most articles less than what is allowed
    table = np.full((len(held), width), empty, dtype=np.int32)
    # filled by a mask: numpy takes four times as long over a list of lists
    table[np.arange(width) < lengths[:, None]] = [number for row in held for number in row]
    return table


def _stacked(columns: Sequence[Column], rows: int) -> Floats:
    """One column after another in memory, as they are made and as a product of matrices takes them, too."""
    table = np.empty((len(columns), rows), dtype=np.float32)
    for n, column in enumerate(columns):
        table[n] = column
    return table.T


def _shared(one: Words, other: Words, pairs: Ints, j: Ints, c: Ints) -> Floats:
    """How many numbers of row ``j`` of a table stand in row ``c`` of the other, for these ``pairs``; rows are filled from the left, and most are short."""
    found = np.zeros(len(j), dtype=np.float32)
    width = other.shape[1]
    if width:
        pairs = pairs[other[:, 0].take(c[pairs]) >= 0]
        for column in one.T:
            mine = column.take(j[pairs])
            filled = mine >= 0
            mine, pairs = mine[filled], pairs[filled]
            same = other.take(c[pairs], 0) == mine[:, None]
            found[pairs[np.flatnonzero(same) // width]] += 1  # no row holds a number twice
    return found


def _behind(marks: Bools, block: Block) -> Floats:
    """How many marked candidates of the same phrase come after each."""
    total = np.cumsum(marks.astype(np.float32))
    ends = np.append(block.first[1:], len(marks)) - 1
    found: Floats = total[ends][block.owner] - total
    return found
