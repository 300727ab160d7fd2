"""One HTML file from columns, script and style. Its policy allows nothing but the script and the style that stand in it, by their hashes."""

from __future__ import annotations

import base64
import hashlib
import json
import zlib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from kg.errors import NotFound
from kg.model import Entity, Graph, folded
from kg.page.payload import clean, columns

if TYPE_CHECKING:
    from jinja2 import Template


def render(graph: Graph, *, title: str | None = None, quotes_only: bool = False, focus: str | None = None, hops: int = 2) -> str:
    """The page of a graph: a whole HTML document that asks the network for nothing.

    ``title`` stands on top (the graph's name without it). ``quotes_only`` leaves out the texts of the articles but for the sentences that statements rest
    on. ``focus``, an id or a name, opens the page on the things within ``hops`` statements of it. Same graph, same bytes.
    Raises NotFound when ``focus`` fits nothing, or several things.
    """
    state = urlencode({"at": _focused(graph, focus).id, "hops": max(1, min(hops, 3))}) if focus else ""
    return document(title or _title(graph), pack(columns(graph, quotes_only=quotes_only)), state)


def pack(values: object) -> str:
    """JSON, deflated (RFC 1950), base64: what ``DecompressionStream("deflate")`` reads."""
    text = json.dumps(values, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return base64.b64encode(zlib.compress(text.encode("utf-8"), 9)).decode("ascii")


def document(title: str, data: str, state: str) -> str:
    """The template filled. ``title`` and ``state`` are escaped by it, ``data`` is base64."""
    script, style = static("page.js"), static("page.css")
    return template().render(
        title=clean(title),
        data=data,
        state=state,
        script=script,
        style=style,
        script_hash=_hash(script),
        style_hash=_hash(style),
        licences=static("LICENSES.txt"),
    )


@cache
def static(name: str) -> str:
    return (files("kg.page") / "static" / name).read_text(encoding="utf-8")


@cache
def template() -> Template:
    """The page's template, autoescaped: only the script and the style, which are ours, go in as they are."""
    from jinja2 import Environment, StrictUndefined

    return Environment(autoescape=True, undefined=StrictUndefined).from_string(static("page.html"))


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")


def _title(graph: Graph) -> str:
    return "News graph" if graph.name == "news" else f"News graph: {graph.name}"


def _focused(graph: Graph, wanted: str) -> Entity:
    found = [e for e in graph.entities if e.id == wanted]
    key = folded(wanted)
    found = found or [e for e in graph.entities if folded(e.name) == key] or [e for e in graph.entities if key in map(folded, e.aliases)]
    if len(found) == 1:
        return found[0]
    if not found:
        raise NotFound(f"page: nothing in the graph has the name or id {wanted!r}; look for it with kg show")
    raise NotFound(f"page: {wanted!r} fits {len(found)} things; give one of their ids: {', '.join(e.id for e in found[:5])}")
