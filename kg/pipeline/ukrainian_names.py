"""Ukrainian names: how the learnt labels are called here, and names by rules where nothing is learnt."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from kg.pipeline.ukrainian_dictionary import Dictionary

# NER-UK's labels, in the names that the English pipeline uses.
KINDS = {
    "PERS": "PERSON", "ORG": "ORG", "LOC": "LOC", "JOB": "JOB", "DATE": "DATE", "PERIOD": "DATE", "TIME": "TIME", "MON": "MONEY", "PCT": "PERCENT",
    "QUANT": "QUANTITY", "DOC": "LAW", "ART": "WORK", "MISC": "MISC",
}  # fmt: skip
PERSONAL = frozenset({"fname", "lname", "pname"})
# Nouns that open the name of a body when they are capitalised, or when an adjective in front is: "Верховна Рада", "Служба безпеки".
BODIES = frozenset(
    {
        "рада",
        "міністерство",
        "уряд",
        "кабінет",
        "комітет",
        "комісія",
        "партія",
        "суд",
        "служба",
        "прокуратура",
        "поліція",
        "агентство",
        "банк",
        "університет",
        "інститут",
        "академія",
        "фонд",
        "асоціація",
        "союз",
        "спілка",
        "компанія",
        "корпорація",
        "організація",
        "департамент",
        "управління",
        "адміністрація",
        "федерація",
        "ліга",
        "бюро",
        "штаб",
        "армія",
        "сенат",
        "конгрес",
        "парламент",
        "палата",
        "рух",
        "блок",
        "фракція",
        "завод",
        "театр",
        "музей",
    }
)
SURE = 0.6  # what the rules are worth


Found = tuple[int, int, str, float]


def joined(doc: Doc, found: list[Found]) -> list[Found]:
    """Two neighbours of one kind are one name where the first only qualifies the second: "Нова" "Кругляківка"."""
    out: list[Found] = []
    for name in found:
        last = out[-1] if out else None
        if (
            last
            and last[1] == name[0]
            and last[2] == name[2]
            and doc[last[1] - 1].dep_ in ("amod", "flat", "compound")
            and name[0] <= doc[last[1] - 1].head.i < name[1]
        ):
            out[-1] = (last[0], name[1], name[2], min(last[3], name[3]))
        else:
            out.append(name)
    return out


def by_rules(doc: Doc, dictionary: Dictionary) -> Iterator[tuple[int, int, str, float]]:
    """(first token, end, kind, probability) of PERSON, ORG and LOC: runs of capitalised proper nouns that the dictionary knows as names of people or places;
    capital letters alone; and capitalised bodies with what belongs to them."""
    index = 0
    while index < len(doc):
        end, kind = _at(doc, index, dictionary)
        if kind:
            yield index, end, kind, SURE
            index = end
        else:
            index += 1


def _at(doc: Doc, index: int, dictionary: Dictionary) -> tuple[int, str]:
    token = doc[index]
    if not token.text[:1].isupper() or token.is_space:
        return index, ""
    if token.is_upper and len(token) > 1 and token.is_alpha:
        known = _known(token, dictionary)
        return index + 1, ("LOC" if "geo" in known or token.text in ("США", "СРСР", "ЄС", "РФ") else "ORG")
    body = _body(doc, index)
    if body:
        return body, "ORG"
    if token.pos_ != "PROPN":
        return index, ""
    first = _known(token, dictionary)
    if "geo" in first and not PERSONAL & first:
        return index + 1, "LOC"
    end = index
    personal = False
    while end < len(doc) and end - index < 4 and doc[end].text[:1].isupper() and doc[end].pos_ == "PROPN" and (end == index or doc[end - 1].whitespace_):
        known = _known(doc[end], dictionary)
        if "geo" in known and not PERSONAL & known:
            break
        personal = personal or bool(PERSONAL & known)
        end += 1
    if personal or (end - index in (2, 3) and not token.is_sent_start):
        return end, "PERSON"
    return index, ""


def _body(doc: Doc, index: int) -> int:
    """The end of the name of a body that begins here, or 0."""
    at = index
    while at < len(doc) and doc[at].pos_ == "ADJ" and at - index < 3:
        at += 1
    if at >= len(doc) or doc[at].lemma_.lower() not in BODIES or (at == index and doc[at].is_sent_start):
        return 0
    end = at + 1
    while (
        end < len(doc)
        and doc[end].dep_ in ("nmod", "amod", "flat:name", "flat")
        and "Gen" in doc[end].morph.get("Case", [])
        and at <= doc[end].head.i <= end + 1
        and end - at < 5
    ):
        end += 1
    return end


def _known(token: Token, dictionary: Dictionary) -> set[str]:
    """Tag parts of the readings as a name. The dictionary for search has no "lname": a surname is an animate proper noun."""
    found: set[str] = set()
    for lemma, tag in dictionary(token.text):
        if lemma[:1].isupper():
            parts = set(tag.replace("|", ":").split(":"))
            found |= parts
            if "anim" in parts:
                found.add("lname")
            elif "inanim" in parts and "abbr" not in parts:
                found.add("geo")
    return found
