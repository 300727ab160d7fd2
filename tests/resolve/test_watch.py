"""Watch lists: sure by name or alias, doubtful with a reason, and nothing joined."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kg.errors import SourceError
from kg.model import Entity, Located
from kg.resolve.watch import Watched, alike, read, watch


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
        (Watched("Zelensky"), "e-4", False, "a part of the name only, in another spelling: Володимир Зеленський"),
        (Watched("Vladimir Zelensky"), "e-4", False, "a first name in another language: Володимир Зеленський"),
        (Watched("V. Zelenskiy"), "e-4", False, "a name more or an initial, in another spelling: Володимир Зеленський"),
    ],
)
def test_a_sighting_says_how_sure_it_is_and_why(row: Watched, found: str, sure: bool, reason: str) -> None:
    (sighting,) = watch([row], ENTITIES)
    assert (sighting.entity.id, sighting.sure, sighting.reason) == (found, sure, reason)
    assert sighting.articles == (f"a-{found}",)


def test_a_name_that_only_shares_a_word_with_another_full_name_is_not_seen() -> None:
    assert watch([Watched("Kim Gunn"), Watched("Igor Putin")], ENTITIES[1:]) == []


@pytest.mark.parametrize(
    ("watched", "there", "reason"),
    [
        ("Zelensky", "Volodymyr Zelenskyy", "a part of the name only, in another spelling: Volodymyr Zelenskyy"),
        ("Zelensky", "Zelenskyy", "another spelling: Zelenskyy"),
        ("Volodymyr Zelensky", "Zelenskyy", "a part of the name only, in another spelling: Zelenskyy"),
        ("Alexey Navalny", "Oleksii Navalnyi", "a first name in another language: Oleksii Navalnyi"),
        ("Muhammad Khan", "Mohammed Khan", "a first name in another language: Mohammed Khan"),
        ("Shmyhal", "Denys Shmygal", "a part of the name only, in another spelling: Denys Shmygal"),
    ],
)
def test_other_romanizations_are_found_at_least_as_doubtful(watched: str, there: str, reason: str) -> None:
    (sighting,) = watch([Watched(watched)], [entity("e-1", there)])
    assert (sighting.sure, sighting.reason) == (False, reason)


@pytest.mark.parametrize(("watched", "there"), [("Andrzej Duda", "Andrii Duda"), ("Kim Gunn", "Kim Jong Un"), ("Grey", "Gray"), ("Ivanov", "Ivanova Petrenko")])
def test_other_persons_are_not_seen_however_alike(watched: str, there: str) -> None:
    assert watch([Watched(watched)], [entity("e-1", there)]) == []


def test_listed_names_are_sure_and_a_place_is_no_part_of_a_body() -> None:
    britain = replace(entity("e-1", "United Kingdom"), type="Country")
    iraq = replace(entity("e-2", "Iraq"), type="Country")
    niger = replace(entity("e-3", "Niger"), type="Country")
    (sighting,) = watch([Watched("UK"), Watched("Iran"), Watched("Nigeria"), Watched("Ministry of Defence of Iraq")], [britain, iraq, niger])
    assert (sighting.entity.id, sighting.sure, sighting.reason) == ("e-1", True, "listed name UK")


def test_the_list_is_a_csv_with_a_name_column(tmp_path: Path) -> None:
    path = tmp_path / "names.csv"
    path.write_text("name,aliases,note\nVladimir Putin,Putin; V. Putin,president\n,,\n", encoding="utf-8")
    assert read(path) == [Watched("Vladimir Putin", ("Putin", "V. Putin"), "president")]
    path.write_text("who\nPutin\n", encoding="utf-8")
    with pytest.raises(SourceError, match="a column name is needed"):
        read(path)
    with pytest.raises(SourceError, match=r"missing\.csv"):
        read(tmp_path / "missing.csv")


def test_listed_names_in_two_languages_are_seen_once() -> None:
    ukraine = replace(entity("e-1", "Ukraine", "Україна"), type="Country")
    (sighting,) = watch([Watched("Ukraine", ("Україна",))], [ukraine])
    assert (sighting.sure, sighting.reason) == (True, "alias Україна")


def test_things_without_a_name_and_names_without_a_word_are_not_watched() -> None:
    assert watch([Watched("Kim")], [replace(ENTITIES[1], named=False)]) == []
    assert watch([Watched("---"), Watched("…")], ENTITIES) == []


@pytest.mark.parametrize(
    ("name", "other", "why"),
    [
        ("John Smith", "John Quincy Smith", "a name more or an initial: John Quincy Smith"),
        ("J. Smith", "John Smith", "a name more or an initial: John Smith"),
        ("John Smith", "John  Smith", None),  # equal: nothing to ask
        ("---", "John Smith", None),
        ("Jo", "Jo Smith", None),  # too short a part
    ],
)
def test_why_two_names_may_be_one(name: str, other: str, why: str | None) -> None:
    assert alike(name, other) == why
