"""English, Ukrainian, or another language: by script, by letters that only one alphabet has, and by function words.

A trained identifier (py3langid) was tried: 1.4 s to import, 13 s to the first answer, and "Police arrest two men" came out as Nigerian Pidgin. Here only
two languages must be told from all others, and the small words of a language settle that for texts of any length.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache

READ = ("en", "uk")
WORD = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*")
SAMPLE = 20_000  # characters

# The most frequent small words of each language; those that English shares ("a", "in", "on", "an") are left out everywhere but in English.
SMALL = {
    "en": "the of and to in a is that for on with was by as at from are were has have had be been it he she they his her its their will would not but or who "
    "which this after over says said",
    "de": "der die das und den dem des ein eine einen ist nicht mit von zu auf für im sich auch wird wurde nach bei aus hat dass",
    "fr": "le la les des et du une est dans pour que qui sur avec par au aux ne pas plus sont été ce cette il elle",
    "es": "el la los las del y que en una por con para se su al es fue como más pero sus le ha un",
    "it": "il la di che e un una per con del della dei nel sono è non si da al gli le ha più anche",
    "pt": "o os as do da dos das e que em uma um para com por não se na no foi ao mais como",
    "nl": "heeft hebben wordt worden het een van en dat op te zijn met voor niet aan er ook bij naar hij werd uit door",
    "pl": "i w na z do nie się że jest to przez od po oraz dla są był jak za przy podpisał",
    "cs": "a v na se že je do s z o pro ve byl jako za po jsou jeho také",
    "ro": "și în de la cu pe nu este un o din că care pentru au fost sau mai",
    "sv": "och att det som en på är av för med den till inte har ett om från",
    "da": "og at det er en til af på med for den ikke der som har et fra",
    "tr": "ve bir bu da de için ile olarak çok daha olan gibi sonra kadar",
    "hu": "az és hogy egy nem is meg ez volt csak már de ki",
    "fi": "ja on ei se että oli hän mutta kun myös ovat joka",
    "id": "yang dan di itu dengan untuk dari dalam tidak ini pada akan ke",
    "vi": "và của là có được cho không trong một các người đã với",
    "uk": "і й та в у на з що не до за від про як це для його її який яка які було були під час але або вже також після року щодо має",
    "ru": "и в не на что с как по это из за для от его к у о же был была были также после года",
    "bg": "и на да се за от с не са по като че в ще бе бяха след до",
    "be": "і ў на не што з да як за ад па гэта яго для быў былі таксама",
    "sr": "и у је на да се за од са су не као што",
}
WORDS = {language: frozenset(words.split()) for language, words in SMALL.items()}
CYRILLIC = ("uk", "ru", "bg", "be", "sr")
SHARED = frozenset(["a", "in", "is", "on", "was", "at", "as", "he", "had", "or", "be", "it", "over"])  # English, and words of other languages: half a witness
# Small words of other languages that are English verbs and nouns: half a witness. "Met" is none: "Putin met Xi" is news,
# and a Dutch text of any length has other words.
ALSO_ENGLISH = frozenset(["die", "hat", "door", "men", "come", "do", "par", "con", "era", "more", "pour", "sale", "set"])
PAST = re.compile(r"[a-z]{3,}ed")  # "visited", "thanked": half a witness for English; Dutch and German have few ("goed", "gebied")
# Lower-case words that stand in English names and sentences too: no witness against English.
PARTICLES = frozenset(
    [
        "de",
        "la",
        "le",
        "les",
        "du",
        "des",
        "del",
        "di",
        "da",
        "do",
        "dos",
        "das",
        "van",
        "von",
        "der",
        "den",
        "el",
        "al",
        "los",
        "un",
        "no",
        "as",
        "a",
        "i",
        "so",
        "on",
        "me",
        "in",
        "an",
        "is",
        "was",
        "on",
        "at",
        "bin",
        "of",
        "has",
        "per",
        "plus",
    ]
)
LOANS = frozenset(
    [
        "café",
        "cafés",
        "naïve",
        "fiancé",
        "fiancée",
        "résumé",
        "cliché",
        "clichés",
        "façade",
        "protégé",
        "née",
        "attaché",
        "communiqué",
        "exposé",
        "décor",
        "séance",
        "touché",
        "après",
        "déjà",
    ]
)
ADDRESS = re.compile(r"(?<!\S)\S{0,200}(?:://|@|www\.)\S*")
ADDRESSED = ("://", "@", "www.")  # what each address has
# Words that speak for a language in Latin letters other than English, and how much. In small letters: capitals are names ("San", "La").
_LATIN = tuple(language for language in WORDS if language not in (*CYRILLIC, "en"))
_WITNESSES: dict[str, list[tuple[str, float]]] = {}
for _language in _LATIN:
    for _word in WORDS[_language]:
        if _word.islower() and _word not in PARTICLES and _word != "met":
            _WITNESSES.setdefault(_word, []).append((_language, 0.5 if _word in ALSO_ENGLISH else 1.0))
# What only one of the two alphabets or morphologies has, with its weight; counted in lower-case text.
RUSSIAN = (
    (re.compile(r"[ыэёъ]"), 2.0),
    (re.compile(r"и[яюе]\b|ии|ью\b|ье\b"), 2.0),
    (re.compile(r"ск(?:ий|ая|ое|ие|ого|ому|ой|ую|им|их|ими)\b"), 2.0),
    (re.compile(r"(?:л[ао]?сь|лся|лись|ость|овал|овали)\b"), 2.0),
    (re.compile(r"\w{3}(?:[аи]л|ел|ов)\b"), 0.7),
)
UKRAINIAN = (
    (re.compile(r"[іїєґ]"), 1.0),
    (re.compile(r"[бвгдзкмнпрстфх]['’ʼ][яюєї]"), 2.0),
    (re.compile(r"[сзц]ьк"), 2.0),
    (re.compile(r"(?:ння|ття|лля|ував|ювала?|увал[аио]|л[аои]ся|вся)\b"), 2.0),
    (re.compile(r"\w{3}ти\b"), 0.7),
    (re.compile(r"\bви[бгклмпхчш]|\bйо|ьо"), 1.5),  # вибори, вимога: Russian has вы-
)
WITHOUT = (
    0.045  # a letter of a text without і, ї, є speaks that much for Russian: log(0.977 / 0.934), the shares of texts' letters that are not ы э ё ъ, not і ї є
)
PRIOR = 1.5  # the reader is given Ukrainian more often than Russian


def of(text: str) -> str:
    """ "en", "uk", another language's code, or the name of another script ("Thai")."""
    sample = text[:SAMPLE]
    letters = {character for character in set(sample) if character.isalpha()}
    if not letters:
        return "en"
    found = {_script(letter) for letter in letters}
    if len(found) > 1:  # few texts, and to count all characters takes long
        scripts: Counter[str] = Counter()
        for character, times in Counter(sample).items():
            if character in letters:
                scripts[_script(character)] += times
        found = {scripts.most_common(1)[0][0]}
    (script,) = found
    if script == "Latin":
        addressed = any(sign in sample for sign in ADDRESSED)
        return _latin(Counter(WORD.findall(ADDRESS.sub(" ", sample) if addressed else sample)))
    if script == "Cyrillic":
        return _cyrillic(sample.lower(), WORD.findall(sample.lower()))
    return script


