"""Numbers that say how likely an earlier phrase is what a later one means. No words of the language, only classes, agreement, distance and structure.

All pairs of a block are described together, a column at a time: what is asked of a phrase alone is worked out once a phrase, not once a pair.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from kg.extract.coref.attributes import Item
from kg.extract.coref.candidates import KINDS, PRONOUNS, Block, Ints, kind
from kg.extract.coref.clusters import Clusters
from kg.extract.coref.descriptions import Description
from kg.extract.coref.wording import Wording
from kg.model import ENTITY_TYPES, folded

ROLES = ("subject", "object", "oblique", "possessor", "other")
BUCKETS = (0, 1, 2, 3, 5, 8, 13)
NONE = -1
Floats = npt.NDArray[np.float32]
Bools = npt.NDArray[np.bool_]
Column = npt.NDArray[np.generic]

# The bucket of a distance in sentences, as a column of marks; the last is that of phrases in the wrong order.
NEARNESS = np.array([[low <= gap < high for gap in (*range(14), -1)] for low, high in zip(BUCKETS, (*BUCKETS[1:], 10**6), strict=True)], dtype=np.float32)
KIND, TYPE, ROLE = ({name: n for n, name in enumerate(names)} for names in (KINDS, ENTITY_TYPES, ROLES))


class Phrases(NamedTuple):
    """What is asked of the two phrases of a pair, a column each; of the chain are ``root``, ``number`` and ``gender``."""

    kind: Ints
    pronoun: Bools
    head: Ints  # number of its lemma; a pronoun has one of its own
    text: Ints
    type: Ints
    role: Ints
    sentence: Ints
    paragraph: Ints
    quotation: Ints
    speaker: Ints
    token: Ints
    start: Ints
    end: Ints
    predicate: Ints
    person: Ints
    number: Ints
    gender: Ints
    root: Ints
    animate: Bools
    words: Floats  # how many content words
    voice: Ints  # the chain that speaks where it stands
    place: Ints  # sentence and quotation

    def take(self, which: Ints) -> Phrases:
        """One gathering a column, for all pairs."""
        columns: list[Any] = [column.take(which) for column in self]
        return Phrases(*columns)


class Features:
    """The features of one document. ``clusters`` holds what rules have joined; ``described``: what a chain is described as, by its root."""

    def __init__(self, items: Sequence[Item], clusters: Clusters, described: Mapping[int, Description]) -> None:
        n = len(items)
        roots = [clusters.root(k) for k in range(n)]
        self.wording = Wording(items, clusters, described)

        def column(values: list[Any]) -> Ints:
            return np.array(values, dtype=np.int64)

        kinds = [kind(i) for i in items]
        lemmas: dict[str, int] = {}
        texts: dict[str, int] = {}
        sentence, quotation = column([i.sentence for i in items]), column([i.quotation for i in items])
        person, root, types = column([i.person for i in items]), column(roots), column([TYPE[i.phrase.type] for i in items])
        # of each chain once
        number = {root: {"sing": 0, "plur": 1}.get(clusters.number(root), 2) for root in clusters.members}
        gender = {root: "mfn?*".index(clusters.gender(root)) for root in clusters.members}
        genders = column([gender[root] for root in roots])
        by_token = {item.phrase.head: root for item, root in zip(items, roots, strict=True)}
        self.phrases = Phrases(
            kind=column([KIND[k] for k in kinds]),
            pronoun=np.array([k in PRONOUNS for k in kinds], dtype=bool),
            head=column([-2 - k if i.phrase.kind == "pronoun" else lemmas.setdefault(i.phrase.lemma, len(lemmas)) for k, i in enumerate(items)]),
            text=column([texts.setdefault(folded(i.phrase.text), len(texts)) for i in items]),
            type=types,
            role=column([ROLE[i.role] for i in items]),
            sentence=sentence,
            paragraph=column([i.paragraph for i in items]),
            quotation=quotation,
            speaker=column([NONE if i.speaker is None else i.speaker for i in items]),
            token=column([i.phrase.head for i in items]),
            start=column([i.start for i in items]),
            end=column([i.end for i in items]),
            predicate=column([i.predicate for i in items]),
            person=person,
            number=column([number[root] for root in roots]),
            gender=genders,
            root=root,
            animate=(types == TYPE["Person"]) | (types == TYPE["Group"]) | (genders < 2) | (person < 3),
            words=np.array([len(words) for words in self.wording.own], dtype=np.float32),
            voice=column([NONE if i.speaker is None else by_token.get(i.speaker, NONE) for i in items]),
            place=sentence * (quotation.max(initial=0) + 2) + quotation + 1,
        )
        self.length = column([i.phrase.end - i.phrase.start for i in items])
        self.behind = column([i.end - i.phrase.end for i in items])
        self.size = np.array([len(clusters.members[root]) for root in roots], dtype=np.float32)
        self.named = np.array([clusters.named(root) for root in roots], dtype=bool)
        self.first_in_sentence = np.array([k == 0 or items[k - 1].sentence != items[k].sentence for k in range(n)], dtype=bool)
        before = {k: at if len(members) < 30 else 30 for members in clusters.members.values() for at, k in enumerate(members)}
        self.before = np.array([before[k] for k in range(n)], dtype=np.float32)
        self.places = int(self.phrases.place.max(initial=0)) + 1
        self.selves = np.unique((root * self.places + self.phrases.place)[person == 1])  # in which places which chains say "I"

    def own(self) -> Floats:
        """A row a phrase: what counts of it alone, be it asked for or a candidate."""
        every = self.phrases
        columns: list[Column] = [
            *(every.kind == k for k in range(len(KINDS))),
            *(every.role == r for r in range(len(ROLES))),
            *(every.type == t for t in range(len(ENTITY_TYPES))),
            *(every.number == k for k in range(3)),
            *(every.gender == k for k in range(5)),
            every.quotation >= 0,
            every.speaker >= 0,
            self.first_in_sentence,
            every.paragraph == 0,
            every.sentence <= 1,
            np.log1p(self.size),
            self.size > 3,
            np.log1p(self.before),
            self.named,
            every.end - every.start > 4,
        ]
        return _stacked(columns, len(every.kind))

    def pairs(self, block: Block) -> Floats:
        """A row a pair."""
        later, earlier = self.phrases.take(block.later), self.phrases.take(block.earlier)
        gap, steps = later.sentence - earlier.sentence, (block.later - block.earlier).astype(np.float32)
        quoted, quoted_earlier = later.quotation >= 0, earlier.quotation >= 0
        same_type, same_role, same_kind = earlier.type == later.type, earlier.role == later.role, earlier.kind == later.kind
        gendered = (earlier.gender < 3) & (later.gender < 3)
        other_gender = gendered & (earlier.gender != later.gender)
        same_number, same_person = earlier.number == later.number, earlier.person == later.person
        other_number = ~same_number & (earlier.number < 2) & (later.number < 2)
        same_life, same_text = later.animate == earlier.animate, earlier.text == later.text
        spoken, voiced = later.speaker >= 0, later.voice >= 0
        fits = ~other_gender & ~other_number & same_life
        columns: list[Column] = [
            *NEARNESS.take(np.maximum(np.minimum(gap, BUCKETS[-1]), -1), 1),
            np.log1p(steps),
            np.minimum(steps, 30) / 30,
            *self._lexical(block, later, earlier, same_text),
            same_type,
            ~same_type & ~earlier.pronoun,
            earlier.animate & later.animate,
            ~same_life,
            same_number & (later.number < 2),
            other_number,
            gendered & ~other_gender,
            other_gender,
            (earlier.gender == 3) & (later.gender < 2),
            same_person,
            ~same_person & earlier.pronoun,
            same_role,
            same_role & (gap == 1),
            earlier.paragraph == later.paragraph,
            earlier.paragraph + 1 == later.paragraph,
            (earlier.quotation == later.quotation) & quoted,
            quoted & ~quoted_earlier,
            quoted_earlier & ~quoted,
            (earlier.speaker == later.speaker) & spoken,
            spoken & (earlier.token == later.speaker),
            voiced & (earlier.root == later.voice),
            voiced & (earlier.voice == later.voice),
            (earlier.speaker >= 0) & (earlier.speaker == later.token),
            self._says_i(later, earlier),
            earlier.predicate == later.predicate,
            (earlier.predicate == later.token) | (later.predicate == earlier.token),
            (earlier.start >= later.start) & (earlier.end <= later.end),
            same_kind,
            same_kind & earlier.pronoun & same_text,
            *self._rivals(block, earlier.role == 0, fits, gap),
            *self._chain(block, later, earlier, fits, gap),
        ]
        return _stacked(columns, len(block.later))

    def _says_i(self, later: Phrases, earlier: Phrases) -> Bools:
        """Whether somebody who says "I" where another phrase stands would be that one."""
        if not len(self.selves):
            return np.zeros(len(later.kind), dtype=bool)
        wanted = earlier.root * self.places + later.place
        nearest = self.selves.take(np.minimum(self.selves.searchsorted(wanted), len(self.selves) - 1))
        found: Bools = (nearest == wanted) & (later.person == 3)
        return found

    def _lexical(self, block: Block, later: Phrases, earlier: Phrases, same_text: Bools) -> list[Column]:
        """Shared words of the two phrases, of the later one with the chain, and with what the chain is described as."""
        same_head = earlier.head == later.head
        mine, theirs = later.words, earlier.words
        shared, chain, told, head_in_chain, head_in_heads, head_told, general_told = self.wording.shared(block)
        some = np.maximum(mine, 1)
        return [
            same_head,
            same_text,
            shared / some,
            shared / np.maximum(theirs, 1),
            (shared == mine) & (mine > 0),
            (shared == theirs) & (theirs > 0),
            same_head & (shared < np.minimum(mine, theirs)),
            head_in_chain,
            head_in_heads,
            head_told,
            general_told > 0,
            told,
            chain / some,
            (chain == mine) & (mine > 0),
            (mine == 1) & ~later.pronoun,
        ]

    def _rivals(self, block: Block, subjects: Bools, fits: Bools, gap: Ints) -> list[Column]:
        """How many phrases that agree as well stand between the two, and how many subjects of them."""
        subject = fits & subjects
        nearer, nearer_subjects = _behind(fits, block), _behind(subject, block)
        nearest = fits & (nearer == 0)
        return [
            fits,
            nearest,
            np.minimum(nearer, 6) / 6,
            subject & (nearer_subjects == 0),
            np.minimum(nearer_subjects, 6) / 6,
            nearest & (gap <= 1),
            subject & (gap == 1),
            subject & (gap == 0),
        ]

    def _chain(self, block: Block, later: Phrases, earlier: Phrases, fits: Bools, gap: Ints) -> list[Column]:
        """The candidate's chain among the candidates: how long ago it was named last, how often, as a subject, and whether another one agrees."""
        asked, chains, owner = len(block.asked), self.wording.several, block.owner
        cell = owner * chains + self.wording.chain.take(block.earlier)  # of a table of phrases and chains
        last = np.zeros(asked * chains, dtype=np.int64)
        last[cell] = block.earlier  # in the order of the text
        latest = last.take(cell)
        since = later.sentence - self.phrases.sentence.take(latest)
        times = np.bincount(cell).astype(np.float32).take(cell)
        near_subject = np.bincount(cell, weights=(earlier.role == 0) & (gap <= 1)).take(cell)
        most = np.maximum.reduceat(times * fits, block.first).take(owner)

        def agreeing(marks: Bools) -> Ints:
            """How many chains of the same phrase have a marked candidate."""
            table = np.zeros((asked, chains), dtype=bool)
            table.reshape(-1)[cell[marks]] = True
            counts: Ints = table.sum(1).take(owner)
            return counts

        rivals, near = agreeing(fits), agreeing(fits & (since <= 1))
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
            latest == block.earlier,
        ]

    def alone(self, block: Block) -> Floats:
        """A row a phrase that is asked for: the signs of "none of these"."""
        every, a, j, c = self.phrases, block.asked, block.later, block.earlier
        alike = [np.add.reduceat((column[c] == column[j]).astype(np.float32), block.first) for column in (every.head, every.text, every.type)]
        found = np.diff(np.append(block.first, len(j)))
        place = (every.sentence[a] == 0, self.behind[a] > 2, self.length[a] > 2, every.words[a] > 1)
        columns: list[Column] = [alike[0] > 0, alike[1] > 0, np.minimum(alike[2], 10) / 10, *place, np.log1p(found)]
        return _stacked([*columns, np.minimum(every.end[a] - every.start[a], 12) / 12], len(a))


def _stacked(columns: Sequence[Column], rows: int) -> Floats:
    """One column after another in memory, as they are made and as a product of matrices takes them, too."""
    table = np.empty((len(columns), rows), dtype=np.float32)
    for n, column in enumerate(columns):
        table[n] = column
    return table.T


def _behind(marks: Bools, block: Block) -> Floats:
    """How many marked candidates of the same phrase come after each."""
    total = np.cumsum(marks.astype(np.float32))
    ends = np.append(block.first[1:], len(marks)) - 1
    found: Floats = total[ends][block.owner] - total
    return found
