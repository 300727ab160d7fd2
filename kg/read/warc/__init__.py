"""Web archives (.warc, .warc.gz): a page an article, in constant memory. A record that cannot be read is a Failure, and the next one is read.

Where records begin is found by :mod:`kg.read.warc.frames`, which gets over damage; FastWARC reads what is in one; the article of a page is found as in .html.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import util

from kg.errors import SourceError
from kg.model import Failure, Metadata
from kg.read import html
from kg.read.decoding import on_disk
from kg.read.paragraphs import ends_sentence
from kg.read.records import Record
from kg.read.sources import Source
from kg.read.warc.encodings import undone
from kg.read.warc.frames import NO_RECORD, Frame, frames
from kg.read.warc.unpacking import Damage, pieces

MOST = html.LARGEST + (1 << 16)  # bytes of a record: a page and the HTTP head before it
SENTENCE = 60  # characters of a paragraph that shows that a page is more than a list of links
PAGES = ("text/html", "application/xhtml+xml")


def records(source: Source) -> Iterator[Record | Failure]:
    """Pages (answers with the status 200, saved pages, texts that a crawler made) in their order; requests, pictures, redirects and repetitions are passed
    over, a page without an article is skipped. Raises SourceError where the file is none or the extra is missing."""
    if util.find_spec("fastwarc") is None:
        raise SourceError(f"{source.label}: reading .warc needs FastWARC, which is not installed: pip install 'kg[warc]'.")
    ordinal = number = 0
    if source.path is None:
        raise SourceError(f"{source.label}: WARC is read from files, not from the standard input.")
    with on_disk(source.path, source.label) as stream:
        for frame in frames(pieces(stream), MOST):
            number += 1
            where = f"{source.label}, record {number}"
            if isinstance(frame, Damage) and number == 1 and frame.reason == NO_RECORD:
                raise SourceError(f"{source.label}: is no WARC file: it does not begin with a record.")
            found = f"{where}: {frame.reason}; left out." if isinstance(frame, Damage) else _page(frame, where)
            if found is None:
                continue
            ordinal += 1
            if isinstance(found, str):
                yield Failure(source.label, ordinal, found)
            elif isinstance(found, html.NoArticle):
                yield Failure(source.label, ordinal, str(found), skipped=True)
            else:
                yield ordinal, *found
    if not number:
        raise SourceError(f"{source.label}: is empty, WARC records were expected.")


def _page(frame: Frame, where: str) -> tuple[str, Metadata] | str | html.NoArticle | None:
    """Text and metadata of a page; why it cannot be read; or ``None`` for what is no page."""
    from fastwarc.warc import WarcRecord, WarcRecordType

    whole = frame.head + frame.body + b"\r\n\r\n"
    try:
        record = WarcRecord.from_bytes(whole)
    except (OSError, ValueError) as error:
        return f"{where}: is no WARC record ({error}); left out."
    address = (record.headers.get("WARC-Target-URI") or "").strip("<> ")
    where = f"{where} ({address[:200]})" if address else where
    try:
        if record.record_type == WarcRecordType.response and record.is_http:
            page = _answer(whole)
        elif record.record_type in (WarcRecordType.resource, WarcRecordType.conversion):
            page = (record.headers.get("Content-Type") or "", "", "", frame.body)
        else:
            return None
    except (OSError, ValueError) as error:
        return f"{where}: its HTTP head cannot be read ({error}); left out."
    if page is None:
        return None
    media, charset, encoding, payload = page
    kind = media.partition(";")[0].strip().lower()
    is_text = kind == "text/plain" and record.record_type == WarcRecordType.conversion
    if kind not in PAGES and not is_text and not (not kind and payload[:512].lstrip().lower().startswith((b"<!doctype html", b"<html"))):
        return None
    url = address if address.startswith(("http://", "https://")) else None
    try:
        if not frame.whole:
            raise SourceError(f"{where}: more than {html.LARGEST // 1_000_000} MB, no page of an article is as large; left out.")
        if is_text:
            text, known = payload.decode("utf-8", "replace"), Metadata(url=url)
        else:
            text, known = html.article(html.markup(undone(payload, encoding, html.LARGEST), where, charset), where, url)
        if not any(len(line) >= SENTENCE and ends_sentence(line) for line in text.splitlines()):
            raise html.NoArticle(f"{where}: no article was found in the page; it holds no paragraph of a sentence.")
        return text, known
    except html.NoArticle as error:
        return error
    except SourceError as error:
        return str(error)
    except ValueError as error:
        return f"{where}: {error}; left out."


def _answer(whole: bytes) -> tuple[str, str, str, bytes] | None:
    """(content type, charset, content encoding, payload) of an answer with the status 200. Transfer encodings are undone; a crawler that stored the payload
    without them, under a head that names them, is believed over the head. Raises OSError."""
    from fastwarc.warc import WarcRecord

    record = WarcRecord.from_bytes(whole)
    try:
        record.parse_http(auto_decode="transfer")
        payload = record.reader.read(MOST)
    except OSError as error:
        if "chunk" not in str(error).lower():
            raise
        record = WarcRecord.from_bytes(whole)
        record.parse_http(auto_decode="none")
        payload = record.reader.read(MOST)
    headers = record.http_headers if record.is_http_parsed else None
    if headers is None or headers.status_code != 200:
        return None
    return headers.get("Content-Type") or "", record.http_charset or "", headers.get("Content-Encoding") or "", payload
