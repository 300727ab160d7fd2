# ruff: noqa: E501  # a pattern stands on one line
"""English words of time: what they mean, the patterns that rules are made of, and the readers of what those find."""

from __future__ import annotations

import re

MONTHS = {"jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "oct": 10, "nov": 11, "dec": 12}
DAYS = {"mon": 1, "tue": 2, "wed": 3, "thu": 4, "fri": 5, "sat": 6, "sun": 7}
SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
PARTS = {"morning": "TMO", "noon": "T12:00", "midday": "TMI", "afternoon": "TAF", "evening": "TEV", "night": "TNI", "overnight": "TNI", "midnight": "T24:00"}
CARDINALS = (
    ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"]
)  # fmt: skip
TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "final": 4, "last": 4}
_DAYS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth "
    "eighteenth nineteenth twentieth twenty-first twenty-second twenty-third twenty-fourth twenty-fifth twenty-sixth twenty-seventh twenty-eighth "
    "twenty-ninth thirtieth thirty-first "
)
ORDINAL_DAYS = {word: at for at, word in enumerate(_DAYS.split(), 1)}
HOLIDAYS = {
    "new year's eve": "12-31", "new year's day": "01-01", "christmas day": "12-25", "christmas eve": "12-24", "boxing day": "12-26", "christmas": "12-25",
    "valentine's day": "02-14", "st. patrick's day": "03-17", "halloween": "10-31", "independence day": "", "thanksgiving day": "thanksgiving", "thanksgiving": "thanksgiving",
    "labor day": "labor", "memorial day": "memorial", "veterans day": "11-11", "may day": "05-01", "all saints' day": "11-01", "all souls' day": "11-02",
    "easter sunday": "", "easter": "", "good friday": "", "fourth of july": "07-04", "ramadan": "", "9/11": "2001-09-11",
}  # fmt: skip  # an empty meaning: a time whose date moves or differs by country, kept as text
OFFSET = {
    "last": -1,
    "past": -1,
    "previous": -1,
    "preceding": -1,
    "this": 0,
    "current": 0,
    "this past": -1,
    "this coming": 1,
    "next": 1,
    "coming": 1,
    "following": 1,
    "upcoming": 1,
    "the": 0,
}

NUMBER = (
    r"(?:\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?|"
    r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|hundred|a\ hundred|half\ a|half\ an|a\ half)"
)
VAGUE_NUMBER = r"(?:a\ few|few|several|many|some|a\ couple\ of|a\ couple|couple\ of|dozens\ of|hundreds\ of|thousands\ of|scores\ of|numerous|countless|tens\ of|a\ number\ of|more)"
MONTH = (
    r"(?:(?:January|February|March|April|May|June|July|August|September|October|November|December)(?!\w)|"
    r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)(?:\.|(?= \d)))"
)
WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?!\w)|(?:Mon|Tues?|Wed|Thurs?|Thu|Fri|Sat|Sun)(?:\.(?=[, ])|(?=, ?\d|, [A-Z][a-z]{2,8}\.? \d)))"
DAY = r"(?:(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\d.]\d|\w|%|:\d))"
YEAR = r"(?:1[0-9]\d\d|20\d\d|21\d\d)(?![\w%]|[.,]\d)"
UNIT = r"(?:seconds?|minutes?|hours?|days?|nights?|weeks?|weekends?|fortnights?|months?|quarters?|years?|decades?|century|centuries)(?!\w)"
PART = r"(?:morning|afternoon|evening|night|midday|noon|midnight)(?!\w)"
SEASON = r"(?:spring|summer|autumn|fall|winter)(?!\w)"
EARLY = r"(?:(?P<mod>early|late|mid|the\ (?:beginning|start|middle|end)\ of|(?:beginning|start|middle|end)\ of|the\ close\ of|earlier|later|midway\ through)(?:\ in)?[ -](?:the\ )?)?"
ABOUT = (
    r"(?:(?:about|around|roughly|nearly|almost|approximately|some|over|more\ than|less\ than|fewer\ than|at\ least|at\ most|up\ to|just\ over|only|just|"
    r"under|within|as\ many\ as|as\ little\ as|well\ over|another|the\ full|full)\ )?"
)
CLOCK = r"(?P<hour>[01]?\d|2[0-4])(?:[:.](?P<minute>[0-5]\d))?\ ?(?P<half>[ap]\.?m\.?(?!\w))"
ZONE = r"(?:\ \(?(?:(?:local|Eastern|Central|Mountain|Pacific|standard|daylight)\ )*(?:GMT|UTC|EST|EDT|CET|CEST|EET|EEST|PST|PDT|CST|CDT|MST|IST|JST|BST|time|ET|PT|CT)(?!\w)\)?)?"
DATE = rf"(?P<month>{MONTH})\ (?:the\ )?(?P<day>{DAY})"


def month(text: str) -> int:
    """1 to 12, by the first three letters."""
    return MONTHS[text[:3].lower()]


def weekday(text: str) -> int:
    """1 (Monday) to 7, by the first three letters."""
    return DAYS[text[:3].lower()]


def number(text: str) -> float | None:
    """What :data:`NUMBER` matched; ``None``: a vague number, or none.

    >>> number("twenty-one"), number("1,500"), number("several")
    (21, 1500.0, None)
    """
    words = text.lower().replace(",", "")
    if re.fullmatch(r"\d+(\.\d+)?", words):
        return float(words)
    if words in ("a", "an", "one"):
        return 1
    if words.startswith("half") or words.endswith("half"):
        return 0.5
    if words.endswith("hundred"):
        return 100
    if words in CARDINALS:
        return CARDINALS.index(words)
    tens, _, ones = re.sub(r"[\s–-]+", " ", words).partition(" ")
    return TENS[tens] + (CARDINALS.index(ones) if ones else 0) if tens in TENS else None


def early(match: re.Match[str]) -> str:
    """The option of a recipe for what :data:`EARLY` matched: ";START", ";MID", ";END" or nothing."""
    word = (match["mod"] or "").split(" ")
    for option, words in (("START", ("early", "beginning", "start")), ("MID", ("mid", "middle", "midway")), ("END", ("late", "end", "close"))):
        if set(words) & set(word):
            return ";" + option
    return ""


def clock(match: re.Match[str]) -> str:
    """The option for a time of day of 24 hours; nothing where there is no such hour ("13 p.m.")."""
    hour, minute = int(match["hour"]), match["minute"] or "00"
    half = (match["half"] or "").lower()[:1]
    if half:
        if hour > 12:
            return ""
        hour = hour % 12 + (12 if half == "p" else 0)
    return f";T{hour:02}:{minute}"


def two_digits(text: str) -> int:
    """'98 is 1998, '12 is 2012: the turn lies at 30.

    >>> two_digits("98"), two_digits("12")
    (1998, 2012)
    """
    return int(text) + (2000 if int(text) < 30 else 1900)


def which_one(recipe: str, which: str | None) -> str:
    """The recipe for "last", "next" or neither."""
    words = (which or "").lower().split()
    if "last" in words or "past" in words or "previous" in words:
        return recipe + ";last"
    return recipe + ";next" if "next" in words or "coming" in words or "following" in words else recipe


def time_of_day(match: re.Match[str]) -> str:
    """The option for an hour or a part of the day that the pattern found, or nothing."""
    groups = match.groupdict()
    if groups.get("hour"):
        return clock(match)
    part = groups.get("part")
    return ";" + PARTS[part.lower()] if part else ""
