"""Graph -> places that answer questions: networkx, an embedded Cypher engine, Neo4j. None knows how the graph was made."""
