"""Bytes of a WARC file, unpacked member by member: a damaged gzip member, or one that is a bomb, costs its records and not the file."""

from __future__ import annotations

import zlib
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from kg.read.decoding import MOST_RATIO, RATIO_FROM

CHUNK = 1 << 18  # bytes held at once
MAGIC = b"\x1f\x8b\x08"


@dataclass(frozen=True, slots=True)
class Damage:
    """Bytes that are left out, and why."""

    reason: str


def pieces(stream: BinaryIO) -> Iterator[bytes | Damage]:
    """``stream``: a regular file. One that does not begin as gzip does is taken as it is."""
    if stream.read(len(MAGIC)) != MAGIC:
        stream.seek(0)
        while piece := stream.read(CHUNK):
            yield piece
        return
    start: int | None = 0
    told = False  # one report for all that is damaged in a row
    while start is not None:
        stream.seek(start)
        try:
            after = yield from _member(stream, start)
            told = False
        except (zlib.error, ValueError, EOFError) as error:
            if not told:
                yield Damage(f"damaged gzip data at byte {start:,} ({error})")
            told, after = True, start + 1
        start = _next(stream, after)


def _member(stream: BinaryIO, start: int) -> Generator[bytes, None, int]:
    """Its bytes; returns where it ends."""
    unpacker = zlib.decompressobj(31)
    taken = given = 0
    packed = b""
    while not unpacker.eof:
        if not packed:
            packed = stream.read(CHUNK)
            taken += len(packed)
            if not packed:
                raise EOFError("it breaks off")
        piece = unpacker.decompress(packed, CHUNK)
        packed = unpacker.unconsumed_tail
        given += len(piece)
        if given > RATIO_FROM and given > MOST_RATIO * taken:
            raise ValueError(f"it unpacks to over {MOST_RATIO} times its size, an archive bomb")
        if piece:
            yield piece
    return start + taken - len(unpacker.unused_data)


def _next(stream: BinaryIO, after: int) -> int | None:
    """Where the next member begins."""
    stream.seek(after)
    held, at = b"", after
    while more := stream.read(CHUNK):
        held += more
        found = held.find(MAGIC)
        if found >= 0:
            return at + found
        at += len(held) - (len(MAGIC) - 1)
        held = held[-(len(MAGIC) - 1) :]
    return None
