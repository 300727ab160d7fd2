"""Real PDFs and Word files, made here."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence

from docx import Document
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader, simpleSplit
from reportlab.pdfgen.canvas import Canvas

FONT, SIZE, LEADING = "Helvetica", 11, 14
LEFT, TOP, WIDTH, BOTTOM = 72.0, 770.0, 420.0, 80.0


def pdf(pages: Sequence[Sequence[str]], *, head: str = "", foot: str = "", password: str | None = None, space: float = 8, indent: float = 0) -> bytes:
    """Each page's paragraphs, wrapped at the width; "# " before one makes it a headline. ``head`` and ``foot`` hold {page}."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, encrypt=StandardEncryption(password) if password else None)
    for number, paragraphs in enumerate(pages, 1):
        if head:
            canvas.setFont(FONT, 8)
            canvas.drawString(LEFT, 810, head.format(page=number))
        at = TOP
        for paragraph in paragraphs:
            size = 18 if paragraph.startswith("# ") else SIZE
            canvas.setFont(FONT, size)
            step = LEADING * size / SIZE
            first = 0.0 if paragraph.startswith("# ") else indent
            for line in lines(paragraph.removeprefix("# "), size):
                canvas.drawString(LEFT + first, at, line)
                first = 0.0
                at -= step
            at -= space
        if foot:
            canvas.setFont(FONT, 8)
            canvas.drawString(LEFT + 200, 40, foot.format(page=number))
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def lines(paragraph: str, size: float = SIZE) -> list[str]:
    """A paragraph's lines; those given with newlines are kept."""
    return paragraph.split("\n") if "\n" in paragraph else simpleSplit(paragraph, FONT, size, WIDTH)


def scan(pages: int = 2, words: Sequence[str] = ()) -> bytes:
    """Pages that are pictures; ``words`` stand on a page after them."""
    from PIL import Image

    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4)
    picture = ImageReader(Image.new("L", (60, 80), 200))
    for _ in range(pages):
        canvas.drawImage(picture, 0, 0, *A4)
        canvas.showPage()
    if words:
        canvas.setFont(FONT, SIZE)
        at = TOP
        for paragraph in words:
            for line in lines(paragraph):
                canvas.drawString(LEFT, at, line)
                at -= LEADING
            at -= 8
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def columns(left: str, right: str) -> bytes:
    """One page with two columns of running text, written one after the other."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4)
    canvas.setFont(FONT, SIZE)
    for x, words in ((60.0, left), (310.0, right)):
        at = TOP
        for line in simpleSplit(words, FONT, SIZE, 220):
            canvas.drawString(x, at, line)
            at -= LEADING
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def docx(paragraphs: Sequence[str], *, title: str = "", table: Sequence[Sequence[str]] = ()) -> bytes:
    document = Document()
    if title:
        document.add_paragraph(title, style="Title")
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    if table:
        made = document.add_table(rows=len(table), cols=len(table[0]))
        for row, cells in zip(made.rows, table, strict=True):
            for cell, words in zip(row.cells, cells, strict=True):
                cell.text = words
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def replaced(raw: bytes, part: str, data: bytes) -> bytes:
    """The archive with one part replaced."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name != part:
                new.writestr(name, old.read(name))
        new.writestr(part, data)
    return out.getvalue()


def locked(raw: bytes) -> bytes:
    """The archive, each part of which claims in its table of contents to need a password."""
    out = bytearray(raw)
    at = out.find(b"PK\x01\x02")
    while at >= 0:
        out[at + 8] |= 1
        at = out.find(b"PK\x01\x02", at + 4)
    return bytes(out)


def told(text: str, codes: dict[str, str]) -> bytes:
    """A page of one line whose font says which characters its letters are (``codes``): what is drawn and what is read may differ. Without a table of where its
    objects are, which readers make anew."""
    rows = " ".join(f"<{ord(letter):02x}> <{means.encode('utf-16-be', 'surrogatepass').hex()}>" for letter, means in codes.items())
    table = (
        f"/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <ff> endcodespacerange {len(codes)} beginbfchar {rows} endbfchar endcmap"
    )
    drawn = f"BT /F1 {SIZE} Tf {LEFT} {TOP} Td ({text}) Tj ET"
    objects = (
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Resources << /Font << /F1 4 0 R >> >> >>",
        f"<< /Type /Font /Subtype /Type1 /BaseFont /{FONT} /Encoding /WinAnsiEncoding /ToUnicode 6 0 R >>",
        f"<< /Length {len(drawn)} >> stream\n{drawn}\nendstream",
        f"<< /Length {len(table)} >> stream\n{table}\nendstream",
    )
    return "\n".join(["%PDF-1.4", *(f"{n} 0 obj {one} endobj" for n, one in enumerate(objects, 1)), "trailer << /Root 1 0 R /Size 7 >>"]).encode()
