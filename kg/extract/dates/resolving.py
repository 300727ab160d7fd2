"""Recipes -> intervals and TIMEX3 values."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
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
    """The TIMEX3 value of one expression alone ("1998-03-02", "1998-W10", "P2D", "PRESENT_REF"); ``None`` where it cannot be known."""
    core, _ = split(expression.value)
    which = kind(expression)
    if which in ("set", "duration"):
        return core.removeprefix("set:")
    if which == "vague":
        return core if core.endswith("_REF") else None
    if ".." in core:
        return _length(core) or timex(replace(expression, value=core.partition("..")[0]), published, future=future)
    found = span(expression.value, _date(published), future=future)
    return found.value if found else None


def timexes(expressions: Sequence[TimeExpression], published: str | None) -> list[str | None]:
    """The TIMEX3 values of the expressions of one text, in order; "that day", "a year earlier" and a bare hour count from the last date named before them.

    A guess that a graph does not make: :func:`resolve` leaves these as text.
    """
    values: list[str | None] = []
    last = published
    for expression in expressions:
        value = _from_last(expression, last, published) or timex(expression, published)
        values.append(value)
        if value and (value[:4].isdigit() and not value.startswith("0")) and kind(expression) != "set" and len(value) >= 4:
            last = value
    return values


def _from_last(expression: TimeExpression, last: str | None, published: str | None) -> str | None:
    core, options = split(expression.value)
    if last is None:
        return None
    quarter = re.fullmatch(r"(\d{4})-Q\d", last)
    if core in ("shift:-1:year", "year:-1") and quarter and (core != "year:-1" or expression.text.endswith("ago")):
        return f"{int(quarter[1]) - 1}{last[4:]}"
    day = last[:10] if re.fullmatch(r"\d{4}-\d\d-\d\d", last[:10]) else published
    if core.startswith("same:"):
        unit = core.removeprefix("same:")
        if unit == "day":
            found = span(";".join((day or "", *options)), None)
        elif unit == "year":
            return last[:4]
        else:
            found = span(f"{unit}:0", _date(day)) if unit in ("week", "month", "quarter", "weekend") else None
        return found.value if found else None
    if core.startswith("shift:"):
        _, offset, unit = core.split(":")
        if unit == "year":
            return f"{int(last[:4]) + int(offset):04}{last[4:7] if re.fullmatch(r'[0-9]{4}-[0-9]{2}', last) else ''}"
        found = span(f"{unit}:{offset}", _date(day))
        return found.value if found else None
    return None


def _length(core: str) -> str | None:
    """ "the first nine months of the year" is nine months to TIMEX3."""
    months = re.fullmatch(r"(.*)[-+]01\.\.\1[-+](\d\d)", core)
    return f"P{int(months[2])}M" if months else None


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
