"""Word files (.docx): the paragraphs of the body, tracked changes taken as accepted. A zip archive is measured before it is unpacked."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from importlib import util
from typing import Any

from kg.errors import SourceError
from kg.read.decoding import MOST_RATIO, RATIO_FROM
from kg.read.paragraphs import ends_sentence

MOST_PARTS = 10_000
MOST_BYTES = 128 * 1024 * 1024  # of all parts unpacked, pictures too
CELL = 60  # characters of a table's cell from which a sentence in it is text and no figure
OLD_WORD = b"\xd0\xcf\x11\xe0"
BODY = "word/document.xml"
# runs of a paragraph in their order: its own, those of links, of insertions and moves that are tracked, of fields and content controls
RUNS = ".//w:r[not(ancestor::w:del or ancestor::w:moveFrom or ancestor::w:txbxContent or ancestor::w:r)]"
PARAGRAPHS = ".//w:p[not(ancestor::w:txbxContent or ancestor::w:del or ancestor::w:moveFrom)]"


def text(raw: bytes, label: str) -> tuple[str, str | None]:
    """(paragraphs parted by blank lines, the title where a paragraph has the style Title). Raises SourceError: no .docx, encrypted, damaged, a bomb, empty,
    or the extra that reads it is missing."""
    if util.find_spec("docx") is None:
        raise SourceError(f"{label}: reading .docx needs python-docx, which is not installed: pip install 'kg[documents]', or save its text as .txt.")
    if raw.startswith(OLD_WORD):
        raise SourceError(f"{label}: is an old Word file (.doc) or encrypted; a .docx without a password was expected. Save it as one, or its text as .txt.")
    _measure(raw, label)
    body = _body(raw, label)
    paragraphs: list[str] = []
    title = None
    for paragraph, style, in_table in _paragraphs(body):
        if in_table and not (len(paragraph) >= CELL and ends_sentence(paragraph)):
            continue
        if style == "Title" and title is None:
            title = " ".join(paragraph.split())
        paragraphs.append(paragraph)
    if not paragraphs:
        raise SourceError(f"{label}: is empty (no text in its body), an article was expected. If it holds pictures of text, run text recognition first.")
    return "\n\n".join(paragraphs), title


def _measure(raw: bytes, label: str) -> None:
    """The archive's own table of contents tells the sizes, and unpacking never gives more than it tells."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise SourceError(f"{label}: is a damaged .docx, no zip archive ({error}). Save it anew, or save its text as .txt.") from error
    unpacked = sum(part.file_size for part in parts)
    if len(parts) > MOST_PARTS or unpacked > MOST_BYTES or (unpacked > RATIO_FROM and unpacked > MOST_RATIO * len(raw)):
        raise SourceError(
            f"{label}: unpacks to {unpacked // 1024 // 1024:,} MB in {len(parts):,} parts, an archive bomb or no article; at most "
            f"{MOST_BYTES // 1024 // 1024} MB, {MOST_RATIO} times its size and {MOST_PARTS:,} parts are read. Save its text as .txt."
        )
    if any(part.flag_bits & 1 for part in parts):
        raise SourceError(f"{label}: is an encrypted archive; a .docx without a password was expected.")
    if BODY not in {part.filename for part in parts} and "[Content_Types].xml" not in {part.filename for part in parts}:
        raise SourceError(f"{label}: is a zip archive and no .docx (no {BODY} in it). Give it its own suffix, or save its text as .txt.")


def _body(raw: bytes, label: str) -> Any:
    import docx
    from docx.opc.exceptions import OpcError
    from lxml.etree import LxmlError

    try:
        return docx.Document(io.BytesIO(raw)).element.body
    except (OpcError, LxmlError, zipfile.BadZipFile, zlib.error, KeyError, ValueError, AttributeError, NotImplementedError, OSError) as error:
        raise SourceError(
            f"{label}: is a damaged .docx ({type(error).__name__}). Save it anew from the program that made it, or save its text as .txt."
        ) from error


def _paragraphs(body: Any) -> Iterator[tuple[str, str | None, bool]]:
    """(text, name of its style, whether it stands in a table) of paragraphs with text."""
    if body is None:
        return
    for paragraph in body.xpath(PARAGRAPHS):
        found = "".join(run.text for run in paragraph.xpath(RUNS))
        lines = [" ".join(line.split()) for line in found.split("\n")]
        shown = "\n".join(line for line in lines if line)
        if shown:
            yield shown, paragraph.style, bool(paragraph.xpath("boolean(ancestor::w:tbl)"))
