"""Title, dateline, crosshead, byline, paragraph."""

from __future__ import annotations

import pytest

from kg.read.blocks import is_byline, lay_out
from kg.read.paragraphs import paragraphs

BODY = "The government said on Tuesday that it would sign the agreement with its neighbours, and that talks would go on for weeks."


def kinds(*parts: str) -> list[tuple[str, str]]:
    text = "\n\n".join(parts)
    return [(b.kind, text[b.start : b.end]) for b in lay_out(text, paragraphs(text)).blocks]


def test_dateline_is_taken_off_the_sentence() -> None:
    assert kinds("Seoul, South Korea —\u00a0" + BODY) == [("dateline", "Seoul, South Korea —"), ("paragraph", BODY)]
    assert kinds("HAVANA (AP) --", BODY) == [("dateline", "HAVANA (AP) --"), ("paragraph", BODY)]


@pytest.mark.parametrize("title", ["Talks begin in Oslo", "Will talks begin?", "Pence Gives Party A Boost With Solid Debate Win."])
def test_short_first_paragraph_is_the_title(title: str) -> None:
    assert kinds(title, BODY)[0] == ("title", title)


@pytest.mark.parametrize("first", ["He went home.", BODY, "Officials said:"])
def test_sentence_is_no_title(first: str) -> None:
    assert kinds(first, BODY + BODY)[0][0] == "paragraph"


@pytest.mark.parametrize("crosshead", ["Details matter", "Close, but how close?", "West vs Russia", "EU aspirations", "GARLAND STEPS ASIDE.", "7 p.m.", "___."])
def test_crossheads(crosshead: str) -> None:
    assert kinds(BODY, crosshead, BODY)[1] == ("crosshead", crosshead)


@pytest.mark.parametrize("sentence", ["He agreed.", "Caddell continued:", "“It’s over!”", "So why has the country strayed so far from the path it had chosen?"])
def test_short_sentence_is_no_crosshead(sentence: str) -> None:
    assert kinds(BODY, sentence, BODY)[1][0] == "paragraph"


@pytest.mark.parametrize(
    "line",
    [
        "Adrianna Zhang contributed to this report.",
        "By John Smith",
        "(AP)",
        "Associated Press writers Ann Lee and Bo Day contributed.",
        "© 2024 Example",
        "(Reporting by Ann Lee; Editing by Bo Day)",
        "Reporting by Ann Lee; editing by Bo Day",
        "BY ANN LEE and BO DAY",
        "Фото: УНІАН",
        "Image: Ann Lee.",
    ],
)
def test_bylines(line: str) -> None:
    assert is_byline(line)


@pytest.mark.parametrize(
    "line", ["By the time he came, they had left.", "He contributed to the fund.", "Reuters reported the talks.", "By June 25 the probe will land."]
)
def test_sentence_is_no_byline(line: str) -> None:
    assert not is_byline(line)


def test_date_under_the_title_gives_the_date_and_is_not_read() -> None:
    text = "Talks begin\n\nFriday, August 21, 2015\n\n" + BODY
    layout = lay_out(text, paragraphs(text))
    assert (layout.title, layout.published) == ("Talks begin", "2015-08-21")
    assert [b.kind for b in layout.blocks] == ["title", "byline", "paragraph"]


CODES = "TENDER OFFERS, MERGERS, ACQUISITIONS (TNM) STOCK INDEXES (STK)"


def test_the_subjects_of_a_wire_service_are_not_read_and_firms_with_their_codes_are() -> None:
    firms = "The bank (BNK) sold the firm (FRM)."
    assert kinds(BODY, CODES, firms, BODY) == [("paragraph", BODY), ("crosshead", CODES), ("paragraph", firms), ("paragraph", BODY)]


def test_a_date_that_does_not_exist_gives_no_date() -> None:
    text = "Talks begin\n\nFriday, February 30, 2015\n\n" + BODY
    assert lay_out(text, paragraphs(text)).published is None


def test_a_date_in_front_of_the_first_sentence_is_taken_off_it() -> None:
    text = "Talks begin\n\nFriday, August 21, 2015 " + BODY
    layout = lay_out(text, paragraphs(text))
    assert layout.published == "2015-08-21"
    assert [(b.kind, text[b.start : b.end]) for b in layout.blocks[1:]] == [("byline", "Friday, August 21, 2015"), ("paragraph", BODY)]


def test_only_the_first_dateline_is_the_place_of_the_article() -> None:
    text = f"OSLO, Norway (AP) -- {BODY}\n\n{BODY}\n\nLISBON, Portugal (AP) -- {BODY}"
    layout = lay_out(text, paragraphs(text))
    assert (layout.dateline, layout.agency) == ("OSLO, Norway", "AP")
    assert [b.kind for b in layout.blocks] == ["dateline", "paragraph", "paragraph", "dateline", "paragraph"]
