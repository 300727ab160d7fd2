"""What a time expression says, as a short string, and the calendar that reads it.

A recipe is one of

* absolute: ``2017``, ``2017-03``, ``2017-03-02``, ``2017-Q3``, ``2017-H1``, ``2017-SU``, ``199X`` (decade), ``19`` (century)
* a part of no year: ``XXXX-03``, ``XXXX-03-02``, ``XXXX-Q3``, ``XXXX-SU``: the nearest that the tense allows
* relative: ``day:-1``, ``week:1``, ``weekend:-1``, ``month:0``, ``quarter:-1``, ``year:-1``, ``decade:0``, ``century:0``; a part of it: ``year:-1+06-25``
* a weekday: ``weekday:3`` (Wednesday), ``weekday:3:last``, ``weekday:3:next``, ``weekday:3:this``
* said of another time: ``same:day``, ``shift:-1:year``: "that day", "a year earlier"
* a duration or a set: ``P2Y``, ``PT5H``, ``PXM`` (several months); ``set:P1D``
* vague: ``PAST_REF``, ``PRESENT_REF``, ``FUTURE_REF``

with options behind semicolons: ``T14:30``, ``TMO TAF TEV TNI`` (part of the day), ``START MID END`` (early, late), ``past future`` (tense), ``D1`` (a Monday),
``last next`` ("last April": the one that has ended, the one that has not begun).
``a..b`` is a stretch of time, ``a..`` and ``..b`` an open one. The absolute forms and the durations are those of TIMEX3 (ISO 8601).
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from kg.model import Precision

SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}
COARSE: tuple[Precision, ...] = ("minute", "day", "month", "season", "year", "decade")
DAY_PARTS = ("TMO", "TMI", "TAF", "TEV", "TNI", "TDT")
PERIOD = re.compile(r"(?P<year>-?\d{4})(?:-(?P<part>.+))?|(?P<decade>\d{3})X|(?P<century>\d{2})")
CLOCK = re.compile(r"T(\d\d)(?::(\d\d))?")


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the calendar; ``value`` is its TIMEX3 form. Ends are inclusive; ``None`` before the year 1."""

    value: str
    start: date | None
    end: date | None
    precision: Precision


def split(recipe: str) -> tuple[str, tuple[str, ...]]:
    core, *options = recipe.split(";")
    return core, tuple(options)


def span(recipe: str, published: date | None, *, future: bool | None = None) -> Span | None:
    """The stretch that one recipe (no "..") means, ``None`` where it cannot be known. ``future``: the tense of the clause, ``None`` unknown."""
    core, options = split(recipe)
    if future is None or {"last", "next"} & set(options):
        future = True if "future" in options else False if "past" in options else None
    found = _core(core, published, future, options)
    if found is None:
        return None
    for option in options:
        if option in DAY_PARTS and found.precision == "day" and "W" not in found.value:
            found = Span(found.value + option, found.start, found.end, "day")
        elif (clock := CLOCK.fullmatch(option)) and found.precision == "day" and found.start == found.end:
            found = Span(f"{found.value}T{clock[1]}:{clock[2] or '00'}", found.start, found.end, "minute")
        elif option in ("START", "MID", "END"):
            found = _narrowed(found, option)
    return found


def _core(core: str, published: date | None, future: bool | None, options: tuple[str, ...]) -> Span | None:
    if PERIOD.fullmatch(core):
        return _absolute(core)
    if published is None:
        return None
    kind, _, rest = core.partition(":")
    if core.startswith("XXXX-"):
        return _nearest(core[5:], published, future, options)
    if kind == "weekday":
        return _weekday(rest, published, future)
    if kind in ("day", "week", "weekend", "month", "quarter", "half", "year", "decade", "century"):
        offset, _, part = rest.partition("+")
        return _shifted(kind, int(offset), part, published)
    return None


def _absolute(core: str) -> Span | None:
    match = PERIOD.fullmatch(core)
    if match is None:
        return None
    if match["decade"]:
        first = int(match["decade"]) * 10
        return Span(core, _day(first, 1, 1), _day(first + 9, 12, 31), "decade")
    if match["century"]:
        first = int(match["century"]) * 100
        return Span(core, _day(first or 1, 1, 1), _day(first + 99, 12, 31), "decade")
    year, part = int(match["year"]), match["part"]
    if part is None:
        return Span(core, _day(year, 1, 1), _day(year, 12, 31), "year")
    if part in SEASONS:
        first, last = SEASONS[part]
        ends = year + 1 if last < first else year
        return Span(core, _day(year, first, 1), _last(ends, last), "season")
    if part[0] in "QH" and part[1:].isdigit():
        size = 3 if part[0] == "Q" else 6
        if not 1 <= int(part[1:]) <= 12 // size:
            return None
        first = (int(part[1:]) - 1) * size + 1
        return Span(core, _day(year, first, 1), _last(year, first + size - 1), "month")
    month, _, day = part.partition("-")
    if not month.isdigit() or not 1 <= int(month) <= 12:
        return None
    if not day:
        return Span(core, _day(year, int(month), 1), _last(year, int(month)), "month")
    if not day.isdigit() or not 1 <= int(day) <= (monthrange(year, int(month))[1] if year > 0 else 31):
        return None
    only = _day(year, int(month), int(day))
    return Span(core, only, only, "day")


