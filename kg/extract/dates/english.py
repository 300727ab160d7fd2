# ruff: noqa: E501, SIM102  # a pattern stands on one line, beside what it means; conditions stand in the order in which they were found
"""The English rules: patterns beside what they mean. Each builder gives a recipe, or ``None`` where the words are no time after all."""

from __future__ import annotations

import re
from collections.abc import Callable

Build = Callable[[re.Match[str]], str | None]

MONTHS = {"jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "oct": 10, "nov": 11, "dec": 12}
DAYS = {"mon": 1, "tue": 2, "wed": 3, "thu": 4, "fri": 5, "sat": 6, "sun": 7}
SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
UNITS = {"second": "TS", "minute": "TM", "hour": "TH", "day": "D", "night": "D", "week": "W", "weekend": "W", "fortnight": "W", "month": "M", "quarter": "Q",
         "year": "Y", "decade": "Y", "century": "Y", "centurie": "Y", "season": "M"}  # fmt: skip
CALENDAR = {"D": "day", "W": "week", "M": "month", "Q": "quarter", "Y": "year"}
PARTS = {"morning": "TMO", "noon": "T12:00", "midday": "TMI", "afternoon": "TAF", "evening": "TEV", "night": "TNI", "overnight": "TNI", "midnight": "T24:00"}
CARDINALS = (
    ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"]
)  # fmt: skip
TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "final": 4, "last": 4}
ORDINAL_DAYS = {
    word: at
    for at, word in enumerate(
        [
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
            "seventeenth",
            "eighteenth",
            "nineteenth",
            "twentieth",
            "twenty-first",
            "twenty-second",
            "twenty-third",
            "twenty-fourth",
            "twenty-fifth",
            "twenty-sixth",
            "twenty-seventh",
            "twenty-eighth",
            "twenty-ninth",
            "thirtieth",
            "thirty-first",
        ],
        1,
    )
}
HOLIDAYS = {
    "new year's eve": "12-31", "new year's day": "01-01", "christmas day": "12-25", "christmas eve": "12-24", "boxing day": "12-26", "christmas": "12-25",
    "valentine's day": "02-14", "st. patrick's day": "03-17", "halloween": "10-31", "independence day": "", "thanksgiving day": "thanksgiving", "thanksgiving": "thanksgiving",
    "labor day": "labor", "memorial day": "memorial", "veterans day": "11-11", "may day": "05-01", "all saints' day": "11-01", "all souls' day": "11-02",
    "easter sunday": "", "easter": "", "good friday": "", "fourth of july": "07-04", "ramadan": "", "9/11": "2001-09-11",
}  # fmt: skip  # an empty meaning: a time whose date moves or differs by country, kept as text

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
    return MONTHS[text[:3].lower()]


def weekday(text: str) -> int:
    return DAYS[text[:3].lower()]


def number(text: str) -> float | None:
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
    word = (match["mod"] or "").split(" ")
    for option, words in (("START", ("early", "beginning", "start")), ("MID", ("mid", "middle", "midway")), ("END", ("late", "end", "close"))):
        if set(words) & set(word):
            return ";" + option
    return ""


def clock(match: re.Match[str]) -> str:
    hour, minute = int(match["hour"]), match["minute"] or "00"
    half = (match["half"] or "").lower()[:1]
    if half:
        if hour > 12:
            return ""
        hour = hour % 12 + (12 if half == "p" else 0)
    return f";T{hour:02}:{minute}"


def duration(amount: float | None, unit: str) -> str:
    """TIMEX3 of a length: P2Y, PT5H, P20Y (two decades), P2W (a fortnight), PXM (several months)."""
    plain = unit.lower().rstrip("s")
    code = UNITS[plain]
    times = {"decade": 10, "century": 100, "centurie": 100, "fortnight": 2}.get(plain, 1)
    if amount is None:
        return {"decade": "PXE", "century": "PXC", "centurie": "PXC"}.get(plain, f"P{code.replace('T', 'TX') if code[0] == 'T' else 'X' + code}")
    amount *= times
    if code == "Y" and amount >= 1500:
        return ""  # a year, not a length
    if amount == 0.5:
        finer = {"Y": "P6M", "D": "PT12H", "TH": "PT30M", "TM": "PT30S"}
        return finer.get(code, f"P0.5{code}")
    figure = f"{amount:g}"
    return f"PT{figure}{code[1]}" if code[0] == "T" else f"P{figure}{code}"


def shifted(amount: float | None, unit: str, sign: int) -> str | None:
    """ "two years ago" is the year, the month, the week or the day that lies so far back; half years and hours are not dated."""
    plain = unit.lower().rstrip("s")
    if amount is None:
        return "PAST_REF" if sign < 0 else "FUTURE_REF"
    if amount != int(amount) or plain in ("second", "minute", "hour") or amount > 3000:
        return duration(amount, unit)
    kind = {"decade": "year", "century": "century", "centurie": "century", "fortnight": "week", "night": "day", "quarter": "quarter"}.get(plain, plain)
    times = {"decade": 10, "fortnight": 2}.get(plain, 1)
    return f"{kind}:{sign * int(amount) * times}"


