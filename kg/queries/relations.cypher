// Which relations the graph holds, with how many statements of each status.
// example {"relation": "SIGNED", "status": "asserted", "statements": 3, "support": 4}
MATCH (s:Statement)
RETURN s.relation AS relation, s.status AS status, count(*) AS statements, sum(s.support) AS support
ORDER BY statements DESC, relation, status, support
