"""Where time expressions stand: rules over the text, then expressions joined into stretches ("from A to B", "since A")."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from typing import TYPE_CHECKING

from kg.extract import tree
from kg.extract.dates.recipe import split
from kg.extract.dates.rules import Build
from kg.extract.dates.tense import Tenses
from kg.extract.openings import Openings
from kg.model import TimeExpression

if TYPE_CHECKING:
    from spacy.tokens import Doc

CYRILLIC = re.compile("[Ѐ-ӿ]")
OPENERS = {
    "since": "{}..", "starting": "{}..", "from": "{}..", "beginning": "{}..", "з": "{}..", "із": "{}..", "від": "{}..", "починаючи з": "{}..",
    "until": "..{}", "till": "..{}", "by": "..{}", "through": "..{}", "up to": "..{}", "до": "..{}", "no later than": "..{}", "as of": "{}",
}  # fmt: skip
# "before 1998" and "after June" exclude the time they name; which day they mean instead is not said, so they stay as they are.
OPENER = re.compile(
    rf"(?<!\w)(?P<word>{'|'.join(sorted(OPENERS, key=len, reverse=True))})(?:\s+(?:at\s+least|about|around|the|as\s+early\s+as|в|у))?\s+$", re.IGNORECASE
)
# "sales rose to 5 million from 1996": what a figure is compared with is no beginning
CHANGE = re.compile(
    r"\b(?:up|down|rise|rises|rose|risen|fell|fall|falls|fallen|drop\w*|increas\w*|decreas\w*|declin\w*|grew|grown|gain\w*|compared|differ\w*|date[ds]?)\b[^.;]*$",
    re.IGNORECASE,
)
BETWEEN = re.compile(r"(?<!\w)(?P<word>between|from|with|між|з|із|від)\s+(?:the\s+)?$", re.IGNORECASE)
MIDDLE = re.compile(r"\s*(?P<word>[-–—]|to|and|until|till|through|та|і|й|до|по)\s*(?:the\s+)?", re.IGNORECASE)
# a preposition that a rule needed only as context
LEADING = re.compile(
    r"(?:for|over|in|after|within|through|on|over\s+the|at|exactly)\s+(?!the\s+(?:past|future|recent|near|distant)|(?:recent|past|coming|future|upcoming)\b)",
    re.IGNORECASE,
)
PAIRS = {("between", "and"), ("from", "to"), ("from", "until"), ("from", "till"), ("from", "through"), ("між", "та"), ("між", "і"), ("між", "й"),
         ("з", "до"), ("з", "по"), ("із", "до"), ("із", "по"), ("від", "по"), ("від", "до"), ("з", "та")}  # fmt: skip
Found = tuple[int, int, str]


def find(doc: Doc) -> list[TimeExpression]:
    """The times of a document, left to right, none inside another.

    ``start``/``end`` are characters of ``doc.text`` and cover what ``text`` says: "since 2013", "from November 2010 to November 2013", "late April".
    Adjectives of time ("the current leader") are no times of a statement and are left out.
    """
    text = tree.text(doc)
    plain = [one for one in _atoms(doc, text) if not one[2].endswith(";adjective")]
    joined: list[TimeExpression] = []
    at = 0
    while at < len(plain):
        start, end, value = plain[at]
        following = plain[at + 1] if at + 1 < len(plain) else None
        pair = _pair(text, plain[at], following) if following else None
        if pair and following:
            start, end, value = pair
            at += 1
        elif (opening := OPENER.search(text[max(0, start - 30) : start])) and _dated(value) and ".." not in value and "T" not in "".join(split(value)[1]):
            word = re.sub(r"\s+", " ", opening["word"].lower())
            if word != "from" or not CHANGE.search(text[max(0, start - 80) : start]):
                start = max(0, start - 30) + opening.start("word")
                value = OPENERS[word].format(value)
        joined.append(TimeExpression(text[start:end], start, end, value))
        at += 1
    return joined


def parts(doc: Doc) -> list[TimeExpression]:
    """The single expressions, as TIMEX3 marks them: "from May to June" is two, "since 2013" is "2013", adjectives count."""
    text = tree.text(doc)
    return [TimeExpression(text[start:end], start, end, value.removesuffix(";adjective")) for start, end, value in _atoms(doc, text)]


def _dated(value: str) -> bool:
    return bool(value) and not value.startswith(("same:", "shift:", "set:", "P")) and not value.split(";")[0].endswith("_REF")


def _pair(text: str, first: Found, second: Found) -> Found | None:
    """Two times and the words around them that make one stretch; ``None`` where they do not."""
    between = MIDDLE.fullmatch(text[first[1] : second[0]])
    if between is None or not (_dated(first[2]) and _dated(second[2])) or ".." in first[2] + second[2]:
        return None
    if between["word"] in "-–—" and first[2][:4].isdigit() != second[2][:4].isdigit():
        return None  # "February 6 - this year": an afterthought, no stretch
    opening = BETWEEN.search(text[max(0, first[0] - 16) : first[0]])
    word = between["word"].lower()
    start = first[0]
    if opening and (opening["word"].lower(), word) in PAIRS:
        start = max(0, first[0] - 16) + opening.start("word")
    elif word not in ("to", "through", "-", "–", "—", "until", "till") or (word == "to" and opening is None and text[start - 1 : start] != "("):
        return None
    left, right = first[2], second[2]
    year = re.match(r"\d{4}", right)
    if left.startswith("XXXX-") and year:  # "from May to June 2010": the year belongs to both
        left = year[0] + left[4:]
    return start, second[1], f"{left}..{right}"


def _atoms(doc: Doc, text: str) -> list[Found]:
    """Every rule's matches; of overlapping ones the longer, of equal ones the earlier rule."""
    tenses = Tenses(doc, text)
    openings, builders = _rules(doc.lang_ == "uk" or CYRILLIC.search(text) is not None)
    found: list[tuple[int, int, int, str]] = []
    for rank, (build, matches) in enumerate(zip(builders, openings.matches(text), strict=True)):
        for match in matches:
            value = build(match)
            if value:
                start, end = _trimmed(text, match.start(), match.end())
                found.append((start, end, rank, value))
    kept: list[Found] = []
    starts: list[int] = []
    for start, end, _, value in sorted(found, key=lambda one: (one[0] - one[1], one[2], one[0])):
        at = bisect_right(starts, start)
        if (at and kept[at - 1][1] > start) or (at < len(kept) and kept[at][0] < end):
            continue
        kept.insert(at, (start, end, tenses.mark(value, start, end)))
        starts.insert(at, start)
    return kept


@cache
def _rules(both: bool) -> tuple[Openings, tuple[Build, ...]]:
    from kg.extract.dates import english  # hundreds of patterns, which a graph that is only made anew does not need

    rules = list(english.RULES)
    if both:
        from kg.extract.dates import ukrainian

        rules += ukrainian.RULES
    # many rules open with a common word ("the", "a few"): a letter more tells most of them apart
    return Openings((pattern for pattern, _ in rules), 5), tuple(build for _, build in rules)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Without white space at the ends and without a preposition that a rule needed only as context."""
    while end > start and text[end - 1].isspace():
        end -= 1
    opening = LEADING.match(text[start:end])
    if opening and opening.end() < end - start:
        start += opening.end()
    return start, end
