# ruff: noqa: E501  # a pattern stands on one line
"""Days and months of the calendar."""

from __future__ import annotations

import re

from kg.extract.dates.rules import Rule
from kg.extract.dates.ukrainian.words import EARLY, MONTH, OF_YEAR, YEAR, early, month, plain, ruler

RULES: list[Rule] = []
rule = ruler(RULES)


@rule(
    rf"{EARLY}(?P<day>[0-3]?\d)(?:-?го)?\ (?P<month>{MONTH})(?:\ (?P<year>{YEAR})(?:{OF_YEAR})?)?(?:,?\ (?:о|об|близько)\ (?P<hour>[0-2]?\d)[:.](?P<minute>[0-5]\d))?"
)
def day_month(match: re.Match[str]) -> str | None:
    day = int(match["day"])
    if not 1 <= day <= 31:
        return None
    return f"{match['year'] or 'XXXX'}-{month(match['month']):02}-{day:02}" + (f";T{int(match['hour']):02}:{match['minute']}" if match["hour"] else "")


@rule(rf"(?P<day>[0-3]?\d)\ ?[-–—]\ ?(?P<last>[0-3]?\d)\ (?P<month>{MONTH})(?:\ (?P<year>{YEAR})(?:{OF_YEAR})?)?")
def day_range(match: re.Match[str]) -> str | None:
    start = f"{match['year'] or 'XXXX'}-{month(match['month']):02}-"
    return f"{start}{int(match['day']):02}..{start}{int(match['last']):02}" if 1 <= int(match["day"]) < int(match["last"]) <= 31 else None


@rule(rf"(?P<day>0?[1-9]|[12]\d|3[01])\.(?P<month>0?[1-9]|1[0-2])\.(?P<year>{YEAR})(?:{OF_YEAR})?")
def numeric_date(match: re.Match[str]) -> str | None:
    return f"{match['year']}-{int(match['month']):02}-{int(match['day']):02}"


@rule(rf"{EARLY}(?P<month>{MONTH})(?:\ (?P<year>{YEAR})(?:{OF_YEAR})?|\ (?P<which>минулого|цього|наступного|торішнього)\ року)?")
def month_year(match: re.Match[str]) -> str | None:
    named = month(match["month"])
    if match["which"]:
        offset = {"м": -1, "т": -1, "ц": 0, "н": 1}[plain(match["which"])[0]]
        return f"year:{offset}+{named:02}" + early(match["mod"])
    if (
        not match["year"]
        and plain(match["month"]).startswith("лют")
        and not re.search(r"(?:\bу|\bв|\bз|\bдо|\bвід|\bдля)\s+$", match.string[: match.start()][-6:])
    ):
        return None  # the adjective "fierce"
    return f"{match['year'] or 'XXXX'}-{named:02}" + early(match["mod"])


@rule(rf"(?P<which>минулого|цього|наступного|торішнього)\ (?P<month>{MONTH})")
def which_month(match: re.Match[str]) -> str | None:
    offset = plain(match["which"])[0]
    return f"XXXX-{month(match['month']):02}" + {"м": ";last", "т": ";last", "н": ";next"}.get(offset, "")
