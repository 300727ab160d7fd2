from __future__ import annotations

import json
import random
from pathlib import Path

import numpy as np
import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from kg.pipeline.analysis import KEY
from kg.pipeline.ukrainian_names import joined
from kg.pipeline.ukrainian_reader import GRAPHS, Reader, build

NEWS = (
    "Верховна Рада ухвалила закон про бюджет. Президент Володимир Зеленський підписав його у вівторок.\n\n"
    "За словами прем’єр-міністра Дениса Шмигаля, об’єкт не постраждав. «Ми працюємо», — сказав він.",
    "Комісія отримала 12 скарг від мешканців Львова. Суд у Харкові скасував рішення ради.",
    "Пожежа в Одесі\n\nУнаслідок пожежі загинули троє людей, повідомили рятувальники.",
)


def analysis(doc: Doc) -> list[tuple[object, ...]]:
    return [(t.text, t.pos_, str(t.morph), t.lemma_, t.dep_, t.head.i, t.is_sent_start, t.ent_iob_, t.ent_type_) for t in doc]


def assert_well_formed(doc: Doc) -> None:
    for sentence in doc.sents:
        roots = [t for t in sentence if t.head.i == t.i]
        assert len(roots) == 1
        assert roots[0].dep_ == "ROOT"
        for token in sentence:
            assert sentence.start <= token.head.i < sentence.end
            assert token.dep_
            assert token.pos_
            at, steps = token, 0
            while at.head.i != at.i:
                at, steps = at.head, steps + 1
                assert steps <= len(sentence)


def test_subject_verb_and_object(nlp: Language) -> None:
    doc = nlp(NEWS[0])
    verb = next(t for t in doc if t.text == "ухвалила")
    assert verb.lemma_ == "ухвалити"
    assert {(c.dep_, c.lemma_.lower()) for c in verb.children} >= {("nsubj", "рада"), ("obj", "закон")}


def test_a_counted_phrase_before_its_verb_is_the_subject(nlp: Language) -> None:
    doc = nlp("Учора 300 тисяч людей вийшли на площу.")
    verb = next(t for t in doc if t.text == "вийшли")
    assert [c.text for c in verb.children if c.dep_ == "nsubj"] == ["людей"]


def test_two_word_prepositions(nlp: Language) -> None:
    doc = nlp("Згідно з документом, рада схвалила угоду.")
    noun = next(t for t in doc if t.text == "документом")
    assert [(c.text, c.dep_) for c in noun.children if c.dep_ == "case"] == [("Згідно", "case")]
    assert (doc[1].dep_, doc[1].head.text) == ("fixed", "Згідно")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("об’єкт обʼєкт об'єкт", ["об’єкт", "обʼєкт", "об'єкт"]),
        ("«Схеми», “Слово”", ["«", "Схеми", "»", ",", "“", "Слово", "”"]),
        ("прем’єр-міністр, по-перше", ["прем’єр-міністр", ",", "по-перше"]),
        ("2023–2024", ["2023", "–", "2024"]),
        ("у 2024-му", ["у", "2024-му"]),
    ],
)
def test_tokens(nlp: Language, text: str, words: list[str]) -> None:
    assert [t.text for t in nlp.make_doc(text)] == words


@pytest.mark.parametrize("text", ["", " ", "\n\n", "а", "😀", "😀😀 😀", "!?!?", "\n\nТекст. \n\n Інший   текст\n", "\t«", "a" * 3000, "́", "Київ" * 500])
def test_odd_texts(nlp: Language, text: str) -> None:
    doc = nlp(text)
    assert doc.text == text
    assert_well_formed(doc)


def test_a_hundred_thousand_characters(nlp: Language) -> None:
    text = (" ".join(NEWS) * 400)[:100_000]
    doc = nlp(text)
    assert len(doc.text) == 100_000
    assert_well_formed(doc)


