"""PDFs: paragraphs, pages, running heads, broken words; scans, locked and broken files."""

from __future__ import annotations

import gzip
import io
import json
from pathlib import Path

import pypdfium2
import pytest

from kg.model import Article, Failure
from kg.read import expand, read_source
from kg.read.pdf import extractor, flow
from kg.read.pdf.flow import Line
from tests.read import documents as made

ONE = (
    "The government said on Tuesday that it would sign the agreement with its neighbours, and that talks would go on for weeks. Ministers from four "
    "states were expected in the capital on Friday, where a second round of negotiations about water and power is planned."
)
TWO = (
    "The prime minister of Norway, Anna Berg, met Maria Sousa, the mayor of Lisbon, in Oslo on Wednesday. They spoke about harbours, fishing and "
    "the cost of ferries, and promised to meet again in Lisbon before the end of the year."
)
THREE = (
    "Fishermen in both countries have protested against new limits. The union of Portuguese fishermen called the plan a mistake and demanded that "
    "the minister resign. He refused, and said that the limits protect the stocks of cod."
)
FOUR = "Opposition parties in the parliament accused the government of hiding the costs. A spokesman denied this and said the figures had been published."


def read(path: Path, data: bytes, split: str = "auto") -> list[Article | Failure]:
    path.write_bytes(data)
    return [item for source in expand([str(path)]) for item in read_source(source, split=split)]


def article(tmp_path: Path, data: bytes) -> Article:
    (found,) = read(tmp_path / "a.pdf", data)
    assert isinstance(found, Article), found
    return found


def test_paragraphs_are_rebuilt_and_every_page_is_known(tmp_path: Path) -> None:
    found = article(tmp_path, made.pdf([["# Talks begin in Oslo", ONE, TWO], [THREE], [FOUR]]))
    assert found.title == "Talks begin in Oslo"
    assert [found.text[b.start : b.end] for b in found.blocks] == ["Talks begin in Oslo", ONE, TWO, THREE, FOUR]
    assert [found.page(found.text.index(part)) for part in (ONE, TWO, THREE, FOUR)] == [1, 1, 2, 3]
    assert found.start is None


@pytest.mark.parametrize(("space", "indent"), [(0, 18.0), (10, 0.0), (4, 12.0)])
def test_indents_or_space_part_paragraphs(space: float, indent: float, tmp_path: Path) -> None:
    found = article(tmp_path, made.pdf([[ONE, TWO, THREE]], space=space, indent=indent))
    assert found.text.split("\n\n") == [ONE, TWO, THREE]


def test_a_sentence_goes_on_over_the_page_and_its_page_is_where_it_begins(tmp_path: Path) -> None:
    lines = made.lines(TWO)
    found = article(tmp_path, made.pdf([[ONE, "\n".join(lines[:2])], ["\n".join(lines[2:]), THREE]], head="Example Monthly", foot="Page {page} of 2"))
    assert found.text.split("\n\n") == [ONE, TWO, THREE]
    assert found.page(found.text.index(TWO)) == 1
    assert found.page(found.text.index(lines[2])) == 2
    assert found.page(found.text.index(lines[2]) - 2) == 1


def test_running_heads_and_page_numbers_are_dropped_and_other_lines_stay(tmp_path: Path) -> None:
    pages = [[ONE], [TWO], [THREE], [FOUR]]
    found = article(tmp_path, made.pdf(pages, head="The Daily Example, June 19, 2024 - {page}", foot="{page}"))
    assert found.text == "\n\n".join((ONE, TWO, THREE, FOUR))
    single = article(tmp_path, made.pdf([[ONE, TWO]], head="The Daily Example"))
    assert "The Daily Example" in single.text  # nothing shows that it runs


def test_words_broken_at_line_ends_are_whole_and_compounds_keep_their_hyphen(tmp_path: Path) -> None:
    broken = [
        "The govern-\nment of the two well-\nknown ministers signed an Anglo-\nAmerican treaty, said a 62-\nyear-old man in a coun-\ntry house.",
        "A col-\nlapse of the bridge, and an ex-\npresident of the club.",
        "Its antiaircraft guns, wellbeing and self-\nknown friends: an anti-\naircraft gun.",
    ]
    found = article(tmp_path, made.pdf([broken]))
    assert found.text.split("\n\n") == [
        "The government of the two well-known ministers signed an Anglo-American treaty, said a 62-year-old man in a country house.",
        "A collapse of the bridge, and an ex-president of the club.",
        "Its antiaircraft guns, wellbeing and self-known friends: an antiaircraft gun.",  # as the document itself writes it
    ]


def test_each_point_of_a_list_is_a_paragraph(tmp_path: Path) -> None:
    found = article(tmp_path, made.pdf([[ONE, "• peace between the neighbours\n• trade, and water for the fields", TWO]]))
    assert found.text.split("\n\n") == [ONE, "• peace between the neighbours", "• trade, and water for the fields", TWO]


