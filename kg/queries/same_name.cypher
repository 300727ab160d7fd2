// Names that stand for several entities: read these before trusting what is said of them.
// example {"name": "kim", "entities": 2, "stands_for": "Kim Gunn", "type": "Person", "named": true, "entity": "news-e-a754a1193d100950"}
MATCH (n:Name)-[:NAMES]->(x:Entity)
WITH n, count(x) AS entities
WHERE entities > 1
MATCH (n)-[:NAMES]->(x:Entity)
RETURN n.key AS name, entities, x.name AS stands_for, x.type AS type, x.named AS named, x.id AS entity
ORDER BY entities DESC, name, stands_for, type, entity, named
