"""How the graph of a folder is made: asked for by a build, kept in the folder's ledger, so that a judgement can make the graph anew."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from kg import fingerprints
from kg.errors import UsageError

if TYPE_CHECKING:
    from kg.ledger import Ledger
    from kg.resolve import Link


@dataclass(frozen=True, slots=True)
class Settings:
    """``model``: what ``--model`` named in this build; a ledger keeps only the fingerprint of its pipeline."""

    name: str = "news"
    model: str | None = None
    ontology: str | None = None  # fingerprint of the relation types
    pipelines: Mapping[str, str] = field(default_factory=dict)  # language -> fingerprint
    page: bool = True
    copies: bool = True  # articles that nearly repeat another count once

    @classmethod
    def kept(cls, ledger: Ledger) -> Settings:
        """The fingerprints of the last build, not of today's kg: after an update the findings that are there stay valid until the next build."""
        how = json.loads(ledger.setting("how") or "{}")
        return cls(ledger.setting("graph") or "news", None, how.get("ontology"), how.get("pipelines", {}), how.get("page", True), how.get("copies", True))

    def keep(self, ledger: Ledger) -> None:
        ledger.set("how", json.dumps({"ontology": self.ontology, "pipelines": self.pipelines, "page": self.page, "copies": self.copies}))


def asked(ledger: Ledger, graph: str | None, model: str | None, ontology: Path | str | None, page: bool, copies: bool) -> Settings:
    """What a build asks for. The name of the graph is kept at once. Raises UsageError for another name than the folder's, or one that is none."""
    from kg.ontology import load

    former = ledger.setting("graph")
    if graph and former and graph != former:
        raise UsageError(f"this folder holds the graph {former!r}; give --graph {former}, or another folder with --out for the graph {graph!r}")
    name = graph or former or "news"
    if not name.replace("-", "").replace("_", "").isalnum() or not name.isascii():
        raise UsageError(f"the graph's name {name!r} stands in front of ids; use letters, digits, - and _")
    named = models(model)
    pipelines = {language: fingerprints.pipeline(language, named.get(language)) for language in fingerprints.LANGUAGES}
    settings = Settings(name, model, load(ontology).fingerprint, pipelines, page, copies)
    ledger.set("graph", name)
    return settings


def models(model: str | None) -> dict[str, str]:
    """``--model`` is for the language that its name begins with, English where it says none.

    >>> models("uk_core_news_sm")
    {'uk': 'uk_core_news_sm'}
    """
    if model is None:
        return {}
    return {"uk" if Path(model).name.startswith("uk") else "en": model}


def read_links(path: Path | str | None) -> str | None:
    """The text of a link file. Raises KGError with the line that is no link."""
    if path is None:
        return None
    from kg.resolve import links

    return links.read_links(Path(path))


def kept_links(ledger: Ledger) -> list[Link]:
    """The link file of the last build that was given one: a later judgement must not undo it."""
    from kg.resolve.links import parse

    return parse(ledger.setting("links") or "", "links")
