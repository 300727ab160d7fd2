# ruff: noqa: E501, SIM102  # a pattern stands on one line, beside what it means; conditions stand in the order in which they were found
"""Days and months by their names and figures: "June 19, 2024", "2024-06-19", "last May", "3-5 March"."""

from __future__ import annotations

import re

from kg.extract.dates.english.words import (
    CLOCK,
    DATE,
    DAY,
    EARLY,
    MONTH,
    OFFSET,
    ORDINAL_DAYS,
    PART,
    WEEKDAY,
    YEAR,
    ZONE,
    early,
    month,
    time_of_day,
    two_digits,
    weekday,
    which_one,
)
from kg.extract.dates.rules import Rule, ruler

RULES: list[Rule] = []
rule = ruler(RULES)


@rule(
    rf"(?:(?P<week>{WEEKDAY}),?\ )?(?P<which>(?:last|this\ past|next)\ )?{EARLY}{DATE}(?:,?\ (?P<year>{YEAR}))?(?:,?\ (?:at\ )?(?:{CLOCK}|(?P<part>{PART})))?{ZONE}"
)
def month_day(match: re.Match[str]) -> str | None:
    year = match["year"] or "XXXX"
    day = re.match(r"\d+", match["day"])
    if not day:
        return None
    week = match.groupdict().get("week")
    known = f";D{weekday(week)}" if week and year == "XXXX" else which_one("", match.groupdict().get("which"))
    return f"{year}-{month(match['month']):02}-{int(day[0]):02}{known}" + time_of_day(match)


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
    return which_one(f"XXXX-{month(named):02}", match["which"]) + early(match)
