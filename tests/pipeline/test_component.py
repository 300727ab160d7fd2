from __future__ import annotations

import pickle
import random
from pathlib import Path

import numpy as np
import pytest
import spacy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from kg.pipeline.analysis import KEY
from kg.pipeline.build import english
from kg.pipeline.component import Reader

NEWS = (
    "Leaders of two coastal states signed a treaty in Geneva on Wednesday. “It doesn’t cover fishing,” the minister, Anna Holm, said.\n\n"
    "Police gunned down three men in the capital, Reuters reported. The U.S. did not comment; Mr. Brown will visit Oslo next week.",
    "Shares of Acme Corp. fell 12% to $50 after the company said that its chief executive would step down.",
    "Storm kills 14 in coastal town\n\nHundreds were left homeless when a storm hit the town of Vik on Sunday, officials said.",
)


PIECES = ["The", "man", "said", ".", "\n\n", "\n", "“", "”", ",", "U.S.", "50", "%", "—", "and", "Kyiv", "😀", "did", "n’t", ";", "(", ")", "!", "\t", ""]


def analysis(doc: Doc) -> list[tuple[object, ...]]:
    return [(t.text, t.tag_, t.pos_, str(t.morph), t.lemma_, t.dep_, t.head.i, t.is_sent_start, t.ent_iob_, t.ent_type_) for t in doc]


def assert_well_formed(doc: Doc) -> None:
    for sentence in doc.sents:
        roots = [t for t in sentence if t.head.i == t.i]
        assert len(roots) == 1
        assert roots[0].dep_ == "ROOT"
        for token in sentence:
            assert sentence.start <= token.head.i < sentence.end
            assert token.dep_
            assert token.tag_
            assert token.pos_
            steps, at = 0, token
            while at.head.i != at.i:
                at, steps = at.head, steps + 1
                assert steps <= len(sentence)
    vectors = doc.user_data[KEY]["vectors"]
    assert vectors.shape == (len(doc), 384)
    assert vectors.dtype == np.float16
    assert np.isfinite(vectors).all()
    for key in ("arc", "name"):
        assert doc.user_data[KEY][key].shape == (len(doc),)


def test_an_article_gives_the_same_alone_with_others_and_in_any_order(nlp: Language) -> None:
    alone = {text: nlp(text) for text in NEWS}
    for seed in range(3):
        texts = list(NEWS) * 2
        random.Random(seed).shuffle(texts)
        for doc in nlp.pipe(texts, batch_size=4):
            assert analysis(doc) == analysis(alone[doc.text])
            assert np.array_equal(doc.user_data[KEY]["vectors"], alone[doc.text].user_data[KEY]["vectors"])


@pytest.mark.parametrize("text", ["", "A", " ", "\n\n\n", "😀😀 👩‍👩‍👧 🇺🇦", "…", "\u200b", "\ufe0f", "a\x00b", "“", "中" * 700])
def test_texts_that_are_hardly_texts(nlp: Language, text: str) -> None:
    doc = nlp(text)
    assert doc.text == text
    assert_well_formed(doc)


def test_a_very_long_text(nlp: Language) -> None:
    text = (NEWS[0] + "\n\n") * 80 + "word " * 15_000 + "x" * 9_000
    assert len(text) > 100_000
    assert_well_formed(nlp(text))


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(text=st.text(max_size=200) | st.lists(st.sampled_from(PIECES), max_size=300).map(" ".join))
def test_trees_of_any_text_are_well_formed(nlp: Language, text: str) -> None:
    assert_well_formed(nlp(text))


def test_what_a_reporter_would_expect(nlp: Language) -> None:
    doc = nlp(NEWS[0])
    by = {t.text: t for t in doc}
    assert by["signed"].dep_ == "ROOT"
    assert (by["Leaders"].head.text, by["Leaders"].dep_) == ("signed", "nsubj")
    assert (by["treaty"].head.text, by["treaty"].dep_) == ("signed", "obj")
    assert by["gunned"].lemma_ == "gun"
    assert by["n’t"].lemma_ == "not"
    assert len([*doc.sents]) == 4
    assert {("Geneva", "GPE"), ("Anna Holm", "PERSON"), ("Wednesday", "DATE"), ("three", "CARDINAL"), ("Oslo", "GPE")} <= {(e.text, e.label_) for e in doc.ents}


