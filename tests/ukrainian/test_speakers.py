"""Who says it, and how sure, in Ukrainian news: through the shipped pipeline, a line a case as in tests/extract/test_statements.py."""

from __future__ import annotations

import pytest
from spacy.language import Language

from kg import ontology
from kg.extract import extract
from kg.model import Article, Block, article_id, status

SHELLED, PASSED = "Росія | обстріляти | Одеса", "уряд | ухвалити | бюджет"


def lines(text: str, nlp: Language) -> set[str]:
    article = Article(article_id(text), text, "uk", "test", 1, blocks=(Block("paragraph", 0, len(text)),))
    found = extract(article, nlp, ontology.load())
    out = set()
    for r in found.relations:
        subject, other = (found.chains[a.chain].name if a else "-" for a in (r.subject, r.object))
        voices = [s.words if s.chain is None else found.chains[s.chain].name for s in r.speakers]
        out.add(f"{subject} | {r.predicate} | {other} | {status(r.negated, r.modality, bool(voices))} | {', '.join(voices) or '-'}".replace("Уряд |", "уряд |"))
    return out


CASES = {
    "Президент Володимир Зеленський заявив, що Росія обстріляла Одесу.": f"{SHELLED} | claimed | Володимир Зеленський",
    "«Росія обстріляла Одесу», – сказав Володимир Зеленський.": f"{SHELLED} | claimed | Володимир Зеленський",
    "– Росія обстріляла Одесу, – сказав Володимир Зеленський.": f"{SHELLED} | claimed | Володимир Зеленський",
    "«Росія обстріляла Одесу, – сказав Володимир Зеленський. – Уряд ухвалив бюджет».": f"{PASSED} | claimed | Володимир Зеленський",
    "За словами Дениса Шмигаля, уряд ухвалив бюджет.": f"{PASSED} | claimed | Денис Шмигаль",
    "Володимир Зеленський зазначив, що Рада розійшлася. За його словами, уряд ухвалив бюджет.": f"{PASSED} | claimed | Володимир Зеленський",
    "На думку Дениса Шмигаля, уряд ухвалив бюджет.": f"{PASSED} | claimed | Денис Шмигаль",
    "Згідно з документом, уряд ухвалив бюджет.": f"{PASSED} | claimed | документ",
    "За даними Міністерства оборони, уряд ухвалив бюджет.": f"{PASSED} | claimed | Міністерство оборони",
    "Росія обстріляла Одесу, повідомляє Генштаб.": f"{SHELLED} | claimed | Генштаб",
    "Росія обстріляла Одесу, повідомили в Генштабі.": f"{SHELLED} | claimed | Генштаб",
    "Росія обстріляла Одесу. Про це повідомляє Генштаб.": f"{SHELLED} | claimed | Генштаб",
    "Росія обстріляла Одесу, пише The Guardian.": f"{SHELLED} | claimed | Guardian",
    "Як повідомляє Укрінформ, Росія обстріляла Одесу.": f"{SHELLED} | claimed | Укрінформ",
    "У міністерстві заявили, що Росія обстріляла Одесу.": f"{SHELLED} | claimed | міністерство",
    "В ООН заявили, що Росія обстріляла Одесу.": f"{SHELLED} | claimed | ООН",
    "Речник міністерства розповів Укрінформу, що Росія обстріляла Одесу.": f"{SHELLED} | claimed | Речник міністерства",
    "Генштаб: Росія обстріляла Одесу": f"{SHELLED} | claimed | Генштаб",
    "Росія обстріляла Одесу — Генштаб": f"{SHELLED} | claimed | Генштаб",
    "Росія нібито обстріляла Одесу.": f"{SHELLED} | claimed | нібито",
    "Ймовірно, Росія обстріляла Одесу.": f"{SHELLED} | possible | -",
    "Немає доказів, що Росія обстріляла Одесу.": f"{SHELLED} | denied | -",
    "Росія заперечує, що обстріляла порт.": "Росія | обстріляти | порт | denied | Росія",
    "Міністр заперечує, що отримав гроші.": "Міністр | отримати | гроші | denied | Міністр",
    "Володимир Зеленський закликав Верховну Раду ухвалити бюджет.": "Верховна Рада | ухвалити | бюджет | planned | -",
    "Трамп розкритикував Камалу Гарріс.": "Трамп | критикувати | Камала Гарріс | asserted | -",
    "Трамп розкритикував Анджея Дуду.": "Трамп | критикувати | Анджей Дуда | asserted | -",
    "Уряд ухвалить бюджет.": f"{PASSED} | planned | -",
    "Уряд повинен ухвалити бюджет.": f"{PASSED} | planned | -",
    "Якщо уряд ухвалить бюджет, компанія отримає гроші.": f"{PASSED} | possible | -",
    "Уряд відмовився ухвалити бюджет.": f"{PASSED} | denied | -",
    "Росія обстріляла Одесу. Уряд ухвалив бюджет.": f"{SHELLED} | asserted | -",
}


@pytest.mark.parametrize("text", CASES)
def test_status_and_speaker(text: str, nlp: Language) -> None:
    assert CASES[text] in lines(text, nlp)


def test_the_house_in_which_it_is_said_is_no_object(nlp: Language) -> None:
    assert lines("Росія обстріляла Одесу, повідомили в Генштабі.", nlp) == {f"{SHELLED} | claimed | Генштаб"}


@pytest.mark.parametrize("text", ["Міністр сказав, що отримала гроші.", "Міністр сказав, що дощить.", "Міністри заявили, що отримав гроші."])
def test_a_verb_of_another_gender_or_number_is_not_said_of_the_speaker(text: str, nlp: Language) -> None:
    assert not lines(text, nlp)


def test_a_place_where_something_is_done_says_nothing(nlp: Language) -> None:
    assert f"{SHELLED} | asserted | -" in lines("Росія обстріляла Одесу. Рятувальники працювали в порту.", nlp)
