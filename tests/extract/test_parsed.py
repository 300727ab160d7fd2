"""Everything that the checked trees say (parsed.conllu) is what parsed.said has of them: ends with their types, words, statuses and what they rest on.

A rule that changes one line was meant to, or is wrong: ``python -m tests.extract.parsed`` writes the file anew, and its difference is read with the change.
"""

from __future__ import annotations

import pytest

from tests.extract.parsed import expected, told

SAID = expected()


@pytest.mark.parametrize("text", SAID, ids=str)
def test_a_sentence_says_all_this_and_no_more(text: str) -> None:
    assert told(text) == SAID[text]
