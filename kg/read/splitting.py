"""Running text -> articles: many reports in one file with nothing but blank lines between them."""

from __future__ import annotations

from kg.model import Stretch
from kg.read import datelines
from kg.read.blocks import is_byline, is_headline

MOSTLY = 0.6  # share of letters in one script
PREAMBLE_PARAGRAPHS, PREAMBLE_LENGTH = 5, 900


def split(text: str, found: list[Stretch]) -> list[list[Stretch]]:
    """Groups of paragraphs, an article each. A new one begins at a sure dateline, at its headline, and where Cyrillic and Latin paragraphs change."""
    scripts = [_script(text[a:b]) for a, b in found]
    groups: list[list[Stretch]] = []
    for number, (start, end) in enumerate(found):
        begins = number == 0
        if not begins:
            changed = bool(scripts[number]) and bool(scripts[number - 1]) and scripts[number] != scripts[number - 1]
            begins = changed or (not _preamble(text, groups[-1]) and _opens(text, found, number))
        if begins:
            groups.append([])
        groups[-1].append((start, end))
    return groups


def _preamble(text: str, group: list[Stretch]) -> bool:
    """A headline with a line or two under it, still before the dateline of its own story."""
    if len(group) > PREAMBLE_PARAGRAPHS or group[-1][1] - group[0][0] > PREAMBLE_LENGTH:
        return False
    return not any(datelines.find(text, *stretch) for stretch in group)


def _opens(text: str, found: list[Stretch], number: int) -> bool:
    """A sure dateline behind a story, or the headline of one."""
    start, end = found[number]
    line = datelines.find(text, start, end)
    if line is not None and line.sure:
        return True
    following = found[number + 1 : number + 2]
    if following and _ended(text, found[number - 1]) and is_headline(text, found[number : number + 4], 0):
        after = datelines.find(text, *following[0])
        return after is not None and after.sure and following[0][1] - after.end > 40
    return False


def _ended(text: str, stretch: Stretch) -> bool:
    body = text[stretch[0] : stretch[1]].rstrip()
    return body[-1:] in {".", "!", "?", "”", '"', "»", ")"} or is_byline(body)


def _script(body: str) -> str:
    """The script of a paragraph that is mostly in one, else ""."""
    cyrillic = sum(0x400 <= ord(c) < 0x530 for c in body)
    letters = sum(c.isalpha() for c in body)
    if letters < 12:
        return ""
    share = cyrillic / letters
    return "Cyrillic" if share > MOSTLY else "other" if share < 1 - MOSTLY else ""
