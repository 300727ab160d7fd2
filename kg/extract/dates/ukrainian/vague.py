# ruff: noqa: E501  # a pattern stands on one line
"""Times told from other times, and times that only point."""

from __future__ import annotations

import re

from kg.extract.dates.rules import Rule
from kg.extract.dates.ukrainian.words import PART, plain, ruler, unit

RULES: list[Rule] = []
rule = ruler(RULES)


@rule(
    r"(?:(?P<that>того\ (?:ж|самого)|тієї\ (?:ж|самої)|цього)\ (?P<unit>дня|року|місяця|тижня|вечора|ранку|ночі)|(?P<part>цієї\ ночі|вночі|вранці|ввечері|увечері|вдень))"
)
def same(match: re.Match[str]) -> str | None:
    if match["part"]:
        return f"same:day;{PART[plain(match['part']).split()[-1]]}"
    said = plain(match["unit"])
    if said in PART and said != "дня":
        return f"{'day:0' if plain(match['that']) == 'цього' else 'same:day'};{PART[said]}"
    return f"same:{unit(said)}" if plain(match["that"]) != "цього" else f"{unit(said)}:0"


@rule(
    r"(?P<past>нещодавно|раніше|колись|останнім\ часом|(?:за|в|у|протягом)\ останн(?:і|іх|ій)\ (?:роки|років|місяці|місяців|дні|днів|тижні|тижнів|часи?)|на\ той\ час|у\ минулому|в\ минулому)|(?P<now>зараз|нині|наразі|тепер|на\ цей\ час|на\ даний\ момент)|(?P<next>незабаром|невдовзі|скоро|у\ майбутньому|в\ майбутньому|найближчим\ часом)"
)
def vague(match: re.Match[str]) -> str | None:
    return "PAST_REF" if match["past"] else "PRESENT_REF" if match["now"] else "FUTURE_REF"