def two_digits(text: str) -> int:
    """'98 is 1998, '12 is 2012: the turn lies at 30."""
    return int(text) + (2000 if int(text) < 30 else 1900)


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
Rule = tuple[re.Pattern[str], Build]
RULES: list[Rule] = []


def rule(pattern: str, *, case: bool = True) -> Callable[[Build], Build]:
    """A rule matches between word boundaries; an escaped blank in a pattern is white space with at most one line break."""
    body = pattern.replace("['’‘]", "'").replace("\\ ", r"(?:[^\S\n]+|[^\S\n]*\n[^\S\n]*)").replace("'", "['’‘]")
    compiled = re.compile(rf"(?<![\w$€£%.])(?:{body})(?!\w)", 0 if case else re.IGNORECASE)

    def keep(build: Build) -> Build:
        RULES.append((compiled, build))
        return build

    return keep


# ---------------------------------------------------------------- dates


@rule(
    rf"(?:(?P<week>{WEEKDAY}),?\ )?(?P<which>(?:last|this\ past|next)\ )?{EARLY}{DATE}(?:,?\ (?P<year>{YEAR}))?(?:,?\ (?:at\ )?(?:{CLOCK}|(?P<part>{PART})))?{ZONE}"
)
def month_day(match: re.Match[str]) -> str | None:
    year = match["year"] or "XXXX"
    day = re.match(r"\d+", match["day"])
    if not day:
        return None
    week = match.groupdict().get("week")
    known = f";D{weekday(week)}" if week and year == "XXXX" else _which("", match.groupdict().get("which"))
    return f"{year}-{month(match['month']):02}-{int(day[0]):02}{known}" + _time(match)


@rule(
    rf"(?:(?P<week>{WEEKDAY}),?\ )?(?:the\ )?(?P<day>{DAY})(?:\ of)?[ ,-]? ?(?P<month>{MONTH})(?:,?\ (?P<year>{YEAR}))?(?:,?\ (?:at\ )?(?:{CLOCK}|(?P<part>{PART})))?{ZONE}"
)
def day_month(match: re.Match[str]) -> str | None:
    return month_day(match)


@rule(rf"(?P<month>{MONTH})\ (?P<word>{'|'.join(sorted(ORDINAL_DAYS, key=len, reverse=True))})(?:,?\ (?P<year>{YEAR}))?")
def month_ordinal(match: re.Match[str]) -> str | None:
    return f"{match['year'] or 'XXXX'}-{month(match['month']):02}-{ORDINAL_DAYS[match['word']]:02}"


@rule(rf"(?P<month>{MONTH})\ (?P<day>\d{{1,2}})\ ?(?:-|–|—|to|and|through)\ ?(?P<last>\d{{1,2}})(?:,?\ (?P<year>{YEAR}))?")
def day_range(match: re.Match[str]) -> str | None:
    year, named = match["year"] or "XXXX", month(match["month"])
    if not 1 <= int(match["day"]) < int(match["last"]) <= 31:
        return None
    return f"{year}-{named:02}-{int(match['day']):02}..{year}-{named:02}-{int(match['last']):02}"


@rule(rf"(?P<day>\d{{1,2}})\ ?(?:-|–|—|to)\ ?(?P<last>\d{{1,2}})\ (?P<month>{MONTH})(?:,?\ (?P<year>{YEAR}))?")
def range_month(match: re.Match[str]) -> str | None:
    return day_range(match)


@rule(rf"{EARLY}(?P<month>{MONTH})(?:\ of)?,?\ (?P<year>{YEAR})", case=True)
def month_year(match: re.Match[str]) -> str | None:
    return f"{match['year']}-{month(match['month']):02}" + early(match)


@rule(r"(?P<year>\d{4})-(?P<month>[01]\d)-(?P<day>[0-3]\d)(?:[T ](?P<hour>[0-2]\d):(?P<minute>[0-5]\d)(?::\d\d)?(?P<half>)?)?")
def iso_date(match: re.Match[str]) -> str | None:
    return f"{match['year']}-{match['month']}-{match['day']}" + (f";T{match['hour']}:{match['minute']}" if match["hour"] else "")


@rule(
    r"(?P<month>0?[1-9]|1[0-2])(?P<mark>[/-])(?P<day>0?[1-9]|[12]\d|3[01])(?P=mark)(?P<year>(?:19|20)?\d\d)(?:\ (?P<hour>[0-2]?\d):(?P<minute>[0-5]\d)(?::\d\d(?:\.\d+)?)?(?P<half>)?)?"
)
def american_date(match: re.Match[str]) -> str | None:
    year = int(match["year"]) if len(match["year"]) == 4 else two_digits(match["year"])
    return f"{year}-{int(match['month']):02}-{int(match['day']):02}" + (f";T{int(match['hour']):02}:{match['minute']}" if match["hour"] else "")


