"""What GraphML and GEXF share: text that XML can hold, and counting what was written."""

from __future__ import annotations

import logging
import re
from collections import Counter
from pathlib import Path
from xml.parsers import expat

from kg.errors import FormatError

_log = logging.getLogger("kg.formats")
SPECIAL = re.compile('[&<>"\r\n\t\x00-\x1f\ud800-\udfff\ufffe\uffff]')
IN_TEXT = re.compile("[&<>\r\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;", "\n": "&#10;", "\t": "&#9;"}
SUBSTITUTE = "\ufffd"


class Escaper:
    """Escapes, and counts what XML 1.0 has no place for (control characters, half surrogates), which becomes U+FFFD."""

    def __init__(self) -> None:
        self.lost = 0

    def text(self, value: str) -> str:
        """For the inside of an element."""
        return IN_TEXT.sub(self._one, value) if IN_TEXT.search(value) else value

    def attribute(self, value: str) -> str:
        """For a double-quoted attribute."""
        return SPECIAL.sub(self._one, value) if SPECIAL.search(value) else value

    def _one(self, found: re.Match[str]) -> str:
        entity = _ENTITIES.get(found[0])
        if entity is None:
            self.lost += 1
            return SUBSTITUTE
        return entity

    def say(self, name: str) -> None:
        if self.lost:
            _log.warning("%s: %d characters that XML cannot hold were written as U+FFFD; the .jsonl files hold them", name, self.lost)


def check(path: Path, name: str, *, nodes: int, edges: int) -> None:
    """Read the file back and count. Raises FormatError."""
    found: Counter[str] = Counter()

    def start(tag: str, _: dict[str, str]) -> None:
        found[tag] += 1

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    parser.buffer_text = True
    try:
        with path.open("rb") as file:
            parser.ParseFile(file)
    except expat.ExpatError as error:
        raise FormatError(f"{name}: what was written does not read back ({error}); nothing was replaced, please report it") from error
    if (found["node"], found["edge"]) != (nodes, edges):
        raise FormatError(f"{name}: {nodes} nodes and {edges} edges were written, {found['node']} and {found['edge']} read back; nothing was replaced")
