"""Properties that hold for every text."""

from __future__ import annotations

import time
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import Article, article_id
from kg.read import expand, read_source
from kg.read.blocks import lay_out
from kg.read.paragraphs import paragraphs
from kg.read.splitting import split

PIECES = st.sampled_from(
    [
        "LIMA, Peru — The",
        "HAVANA (AP) --",
        "\n\n",
        "\n",
        "\r\n\r\n",
        "\ufeff",
        "\u00a0",
        " ",
        "Details matter",
        "Президент підписав указ",
        "«Так»",
        "By Ann Lee",
        "—",
        "_",
        "#",
        "…",
        "Friday, May 8, 2009",
        "The government said that it would sign the treaty with all of its neighbours before the winter comes.",
        "7 p.m.",
        "Ann Lee contributed to this report.",
    ]
)
TEXTS = st.lists(PIECES | st.text(max_size=12), max_size=40).map("".join)


@given(TEXTS)
@settings(max_examples=150)
def test_paragraphs_groups_and_blocks_are_ordered_stretches(text: str) -> None:
    found = paragraphs(text)
    assert all(0 <= a < b <= len(text) for a, b in found)
    assert all(first[1] < second[0] for first, second in pairwise(found))
    assert [s for group in split(text, found) for s in group] == found
    blocks = lay_out(text, found).blocks
    assert all(0 <= b.start < b.end <= len(text) for b in blocks)
    assert all(first.end <= second.start for first, second in pairwise(blocks))
    covered = "".join(text[b.start : b.end] for b in blocks)
    assert "".join(covered.split()) == "".join("".join(text[a:b] for a, b in found).split())


@given(TEXTS)
@settings(max_examples=60)
def test_article_is_a_slice_of_its_source(text: str) -> None:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "a.txt"
        file.write_bytes(text.encode())
        source = file.read_bytes().decode("utf-8-sig")
        for item in read_source(expand([str(file)])[0]):
            if isinstance(item, Article):
                assert item.text == source[item.start : item.end]
                assert item.id == article_id(item.text)
                assert item.source == "a.txt"


LARGE = 400_000
HOSTILE = {
    "dashes": "— ",
    "commas": "A, ",
    "newlines": "\n",
    "spaces": " ",
    "letters": "A",
    "quotes": "«",
    "underscores": "_",
    "names": "By A ",
    "brackets": "LONDON (a ",
    "hashes": "#",
    "credits": "x contributed to ",
    "addresses": "a@",
    "paragraphs": "The government said so.\n\n",
    "lines": "ab cd\n",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_no_text_takes_long(name: str, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text((HOSTILE[name] * LARGE)[:LARGE] + "\n\nThe end of it was near.", encoding="utf-8")
    begun = time.process_time()
    list(read_source(expand([str(file)])[0]))
    assert time.process_time() - begun < 2.0
