"""Where WARC records begin and end. After damage reading goes on at the next words that begin records; a record whose length is wrong is noticed,
because no record follows where it ends."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from kg.read.warc.unpacking import Damage

SIGN = b"WARC/1."
NO_RECORD = "no WARC record where one was expected (bytes that no record announces)"
LONGEST_HEAD = 1 << 16  # bytes of the lines that describe a record
_LENGTH = re.compile(rb"\ncontent-length:[ \t]*(\d{1,15})[ \t]*\r?\n", re.IGNORECASE)
_SIGN = re.compile(rb"WARC/1\.[01]\r?\n")  # anywhere: where a file was cut, a record begins within a line
_END = re.compile(rb"\r?\n\r?\n")


@dataclass(frozen=True, slots=True)
class Frame:
    """A record: its head with the empty line, and its body, or the beginning of one that is longer than what may be held."""

    head: bytes
    body: bytes
    whole: bool


@dataclass(slots=True)
class _Window:
    """The bytes that are looked at. ``damage`` stands where bytes are missing: what comes behind it is taken when it is cleared."""

    source: Iterator[bytes | Damage]
    data: bytearray = field(default_factory=bytearray)
    damage: Damage | None = None
    ended: bool = False

    def fill(self, length: int) -> bool:
        while len(self.data) < length and not self.ended and self.damage is None:
            piece = next(self.source, None)
            if piece is None:
                self.ended = True
            elif isinstance(piece, Damage):
                self.damage = piece
            else:
                self.data += piece
        return len(self.data) >= length

    def skip(self, length: int) -> bool:
        while length > len(self.data):
            length -= len(self.data)
            self.data.clear()
            if not self.fill(1):
                return False
        del self.data[:length]
        return True

    def skip_blank(self) -> None:
        while self.fill(1):
            kept = self.data.lstrip(b"\r\n")
            if kept:
                self.data = bytearray(kept)
                return
            self.data.clear()

    def skip_to_sign(self) -> None:
        """To where the next record begins, or to the end of what is there."""
        while True:
            found = _SIGN.search(self.data)
            if found is not None:
                del self.data[: found.start()]
                return
            del self.data[: max(0, len(self.data) - 10)]
            if not self.fill(len(self.data) + 1):
                self.data.clear()
                return


def frames(source: Iterator[bytes | Damage], most: int) -> Iterator[Frame | Damage]:
    """Records in their order. ``most``: bytes of a body that are held."""
    window = _Window(source)
    told = False  # whether the damage at hand has been reported
    while True:
        window.skip_blank()
        if not window.data:
            if window.damage is not None:
                if not told:
                    yield window.damage
                window.damage, told = None, True
                continue
            return
        if not window.fill(len(SIGN)) or not window.data.startswith(SIGN):
            if not told and window.damage is None:
                yield Damage(NO_RECORD)
                told = True
            window.skip_to_sign()
            continue
        found = _record(window, most)
        if isinstance(found, Damage):
            if not told:
                yield found
            told = True
        else:
            yield found
            told = False


def _record(window: _Window, most: int) -> Frame | Damage:
    """The record at the window's beginning. Of one that is damaged the window is left at the next sign."""
    window.fill(LONGEST_HEAD)
    end = _END.search(window.data, 0, LONGEST_HEAD)
    length = _LENGTH.search(window.data, 0, end.start() + 2) if end else None
    if end is None or length is None or _SIGN.search(window.data, 1, end.start()):
        return _damaged(window, 1, "its head has no end, or no Content-Length")
    size, start = int(length[1]), end.end()
    held = start + min(size, most)
    if not window.fill(held):
        return _damaged(window, start, "it breaks off, or its Content-Length is wrong")
    head, body = bytes(window.data[:start]), bytes(window.data[start:held])
    if size > most:
        if not window.skip(start + size):
            return _damaged(window, 0, "it breaks off, or its Content-Length is wrong")
    else:
        window.fill(held + 64)
        rest = bytes(window.data[held : held + 64])
        following = rest.lstrip(b"\r\n")
        if not rest.startswith(b"\r\n\r\n") and following and not following.startswith(SIGN):
            return _damaged(window, start, "its Content-Length is wrong: no record follows where it ends")
        del window.data[:held]
    return Frame(head, body, size <= most)


def _damaged(window: _Window, after: int, reason: str) -> Damage:
    if window.damage is not None:
        reason, window.damage = window.damage.reason, None
        window.data.clear()
    else:
        del window.data[:after]
        window.skip_to_sign()
    return Damage(reason)
