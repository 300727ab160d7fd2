"""What GraphML and GEXF share: text that XML can hold, reading a file as it comes, and counting what was written."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from xml.parsers import expat

from kg.errors import FormatError
from kg.formats.atomic import why

_log = logging.getLogger("kg.formats")
SPECIAL = re.compile('[&<>"\r\n\t\x00-\x1f\ud800-\udfff\ufffe\uffff]')
IN_TEXT = re.compile("[&<>\r\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;", "\n": "&#10;", "\t": "&#9;"}
SUBSTITUTE = "\ufffd"
_TAGS = (b"<node ", b"<edge ")
_SAFE, _IN_TEXT_SAFE = (bytes(byte for byte in range(256) if byte > 127 or not special.match(chr(byte))) for special in (SPECIAL, IN_TEXT))


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

    def texts(self, values: Sequence[str | None]) -> Sequence[str | None]:
        """Many for the inside of elements: the same values when none of them needs an escape, which is asked of all at once."""
        if _harmless(values, _IN_TEXT_SAFE):
            return values
        return [value if value is None else self.text(value) for value in values]

    def attributes(self, values: Sequence[str | None]) -> Sequence[str | None]:
        """Many for double-quoted attributes."""
        if _harmless(values, _SAFE):
            return values
        return [value if value is None else self.attribute(value) for value in values]

    def _one(self, found: re.Match[str]) -> str:
        entity = _ENTITIES.get(found[0])
        if entity is None:
            self.lost += 1
            return SUBSTITUTE
        return entity

    def say(self, name: str) -> None:
        if self.lost:
            _log.warning("%s: %d characters that XML cannot hold were written as U+FFFD; the .jsonl files hold them", name, self.lost)


def _harmless(values: Iterable[str | None], safe: bytes) -> bool:
    """No character needs care. ``safe``: bytes of UTF-8 that may stand as they are."""
    joined = "".join(filter(None, values))
    try:
        return not joined.encode().translate(None, safe) and "\ufffe" not in joined and "\uffff" not in joined
    except UnicodeEncodeError:
        return False  # half surrogates


def streamed(path: Path, form: str, parser: expat.XMLParserType, found: list[str]) -> Iterator[str]:
    """What the parser's handlers put into ``found``, as the file is read. Raises FormatError."""
    try:
        with path.open("rb") as file:
            while block := file.read(1 << 20):
                parser.Parse(block, False)
                yield from found
                found.clear()
            parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise FormatError(f"{path.name} is no well-formed {form}: {error}") from error
    except OSError as error:
        raise FormatError(f"{path.name} cannot be read: {why(error)}") from error
    yield from found


def check(path: Path, name: str, *, nodes: int, edges: int) -> None:
    """Read the file back and count. Raises FormatError.

    The parser says whether it is well-formed. Tags are counted in the bytes, since a call of Python for each of them takes longer than to parse the file: in
    what we write a "<" is nothing but the begin of a tag.
    """
    found = [0, 0]
    parser = expat.ParserCreate()
    try:
        with path.open("rb") as file:
            before = b""
            while block := file.read(1 << 16):
                parser.Parse(block, False)
                block = before + block
                found = [count + block.count(tag) for count, tag in zip(found, _TAGS, strict=True)]
                before = block[1 - len(_TAGS[0]) :]  # of a tag that two blocks share
            parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise FormatError(f"{name}: what was written does not read back ({error}); nothing was replaced, please report it") from error
    if found != [nodes, edges]:
        raise FormatError(f"{name}: {nodes} nodes and {edges} edges were written, {found[0]} and {found[1]} read back; nothing was replaced")
