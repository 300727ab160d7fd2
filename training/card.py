"""Figures of a benchmark into a model card: python -m training.card FIGURES.json kg/models/en/README.md

FIGURES.json is what ``python -m benchmarks.parse --json`` wrote. The table between the two marks of the card is replaced.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

BEGIN, END = "<!-- figures -->", "<!-- /figures -->"
ROWS = (
    ("both", "EWT dev + GUM dev, gold tokens, own sentences"),
    ("ewt", "EWT dev (web)"),
    ("gum", "GUM dev (seven genres)"),
    ("gum_paragraphs", "GUM dev with its paragraphs"),
    ("gum_news", "GUM dev, news only"),
)


def table(figures: dict[str, dict[str, float]]) -> str:
    lines = ["| | UAS | LAS | XPOS | UPOS | features | lemmas | sentences F |", "|---|---|---|---|---|---|---|---|"]
    for key, title in ROWS:
        row = figures[key]
        lines.append(f"| {title} | " + " | ".join(f"{row[k]:.1f}" for k in ("uas", "las", "xpos", "upos", "feats", "lemmas", "sentences")) + " |")
    lines += ["", "| names, exact span and kind | PERSON | ORG | places | P | R | F |", "|---|---|---|---|---|---|---|"]
    for key, title in (("uner_ewt", "UNER-EWT dev (web)"), ("politics", "CrossNER politics, test")):
        row = figures[key]
        lines.append(f"| {title} | " + " | ".join(f"{row[k]:.1f}" for k in ("per", "org", "loc", "precision", "recall", "f")) + " |")
    speed = figures["speed"]
    lines += [
        "",
        "UAS and LAS: all words but punctuation, labels with subtypes. Places: GPE, LOC and FAC together.",
        f"Speed, everything on, one core: {speed['words_per_cpu_second']:.0f} words a CPU second; spaCy's small CNN architecture in the same run "
        f"{speed['cnn_words_per_cpu_second']:.0f} (ratio {speed['ratio']:.2f}). Size: {figures['size']['megabytes']:.1f} MB.",
    ]
    return "\n".join(lines)


def main() -> None:
    figures, card = (Path(x) for x in sys.argv[1:3])
    text = card.read_text(encoding="utf-8")
    before, _, rest = text.partition(BEGIN)
    _, mark, after = rest.partition(END)
    if not mark:
        raise SystemExit(f"{card}: no place for the figures. Put the lines {BEGIN} and {END} where they belong")
    card.write_text(f"{before}{BEGIN}\n{table(json.loads(figures.read_text(encoding='utf-8')))}\n{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
