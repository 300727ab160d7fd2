"""PDF -> text with its pages. PDFium draws the lines out (:mod:`kg.read.pdf.extractor`, in a process of its own), :mod:`kg.read.pdf.margins` drops what
repeats at the edges of pages, :mod:`kg.read.pdf.flow` makes paragraphs of lines. A page without text is told, never guessed at: kg reads no pictures."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import util
from pathlib import Path

import msgspec

from kg.errors import SourceError
from kg.read.pdf import flow, margins
from kg.read.pdf.flow import Line

EXTRACTOR = Path(__file__).with_name("extractor.py")
UNREADABLE = 0.3  # share of characters without a Unicode value from which a text layer says nothing
OCR = "Run text recognition first (ocrmypdf IN.pdf OUT.pdf) and give its result."


@dataclass(frozen=True, slots=True)
class Document:
    """``text``: paragraphs parted by blank lines. ``pages``: where each page begins in it. ``remarks``: (why, whether that is a failure) of pages left out."""

    text: str
    pages: tuple[int, ...]
    remarks: tuple[tuple[str, bool], ...] = ()


class _Page(msgspec.Struct):
    page: int
    lines: list[Line] = []
    strange: int = 0  # characters without a Unicode value
    characters: int = 0
    pictures: bool = False
    broken: bool = False


def document(raw: bytes, label: str) -> Document:
    """Raises SourceError: no PDF, encrypted, damaged, too many pages, no text layer, or the extra that reads PDFs is missing."""
    if util.find_spec("pypdfium2") is None:
        raise SourceError(f"{label}: reading .pdf needs pypdfium2, which is not installed: pip install 'kg[documents]', or save its text as .txt.")
    if b"%PDF-" not in raw[:1024]:
        raise SourceError(f"{label}: is no PDF (no %PDF- among its first bytes). Give it the suffix of what it is, or save its text as .txt.")
    pages = list(_pages(raw, label))
    unreadable = [p for p in pages if p.characters and p.strange > UNREADABLE * p.characters]
    silent = [p for p in pages if not p.lines and not p.broken and p not in unreadable]
    scanned = [p for p in silent if p.pictures]
    broken = [p for p in pages if p.broken]
    spoken = [[] if p in unreadable else p.lines for p in pages]
    if not any(spoken):
        if unreadable:
            raise SourceError(f"{label}: its text layer gives no letters (fonts without Unicode). {OCR}")
        if scanned:
            raise SourceError(f"{label}: is a scan: {_counted(len(pages))}, pictures without a text layer. {OCR}")
        if broken:
            raise SourceError(f"{label}: is a damaged PDF: none of its {_counted(len(pages))} can be read. Save it anew from the program that made it.")
        raise SourceError(f"{label}: is empty: {_counted(len(pages))} without text or pictures, an article was expected.")
    text, starts = flow.text(margins.without(spoken))
    found = (
        (scanned, f"pictures without a text layer; left out. {OCR}", False),
        (unreadable, f"a text layer without letters; left out. {OCR}", False),
        (broken, "damaged, cannot be read. Save the file anew from the program that made it.", True),
    )
    return Document(text, starts, tuple((f"{label}, {_numbers(some)}: {what}", failed) for some, what, failed in found if some))


def _pages(raw: bytes, label: str) -> Iterator[_Page]:
    """What the extractor gives. -P keeps its folder, whose modules have names of the standard library, off the path."""
    done = subprocess.run([sys.executable, "-P", str(EXTRACTOR)], input=raw, capture_output=True, check=False)
    if done.returncode in (-signal.SIGXCPU, -signal.SIGKILL):
        raise SourceError(f"{label}: reading it took over two minutes of processor time, or was killed. Save its text as .txt.")
    lines = done.stdout.splitlines()
    told = msgspec.json.decode(lines[-1], type=dict[str, object]) if done.returncode == 0 and lines else {"error": "died"}
    match told.get("error"):
        case None:
            for line in lines[:-1]:
                yield msgspec.json.decode(line, type=_Page)
        case "encrypted":
            raise SourceError(f"{label}: is encrypted, and kg knows no password. Save a copy without one (qpdf --decrypt --password=… IN.pdf OUT.pdf).")
        case "pages":
            raise SourceError(f"{label}: has {told['found']} pages, at most {told['most']} are read. Part it (qpdf IN.pdf --split-pages=1000 OUT.pdf).")
        case "text":
            raise SourceError(f"{label}: holds over {told['most']} characters of text, no file of articles is as large. Part it.")
        case "broken":
            raise SourceError(f"{label}: is a damaged PDF. Save it anew from the program that made it, or save its text as .txt.")
        case _:
            raise SourceError(
                f"{label}: the reader of PDFs ended without an answer (code {done.returncode}; a damaged file, or one that needs over 2 GB of memory). "
                "Save its text as .txt."
            )


def _counted(number: int) -> str:
    return f"{number} page{'s' * (number != 1)}"


def _numbers(pages: list[_Page]) -> str:
    """ "page 3", "pages 1–3, 7"."""
    runs: list[list[int]] = []
    for one in pages:
        if runs and runs[-1][-1] == one.page - 1:
            runs[-1].append(one.page)
        else:
            runs.append([one.page])
    shown = [f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs]
    more = f" and {len(shown) - 20} more stretches" if len(shown) > 20 else ""
    return f"page{'s' * (len(pages) > 1)} {', '.join(shown[:20])}{more}"
