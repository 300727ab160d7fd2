"""Neo4j, beside other people's data.

Every node of ours carries ``:KG`` and an id that begins with the graph's name, every relationship its own id in ``kg``; both are unique by constraint, and
nothing else is ever matched. A marker node (:KGLoad) says which graph the database holds: then only the difference is sent. Without that knowledge the rows
that are there are read and compared. Values travel as parameters; labels and types are checked and come from the ontology.

    store       what a user calls: query, load, wipe          holding     which rows the database holds, and its marker
    writing     a change -> statements of Cypher              wire        the driver: transactions, and its errors in our words
    values      what the driver hands over -> plain Python
"""

from kg.stores.neo4j.holding import Mark
from kg.stores.neo4j.store import Loaded, Neo4jStore
from kg.stores.neo4j.writing import BATCH

__all__ = ["BATCH", "Loaded", "Mark", "Neo4jStore"]
