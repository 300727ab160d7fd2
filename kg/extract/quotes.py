"""Which words stand between quotation marks, also across sentences and paragraphs, and who says them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extract import paragraphs
from kg.extract.clauses import Clause
from kg.extract.cues import Cues
from kg.extract.tree import Tree

if TYPE_CHECKING:
    from kg.extract.mentions import Phrase

OPENING, CLOSING, STRAIGHT = "“«„", "”»", '"'
DASHES = frozenset({"―", "—", "–", "-", "--"})
SHORTEST = 4  # words; a shorter quotation is a term, not speech


@dataclass(slots=True)
class Quotation:
    start: int  # tokens, half-open, marks included
    end: int
    speaker: int | None = None  # head token of the speaker
    cue: int | None = None  # token of the saying verb


def find(tree: Tree) -> list[Quotation]:
    """Quotations in order. A quotation that a paragraph leaves open goes on where the next paragraph opens with a mark (English usage), else it ends there."""
    found: list[Quotation] = []
    opened: int | None = None
    marks = [(i, word) for i, word in enumerate(tree.words) if not word.isalnum()]
    ticks = {i for i, word in marks if word == "``" or (word == "`" and tree.words[i + 1 : i + 2] == ["`"])}
    either = {STRAIGHT} if ticks else {STRAIGHT, "''"}  # some wire services open with two apostrophes, too
    for i, word in marks:
        if paragraphs.blank(tree, i):
            if opened is not None:
                found.append(Quotation(opened, i))
                opened = None
        elif word in OPENING or i in ticks or (word in either and opened is None):
            if opened is None:
                opened = i
        elif (word in CLOSING or word in {STRAIGHT, "''"}) and opened is not None:
            found.append(Quotation(opened, i + 1))
            opened = None
    if opened is not None:
        found.append(Quotation(opened, len(tree.words)))
    return found


def people(phrases: Mapping[int, Phrase]) -> set[int]:
    """Tokens that are heads of persons' names: who may speak in a transcript or sign a quotation."""
    return {head for head, phrase in phrases.items() if phrase.kind == "name" and phrase.type == "Person"}


def attribute(tree: Tree, clauses: dict[int, Clause], cues: Cues, people: Collection[int] = ()) -> list[Quotation]:
    """Quotations with their speakers: of the saying verb whose sentence holds part of them, else of the quotation before or after in the paragraph.

    ``people``: tokens that are heads of persons' names; they speak in transcripts ("PENCE: ...") and sign quotations ("..." - Ada Byron).
    """
    quotations = find(tree)
    inside = [-1] * len(tree.words)
    for number, q in enumerate(quotations):
        for i in range(q.start, q.end):
            inside[i] = number
    paragraph = paragraphs.numbers(tree)
    saying = [c for c in clauses.values() if verb_of(tree, c) in cues.says | cues.manner and c.kind == "verb" and not c.passive and c.subjects]
    for number, q in enumerate(quotations):
        outside = [c for c in saying if inside[c.head] != number and inside[c.subjects[0]] != number]
        sentences = set(tree.sentence[q.start : q.end])
        touching = [c for c in outside if tree.sentence[c.head] in sentences and paragraph[c.head] == paragraph[q.start]]
        if not touching:  # "Rathbun stated: “…”" and “…” with the speaker in a sentence of his own
            before = _sentence_before(tree, q.start)
            last = tree.words[before[1]] if before else ""
            touching = [c for c in outside if before and before[0] <= c.head <= before[1] and last in {":", ","}]
        if not touching and tree.words[max(q.end - 2, q.start)] == ",":  # “…,” Kim said: a comma before the mark ends no sentence, whatever the parser says
            after = tree.sentence[q.end] if q.end < len(tree.words) else -1
            touching = [c for c in outside if tree.sentence[c.head] == after and paragraph[c.head] == paragraph[q.start]]
        over = [c for c in touching if any(_above(tree, c.head, i) for i in (q.start + 1, q.end - 2) if q.start < i < q.end)]
        if touching:
            best = min(over or touching, key=lambda c: min(abs(c.head - q.start), abs(c.head - q.end)))
            q.speaker, q.cue = _who(tree, best, clauses), best.head
    _signed(tree, quotations, people)
    _spread(tree, quotations, paragraph)
    from kg.extract import passages  # which is written in the terms of this module

    spoken = [*(q for q in quotations if q.speaker is not None), *_transcribed(tree, paragraph, inside, people)]
    return [*spoken, *passages.find(tree, clauses, cues, people, spoken)]


def _who(tree: Tree, saying: Clause, clauses: dict[int, Clause]) -> int:
    """The subject; in "Kim had this to say: “…”" that of the verb above, as "this" is what is said."""
    above = clauses.get(saying.parent) if saying.parent is not None else None
    speaker = saying.subjects[0]
    pointing = tree.upos[speaker] == "PRON" and tree.tags[speaker] in {"DT", "WP", "WDT"} and tree.rel[speaker] != "nsubj"
    return above.subjects[0] if pointing and saying.inherited and above is not None and above.subjects else speaker