def _day(year: int, month: int, day: int) -> date | None:
    return date(year, month, day) if 1 <= year <= 9999 else None


def _last(year: int, month: int) -> date | None:
    return date(year, month, monthrange(year, month)[1]) if 1 <= year <= 9999 else None


def _nearest(part: str, published: date, future: bool | None, options: tuple[str, ...]) -> Span | None:
    """A month, day, season or quarter without its year: the last one that has begun, in a future clause the next that has not ended.

    With the tense unknown a day or month at most 45 days ahead is taken for the coming one: announcements name near dates without a year.
    """
    spans = [s for year in range(published.year - 8, published.year + 9) if (s := _absolute(f"{year:04}-{part}"))]
    begun = [s for s in spans if s.start and s.start <= published]
    coming = [s for s in spans if s.end and s.end >= published]
    if "last" in options:
        return next((s for s in reversed(begun) if s.end and s.end < published), None)
    if "next" in options:
        return next((s for s in coming if s.start and s.start > published), None)
    if not begun or not coming:
        return None
    named = next((int(option[1]) for option in options if len(option) == 2 and option[0] == "D"), None)
    if named:  # "Monday, Oct. 26": the nearest year in which it is a Monday
        fitting = [s for s in spans if s.start and s.start.isoweekday() == named]
        return min(fitting, key=lambda s: abs((s.start - published).days) if s.start else 0, default=None)
    if part[0] in "QH":
        return coming[0] if future and coming[0].start and (coming[0].start - published).days <= 60 else begun[-1]
    soon = part[0] not in "QHSFW" and coming[0].start is not None and coming[0].start - published <= timedelta(days=45)
    return coming[0] if future or (future is None and soon) else begun[-1]


def _weekday(rest: str, published: date, future: bool | None) -> Span:
    """News dates its days by name within the week: the last such day, the day itself included, or in a future clause the next."""
    number, _, which = rest.partition(":")
    back = (published.isoweekday() - int(number)) % 7
    if which == "last":
        back = back or 7
    elif which == "next" or (which != "past" and future):
        back = back - 7 if back or which == "next" else 0
    elif which == "this":
        back = published.isoweekday() - int(number)
    day = published - timedelta(days=back)
    return Span(day.isoformat(), day, day, "day")


def _shifted(unit: str, offset: int, part: str, published: date) -> Span | None:
    year, month = published.year, published.month
    try:
        if unit == "day":
            day = published + timedelta(days=offset)
            return Span(day.isoformat(), day, day, "day")
        if unit in ("week", "weekend"):
            monday = published - timedelta(days=published.weekday()) + timedelta(weeks=offset)
            iso = monday.isocalendar()
            value = f"{iso.year}-W{iso.week:02}"
            if unit == "weekend":
                return Span(value + "-WE", monday + timedelta(days=5), monday + timedelta(days=6), "day")
            return Span(value, monday, monday + timedelta(days=6), "day")
    except OverflowError:
        return None
    if unit in ("month", "quarter", "half"):
        size = {"month": 1, "quarter": 3, "half": 6}[unit]
        index = (year * 12 + month - 1) // size + offset
        year, within = divmod(index, 12 // size)
        name = {"month": f"{within + 1:02}", "quarter": f"Q{within + 1}", "half": f"H{within + 1}"}[unit]
        return _absolute(f"{year:04}-{name}" + (f"-{part}" if part else "")) if 1 <= year <= 9999 else None
    if unit == "year":
        return _absolute(f"{year + offset:04}" + (f"-{part}" if part else "")) if 1 <= year + offset <= 9999 else None
    if unit == "decade":
        return _absolute(f"{year // 10 + offset:03}X")
    return _absolute(f"{year // 100 + offset:02}")


def _narrowed(found: Span, option: str) -> Span:
    """The first, second or last ten days of a month: "late April". Of longer stretches the whole: where "early 2011" ends nobody says."""
    if found.start is None or found.end is None or found.precision != "month" or (found.end - found.start).days > 31:
        return found
    first, last = {"START": (1, 10), "MID": (11, 20), "END": (21, found.end.day)}[option]
    return Span(found.value, found.start.replace(day=first), found.start.replace(day=last), "month")