def test_an_indent_opens_a_paragraph_below_a_full_line_that_ends_a_sentence() -> None:
    full = Line("The ministers of both states met in the old town hall.", 0, 270, 100, 110)
    indented, plain = Line("Farmers protested", 20, 105, 88, 98), Line("Farmers protested", 0, 85, 88, 98)
    assert flow.text([[full, indented]])[0].count("\n\n") == 1
    assert flow.text([[full, plain]])[0].count("\n\n") == 0


def test_lines_that_pdfium_takes_for_one_are_two() -> None:
    def letters(words: str, bottom: float, left: float = 0) -> list[extractor.Letter]:
        return [(c, None if c == " " else (left + 5 * n, bottom, left + 5 * n + 5, bottom + 10), 0) for n, c in enumerate(words)]

    lines = [letters("They met in", 100) + letters("Oslo on", 88) + letters("Monday", 76, 35), letters("2", 112)]
    assert [extractor._drawn(line) for line in extractor._upright(lines)] == [
        ("They met in", 0.0, 55.0, 100, 110),
        ("Oslo on", 0.0, 35.0, 88, 98),
        ("Monday", 35.0, 65.0, 76, 86),
        ("2", 0.0, 5.0, 112, 122),
    ]


def test_letters_that_run_upwards_are_read_and_a_stamp_across_them_is_not() -> None:
    upwards: list[extractor.Letter] = [(c, (50.0, 5.0 * n, 60.0, 5.0 * n + 5), 1) for n, c in enumerate("Talks")]
    stamp: list[extractor.Letter] = [(c, (5.0 * n, 300.0, 5.0 * n + 5, 310.0), 0) for n, c in enumerate("v1")]
    (line,) = extractor._upright([upwards, stamp])
    assert extractor._drawn(line) == ("Talks", 0.0, 25.0, -60.0, -50.0)


def test_columns_are_read_one_after_the_other(tmp_path: Path) -> None:
    words = f"{ONE} {TWO}"
    assert article(tmp_path, made.columns(words, f"{THREE} {FOUR}")).text.split("\n\n") == [words, f"{THREE} {FOUR}"]
    half = words.index("a second round")
    assert article(tmp_path, made.columns(words[:half].strip(), words[half:])).text == words


def test_articles_of_one_file_are_parted_and_keep_their_pages(tmp_path: Path) -> None:
    pages = [["OSLO (AP) --" + ONE, TWO], ["LISBON (Reuters) -- " + THREE], [FOUR]]
    first, second = read(tmp_path / "a.pdf", made.pdf(pages))
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert (first.dateline, second.dateline) == ("OSLO", "LISBON")
    assert [second.page(0), second.page(second.text.index(FOUR))] == [2, 3]
    assert len(read(tmp_path / "a.pdf", made.pdf(pages), split="never")) == 1


def test_a_packed_file_is_read(tmp_path: Path) -> None:
    (found,) = read(tmp_path / "a.pdf.gz", gzip.compress(made.pdf([[ONE]])))
    assert isinstance(found, Article)
    assert found.text == ONE


FAILURES = {
    "a scan": (made.scan(), "is a scan: 2 pages"),
    "encrypted": (made.pdf([[ONE]], password="secret"), "is encrypted"),
    "nothing": (b"", "is empty"),
    "no PDF": (ONE.encode(), "is no PDF"),
    "cut": (made.pdf([[ONE]])[:300], "is a damaged PDF"),
    "junk behind its head": (b"%PDF-1.7\n" + bytes(range(256)) * 40, "is a damaged PDF"),
    "blank pages": (made.pdf([[], []]), "without text or pictures"),
}


@pytest.mark.parametrize("name", FAILURES)
def test_failure_says_what_was_found(name: str, tmp_path: Path) -> None:
    data, words = FAILURES[name]
    (found,) = read(tmp_path / "a.pdf", data)
    assert isinstance(found, Failure)
    assert words in found.reason
    assert not found.skipped
    assert str(tmp_path) not in found.reason


def test_pictures_between_pages_of_text_are_said_to_be_left_out(tmp_path: Path) -> None:
    remark, found = read(tmp_path / "a.pdf", made.scan(2, [ONE]))
    assert isinstance(remark, Failure)
    assert remark.skipped
    assert "pages 1–2: pictures without a text layer" in remark.reason
    assert isinstance(found, Article)
    assert (found.text, found.page(0), found.page(20)) == (ONE, 3, 3)


