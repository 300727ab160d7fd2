"""Watch lists: sure by name or alias, doubtful with a reason, and nothing joined."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import SourceError
from kg.model import Entity, Located
from kg.resolve.watch import Watched, read, watch


def entity(ident: str, name: str, *aliases: str) -> Entity:
    return Entity(ident, name, "Person", True, aliases=aliases, mentions=(Located(f"a-{ident}", 0, len(name), name),))


ENTITIES = [entity("e-1", "Vladimir Putin", "Putin"), entity("e-2", "Kim Jong Un"), entity("e-3", "Dom Phillips"), entity("e-4", "Володимир Зеленський")]


@pytest.mark.parametrize(
    ("row", "found", "sure", "reason"),
    [
        (Watched("vladimir putin"), "e-1", True, "name vladimir putin"),
        (Watched("The president", ("Putin",)), "e-1", True, "alias Putin"),
        (Watched("Dom Philips"), "e-3", False, "one letter apart: Dom Phillips"),
        (Watched("Kim"), "e-2", False, "a part of the name only: Kim Jong Un"),
        (Watched("Volodymyr Zelensky"), "e-4", False, "another spelling: Володимир Зеленський"),
    ],
)
def test_a_sighting_says_how_sure_it_is_and_why(row: Watched, found: str, sure: bool, reason: str) -> None:
    (sighting,) = watch([row], ENTITIES)
    assert (sighting.entity.id, sighting.sure, sighting.reason) == (found, sure, reason)
    assert sighting.articles == (f"a-{found}",)


def test_a_name_that_only_shares_a_word_with_another_full_name_is_not_seen() -> None:
    assert watch([Watched("Kim Gunn"), Watched("Igor Putin")], ENTITIES[1:]) == []


def test_the_list_is_a_csv_with_a_name_column(tmp_path: Path) -> None:
    path = tmp_path / "names.csv"
    path.write_text("name,aliases,note\nVladimir Putin,Putin; V. Putin,president\n,,\n", encoding="utf-8")
    assert read(path) == [Watched("Vladimir Putin", ("Putin", "V. Putin"), "president")]
    path.write_text("who\nPutin\n", encoding="utf-8")
    with pytest.raises(SourceError, match="a column name is needed"):
        read(path)
    with pytest.raises(SourceError, match=r"missing\.csv"):
        read(tmp_path / "missing.csv")
