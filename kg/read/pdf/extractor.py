"""A program of its own: a PDF on standard input, a line of JSON a page on standard output, and a last line that says how it ended.

PDFium is C++ that reads hostile files. In a process of its own, bounded in memory and time, a crash, an endless loop or a bomb costs one source and not the
build. It imports nothing of kg, so that it starts in a tenth of a second.
"""

import json
import math
import resource
import sys
from collections import Counter
from collections.abc import Iterator
from typing import Any

Box = tuple[float, float, float, float]  # left, bottom, right, top in points
Letter = tuple[str, Box | None, int]  # spaces that PDFium adds have no box; the direction counts quarter turns

MEMORY = 2 * 1024**3  # bytes of address space
SECONDS = 120  # of processor time
MOST_PAGES = 5000
MOST_CHARACTERS = 50_000_000
NESTED = 2  # levels of forms in which pictures are looked for
LIGATURES = str.maketrans({"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\ufb05": "st", "\ufb06": "st"})
SOFT_HYPHEN = "\u00ad"
BREAK_HYPHEN = 2  # what PDFium gives for a hyphen at the end of a line, in place of hyphen and line end
DOWN = 0.7  # heights of a letter; raised figures of notes stand 0.4 higher
PICTURES = 3  # FPDF_PAGEOBJ_IMAGE
PASSWORD = 4  # FPDF_ERR_PASSWORD


def main() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    if sys.platform == "linux":  # elsewhere the limit is not kept, or stands below what the system maps by itself
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    print(json.dumps(_told(sys.stdin.buffer.read())))


def _told(raw: bytes) -> dict[str, Any]:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(raw)
    except pypdfium2.PdfiumError as error:
        return {"error": "encrypted" if getattr(error, "err_code", None) == PASSWORD else "broken"}
    count = len(document)
    if not count:
        return {"error": "broken"}
    if count > MOST_PAGES:
        return {"error": "pages", "found": count, "most": MOST_PAGES}
    given = 0
    for number in range(count):
        try:
            page = document[number]
            found = _page(page)
            page.close()
        except pypdfium2.PdfiumError:
            found = {"broken": True}
        given += found.get("characters", 0)
        if given > MOST_CHARACTERS:
            return {"error": "text", "most": MOST_CHARACTERS}
        print(json.dumps({"page": number + 1, **found}))
    return {}


def _page(page: Any) -> dict[str, Any]:
    """Lines as [text, left, right, bottom, top] in points, in the order of the file, upright."""
    from pypdfium2 import raw

    layer = page.get_textpage()
    handle, strange, characters = layer.raw, 0, layer.count_chars()
    lines: list[list[Letter]] = [[]]
    high = 0
    for at in range(min(characters, MOST_CHARACTERS)):
        code = raw.FPDFText_GetUnicode(handle, at)
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if 0xDC00 <= code < 0xE000:
            if not high:
                continue
            code, high = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00), 0
        if code in (10, 13):
            lines.append([])
        elif code == BREAK_HYPHEN or (chr(code) == SOFT_HYPHEN and raw.FPDFText_IsHyphen(handle, at)):
            lines[-1].append(("-", None, 0))
            lines.append([])
        elif code in (0, 0xFFFD, 0xFFFE, 0xFFFF) or 0xE000 <= code < 0xF900:
            strange += 1
        elif code == 32 or chr(code).isspace():
            lines[-1].append((" ", None, 0))
        elif code > 32 and code != 127 and chr(code) != SOFT_HYPHEN:
            if raw.FPDFText_IsGenerated(handle, at):
                lines[-1].append((chr(code), None, 0))
            else:
                turn = round(raw.FPDFText_GetCharAngle(handle, at) / (math.pi / 2)) % 4
                lines[-1].append((chr(code), layer.get_charbox(at, loose=True), turn))
    pictures = not any(lines) and any(True for _ in page.get_objects(filter=(PICTURES,), max_depth=NESTED))
    layer.close()
    return {"lines": [drawn for line in _upright(lines) if (drawn := _drawn(line))], "strange": strange, "characters": characters, "pictures": pictures}


def _upright(lines: list[list[Letter]]) -> Iterator[list[Letter]]:
    """Lines in the direction that most letters of the page have, as if that were from left to right; others (stamps along the edge) are left out.
    PDFium sometimes takes two lines for one: where letters go back or down, a line ends."""
    turns = [Counter(turn for _, box, turn in line if box).most_common(1) for line in lines]
    weight: Counter[int] = Counter()
    for found in turns:
        weight.update(dict(found))
    for line, found in zip(lines, turns, strict=True):
        if not found or found[0][0] != weight.most_common(1)[0][0]:
            continue
        part: list[Letter] = []
        last: Box | None = None
        for char, box, turn in line:
            placed = _turned(box, turn) if box else None
            if placed and last:
                height = max(placed[3] - placed[1], last[3] - last[1])
                if placed[0] < last[0] - height or abs(placed[1] - last[1]) > DOWN * height:
                    yield part
                    part = []
            part.append((char, placed, 0))
            last = placed or last
        yield part


def _drawn(line: list[Letter]) -> tuple[str, float, float, float, float] | None:
    text = "".join(char for char, _, _ in line).translate(LIGATURES).strip()
    boxes = [box for _, box, _ in line if box]
    if not text or not boxes:
        return None
    # the commonest height and foot of a letter's box: a footnote's number or a drop capital does not count
    height = Counter(round(top - bottom, 1) for _, bottom, _, top in boxes).most_common(1)[0][0]
    foot = Counter(round(bottom, 1) for _, bottom, _, _ in boxes).most_common(1)[0][0]
    return text, round(min(box[0] for box in boxes), 1), round(max(box[2] for box in boxes), 1), foot, round(foot + height, 1)


def _turned(box: Box, quarters: int) -> Box:
    left, bottom, right, top = box
    for _ in range(quarters):
        left, bottom, right, top = bottom, -right, top, -left
    return left, bottom, right, top


if __name__ == "__main__":
    main()
