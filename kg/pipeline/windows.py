"""Which words of an article the network reads together: consecutive likely sentences, as many as fit. Windows follow from the article alone."""

from __future__ import annotations

from collections.abc import Sequence

MOST, LONGEST = 110, 150  # words of a window of several likely sentences; of one that is longer
SLOW = 3  # so many windows in a row may come forward by a word or two ("! ! !" is read as sentences of one mark); the next one is kept whole
ENDS = frozenset({".", "!", "?", "…", "...", "?!", "!!", "??", "!?", "。"})
CLOSERS = frozenset("\"'”’»)]}") | {"''"}
OPENERS = frozenset("\"'“‘«([{") | {"``"}


def likely_starts(words: Sequence[str], sure: Sequence[bool]) -> list[int]:
    """Indices of words that begin a sentence for sure (``sure``: a paragraph begins) or likely (after a full stop of its own, before a capital)."""
    starts = [0] if words else []
    ended = False
    for index, word in enumerate(words):
        if index and (sure[index] or (ended and word not in CLOSERS and (word[:1].isupper() or word[:1].isdigit() or word in OPENERS))):
            starts.append(index)
            ended = False
        if word in ENDS:
            ended = True
        elif word not in CLOSERS:
            ended = False
    return starts


def next_window(starts: Sequence[int], sure: Sequence[bool], begin: int) -> tuple[int, bool]:
    """(end, clean) of the window that begins at word ``begin``: at a likely end, as late as there is room.

    ``clean``: a paragraph or the text ends there. Else the last sentence found in the window is read again as the first of the next
    (measured on GUM dev against trusting likely ends: sentence F +2.3, LAS +0.5, time +8 %).
    """
    count = len(sure)
    end = begin
    for start in (*starts, count):
        if begin < start <= begin + MOST:
            end = start
    if end == begin:
        following = next((start for start in starts if start > begin), count)
        end = min(following, begin + LONGEST)
    return end, end == count or sure[end]
