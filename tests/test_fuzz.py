"""The fuzz target for a few seconds each, with inputs that are new every time; ``make release-check`` runs it for twenty minutes."""

from __future__ import annotations

import random
import time

import pytest

from benchmarks import fuzz
from kg.extract.annotate import blanked
from kg.model import Article

SECONDS = 3.0


@pytest.mark.parametrize("name", fuzz.TARGETS)
def test_nothing_breaks(name: str) -> None:
    tally = fuzz.Tally()
    fuzz.fuzz(name, SECONDS, random.randrange(10**9), tally)
    assert tally.faults == []
    assert tally.inputs


def test_a_fault_and_a_hang_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """The target itself can fail."""

    def breaks(data: bytes, suffix: str, how: str) -> None:
        if len(data) > 3:
            raise KeyError("broken")

    def hangs(data: bytes, suffix: str, how: str) -> None:
        while len(data) > 3:
            pass

    monkeypatch.setattr(fuzz, "LIMIT", 0.2)
    monkeypatch.setattr(fuzz, "SHRINK", 1.0)
    for target, wanted in ((breaks, "KeyError: 'broken'"), (hangs, "over 0 CPU seconds")):
        monkeypatch.setitem(fuzz.TARGETS, "reader", (target, fuzz.TARGETS["reader"][1]))
        tally = fuzz.Tally()
        fuzz.fuzz("reader", 300.0, 1, tally)  # over at the first fault; the first input alone may take seconds on a busy machine
        assert wanted in tally.faults[0]


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # the first one, which is lost
def test_a_limit_that_falls_into_a_callback_whose_errors_are_lost_comes_again() -> None:
    def busy(seconds: float) -> None:
        end = time.process_time() + seconds
        while time.process_time() < end:
            pass

    class Lost:
        def __del__(self) -> None:
            busy(0.5)

    def work() -> None:
        Lost()
        busy(10)

    with pytest.raises(fuzz.Hang), fuzz.limited(0.2):
        work()


@pytest.mark.parametrize(
    "piece",
    ["(", "UN US EU ", "Angela Merkel met Emmanuel Macron in Paris on Friday. ", "Ann Berson, ", "“We said that he said that she ", "June 2, 2012 and "],
)
def test_time_grows_with_the_length_and_not_with_its_square(piece: str) -> None:
    """12,000 characters of one thing over and over: in quadratic time these took minutes."""
    fuzz.found("The pipeline is loaded.", "en")
    with fuzz.limited(60):  # two seconds on a quiet machine; a machine shared with others counts more
        fuzz.found((piece * 12_000)[:12_000], "en")


def test_a_run_without_spaces_is_no_word_and_offsets_stay() -> None:
    text = "Angela Merkel met " + "A" * 5_000 + " in Paris."
    read = blanked(Article("a", text, "en", "a.txt", 1))
    assert len(read) == len(text)
    assert read.split() == ["Angela", "Merkel", "met", "in", "Paris."]


@pytest.mark.parametrize("language", ["en", "uk"])
def test_windows_come_forward_whatever_the_network_takes_for_sentences(language: str) -> None:
    """Marks that are sentences of one word each: a window that began anew behind the first of them read every word a hundred times."""
    fuzz.found("The pipeline is loaded.", language)
    begun = time.process_time()
    fuzz.found("! " * 800, language)
    assert time.process_time() - begun < 6
