# ruff: noqa: E501  # a pattern stands on one line, beside what it means; conditions stand in the order in which they were found
"""Weeks, months, quarters, seasons and years by their place: "last week", "the first half of 2020", "this summer", "the same month"."""

from __future__ import annotations

import re

from kg.extract.dates.english.words import (
    EARLY,
    NUMBER,
    OFFSET,
    ORDINALS,
    PARTS,
    SEASON,
    SEASONS,
    UNIT,
    VAGUE_NUMBER,
    YEAR,
    early,
    number,
    two_digits,
    which_one,
)
from kg.extract.dates.measures import duration
from kg.extract.dates.rules import Rule, ruler

RULES: list[Rule] = []
rule = ruler(RULES)


@rule(
    rf"{EARLY}(?P<which>(?:the\ )?(?:last|next|this|past|previous|preceding|coming|upcoming|current|following)|this\ past|this\ coming)\ "
    r"(?:(?P<fiscal>fiscal|calendar|academic|school)\ )?(?P<unit>day|week|weekend|month|quarter|year|decade|century|fiscal\ year)(?:'s)?",
    case=False,
)
def calendar_unit(match: re.Match[str]) -> str | None:
    which = " ".join(w for w in match["which"].lower().split() if w != "the" or match["which"].lower() == "the")
    unit = match["unit"].lower().split()[-1]
    if unit == "day":
        return f"shift:{OFFSET[which]}:day" if which in ("following", "previous", "preceding", "next") else None
    if which == "last" and match["which"].lower().startswith("the") and not match["mod"]:
        return duration(1, unit)  # "over the last year": the twelve months before
    if which in ("following", "previous", "preceding") or (which == "next" and match["which"].lower().startswith("the")):
        return f"shift:{OFFSET[which]}:{unit}"
    if which == "past" and match["which"].lower() != "this past":
        return duration(1, unit)
    return f"{unit}:{OFFSET[which]}" + early(match)


@rule(
    rf"(?:(?P<lead>the|this|these|those|for\ the|over\ the|in\ the)\ )?(?P<which>last|past|previous|preceding|next|coming|following|first|final|recent|upcoming)\ "
    rf"(?:(?P<count>{NUMBER}(?:\ (?:or|to)\ {NUMBER})?|{VAGUE_NUMBER})[ -])(?:more\ )?(?P<unit>{UNIT})(?:\ of\ (?:the\ )?(?P<of>{YEAR}|(?:last|this|next|the)\ year|year))?(?:'s?)?",
    case=False,
)
def counted_units(match: re.Match[str]) -> str | None:
    """ "the first five months of the year" is a stretch of it; "the last two years" a length."""
    which, unit = match["which"].lower(), match["unit"].lower().rstrip("s")
    amount = number(match["count"])
    said = match["of"]
    if which == "first" and said and unit in ("month", "quarter") and amount and amount == int(amount):
        last = int(amount) * (1 if unit == "month" else 3)
        if not 1 <= last <= 12:
            return None
        year = said if said.isdigit() else f"year:{OFFSET.get(said.split()[0].lower(), 0)}"
        return f"{year}-01..{year}-{last:02}" if said.isdigit() else f"{year}+01..{year}+{last:02}"
    return duration(amount, match["unit"])


@rule(
    rf"(?P<which>(?:last|next|this|this\ past|this\ coming|the\ previous|the\ following|the\ past|the\ coming)\ )?{EARLY}(?:the\ )?(?P<season>{SEASON})(?:\ (?:of\ )?(?P<year>{YEAR}|'\d\d|(?:last|this|next)\ year))?",
    case=True,
)
def season(match: re.Match[str]) -> str | None:
    said = match["year"]
    name = SEASONS[match["season"]]
    if not said and not match["which"]:
        if match["season"] == "fall" and not re.search(
            r"\b(?:in|since|until|by|of)\s+(?:the\s+)?$", match.string[: match.start()][-14:] + ("the " if match[0].startswith("the") else "")
        ):
            return None
        if (
            match["season"] == "spring"
            and not re.search(r"\b(?:in|since|until|by|of|during|early|late)\s+(?:the\s+)?$", match.string[: match.start()][-14:])
            and not match["mod"]
        ):
            return None
    if said:
        if said.isdigit():
            return f"{said}-{name}" + early(match)
        if said[0] in "'’‘":
            return f"{two_digits(said[1:])}-{name}" + early(match)
        return f"year:{OFFSET[said.split()[0].lower()]}+{name}" + early(match)
    return which_one(f"XXXX-{name}", match["which"]) + early(match)


