"""Plain Python for whatever the engine hands over, and its errors in our words with the place in the query."""

from __future__ import annotations

import re
from typing import Any

from kg.errors import QueryError
from kg.stores.arcade.machine import message
from kg.stores.table import plain, properties, with_place


def value_of(value: object) -> object:
    """Plain Python for whatever the engine hands over: nodes and relationships are their properties, a path is the list of both."""
    import jpype

    if isinstance(value, dict):
        return {key: value_of(value[key]) for key in sorted(value)}
    if isinstance(value, list | tuple | set):
        return [value_of(item) for item in value]
    if not isinstance(value, jpype.JObject):
        return plain(value)
    if isinstance(value, jpype.JClass("com.arcadedb.database.Document")):
        from arcadedb_embedded.type_conversion import convert_java_to_python

        return properties({str(key): value_of(convert_java_to_python(item)) for key, item in dict(value.propertiesAsMap()).items()})
    if isinstance(value, jpype.JClass("com.arcadedb.query.opencypher.traversal.TraversalPath")):
        vertices, edges = list(value.getVertices()), list(value.getEdges())
        return [value_of(vertices[at // 2] if at % 2 == 0 else edges[at // 2]) for at in range(len(vertices) + len(edges))]
    if isinstance(value, jpype.JClass("java.util.Map")):
        return {str(key): value_of(value.get(key)) for key in sorted(value.keySet(), key=str)}
    if isinstance(value, jpype.JClass("java.util.Collection")):
        return [value_of(item) for item in value]
    if isinstance(value, jpype.JClass("java.lang.Number")):
        return float(value)
    return str(value)


def columns_of(database: Any, text: str) -> tuple[str, ...]:
    """The columns of a query that gave no row, as its plan names them."""
    from arcadedb_embedded import ArcadeDBError

    try:
        plan = database.query("opencypher", f"EXPLAIN {text}").to_list()
    except ArcadeDBError:
        return ()
    found = re.search(r"FINAL PROJECTION \[(.*)\]", str(plan[0].get("executionPlanAsString", ""))) if plan else None
    return tuple(found[1].split(", ")) if found else ()


def query_error(text: str, error: Exception, timeout: float) -> QueryError:
    said, words = str(error), message(error)
    if "QueryNotIdempotentException" in said or "DatabaseIsReadOnlyException" in said:
        return QueryError("this query would change the graph; queries only read (MATCH ... RETURN): the graph comes from kg build and kg's judgements")
    if "TimeoutException" in said:
        return QueryError(f"the query was not done within {timeout:g} s; ask for less, or allow more: --timeout {2 * timeout:g}")
    missing = re.search(r"Expected parameter\(s\): ([\w, ]+)", said)
    if missing:
        names = missing[1].split(", ")
        return QueryError(f"the query has parameters without a value: {', '.join(names)}; give them: {' '.join(f'-p {name}=...' for name in names)}")
    return QueryError(with_place(text, re.sub(r"^(Query failed|Reading the result set failed): ", "", words), first_column=0))
