"""WARC files, made here byte by byte."""

from __future__ import annotations

import gzip
from collections.abc import Sequence

TYPES = "text/html; charset=utf-8"


def page(title: str, *paragraphs: str, head: str = "") -> bytes:
    inner = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return f"<html><head><title>{title}</title>{head}</head><body><nav>Menu</nav><article><h1>{title}</h1>{inner}</article></body></html>".encode()


def answer(payload: bytes, *, status: str = "200 OK", media: str = TYPES, headers: str = "") -> bytes:
    return f"HTTP/1.1 {status}\r\nContent-Type: {media}\r\n{headers}\r\n".encode() + payload


def chunked(payload: bytes) -> bytes:
    """As servers send what they make on the way."""
    return b"%x\r\n" % len(payload) + payload + b"\r\n0\r\n\r\n"


def record(body: bytes, url: str = "", *, kind: str = "response", media: str = "application/http; msgtype=response", length: int | None = None) -> bytes:
    address = f"WARC-Target-URI: {url}\r\n" if url else ""
    head = (
        f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{len(body):032d}>\r\nWARC-Date: 2024-06-19T00:00:00Z\r\n{address}"
        f"Content-Type: {media}\r\nContent-Length: {len(body) if length is None else length}\r\n\r\n"
    )
    return head.encode() + body + b"\r\n\r\n"


def packed(records: Sequence[bytes]) -> bytes:
    """A member a record, as crawlers write them."""
    return b"".join(gzip.compress(one) for one in records)