def test_too_many_pages_and_a_file_that_takes_too_much_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (found,) = read(tmp_path / "a.pdf", made.pdf([["x"]] * (extractor.MOST_PAGES + 1)))
    assert isinstance(found, Failure)
    assert "5001 pages" in found.reason
    hungry = tmp_path / "hungry.py"
    for code, words in (("import os, signal; os.kill(os.getpid(), signal.SIGXCPU)", "two minutes"), ("import os; os.abort()", "ended without an answer")):
        hungry.write_text(code, encoding="utf-8")
        monkeypatch.setattr("kg.read.pdf.EXTRACTOR", hungry)
        (found,) = read(tmp_path / "b.pdf", made.pdf([[ONE]]))
        assert isinstance(found, Failure)
        assert words in found.reason


PAGES = {  # what PDFium gives for pages -> what is said of the file
    "letters without Unicode": ([{"page": 1, "strange": 60, "characters": 80}, {"page": 2}], "its text layer gives no letters"),
    "damaged pages": ([{"page": 1, "broken": True}, {"page": 2, "broken": True}], "none of its 2 pages can be read"),
    "too much text": ([{"error": "text", "most": 50_000_000}], "holds over 50000000 characters of text"),
}


@pytest.mark.parametrize("name", PAGES)
def test_pages_that_give_nothing_are_told_by_their_reason(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told, words = PAGES[name]
    whole = {"lines": [], "strange": 0, "characters": 0, "pictures": False}
    lines = [json.dumps(whole | row if "page" in row else row) for row in told]
    lines += ["{}"] if "page" in lines[-1] else []
    (tmp_path / "extractor.py").write_text(f"import sys; sys.stdin.buffer.read(); print({chr(10).join(lines)!r})", encoding="utf-8")
    monkeypatch.setattr("kg.read.pdf.EXTRACTOR", tmp_path / "extractor.py")
    (found,) = read(tmp_path / "a.pdf", made.pdf([[ONE]]))
    assert isinstance(found, Failure)
    assert words in found.reason


def test_more_text_than_any_newspaper_has_is_refused(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(extractor, "MOST_CHARACTERS", 300)
    assert extractor._told(made.pdf([[ONE], [TWO]])) == {"error": "text", "most": 300}
    assert [json.loads(line)["page"] for line in capsys.readouterr().out.splitlines()] == [1]


def test_a_file_without_a_page_is_told(tmp_path: Path) -> None:
    """Through the extractor's own process: PDFium keeps the last error, and another file's would be told here."""
    empty = io.BytesIO()
    pypdfium2.PdfDocument.new().save(empty)
    (found,) = read(tmp_path / "a.pdf", empty.getvalue())
    assert isinstance(found, Failure)
    assert "damaged" in found.reason


TOLD = [  # letters drawn, what the font says they are, what is read, how many have no character
    ("Talks abc", {"b": "\ud835", "c": "\udc00"}, "Talks a\U0001d400", 0),  # one letter told in two halves
    ("Talks b", {"b": "\udc00"}, "Talks", 0),  # half a letter
    ("Talks ab", {"a": "\ue001", "b": "\uf8ff"}, "Tlks", 3),  # signs of the font's own
    ("go-on", {"-": "\u00ad"}, "goon", 0),  # a place where the word may break
    ("off", {"o": "o", "f": "\ufb00"}, "offff", 0),
    ("a b", {"b": "\x07"}, "a", 0),  # a control character
]


@pytest.mark.parametrize(("drawn", "codes", "text", "strange"), TOLD)
def test_what_a_font_says_its_letters_are_is_read(drawn: str, codes: dict[str, str], text: str, strange: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert extractor._told(made.told(drawn, codes)) == {}
    (page,) = (json.loads(line) for line in capsys.readouterr().out.splitlines())
    assert ([line[0] for line in page["lines"]], page["strange"]) == ([text], strange)


def test_a_page_that_cannot_be_read_costs_no_other(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    sound = extractor._page

    def page(given: pypdfium2.PdfPage) -> dict[str, object]:
        found = sound(given)
        if found["lines"][0][0] == "Torn":
            raise pypdfium2.PdfiumError("Failed to load text page.")
        return found

    monkeypatch.setattr(extractor, "_page", page)
    assert extractor._told(made.pdf([["Torn"], [TWO]])) == {}
    first, second = (json.loads(line) for line in capsys.readouterr().out.splitlines())
    assert first == {"page": 1, "broken": True}
    assert second["lines"]


def test_too_many_pages_are_counted_and_not_read(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(extractor, "MOST_PAGES", 1)
    assert extractor._told(made.pdf([[ONE], [TWO]])) == {"error": "pages", "found": 2, "most": 1}
    assert not capsys.readouterr().out
    assert extractor._told(made.pdf([[ONE]], password="secret")) == {"error": "encrypted"}


def test_a_missing_extra_is_named_with_the_command_that_brings_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.read.pdf.util.find_spec", lambda name: None)
    (found,) = read(tmp_path / "a.pdf", made.pdf([[ONE]]))
    assert isinstance(found, Failure)
    assert "pip install 'kg[documents]'" in found.reason
