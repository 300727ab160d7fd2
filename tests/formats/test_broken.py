"""A file that is damaged, cut, of another program or away: one FormatError that names it and says what was found. Nothing else may come out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kg import formats
from kg.errors import FormatError, UsageError
from tests.samples import small_graph

GRAPH = small_graph()
WHOLE = (".json", ".graphml", ".gexf", ".csv", ".jsonl")  # what reads back; Parquet is made of the same rows as CSV
DEEP = "[" * 200_000  # a parser that calls itself runs out of stack


def written(suffix: str, folder: Path) -> Path:
    """The file of a written graph that holds its entities and statements."""
    target = folder / f"graph{suffix}"
    formats.dump(GRAPH, target, full=suffix != ".jsonl")
    return folder / "graph.nodes.csv" if suffix == ".csv" else target


@pytest.mark.parametrize("suffix", WHOLE)
def test_a_missing_file_is_named(suffix: str, tmp_path: Path) -> None:
    with pytest.raises(FormatError, match=r"nowhere.* cannot be read: there is no such file"):
        formats.load(tmp_path / f"nowhere{suffix}")


@pytest.mark.parametrize("suffix", WHOLE)
@pytest.mark.parametrize("share", [0.0, 0.3, 0.6, 0.9])
def test_a_file_that_was_cut_is_noticed(suffix: str, share: float, tmp_path: Path) -> None:
    target = written(suffix, tmp_path)
    content = target.read_bytes()
    target.write_bytes(content[: int(len(content) * share)])
    with pytest.raises(FormatError, match="graph"):
        formats.load(tmp_path / f"graph{suffix}")


@pytest.mark.parametrize("suffix", WHOLE)
@pytest.mark.parametrize(
    "content",
    [b"\x00\xff\xfe", b"<html></html>", b"{}", b"[]", b"null", DEEP.encode(), b'{"a": ' + DEEP.encode()],
    ids=["binary", "html", "object", "list", "null", "deep list", "deep object"],
)
def test_the_file_of_another_program_is_refused(suffix: str, content: bytes, tmp_path: Path) -> None:
    target = written(suffix, tmp_path)
    target.write_bytes(content)
    with pytest.raises(FormatError, match="graph"):
        formats.load(tmp_path / f"graph{suffix}")


@pytest.mark.parametrize("suffix", WHOLE)
def test_a_record_that_was_edited_by_hand_is_named(suffix: str, tmp_path: Path) -> None:
    target = written(suffix, tmp_path)
    text = target.read_text(encoding="utf-8")
    edited = text.replace("confidence", "konfidenz")
    assert edited != text
    target.write_text(edited, encoding="utf-8")
    with pytest.raises(FormatError):
        formats.load(tmp_path / f"graph{suffix}")


def test_a_suffix_that_no_format_has_names_those_that_there_are(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"graph\.docx: no format has the suffix '\.docx'; give one of .*\.graphml"):
        formats.load(tmp_path / "graph.docx")


@pytest.mark.parametrize("span", ["[3]", "[3,9,12]", "3"])
def test_a_stretch_that_is_no_pair_is_refused(span: str, tmp_path: Path) -> None:
    target = written(".jsonl", tmp_path)
    text = target.read_text(encoding="utf-8")
    edited = re.sub(r'"subject":\[\d+,\d+\]', f'"subject":{span}', text, count=1)
    assert edited != text
    target.write_text(edited, encoding="utf-8")
    with pytest.raises(FormatError, match="lacks or mistypes"):
        formats.load(target)


@pytest.mark.parametrize("start", ['"3"', "3.5", "null", "true", "-1", "99999"], ids=["string", "fraction", "null", "truth", "negative", "behind the end"])
@pytest.mark.parametrize(("file", "before"), [("graph.jsonl", '"start":'), ("graph.entities.jsonl", '"start":'), ("graph.jsonl", '"predicate":[[')])
def test_a_stretch_of_other_than_whole_numbers_in_their_order_is_refused(file: str, before: str, start: str, tmp_path: Path) -> None:
    written(".jsonl", tmp_path)
    text = (tmp_path / file).read_text(encoding="utf-8")
    edited = re.sub(re.escape(before) + r"\d+", before + start, text, count=1)
    assert edited != text
    (tmp_path / file).write_text(edited, encoding="utf-8")
    with pytest.raises(FormatError, match="where two whole numbers in their order were expected"):
        formats.load(tmp_path / "graph.jsonl")
