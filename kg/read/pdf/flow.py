"""Lines of pages -> paragraphs. Space between lines, their size, indents and short last lines part paragraphs; words broken at line ends are made whole."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from kg.read.paragraphs import ends_sentence
from kg.read.pdf.hyphens import joined, whole_words

OTHER_SIZE = 0.08  # by which heights of letters differ between text and heading
WIDE_SPACE = 1.3  # of the usual step between lines of that height: a paragraph ends
INDENT, DEEPEST_INDENT = 0.7, 6.0  # heights of a letter by which a first line stands in; more is another column
BULLETS = "•▪■●◦‣"
SHORT = 0.25  # of the column's width that a line of an unfinished sentence may lack


class Line(NamedTuple):
    """Words as drawn, and their box in points; ``bottom`` grows upwards."""

    text: str
    left: float
    right: float
    bottom: float
    top: float

    @property
    def height(self) -> float:
        return self.top - self.bottom


def text(pages: list[list[Line]]) -> tuple[str, tuple[int, ...]]:
    """Paragraphs parted by blank lines, and the offset in them at which each page begins."""
    steps = _steps(pages)
    known = whole_words(line.text for lines in pages for line in lines)
    parts: list[str] = []
    starts: list[int] = []
    length = 0

    def add(part: str) -> None:
        nonlocal length
        parts.append(part)
        length += len(part)

    paragraph: list[Line] = []  # lines of the paragraph that is being made, in the column that it stands in now
    last = ""  # its words, the last line still open
    for lines in pages:
        begun = False
        for line in lines:
            words = " ".join(line.text.split())
            if last:
                together = _goes_on(paragraph, line, last, steps)
                if together:
                    kept, glue = joined(last, words, known)
                    add(kept + glue)
                else:
                    add(last + "\n\n")
                if not together or _moved(paragraph[-1], line):
                    paragraph = []
            if not begun:
                starts.append(length)
                begun = True
            paragraph.append(line)
            last = words
        if not begun:  # a page without words: it begins where the next one does, which is known only then
            starts.append(-1)
    add(last)
    following = length
    for at in range(len(starts) - 1, -1, -1):
        if starts[at] < 0:
            starts[at] = following
        following = starts[at]
    starts[0] = 0
    return "".join(parts), tuple(starts)


def _steps(pages: list[list[Line]]) -> dict[int, float]:
    """Height of letters (rounded) -> the usual distance of lines of that height."""
    found: dict[int, list[float]] = {}
    for lines in pages:
        for above, below in pairwise(lines):
            step = above.bottom - below.bottom
            if not _differs(above, below) and 0.5 * below.height < step < 3 * below.height:
                found.setdefault(round(below.height), []).append(round(step, 1))
    # of a whole text the commonest distance, of few lines the least
    return {height: Counter(some).most_common(1)[0][0] if len(some) > 8 else median(sorted(some)[:3]) for height, some in found.items()}


def _goes_on(paragraph: list[Line], line: Line, last: str, steps: dict[int, float]) -> bool:
    """Does the line belong to the paragraph above it, or to that which ends the column or page before?"""
    above = paragraph[-1]
    if _differs(above, line):
        return False
    column = max(one.right for one in (*paragraph, *((line,) if not _moved(above, line) else ())))
    left = min(one.left for one in paragraph)
    ended = ends_sentence(last)
    first = line.text.split()[0]
    if _moved(above, line):
        return not ended and (first[0].islower() or last.endswith("-") or above.right > column - SHORT * (column - left))
    if above.bottom - line.bottom > WIDE_SPACE * steps.get(round(line.height), line.height):
        return False
    if first[0] in BULLETS:
        return False
    room = column - above.right
    fits = room > (len(first) + 1) * _letter(line)  # the next word would have stood on the line above: something ended there
    if fits and ended:
        return False
    indent = line.left - (left if len(paragraph) > 1 else above.left)
    hanging = len(paragraph) == 1 and above.text[0] in BULLETS
    if INDENT * line.height < indent < DEEPEST_INDENT * line.height and (ended or fits) and not hanging and not first[0].islower():
        return False
    return ended or first[0].islower() or room <= SHORT * (column - left) or not fits


def _moved(above: Line, line: Line) -> bool:
    """The line is not below the one before it: another column, another page, or the same height."""
    return line.bottom > above.bottom - 0.5 * above.height or line.left > above.right


def _differs(one: Line, other: Line) -> bool:
    return abs(one.height - other.height) > OTHER_SIZE * max(one.height, other.height)


def _letter(line: Line) -> float:
    """The mean width of a letter of the line, in points."""
    return (line.right - line.left) / max(1, len(line.text))
