"""Running text -> articles: many reports in one file with nothing but blank lines between them.

A new article begins at a dateline that follows a story (with the headline, byline and date above it), at a headline with a date or a byline under it, after
the line that names the contributors, where the script changes, and at items of one paragraph that end without a full stop. What only looks like it (labels
before a dash, speakers, lists, quotations in another script) parts nothing: cutting an article in two is worse than two stories under one title.
"""

from __future__ import annotations

import re
from itertools import pairwise

from kg.model import Stretch
from kg.read import datelines
from kg.read.blocks import in_title_case, is_byline
from kg.read.datelines import LIKELY, WEAK, Dateline
from kg.read.paragraphs import ends_sentence
from kg.read.published import date_line

SAMPLE = 600  # characters of a paragraph that show its script
MOSTLY = 0.6  # share of letters in one script
ITEM = 60  # characters from which a paragraph without a full stop is an item of its own and no heading
SENTENCE = 40  # characters that a story has behind its dateline
SUMMARY = 110  # longer first paragraphs are no headlines
PREAMBLE = 600  # characters that a headline, its summary and labels may take before the story begins
CLOSING = re.compile(
    r"[^\n]{2,240}\bcontributed (?:to (?:this|the) (?:report|reporting|story|article)|reporting)\b[^\n]{0,60}$"
    r"|\(?(?:reporting|writing) by\b[^\n]{2,240}\b(?:editing|edited|compiled) by\b[^\n]{0,120}$",
    re.IGNORECASE,
)
NOTE = re.compile(
    r"[\W_]*(?:correction|editor|note|clarification|update|this (?:story|post|article|report|version)|online|on the net|follow|copyright|©"
    r"|read more|related|see also|source|more|watch|with (?:additional|reporting)|additional|the (?:associated press|writer|author))\b",
    re.IGNORECASE,
)


def split(text: str, found: list[Stretch]) -> list[list[Stretch]]:
    """Groups of paragraphs, an article each."""
    if not found:
        return []
    starts: set[int] = set()
    runs = _runs(text, found)
    for low, high, script in runs:
        starts.add(low)
        starts |= _items(text, found, low, high) if script == "Cyrillic" else set()
        starts |= _stories(text, found, low, high)
    cuts = [*sorted(starts), len(found)]
    return [found[a:b] for a, b in pairwise(cuts)]


def _runs(text: str, found: list[Stretch]) -> list[tuple[int, int, str]]:
    """Paragraphs of one script in a row; a quotation in another script belongs to the text around it."""
    runs: list[tuple[int, int, str]] = []
    for number, (start, end) in enumerate(found):
        script = _script(text[start:end]) or ("other" if datelines.find(text, start, end) else "")
        if runs and script in ("", runs[-1][2]):
            runs[-1] = (runs[-1][0], number + 1, runs[-1][2])
        elif runs and not runs[-1][2]:
            runs[-1] = (runs[-1][0], number + 1, script)
        else:
            runs.append((number, number + 1, script))
    joined = runs[:1]
    at = 1
    while at < len(runs):
        if at + 1 < len(runs) and joined[-1][2] == runs[at + 1][2] and _quotation(text, found, runs[at], runs[at + 1]):
            joined[-1] = (joined[-1][0], runs[at + 1][1], joined[-1][2])
            at += 2
        else:
            joined.append(runs[at])
            at += 1
    return joined


def _quotation(text: str, found: list[Stretch], run: tuple[int, int, str], following: tuple[int, int, str]) -> bool:
    low, high, _ = run
    if high - low > 3 or datelines.find(text, *found[following[0]]) is not None:
        return False
    introduced = _body(text, found[low - 1]).endswith(":")
    return introduced or all(_is_quoted(_body(text, stretch)) for stretch in found[low:high])


def _is_quoted(body: str) -> bool:
    return body[0] in '«“„"‘' and body.rstrip(".!?…,").endswith(("»", "”", '"', "’"))


def _items(text: str, found: list[Stretch], low: int, high: int) -> set[int]:
    """Starts of items that are one long paragraph without a full stop; before a story, the last of them is its title."""
    starts: set[int] = set()
    for number in range(low + 1, high):
        if not _is_item(text, found[number]):
            continue
        before = _body(text, found[number - 1])
        if before.endswith((":", ";", ",")):
            continue
        if not _is_item(text, found[number - 1]):
            if ends_sentence(before) and number - low > 1:
                starts.add(number)
            continue
        leads_story = number + 1 < high and not _is_item(text, found[number + 1])
        title_above = number - 1 == low or not _is_item(text, found[number - 2])
        if not (leads_story and title_above):
            starts.add(number)
    return starts


