"""Publication dates: common forms in, ISO out. What is ambiguous is refused, never guessed."""

from __future__ import annotations

import re
from datetime import date, datetime

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january січня січень",
            "feb february лютого лютий",
            "mar march березня березень",
            "apr april квітня квітень",
            "may травня травень",
            "jun june червня червень",
            "jul july липня липень",
            "aug august серпня серпень",
            "sep sept september вересня вересень",
            "oct october жовтня жовтень",
            "nov november листопада листопад",
            "dec december грудня грудень",
        ),
        1,
    )
    for name in names.split()
}
_NAME = "|".join(sorted(_MONTHS, key=len, reverse=True))
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_CLOCK = (
    r"(?:(?:,|\s+at|\s+о|T)?\s*\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\.\d+)?\s*(?:[ap]\.?m\.?)?"
    r"(?:\s*(?:[A-Z]{2,5}|Z|[+-]\d{2}:?\d{2}))?(?:\s*\([A-Za-z ]{2,40}\))?)?"
)
_YEAR_FIRST = re.compile(rf"(\d{{4}})[-/.](\d{{1,2}})[-/.](\d{{1,2}}){_CLOCK}", re.IGNORECASE)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_MONTH_FIRST = re.compile(rf"{_WEEKDAY}({_NAME})\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}}){_CLOCK}", re.IGNORECASE)
_DAY_FIRST = re.compile(rf"{_WEEKDAY}(\d{{1,2}})(?:st|nd|rd|th)?(?:\s+|-)({_NAME})\.?,?(?:\s+|-)(\d{{4}})(?:\s*року|\s*р\.)?{_CLOCK}", re.IGNORECASE)
_DOTTED = re.compile(rf"(\d{{1,2}})\.(\d{{1,2}})\.(\d{{4}}){_CLOCK}", re.IGNORECASE)
_SLASHED = re.compile(rf"(\d{{1,2}})[/-](\d{{1,2}})[/-](\d{{4}}){_CLOCK}", re.IGNORECASE)
_LINE = re.compile(rf"(?:mon|tues|wednes|thurs|fri|satur|sun)day,\s+(?:{_NAME})\.?\s+\d{{1,2}},\s+\d{{4}}(?=\s*$|\s+[A-Z\"“])", re.IGNORECASE)


def iso(text: str) -> str:
    """ "June 19, 2024" -> "2024-06-19". The day as written: no time zone moves it. Raises ValueError with what was found and the way out.

    >>> iso("June 19, 2024"), iso("19.06.2024")
    ('2024-06-19', '2024-06-19')
    """
    written = " ".join(text.split())[:80]
    if match := _YEAR_FIRST.fullmatch(written) or _COMPACT.fullmatch(written):
        return _checked(written, match[1], match[2], match[3])
    if match := _MONTH_FIRST.fullmatch(written):
        return _checked(written, match[3], _MONTHS[match[1].lower()], match[2])
    if match := _DAY_FIRST.fullmatch(written):
        return _checked(written, match[3], _MONTHS[match[2].lower()], match[1])
    if match := _DOTTED.fullmatch(written):
        return _checked(written, match[3], match[2], match[1])
    if match := _SLASHED.fullmatch(written):
        first, second = int(match[1]), int(match[2])
        if first <= 12 and second <= 12 and first != second:
            raise ValueError(
                f'the date "{written}" is ambiguous: {match[3]}-{first:02}-{second:02} or {match[3]}-{second:02}-{first:02}? Write it as YYYY-MM-DD'
            )
        return _checked(written, match[3], *((match[1], match[2]) if second > 12 else (match[2], match[1])))
    if re.fullmatch(r"\d{10}|\d{13}", written):
        raise ValueError(f'the date "{written}" looks like a count of seconds; write it as YYYY-MM-DD')
    raise ValueError(f'"{written}" is not a date that is understood: write it as YYYY-MM-DD ("June 19, 2024", "19.06.2024" and RFC 2822 are read too)')


def date_line(paragraph: str) -> tuple[str, int] | None:
    """A date that opens a paragraph after the title, Wikinews style ("Friday, August 21, 2015"): its ISO form and its length. The weekday is required.

    >>> date_line("Friday, August 21, 2015")
    ('2015-08-21', 23)
    """
    match = _LINE.match(paragraph[:80])
    if match is None:
        return None
    try:
        return iso(match[0]), match.end()
    except ValueError:
        return None


def _checked(written: str, year: str | int, month: str | int, day: str | int) -> str:
    try:
        found = date(int(year), int(month), int(day))
    except ValueError as error:
        raise ValueError(f'the date "{written}" does not exist ({error}); write it as YYYY-MM-DD') from None
    if found.year < 1000 or found.year > datetime.max.year:
        raise ValueError(f'the date "{written}" does not exist; write it as YYYY-MM-DD')
    return found.isoformat()
