"""Words of somebody that no marks show: blocks behind a colon, pull quotes, sound bites of broadcasts; through the shipped English pipeline."""

from __future__ import annotations

import pytest

from tests.extract.test_statements import lines

BITE = """Maria Silva, who runs the clinic, says the new policy is unfair.

The sickest patients, uh, are treated first. We treat them.

The ministry has not answered."""


def voices(text: str, predicate: str) -> set[str]:
    """The speakers of the statements with this predicate."""
    return {line.split(" | ")[4] for line in lines(text) if line.split(" | ")[1] == predicate}


def test_a_sound_bite_is_said_by_whose_words_lead_to_it() -> None:
    assert voices(BITE, "treat") == {"Maria Silva"}
    assert voices(BITE, "answer") == {"-"}


@pytest.mark.parametrize(
    "text",
    [
        BITE.replace("uh, ", "").replace("We treat them.", "The rest must wait."),  # nobody talks there
        BITE.replace("uh, ", "").replace("We treat", "In 1998 we treated"),  # a figure and no filler: no transcript
        BITE.replace("uh, are", "uh, Peter Novak said, are"),  # another voice
        BITE.replace("the new policy is unfair", "our policy is unfair"),  # the paragraph before is in the first person, too
        BITE.replace("says the new policy is unfair", "reports"),  # somebody is handed over to
    ],
)
def test_without_all_its_signs_a_paragraph_is_the_articles_own(text: str) -> None:
    assert voices(text, "treat") <= {"-", "Peter Novak"}


def test_the_country_is_no_first_person() -> None:
    text = BITE.replace("The sickest patients, uh, are treated first. We treat them.", "The US treats the sickest patients first.")
    assert voices(text, "treat") == {"-"}


def test_a_block_behind_a_colon_lasts_until_somebody_else_speaks() -> None:
    block = "The clinic was never closed. The mayor visited Lima. Peter Novak said the nurses left the town."
    text = f"In a statement the Ministry of Health denied the report:\n\n{block}\n\nThe police arrested a man."
    assert "- | close | clinic | denied | Ministry of Health" in lines(text)
    assert "mayor | visit | Lima | claimed | Ministry of Health" in lines(text)
    assert voices(text, "leave") == {"Peter Novak"}
    assert voices(text, "arrest") == {"-"}


def test_nothing_but_who_speaks_brings_the_next_paragraph() -> None:
    text = "Peter Novak blasted Anna Moor on a show.\n\nThe governor added:\n\nThe bank financed the rebels.\n\nThe police arrested a man."
    assert voices(text, "finance") == {"governor"}
    assert voices(text, "arrest") == {"-"}


def test_a_colon_without_a_saying_verb_brings_nobodys_words() -> None:
    assert voices("The ministry closed three clinics in Lima:\n\nThe mayor visited the first clinic on Monday.", "visit") == {"-"}


def test_every_item_of_a_list_behind_a_colon_is_said() -> None:
    text = "The report of the ministry warned of this:\n\n- The flood destroyed the bridge.\n\n- The fire damaged the school.\n\nThe police arrested a man."
    assert "-" not in voices(text, "destroy") | voices(text, "damage")
    assert voices(text, "arrest") == {"-"}


PULLED = "I was told that my mother attacked the church. Maria Silva"


def test_a_name_under_a_paragraph_in_the_first_person_signs_it() -> None:
    assert voices(f"The church opened in May.\n\n{PULLED}\n\nThe town grew.", "attack") == {"Maria Silva"}


def test_what_is_signed_or_quoted_elsewhere_has_the_same_speaker_where_it_stands_again() -> None:
    again = PULLED.removesuffix(" Maria Silva")
    assert voices(f"The church opened in May.\n\n{PULLED}\n\n{again} The mayor closed the church.", "attack") == {"Maria Silva"}
    assert voices(f"The church opened in May.\n\n{PULLED}\n\n{again} The mayor closed the church.", "close") == {"-"}


def test_a_name_under_a_paragraph_of_the_article_signs_nothing() -> None:
    assert voices("The church opened in May.\n\nThe mother attacked the church. Maria Silva\n\nThe town grew.", "attack") == {"-"}


@pytest.mark.parametrize(
    ("headline", "speaker"),
    [
        ("Peter Novak: Spain attacked Iran", "Peter Novak"),
        ("Spain attacked Iran: Italy", "Italy"),
        ("Police: Spain attacked Iran", "Police"),
        ("Italy: Spain attacked Iran", "-"),  # what the line is about
        ("Spain attacked Iran: a city in ruins", "-"),
        ("Peter Novak: Spain attacked Iran.", "-"),  # a sentence, no headline
    ],
)
def test_a_headline_has_its_source_before_or_behind_a_colon(headline: str, speaker: str) -> None:
    assert voices(headline, "attack") == {speaker}


def test_a_sentence_within_somebodys_quotation_is_his_where_it_stands_again() -> None:
    said = "The mayor of Lima closed the old church in May"
    text = f"{said}.\n\nPeter Novak wrote that “{said}. The town wept.” The police left."
    assert voices(text, "close") == {"Peter Novak"}
    assert voices(f"{said}.\n\nPeter Novak wrote a letter. The police left.", "close") == {"-"}
