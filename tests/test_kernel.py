from __future__ import annotations

import gc
import weakref

import pytest

from kg import kernel
from kg.extract.annotate import load
from kg.model import Article, article_id


def article(text: str) -> Article:
    return Article(article_id(text), text, "en", "a", 1)


TEXT = "Ada Byron of Turin told Kim Gunn on Monday that Norway had paid $5 million to the Brindlewood Institute. It was founded in 1998."


def test_the_rows_are_the_same_whether_the_words_are_known_for_good_or_dropped_with_their_batch(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = kernel.run([article(TEXT)], {}, None)
    monkeypatch.setattr(kernel, "COMMON", 0)
    assert kernel.run([article(TEXT)], {}, None) == kept


def test_words_are_kept_up_to_a_number_and_dropped_with_their_batch_beyond_it(monkeypatch: pytest.MonkeyPatch) -> None:
    strings = load("en").vocab.strings
    kernel.run([article("The quibblewick met the Norwegian minister.")], {}, None)
    assert "quibblewick" in strings
    monkeypatch.setattr(kernel, "COMMON", len(load("en").vocab))
    kernel.run([article("The snorkelbane met the Norwegian minister.")], {}, None)
    assert "snorkelbane" not in strings


def test_an_article_that_may_bring_more_words_than_are_kept_is_dropped_with_its_batch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kernel, "COMMON", len(load("en").vocab) + 100)
    kernel.run([article("The frumblecot met the minister. " * 20)], {}, None)
    assert "frumblecot" not in load("en").vocab.strings


def test_the_collector_of_cycles_works_again_when_a_graph_is_made_or_fails() -> None:
    threshold = gc.get_threshold()
    with kernel.uncollected():
        gc.enable()  # as libraries do that a pipeline is loaded with
        assert not _collected()
    assert gc.get_threshold() == threshold
    assert _collected()
    with pytest.raises(ValueError, match="broken"), kernel.uncollected():
        raise ValueError("broken")
    assert gc.get_threshold() == threshold


def test_what_lasts_is_old_at_once_and_what_does_not_is_collected() -> None:
    with kernel.uncollected(lasting=True):
        graph = [[] for _ in range(5000)]
    young = {id(thing) for thing in gc.get_objects(generation=0)} | {id(thing) for thing in gc.get_objects(generation=1)}
    assert not young & {id(thing) for thing in graph}
    assert gc.get_freeze_count() == 0
    with kernel.uncollected():
        ring: list[object] = []
        ring.append(ring)
        gone = weakref.ref(_Held(ring))
        del ring
    gc.collect(0)
    assert gone() is None


def test_what_a_program_has_frozen_stays_frozen() -> None:
    gc.freeze()
    try:
        with kernel.uncollected(lasting=True):
            pass
        assert gc.get_freeze_count()
    finally:
        gc.unfreeze()


class _Held:
    """In a cycle with the list that it hangs on."""

    def __init__(self, ring: list[object]) -> None:
        self.ring = ring
        ring.append(self)


def _collected() -> int:
    """How often the collector comes by itself while many things are made."""
    times = 0

    def count(phase: str, _: dict[str, int]) -> None:
        nonlocal times
        times += phase == "start"

    gc.callbacks.append(count)
    try:
        made = [[] for _ in range(5000)]
        del made
    finally:
        gc.callbacks.remove(count)
    return times


def test_a_collector_that_was_at_rest_stays_so() -> None:
    gc.disable()
    try:
        with kernel.uncollected():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
