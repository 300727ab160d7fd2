"""Word files: paragraphs, tracked changes, tables; locked, broken and bombed ones."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from kg.model import Article, Failure
from kg.read import expand, read_source
from tests.read import documents as made

ONE = "The government said on Tuesday that it would sign the agreement with its neighbours, and that talks would go on for weeks."
TWO = "The prime minister of Norway, Anna Berg, met Maria Sousa, the mayor of Lisbon, in Oslo on Wednesday."
DOCUMENT = "word/document.xml"
SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def read(path: Path, data: bytes) -> list[Article | Failure]:
    path.write_bytes(data)
    return [item for source in expand([str(path)]) for item in read_source(source)]


def body(inner: str) -> bytes:
    return made.replaced(made.docx([ONE]), DOCUMENT, f"<w:document {SPACE}><w:body>{inner}</w:body></w:document>".encode())


def test_paragraphs_and_title(tmp_path: Path) -> None:
    (found,) = read(tmp_path / "a.docx", made.docx([ONE, "", TWO], title="Talks begin: a second round"))
    assert isinstance(found, Article)
    assert found.text.split("\n\n") == ["Talks begin: a second round", ONE, TWO]
    assert found.title == "Talks begin: a second round"
    assert (found.start, found.pages) == (None, ())


def test_articles_of_one_file_are_parted(tmp_path: Path) -> None:
    found = read(tmp_path / "a.docx", made.docx([f"OSLO (AP) -- {ONE}", TWO, f"LISBON (Reuters) -- {TWO}", ONE]))
    assert [a.dateline for a in found if isinstance(a, Article)] == ["OSLO", "LISBON"]


def test_tracked_changes_are_taken_as_accepted_and_links_are_read(tmp_path: Path) -> None:
    run = "<w:r><w:t xml:space='preserve'>{}</w:t></w:r>"
    inner = (
        f"<w:p>{run.format('The mayor ')}<w:del><w:r><w:delText>denied</w:delText></w:r></w:del><w:ins>{run.format('opened ')}</w:ins>"
        f"<w:hyperlink>{run.format('the harbour')}</w:hyperlink>{run.format(' of Lisbon on Wednesday.')}</w:p>"
        f"<w:sdt><w:sdtContent><w:p>{run.format('The prime minister praised her in the parliament.')}</w:p></w:sdtContent></w:sdt>"
    )
    (found,) = read(tmp_path / "a.docx", body(inner))
    assert isinstance(found, Article)
    assert found.text == "The mayor opened the harbour of Lisbon on Wednesday.\n\nThe prime minister praised her in the parliament."


def test_sentences_in_tables_are_read_and_figures_are_not(tmp_path: Path) -> None:
    (found,) = read(tmp_path / "a.docx", made.docx([ONE], table=[["Year", "Catch"], ["2023", "12,000 t"], [TWO, "1"]]))
    assert isinstance(found, Article)
    assert found.text.split("\n\n") == [ONE, TWO]


def bomb() -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(DOCUMENT, b"a" * 150_000_000)
    return out.getvalue()


def other_zip() -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
    return out.getvalue()


ENTITIES = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "lol"}">' for n in range(12))
FAILURES = {
    "nothing": (b"", "is empty"),
    "no archive": (b"PK\x03\x04 and then nothing", "is a damaged .docx"),
    "cut": (made.docx([ONE])[:-200], "is a damaged .docx"),
    "encrypted or old": (b"\xd0\xcf\x11\xe0" + bytes(600), "encrypted"),
    "a locked archive": (made.locked(made.docx([ONE])), "is an encrypted archive"),
    "another archive": (other_zip(), "no .docx"),
    "a bomb": (bomb(), "archive bomb"),
    "XML that breaks off": (made.replaced(made.docx([ONE]), DOCUMENT, b"<w:document"), "is a damaged .docx"),
    "XML nested too deep": (body("<w:p>" * 100_000), "is a damaged .docx"),
    "entities in entities": (made.replaced(made.docx([ONE]), DOCUMENT, f"<!DOCTYPE d [{ENTITIES}]><w:document {SPACE}>&a11;</w:document>".encode()), ""),
    "no text": (made.docx([]), "no text in its body"),
    "no body": (made.replaced(made.docx([ONE]), DOCUMENT, f"<w:document {SPACE}/>".encode()), "no text in its body"),
}


@pytest.mark.parametrize("name", FAILURES)
def test_failure_says_what_was_found(name: str, tmp_path: Path) -> None:
    data, words = FAILURES[name]
    (found,) = read(tmp_path / "a.docx", data)
    assert isinstance(found, Failure)
    assert words in found.reason
    assert str(tmp_path) not in found.reason


def test_a_missing_extra_is_named_with_the_command_that_brings_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.read.docx.util.find_spec", lambda name: None)
    (found,) = read(tmp_path / "a.docx", made.docx([ONE]))
    assert isinstance(found, Failure)
    assert "pip install 'kg[documents]'" in found.reason
