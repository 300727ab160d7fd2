"""The heads of queries: what they say is what kg query --list shows and what stands in for parameters that are not given."""

from __future__ import annotations

import re

import pytest

from kg.errors import NotFound, UsageError
from kg.stores import queries
from kg.stores.queries import Query


def test_there_are_at_least_twenty_five() -> None:
    assert len(queries.all_queries()) >= 25


@pytest.mark.parametrize("query", queries.all_queries(), ids=lambda query: query.name)
def test_a_query_says_what_it_answers_and_has_what_both_engines_need(query: Query) -> None:
    assert re.fullmatch(r"[A-Z\"].*[.:\"]", query.purpose)
    assert query.example
    used = {name.removesuffix("_key") for name in re.findall(r"\$(\w+)", query.text)}
    assert used == set(query.parameters)
    code = "\n".join(line for line in query.text.splitlines() if not line.startswith("//"))
    assert "ORDER BY" in code
    assert not re.search(r"\b(?:id|elementId|labels|properties)\(|\bend\b\s*:|\.end\b|\.kg\b|CALL \{|fulltext|\b(?:CREATE|MERGE|SET|DELETE|REMOVE)\b", code)
    assert all(re.fullmatch(r"[a-z_]+", column) for column in query.example)


def test_a_query_is_found_with_or_without_its_suffix() -> None:
    assert queries.find("signed") == queries.find("signed.cypher")
    with pytest.raises(NotFound, match=r"did you mean signed.*--list"):
        queries.find("singed")
    with pytest.raises(NotFound, match="--list"):
        queries.find("../../secret")


HEAD = '// Who did it.\n// It may take long.\n// param who = "Ann"\n// param n = 3\n// param part = 0.5\n// param yes = true\n// param all = ["a"]\n'


def test_a_head_is_read() -> None:
    query = queries.parse("some", HEAD + '// example {"a": 1}\nMATCH (n) // param late = 1\nRETURN n')
    assert query.purpose == "Who did it. It may take long."
    assert query.parameters == {"who": "Ann", "n": 3, "part": 0.5, "yes": True, "all": ["a"]}
    assert query.example == {"a": 1}


def test_given_values_take_the_type_of_the_default() -> None:
    query = queries.parse("some", HEAD)
    given = {"who": "3", "n": "4", "part": "2", "yes": "false", "all": '["b", "c"]'}
    assert query.bind(given) == {"who": "3", "n": 4, "part": 2.0, "yes": False, "all": ["b", "c"]}
    assert query.bind({}) == query.parameters


@pytest.mark.parametrize(("name", "value"), [("n", "x"), ("n", "1.5"), ("n", "true"), ("yes", "1"), ("part", '"a"'), ("all", "a"), ("whom", "Ann")])
def test_a_wrong_value_or_name_is_refused(name: str, value: str) -> None:
    with pytest.raises(UsageError, match=name):
        queries.parse("some", HEAD).bind({name: value})


def test_a_default_that_is_not_json_is_refused() -> None:
    with pytest.raises(UsageError, match="line 2"):
        queries.parse("some", "// Who.\n// param who = Ann\nRETURN 1")


def test_values_of_a_query_without_a_head_are_json_or_text() -> None:
    assert queries.values({"a": "3", "b": "Ann", "c": "[1]", "d": '"4"'}) == {"a": 3, "b": "Ann", "c": [1], "d": "4"}
