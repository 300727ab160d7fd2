"""The file of known names: each wrong line is told with its number and what a line looks like."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import UsageError
from kg.resolve.links import parse, read_links
from kg.resolve.proposals import Link

GOOD = '{"id": "Q567", "label": "Angela Merkel", "aliases": ["Merkel"], "type": "Person"}'


def test_a_line_is_a_link_and_empty_lines_are_none() -> None:
    assert parse(f"\n{GOOD}\n\n", "names.jsonl") == [Link("Q567", "Angela Merkel", ("Merkel",), "Person")]


def test_aliases_and_type_may_be_missing() -> None:
    assert parse('{"id": "Q64", "label": "Berlin"}', "names.jsonl") == [Link("Q64", "Berlin", (), "")]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Angela Merkel", "no link"),
        ("[]", "no link"),
        ('{"label": "Angela Merkel"}', "'id'"),
        ('{"id": "Q567"}', "'label'"),
        ('{"id": "", "label": "Angela Merkel"}', "id, label or an alias is no text"),
        ('{"id": 567, "label": "Angela Merkel"}', "id, label or an alias is no text"),
        ('{"id": "Q567", "label": "Angela Merkel", "aliases": [5]}', "id, label or an alias is no text"),
        ('{"id": "Q567", "label": "Angela Merkel", "aliases": 5}', "aliases is no list"),
        ('{"id": "Q567", "label": "Angela Merkel", "type": "Chancellor"}', "type 'Chancellor' is none of Person, Organization"),
        ("[" * 200_000, "no link"),
    ],
    ids=range(10),
)
def test_a_wrong_line_is_told_with_its_number(line: str, told: str) -> None:
    with pytest.raises(UsageError, match=r"names\.jsonl, line 2: no link") as raised:
        parse(f"{GOOD}\n{line}", "names.jsonl")
    assert told in str(raised.value)


def test_a_string_of_aliases_is_no_list_of_letters() -> None:
    with pytest.raises(UsageError, match="aliases is no list"):
        parse('{"id": "Q567", "label": "Angela Merkel", "aliases": "Merkel"}', "names.jsonl")


def test_bytes_that_are_no_text_and_a_missing_file_are_told(tmp_path: Path) -> None:
    (tmp_path / "names.jsonl").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(UsageError, match=r"names\.jsonl cannot be read as UTF-8 text: other bytes"):
        read_links(tmp_path / "names.jsonl")
    with pytest.raises(UsageError, match=r"lost\.jsonl cannot be read as UTF-8 text: No such file"):
        read_links(tmp_path / "lost.jsonl")


def test_a_file_of_links_is_given_back_as_it_is_and_its_byte_order_mark_is_not(tmp_path: Path) -> None:
    (tmp_path / "names.jsonl").write_bytes(b"\xef\xbb\xbf" + f"{GOOD}\n".encode())
    assert read_links(tmp_path / "names.jsonl") == f"{GOOD}\n"
    (tmp_path / "names.jsonl").write_text(f"{GOOD}\n[]\n", encoding="utf-8")
    with pytest.raises(UsageError, match=r"names\.jsonl, line 2: no link"):
        read_links(tmp_path / "names.jsonl")