@rule(
    rf"(?P<which>(?:this|next|last|this\ past|this\ coming|the\ previous|previous|the\ following)\ )?{EARLY}(?P<month>{MONTH})(?:\ (?P<year>(?:last|this|next)\ year))?"
)
def bare_month(match: re.Match[str]) -> str | None:
    named = match["month"]
    before = match.string[max(0, match.start() - 14) : match.start()]
    if named in ("May", "March", "Mar.") and not (match["which"] or match["mod"] or match["year"]):
        if not re.search(r"(?:in|since|until|till|by|of|from|to|through|and|or|between|before|after|during|for|[,(–-])\s+$|[-–(]$", before) or re.match(
            r"\s+[a-z]+(?<!in)(?<!and)(?<!to)\s+\w", match.string[match.end() : match.end() + 14] if named == "May" and before[-1:] in ",(" else ""
        ):
            return None
    if match["year"]:
        return f"year:{OFFSET[match['year'].split()[0].lower()]}+{month(named):02}" + early(match)
    return _which(f"XXXX-{month(named):02}", match["which"]) + early(match)


def _which(recipe: str, which: str | None) -> str:
    words = (which or "").lower().split()
    if "last" in words or "past" in words or "previous" in words:
        return recipe + ";last"
    return recipe + ";next" if "next" in words or "coming" in words or "following" in words else recipe


def _time(match: re.Match[str]) -> str:
    groups = match.groupdict()
    if groups.get("hour"):
        return clock(match)
    part = groups.get("part")
    return ";" + PARTS[part.lower()] if part else ""


# ---------------------------------------------------------------- days


@rule(
    rf"(?:(?P<early>early|late|later|earlier)\ )?(?:(?P<which>last|next|this|this\ past|this\ coming|the\ following|the\ previous|the\ past)\ )?(?P<week>{WEEKDAY})"
    rf"(?:,?\ (?P<part>{PART})|,?\ (?:at\ )?{CLOCK})?{ZONE}"
)
def named_day(match: re.Match[str]) -> str | None:
    words = (match["which"] or "").split()
    which = ""
    if words:
        which = ":" + ("last" if {"past", "previous", "last"} & set(words) else "next" if {"next", "coming", "following"} & set(words) else "this")
    return f"weekday:{weekday(match['week'])}{which}" + _time(match)


@rule(rf"(?:(?:every|each)\ (?P<week>{WEEKDAY})|(?:on\ )?(?P<many>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?:\ (?:night|morning|evening|afternoon))?s))")
def every_day_named(match: re.Match[str]) -> str | None:
    return f"set:XXXX-WXX-{weekday(match['week'] or match['many'])}"


@rule(
    rf"(?:(?:early|late|later|earlier)\ )?(?P<day>today|tomorrow|yesterday|tonight|the\ day\ before\ yesterday|the\ day\ after\ tomorrow)(?:,?\ (?P<part>{PART})|,?\ (?:at\ )?{CLOCK})?{ZONE}",
    case=False,
)
def deictic_day(match: re.Match[str]) -> str | None:
    said = " ".join(match["day"].lower().split())
    offset = {"today": 0, "tonight": 0, "tomorrow": 1, "yesterday": -1, "the day before yesterday": -2, "the day after tomorrow": 2}[said]
    return f"day:{offset}" + (";TNI" if said == "tonight" else _time(match))


@rule(r"(?:(?:early|late|later|earlier)\ )?(?P<which>this|last|that|the)\ (?P<part>morning|afternoon|evening|night)", case=False)
def part_of_day(match: re.Match[str]) -> str | None:
    which, part = match["which"].lower(), match["part"].lower()
    if which in ("that", "the"):
        return f"same:day;{PARTS[part]}" if which == "that" else None
    return f"day:{-1 if which == 'last' else 0};{PARTS[part]}"


@rule(
    rf"(?:(?:exactly|about|around|shortly\ after|shortly\ before)\ )?(?:{CLOCK}|(?P<word>noon|midnight|midday)){ZONE}(?:\ (?:on\ )?(?P<week>{WEEKDAY})|\ (?:on\ )?{DATE}(?:,?\ (?P<year>{YEAR}))?|\ (?P<day2>today|yesterday|tomorrow))?",
    case=True,
)
def clock_time(match: re.Match[str]) -> str | None:
    time = (";" + {"noon": "T12:00", "midday": "TMI", "midnight": "T00:00"}[match["word"]]) if match["word"] else clock(match)
    if not time:
        return None
    if match["week"]:
        return f"weekday:{weekday(match['week'])}" + time
    if match["month"]:
        return (month_day_recipe(match) or "same:day") + time
    if match["day2"]:
        return f"day:{ {'today': 0, 'yesterday': -1, 'tomorrow': 1}[match['day2']] }" + time
    return "same:day" + time


