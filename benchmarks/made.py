"""Articles for timings, made by drawing paragraphs of real news texts by a seed: as many as wanted, the same every time.

Texts: ``statements/*/*.txt`` and ``attribution/polnear/dev/text/*.txt`` of the data folder, parted at blank lines (PolNeAR has a sentence or two a line), or
the .txt files of any other folder (``seeds/`` needs no data).
"""

from __future__ import annotations

import json
import random
from pathlib import Path

SHORTEST = 12  # words of a paragraph; shorter ones are headings and bylines
WORDS = 400  # an article is full at so many


def paragraphs(data: Path) -> list[str]:
    """Every paragraph once, in the order of the file names. Raises FileNotFoundError where the folder holds none."""
    files = sorted([*data.glob("statements/*/*.txt"), *data.glob("attribution/polnear/dev/text/*.txt")] or data.glob("*.txt"))
    found = dict.fromkeys(
        " ".join(part.split()) for file in files for part in file.read_text(encoding="utf-8").replace("\r", "").split("\n\n") if len(part.split()) >= SHORTEST
    )
    if not found:
        raise FileNotFoundError(f"no texts in {data.name}, {data.name}/statements or {data.name}/attribution/polnear")
    return list(found)


def articles(data: Path, count: int, *, seed: int = 9, full: int = WORDS) -> list[str]:
    """``full``: words after which an article is closed."""
    dice, stock = random.Random(seed), paragraphs(data)
    out = []
    for _ in range(count):
        parts: list[str] = []
        words = 0
        while words < full:
            parts.append(dice.choice(stock))
            words += len(parts[-1].split())
        out.append("\n\n".join(parts))
    return out


def write(path: Path, data: Path, count: int, *, seed: int = 9, full: int = WORDS) -> int:
    """JSON lines; the number of words (between white space)."""
    texts = articles(data, count, seed=seed, full=full)
    with path.open("w", encoding="utf-8") as file:
        for number, text in enumerate(texts):
            file.write(json.dumps({"id": str(number), "text": text, "published": f"2016-{1 + number % 12:02d}-{1 + number % 28:02d}"}) + "\n")
    return sum(len(text.split()) for text in texts)
