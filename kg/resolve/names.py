"""Forms of names that are compared: folded words, Latin letters for Cyrillic ones, and a skeleton that spellings of one Slavic name share."""

from __future__ import annotations

import re

from kg.model import EntityType, folded

# The official Ukrainian romanization (Cabinet of Ministers, resolution 55 of 2010), with the Russian letters that it lacks.
LATIN = {
    "а": "a", "б": "b", "в": "v", "г": "h", "ґ": "g", "д": "d", "е": "e", "є": "ie", "ж": "zh", "з": "z", "и": "y", "і": "i", "ї": "i", "й": "i",
    "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch",
    "ш": "sh", "щ": "shch", "ю": "iu", "я": "ia", "ь": "", "ё": "e", "ъ": "", "ы": "y", "э": "e", "'": "",
}  # fmt: skip
FIRST = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}
# "xi" and "vi" are left out: names of their own at the end of Chinese and Vietnamese ones.
GENERATIONS = frozenset({"jr", "sr", "i", "ii", "iii", "iv", "v", "vii", "viii", "ix", "xii", "xiii", "xiv", "xv", "xvi"})
# Honours, degrees and offices behind a name. Left out: "ma", "ba", "do", "pa", which are names too.
HONOURS = frozenset(
    {
        "obe",
        "mbe",
        "cbe",
        "dbe",
        "kbe",
        "gbe",
        "kcmg",
        "cmg",
        "frs",
        "fba",
        "phd",
        "ph.d",
        "md",
        "m.d",
        "mp",
        "mep",
        "msp",
        "qc",
        "kc",
        "esq",
        "esquire",
        "usn",
        "usmc",
        "ret",
    }
)
SHIPS = frozenset({"uss", "usns", "uscgc", "hms", "hmcs", "hmas", "hmnzs", "rfa", "rrs", "ins", "roks", "rv", "r/v", "mv", "m/v", "rms"})
HULLS = frozenset({"ddg", "cg", "cvn", "cv", "lpd", "lha", "lhd", "lcs", "ssn", "ssbn", "ffg", "dd", "ff", "bb", "pc", "wmsl", "wpc"})
COMPANY = frozenset({"inc", "corp", "co", "ltd", "plc", "llc", "corporation", "limited", "gmbh", "ag", "sa", "incorporated"})
# Spellings of the same sound, longest first. Only whole skeletons are compared, and of full names.
SAME_SOUND = (
    ("shch", "s"), ("sch", "s"), ("tch", "c"), ("zh", "z"), ("kh", "h"), ("gh", "h"), ("ch", "c"), ("sh", "s"), ("ts", "c"), ("tz", "c"), ("ph", "f"),
    ("w", "v"), ("g", "h"), ("x", "ks"), ("iy", "i"), ("yi", "i"), ("yy", "i"), ("ii", "i"), ("ij", "i"), ("ey", "ei"), ("ie", "e"), ("ye", "e"),
    ("io", "o"), ("yo", "o"),
    ("iu", "u"), ("yu", "u"), ("ia", "a"), ("ya", "a"), ("j", "i"), ("y", "i"), ("'", ""), ("’", ""),
)  # fmt: skip
MARKS = ".,'\"()“”«»[]"


def words(name: str, kind: EntityType) -> tuple[str, ...]:
    """The words that tell a name: folded, without article, punctuation, company form or generation.

    >>> words("The Boeing Co.", "Organization"), words("Robert Downey Jr.", "Person")
    (('boeing',), ('robert', 'downey'))
    """
    found = [word.strip(MARKS) for word in folded(name).replace("'s ", " ").replace("-", " ").split()]
    found = [word for word in found if word]
    if kind == "Person":
        while len(found) > 2 and found[-1] in HONOURS:
            found.pop()
        kept = found[:-1] if found and found[-1] in GENERATIONS else found
        return tuple(kept if len(kept) > 1 else found)  # "Elizabeth II" is a name of two words
    if found and found[0] == "the":
        found = found[1:]
    if len(found) > 2 and found[0] in SHIPS:  # the number on the hull: "uss carney ddg 64", "hms diamond d34"
        while len(found) > 2 and (found[-1] in HULLS or any(c.isdigit() for c in found[-1])):
            found.pop()
    while len(found) > 1 and found[-1] in COMPANY:
        found.pop()
    return tuple(word for word in found if word != "&") or tuple(found)


