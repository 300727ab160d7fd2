"""Where paragraphs begin and end: blank lines, single newlines, or lines wrapped at a width. Linear in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from kg.model import Stretch

_LINE = re.compile(r"[^\n\r\f\v\u2028\u2029\x85]+")
_BLANK = " \t\u00a0\u1680\u2000-\u200d\u202f\u205f\u3000\u2060\ufeff\u00ad"
_FIRST = re.compile(rf"[^{_BLANK}]")
_CLOSING = "\"'”’»)]*_"
_SENTENCE_ENDS = tuple(".!?:;…")
_WIDEST = 100  # wider lines are paragraphs of their own
_NARROWEST = 40


def paragraphs(text: str) -> list[Stretch]:
    """Half-open stretches of ``text`` without the white space around them. Lines wrapped at a width are one paragraph, and so is a line that goes on in
    lower case."""
    found: list[Stretch] = []
    for group in _groups(text):
        found += _joined(text, group)
    return found


def ends_sentence(text: str) -> bool:
    """Does the text end as sentences do, closing quotes aside?

    >>> ends_sentence("He said: “We left.”"), ends_sentence("Spain Attacks")
    (True, False)
    """
    return text.rstrip(_CLOSING + " \u00a0").endswith(_SENTENCE_ENDS)


def _groups(text: str) -> Iterator[list[Stretch]]:
    """Lines that no blank line parts."""
    group: list[Stretch] = []
    last = 0
    for match in _LINE.finditer(text):
        breaks = text.count("\n", last, match.start()) or text.count("\r", last, match.start())
        stretch = _trimmed(text, match.start(), match.end())
        if group and (breaks > 1 or stretch is None):
            yield group
            group = []
        if stretch is not None:
            group.append(stretch)
        last = match.end()
    if group:
        yield group


def _trimmed(text: str, start: int, end: int) -> Stretch | None:
    first = _FIRST.search(text, start, end)
    if first is None:
        return None
    while not _FIRST.match(text, end - 1):
        end -= 1
    return first.start(), end


def _joined(text: str, lines: list[Stretch]) -> list[Stretch]:
    if len(lines) == 1:
        return lines
    width = max(end - start for start, end in lines)
    open_ends = sum(not ends_sentence(text[max(start, end - 8) : end]) for start, end in lines[:-1])
    wrapped = _NARROWEST <= width <= _WIDEST and 2 * open_ends >= len(lines) - 1
    found = [lines[0]]
    for (start, end), following in pairwise(lines):
        tail = text[max(start, end - 8) : end]
        goes_on = text[following[0]].islower() and not ends_sentence(tail)
        full = end - start + 1 + _first_word(text, following) > width - 2  # the next word did not fit
        if goes_on or (wrapped and full):
            found[-1] = (found[-1][0], following[1])
        else:
            found.append(following)
    return found


def _first_word(text: str, line: Stretch) -> int:
    space = text.find(" ", line[0], min(line[1], line[0] + _WIDEST))
    return (space if space > 0 else min(line[1], line[0] + _WIDEST)) - line[0]
