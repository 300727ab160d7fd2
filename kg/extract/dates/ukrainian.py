# ruff: noqa: E501  # a pattern stands on one line, beside what it means
"""The Ukrainian rules, in the shape of :mod:`kg.extract.dates.english`. Patterns name stems: case endings vary, the stem decides."""

from __future__ import annotations

import re

from kg.extract.dates.measures import duration, shifted
from kg.extract.dates.rules import Build, Rule

RULES: list[Rule] = []
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


def rule(pattern: str) -> _Keep:
    body = pattern.replace("\\ ", r"(?:[^\S\n]+|[^\S\n]*\n[^\S\n]*)").replace("'", "['’ʼ]")
    return _Keep(re.compile(rf"(?<![\w$€£₴%])(?:{body})(?![\w'’ʼ])", re.IGNORECASE))


class _Keep:
    def __init__(self, pattern: re.Pattern[str]) -> None:
        self.pattern = pattern

    def __call__(self, build: Build) -> Build:
        RULES.append((self.pattern, build))
        return build


def plain(text: str) -> str:
    return re.sub(r"[’ʼ]", "'", " ".join(text.lower().split()))


def month(text: str) -> int:
    return next(at for at, stem in enumerate(MONTHS, 1) if plain(text).startswith(stem))


def number(text: str) -> float | None:
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
    word = plain(said or "")
    return ";START" if word.startswith("поч") else ";MID" if word.startswith("сер") else ";END" if word.startswith("кін") or word.startswith("напр") else ""


EARLY = r"(?:(?P<mod>на\ початку|початок|початку|в\ середині|у\ середині|посеред|середині|наприкінці|кінець|в\ кінці|у\ кінці|кінця)\ )?"


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


ROMAN = {"xv": 15, "xvi": 16, "xvii": 17, "xviii": 18, "xix": 19, "xx": 20, "xxi": 21}


@rule(r"(?P<mod>на\ початку\ |наприкінці\ |в\ кінці\ |у\ кінці\ )?(?P<century>[XХVІI]{2,5})\ (?:століття|столітті|сторіччя|сторіччі|ст\.)")
def roman_century(match: re.Match[str]) -> str | None:
    which = ROMAN.get(match["century"].lower().replace("х", "x").replace("і", "i"))
    return f"{which - 1}" + early(match["mod"]) if which else None


@rule(r"(?:торік|минулоріч|цьогоріч|позаторік)")
def this_year(match: re.Match[str]) -> str | None:
    return {"ц": "year:0", "п": "year:-2"}.get(plain(match[0])[0], "year:-1")


@rule(
    rf"(?P<mod>на\ початку\ |наприкінці\ |в\ кінці\ |у\ кінці\ |до\ кінця\ |всередині\ )?(?P<year>{YEAR})(?:{OF_YEAR}|(?P<plural>(?:-х|-их|-ті|-тих)?\ (?:роках|роки|років|рр\.)))"
)
def year(match: re.Match[str]) -> str | None:
    if match["plural"]:
        return f"{match['year'][:3]}X" + early(match["mod"]) if match["year"][3] == "0" else None
    return match["year"] + early((match["mod"] or "").removeprefix("до ") if match["mod"] else None)


@rule(rf"(?P<year>{YEAR})(?P<ordinal>-?(?:го|му|ому|ого|й))?(?:[-–](?P<last>\d{{2,4}}))?(?:\ (?:рр\.|роках|роки|років))?")
def bare_year(match: re.Match[str]) -> str | None:
    if match["last"]:
        first, said = int(match["year"]), match["last"]
        last = int(said) if len(said) == 4 else first // 100 * 100 + int(said)
        return f"{first}..{last}" if len(said) != 3 and first < last <= first + 200 else None
    before = match.string[max(0, match.start() - 12) : match.start()]
    if match["ordinal"] or re.search(r"(?:\bу|\bв|\bдо|\bз|\bвід|\bпісля|\bпо|\bна|\()\s*$", before, re.IGNORECASE):
        return (
            match["year"]
            if not re.match(
                r"\s+(?!рок|рік|роц|та|і|й|до|по|в|у|на|за|через|було|була|був|були|сталося)[а-яіїєґ]+(?:ів|ей|и|ь|гривень|осіб|людей)\b",
                match.string[match.end() :],
            )
            else None
        )
    return None


@rule(
    r"(?P<mod>на\ початку\ |наприкінці\ |в\ кінці\ )?(?P<decade>\d)0-(?:х|ті|их|тих)(?:\ (?:роках|роки|років|рр\.))?(?:\ (?P<which>минулого|ХХ|XX|XIX|ХІХ)\ століття)?"
)
def decade(match: re.Match[str]) -> str | None:
    century = "18" if match["which"] in ("XIX", "ХІХ") else "20" if match["decade"] in "012" and not match["which"] else "19"
    return f"{century}{match['decade']}X" + early(match["mod"])


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