def test_sentence_starts_that_are_set_stay(nlp: Language) -> None:
    doc = nlp.make_doc("Суд скасував рішення ради Пожежа в Одесі")
    doc[4].is_sent_start = True
    for _, pipe in nlp.pipeline:
        doc = pipe(doc)
    assert doc[4].is_sent_start
    assert_well_formed(doc)


def test_blank_lines_end_sentences(nlp: Language) -> None:
    doc = nlp(NEWS[2])
    assert next(t for t in doc if t.text == "Унаслідок").is_sent_start


def test_the_same_article_gives_the_same_analysis_whatever_else_is_read(nlp: Language) -> None:
    alone = {text: analysis(nlp(text)) for text in NEWS}
    shuffled = list(NEWS) * 2
    random.Random(3).shuffle(shuffled)
    for doc in nlp.pipe(shuffled, batch_size=4):
        assert analysis(doc) == alone[doc.text]


def test_vectors_and_probabilities_stand_beside_the_tokens(nlp: Language) -> None:
    doc = nlp(NEWS[1])
    told = doc.user_data[KEY]
    assert told["vectors"].shape == (len(doc), 384)
    assert np.all((told["arc"] >= 0) & (told["arc"] <= 1))
    assert all(told["name"][e.start] > 0 for e in doc.ents)


def test_names_come_by_rules_where_none_are_learnt(free: Language) -> None:
    doc = free("Президент Володимир Зеленський приїхав до Києва. Верховна Рада України підтримала ООН.")
    found = {(e.text, e.label_) for e in doc.ents}
    assert {("Володимир Зеленський", "PERSON"), ("Києва", "LOC"), ("Верховна Рада України", "ORG"), ("ООН", "ORG")} <= found


def test_a_pipeline_comes_back_from_disk_and_from_bytes(free: Language, tmp_path: Path) -> None:
    expected = analysis(free(NEWS[0]))
    free.to_disk(tmp_path / "copy")
    assert analysis(spacy.load(tmp_path / "copy")(NEWS[0])) == expected
    other = spacy.blank("uk", config=free.config)
    other.from_bytes(free.to_bytes())
    assert analysis(other(NEWS[0])) == expected


def test_a_pipeline_is_made_of_networks_labels_and_a_dictionary(free: Language) -> None:
    reader = free.get_pipe("kg_reader_uk")
    assert isinstance(reader, Reader)
    files = reader.files
    graphs = {name: files[file] for name, file in GRAPHS.items()}
    pieces = files["pieces.json"].decode()
    made = build(graphs, pieces, files["pieces.q4"], json.loads(files["labels.json"]), files["forms.xz"], files["lemmas.gz"], version="9.9")
    assert made.meta["version"] == "9.9"
    assert [t.text for t in made.make_doc("прем’єр-міністр 2–3 по-перше")] == ["прем’єр-міністр", "2", "–", "3", "по-перше"]
    assert analysis(made(NEWS[0])) == analysis(free(NEWS[0]))


def test_a_reader_without_a_model_says_so() -> None:
    with pytest.raises(ValueError, match="no model yet"):
        Reader()(spacy.blank("uk")("Суд."))


def test_learnt_names(nlp: Language) -> None:
    doc = nlp("Суддя Ірина Коваленко з міста Нова Каховка подала скаргу до Міністерства юстиції у 2021 році.")
    found = {(e.text, e.label_) for e in doc.ents}
    assert {("Ірина Коваленко", "PERSON"), ("Нова Каховка", "LOC"), ("Міністерства юстиції", "ORG")} <= found


def test_neighbours_that_qualify_each_other_are_one_name(nlp: Language) -> None:
    rows = [("Нова", "amod", 1), ("Каховка", "ROOT", 1), ("Одеса", "conj", 1)]
    doc = Doc(nlp.vocab, words=[r[0] for r in rows], deps=[r[1] for r in rows], heads=[r[2] for r in rows])
    assert joined(doc, [(0, 1, "LOC", 0.9), (1, 2, "LOC", 0.5), (2, 3, "LOC", 0.8)]) == [(0, 2, "LOC", 0.5), (2, 3, "LOC", 0.8)]
