"""What is a dateline, and what only looks like one."""

from __future__ import annotations

import pytest

from kg.read.datelines import HEAD_ONLY, SURE, WEAK, find

DATELINES = [
    ("Seoul, South Korea — The two", "Seoul, South Korea", None),
    ("BRASILIA — The murder", "BRASILIA", None),
    ("HAVANA (AP) --", "HAVANA", "AP"),
    ("ATLANTA _", "ATLANTA", None),
    ("CAIRO, Egypt (Reuters) - The", "CAIRO, Egypt", "Reuters"),
    ("MOSCOW (AP)_ Presidents", "MOSCOW", "AP"),
    ("HEMPSTEAD, N.Y., Sept. 26 (UPI) — Green", "HEMPSTEAD, N.Y.", "UPI"),
    ("INDEPENDENCE, MO. (AP)--", "INDEPENDENCE, MO.", "AP"),
    ("WASHINGTON, March 12 (Xinhua) --", "WASHINGTON", "Xinhua"),
    ("NEWPORT NEWS, Va. - In a", "NEWPORT NEWS, Va.", None),
    ("Washington —\u00a0China", "Washington", None),
    ("HAVANA (AP ) --", "HAVANA", "AP"),
    ("O'SMACH, Cambodia (AP)_ The", "O'SMACH, Cambodia", "AP"),
    ("FAIRVIEW, W.Va. - The", "FAIRVIEW, W.Va.", None),
    ("PORT-AU-PRINCE, Haiti — The", "PORT-AU-PRINCE, Haiti", None),
    ("LONDON/PARIS — The", "LONDON/PARIS", None),
    ("КИЇВ (Укрінформ) – Рада", "КИЇВ", "Укрінформ"),
    ("UNITED NATIONS — The", "UNITED NATIONS", None),
    ("Kyiv, Ukraine — “We", "Kyiv, Ukraine", None),
    ("Addis Ababa, Ethiopia — The", "Addis Ababa, Ethiopia", None),
    ("LONDON—The", "LONDON", None),
    ("PARIS (AFP) – The", "PARIS", "AFP"),
    ("Johannesburg — The", "Johannesburg", None),
    ("Islamabad — The", "Islamabad", None),
    ("WASHINGTON ― Donald", "WASHINGTON", None),
    ("BRUSSELS - European", "BRUSSELS", None),
    ("Київ — Рада", "Київ", None),
    ("SÃO PAULO, Brazil — The", "SÃO PAULO, Brazil", None),
    ("Tbilisi, Georgia — On top", "Tbilisi, Georgia", None),
    ("CAGUAS, Puerto Rico (AP)_ Kid", "CAGUAS, Puerto Rico", "AP"),
    ("JERUSALEM (Reuters) — Israel", "JERUSALEM", "Reuters"),
    ("NEW DELHI, Jan. 5 — India", "NEW DELHI", None),
    ("THE HAGUE, Netherlands (AP)_ The", "THE HAGUE, Netherlands", "AP"),
]
NONE = [
    "Question — What is the price?",
    "Q — What now?",
    "Tuesday — The day came.",
    "Price: $5 — Go there.",
    "QUESTIONABLE MEDICAL CLAIMS — For years",
    "Mehmet Oz — Ivy League",
    "HE'S BEEN CALLED OUT — He has",
    "Donald Trump (R) — He won",
    "Clinton — The former",
    "Mike Pence (R-Ind.) — He",
    "The suspect -- Khalfan Mohamed",
    "About 200 Americans _ staff",
    "London – the city that never",
    "Washington — where he lives",
    "UPDATE — The talks",
    "CORRECTION — An earlier",
    "Note — This is",
    "WARNING — The film",
    "Answer — Nothing.",
    "Police — The men",
    "Reading — Children love it",
    "But Trump — Even so",
    "“Seoul” — The film",
    "2024 — The year",
    "- London — The",
    "Stock-index arbitrage -- The buying",
    "A — B",
    "PENCE: And that is why",
    "The Economy — Jobs first",
    "Health Care — What it costs",
    "Seoul, he said — The",
    "In Paris — The",
    "Kim — The leader",
    "Ms. Merkel — The chancellor",
    "NATO — The alliance",
    "London–Paris services will",
    "JULY 4 — The day",
    "London, , England — The",
    "A, B, C, D, E — The",
    "Springfield (they said) — The",
    "WASHINGTON (2024) — The",
]


@pytest.mark.parametrize(("text", "place", "agency"), DATELINES)
def test_dateline_gives_place_and_agency(text: str, place: str, agency: str | None) -> None:
    found = find(text)
    assert found is not None
    assert (found.place, found.agency) == (place, agency)
    assert found.sureness >= WEAK
    assert not text[found.end :] or not text[found.end].isspace()


@pytest.mark.parametrize("text", NONE)
def test_label_before_a_dash_is_no_dateline(text: str) -> None:
    assert find(text) is None


def test_capitals_that_no_list_knows_open_an_article_but_part_none() -> None:
    found = find("MIDWAY ATOLL - Seventy-four years ago")
    assert found is not None
    assert found.sureness == HEAD_ONLY


def test_offsets_are_those_of_the_text() -> None:
    text = "It ended.\n\nHAVANA (AP) -- The talks began."
    found = find(text, 11)
    assert found is not None
    assert text[found.end :] == "The talks began."
    assert found.sureness == SURE
