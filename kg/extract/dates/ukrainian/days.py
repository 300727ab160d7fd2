# ruff: noqa: E501  # a pattern stands on one line
"""Days of the week, days told from today, and hours."""

from __future__ import annotations

import re

from kg.extract.dates.rules import Rule
from kg.extract.dates.ukrainian.words import PART, PARTS, PLACE_TIME, WEEKDAY, WEEKDAYS, plain, ruler

RULES: list[Rule] = []
rule = ruler(RULES)


@rule(rf"(?:(?P<which>минул\w+|цього|ц[яюі]|цієї|цей|наступн\w+|попередн\w+)\ )?(?P<week>{WEEKDAY})(?:,?\ (?P<part>{PARTS}))?")
def named_day(match: re.Match[str]) -> str | None:
    said = plain(match["week"])
    at = next(number for number, stem in enumerate(WEEKDAYS, 1) if said.startswith(stem))
    if at == 3 and not match["which"] and not re.search(r"(?:\bу|\bв|\bдо|\bз|\bсьогодні,|\bна)\s+$|^$|[.!?]\s+$|\n\s*$", match.string[: match.start()][-12:]):
        return None  # "середі" of the middle, "середа" as a word of its own
    which = {"м": ":last", "п": ":last", "н": ":next", "ц": ":this"}.get(plain(match["which"] or " ")[:1], "")
    return f"weekday:{at}{which}" + (f";{PART[plain(match['part'])]}" if match["part"] else "")


@rule(rf"(?P<day>позавчора|вчора|учора|сьогодні|завтра|післязавтра)(?:,?\ (?P<part>{PARTS}))?")
def deictic(match: re.Match[str]) -> str | None:
    offset = {"позавчора": -2, "вчора": -1, "учора": -1, "сьогодні": 0, "завтра": 1, "післязавтра": 2}[plain(match["day"])]
    return f"day:{offset}" + (f";{PART[plain(match['part'])]}" if match["part"] else "")


@rule(
    rf"(?:(?:о|об|близько|приблизно\ о)\ )(?P<hour>[01]?\d|2[0-4])(?:[:.](?P<minute>[0-5]\d))?(?:-?(?:й|ій))?(?:\ годин[іи])?(?:\ (?P<part>ранку|дня|вечора|ночі))?{PLACE_TIME}"
)
def clock(match: re.Match[str]) -> str | None:
    if not match["minute"] and "годин" not in match[0].lower() and not match["part"] and not re.search(r"-?(?:й|ій)$", match[0]) and "час" not in match[0]:
        return None
    hour = int(match["hour"])
    if match["part"] and plain(match["part"]) in ("дня", "вечора") and hour < 12:
        hour += 12
    return f"same:day;T{hour:02}:{match['minute'] or '00'}"


@rule(rf"(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d){PLACE_TIME}")
def digital(match: re.Match[str]) -> str | None:
    return f"same:day;T{int(match['hour']):02}:{match['minute']}"
