from __future__ import annotations

import pickle
from dataclasses import FrozenInstanceError, dataclass, replace

import msgspec
import pytest

from kg.model import Argument, Evidence, Located, Relation, quick


@quick
@dataclass(frozen=True, slots=True)
class Pair:
    first: str
    second: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Plain:
    first: str
    second: tuple[int, ...] = ()


def test_a_quick_noun_is_made_as_any_other() -> None:
    assert Pair("a") == Pair(first="a", second=()) == replace(Pair("b", ()), first="a")
    assert Pair("a", (1,)) != Pair("a")
    assert hash(Pair("a", (1,))) == hash(Plain("a", (1,)))
    assert repr(Pair("a")) == "Pair(first='a', second=())"
    assert pickle.loads(pickle.dumps(Located("a", 1, 2, "b"))) == Located("a", 1, 2, "b")
    assert msgspec.json.decode(msgspec.json.encode(Pair("a", (1, 2))), type=Pair) == Pair("a", (1, 2))


def test_a_quick_noun_is_frozen() -> None:
    with pytest.raises(FrozenInstanceError):
        Pair("a").first = "b"  # type: ignore[misc]
    with pytest.raises((FrozenInstanceError, TypeError)):
        Pair("a").third = "b"  # type: ignore[attr-defined]


@pytest.mark.parametrize("values", [{}, {"first": "a", "third": 1}])
def test_a_quick_noun_is_not_made_of_other_fields(values: dict[str, str]) -> None:
    with pytest.raises(TypeError, match=r"Pair\.__init__\(\)"):
        Pair(**values)


def test_a_quick_noun_looks_at_itself_when_it_is_made() -> None:
    evidence = Evidence("a", 0, 1, 0, 1, ((0, 1),))
    assert Relation("say", "SAID", evidence, Argument(0, 0, 1)).modality == "fact"
    with pytest.raises(ValueError, match="a subject or an object"):
        Relation("say", "SAID", evidence)
