# ruff: noqa: E501  # a pattern stands on one line, beside what it means; conditions stand in the order in which they were found
"""Years, decades, centuries and holidays: "1998", "the early '90s", "the 19th century", "Christmas"."""

from __future__ import annotations

import re

from kg.extract.dates.english.words import EARLY, HOLIDAYS, ORDINAL_DAYS, YEAR, early, number, two_digits
from kg.extract.dates.rules import Rule, ruler

RULES: list[Rule] = []
rule = ruler(RULES)


@rule(rf"(?P<about>(?:about|around|fiscal|fiscal\ year|the\ year|calendar)\ )?{EARLY}(?P<year>{YEAR})(?P<next>[-–/](?P<last>\d\d(?:\d\d)?)(?![\d-]))?")
def year(match: re.Match[str]) -> str | None:
    text, start, end = match.string, match.start("year"), match.end()
    before, after = text[max(0, start - 24) : start], text[end : end + 24]
    value = int(match["year"])
    if (
        re.search(
            r"[$€£#№]\s?$|\b(?:No|no|Nos|Number|number|Rs|Room|Flight|Resolution|Route|Highway|Section|Article|page|Boeing|Windows|than|least|nearly|approximately|some)\.?\s+$",
            before,
        )
        and not match["about"]
    ):
        return None
    if re.match(
        r"\s?(?:%|percent|million|billion|[A-Z]{0,1}km\b|kilomet|miles?\b|met(?:er|re)s|feet\b|ft\b|hectares|acres|tons?\b|tonnes|dollars|euros|pounds|[a-z]+-(?:foot|mile|meter|page|strong)|-(?:foot|mile|meter|page|strong|pound|seat|square))",
        after,
    ):
        return None
    if re.match(r"\s+[а-яіїєґ]", after):
        return None  # Ukrainian words behind it: its own rules decide
    anchored = (
        match["about"]
        or match["mod"]
        or re.search(
            r"(?:\b(?:in|since|until|till|by|before|after|from|to|of|during|between|and|through|for|the|circa|around|or|early|late|mid|than|was|born|dated|season|class|ended)|[(,–—/-])\s*$",
            before,
            re.IGNORECASE,
        )
    )
    counted = re.match(r"\s+(?:[a-z]+(?:ed|ing|ful|ous|ic|al|an|ern)?\s+)?(?:[a-z]+s|people|men|women|children|police)\b", after) and not re.match(
        r"\s+(?:was|is|has|as|this|its|his|hers|does|yes|elections?|accords|games|olympics|sales|results|earnings|talks|crisis|protests|attacks|peace|unless|plus|versus|us)\b",
        after,
        re.IGNORECASE,
    )
    if counted and (not anchored or value in (1000, 1500, 2000)) and not re.search(r"\b(?:in|since|until|by|during|the)\s+$", before):
        return None
    if value < 1500 and not (anchored and re.search(r"\b(?:in|since|until|by|of|from|before|after|circa|year|early|late|to)\s+$", before, re.IGNORECASE)):
        return None
    if match["next"]:
        said = match["last"]
        last = int(said) if len(said) == 4 else value // 100 * 100 + int(said)
        return f"{value}..{last}" if value < last <= value + 200 else None
    return f"{value}" + early(match)


@rule(r"{early}(?P<century>1[0-9]|20|21)?(?P<decade>\d)0'?s".replace("{early}", EARLY))
def decade(match: re.Match[str]) -> str | None:
    if not match["century"]:
        before = match.string[: match.start()][-14:]
        if not match["mod"] and not re.search(r"the\s+['’‘]?$|['’‘]$", before):
            return None
        if re.search(r"\b(?:his|her|their|my|our|in\ the\ low|in\ the\ high)\s+$", match.string[: match.start("decade")][-14:]):
            return None
    return f"{match['century'] or '19'}{match['decade']}X" + early(match)


@rule(
    rf"(?:the\ )?{EARLY}(?:the\ )?['’‘](?P<decade>\d)0s|(?:the\ )(?P<mod2>early\ |late\ |mid-?)?(?P<word>twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)(?!\w)"
)
def short_decade(match: re.Match[str]) -> str | None:
    if match["word"]:
        tens = ["twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"].index(match["word"]) + 2
        option = {"ear": ";START", "lat": ";END", "mid": ";MID"}.get((match["mod2"] or "")[:3], "")
        return f"19{tens}X" + option
    return f"{'20' if match['decade'] in '01' else '19'}{match['decade']}X" + early(match)


@rule(r"{early}['’‘](?P<year>\d\d)(?!\d|s|\w)".replace("{early}", EARLY))
def short_year(match: re.Match[str]) -> str | None:
    return f"{two_digits(match['year'])}" + early(match)


@rule(
    rf"(?:the\ )?{EARLY}(?P<number>\d{{1,2}}(?:st|nd|rd|th)|{'|'.join(sorted(ORDINAL_DAYS, key=len, reverse=True))})[ -]century(?:\ (?P<bc>B\.?C\.?(?:E\.?)?))?",
    case=False,
)
def century(match: re.Match[str]) -> str | None:
    said = match["number"].lower()
    which = ORDINAL_DAYS.get(said) or int(re.sub(r"\D", "", said) or 0)
    return None if match["bc"] or not 1 <= which <= 30 else f"{which - 1:02}" + early(match)


@rule(
    r"(?P<century>nineteen|eighteen|twenty)[ -](?P<rest>(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)",
    case=False,
)
def spoken_year(match: re.Match[str]) -> str | None:
    return f"{ {'eighteen': 18, 'nineteen': 19, 'twenty': 20}[match['century'].lower()] }{int(number(match['rest']) or 0):02}"


@rule(
    r"(?:the\ year\ )?two\ thousand(?:\ (?:and\ )?(?P<rest>one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve))?(?!\s+(?!was|is|has|elections?)\w+s\b)",
    case=False,
)
def two_thousand(match: re.Match[str]) -> str | None:
    return f"{2000 + int(number(match['rest']) or 0) if match['rest'] else 2000}"


@rule(rf"(?P<name>{'|'.join(re.escape(h).replace(chr(39), chr(39)) for h in sorted(HOLIDAYS, key=len, reverse=True))})(?:,?\ (?P<year>{YEAR}))?", case=False)
def holiday(match: re.Match[str]) -> str | None:
    said = re.sub(r"[’‘]", "'", " ".join(match["name"].lower().split()))
    meaning = HOLIDAYS[said]
    if not match["name"][0].isupper() and not match["name"][0].isdigit():
        return None
    if meaning in ("thanksgiving", "labor", "memorial", ""):
        return f"same:day;{meaning}" if meaning else "same:day"
    return meaning if len(meaning) == 10 else f"{match['year'] or 'XXXX'}-{meaning}"
