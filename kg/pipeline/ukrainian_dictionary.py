"""The Ukrainian dictionary of forms: which lemmas and tags a form may have, and which forms a lemma has.

The file is the automaton of the morfologik-ukrainian-search package (dict_uk by Andriy Rysin and others, Apache License 2.0), xz-compressed. Its format is
CFSA2 (Dawid Weiss, morfologik-stemming): one byte of flags and label index an arc, labels beyond the 31 commonest spelled out, targets as 7-bit numbers. An
entry is "form+lemma code+tag"; the code says how many bytes to cut from the form's end and what to put there. Forms are lower case, ґ is written г.
"""

from __future__ import annotations

import lzma
from collections.abc import Iterator
from typing import NamedTuple

NEXT, LAST, FINAL, INDEX = 0x80, 0x40, 0x20, 0x1F
HEADER = b"\\fsa\xc6"


class Reading(NamedTuple):
    """One way to read a form. ``tag`` has parts joined by colons: "noun:anim:m:v_naz"."""

    lemma: str
    tag: str


def folded(form: str) -> str:
    """A form as the dictionary writes it: lower case, a plain apostrophe, no stress mark, г for ґ."""
    return form.lower().replace("’", "'").replace("ʼ", "'").replace("\u0301", "").replace("ґ", "г").replace("Ґ", "г")


class Dictionary:
    """``packed``: the automaton, xz-compressed. Look-ups are remembered."""

    def __init__(self, packed: bytes) -> None:
        self.packed = packed
        self._arcs = b""
        self._labels = b""
        self._root = 0
        self._known: dict[str, tuple[Reading, ...]] = {}

    def __getstate__(self) -> dict[str, object]:
        return self.__dict__ | {"_arcs": b"", "_labels": b"", "_known": {}}

    def _open(self) -> bytes:
        if not self._arcs:
            data = lzma.decompress(self.packed)
            if not data.startswith(HEADER):
                raise ValueError(f"ukrainian dictionary: the file begins with {data[:5]!r}, expected {HEADER!r} (CFSA2). Install kg again.")
            count = data[7]
            self._labels = data[8 : 8 + count]
            self._arcs = data[8 + count :]
            self._root = self._target(0)
        return self._arcs

    def _skip(self, arc: int) -> int:
        arcs = self._arcs
        flags = arcs[arc]
        arc += 1 if flags & INDEX else 2
        if not flags & NEXT:
            while arcs[arc] & 0x80:
                arc += 1
            arc += 1
        return arc

    def _target(self, arc: int) -> int:
        """The state an arc leads to: its first arc; 0 where nothing follows."""
        arcs = self._arcs
        flags = arcs[arc]
        if flags & NEXT:  # the state right behind the arcs of this one
            while not arcs[arc] & LAST:
                arc = self._skip(arc)
            return self._skip(arc)
        arc += 1 if flags & INDEX else 2
        value, shift = 0, 0
        while True:
            byte = arcs[arc]
            value |= (byte & 0x7F) << shift
            if byte < 0x80:
                return value
            shift += 7
            arc += 1

    def _step(self, state: int, label: int) -> int:
        """The arc with a label, or -1."""
        arcs, labels, arc = self._arcs, self._labels, state
        while True:
            index = arcs[arc] & INDEX
            if (labels[index] if index else arcs[arc + 1]) == label:
                return arc
            if arcs[arc] & LAST:
                return -1
            arc = self._skip(arc)

    def _walk(self, text: bytes) -> int:
        """The state after ``text``, or 0."""
        self._open()
        state = self._root
        for byte in text:
            if not state:
                return 0
            arc = self._step(state, byte)
            if arc < 0:
                return 0
            state = self._target(arc)
        return state

    def _endings(self, state: int) -> Iterator[bytes]:
        """Everything that can be read from a state to the end of an entry."""
        stack = [(state, b"")]
        arcs, labels = self._arcs, self._labels
        while stack:
            arc, read = stack.pop()
            while True:
                flags = arcs[arc]
                text = read + bytes([labels[flags & INDEX] if flags & INDEX else arcs[arc + 1]])
                if flags & FINAL:
                    yield text
                target = self._target(arc)
                if target:
                    stack.append((target, text))
                if flags & LAST:
                    break
                arc = self._skip(arc)

    def _entry(self, form: bytes, ending: bytes) -> Reading:
        code, _, tag = ending.partition(b"+")
        cut = (code[0] - ord("A")) & 0xFF
        stem = b"" if cut == 255 else form[: len(form) - cut]
        return Reading((stem + code[1:]).decode("utf-8"), tag.decode("utf-8"))

    def __call__(self, form: str) -> tuple[Reading, ...]:
        """All readings of a form, sorted; empty for an unknown form."""
        key = folded(form)
        found = self._known.get(key)
        if found is None:
            raw = key.encode("utf-8")
            state = self._walk(raw + b"+") if key and b"+" not in raw else 0
            found = tuple(sorted({self._entry(raw, ending) for ending in self._endings(state)})) if state else ()
            if len(self._known) > 100_000:
                self._known.clear()
            self._known[key] = found
        return found

    def forms(self, lemma: str, stem: str) -> list[tuple[str, str]]:
        """(form, tag) of a lemma, sorted, among the forms that begin with ``stem``."""
        front = folded(stem).encode("utf-8")
        state = self._walk(front)
        if not state or len(stem) < 2:
            return []
        found = set()
        for ending in self._endings(state):
            form, _, rest = (front + ending).partition(b"+")
            reading = self._entry(form, rest)
            if reading.lemma == lemma:
                found.add((form.decode("utf-8"), reading.tag))
        return sorted(found)

    def begins(self, front: str) -> bool:
        """Whether a form begins so."""
        return bool(self._walk(folded(front).encode("utf-8")))

    def some_forms(self, fronts: list[str], count: int) -> list[str]:
        """About ``count`` forms, those of fronts spread evenly over the list."""
        found: set[str] = set()
        for step in range(7):
            for front in fronts[step::7]:
                raw = folded(front).encode("utf-8")
                state = self._walk(raw)
                if state:
                    found.update((raw + ending.partition(b"+")[0]).decode("utf-8", "ignore") for ending in self._endings(state))
                if len(found) >= count:
                    return sorted(found)
        return sorted(found)

    def entries(self) -> Iterator[tuple[str, Reading]]:
        """Every (form, reading) of the dictionary; some millions."""
        self._open()
        for ending in self._endings(self._root):
            form, mark, rest = ending.partition(b"+")
            if mark and b"+" in rest:
                yield form.decode("utf-8"), self._entry(form, rest)
