// Who is quoted most, with how much of it is a claim, a denial, a plan or a possibility.
// example {"speaker": "Kim Gunn", "type": "Person", "statements": 1, "claimed": 0, "denied": 0, "planned": 0, "possible": 1}
MATCH (s:Statement)-[:SAID_BY {position: 1}]->(x:Entity)
RETURN x.name AS speaker, x.type AS type, count(s) AS statements,
       sum(CASE WHEN s.status = 'claimed' THEN 1 ELSE 0 END) AS claimed, sum(CASE WHEN s.status = 'denied' THEN 1 ELSE 0 END) AS denied,
       sum(CASE WHEN s.status = 'planned' THEN 1 ELSE 0 END) AS planned, sum(CASE WHEN s.status = 'possible' THEN 1 ELSE 0 END) AS possible
ORDER BY statements DESC, speaker, type, claimed, denied, planned, possible