def month_day_recipe(match: re.Match[str]) -> str | None:
    day = re.match(r"\d+", match["day"])
    return f"{match['year'] or 'XXXX'}-{month(match['month']):02}-{int(day[0]):02}" if day else None


@rule(rf"(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?P<half>)(?::[0-5]\d)?{ZONE}(?:\ (?:on\ )?(?P<week>{WEEKDAY}))?")
def digital_time(match: re.Match[str]) -> str | None:
    return (f"weekday:{weekday(match['week'])}" if match["week"] else "same:day") + clock(match)


@rule(
    r"(?P<word>one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2})\ o'clock(?:\ in\ the\ (?P<part>morning|afternoon|evening)|\ at\ night)?",
    case=False,
)
def oclock(match: re.Match[str]) -> str | None:
    hour = int(number(match["word"]) or 0)
    if match["part"] in ("afternoon", "evening") and hour < 12:
        hour += 12
    return f"same:day;T{hour:02}:00"


# ---------------------------------------------------------------- weeks, months, quarters, years


@rule(
    rf"{EARLY}(?P<which>(?:the\ )?(?:last|next|this|past|previous|preceding|coming|upcoming|current|following)|this\ past|this\ coming)\ "
    r"(?:(?P<fiscal>fiscal|calendar|academic|school)\ )?(?P<unit>day|week|weekend|month|quarter|year|decade|century|fiscal\ year)(?:'s)?",
    case=False,
)
def calendar_unit(match: re.Match[str]) -> str | None:
    which = " ".join(w for w in match["which"].lower().split() if w != "the" or match["which"].lower() == "the")
    unit = match["unit"].lower().split()[-1]
    if unit == "day":
        return f"shift:{OFFSET[which]}:day" if which in ("following", "previous", "preceding", "next") else None
    if which == "last" and match["which"].lower().startswith("the") and not match["mod"]:
        return duration(1, unit)  # "over the last year": the twelve months before
    if which in ("following", "previous", "preceding") or (which == "next" and match["which"].lower().startswith("the")):
        return f"shift:{OFFSET[which]}:{unit}"
    if which == "past" and match["which"].lower() != "this past":
        return duration(1, unit)
    return f"{unit}:{OFFSET[which]}" + early(match)


@rule(
    rf"(?:(?P<lead>the|this|these|those|for\ the|over\ the|in\ the)\ )?(?P<which>last|past|previous|preceding|next|coming|following|first|final|recent|upcoming)\ "
    rf"(?:(?P<count>{NUMBER}(?:\ (?:or|to)\ {NUMBER})?|{VAGUE_NUMBER})[ -])(?:more\ )?(?P<unit>{UNIT})(?:\ of\ (?:the\ )?(?P<of>{YEAR}|(?:last|this|next|the)\ year|year))?(?:'s?)?",
    case=False,
)
def counted_units(match: re.Match[str]) -> str | None:
    """ "the first five months of the year" is a stretch of it; "the last two years" a length."""
    which, unit = match["which"].lower(), match["unit"].lower().rstrip("s")
    amount = number(match["count"])
    said = match["of"]
    if which == "first" and said and unit in ("month", "quarter") and amount and amount == int(amount):
        last = int(amount) * (1 if unit == "month" else 3)
        if not 1 <= last <= 12:
            return None
        year = said if said.isdigit() else f"year:{OFFSET.get(said.split()[0].lower(), 0)}"
        return f"{year}-01..{year}-{last:02}" if said.isdigit() else f"{year}+01..{year}+{last:02}"
    return duration(amount, match["unit"])


@rule(
    rf"(?P<which>(?:last|next|this|this\ past|this\ coming|the\ previous|the\ following|the\ past|the\ coming)\ )?{EARLY}(?:the\ )?(?P<season>{SEASON})(?:\ (?:of\ )?(?P<year>{YEAR}|'\d\d|(?:last|this|next)\ year))?",
    case=True,
)
def season(match: re.Match[str]) -> str | None:
    said = match["year"]
    name = SEASONS[match["season"]]
    if not said and not match["which"]:
        if match["season"] == "fall" and not re.search(
            r"\b(?:in|since|until|by|of)\s+(?:the\s+)?$", match.string[: match.start()][-14:] + ("the " if match[0].startswith("the") else "")
        ):
            return None
        if (
            match["season"] == "spring"
            and not re.search(r"\b(?:in|since|until|by|of|during|early|late)\s+(?:the\s+)?$", match.string[: match.start()][-14:])
            and not match["mod"]
        ):
            return None
    if said:
        if said.isdigit():
            return f"{said}-{name}" + early(match)
        if said[0] in "'’‘":
            return f"{two_digits(said[1:])}-{name}" + early(match)
        return f"year:{OFFSET[said.split()[0].lower()]}+{name}" + early(match)
    return _which(f"XXXX-{name}", match["which"]) + early(match)


