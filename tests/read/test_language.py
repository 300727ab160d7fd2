"""English, Ukrainian, or another language; short lines too."""

from __future__ import annotations

import pytest

from kg.read.language import of

TEXTS = {
    "en": [
        "Police arrest two men",
        "Putin visits Hanoi",
        "São Paulo court jails Lula",
        "Beyoncé sings",
        "Vladimir Putin visited Beijing on Monday. Vladimir Putin met Xi Jinping. Beijing thanked Russia.",
        "Merkel met Macron.",
        "Anna Moor died in Leeds.",
        "The president said: «Ми готові підписати договір» and left for Hanoi with the others",
    ],
    "uk": [
        "Рада ухвалила закон",
        "Зеленський",
        "Пожежа на складах у Москві",
        "В окупованому Криму пролунали вибухи",
        "Путін прибув до Китаю",
        "Суд обрав запобіжний захід",
    ],
    "ru": [
        "Суд в Москве оштрафовал компанию",
        "В Кремле назвали дату переговоров",
        "Путин и Ким подписали договор",
        "Новая ракета прошла испытания",
        "Лавров прибыл в Пекин",
    ],
    "be": ["Прэзідэнт Беларусі падпісаў указ аб прызначэнні"],
    "bg": ["Правителството прие бюджета за следващата година"],
    "sr": ["Председник Србије потписао је споразум"],
    "de": ["Die Regierung hat das Gesetz verabschiedet und der Bundestag stimmt nun ab"],
    "nl": ["De regering heeft met de minister gesproken"],
    "fr": ["Le président français a signé un traité avec la Russie"],
    "Thai": ["นายกรัฐมนตรีไทยลงนามสนธิสัญญา"],
    "Arabic": ["وقع الرئيس المعاهدة"],
    "Chinese": ["中国国家主席签署条约"],
    "mk": ["Претседателот го потпиша договорот со ѓаволот"],
    "kk": ["Президент келісімге қол қойды"],
    "Greek": ["Ο πρόεδρος υπέγραψε"],
    "another script": ["ᏣᎳᎩ ᎦᏬᏂᎯᏍᏗ"],
    "another language in Latin letters": ["Prezident podepsal smlouvu příští týden"],
}


@pytest.mark.parametrize(("language", "text"), [(language, text) for language, texts in TEXTS.items() for text in texts])
def test_language(language: str, text: str) -> None:
    assert of(text) == language


@pytest.mark.parametrize("text", ["", "12,345 — 67 %", "…"])
def test_a_text_without_letters_is_read_as_english(text: str) -> None:
    assert of(text) == "en"
