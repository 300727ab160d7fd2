"""Where patterns over a text may match: each is tried only at words that it can open with, which are worked out of the pattern itself.

``re`` tries a pattern at every character of a text. Rules over text open with few words ("about", "last", a figure), so a glance at the next
characters leaves out nearly all of them.

The parser of patterns is private to ``re`` (the same in Python 3.11 to 3.13), and no public way does the same: partial matches of the package regex need a
second engine that must agree with ``re``, and 35 times the time for each new opening. Should a release of Python move it, this module fails at its import,
and the tests compare every match with ``finditer``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from re import _constants as ops  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

SIZE = 4  # characters that are looked at, where nothing else is asked for: how many there are to know grows fast
WIDEST = 300  # characters of a class that are told apart; of a wider one nothing is known
REMEMBERED = 20_000  # different openings of a text that are kept

Opening = tuple[str, bool]  # characters, folded; whether those that stand behind them in the pattern follow
ANYTHING: frozenset[Opening] = frozenset({("", False)})
NOTHING: frozenset[Opening] = frozenset({("", True)})
SPACE: frozenset[Opening] = frozenset({(" ", True)})


class Openings:
    """Patterns that are asked for together. Those that do not begin by looking back for a word ("(?<!\\w)" or a wider class) are tried everywhere."""

    def __init__(self, patterns: Iterable[re.Pattern[str]], size: int = SIZE) -> None:
        self.patterns, self.size = tuple(patterns), size
        self._opening: dict[str, list[int]] = {}  # at most ``size`` characters -> the patterns that may open with them
        self._everywhere: list[int] = []
        self._known: dict[str, tuple[int, ...]] = {}
        others: set[str] = set()
        for number, pattern in enumerate(self.patterns):
            parsed = _parser.parse(pattern.pattern, pattern.flags)
            found = {text for text, _ in _sequence(parsed, size)}
            if "" in found or not _after_no_word(parsed):
                self._everywhere.append(number)
                continue
            others.update(text[0] for text in found if not re.match(r"\w", text))
            for text in found:
                self._opening.setdefault(text, []).append(number)
        self._places = re.compile(rf"(?<!\w)[\w{''.join(re.escape(one) for one in sorted(others))}]")

    def matches(self, text: str) -> list[list[re.Match[str]]]:
        """Of each pattern what its ``finditer`` would give."""
        found: list[list[re.Match[str]]] = [[] for _ in self.patterns]
        for number in self._everywhere:
            found[number].extend(self.patterns[number].finditer(text))
        behind = [0] * len(self.patterns)  # where the last match of each ends: none begins before
        known, size, tries = self._known, self.size, [pattern.match for pattern in self.patterns]
        for at in [place.start() for place in self._places.finditer(text)]:
            here = text[at : at + size]
            numbers = known.get(here)
            if numbers is None:
                numbers = self._numbers(here)
            if not numbers:
                continue
            for number in numbers:
                if at >= behind[number] and (match := tries[number](text, at)):
                    found[number].append(match)
                    behind[number] = match.end()
        return found

    def _numbers(self, here: str) -> tuple[int, ...]:
        if len(self._known) > REMEMBERED:
            self._known.clear()
        folded = "".join(map(_fold, here))
        numbers = {number for size in range(1, self.size + 1) for number in self._opening.get(folded[:size], ())}
        return self._known.setdefault(here, tuple(sorted(numbers)))


def _fold(character: str) -> str:
    """One sign for all figures, one for all white space, and no capitals."""
    return "0" if character.isdecimal() else " " if character.isspace() else character.casefold()


def _after_no_word(parsed: Iterable[tuple[Any, Any]]) -> bool:
    """Whether a pattern begins with "not behind a letter or figure"."""
    op, value = next(iter(parsed))
    if op is not ops.ASSERT_NOT or value[0] != -1 or len(value[1]) != 1:
        return False
    op, value = value[1][0]
    return op is ops.IN and (ops.CATEGORY, ops.CATEGORY_WORD) in value and value[0][0] is not ops.NEGATE


def _sequence(parsed: Iterable[tuple[Any, Any]], size: int) -> frozenset[Opening]:
    found = NOTHING
    for op, value in parsed:
        found = _followed(found, _openings(op, value, size), size)
        if not any(goes_on for _, goes_on in found):
            break
    return found


def _followed(first: frozenset[Opening], second: frozenset[Opening], size: int) -> frozenset[Opening]:
    return frozenset(
        ((one + other)[:size], further and len(one + other) < size) if goes_on else (one, False)
        for one, goes_on in first
        for other, further in (second if goes_on else NOTHING)
    )


def _openings(op: Any, value: Any, size: int) -> frozenset[Opening]:
    """What one element of a pattern may begin with."""
    if op is ops.LITERAL:
        return frozenset({(_fold(chr(value)), True)})
    if op is ops.IN:
        return _characters(value)
    if op is ops.BRANCH:
        return frozenset().union(*(_sequence(branch, size) for branch in value[1]))
    if op is ops.SUBPATTERN:
        return _sequence(value[3], size)
    if op in (ops.MAX_REPEAT, ops.MIN_REPEAT):
        return _repeated(size, *value)
    if op in (ops.AT, ops.ASSERT, ops.ASSERT_NOT):
        return NOTHING
    return ANYTHING


def _repeated(size: int, least: int, most: int, body: Iterable[tuple[Any, Any]]) -> frozenset[Opening]:
    once = _sequence(body, size)
    found, sofar = frozenset[Opening](), NOTHING
    for times in range(min(most, least + size) + 1):
        if times >= least:
            found |= sofar
        sofar = _followed(sofar, once, size)
    return found


def _characters(members: Sequence[tuple[Any, Any]]) -> frozenset[Opening]:
    if members[0][0] is ops.NEGATE and (ops.CATEGORY, ops.CATEGORY_NOT_SPACE) in members:
        return SPACE  # "[^\S\n]"
    found = set()
    for op, value in members:
        if op is ops.LITERAL:
            found.add((_fold(chr(value)), True))
        elif op is ops.RANGE and value[1] - value[0] < WIDEST:
            found.update((_fold(chr(code)), True) for code in range(value[0], value[1] + 1))
        elif op is ops.CATEGORY and value is ops.CATEGORY_DIGIT:
            found.add(("0", True))
        elif op is ops.CATEGORY and value is ops.CATEGORY_SPACE:
            found |= SPACE
        else:
            return ANYTHING
    return frozenset(found)