@rule(
    r"(?P<lead>(?:the|its|their|this\ year's|last\ year's|next\ year's)\ )?(?:(?P<before>\d{4})\ )?(?:fiscal[ -])?(?P<which>first|second|third|fourth|final|1st|2nd|3rd|4th)[ -](?P<unit>quarter|half)"
    rf"(?:\ (?:of\ )?(?:(?:the|this|its)\ )?(?:fiscal\ )?(?P<of>{YEAR}|(?:last|this|next)\ year|(?:fiscal\ )?year|a\ year\ (?:ago|earlier)))?",
    case=False,
)
def quarter(match: re.Match[str]) -> str | None:
    number_of = ORDINALS[match["which"].lower()]
    letter = "Q" if match["unit"].lower() == "quarter" else "H"
    if letter == "H":
        number_of = min(number_of, 2)
        if not match["of"] and not match["before"]:
            before = match.string[: match.start()][-20:]
            if not re.search(r"(?:in|for|of|during|over)\s+$", before):
                return None
    part = f"{letter}{number_of}"
    year = match["before"] or (match["of"] if match["of"] and match["of"].isdigit() else None)
    if year:
        return f"{year}-{part}"
    said = (match["of"] or match["lead"] or "").lower()
    if said.startswith(("last year", "this year", "next year")):
        return f"year:{OFFSET[said.split()[0]]}+{part}"
    if said.startswith("a year"):
        return f"year:-1+{part}"
    return f"XXXX-{part}"


@rule(
    rf"(?P<lead>the\ |its\ )(?P<which>latest|year-earlier|year-ago|same|current|most\ recent|recent|comparable|{YEAR})\ (?P<unit>quarter|period|month|week|year)(?:\ (?:a\ year\ (?:ago|earlier)|(?P<last>(?:last|of\ last)\ year)|(?:of|in)\ (?P<year>{YEAR})))?",
    case=False,
)
def anaphoric_period(match: re.Match[str]) -> str | None:
    which, unit = match["which"].lower(), match["unit"].lower()
    if which.isdigit():
        return which if unit in ("period", "year") else None
    if which in ("current",):
        return f"{'quarter' if unit == 'period' else unit}:0"
    if which.startswith("year"):
        return "shift:-1:year" if unit != "quarter" else "quarter:-5"
    if match["year"]:
        return f"{match['year']}"
    if which in ("latest", "most recent", "recent") and unit in ("quarter", "period"):
        return "quarter:-1"
    if which in ("latest", "most recent"):
        return f"{unit}:-1"
    return f"same:{unit}"


@rule(r"(?:year-earlier|year-ago|year-before)", case=False)
def year_earlier(match: re.Match[str]) -> str | None:
    return "shift:-1:year"


@rule(
    r"(?P<mod>earlier|later|early|late|sometime|sometimes)\ (?P<which>this|that|in\ the|the\ same|last|next)\ (?P<unit>day|week|weekend|month|quarter|year|decade|century|morning|afternoon|evening|season)",
    case=False,
)
def earlier_this(match: re.Match[str]) -> str | None:
    which, unit = match["which"].lower(), match["unit"].lower()
    if which in ("that", "in the", "the same"):
        return f"same:{unit}"
    if unit in PARTS:
        return f"day:0;{PARTS[unit]}"
    return f"{unit}:{OFFSET[which]}" + early(match) if unit != "season" else f"same:{unit}"


@rule(r"(?P<which>that|the\ same|the\ very\ same)\ (?P<unit>day|week|weekend|month|quarter|year|decade|century|night)", case=False)
def same(match: re.Match[str]) -> str | None:
    unit = match["unit"].lower()
    return f"same:{unit}"


@rule(r"the\ (?P<unit>weekend|quarter|day|week|month|year|fiscal\ year|full\ year)(?:'s)?(?!\s+of)", case=False)
def the_unit(match: re.Match[str]) -> str | None:
    """ "the year" is the running one after "of", "in", "for", "so far"; else the words name no time of their own."""
    unit = match["unit"].lower().split()[-1]
    before = match.string[: match.start()][-16:].lower()
    if not re.search(r"\b(?:in|for|of|during|over|within|throughout|since|by|until|to)\s+$", before) and unit != "weekend":
        return None
    if (
        re.search(r"(?:rest|end|half|part|most|course|time|day|month|beginning|start|middle|remainder)\s+of\s+$", before)
        or unit in ("weekend", "quarter")
        or match["unit"].lower() != unit
    ):
        return f"{unit}:{-1 if unit in ('quarter', 'weekend') else 0}"
    return f"same:{unit}"


@rule(
    r"(?:(?P<which>the\ |this\ |last\ )?year[- ]end|(?:the\ )?end\ of\ (?:the|this)\ (?P<unit>year|month|week)|the\ year's\ end|year's\ end|month-?end)",
    case=False,
)
def year_end(match: re.Match[str]) -> str | None:
    unit = (match["unit"] or ("month" if "month" in match[0].lower() else "year")).lower()
    return f"{unit}:0;END"


