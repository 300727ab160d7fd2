"""Text -> paragraphs, as stretches of the text without the white space around them."""

from __future__ import annotations

import re

from kg.model import Stretch

BLANK = re.compile(r"\n[ \t\r\f\v\u00a0]*\n\s*")
SENTENCE_END = tuple('.!?…:;"”»’)')


def paragraphs(text: str, start: int = 0, end: int | None = None) -> list[Stretch]:
    """Blank lines part paragraphs. Without any, lines do, where they are paragraphs and not lines of one that was wrapped."""
    end = len(text) if end is None else end
    found = _stretches(text, start, end, BLANK)
    if len(found) == 1 and "\n" in text[found[0][0] : found[0][1]]:
        lines = _stretches(text, *found[0], re.compile(r"\r?\n"))
        if _are_paragraphs([text[a:b] for a, b in lines]):
            return lines
    return found


def _stretches(text: str, start: int, end: int, gap: re.Pattern[str]) -> list[Stretch]:
    out: list[Stretch] = []
    at = start
    for match in gap.finditer(text, start, end):
        out.append((at, match.start()))
        at = match.end()
    out.append((at, end))
    trimmed = []
    for a, b in out:
        while a < b and text[a].isspace():
            a += 1
        while b > a and text[b - 1].isspace():
            b -= 1
        if a < b:
            trimmed.append((a, b))
    return trimmed


def _are_paragraphs(lines: list[str]) -> bool:
    """Wrapped lines are of like length and mostly end within a sentence; paragraphs end with one, or are much longer than a line of a letter."""
    ended = sum(line.endswith(SENTENCE_END) for line in lines)
    long = sum(len(line) > 120 for line in lines)
    return ended >= 0.6 * len(lines) or long >= 0.5 * len(lines)