@rule(
    r"(?P<lead>(?:the|its|their|this\ year's|last\ year's|next\ year's)\ )?(?:(?P<before>\d{4})\ )?(?:fiscal[ -])?(?P<which>first|second|third|fourth|final|1st|2nd|3rd|4th)[ -](?P<unit>quarter|half)"
    rf"(?:\ (?:of\ )?(?:(?:the|this|its)\ )?(?:fiscal\ )?(?P<of>{YEAR}|(?:last|this|next)\ year|(?:fiscal\ )?year|a\ year\ (?:ago|earlier)))?",
    case=False,
)
def quarter(match: re.Match[str]) -> str | None:
    number_of = ORDINALS[match["which"].lower()]
    letter = "Q" if match["unit"].lower() == "quarter" else "H"
    if letter == "H":
        number_of = min(number_of, 2)
        if not match["of"] and not match["before"]:
            before = match.string[: match.start()][-20:]
            if not re.search(r"(?:in|for|of|during|over)\s+$", before):
                return None
    part = f"{letter}{number_of}"
    year = match["before"] or (match["of"] if match["of"] and match["of"].isdigit() else None)
    if year:
        return f"{year}-{part}"
    said = (match["of"] or match["lead"] or "").lower()
    if said.startswith(("last year", "this year", "next year")):
        return f"year:{OFFSET[said.split()[0]]}+{part}"
    if said.startswith("a year"):
        return f"year:-1+{part}"
    return f"XXXX-{part}"


@rule(
    rf"(?P<lead>the\ |its\ )(?P<which>latest|year-earlier|year-ago|same|current|most\ recent|recent|comparable|{YEAR})\ (?P<unit>quarter|period|month|week|year)(?:\ (?:a\ year\ (?:ago|earlier)|(?P<last>(?:last|of\ last)\ year)|(?:of|in)\ (?P<year>{YEAR})))?",
    case=False,
)
def anaphoric_period(match: re.Match[str]) -> str | None:
    which, unit = match["which"].lower(), match["unit"].lower()
    if which.isdigit():
        return which if unit in ("period", "year") else None
    if which in ("current",):
        return f"{'quarter' if unit == 'period' else unit}:0"
    if which.startswith("year"):
        return "shift:-1:year" if unit != "quarter" else "quarter:-5"
    if match["year"]:
        return f"{match['year']}"
    if which in ("latest", "most recent", "recent") and unit in ("quarter", "period"):
        return "quarter:-1"
    if which in ("latest", "most recent"):
        return f"{unit}:-1"
    return f"same:{unit}"


@rule(r"(?:year-earlier|year-ago|year-before)", case=False)
def year_earlier(match: re.Match[str]) -> str | None:
    return "shift:-1:year"


@rule(
    r"(?P<mod>earlier|later|early|late|sometime|sometimes)\ (?P<which>this|that|in\ the|the\ same|last|next)\ (?P<unit>day|week|weekend|month|quarter|year|decade|century|morning|afternoon|evening|season)",
    case=False,
)
def earlier_this(match: re.Match[str]) -> str | None:
    which, unit = match["which"].lower(), match["unit"].lower()
    if which in ("that", "in the", "the same"):
        return f"same:{unit}"
    if unit in PARTS:
        return f"day:0;{PARTS[unit]}"
    return f"{unit}:{OFFSET[which]}" + early(match) if unit != "season" else f"same:{unit}"


@rule(r"(?P<which>that|the\ same|the\ very\ same)\ (?P<unit>day|week|weekend|month|quarter|year|decade|century|night)", case=False)
def same(match: re.Match[str]) -> str | None:
    unit = match["unit"].lower()
    return f"same:{unit}"


@rule(r"the\ (?P<unit>weekend|quarter|day|week|month|year|fiscal\ year|full\ year)(?:'s)?(?!\s+of)", case=False)
def the_unit(match: re.Match[str]) -> str | None:
    """ "the year" is the running one after "of", "in", "for", "so far"; else the words name no time of their own."""
    unit = match["unit"].lower().split()[-1]
    before = match.string[: match.start()][-16:].lower()
    if not re.search(r"\b(?:in|for|of|during|over|within|throughout|since|by|until|to)\s+$", before) and unit != "weekend":
        return None
    if (
        re.search(r"(?:rest|end|half|part|most|course|time|day|month|beginning|start|middle|remainder)\s+of\s+$", before)
        or unit in ("weekend", "quarter")
        or match["unit"].lower() != unit
    ):
        return f"{unit}:{-1 if unit in ('quarter', 'weekend') else 0}"
    return f"same:{unit}"


@rule(
    r"(?:(?P<which>the\ |this\ |last\ )?year[- ]end|(?:the\ )?end\ of\ (?:the|this)\ (?P<unit>year|month|week)|the\ year's\ end|year's\ end|month-?end)",
    case=False,
)
def year_end(match: re.Match[str]) -> str | None:
    unit = (match["unit"] or ("month" if "month" in match[0].lower() else "year")).lower()
    return f"{unit}:0;END"
