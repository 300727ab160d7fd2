# ruff: noqa: E501  # a pattern stands on one line
"""How long, how long ago, how often."""

from __future__ import annotations

import re

from kg.extract.dates.measures import duration, shifted
from kg.extract.dates.rules import Rule
from kg.extract.dates.ukrainian.words import NUMBER, UNIT, WEEKDAY, WEEKDAYS, number, plain, ruler, unit

RULES: list[Rule] = []
rule = ruler(RULES)


@rule(
    rf"(?P<about>(?:близько|майже|понад|більше\ ніж|більш\ ніж|приблизно|трохи\ більше|десь)\ )?(?:(?P<count>{NUMBER})\ )?(?P<unit>{UNIT})\ (?P<dir>тому|потому|раніше|пізніше)"
)
def ago(match: re.Match[str]) -> str | None:
    direction = plain(match["dir"])
    amount = number(match["count"]) if match["count"] else (None if plain(match["unit"]) in ("роки", "місяці", "дні", "тижні") else 1.0)
    sign = -1 if direction in ("тому", "раніше") else 1
    recipe = shifted(amount, unit(match["unit"]), sign)
    if recipe is None or direction == "тому" or not re.fullmatch(r"\w+:-?\d+", recipe):
        return recipe
    name, _, offset = recipe.partition(":")
    return f"{name}:{offset}" if name == "day" and amount == 1 and not match["count"] else f"shift:{offset}:{name}"


@rule(r"(?:дн(?:ем|ями)|тижнем|місяцем|роком)\ (?P<dir>раніше|пізніше)")
def one_before(match: re.Match[str]) -> str | None:
    """ "Днем раніше" counts from the day that the text speaks of, not from the publication: it stays text."""
    name = {"д": "day", "т": "week", "м": "month", "р": "year"}[plain(match[0])[0]]
    return f"shift:{-1 if plain(match['dir']) == 'раніше' else 1}:{name}"


@rule(rf"(?:через|за)\ (?P<count>{NUMBER})\ (?P<unit>{UNIT})(?:\ після)?")
def after(match: re.Match[str]) -> str | None:
    amount = number(match["count"])
    if "після" in match[0].lower() or plain(match[0]).startswith("за"):
        return duration(amount, unit(match["unit"]))
    return shifted(amount, unit(match["unit"]), 1)


@rule(
    rf"(?P<lead>(?:впродовж|упродовж|протягом|за|останн\w+|наступн\w+|перш\w+|вже|майже|понад|близько|кілька|більше|з)\ )*(?P<count>{NUMBER})\ (?P<unit>{UNIT})(?!\ тому)"
)
def length(match: re.Match[str]) -> str | None:
    return duration(number(match["count"]), unit(match["unit"]))


@rule(rf"(?:щодня|щоночі|щороку|щомісяця|щотижня|щогодини|щорічно|щомісячно|кожн\w+\ (?P<unit>{UNIT}|{WEEKDAY}))")
def every(match: re.Match[str]) -> str | None:
    if match["unit"]:
        said = plain(match["unit"])
        at = next((number for number, stem in enumerate(WEEKDAYS, 1) if said.startswith(stem)), None)
        return f"set:XXXX-WXX-{at}" if at else f"set:{duration(1, unit(said))}"
    said = plain(match[0])
    return "set:" + next(
        value
        for stem, value in (("щодн", "P1D"), ("щоно", "P1D"), ("щоро", "P1Y"), ("щорі", "P1Y"), ("щомі", "P1M"), ("щоти", "P1W"), ("щого", "PT1H"))
        if said.startswith(stem)
    )
