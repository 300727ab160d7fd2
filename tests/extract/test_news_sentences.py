"""What sentences of news say, whole: sentences.en.txt beside this file, through the shipped English pipeline."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.extract.test_statements import lines

BLOCKS = [block.split("\n") for block in Path(__file__).with_name("sentences.en.txt").read_text(encoding="utf-8").strip().split("\n\n")[1:]]


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: block[0][:60])
def test_sentence_says_this_and_not_that(block: list[str]) -> None:
    said = lines(block[0])
    missing = [line.strip() for line in block[1:] if not line.startswith("!") and line.strip() not in said]
    unwanted = [line for line in said for word in block[1:] if word.startswith("!") and word[2:] in line]
    assert not missing, "\n".join(sorted(said))
    assert not unwanted


def test_the_file_is_read() -> None:
    assert len(BLOCKS) > 70
    assert all(len(block) > 1 for block in BLOCKS)
