"""A spaCy pipeline around a network: the blank English one with mended token boundaries and the reader."""

from __future__ import annotations

from typing import cast

import spacy
from spacy.language import Language

from kg.pipeline.component import Reader
from kg.pipeline.encoder import Network
from kg.pipeline.lemmas import Lemmas
from kg.pipeline.tokens import mend


def english(network: Network, labels: dict[str, list[str]], lemmas: bytes, *, version: str) -> Language:
    nlp = spacy.blank("en")
    mend(nlp)
    reader = cast(Reader, nlp.add_pipe("kg_reader"))
    reader.set(network, labels, Lemmas(lemmas))
    nlp.meta.update(
        name="news",
        spacy_version=">=3.8.0,<3.9.0",
        version=version,
        license="CC BY-SA 4.0",
        description="English news: sentences, tags, features, lemmas, Universal Dependencies, names, word vectors",
    )
    return nlp
