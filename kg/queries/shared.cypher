// Who has done the same to the same thing (Putin signed the treaty that Kim signed), as the articles themselves say.
// example {"who": "Kim Jong Un", "and_who": "Vladimir Putin", "relation": "SIGNED", "what": "treaty", "type": "Agreement"}
MATCH (x:Entity)-[one:SUBJECT_OF]->(s:Statement {status: 'asserted'})-[:OBJECT]->(what:Entity)<-[:OBJECT]-(t:Statement {status: 'asserted'})<-[:SUBJECT_OF]-(y:Entity)
WHERE x.name < y.name AND s.relation = t.relation AND s.relation <> 'RELATED'
RETURN DISTINCT x.name AS who, y.name AS and_who, s.relation AS relation, what.name AS what, what.type AS type
ORDER BY who, and_who, relation, what, type
