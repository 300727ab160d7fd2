"""Recipes -> intervals and TIMEX3 values."""

from __future__ import annotations

from datetime import date
from typing import Literal

from kg.extract.dates.recipe import COARSE, Span, span, split
from kg.model import Interval, TimeExpression

Kind = Literal["date", "duration", "set", "vague"]


def kind(expression: TimeExpression) -> Kind:
    """A date (of any length), a duration ("for 17 years"), a set ("every Monday"), or a word without a date ("recently", "that day")."""
    core = split(expression.value)[0]
    if core.startswith("set:"):
        return "set"
    if core.startswith("P") and not core.endswith("_REF"):
        return "duration"
    if core.endswith("_REF") or core.startswith(("same:", "shift:")) or not core:
        return "vague"
    return "date"


def resolve(expression: TimeExpression, published: str | None, *, future: bool | None = None) -> Interval:
    """The interval of an expression: inclusive ISO dates, and minutes ("2024-06-19T14:30") where the precision is minute.

    ``published``: the ISO date of the article; without it only what names its year resolves, and the rest stays text. ``future``: whether the clause is
    about what is to come; ``None``: as the tense beside the expression has it, else past. Weeks have precision day, quarters month, centuries decade.
    """
    found = _ends(expression.value, _date(published), future)
    if found is None:
        return Interval(expression.text)
    first, last, opened = found
    start = _iso(first, at_end=False) if first else None
    end = _iso(last, at_end=True) if last else None
    if start is None and end is None:
        return Interval(expression.text)
    if opened:
        return Interval(expression.text, start, end, "open")
    precision = max((one.precision for one in (first, last) if one), key=COARSE.index)
    if start and end and start > end:
        return Interval(expression.text)
    return Interval(expression.text, start, end, precision)


def timex(expression: TimeExpression, published: str | None, *, future: bool | None = None) -> str | None:
    """The TIMEX3 value of one expression without an inner stretch ("1998-03-02", "1998-W10", "P2D", "PRESENT_REF"); ``None`` where it cannot be known."""
    core, _options = split(expression.value)
    which = kind(expression)
    if which == "set":
        return core.removeprefix("set:")
    if which == "duration":
        return core
    if which == "vague":
        return _shift(core, _date(published)) if not core.endswith("_REF") else core
    found = span(expression.value, _date(published), future=future)
    return found.value if found else None


def _shift(core: str, published: date | None) -> str | None:
    """ "a year earlier" counts from a time named before; the publication date stands in for it, and the answer is a guess (for scoring only)."""
    if not core.startswith("shift:"):
        return None
    _, offset, unit = core.split(":")
    found = span(f"{unit}:{offset}", published)
    return found.value if found else None


def _ends(value: str, published: date | None, future: bool | None) -> tuple[Span | None, Span | None, bool] | None:
    if ".." not in value:
        one = span(value, published, future=future)
        return (one, one, False) if one else None
    left, _, right = value.partition("..")
    first = span(left, published, future=future) if left else None
    last = span(right, published, future=future) if right else None
    if (left and first is None) or (right and last is None):
        return None  # half a stretch would say more than the text
    return first, last, not (left and right)


def _iso(one: Span, *, at_end: bool) -> str | None:
    day = one.end if at_end else one.start
    if day is None:
        return None
    if one.precision == "minute":
        return day.isoformat() + one.value[-6:]
    return day.isoformat()


def _date(published: str | None) -> date | None:
    return date.fromisoformat(published[:10]) if published and len(published) >= 10 else None
