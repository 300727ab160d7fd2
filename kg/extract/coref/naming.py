"""Names within one article: which short name belongs to which long one, and which never can."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.model import EntityType, folded

INITIAL = re.compile(r"^\w\.?$")
SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
# The number of a king or a pope, in capitals: "Xi" is a name. Left out: "X", which is a name too (Malcolm X).
NUMERAL = re.compile(r"(?=[IVX])(?!X$)X{0,2}(?:IX|IV|V?I{0,3})")
COMPANY = frozenset(
    {"inc", "inc.", "corp", "corp.", "co", "co.", "ltd", "ltd.", "plc", "llc", "group", "company", "corporation", "limited", "gmbh", "ag", "sa", "s.a."}
)
SMALL = frozenset({"of", "the", "and", "for", "on", "in", "de", "da", "do", "dos", "del", "la", "&", "a", "an", "'s", "’s", "та", "і", "з", "у", "в"})


@lru_cache(maxsize=20_000)
def parts(name: str) -> tuple[str, ...]:
    """The words of a name, folded, without punctuation: "Luiz Inácio Lula da Silva" -> luiz, inacio, lula, da, silva."""
    words = (word.strip(".,'\"()") for word in folded(name).replace("'s", "").split())
    return tuple(word for word in words if word)


@lru_cache(maxsize=20_000)
def core(name: str, kind: EntityType) -> tuple[str, ...]:
    if kind == "Person":
        return parts(name)[:-1] if generation(name) else parts(name)
    words = [word for word in parts(name) if word not in ("the",)]
    if kind == "Organization":
        while len(words) > 1 and words[-1] in COMPANY:
            words.pop()
    return tuple(words)


def generation(name: str) -> str:
    """What tells a father from a son, or a king from another: "jr" of "Robert Downey Jr.", "vi" of "Paul VI"; "" where nothing does."""
    _, *rest = name.replace("'s", "").split() or [""]
    last = rest[-1].strip(".,'\"()") if rest else ""
    return folded(last) if folded(last) in SUFFIXES or (last and NUMERAL.fullmatch(last)) else ""


def conflict(a: str, b: str) -> bool:
    """Two full names of persons that cannot be one person: both have a first and a last name and differ in one of them."""
    one, other = core(a, "Person"), core(b, "Person")
    if len(one) < 2 or len(other) < 2:
        return False
    return not same_person(one, other) or len({generation(a), generation(b)} - {""}) > 1


def same_person(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Full names that agree: the shorter one's words stand in the longer one in order, initials for words, with the same last name."""
    if len(one) > len(other):
        one, other = other, one
    if one == other:
        return True
    if len(one) < 2 or one[-1] != other[-1] or not _middles(one[1:-1], other[1:-1]):
        return False
    at = 0
    for word in one[:-1]:
        while at < len(other) - 1 and not (
            other[at] == word or (INITIAL.match(word) and other[at][0] == word[0]) or (INITIAL.match(other[at]) and word[0] == other[at][0])
        ):
            at += 1
        if at >= len(other) - 1:
            return False
        at += 1
    return one[0] == other[0] or INITIAL.match(one[0]) is not None or INITIAL.match(other[0]) is not None or one[0] in other[1:-1]


def _middles(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Middle initials stand for the first middle names: "George W." is not "George H. W."; where one has none, nothing is said."""
    if not any(INITIAL.match(word) for word in one):
        return True
    return all(a == b or ((INITIAL.match(a) or INITIAL.match(b)) and a[0] == b[0]) for a, b in zip(one, other, strict=False))


def one_letter_apart(a: str, b: str) -> bool:
    """One letter inserted, dropped or exchanged, in words of four letters and more."""
    if a == b or min(len(a), len(b)) < 4 or abs(len(a) - len(b)) > 1:
        return False
    if len(a) > len(b):
        a, b = b, a
    at = next((i for i in range(len(a)) if a[i] != b[i]), len(a))
    return a[at:] == b[at + 1 :] or (len(a) == len(b) and a[at + 1 :] == b[at + 1 :])


def misspelt(a: str, b: str) -> bool:
    """Full names of the same first name whose last names are one letter apart ("Dom Philips", "Dom Phillips")."""
    one, other = core(a, "Person"), core(b, "Person")
    return len(one) == len(other) and len(one) > 1 and one[:-1] == other[:-1] and one_letter_apart(one[-1], other[-1])


@lru_cache(maxsize=20_000)
def initials(name: str) -> frozenset[str]:
    """The acronyms that a name may have: of its words with a capital, and of those with the small words."""
    words = [word for word in re.split(r"[\s\-–/()]+", name) if word and word not in ("'s", "’s")]
    capital = "".join(word[0] for word in words if word[0].isupper())
    every = "".join(word[0].upper() for word in words if word[0].isalpha())
    return frozenset(form for form in (capital, every) if len(form) >= 2)


def capitals(short: str) -> str:
    """The letters of what may be an acronym ("NATO", "Nafta" of some papers); nothing where it cannot be one."""
    plain = short.replace(".", "")
    spoken = plain.istitle() and plain.isalpha() and len(plain) >= 4
    return plain.upper() if (plain.isupper() and 2 <= len(plain) <= 7) or (spoken and len(plain) <= 7) else ""


def acronym(short: str, long: str) -> bool:
    letters = capitals(short)
    return bool(letters) and len(long.split()) > 1 and letters in initials(long)


def abbreviates(short: str, long: str) -> bool:
    """Capitals whose letters stand in the long name in order, as in brackets behind it: NAVCENT, U.S. Naval Forces Central Command."""
    plain = short.replace(".", "")
    if not (plain.isalpha() and plain.isupper() and 2 <= len(plain) <= 8 and len(long.split()) > 1):
        return False
    letters = iter(long.upper())
    return all(letter in letters for letter in plain)


def short_for(short: str, long: str, kind: EntityType) -> bool:
    """A short name may stand for a longer one: a person's last, family or (alone) first name; an organisation's words in order up to its last."""
    one, other = core(short, kind), core(long, kind)
    if not one or len(one) >= len(other):
        return False
    if kind == "Person":
        if len(one) == 1:
            return one[0] in other and one[0] not in SMALL and len(one[0]) > 1
        return other[-len(one) :] == one or other[: len(one)] == one or same_person(one, other)
    if len(one) == 1 and len(one[0]) < 3:
        return False
    if not _whole(one, other):
        return False
    at = 0
    for word in one:
        while at < len(other) and other[at] != word:
            at += 1
        if at == len(other):
            return False
        at += 1
    return True


def _whole(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """What stands behind the last small word of the long name only tells it more closely. Alone it is another thing ("America", "Bank of America"), and
    in part too ("University of California", "University of Southern California")."""
    at = max((n for n, word in enumerate(long) if word in SMALL), default=-1)
    if at < 1:
        return True
    tail = long[at + 1 :]
    return set(short).isdisjoint(tail) or (short[-len(tail) :] == tail and len(short) > len(tail))
