"""Whom "він", "вона" and "вони" stand for in Ukrainian news, where rules decide: through the shipped pipeline. "": nobody whom the text makes sure."""

from __future__ import annotations

import pytest
from spacy.language import Language

from kg import ontology
from kg.extract import extract
from kg.model import Article, article_id

CASES = {
    "a man": ("Президент Володимир Зеленський підписав закон. Він приїхав до Києва у вівторок.", "Він", "Володимир Зеленський"),
    "a woman": ("Марія Коваленко подала скаргу. Вона живе у Львові.", "Вона", "Марія Коваленко"),
    "a thing": ("Місто постраждало. Воно лежить біля Харкова.", "Воно", "Місто"),
    "several": ("Депутати ухвалили закон. Вони поїхали до Одеси.", "Вони", "Депутати"),
    "the subject before the object": ("Іван Петренко зустрів Андрія Шевченка. Він поїхав до Києва.", "Він", "Іван Петренко"),
    "who agrees in gender": ("Марія Коваленко зустріла Івана Петренка. Вона поїхала до Києва.", "Вона", "Марія Коваленко"),
    "who agrees in gender, two sentences before": ("Марія Коваленко зустріла Івана Петренка. Вона поїхала до Києва. Його затримали.", "Його", "Іван Петренко"),
    "a man behind sentences about others": ("Іван Петренко приїхав. Сусіди чекали. Він подав скаргу.", "Він", "Іван Петренко"),
    "a body is no woman": ("Комісія отримала скарги. Вона перевірила школу.", "Вона", ""),
    "of two equal ones nobody": ("Марія Коваленко та Олена Бондар приїхали до Києва. Вона подала скаргу.", "Вона", ""),
    "the speaker does not speak of himself": ("Іван Петренко сказав: «Він поїхав до Києва».", "Він", ""),
    "whoever sees him is another": ("Іван Петренко побачив його.", "його", ""),
    "things of long ago are nobody": ("Дощ пішов. Це сталося. Вони поїхали до Одеси.", "Вони", ""),
    "nobody was named": ("Він поїхав до Києва.", "Він", ""),
}


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_pronoun_stands_for(case: str, nlp: Language) -> None:
    text, pronoun, meant = CASES[case]
    found = extract(Article(article_id(text), text, "uk", "test", 1), nlp, ontology.load())
    held = {chain.name for chain in found.chains if chain.named or len(chain.mentions) > 1 for mention in chain.mentions if mention.text == pronoun}
    assert held == ({meant} if meant else set())
