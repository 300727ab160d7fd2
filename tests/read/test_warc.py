"""Web archives: which records are articles, what of them is known, and how reading gets over damage."""

from __future__ import annotations

import gzip
import tracemalloc
import zlib
from pathlib import Path

import brotli
import pytest

from kg.model import Article, Failure
from kg.read import expand, read_source
from tests.read import archives as made

FIRST = "The government of Norway said on Tuesday that it would sign the treaty with the other states of the region, number {}."
SECOND = "Talks went on for weeks and ended in the evening, the officials told reporters after the meeting in Oslo on Monday."


def read(path: Path, data: bytes) -> list[Article | Failure]:
    path.write_bytes(data)
    return [item for source in expand([str(path)]) for item in read_source(source)]


def story(number: int, **more: str) -> bytes:
    return made.page(f"Leaders sign treaty {number}", FIRST.format(number), SECOND, **more)


def stories(count: int) -> list[bytes]:
    return [made.record(made.answer(story(n)), f"http://example.org/{n}") for n in range(count)]


def numbers(items: list[Article | Failure]) -> list[str]:
    """ "0", "1" for articles, "-" for failures, in their order."""
    return [item.text.partition("number ")[2].partition(".")[0] if isinstance(item, Article) else "-" for item in items]


def test_pages_are_articles_with_address_publisher_and_date(tmp_path: Path) -> None:
    meta = '<meta property="og:site_name" content="Example News"><meta property="article:published_time" content="2024-06-18T10:00:00Z">'
    records = [
        made.record(b"software: test\r\n", kind="warcinfo", media="application/warc-fields"),
        made.record(b"GET / HTTP/1.1\r\n\r\n", "http://example.org/a", kind="request", media="application/http; msgtype=request"),
        made.record(made.answer(story(1, head=meta)), "http://example.org/a"),
        made.record(made.answer(b"", status="301 Moved"), "http://example.org/b"),
        made.record(made.answer(b"\x89PNG", media="image/png"), "http://example.org/c.png"),
        made.record(made.answer(story(2)), "http://example.org/2024/06/17/treaty"),
        made.record(story(3), "http://example.org/saved", kind="resource", media="text/html"),
        made.record(made.answer(b"<html><body><a href=/>Home</a></body></html>"), "http://example.org/"),
    ]
    for name, data in (("a.warc", b"".join(records)), ("a.warc.gz", made.packed(records)), ("b.warc.gz", gzip.compress(b"".join(records)))):
        one, two, three, nothing = read(tmp_path / name, data)
        assert isinstance(one, Article)
        assert (one.title, one.published, one.publisher, one.url) == ("Leaders sign treaty 1", "2024-06-18", "Example News", "http://example.org/a")
        assert isinstance(two, Article)
        assert (two.published, two.url) == ("2024-06-17", "http://example.org/2024/06/17/treaty")
        assert isinstance(three, Article)
        assert (three.ordinal, three.url, three.source) == (3, "http://example.org/saved", name)
        assert isinstance(nothing, Failure)
        assert nothing.skipped
        assert "record 8 (http://example.org/)" in nothing.reason


@pytest.mark.parametrize(
    ("headers", "encode"),
    [
        ("Content-Encoding: gzip\r\n", gzip.compress),
        ("Content-Encoding: deflate\r\n", zlib.compress),
        ("Content-Encoding: deflate\r\n", lambda page: zlib.compress(page)[2:-4]),  # as some servers do, without the head that zlib gives it
        ("Content-Encoding: deflate\r\n", bytes),
        ("Content-Encoding: br\r\n", brotli.compress),
        ("Content-Encoding: br\r\n", bytes),
        ("Content-Encoding: gzip\r\n", bytes),  # stored unpacked under the head of the packed answer
        ("Transfer-Encoding: chunked\r\n", lambda page: b"%x\r\n%s\r\n0\r\n\r\n" % (len(page), page)),
        ("Transfer-Encoding: chunked\r\n", bytes),
    ],
)
def test_encodings_are_undone(headers: str, encode: type[bytes], tmp_path: Path) -> None:
    (found,) = read(tmp_path / "a.warc", made.record(made.answer(encode(story(1)), headers=headers), "http://example.org/"))
    assert numbers([found]) == ["1"]


@pytest.mark.parametrize(("encoding", "encode"), [("br", brotli.compress), ("gzip", gzip.compress)])
def test_a_damaged_encoding_is_told(encoding: str, encode: type[bytes], tmp_path: Path) -> None:
    packed = encode(story(1) * 3)
    answer = made.answer(packed[:30] + b"\xff" * 40 + packed[70:], headers=f"Content-Encoding: {encoding}\r\n")
    (found,) = read(tmp_path / "a.warc", made.record(answer, "http://example.org/"))
    assert isinstance(found, Failure)
    assert "content encoding" in found.reason


def test_the_charset_of_the_server_counts(tmp_path: Path) -> None:
    text = "Уряд Норвегії заявив у вівторок, що підпише договір з іншими державами регіону, повідомили посадовці журналістам."
    data = made.answer(made.page("Договір", text, text + " Так.").decode().encode("windows-1251"), media="text/html; charset=windows-1251")
    (found,) = read(tmp_path / "a.warc", made.record(data, "http://example.org/"))
    assert isinstance(found, Article)
    assert text in found.text


@pytest.mark.parametrize("chunked", [True, False])
def test_a_transfer_in_chunks_is_undone_and_one_that_the_crawler_undid_is_believed(chunked: bool, tmp_path: Path) -> None:
    payload = made.chunked(story(1)) if chunked else story(1)
    data = made.record(made.answer(payload, headers="Transfer-Encoding: chunked\r\n"), "http://example.org/1")
    assert numbers(read(tmp_path / "a.warc", data)) == ["1"]