def test_blank_lines_and_preset_starts_begin_sentences(nlp: Language) -> None:
    doc = nlp("Storm kills 14 in coastal town\n\nhundreds were left homeless")
    assert [t.text for t in doc if t.is_sent_start] == ["Storm", "hundreds"]
    doc = nlp.make_doc("the storm hit the town of Vik on Sunday")
    doc[3].is_sent_start = True
    doc = nlp(doc)
    assert doc[3].is_sent_start
    assert_well_formed(doc)


def test_whitespace_hangs_on_the_word_before(nlp: Language) -> None:
    doc = nlp("  The man\n\n  came .  \n He left.")
    for token in doc:
        if token.is_space:
            assert (token.tag_, token.pos_, token.dep_) == ("_SP", "SPACE", "dep")
            assert not doc.user_data[KEY]["vectors"][token.i].any()
    assert doc[0].head.i == 1
    assert all(t.head.i == t.i - 1 for t in doc if t.is_space and t.i and not doc[t.i - 1].is_space)


def test_offsets_are_those_of_the_text(nlp: Language) -> None:
    for text in NEWS:
        doc = nlp(text)
        assert all(text[t.idx : t.idx + len(t.text)] == t.text for t in doc)
        assert all(text[e.start_char : e.end_char] == e.text for e in doc.ents)


def test_names_carry_a_probability(nlp: Language) -> None:
    doc = nlp(NEWS[0])
    for token in doc:
        assert (doc.user_data[KEY]["name"][token.i] > 0) == bool(token.ent_type_)
    assert ((doc.user_data[KEY]["arc"] >= 0) & (doc.user_data[KEY]["arc"] <= 1)).all()


def test_bytes_disk_and_pickle_give_the_same_component(nlp: Language, tmp_path: object) -> None:
    reader = nlp.get_pipe("kg_reader")
    assert isinstance(reader, Reader)
    copies = [Reader().from_bytes(reader.to_bytes()), pickle.loads(pickle.dumps(reader))]
    reader.to_disk(str(tmp_path))
    copies.append(Reader().from_disk(str(tmp_path)))
    for copy in copies:
        assert analysis(copy(nlp.make_doc(NEWS[1]))) == analysis(nlp(NEWS[1]))


def test_a_pipeline_is_made_of_a_network_labels_and_lemmas(nlp: Language, tmp_path: Path) -> None:
    reader = nlp.get_pipe("kg_reader")
    assert isinstance(reader, Reader)
    assert reader.network is not None
    assert reader.lemmas is not None
    made = english(reader.network, reader.labels, reader.lemmas.lines, version="9.9")
    assert made.meta["version"] == "9.9"
    made.to_disk(tmp_path / "made")
    for pipeline in (made, spacy.load(tmp_path / "made")):
        assert analysis(pipeline(NEWS[0])) == analysis(nlp(NEWS[0]))


def test_a_component_without_a_model_says_so(nlp: Language) -> None:
    with pytest.raises(ValueError, match="no model yet"):
        Reader()(nlp.make_doc("A man came."))


def test_processes_change_nothing(nlp: Language) -> None:
    for doc in nlp.pipe(list(NEWS), n_process=2, batch_size=1):
        alone = nlp(doc.text)
        assert analysis(doc) == analysis(alone)
        assert np.array_equal(doc.user_data[KEY]["vectors"], alone.user_data[KEY]["vectors"])


def test_threads_change_nothing(nlp: Language) -> None:
    reader = nlp.get_pipe("kg_reader")
    assert isinstance(reader, Reader)
    two = Reader(threads=2).from_bytes(reader.to_bytes())
    assert analysis(two(nlp.make_doc(NEWS[0]))) == analysis(nlp(NEWS[0]))
