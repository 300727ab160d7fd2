"""Bytes -> text, with bounds: no archive bomb, no binary, no half-decoded text."""

from __future__ import annotations

import gzip
import io
import sys
import zlib
from pathlib import Path
from typing import BinaryIO

from kg.errors import SourceError
from kg.read.sources import Source

MOST_BYTES = 256 * 1024 * 1024  # of one text file, unpacked
LONGEST_ARTICLE = 2_000_000  # characters; a book is no article
BINARY = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a zip archive (docx, xlsx, epub)",
    b"\x89PNG": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"\xd0\xcf\x11\xe0": "an old Word file",
}


def opened(source: Source) -> BinaryIO:
    """The bytes of a source, unpacked. Raises SourceError where it cannot be opened."""
    if source.path is None:
        return sys.stdin.buffer
    try:
        if source.packed:
            return io.BufferedReader(gzip.open(source.path, "rb"))
        return Path(source.path).open("rb")
    except FileNotFoundError as error:
        raise SourceError(f"{source.label}: no such file. Give an existing file, a folder, a pattern in quotes, or - for the standard input.") from error
    except IsADirectoryError as error:
        raise SourceError(f"{source.label}: is a folder where a file was expected.") from error
    except PermissionError as error:
        raise SourceError(f"{source.label}: may not be read (permission denied). Change its rights or copy it.") from error
    except OSError as error:
        raise SourceError(f"{source.label}: cannot be opened: {error.strerror}.") from error


def text_of(source: Source) -> str:
    """The whole text. Raises SourceError: empty, binary, undecodable, too large, damaged archive."""
    with opened(source) as stream:
        try:
            raw = stream.read(MOST_BYTES + 1)
        except (OSError, EOFError, zlib.error) as error:
            raise SourceError(f"{source.label}: the .gz archive is damaged ({error}). Pack it again or give the unpacked file.") from error
    if len(raw) > MOST_BYTES:
        raise SourceError(f"{source.label}: more than {MOST_BYTES // 1024 // 1024} MB unpacked, no article file is as large. Split it, or give JSON lines.")
    return decoded(raw, source.label)


def decoded(raw: bytes, label: str) -> str:
    """UTF-8, or UTF-16 with a byte order mark; a BOM is dropped."""
    if not raw.strip():
        raise SourceError(f"{label}: is empty, an article was expected.")
    for magic, kind in BINARY.items():
        if raw.startswith(magic):
            raise SourceError(f"{label}: is {kind}, not text. Save it as .txt, or give it with its own suffix and the extra that reads it (`kg doctor`).")
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _decode(raw, "utf-16", label)
    if b"\x00" in raw[:65536]:
        raise SourceError(f"{label}: is binary (a zero byte at offset {raw.index(0)}), text in UTF-8 was expected.")
    return _decode(raw, "utf-8-sig", label)


def _decode(raw: bytes, encoding: str, label: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        raise SourceError(
            f"{label}: is not valid {'UTF-8' if encoding == 'utf-8-sig' else 'UTF-16'} (byte {error.start}, 0x{raw[error.start]:02x}). "
            "Save it as UTF-8; from Windows-1251 or -1252: iconv -f WINDOWS-1251 -t UTF-8."
        ) from error
