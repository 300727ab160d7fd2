"""Amounts: money, shares, plain numbers and measures, in English and Ukrainian text, as values with units.

Rules over text: figures and number words with their scale ("52 мільйони", "two and a half billion"), a currency or a unit beside them (words.toml). Units are
ISO codes ("USD", "km", "kg"), UCUM where ISO has none ("Cel"), or "%"; a plain number has none. Times and ages are no amounts (:mod:`kg.extract.dates`).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache

from spacy.tokens import Doc

from kg.extract import tree
from kg.extract.amounts.figures import FIGURE, NUMBER, SCALE, WORDS, number, scale
from kg.extract.openings import Openings
from kg.model import Amount

SIGNS: dict[str, str] = WORDS["signs"]
CODES = "USD|EUR|GBP|JPY|UAH|RUB|CNY|INR|KRW|ILS|TRY|CHF|CAD|AUD|NZD|PLN|CZK|SEK|NOK|DKK|HUF|BRL|MXN|ZAR|HKD|SGD"
ABOUT = (
    r"(?:(?:about|around|roughly|nearly|almost|approximately|some|over|more\sthan|less\sthan|fewer\sthan|at\sleast|at\smost|up\sto|just\sover|just\sunder|"
    r"as\smany\sas|as\smuch\sas|under|close\sto|an\sestimated|близько|майже|понад|більше|більше\sніж|менше|щонайменше|приблизно|до)\s)?"
)
SIGN = "|".join(re.escape(sign) for sign in sorted(SIGNS, key=len, reverse=True))


UNITS: dict[str, str] = {}  # group of a form -> its unit


def _named(table: str, letter: str) -> str:
    """One alternative a form, each in a group of its own (c0, c1, ...); longer forms first ("square miles" before "miles")."""
    forms = sorted(((form, unit) for unit, forms in WORDS[table].items() for form in forms), key=lambda one: -len(one[0]))
    UNITS.update((f"{letter}{at}", unit) for at, (_, unit) in enumerate(forms))
    return "|".join(f"(?P<{letter}{at}>{form})" for at, (form, _) in enumerate(forms))


MONEY = _named("money", "c")
SHARES = _named("shares", "s")
MEASURES = _named("units", "u")

BEFORE = re.compile(
    rf"(?<![\w$]){ABOUT}(?:(?P<sign>{SIGN})|(?P<code>{CODES})(?=[\s\d]))\s?(?P<number>{FIGURE})(?:(?:\s?[-–]\s?|\s(?:to|or)\s)(?:{SIGN})?{FIGURE})?"
    rf"(?:[\s-]?(?P<scale>{SCALE}|[mMbBkK](?!\w)))?(?!\w)"
)
RANGE = rf"(?:\s?[-–—]\s?{FIGURE}|\s(?:to|or|до)\s{NUMBER})?"
AFTER = re.compile(
    rf"(?<![\w$€£₴.,:/])(?<!\d-){ABOUT}(?P<number>{NUMBER})(?:[\s-]?{SCALE}(?=\s?[-–—]|\s(?:to|or)\s))?{RANGE}(?:[\s-]?(?P<scale>{SCALE}))?"
    rf"(?:[\s-]?(?:(?P<code>{CODES})(?!\w)|{SHARES}|{MONEY}|{MEASURES})(?!\w))",
    re.IGNORECASE,
)
# "hundreds of millions of euros": a currency without a value
VAGUE = re.compile(
    r"(?<!\w)(?:(?:tens|hundreds|dozens|several|many|a\sfew|десятки|сотні|кілька|багато)\s(?:of\s)?)?(?:thousands|millions|billions|trillions|тисячі|мільйони|мільярди)"
    rf"\s(?:of\s)?(?:{MONEY})(?!\w)",
    re.IGNORECASE,
)
PLAIN = re.compile(rf"(?<![\w$€£₴.,:/#№-]){ABOUT}(?P<number>{NUMBER}){RANGE}(?:[\s-]?(?P<scale>{SCALE}))?(?![\w%])", re.IGNORECASE)

MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
MONTHS_UK = "січня|лютого|березня|квітня|травня|червня|липня|серпня|вересня|жовтня|листопада|грудня"
YEARLIKE = re.compile(r"(?:1[5-9]|20)\d\d")
AGE = re.compile(r"[a-z], [1-9]\d,")  # "Slepian, 52, an obstetrician"
ALONE = frozenset({"one", "один", "одна", "одне", "одного", "одну", "half", "a half", "пів", "zero"})
NO_COUNT_BEFORE = re.compile(
    rf"(?:{MONTHS}|\b[A-Z][a-z]{{2}}\.|\b(?:No|Nos|Nr|page|chapter|article|section|room|flight|number|level|phase|part|стаття|статті|номер))\.?\s$"
)
UNITS_OF_TIME = r"year|month|week|day|hour|minute|second|decade|рок|рік|літ|місяц|тижн|дн|день|годин|хвилин"
NO_COUNT_AFTER = re.compile(
    rf"[\s-]*(?:{UNITS_OF_TIME})|\s?(?:[ap]\.?m\b|o['’]clock|:\d|/\d|(?:th|st|nd|rd)\b|-\d|-?(?:й|го|му|та)\b|[.,]\d)|\s(?:{MONTHS}|{MONTHS_UK})\b",
    re.IGNORECASE,
)


def find(doc: Doc) -> list[tuple[int, int, Amount]]:
    """Amounts of a document, left to right, none inside another: (start, end, amount) in characters of ``doc.text``.

    The text keeps what limits the figure ("more than $50 million"); the value is the figure itself, of "5 to 7 percent" the first one, ``None`` where there is
    only a scale ("hundreds of millions of euros"). A plain number is given without the noun that it counts. Numbers that are times, years, ages or ordinals
    are left out.
    """
    text = tree.text(doc)
    found: list[tuple[int, int, Amount]] = []  # kept in order
    openings = _openings()
    for pattern, matches in zip(openings.patterns, openings.matches(text), strict=True):
        for match in matches:
            at = bisect_left(found, match.start(), key=lambda one: one[0])
            if (at and found[at - 1][1] > match.start()) or (at < len(found) and found[at][0] < match.end()):
                continue
            amount = _amount(pattern, match)
            if amount:
                found.insert(at, (match.start(), match.start() + len(amount.text), amount))
    return found


@cache
def _openings() -> Openings:
    return Openings((BEFORE, AFTER, VAGUE, PLAIN))


def _amount(pattern: re.Pattern[str], match: re.Match[str]) -> Amount | None:
    text = match[0].rstrip()
    if pattern is VAGUE:
        return Amount(text, None, _unit(match))
    value = number(match["number"])
    if value is None:
        return None
    if match["scale"]:
        value *= scale(match["scale"])
    if pattern is BEFORE:
        return Amount(text, round(value, 6), SIGNS.get(match["sign"] or "", match["code"]))
    if pattern is PLAIN:
        return Amount(text, round(value, 6), None) if _counts(match) else None
    unit = match["code"].upper() if match["code"] else _unit(match)
    if unit and unit.endswith("/100"):
        value, unit = value / 100, unit[:-4]
    return Amount(text, round(value, 6), unit)


def _counts(match: re.Match[str]) -> bool:
    """Whether a bare number counts something: no year, time, age or ordinal, no "one" that stands for a noun, no number of a page or a flight."""
    said = match["number"].lower()
    if not match["scale"] and (said in ALONE or YEARLIKE.fullmatch(said)):
        return False
    if len(said) > 12 and said.isdigit():
        return False  # the number of a thing, not of things
    if AGE.fullmatch(match.string[max(0, match.start() - 3) : match.end() + 1]):
        return False
    if NO_COUNT_AFTER.match(match.string[match.end() : match.end() + 14]):
        return False
    return not NO_COUNT_BEFORE.search(match.string[max(0, match.start() - 14) : match.start()])


def _unit(match: re.Match[str]) -> str | None:
    """Of the one form of a currency or a unit that matched: it stands last, so it is the last group."""
    return UNITS.get(match.lastgroup or "")
