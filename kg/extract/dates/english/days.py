# ruff: noqa: E501  # a pattern stands on one line, beside what it means; conditions stand in the order in which they were found
"""Days by their place in the week or beside today, parts of them, and the clock: "Wednesday", "last night", "at 5 p.m."."""

from __future__ import annotations

import re

from kg.extract.dates.english.words import CLOCK, DATE, PART, PARTS, WEEKDAY, YEAR, ZONE, clock, month, number, time_of_day, weekday
from kg.extract.dates.rules import Rule, ruler

RULES: list[Rule] = []
rule = ruler(RULES)


@rule(
    rf"(?:(?P<early>early|late|later|earlier)\ )?(?:(?P<which>last|next|this|this\ past|this\ coming|the\ following|the\ previous|the\ past)\ )?(?P<week>{WEEKDAY})"
    rf"(?:,?\ (?P<part>{PART})|,?\ (?:at\ )?{CLOCK})?{ZONE}"
)
def named_day(match: re.Match[str]) -> str | None:
    words = (match["which"] or "").split()
    which = ""
    if words:
        which = ":" + ("last" if {"past", "previous", "last"} & set(words) else "next" if {"next", "coming", "following"} & set(words) else "this")
    return f"weekday:{weekday(match['week'])}{which}" + time_of_day(match)


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
    return f"day:{offset}" + (";TNI" if said == "tonight" else time_of_day(match))


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
        return (plain_day(match) or "same:day") + time
    if match["day2"]:
        return f"day:{ {'today': 0, 'yesterday': -1, 'tomorrow': 1}[match['day2']] }" + time
    return "same:day" + time


def plain_day(match: re.Match[str]) -> str | None:
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
