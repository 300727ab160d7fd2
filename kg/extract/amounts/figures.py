"""Figures and number words -> floats."""

from __future__ import annotations

import re
import tomllib
from importlib import resources
from typing import Any

WORDS: dict[str, dict[str, Any]] = tomllib.loads(resources.files(__package__).joinpath("words.toml").read_text(encoding="utf-8"))
SCALE = (
    r"(?:(?:hundred|thousand|million|billion|trillion|dozen)s?|mln|bn|mn|тисяч(?:і|а|у|ами)?|тис\.?|мільйон(?:ів|и|а|у|ом|ами)?|млн\.?|"
    r"мільярд(?:ів|и|а|у|ом|ами)?|млрд\.?|трильйон(?:ів|и|а|у)?|трлн\.?|сот(?:ні|ень|ня)|дюжин\w*)(?!\w)"
)
# 11,000; 1 200 (narrow or plain blanks between groups); 2.5; 52,3 (a decimal comma)
FIGURE = r"(?:\d{1,3}(?:(?:,\d{3})+(?!\d)|(?:[\u00a0\u202f ]\d{3})+(?![\d,.]\d))(?:\.\d+)?|\d+(?:[.,]\d+)?)"
WORD = r"(?:" + "|".join(sorted(WORDS["words"], key=len, reverse=True)).replace("'", "['’ʼ]") + r")(?!\w)"
NUMBER = rf"(?:{FIGURE}(?:\s\d/\d)?|(?:an?\s)?{WORD}(?:[-\s](?:and\s)?(?:a\s)?{WORD}){{0,6}}|an?(?=\s(?:dozen|hundred|thousand|million|billion|trillion)\b))"


def number(text: str) -> float | None:
    """The value of one number as :data:`NUMBER` finds it: "11,000", "2.5", "52,3", "1 200", "twenty-five", "two and a half", "3 1/2"; else ``None``.

    >>> number("11,000"), number("52,3"), number("two and a half"), number("many")
    (11000.0, 52.3, 2.5, None)
    """
    said = re.sub(r"[’ʼ]", "'", text.lower().strip())
    if said in ("a", "an"):
        return 1.0
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", said):
        return float(said.replace(",", ""))
    if fraction := re.fullmatch(r"(\d+)\s(\d)/([1-9])", said):
        return int(fraction[1]) + int(fraction[2]) / int(fraction[3])
    if re.fullmatch(r"[\d\s]*\d(?:\.\d+)?", said):
        return float(re.sub(r"\s", "", said))
    if re.fullmatch(r"\d+,\d+", said):
        return float(said.replace(",", "."))
    total, words = 0.0, [word for word in re.split(r"[-\s]+", said) if word not in ("and", "a", "an")]
    for word in words:
        if word not in WORDS["words"]:
            return None
        total = (total or 1.0) * 100 if word == "hundred" else total + float(WORDS["words"][word])
    return total if words else None


def scale(text: str) -> float:
    """What "millions", "млн.", "bn" multiply by.

    >>> scale("millions"), scale("bn")
    (1000000.0, 1000000000.0)
    """
    said = text.lower().rstrip(".")
    scales: dict[str, float] = WORDS["scales"]
    if said in scales:
        return scales[said]
    stems = (stem for stem in sorted(scales, key=len, reverse=True) if len(stem) > 2 and said.startswith(stem))
    return scales[next(stems)]