def generation(name: str) -> str:
    """What tells a father from a son of the same name: "jr" of "John Smith, Jr.", "ii" of "Johann Bernoulli II"; "" where nothing does.

    >>> generation("Robert Downey Jr."), generation("Robert Downey")
    ('jr', '')
    """
    found = [word.strip(MARKS) for word in folded(name).split()]
    return found[-1] if len(found) > 2 and found[-1] in GENERATIONS else ""


def latin(name: str) -> str:
    """Cyrillic letters by the official Ukrainian romanization ("Загризове" -> "Zahryzove"); other letters stay.

    >>> latin("Загризове"), latin("Юрій Згурський")
    ('Zahryzove', 'Yurii Zghurskyi')
    """
    if name.isascii():
        return name
    out: list[str] = []
    for i, letter in enumerate(name):
        low = letter.lower()
        start = i == 0 or not (name[i - 1].isalpha() or (name[i - 1] in "'’ʼ" and name[i - 2].isalpha()))
        if low == "г" and i and name[i - 1].lower() == "з":
            new = "gh"
        elif low in ("'", "’", "ʼ") and i and "\u0400" <= name[i - 1] <= "\u04ff":
            new = ""
        else:
            new = FIRST[low] if start and low in FIRST else LATIN.get(low, letter) if "\u0400" <= letter <= "\u04ff" else letter
        out.append(new.capitalize() if letter != low and new else new)
    return "".join(out)


def skeleton(word: str) -> str:
    """What the usual romanizations of one Cyrillic word share, to find the Latin spellings of a Cyrillic name: far too wide between two Latin names.

    >>> skeleton("Зеленський") == skeleton("Zelenskyy")
    True
    """
    found = folded(latin(word))
    for sound, one in SAME_SOUND:
        found = found.replace(sound, one)
    return re.sub(r"([aeiou])\1+", r"\1", found)


ENDINGS = ((re.compile(r"sk(y|yy|iy|yi|ii|ij|yj)$"), "ski"), (re.compile(r"e[yj]$"), "ei"), (re.compile(r"(iy|yi|ii|ij)$"), "i"))


def spelling(word: str) -> str:
    """A Latin word with its Slavic ending in one spelling: Zelensky, Zelenskyy and Zelenskiy, Sergey and Sergei, Andriy and Andrii. All else stays.

    >>> {spelling(word) for word in ("zelensky", "zelenskyy", "zelenskiy")}
    {'zelenski'}
    """
    for ending, one in ENDINGS:
        word = ending.sub(one, word)
    return word.replace("x", "ks")


def is_acronym(name: str) -> bool:
    plain = name.replace(".", "")
    return plain.isalpha() and plain.isupper() and 2 <= len(plain) <= 7 and " " not in name


def initial_of(a: str, b: str) -> bool:
    return a == b or (min(len(a), len(b)) == 1 and a[0] == b[0])


def same_person(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Full names that agree: same last name, same first name or its initial, and every word of the shorter in the longer, in order.

    >>> same_person(("j", "smith"), ("john", "paul", "smith")), same_person(("george", "w", "bush"), ("george", "h", "w", "bush"))
    (True, False)
    """
    if len(one) > len(other):
        one, other = other, one
    if len(one) < 2 or one[-1] != other[-1] or not _middles(one[1:-1], other[1:-1]):
        return False
    at = 0
    for word in one[:-1]:
        while at < len(other) - 1 and not initial_of(word, other[at]):
            at += 1
        if at >= len(other) - 1:
            return False
        at += 1
    return initial_of(one[0], other[0]) or one[0] in other[1:-1]


def _middles(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Middle initials stand for the first middle names: "George W." is not "George H. W."; where one has none, nothing is said."""
    return not any(len(word) == 1 for word in one) or all(initial_of(a, b) for a, b in zip(one, other, strict=False))


def one_letter_apart(a: str, b: str) -> bool:
    """One letter inserted, dropped or exchanged, in words of four letters and more.

    >>> one_letter_apart("philips", "phillips"), one_letter_apart("kyiv", "kiev")
    (True, False)
    """
    if a == b or min(len(a), len(b)) < 4 or abs(len(a) - len(b)) > 1:
        return False
    if len(a) > len(b):
        a, b = b, a
    at = next((i for i in range(len(a)) if a[i] != b[i]), len(a))
    return a[at:] == b[at + 1 :] or (len(a) == len(b) and a[at + 1 :] == b[at + 1 :])
