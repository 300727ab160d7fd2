# ruff: noqa: E501  # a pattern stands on one line
"""Ukrainian words of time: what they mean, the patterns that rules are made of, and the readers of what those find. Case endings vary, the stem decides."""

from __future__ import annotations

import re
from collections.abc import Callable

from kg.extract.dates.rules import Build, Rule

MONTHS = ("січ", "лют", "берез", "квіт", "трав", "черв", "лип", "серп", "верес", "жовт", "листопад", "груд")
MONTH = (
    r"(?:січ(?:ень|ня|ні|нем)|лют(?:ий|ого|ому|им)|берез(?:ень|ня|ні|нем)|квіт(?:ень|ня|ні|нем)|трав(?:ень|ня|ні|нем)|черв(?:ень|ня|ні|нем)|лип(?:ень|ня|ні|нем)|"
    r"серп(?:ень|ня|ні|нем)|верес(?:ень|ня|ні|нем)|жовт(?:ень|ня|ні|нем)|листопад(?:а|і|ом)?|груд(?:ень|ня|ні|нем))"
)
WEEKDAYS = ("понеділ", "вівтор", "серед", "четвер", "п'ятниц", "субот", "неділ")
WEEKDAY = (
    r"(?:понеділ(?:ок|ка|ку|ком)|вівтор(?:ок|ка|ку|ком)|серед(?:а|и|у|і|ою)|четвер(?:га|гу|гом|ги)?|п'ятниц(?:я|і|ю|ею)|субот(?:а|и|у|і|ою)|неділ(?:я|і|ю|ею))"
)
SEASONS = {"вес": "SP", "нав": "SP", "літ": "SU", "вліт": "SU", "улі": "SU", "осін": "FA", "восе": "FA", "зим": "WI", "взим": "WI", "узим": "WI"}
YEAR = r"(?:1[0-9]|20|21)\d\d"
OF_YEAR = r"(?:(?:-?(?:го|му|й|ий|ому|ого))?\ (?:року|рік|році|роком|р\.))"
UNITS = {"секунд": "second", "хвилин": "minute", "годин": "hour", "дн": "day", "день": "day", "діб": "day", "доб": "day", "тиж": "week", "місяц": "month", "місяч": "month", "квартал": "quarter",
         "рок": "year", "рік": "year", "роц": "year", "літ": "year", "десятиліт": "decade", "століт": "century", "вихідн": "weekend"}  # fmt: skip
UNIT = (
    r"(?:секунд(?:а|и|у|ою)?|хвилин(?:а|и|у|ою)?|годин(?:а|и|у|ою|ам)?|день|дні|днів|дня|днями|доб(?:а|и|у)|діб|тиж(?:день|ні|нів|ня|нями|ню)|місяц(?:ь|і|ів|я|ями|ю)|квартал(?:и|ів|у|і)?|"
    r"рок(?:и|ів|у|ами|ах)|рік|році|десятилі(?:ття|ть|ттями|тті)|століт(?:тя|ть|ттями|ті))"
)
NUMBERS = {
    "од": 1, "пів": 0.5, "пі": 0.5, "дв": 2, "тр": 3, "чотир": 4, "п'ят": 5, "ш": 6, "сім": 7, "вісім": 8, "вос": 8, "дев'ят": 9, "десят": 10, "дванадцят": 12, "двадцят": 20, "тридцят": 30, "сорок": 40, "п'ятдесят": 50,
}  # fmt: skip
NUMBER = (
    r"(?:\d+(?:[.,]\d+)?|один|одну|одна|одного|пів|два|дві|двох|три|трьох|чотири|чотирьох|п'ять|п'яти|шість|шести|сім|семи|вісім|восьми|дев'ять|дев'яти|десять|десяти|"
    r"дванадцять|двадцять|двадцяти|тридцять|тридцяти|сорок|п'ятдесят|півтора|кілька|декілька|кількох|декількох|багато|пару)"
)
PART = {
    "ранку": "TMO",
    "вранці": "TMO",
    "ранок": "TMO",
    "дня": "TAF",
    "вдень": "TAF",
    "вечора": "TEV",
    "ввечері": "TEV",
    "увечері": "TEV",
    "вечір": "TEV",
    "ночі": "TNI",
    "вночі": "TNI",
    "уночі": "TNI",
    "ніч": "TNI",
    "опівночі": "T00:00",
    "опівдні": "T12:00",
}
PARTS = "|".join(PART)
PLACE_TIME = r"(?:\ за\ (?:Києвом|київським\ часом|місцевим\ часом|московським\ часом|Гринвічем|Лондоном))?"
EARLY = r"(?:(?P<mod>на\ початку|початок|початку|в\ середині|у\ середині|посеред|середині|наприкінці|кінець|в\ кінці|у\ кінці|кінця)\ )?"


def ruler(rules: list[Rule]) -> Callable[[str], Callable[[Build], Build]]:
    """The decorator that puts rules into this list, in the order in which they stand. Case is folded; every apostrophe is one."""

    def rule(pattern: str) -> Callable[[Build], Build]:
        body = pattern.replace("\\ ", r"(?:[^\S\n]+|[^\S\n]*\n[^\S\n]*)").replace("'", "['’ʼ]")
        compiled = re.compile(rf"(?<![\w$€£₴%])(?:{body})(?![\w'’ʼ])", re.IGNORECASE)

        def keep(build: Build) -> Build:
            rules.append((compiled, build))
            return build

        return keep

    return rule


def plain(text: str) -> str:
    return re.sub(r"[’ʼ]", "'", " ".join(text.lower().split()))


def month(text: str) -> int:
    return next(at for at, stem in enumerate(MONTHS, 1) if plain(text).startswith(stem))


def number(text: str) -> float | None:
    """
    >>> number("півтора"), number("двадцять"), number("кілька")
    (1.5, 20, None)
    """
    said = plain(text)
    if re.fullmatch(r"\d+(?:[.,]\d+)?", said):
        return float(said.replace(",", "."))
    if said == "півтора":
        return 1.5
    if said.startswith(("кільк", "декільк", "багат", "пар")):
        return None
    return next((value for stem, value in sorted(NUMBERS.items(), key=lambda one: -len(one[0])) if said.startswith(stem)), None)


def unit(text: str) -> str:
    said = plain(text)
    return next(name for stem, name in sorted(UNITS.items(), key=lambda one: -len(one[0])) if said.startswith(stem))


def early(said: str | None) -> str:
    """The option of a recipe for the part of a period that is said: ";START", ";MID", ";END" or nothing.

    >>> early("на початку"), early("посеред"), early("наприкінці")
    (';START', ';MID', ';END')
    """
    for option, stems in (("START", ("поч",)), ("MID", ("сер", "всер", "посер")), ("END", ("кін", "напр"))):
        if any(word.startswith(stems) for word in plain(said or "").split()):
            return ";" + option
    return ""