@lru_cache(1024)
def _script(letter: str) -> str:
    code = ord(letter)
    if code < 0x250 or 0x1E00 <= code < 0x1F00:
        return "Latin"
    if 0x400 <= code < 0x530:
        return "Cyrillic"
    for low, high, name in (
        (0x370, 0x400, "Greek"), (0x530, 0x590, "Armenian"), (0x590, 0x600, "Hebrew"), (0x600, 0x780, "Arabic"), (0x900, 0xE00, "Indic"),
        (0xE00, 0xE80, "Thai"),
        (0x10A0, 0x1100, "Georgian"), (0x1100, 0x1200, "Korean"), (0x3040, 0x3100, "Japanese"), (0x4E00, 0xA000, "Chinese"), (0xAC00, 0xD7B0, "Korean"),
    ):  # fmt: skip
        if low <= code < high:
            return name
    return "another script"


def _latin(tokens: Mapping[str, int]) -> str:
    """``tokens``: how often each word stands there."""
    sure, half = 0, 0
    counts = dict.fromkeys(_LATIN, 0.0)
    for token, times in tokens.items():
        word = token.lower()
        if word in SHARED:
            half += times
        elif word in WORDS["en"]:
            sure += times
        if token.endswith("ed") and PAST.fullmatch(token):
            half += times
        if token in _WITNESSES:
            for language, weight in _WITNESSES[token]:
                counts[language] += weight * times
    english = sure + 0.5 * half
    best = max(counts, key=lambda language: (counts[language], language))
    if counts[best] > english and (sure == 0 or counts[best] > english + (not any(map(_odd, tokens)))):
        return best
    return "another language in Latin letters" if english < 1 and any(map(_odd, tokens)) else "en"


def _odd(token: str) -> bool:
    """Written as no English word is."""
    return not token.isascii() and token[0].islower() and not token.replace("’", "").isascii() and token not in LOANS


def _cyrillic(sample: str, words: list[str]) -> str:
    letters = set(sample)
    if letters & set("әғқңөұүһ"):
        return "kk"
    if letters & set("јљњћђџѓќѕ") and not letters & set("їєы"):
        return "mk" if letters & set("ѓќѕ") else "sr"
    count = sum(c.isalpha() for c in sample)
    if "ў" in letters or ("і" in letters and letters & set("ыэ") and sample.count("и") * 50 < count):  # Belarusian has no и
        return "be"
    score = {language: float(sum(w in WORDS[language] for w in words)) for language in ("uk", "ru", "bg")}
    score["uk"] += PRIOR + sum(weight * len(pattern.findall(sample)) for pattern, weight in UKRAINIAN)
    russian = sum(weight * len(pattern.findall(sample)) for pattern, weight in RUSSIAN)
    score["ru"] += russian + WITHOUT * count * (not letters & set("іїєґ"))
    score["bg"] += (2.0 * sample.count("ъ") + 2.0 * len(ARTICLE.findall(sample)) + russian / 2) * (not letters & set("іїєґыэё"))
    return max(score, key=lambda language: (score[language], language == "uk"))


ARTICLE = re.compile(r"\w{3}(?:ството|ността|[ин]ята|ският|ните|ската|щата|ският)\b")  # the Bulgarian article, at the end of its noun