def _is_item(text: str, stretch: Stretch) -> bool:
    body = _body(text, stretch)
    return len(body) >= ITEM and not ends_sentence(body) and not body.endswith(",") and not body[0].islower() and body[0] not in "-•*–—"


def _stories(text: str, found: list[Stretch], low: int, high: int) -> set[int]:
    starts: set[int] = set()
    lines = [datelines.find(text, *stretch) for stretch in found[low:high]]
    begun = low
    for number in range(low + 1, high):
        start = _start_of_story(text, found, lines, low, high, begun, number)
        if start is not None and start > begun and _is_story(text, found, lines[begun - low : start - low], begun, start):
            starts.add(start)
            begun = number
    return starts


def _start_of_story(text: str, found: list[Stretch], lines: list[Dateline | None], low: int, high: int, begun: int, number: int) -> int | None:
    line = lines[number - low]
    before = _body(text, found[number - 1])
    if line is not None and line.sureness >= WEAK and not before.endswith((":", ",", ";")):
        after = lines[number - low + 1] if number + 1 < high else None
        if line.sureness < LIKELY and after is not None:
            return None  # a list of places
        return _above(text, found, number, begun)
    if number + 1 < high and _is_headline(_body(text, found[number])) and (ends_sentence(before) or is_byline(before)):
        below = _body(text, found[number + 1])
        if date_line(below) is not None or re.fullmatch(r"(?:By|BY) [A-Z][^.!?]{3,60}", below):
            return number
        if in_title_case(_body(text, found[number])) and _opens_story(text, found, number, high):
            return number
    if CLOSING.match(before) and high - number >= 2 and not NOTE.match(_body(text, found[number])) and not is_byline(_body(text, found[number])):
        return number if found[high - 1][1] - found[number][0] >= 400 else None
    return None


def _opens_story(text: str, found: list[Stretch], number: int, high: int) -> bool:
    """A headline in title case of seven words, five of them long, above a long paragraph: more than a crosshead, a caption or a name with its office."""
    tokens = _body(text, found[number]).split()
    if len(tokens) < 7 or sum(len(t) > 4 for t in tokens) < 5 or number + 2 >= high or NOTE.match(_body(text, found[number])):
        return False
    below = found[number + 1]
    return below[1] - below[0] >= 120


def _above(text: str, found: list[Stretch], number: int, begun: int) -> int:
    """The first paragraph of the headline, byline and date above a dateline."""
    at = number
    while at - 1 > begun and number - at < 4:
        body = _body(text, found[at - 1])
        if not (_is_headline(body) or date_line(body) is not None or (is_byline(body) and not CLOSING.match(body))):
            break
        at -= 1
    return at


def _is_headline(body: str) -> bool:
    if len(body) > 140 or len(body.split()) > 22 or not (body[0].isupper() or body[0].isdigit() or body[0] in "‘“\"'«"):
        return False
    if body.endswith((":", ";", ",", "…")) or is_byline(body) or date_line(body) is not None or not any(c.isalpha() for c in body):
        return False
    return not ends_sentence(body) or in_title_case(body)


def _is_story(text: str, found: list[Stretch], lines: list[Dateline | None], begun: int, start: int) -> bool:
    """Is there a story before ``start``, or only a headline with its summary and labels?"""
    length = found[start - 1][1] - found[begun][0]
    if any(line is not None and found[start - 1][1] - line.end > SENTENCE for line in lines):
        return True
    first = _body(text, found[begun])
    if len(first) > SUMMARY and ends_sentence(first):
        return True
    return length > PREAMBLE and start - begun > 3


def _body(text: str, stretch: Stretch) -> str:
    return text[stretch[0] : stretch[1]]


def _script(body: str) -> str:
    """The script of a paragraph that is mostly in one, else ""."""
    body = body[:SAMPLE]
    cyrillic = sum("\u0400" <= c < "\u0530" for c in body)
    letters = sum(c.isalpha() for c in body)
    if letters < 12:
        return ""
    share = cyrillic / letters
    return "Cyrillic" if share > MOSTLY else "other" if share < 1 - MOSTLY else ""
