"""Content encodings of HTTP, undone with a bound: libraries for WARC unpack them whole, a bomb of one megabyte to a gigabyte and more."""

from __future__ import annotations

import zlib


def undone(payload: bytes, encodings: str, most: int) -> bytes:
    """``encodings``: the header Content-Encoding. At most ``most`` bytes and one more, by which the caller sees that there are too many. Crawlers often store
    unpacked what the header calls packed: such a payload is left as it is. Raises ValueError."""
    for name in reversed([part.strip().lower() for part in encodings.split(",")]):
        if name in {"gzip", "x-gzip"}:
            payload = _inflated(payload, 31, most) if payload.startswith(b"\x1f\x8b") else payload
        elif name == "deflate":
            payload = _deflated(payload, most)
        elif name == "br":
            payload = _brotli(payload, most)
        elif name not in {"", "identity", "none", "utf-8"}:
            raise ValueError(f"the content encoding {name[:20]!r} is not known; gzip, deflate and br are")
    return payload


def _inflated(payload: bytes, bits: int, most: int) -> bytes:
    try:
        return zlib.decompressobj(bits).decompress(payload, most + 1)
    except zlib.error as error:
        raise ValueError(f"its content encoding is damaged ({error})") from None


def _deflated(payload: bytes, most: int) -> bytes:
    for bits in (15, -15):
        try:
            return zlib.decompressobj(bits).decompress(payload, most + 1)
        except zlib.error:
            continue
    return payload


def _brotli(payload: bytes, most: int) -> bytes:
    import brotli

    unpacker = brotli.Decompressor()
    found = b""
    try:
        piece = unpacker.process(payload, output_buffer_limit=1 << 16)
        while piece and len(found) <= most:
            found += piece
            piece = unpacker.process(b"", output_buffer_limit=1 << 16)
    except brotli.error:
        if payload.lstrip()[:1] == b"<":
            return payload
        raise ValueError("its content encoding br is damaged") from None
    return found