def _signed(tree: Tree, quotations: list[Quotation], people: Collection[int]) -> None:
    """“…” ― Ada Byron: a dash and a name behind the closing mark; Ada Byron: “…”, a name and a colon before the opening one."""
    for q in quotations:
        before = [i for i in range(max(0, q.start - 4), q.start) if tree.upos[i] != "SPACE"]
        if q.speaker is None and len(before) > 1 and tree.words[before[-1]] == ":":
            labelled = next((i for i in reversed(before[:-1]) if i in people), None)
            named = labelled is not None and all(tree.upos[i] == "PROPN" for i in range(labelled, before[-1]))
            if named and labelled is not None and tree.sentence[labelled] == tree.sentence[before[-1]]:
                q.speaker, q.cue = labelled, before[-1]
                continue
        inner = [i for i in range(q.start + 1, min(q.start + 5, q.end)) if tree.upos[i] != "SPACE"]
        colon = next((n for n, i in enumerate(inner) if tree.words[i] == ":"), None)
        label = inner[:colon] if colon is not None else []
        told = next((i for i in label if i in people), label[0] if 0 < len(label) < 3 else None)
        if (
            told is not None and colon is not None and all(tree.words[i].isupper() and tree.upos[i] == "PROPN" for i in label)
        ):  # "“WALLACE: ...": a transcript in quotation marks
            q.speaker, q.cue, q.start = told, inner[colon], inner[colon] + 1
            continue
        after = [i for i in range(q.end, min(q.end + 8, len(tree.words))) if tree.upos[i] != "SPACE"]
        if q.speaker is not None or not after or tree.words[after[0]] not in DASHES:
            continue
        name = next((i for i in after[1:3] if i in people), None)
        if name is not None:
            q.speaker, q.cue = name, after[0]


def _transcribed(tree: Tree, paragraph: list[int], inside: list[int], people: Collection[int]) -> list[Quotation]:
    """ "PENCE: ...": what follows a name and a colon at the start of a paragraph, to its end."""
    found: list[Quotation] = []
    for name in people:
        colon = next((i for i in range(name + 1, min(name + 4, len(tree.words))) if tree.words[i] == ":"), None)
        if colon is None:
            continue
        start = name
        while (
            start > 0
            and tree.upos[start - 1] in {"PROPN", "PUNCT"}
            and tree.upos[start - 1] != "SPACE"
            and paragraph[start - 1] == paragraph[name]
            and tree.words[start - 1] != ":"
        ):
            start -= 1
        opens = start == 0 or tree.upos[start - 1] == "SPACE"
        if not opens or any(tree.upos[i] not in {"PROPN", "PUNCT"} for i in range(name + 1, colon)):
            continue
        end = next((i for i in range(colon, len(tree.words)) if paragraph[i] != paragraph[name]), len(tree.words))
        spoken = [i for i in range(colon + 1, end) if inside[i] < 0 and tree.upos[i] not in {"PUNCT", "SPACE"}]
        if len(spoken) >= SHORTEST + 2 and len(spoken) >= 0.8 * (end - colon - 1 - sum(tree.upos[i] in {"PUNCT", "SPACE"} for i in range(colon + 1, end))):
            found.append(Quotation(colon + 1, end, name, colon))
    return sorted(found, key=lambda q: q.start)


def _above(tree: Tree, ancestor: int, token: int) -> bool:
    while tree.head[token] != token:
        token = tree.head[token]
        if token == ancestor:
            return True
    return False


def _sentence_before(tree: Tree, token: int) -> tuple[int, int] | None:
    number = tree.sentence[token]
    found = [i for i in range(max(0, token - 80), token) if tree.sentence[i] == number - 1 and tree.upos[i] != "SPACE"]
    return (found[0], found[-1]) if found else None


def _spread(tree: Tree, quotations: list[Quotation], paragraph: list[int]) -> None:
    """One paragraph, one voice: “…,” said X. “…” And a paragraph that opens with a mark goes on where the one before was not closed."""
    for number, q in enumerate(quotations):
        if q.speaker is not None:
            continue
        words = sum(tree.upos[i] not in {"PUNCT", "SPACE"} for i in range(q.start, q.end))
        if words < SHORTEST:
            continue
        here = paragraph[q.start]
        near = [p for p in quotations if p.speaker is not None and paragraph[p.start] == here]
        earlier = [p for p in near if p.start < q.start]
        if earlier or near:
            chosen = earlier[-1] if earlier else near[0]
        else:
            previous = quotations[number - 1] if number else None
            unclosed = previous is not None and tree.words[previous.end - 1] not in {*CLOSING, STRAIGHT, "''"}
            following = quotations[number + 1] if number + 1 < len(quotations) else None
            closed_here = tree.words[q.end - 1] in {*CLOSING, STRAIGHT, "''"}
            if unclosed and previous is not None and previous.speaker is not None and paragraph[previous.start] == here - 1:
                chosen = previous
            elif not closed_here and following is not None and following.speaker is not None and paragraph[following.start] == here + 1:
                chosen = following
            else:
                continue
        q.speaker, q.cue = chosen.speaker, chosen.cue


def verb_of(tree: Tree, clause: Clause) -> str:
    """The lemma with its particle: "rule out"."""
    lemma = tree.lemmas[clause.head]
    return f"{lemma} {tree.words[clause.particle].lower()}" if clause.particle is not None else lemma