# ---------------------------------------------------------------- ago, later, durations, sets


@rule(
    rf"{ABOUT}(?P<count>{NUMBER}|an?|{VAGUE_NUMBER})(?:-and-a-half|\ and\ a\ half)?[ -](?:(?:more|full|whole|short|long)\ )?(?P<unit>{UNIT})(?P<half>\ and\ a\ half)?\ (?P<dir>ago|earlier|later|before|after(?!\s+\w)|from\ now|hence|from\ today|afterwards?|previously|prior)",
    case=False,
)
def ago(match: re.Match[str]) -> str | None:
    direction = match["dir"].lower()
    amount = number(match["count"])
    sign = -1 if direction in ("ago", "earlier", "before", "previously", "prior") else 1
    if direction in ("ago", "from now", "hence", "from today"):
        return shifted(amount, match["unit"], sign)
    if amount is None:
        return duration(None, match["unit"])
    recipe = shifted(amount, match["unit"], sign)
    if recipe is None or not re.fullmatch(r"\w+:-?\d+", recipe):
        return recipe
    unit, _, offset = recipe.partition(":")
    return f"shift:{offset}:{unit}"


@rule(r"(?P<unit>years|decades|centuries|months|weeks|days|hours|minutes|ages|long)\ (?P<dir>ago|later|earlier)", case=False)
def vaguely_ago(match: re.Match[str]) -> str | None:
    return "FUTURE_REF" if match["dir"].lower() == "later" else "PAST_REF"


@rule(
    rf"(?:{ABOUT}(?P<count>{NUMBER}(?:\ (?:or|to|and)\ {NUMBER}|\ ?[-–]\ ?{NUMBER}(?=\ ))?(?:\ or\ so)?|{VAGUE_NUMBER})|(?P<bare>the\ (?:past|last|next|coming|recent)))(?:(?P<hyphen>-)|\ )(?:(?:more|full|whole|short|long|straight|consecutive|additional|other|solid|fiscal|working|business|calendar)\ )?(?P<unit>{UNIT})(?:\ and\ a\ half)?(?:'(?=\s|$))?(?!-old|\s+old)(?!\s+of\s+age)",
    case=False,
)
def length(match: re.Match[str]) -> str | None:
    if re.match(r"[\s-]*(?:years?[\s-]+)?old\b", match.string[match.end() : match.end() + 12]):
        return None
    if not match["count"]:
        return duration(None if match["unit"].endswith("s") else 1, match["unit"])
    first = re.split(r"\ (?:or|to|and)\ |\ ?[–]\ ?|(?<=\d)-(?=\d)", match["count"].lower())[-1]
    return duration(number(first.replace(" or so", "")), match["unit"])


@rule(
    rf"(?P<about>{ABOUT})(?P<count>an?|half\ an?|the\ whole|the\ entire|all|one\ whole)\ (?:(?:full|whole|entire|solid)\ )?(?P<unit>second|minute|hour|day|night|week|weekend|month|quarter|year|decade|century)(?P<more>(?:\ and\ a\ half|\ or\ (?:two|so|more)))?(?!-old|\s+old|-long)",
    case=False,
)
def one_unit(match: re.Match[str]) -> str | None:
    unit, count = match["unit"].lower(), match["count"].lower()
    before = match.string[: match.start()][-18:].lower()
    if count in ("a", "an") and not match["about"] and unit not in ("second", "minute", "quarter"):
        if re.search(r"(?:\d|times|once|twice|million|billion|people|hours|days|percent|dollars|euros|pounds|%|cents|barrels|tons|tonnes)\s+$", before):
            return f"set:{duration(1, unit)}"
        if re.search(r"\b(?:for|in|within|after|over|than|about|of|least|takes?|took|during|half|only|just|nearly|almost|quarter)\s+$", before):
            return duration(1, unit)
        return None
    if count in ("a", "an") and unit in ("second", "quarter", "minute") and not re.search(r"\b(?:for|in|within|after)\s+$", before):
        return None
    if count == "all" and unit in ("second", "quarter"):
        return None
    return duration(0.5 if count.startswith("half") else 1, unit)


@rule(
    rf"(?:for\ |over\ |in\ |after\ |within\ |through\ )(?P<unit>years|decades|centuries|months|weeks|days|hours|minutes|generations)(?:\ (?:or|and)\ (?:{UNIT}))?",
    case=False,
)
def many(match: re.Match[str]) -> str | None:
    if match["unit"].lower() == "generations":
        return None
    return duration(None, match["unit"])


@rule(rf"(?P<about>{ABOUT})(?P<unit>years|decades|centuries|months|weeks|days|hours)(?=\s+of\s|\s+(?:after|before|ahead|since|away)\b|-long)", case=False)
def many_of(match: re.Match[str]) -> str | None:
    return duration(None, match["unit"])


