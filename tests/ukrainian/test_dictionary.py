from __future__ import annotations

import lzma
from itertools import islice

import pytest

from kg.pipeline.ukrainian_dictionary import Dictionary, folded
from kg.pipeline.ukrainian_lemmas import Lemmas


@pytest.mark.parametrize(("form", "lemma"), [("депутатів", "депутат"), ("генпрокурора", "генпрокурор"), ("Вербицького", "Вербицький"), ("Києвом", "Київ")])
def test_a_form_has_its_lemma(lemmas: Lemmas, form: str, lemma: str) -> None:
    assert lemma in {r.lemma for r in lemmas.dictionary(form)}


def test_apostrophes_are_one_letter(lemmas: Lemmas) -> None:
    assert lemmas.dictionary("об’єкта") == lemmas.dictionary("обʼєкта") == lemmas.dictionary("об'єкта") != ()


def test_unknown_words_and_odd_strings_have_no_reading(lemmas: Lemmas) -> None:
    assert [lemmas.dictionary(x) for x in ("", "+", "бщщкх", "суд+", "😀", "x" * 5000)] == [()] * 6


def test_forms_of_a_lemma(lemmas: Lemmas) -> None:
    forms = {form for form, _ in lemmas.dictionary.forms("суд", "суд")}
    assert {"суд", "суду", "судом", "суди", "судів"} <= forms
    assert "судак" not in forms
    assert lemmas.dictionary.forms("суд", "с") == []  # too many words begin so
    assert lemmas.dictionary.forms("бщщкх", "бщщкх") == []


def test_every_entry_is_found_again_by_its_form(lemmas: Lemmas) -> None:
    for form, reading in islice(lemmas.dictionary.entries(), 0, 3000, 7):
        assert reading in lemmas.dictionary(form)


def test_some_forms_begin_as_asked(lemmas: Lemmas) -> None:
    some = lemmas.dictionary.some_forms(["суд", "міст", "ъъъ"], 50)
    assert len(some) >= 50
    assert {form[:3] for form in some} <= {"суд", "міс"}
    every = lemmas.dictionary.some_forms(["судак", "ъъъ"], 10_000)  # there are fewer than that
    assert "судаками" in every
    assert {form[:5] for form in every} == {"судак"}
    assert lemmas.dictionary.begins("міст")
    assert not lemmas.dictionary.begins("ъъъ")


def test_another_format_is_refused() -> None:
    with pytest.raises(ValueError, match="CFSA2"):
        Dictionary(lzma.compress(b"not an automaton"))("суд")


def test_folding() -> None:
    assert folded("Ґалаґан’") == "галаган'"
