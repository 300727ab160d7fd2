"""Running text -> articles."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.model import Article
from kg.read import expand, read_source
from kg.read.paragraphs import paragraphs
from kg.read.splitting import split

SEEDS = Path(__file__).parents[2] / "seeds"
BODY = "The government said on Tuesday that it would sign the agreement with its neighbours, and that talks would go on for weeks."
MORE = "Officials who took part in the talks said that much remained to be done before the winter, and that the text was not final."


def opened(text: str) -> list[str]:
    return [text[group[0][0] : group[-1][1]][:12] for group in split(text, paragraphs(text))]


def joined(*parts: str) -> str:
    return "\n\n".join(parts)


def test_seeds_are_ten_articles() -> None:
    found = [a for a in read_source(expand([str(SEEDS)])[0]) if isinstance(a, Article)]
    assert [a.language for a in found] == ["uk", "en", "en", "uk", "en", "en", "uk", "en", "en", "en"]
    assert [a.dateline for a in found] == [
        None,
        "BRASILIA",
        "Seoul, South Korea",
        None,
        "AMBLETEUSE, France",
        "LONDON",
        None,
        "Tbilisi, Georgia",
        "Washington",
        "Seoul, South Korea",
    ]


PARTED = {
    "a dateline after a story": (joined("LIMA, Peru — " + BODY, MORE, "OSLO, Norway — " + BODY, MORE), ["LIMA, Peru —", "OSLO, Norway"]),
    "a dateline alone in its paragraph": (joined("LIMA (AP) --", BODY, MORE, "OSLO _", BODY), ["LIMA (AP) --", "OSLO _\n\nThe "]),
    "the headline belongs to the dateline": (
        joined("LIMA — " + BODY, MORE, "Talks begin anew", "By Ann Lee", "OSLO — " + BODY),
        ["LIMA — The g", "Talks begin "],
    ),
    "a headline and its date": (
        joined("Talks begin", BODY, MORE, BODY, MORE, BODY, "Winter comes early", "Friday, May 8, 2009", BODY),
        ["Talks begin\n", "Winter comes"],
    ),
    "after the line of contributors": (
        joined("LIMA — " + BODY, "Ann Lee contributed to this report.", BODY, MORE, BODY, MORE),
        ["LIMA — The g", "The governme"],
    ),
    "another script": (
        joined("LIMA — " + BODY, "Президент підписав указ про звільнення голови обласної адміністрації", "OSLO — " + BODY),
        ["LIMA — The g", "Президент пі", "OSLO — The g"],
    ),
    "items of one paragraph": (
        joined(
            "Президент підписав указ про звільнення голови обласної адміністрації",
            "Уряд ухвалив постанову про виплати сім’ям загиблих під час обстрілу міста",
            "На складах у передмісті триває пожежа, рятувальники працюють з самого ранку",
        ),
        ["Президент пі", "Уряд ухвалив", "На складах у"],
    ),
    "behind a story without a dateline": (joined(BODY, "OSLO — " + BODY, MORE), [BODY[:12], "OSLO — The g"]),
    "items behind a story": (
        joined(
            "КИЇВ — Уряд ухвалив постанову.",
            "Про це повідомив голова уряду. Постанова набуде чинності восени.",
            "Президент підписав указ про звільнення голови обласної адміністрації",
            "На складах у передмісті триває пожежа, рятувальники працюють з самого ранку",
        ),
        ["КИЇВ — Уряд ", "Президент пі", "На складах у"],
    ),
    "a long headline in title case": (
        joined("LIMA — " + BODY, MORE, "Government Promises Farmers Cheaper Water After Protests", BODY, MORE, BODY),
        ["LIMA — The g", "Government P"],
    ),
}
WHOLE = {
    "labels before a dash": joined("LIMA — " + BODY, "Question — What comes next?", BODY, "Tuesday — The talks.", MORE),
    "sections in capitals": joined("The doctor", BODY, "QUESTIONABLE CLAIMS — For years he has sold pills that do not help anybody.", MORE),
    "a list of places": joined("Where to go:", BODY, "The places:", "London — The tower.", "Paris — The museum.", "Rome — The ruins."),
    "a headline, a summary and labels before the dateline": joined("Talks Begin.", "ABSTRACT.", BODY, "FULL TEXT.", "OSLO - " + BODY, MORE),
    "a quotation in another script": joined("LIMA — " + BODY, "He wrote:", "«Ми готові підписати угоду про мир», – так він написав", MORE),
    "a whole paragraph in foreign quotation marks": joined("LIMA — " + BODY, "«Ми готові підписати угоду про мир і дружбу між нашими країнами»", MORE),
    "crossheads": joined("LIMA — " + BODY, "Late arrival", MORE, "What comes next?", BODY),
    "photo captions": joined("Talks begin", BODY, MORE, "Ann Lee of the Democratic Party of the People", BODY, MORE),
    "a Ukrainian story with its title": joined(
        "Президент підписав указ про звільнення голови обласної адміністрації", "Про це повідомив уряд. Указ набув чинності.", "Новий голова почне в липні."
    ),
    "the contributors, then a correction": joined("LIMA — " + BODY, "Ann Lee contributed to this report.", "Correction: " + BODY, MORE, BODY, MORE),
    "an item that a colon announces": joined("Уряд повідомив про таке:", "Президент підписав указ про звільнення голови обласної адміністрації"),
    "a headline of few words": joined("LIMA — " + BODY, MORE, "Cheaper Water After Protests", BODY, MORE, BODY),
    "four headlines above a dateline": joined("Talks Begin", "Water Is Short", "Farmers Protest", "Ports Close", "Roads Are Open", "OSLO - " + BODY, MORE),
    "one item below a short paragraph": joined("Уряд провів засідання.", "Президент підписав указ про звільнення голови обласної адміністрації"),
    "two titles above a Ukrainian story": joined(
        "Президент підписав указ про звільнення голови обласної адміністрації",
        "На складах у передмісті триває пожежа, рятувальники працюють з самого ранку",
        "Про це повідомив уряд. Указ набув чинності.",
    ),
    "times of day": joined("The Latest: Talks", "OSLO (AP) — The latest on the talks:", "7 p.m.", BODY, "___.", "6:05 p.m.", MORE),
}


@pytest.mark.parametrize("name", PARTED)
def test_parts(name: str) -> None:
    text, expected = PARTED[name]
    assert opened(text) == expected


@pytest.mark.parametrize("name", WHOLE)
def test_stays_one(name: str) -> None:
    assert len(opened(WHOLE[name])) == 1


def test_never_keeps_everything_together(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(PARTED["a dateline after a story"][0], encoding="utf-8")
    assert len(list(read_source(expand([str(file)])[0], split="never"))) == 1


def test_wrapped_lines_are_one_paragraph_and_long_lines_are_their_own() -> None:
    wrapped = (
        "The government said on Tuesday that it would sign the agreement\nwith its neighbours, and that talks would go on for weeks. It\nhad said so before."
    )
    assert paragraphs(wrapped) == [(0, len(wrapped))]
    assert len(paragraphs(f"{BODY}\n{MORE}\n{BODY}")) == 3
    assert len(paragraphs("One line ends.\r\n\r\nAnother ends.\r\n")) == 2