def test_the_text_that_a_crawler_made_of_a_page_is_an_article_and_a_menu_is_none(tmp_path: Path) -> None:
    texts = (f"{FIRST.format(1)}\n\n{SECOND}", "Menu\nHome", SECOND)
    records = [made.record(text.encode(), f"http://example.org/{n}", kind="conversion", media="text/plain") for n, text in enumerate(texts)]
    one, menu, last = read(tmp_path / "a.warc", b"".join(records))
    assert isinstance(one, Article)
    assert (one.text, one.url) == (texts[0], "http://example.org/0")
    assert isinstance(menu, Failure)
    assert menu.skipped
    assert isinstance(last, Article)


def test_damaged_records_are_told_and_the_others_are_read(tmp_path: Path) -> None:
    zero, one, two, three = stories(4)
    body = made.answer(story(1))
    lying = {
        "too short a length": zero + made.record(body, "http://example.org/1", length=200) + two + three,
        "too long a length": zero + made.record(body, "http://example.org/1", length=len(body) + 300) + two + three,
        "a length beyond the file": zero + made.record(body, "http://example.org/1", length=10**9) + two + three,
        "no length": zero + one.replace(b"Content-Length", b"Content-Size") + two + three,
        "junk between": zero + b"\x00junk\r\n\r\nmore junk\n" + two + three,
        "cut in two": zero + one[:150] + two + three,
    }
    for name, data in lying.items():
        assert numbers(read(tmp_path / "a.warc", data)) == ["0", "-", "2", "3"], name
    assert numbers(read(tmp_path / "a.warc", zero + two + one[:-30])) == ["0", "2", "-"]


def test_damaged_gzip_members_are_told_and_the_others_are_read(tmp_path: Path) -> None:
    zero, one, two, three = (gzip.compress(record) for record in stories(4))
    spoilt = bytearray(one)
    spoilt[60:90] = b"\xff" * 30
    bomb = gzip.compress(made.record(made.answer(b"a" * 60_000_000), "http://example.org/1"))
    for damaged in (bytes(spoilt), one[:-40], one[: len(one) // 2], b"\x1f\x8b\x08 and no more", bomb):
        found = read(tmp_path / "a.warc.gz", zero + damaged + two + three)
        assert numbers(found) == ["0", "-", "2", "3"]
        assert isinstance(found[1], Failure)
        assert not found[1].skipped
        assert "gzip" in found[1].reason


def test_two_damaged_members_in_a_row_and_what_lies_between_members_are_one_damage(tmp_path: Path) -> None:
    zero, one, two, three = (gzip.compress(record) for record in stories(4))
    junk = b"\x00" * 600_000  # more than is held at once
    for damaged in (one[:-40] + b"\x1f\x8b\x08 and no more" + two[:-40], one[:-40] + junk):
        found = read(tmp_path / "a.warc.gz", zero + damaged + three)
        assert numbers(found) == ["0", "-", "3"]


FAILURES = {
    "nothing": (b"", "is empty"),
    "no archive": (b"Hello, this is a text.\n" * 20, "is no WARC file"),
    "a page too large": (made.record(made.answer(b"<html>" + b"a" * 21_000_000), "http://example.org/"), "more than 20 MB"),
    "a bomb of an answer": (made.record(made.answer(gzip.compress(b"a" * 300_000_000, 1), headers="Content-Encoding: gzip\r\n")), "more than 20 MB"),
    "damaged packing": (made.record(made.answer(gzip.compress(story(1))[:12] + b"\xff" * 99, headers="Content-Encoding: gzip\r\n")), "encoding is damaged"),
    "unknown packing": (made.record(made.answer(story(1), headers="Content-Encoding: zopfli\r\n")), "'zopfli' is not known"),
    "elements in elements": (made.record(made.answer(b"<div>" * 100_000)), "nested deeper"),
    "an answer that breaks off": (made.record(made.answer(made.chunked(story(1))[:-40], headers="Transfer-Encoding: chunked\r\n")), "unexpected end of file"),
    "an answer that is not packed as it says": (made.record(made.answer(story(1), headers="Transfer-Encoding: gzip\r\n")), "HTTP head cannot be read"),
    "a film that breaks off": (made.record(made.answer(b"a" * 22_000_000, media="video/mp4"), length=10**9), "it breaks off, or its Content-Length is wrong"),
}


@pytest.mark.parametrize("name", FAILURES)
def test_failure_says_what_was_found(name: str, tmp_path: Path) -> None:
    data, words = FAILURES[name]
    (found,) = read(tmp_path / "a.warc", data)
    assert isinstance(found, Failure)
    assert words in found.reason
    assert not found.skipped
    assert str(tmp_path) not in found.reason


def test_a_film_of_gigabytes_is_passed_over_in_constant_memory(tmp_path: Path) -> None:
    first, last = stories(2)
    film = made.record(made.answer(b"", media="video/mp4"), "http://example.org/film", length=(size := 300_000_000))[:-4]
    path = tmp_path / "a.warc"
    with path.open("wb") as out:
        out.write(first + film)
        out.seek(size - len(made.answer(b"", media="video/mp4")), 1)  # a hole in the file
        out.write(b"\r\n\r\n" + last)
    list(read_source(expand([str(path)])[0]))  # libraries are loaded
    tracemalloc.start()
    try:
        found = list(read_source(expand([str(path)])[0]))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert numbers(found) == ["0", "1"]
    assert peak < 80_000_000


def test_a_missing_extra_is_named_with_the_command_that_brings_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.read.warc.util.find_spec", lambda name: None)
    (found,) = read(tmp_path / "a.warc", stories(1)[0])
    assert isinstance(found, Failure)
    assert "pip install 'kg[warc]'" in found.reason
