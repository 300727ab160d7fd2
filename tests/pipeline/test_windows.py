from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.pipeline.windows import LONGEST, MOST, likely_starts, next_window


def starts(text: str) -> list[int]:
    words = text.split()
    return likely_starts(words, [i == 0 for i in range(len(words))])


def test_a_capital_after_a_full_stop_likely_begins_a_sentence() -> None:
    assert starts("He came . She went .") == [0, 3]
    assert starts('" He came . " She went .') == [0, 5]
    assert starts("about 3 p.m. in May . 7 men came") == [0, 6]


def test_an_abbreviation_or_a_small_letter_does_not() -> None:
    assert starts("Gov. Smith said etc . and left") == [0]


def test_a_window_ends_at_the_last_likely_end_it_has_room_for() -> None:
    sure = [False] * 300
    assert next_window([0, 40, 90, 130], sure, 0) == (90, False)
    sure[90] = True
    assert next_window([0, 40, 90, 130], sure, 0) == (90, True)


def test_one_long_sentence_is_cut_and_read_on() -> None:
    assert next_window([0], [False] * 1000, 0) == (LONGEST, False)
    assert next_window([0], [False] * (LONGEST - 1), 0) == (LONGEST - 1, True)


@given(st.lists(st.integers(1, 400), max_size=20), st.integers(1, 5000))
def test_windows_go_on_and_end(gaps: list[int], count: int) -> None:
    at, begins = 0, [0]
    for gap in gaps:
        at += gap
        if at < count:
            begins.append(at)
    sure = [i == 0 for i in range(count)]
    begin = 0
    while begin < count:
        end, clean = next_window(begins, sure, begin)
        assert begin < end <= min(count, begin + max(MOST, LONGEST))
        assert clean == (end == count)
        begin = end
