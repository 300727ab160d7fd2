# ruff: noqa: E501  # a pattern stands on one line
"""Years, decades and centuries."""

from __future__ import annotations

import re

from kg.extract.dates.rules import Rule
from kg.extract.dates.ukrainian.words import OF_YEAR, YEAR, early, plain, ruler

ROMAN = {"xv": 15, "xvi": 16, "xvii": 17, "xviii": 18, "xix": 19, "xx": 20, "xxi": 21}
RULES: list[Rule] = []
rule = ruler(RULES)


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
