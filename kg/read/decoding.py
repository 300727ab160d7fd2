"""Bytes -> text, with bounds: no archive bomb, no binary, no half-decoded text."""

from __future__ import annotations

import errno
import gzip
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Protocol

from kg.errors import SourceError
from kg.read.sources import Source

MOST_BYTES = 256 * 1024 * 1024  # of one text file, unpacked
MOST_RATIO = 200  # unpacked to packed; news packs 3 to 10 times
RATIO_FROM = 16 * 1024 * 1024  # unpacked bytes before the ratio counts
LONGEST_ARTICLE = 2_000_000  # characters; a book is no article
BINARY = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a zip archive (docx, xlsx, epub)",
    b"\x1f\x8b": "a gzip archive without the suffix .gz",
    b"\x89PNG": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"\xd0\xcf\x11\xe0": "an old Word file",
}


class Bytes(Protocol):
    def read(self, size: int, /) -> bytes: ...
    def readline(self, size: int, /) -> bytes: ...


class _Unpacked:
    """A .gz stream that stops at a bomb."""

    def __init__(self, raw: BinaryIO, label: str) -> None:
        self._raw, self._label = raw, label
        self._stream = gzip.GzipFile(fileobj=raw, mode="rb")
        self._given = 0

    def read(self, size: int, /) -> bytes:
        parts = []
        while size > 0 and (part := self._counted(self._stream.read(min(size, 1 << 20)))):
            parts.append(part)
            size -= len(part)
        return b"".join(parts)

    def readline(self, size: int, /) -> bytes:
        return self._counted(self._stream.readline(size))

    def _counted(self, part: bytes) -> bytes:
        self._given += len(part)
        if self._given > RATIO_FROM and self._given > MOST_RATIO * max(1, self._raw.tell()):
            raise SourceError(
                f"{self._label}: unpacks to over {MOST_RATIO} times its size, an archive bomb or no text; news packs 3 to 10 times. Give the file unpacked."
            )
        return part


@contextmanager
def opened(source: Source) -> Iterator[Bytes]:
    """The bytes of a source, unpacked. Raises SourceError where it cannot be opened or read to its end."""
    if source.path is None:
        yield sys.stdin.buffer
        return
    with on_disk(source.path, source.label) as raw:
        yield _Unpacked(raw, source.label) if source.packed else raw


@contextmanager
def on_disk(path: Path, label: str) -> Iterator[BinaryIO]:
    """A file's bytes as they are. Raises SourceError where it cannot be opened or read to its end."""
    try:
        if not path.is_file() and path.exists():
            raise SourceError(f"{label}: is no regular file. Give a file, a folder, a pattern in quotes, or - for the standard input.")
        with path.open("rb") as raw:
            yield raw
    except FileNotFoundError as error:
        raise SourceError(f"{label}: no such file. Give an existing file, a folder, a pattern in quotes, or - for the standard input.") from error
    except IsADirectoryError as error:
        raise SourceError(f"{label}: is a folder where a file was expected.") from error
    except PermissionError as error:
        raise SourceError(f"{label}: may not be read (permission denied). Change its rights or copy it.") from error
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise SourceError(f"{label}: the .gz archive is damaged ({error}). Pack it again or give the unpacked file.") from error
    except OSError as error:
        if error.errno == errno.ELOOP:
            raise SourceError(f"{label}: is a link that leads back to itself. Give the file itself.") from error
        raise SourceError(f"{label}: cannot be read: {error.strerror or 'input error'}.") from error


def bytes_of(source: Source) -> bytes:
    """The whole file. Raises SourceError: empty, too large, damaged archive."""
    with opened(source) as stream:
        raw = stream.read(MOST_BYTES + 1)
    if len(raw) > MOST_BYTES:
        raise SourceError(f"{source.label}: more than {MOST_BYTES // 1024 // 1024} MB unpacked, no article file is as large. Split it, or give JSON lines.")
    if not raw:
        raise SourceError(f"{source.label}: is empty, an article was expected.")
    return raw


def text_of(source: Source) -> str:
    """The whole text. Raises SourceError: empty, binary, undecodable, too large, damaged archive."""
    return decoded(bytes_of(source), source.label)


def decoded(raw: bytes, label: str) -> str:
    """UTF-8, or UTF-16 with a byte order mark; a BOM is dropped. Raises SourceError."""
    if not raw.strip(b" \t\r\n\xef\xbb\xbf"):
        raise SourceError(f"{label}: is empty, an article was expected.")
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _decode(raw, "utf-16", label)
    refuse_binary(raw[:65536], label)
    return _decode(raw, "utf-8-sig", label)


def refuse_binary(head: bytes, label: str) -> None:
    """Raises SourceError where the first bytes are those of no text."""
    for magic, kind in BINARY.items():
        if head.startswith(magic):
            raise SourceError(f"{label}: is {kind}, not text. Save it as .txt in UTF-8, or give it its own suffix (`kg doctor` lists the formats).")
    if b"\x00" in head:
        raise SourceError(f"{label}: is binary (a zero byte at offset {head.index(0)}), text in UTF-8 was expected.")
    odd = sum(byte < 32 and byte not in b"\t\n\v\f\r\x1b" for byte in head[:4096])
    if odd * 10 > len(head[:4096]):
        raise SourceError(f"{label}: is binary ({odd} control characters in its first {len(head[:4096]):,} bytes), text in UTF-8 was expected.")


def undecodable(label: str, encoding: str, offset: int, byte: int) -> str:
    """What to say of a byte that the encoding does not allow. ``offset`` counts bytes from the start of the file."""
    return (
        f"{label}: is not valid {encoding}: byte 0x{byte:02x} at offset {offset}, UTF-8 was expected. Save it as UTF-8; "
        "from Windows-1251 (Cyrillic) or -1252: iconv -f WINDOWS-1251 -t UTF-8 OLD > NEW."
    )


def _decode(raw: bytes, encoding: str, label: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        offset = error.start + (3 if encoding == "utf-8-sig" and raw.startswith(b"\xef\xbb\xbf") else 0)
        offset = min(offset, len(raw) - 1)
        raise SourceError(undecodable(label, "UTF-8" if encoding == "utf-8-sig" else "UTF-16", offset, raw[offset])) from error
