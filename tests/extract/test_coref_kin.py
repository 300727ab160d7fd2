"""Kin from both sides: whose "his son" is, and who the son is."""

from __future__ import annotations

import pytest

from tests.extract.test_statements import lines

CASES = {
    "Tom Smith's father said his son was ill.": ("Tom Smith | be ill | - | claimed | Tom Smith's father", "son of | Tom Smith |"),
    "The boy's father, Bob Lee, is planning to retrieve his son.": ("Bob Lee | retrieve | boy | planned | -", "son of | boy"),
    "Castro's daughter said her father was ill.": ("Castro | be ill | - | claimed | Castro's daughter", "father of | Castro |"),
    "Ann Reed's husband said his wife had left.": ("Ann Reed | leave | - | claimed | Ann Reed's husband", "wife of | Ann Reed |"),
    "The mother of Tom Smith said her son was innocent.": ("Tom Smith | be innocent | - | claimed | mother of Tom Smith", "son of | Tom Smith |"),
    # his mother is no "he": the son is Tom's
    "Tom Smith's mother said his son was innocent.": ("son | son of | Tom Smith | asserted | -", "Tom Smith | be innocent"),
    # he may have two sons
    "Tom Smith's father said his younger son was ill.": ("younger son | son of | Tom Smith's father | asserted | -", "Tom Smith | be ill"),
    # somebody else stands nearer
    "Tom Smith's father said Bob Lee told his son to leave.": ("son | son of | Bob Lee | asserted | -", "Tom Smith | leave"),
}


@pytest.mark.parametrize("text", CASES)
def test_kin(text: str) -> None:
    said, unsaid = CASES[text]
    found = lines(text)
    assert said in found, "\n".join(sorted(found))
    assert not any(unsaid in f"{line} |" for line in found), "\n".join(sorted(found))
