"""Dates as people write them -> ISO. One that can be read two ways is an error, not a guess."""

from __future__ import annotations

import re
from datetime import date, datetime

from kg.errors import UsageError

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan січня січень", "february feb лютого лютий", "march mar березня березень", "april apr квітня квітень", "may травня травень",
            "june jun червня червень", "july jul липня липень", "august aug серпня серпень", "september sep sept вересня вересень",
            "october oct жовтня жовтень", "november nov листопада листопад", "december dec грудня грудень",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
MONTH_FIRST = re.compile(rf"{WEEKDAY}([^\W\d_]+)\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})(?:,?\s+\d{{1,2}}:\d{{2}}.{{0,12}})?", re.IGNORECASE)
DAY_FIRST = re.compile(
    rf"{WEEKDAY}(\d{{1,2}})(?:st|nd|rd|th)?\s+([^\W\d_]+)\.?,?\s+(\d{{4}})(?:\s+(?:року|р\.))?(?:,?\s+\d{{1,2}}:\d{{2}}.{{0,20}})?", re.IGNORECASE
)
NUMBERS = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})")


def as_date(text: str) -> str | None:
    """ISO date of a text that is a date and nothing else, else ``None``."""
    flat = " ".join(text.split())
    if not flat or len(flat) > 48:
        return None
    try:
        return datetime.fromisoformat(flat.replace("Z", "+00:00")).date().isoformat() if flat[:4].isdigit() and len(flat) >= 10 else _written(flat)
    except ValueError:
        return _written(flat)


def _written(flat: str) -> str | None:
    for pattern, day_at, month_at in ((MONTH_FIRST, 2, 1), (DAY_FIRST, 1, 2)):
        match = pattern.fullmatch(flat)
        if match is not None:
            month = MONTHS.get(match[month_at].lower())
            try:
                return date(int(match[3]), month, int(match[day_at])).isoformat() if month else None
            except ValueError:
                return None
    return None


def published(value: str, where: str) -> str:
    """ISO date of a given value. Raises UsageError where it is none, or could mean two days."""
    found = as_date(value)
    if found is not None:
        return found
    numbers = NUMBERS.fullmatch(value.strip())
    if numbers is not None:
        first, second, year = (int(n) for n in numbers.groups())
        if first > 12 or "." in value:
            first, second = second, first  # dots part day.month.year everywhere
        elif second <= 12 and first != second:
            raise UsageError(f"{where}: {value!r} may be two days, {year}-{first:02d}-{second:02d} or {year}-{second:02d}-{first:02d}. Write it as YYYY-MM-DD.")
        try:
            return date(year, first, second).isoformat()
        except ValueError:
            pass
    raise UsageError(f"{where}: {value!r} is no date; expected YYYY-MM-DD, such as 2024-06-19.")