@rule(
    rf"(?:(?P<each>every|each|per)\ (?:(?P<count>{NUMBER}|other|few|single)\ )?(?P<unit>second|minute|hour|day|night|week|weekend|month|quarter|year|morning|evening|summer|winter|spring|decade)s?|(?:(?:once|twice|three\ times)\ )(?:an?|every|each|per)\ (?P<unit2>day|week|month|year))",
    case=False,
)
def every(match: re.Match[str]) -> str | None:
    unit = (match["unit"] or match["unit2"]).lower()
    if unit in SEASONS:
        return f"set:XXXX-{SEASONS[unit]}"
    if unit in ("morning", "evening"):
        return "set:XXXX-XX-XX" + PARTS[unit]
    return f"set:{duration(number(match['count']) if match['count'] and match['count'] not in ('other', 'few', 'single') else 1, unit)}"


@rule(rf"(?:every|each)\ (?P<month>{MONTH})")
def every_month(match: re.Match[str]) -> str | None:
    return f"set:XXXX-{month(match['month']):02}"


@rule(r"(?P<word>hourly|daily|nightly|weekly|biweekly|monthly|quarterly|annually|yearly|annual|bi-weekly)", case=False)
def adverb_set(match: re.Match[str]) -> str | None:
    word = match["word"].lower()
    if word in ("annual", "quarterly") or (match["word"][0].isupper() and re.search(r"[A-Z]\w+\s$", match.string[: match.start()][-12:])):
        return None  # "the annual meeting" says what kind of meeting, not when
    return "set:" + {"h": "PT1H", "d": "P1D", "n": "P1D", "w": "P1W", "b": "P2W", "m": "P1M", "a": "P1Y", "y": "P1Y"}[word[0]]


# ---------------------------------------------------------------- years and longer


@rule(rf"(?P<about>(?:about|around|fiscal|fiscal\ year|the\ year|calendar)\ )?{EARLY}(?P<year>{YEAR})(?P<next>[-–/](?P<last>\d\d(?:\d\d)?)(?![\d-]))?")
def year(match: re.Match[str]) -> str | None:
    text, start, end = match.string, match.start("year"), match.end()
    before, after = text[max(0, start - 24) : start], text[end : end + 24]
    value = int(match["year"])
    if (
        re.search(
            r"[$€£#№]\s?$|\b(?:No|no|Nos|Number|number|Rs|Room|Flight|Resolution|Route|Highway|Section|Article|page|Boeing|Windows|than|least|nearly|approximately|some)\.?\s+$",
            before,
        )
        and not match["about"]
    ):
        return None
    if re.match(
        r"\s?(?:%|percent|million|billion|[A-Z]{0,1}km\b|kilomet|miles?\b|met(?:er|re)s|feet\b|ft\b|hectares|acres|tons?\b|tonnes|dollars|euros|pounds|[a-z]+-(?:foot|mile|meter|page|strong)|-(?:foot|mile|meter|page|strong|pound|seat|square))",
        after,
    ):
        return None
    if re.match(r"\s+[а-яіїєґ]", after):
        return None  # Ukrainian words behind it: its own rules decide
    anchored = (
        match["about"]
        or match["mod"]
        or re.search(
            r"(?:\b(?:in|since|until|till|by|before|after|from|to|of|during|between|and|through|for|the|circa|around|or|early|late|mid|than|was|born|dated|season|class|ended)|[(,–—/-])\s*$",
            before,
            re.IGNORECASE,
        )
    )
    counted = re.match(r"\s+(?:[a-z]+(?:ed|ing|ful|ous|ic|al|an|ern)?\s+)?(?:[a-z]+s|people|men|women|children|police)\b", after) and not re.match(
        r"\s+(?:was|is|has|as|this|its|his|hers|does|yes|elections?|accords|games|olympics|sales|results|earnings|talks|crisis|protests|attacks|peace|unless|plus|versus|us)\b",
        after,
        re.IGNORECASE,
    )
    if counted and (not anchored or value in (1000, 1500, 2000)) and not re.search(r"\b(?:in|since|until|by|during|the)\s+$", before):
        return None
    if value < 1500 and not (anchored and re.search(r"\b(?:in|since|until|by|of|from|before|after|circa|year|early|late|to)\s+$", before, re.IGNORECASE)):
        return None
    if match["next"]:
        said = match["last"]
        last = int(said) if len(said) == 4 else value // 100 * 100 + int(said)
        return f"{value}..{last}" if value < last <= value + 200 else None
    return f"{value}" + early(match)


@rule(r"{early}(?P<century>1[0-9]|20|21)?(?P<decade>\d)0'?s".replace("{early}", EARLY))
def decade(match: re.Match[str]) -> str | None:
    if not match["century"]:
        before = match.string[: match.start()][-14:]
        if not match["mod"] and not re.search(r"the\s+['’‘]?$|['’‘]$", before):
            return None
        if re.search(r"\b(?:his|her|their|my|our|in\ the\ low|in\ the\ high)\s+$", match.string[: match.start("decade")][-14:]):
            return None
    return f"{match['century'] or '19'}{match['decade']}X" + early(match)


