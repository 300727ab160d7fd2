"""News articles in, a knowledge graph out: who did what to whom, who says so, and where it is written."""
