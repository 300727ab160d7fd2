"""Quotations and their speakers, also over sentences and paragraphs."""

from __future__ import annotations

import pytest

from kg.extract import clauses, cues, quotes, tree
from tests.extract.parsed import parse, statements
from tests.extract.test_statements import lines


def quotations(text: str) -> list[tuple[str, str | None]]:
    """Each quotation with its speaker's first word."""
    parsed = tree.of(parse(text))
    lists = cues.load("en")
    found = quotes.attribute(parsed, clauses.find(parsed, lists), lists)
    return [(text[parsed.start[q.start] : parsed.end(q.end - 1)], None if q.speaker is None else parsed.words[q.speaker]) for q in found]


@pytest.mark.parametrize("marks", ["“”", '""', "«»"])
def test_every_kind_of_marks_holds_a_quotation(marks: str) -> None:
    text = f"{marks[0]}Kim Lee visited Lima,{marks[1]} Maria Silva said."
    assert quotations(text) == [(f"{marks[0]}Kim Lee visited Lima,{marks[1]}", "Maria")]


def test_the_rest_of_the_paragraph_has_the_same_voice() -> None:
    text = "“Kim Lee visited Lima,” Maria Silva said. “Spain attacked northern Iran.”"
    assert quotations(text)[1] == ("“Spain attacked northern Iran.”", "Maria")
    assert "Spain | attack | Iran | claimed | Maria Silva" in statements(text)


def test_a_quotation_behind_a_colon_covers_all_its_sentences() -> None:
    text = "Maria Silva said: “Kim Lee visited Lima. Spain attacked northern Iran.”"
    assert quotations(text) == [("“Kim Lee visited Lima. Spain attacked northern Iran.”", "Maria")]
    assert statements(text) == {"Kim Lee | visit | Lima | claimed | Maria Silva", "Spain | attack | Iran | claimed | Maria Silva"}


def test_a_quotation_left_open_goes_on_in_the_next_paragraph() -> None:
    text = "“Kim Lee visited Lima,” Maria Silva said. “Spain attacked northern Iran.\n\n“Italy paid the Greeks.”"
    assert [speaker for _, speaker in quotations(text)] == ["Maria", "Maria", "Maria"]
    assert "Italy | pay | Greeks | claimed | Maria Silva" in statements(text)


def test_a_quotation_left_open_may_have_its_speaker_in_the_next_paragraph() -> None:
    text = "“Spain attacked northern Iran.\n\n“Italy paid the Greeks,” Maria Silva said."
    assert [speaker for _, speaker in quotations(text)] == ["Maria", "Maria"]


def test_a_closed_quotation_in_a_new_paragraph_has_no_speaker_of_the_one_before() -> None:
    text = "“Kim Lee visited Lima,” Maria Silva said.\n\n“Spain attacked northern Iran.”"
    assert quotations(text) == [("“Kim Lee visited Lima,”", "Maria")]


def test_two_speakers_in_a_paragraph_have_their_own_words() -> None:
    text = "“Kim Lee visited Lima,” Maria Silva said. Peter Novak said: “Spain attacked northern Iran.”"
    assert [speaker for _, speaker in quotations(text)] == ["Maria", "Peter"]


def test_a_term_between_marks_is_nobodys_speech() -> None:
    text = "“Kim Lee visited Lima,” Maria Silva said. The “peace” failed."
    assert len(quotations(text)) == 1
    assert "peace | fail | - | asserted | -" in statements(text)


def test_a_quotation_without_a_saying_verb_has_no_speaker() -> None:
    assert quotations("“Kim Lee visited Lima.” Spain attacked northern Iran.") == []


def test_what_is_told_of_the_speaker_is_not_their_speech() -> None:
    found = statements("“Kim Lee visited Lima,” said Maria Silva, who met Peter Novak.")
    assert found == {"Kim Lee | visit | Lima | claimed | Maria Silva", "Maria Silva | meet | Peter Novak | asserted | -"}


def test_i_in_a_quotation_is_its_speaker() -> None:
    found = statements("“Kim Lee visited Lima,” Maria Silva said, “and I met Peter Novak.”")
    assert "Maria Silva | meet | Peter Novak | claimed | Maria Silva" in found


def test_two_apostrophes_open_a_quotation_where_no_backticks_do() -> None:
    apostrophes = found_in("''We won,'' Kim said. ''It is over.''")
    assert [text.strip("'") for text in apostrophes] == ["We won,", "It is over."]
    backticks = found_in("``We won,'' Kim said. ``It is over.''")
    assert len(backticks) == 2
    assert all("Kim said" not in text for text in backticks)


def found_in(text: str) -> list[str]:
    import spacy

    from kg.extract import quotes, tree

    plain = spacy.blank("en")(text)
    return [text[plain[q.start].idx : plain[q.end - 1].idx + len(plain[q.end - 1])] for q in quotes.find(tree.of(plain))]


@pytest.mark.parametrize("text", ["Maria Silva: “Spain attacked Iran.”", "Maria Silva had this to say: “Spain attacked Iran.”"])
def test_a_quotation_behind_a_name_and_a_colon_or_behind_this(text: str) -> None:
    assert "Spain | attack | Iran | claimed | Maria Silva" in lines(text)
