"""Interviews of questions and answers: paragraphs that ask, and behind each what one person says, with no marks and no name in front.

Only where the article says whom it interviewed, and that is one person, and where it asks more than once and half of the answers are in the first person.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from kg.extract.cues import Cues
from kg.extract.paragraphs import asks, last
from kg.extract.quotes import Quotation
from kg.extract.tree import Tree

FEWEST = 2  # questions with an answer; half of the answers must be in the first person
ENDS = frozenset({".", "!", "...", "…"})


def find(tree: Tree, paragraphs: Sequence[tuple[int, int]], people: Collection[int], cues: Cues) -> Iterator[Quotation]:
    """The answers as quotations. Captions and crossheads between them, which end without a stop, stay the article's own."""
    asked = [n for n, (start, end) in enumerate(paragraphs) if asks(tree, start, end)]
    runs = [(n + 1, follows) for n, follows in pairwise([*asked, None]) if n is not None]
    answers = []
    for first, behind in runs:
        # what follows the last answer may be the article's again
        run = [p for p in paragraphs[first : behind if behind is not None else first + 1] if last(tree, *p) in ENDS]
        if run:
            answers.append(run)
    personal = sum(
        any(tree.words[i].lower() in cues.talking and tree.upos[i] in {"PRON", "DET"} for start, end in run for i in range(start, end)) for run in answers
    )
    if len(answers) < FEWEST or 2 * personal < len(answers):
        return
    who = _interviewed(tree, paragraphs[asked[0]][0], people, cues)
    if who is not None:
        for run in answers:
            for start, end in run:
                yield Quotation(start, end, who, who)


def _interviewed(tree: Tree, before: int, people: Collection[int], cues: Cues) -> int | None:
    """The one person of whom the words in front of the first question say so."""
    found = []
    for head in people:
        verb = tree.head[head]
        if head >= before:
            continue
        case = next((tree.words[k].lower() for k in tree.kids(head, "case")), "")
        interviewed = tree.lemmas[verb] in cues.interviewing and (
            (tree.upos[verb] == "VERB" and tree.dep[head] in {"obj", "nsubj:pass"}) or (tree.upos[verb] == "NOUN" and case == "with")
        )
        met = tree.lemmas[verb] in cues.conversing and tree.upos[verb] == "VERB" and case in {"with", "to"}
        if interviewed or met:
            found += [k for k in tree.conjuncts(head) if k in people]
    lasts = {tree.words[max([head, *tree.kids(head, "flat")])] for head in found}  # once in full, once by the last name
    return min(found) if len(lasts) == 1 else None
