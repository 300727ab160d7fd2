"""Questions and answers without names in front: whose the answers are, and when they stay the article's; through the shipped English pipeline."""

from __future__ import annotations

import pytest

from tests.extract.test_passages import voices

TEXT = """{lead}

Why did you open the clinic?

I saw that the ministry closed the hospital. My mother was ill then.

Who paid for it?

The mayor bought the building. We raised the rest.

What comes next?

I think the council will rebuild the bridge.

The clinic treats children from Lima."""
LEAD = "Last week Example News interviewed Maria Silva, a doctor. Her clinic opened in May."


def test_answers_are_the_words_of_whom_the_article_interviewed() -> None:
    text = TEXT.format(lead=LEAD)
    assert voices(text, "close") == voices(text, "buy") == voices(text, "rebuild") == {"Maria Silva"}
    assert voices(text, "open in") | voices(text, "treat") == {"-"}  # the lead and what follows the last answer are the article's


@pytest.mark.parametrize("lead", ["Interview with doctor Maria Silva", "Example News spoke with Maria Silva about her clinic. It opened in May."])
def test_an_interview_is_with_somebody_and_reporters_speak_with_people(lead: str) -> None:
    assert voices(TEXT.format(lead=lead), "buy") == {"Maria Silva"}


@pytest.mark.parametrize(
    "text",
    [
        TEXT.format(lead="Maria Silva is a doctor. Her clinic opened in May."),  # nobody is said to be interviewed
        TEXT.format(lead="Example News interviewed Maria Silva and Peter Novak. Their clinic opened in May."),  # one of two
        TEXT.format(lead=LEAD).replace("I ", "People ").replace("My ", "His ").replace("We ", "Others ").replace("you ", "she "),  # nobody talks of himself
        TEXT.format(lead=LEAD).replace("Who paid for it?\n\n", "").replace("What comes next?\n\n", ""),  # one question is no interview
        TEXT.format(lead=LEAD).replace("?", "."),
    ],
    ids=["nobody", "two", "third person", "one question", "no question"],
)
def test_without_all_its_signs_an_answer_is_the_articles_own(text: str) -> None:
    assert voices(text, "buy") == {"-"}
