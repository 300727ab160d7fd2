"""The only module that loads a language pipeline: ours, or any installed spaCy pipeline by name."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import PipelineError
from kg.model import Article

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

READ = frozenset({"title", "paragraph"})
ENDLESS = re.compile(r"\S{301,}")  # encoded files, rulers of dashes: the time of the tokenizer grows with the square of such a run
EDITED = re.compile(r"(?<![\w\])])\[([^\W\d_])\]([^\W\d_]+)")  # “[W]e are ready”: an editor's capital


def load(language: str, model: str | None = None) -> Language:
    """Our pipeline of the language, or ``model``: the name of an installed spaCy package or a folder. Raises PipelineError that names the way out."""
    # a program that builds in two folders may mean two by one relative name
    return _load(language, str(Path(model).absolute()) if model and Path(model).is_dir() else model)


@cache
def _load(language: str, model: str | None) -> Language:
    from kg.extract.commandless import spacy

    name = model or str(resources.files("kg") / "models" / language)
    if model is None and not (Path(name) / "meta.json").is_file():
        raise PipelineError(f"no pipeline for the language {language!r} is installed. `kg models` lists what is here and how to get the rest.")
    try:
        nlp: Language = spacy().load(name)
    except OSError as error:
        raise PipelineError(
            f"the pipeline {model!r} cannot be loaded: spaCy finds no package or folder of that name. "
            f"Install it (`python -m spacy download {model}`) or name another with --model."
        ) from error
    missing = [need for need in ("sentences", "tags", "tree") if need not in _gives(nlp)]
    if missing:
        raise PipelineError(
            f"the pipeline {model or language!r} gives no {', '.join(missing)}; expected one with part-of-speech tags (POS) and a parser. "
            "Leave --model out to use the shipped one."
        )
    return nlp


def _gives(nlp: Language) -> set[str]:
    """What the pipeline really annotates, found by trying."""
    doc = nlp("They met there.")
    have = {"sentences": doc.has_annotation("SENT_START"), "tags": doc.has_annotation("POS"), "tree": doc.has_annotation("DEP")}
    return {name for name, found in have.items() if found}


def blanked(article: Article) -> str:
    """The text with every block that is not read (dateline, crosshead, byline), and what is too long for a word, replaced by spaces, and "[W]e" read as the
    word that it is, with two spaces behind it: offsets stay."""
    return EDITED.sub(r"\1\2  ", ENDLESS.sub(lambda run: " " * len(run[0]), _without_blocks(article)))


def _without_blocks(article: Article) -> str:
    if not article.blocks:
        return article.text
    out: list[str] = []
    at = 0
    for block in sorted(article.blocks, key=lambda b: b.start):
        if block.kind not in READ and block.start >= at:
            out.append(article.text[at : block.start])
            out.append(" " * (block.end - block.start))
            at = block.end
    return "".join([*out, article.text[at:]])


def annotate(article: Article, nlp: Language) -> Doc:
    """A Doc whose text has the article's offsets. Tokens that open a block open a sentence."""
    from kg.extract import clearnlp, tree

    text = blanked(article)
    if len(text) > nlp.max_length:
        nlp.max_length = len(text) + 1
    doc = nlp.make_doc(text)
    doc.user_data[tree.TEXT] = text  # the same text, which spaCy would put together anew
    doc.user_data[tree.EDITED] = frozenset(m.start() for m in EDITED.finditer(article.text) if text[m.start()] != "[")
    starts = sorted(b.start for b in article.blocks if b.kind in READ)
    if starts:
        at = 0
        for token in doc:
            if token.is_space:
                continue
            while at < len(starts) and starts[at] + _dateline(article, starts[at]) < token.idx:
                at += 1
            if at < len(starts) and token.idx == starts[at] + _dateline(article, starts[at]):
                token.is_sent_start = True
                at += 1
    for _, component in nlp.pipeline:
        doc = component(doc)
    return clearnlp.to_universal(doc) if clearnlp.speaks(doc) else doc


def _dateline(article: Article, start: int) -> int:
    """Length of blanked or white text at the start of a block."""
    text = article.text
    at = start
    while at < len(text) and text[at].isspace():
        at += 1
    return at - start
