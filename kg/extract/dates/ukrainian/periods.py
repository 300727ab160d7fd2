# ruff: noqa: E501  # a pattern stands on one line
"""Weeks, months and years told from now; seasons, quarters and halves."""

from __future__ import annotations

import re

from kg.extract.dates.rules import Rule
from kg.extract.dates.ukrainian.words import OF_YEAR, PART, SEASONS, YEAR, early, plain, ruler, unit

RULES: list[Rule] = []
rule = ruler(RULES)


@rule(
    r"(?P<mod>на\ початку\ |наприкінці\ |в\ кінці\ |у\ кінці\ |всередині\ )?(?P<which>минул\w+|торішн\w+|цього|цей|цієї|цьому|ц(?:ю|ьому)|наступн\w+|поточн\w+)\ (?P<unit>тиж(?:ня|день|ні)|місяц(?:я|ь|і)|кварталу|кварталі|року|рік|році|десятиліття|століття|вихідн(?:их|і|ими))"
)
def calendar_unit(match: re.Match[str]) -> str | None:
    offset = {"м": -1, "т": -1, "н": 1}.get(plain(match["which"])[0], 0)
    return f"{unit(match['unit'])}:{offset}" + early(match["mod"])


@rule(r"(?:до\ |на\ |під\ )?(?P<mod>початку|початок|кінця|кінець)\ (?:цього\ |поточного\ )?(?P<unit>року|місяця|тижня)")
def end_of(match: re.Match[str]) -> str | None:
    return f"{unit(match['unit'])}:0" + early(match["mod"])


@rule(r"(?P<which>наступного|попереднього)\ (?P<unit>дня|ранку|вечора)")
def next_day(match: re.Match[str]) -> str | None:
    part = "" if plain(match["unit"]) == "дня" else f";{PART[plain(match['unit'])]}"
    return f"shift:{1 if plain(match['which']) == 'наступного' else -1}:day{part}"


@rule(
    rf"(?P<season>весн(?:і|а|ою|у)|навесні|літ(?:о|а|ом)|влітку|улітку|осін(?:ь|і|ню)|восени|зим(?:а|и|ою|у|і)|взимку|узимку)(?:\ (?:(?P<year>{YEAR})(?:{OF_YEAR})?|(?P<which>минулого|цього|наступного)\ року))?"
)
def season(match: re.Match[str]) -> str | None:
    said = plain(match["season"])
    name = next(value for stem, value in SEASONS.items() if said.startswith(stem))
    if match["year"]:
        return f"{match['year']}-{name}"
    if match["which"]:
        return f"year:{ {'м': -1, 'ц': 0, 'н': 1}[plain(match['which'])[0]] }+{name}"
    return f"XXXX-{name}"


@rule(
    rf"(?P<number>перш\w+|друг\w+|трет\w+|четверт\w+|I{{1,3}}|IV|ІV|І{{1,3}})\ (?P<unit>квартал\w*|піврічч\w*|половин\w+)(?:\ (?:(?P<year>{YEAR})(?:{OF_YEAR})?|(?P<which>минулого|цього|наступного|поточного)?\ ?року))?"
)
def quarter(match: re.Match[str]) -> str | None:
    said = plain(match["number"]).replace("i", "і")
    value = {"пер": 1, "дру": 2, "тре": 3, "чет": 4, "і": 1, "іі": 2, "ііі": 3, "іv": 4}[said if said[0] == "і" else said[:3]]
    letter = "Q" if plain(match["unit"]).startswith("кварт") else "H"
    if letter == "H" and value > 2:
        return None
    if match["year"]:
        return f"{match['year']}-{letter}{value}"
    if match["which"]:
        return f"year:{ {'м': -1, 'ц': 0, 'п': 0, 'н': 1}[plain(match['which'])[0]] }+{letter}{value}"
    return f"XXXX-{letter}{value}" if letter == "Q" or "року" in match[0].lower() else None