@rule(
    rf"(?:the\ )?{EARLY}(?:the\ )?['’‘](?P<decade>\d)0s|(?:the\ )(?P<mod2>early\ |late\ |mid-?)?(?P<word>twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)(?!\w)"
)
def short_decade(match: re.Match[str]) -> str | None:
    if match["word"]:
        tens = ["twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"].index(match["word"]) + 2
        option = {"ear": ";START", "lat": ";END", "mid": ";MID"}.get((match["mod2"] or "")[:3], "")
        return f"19{tens}X" + option
    return f"{'20' if match['decade'] in '01' else '19'}{match['decade']}X" + early(match)


@rule(r"{early}['’‘](?P<year>\d\d)(?!\d|s|\w)".replace("{early}", EARLY))
def short_year(match: re.Match[str]) -> str | None:
    return f"{two_digits(match['year'])}" + early(match)


@rule(
    rf"(?:the\ )?{EARLY}(?P<number>\d{{1,2}}(?:st|nd|rd|th)|{'|'.join(sorted(ORDINAL_DAYS, key=len, reverse=True))})[ -]century(?:\ (?P<bc>B\.?C\.?(?:E\.?)?))?",
    case=False,
)
def century(match: re.Match[str]) -> str | None:
    said = match["number"].lower()
    which = ORDINAL_DAYS.get(said) or int(re.sub(r"\D", "", said) or 0)
    return None if match["bc"] or not 1 <= which <= 30 else f"{which - 1:02}" + early(match)


@rule(
    r"(?P<century>nineteen|eighteen|twenty)[ -](?P<rest>(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)",
    case=False,
)
def spoken_year(match: re.Match[str]) -> str | None:
    return f"{ {'eighteen': 18, 'nineteen': 19, 'twenty': 20}[match['century'].lower()] }{int(number(match['rest']) or 0):02}"


@rule(
    r"(?:the\ year\ )?two\ thousand(?:\ (?:and\ )?(?P<rest>one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve))?(?!\s+(?!was|is|has|elections?)\w+s\b)",
    case=False,
)
def two_thousand(match: re.Match[str]) -> str | None:
    return f"{2000 + int(number(match['rest']) or 0) if match['rest'] else 2000}"


@rule(rf"(?P<name>{'|'.join(re.escape(h).replace(chr(39), chr(39)) for h in sorted(HOLIDAYS, key=len, reverse=True))})(?:,?\ (?P<year>{YEAR}))?", case=False)
def holiday(match: re.Match[str]) -> str | None:
    said = re.sub(r"[’‘]", "'", " ".join(match["name"].lower().split()))
    meaning = HOLIDAYS[said]
    if not match["name"][0].isupper() and not match["name"][0].isdigit():
        return None
    if meaning in ("thanksgiving", "labor", "memorial", ""):
        return f"same:day;{meaning}" if meaning else "same:day"
    return meaning if len(meaning) == 10 else f"{match['year'] or 'XXXX'}-{meaning}"


# ---------------------------------------------------------------- vague words


@rule(
    r"(?:right\ now|by\ now|until\ now|now|nowadays|currently|at\ present|at\ the\ moment|presently|these\ days|at\ this\ time|so\ far\ this\ year)", case=False
)
def present(match: re.Match[str]) -> str | None:
    return "PRESENT_REF" if "this year" not in match[0].lower() else "year:0"


@rule(
    r"(?:(?:more\ |most\ |only\ |just\ )?recently|lately|in\ the\ (?:recent\ |distant\ )?past|the\ (?:recent\ )?past|at\ the\ time|(?:in\ )?(?:recent|past)\ (?:days|weeks|months|years|decades|times|history)|not\ long\ ago|a\ (?:long|short)\ time\ ago|long\ ago)",
    case=False,
)
def past(match: re.Match[str]) -> str | None:
    if (
        match[0].lower() == "the past"
        and re.match(r"\s+\w", match.string[match.end() :])
        and not re.search(r"\b(?:in|of|from)\s+$", match.string[: match.start()][-6:])
    ):
        return None
    return "PAST_REF"


@rule(
    r"(?:in\ the\ (?:near\ |foreseeable\ |not-too-distant\ |immediate\ )?future|the\ (?:near\ |foreseeable\ )?future|(?:in\ the\ )?(?:coming|upcoming|future)\ (?:days|weeks|months|quarters|years|decades)|the\ (?:near|short|long)\ term)",
    case=False,
)
def future(match: re.Match[str]) -> str | None:
    return "FUTURE_REF"


@rule(r"(?P<word>current)", case=False)
def vague_adjective(match: re.Match[str]) -> str | None:
    """Only for the TIMEX3 measure: see :func:`kg.extract.dates.parts`."""
    return "PRESENT_REF;adjective"
