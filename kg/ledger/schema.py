"""The tables, as steps from each version to the next: a new ledger takes them all, an old one those it lacks."""

from __future__ import annotations

STEPS = (
    # 1: what was read and found
    """
    CREATE TABLE texts (article TEXT PRIMARY KEY, text BLOB NOT NULL) WITHOUT ROWID;
    CREATE TABLE sources (label TEXT PRIMARY KEY, argument TEXT NOT NULL, read INTEGER NOT NULL) WITHOUT ROWID;
    CREATE TABLE placements (
        source TEXT, ordinal INTEGER, article TEXT NOT NULL, record BLOB NOT NULL, read INTEGER NOT NULL, PRIMARY KEY (source, ordinal)
    ) WITHOUT ROWID;
    CREATE INDEX placements_of ON placements (article);
    CREATE TABLE findings (article TEXT, pipeline TEXT, ontology TEXT, record BLOB NOT NULL, PRIMARY KEY (article, pipeline, ontology)) WITHOUT ROWID;
    CREATE TABLE failures (source TEXT NOT NULL, ordinal INTEGER, article TEXT, reason TEXT NOT NULL, skipped INTEGER NOT NULL, read INTEGER NOT NULL);
    CREATE INDEX failures_of ON failures (source);
    CREATE TABLE judgements (number INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, record BLOB NOT NULL, made TEXT NOT NULL, undone TEXT);
    CREATE TABLE anchors (id TEXT PRIMARY KEY, article TEXT NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL, relation TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE runs (number INTEGER PRIMARY KEY AUTOINCREMENT, made TEXT NOT NULL, fingerprint TEXT NOT NULL, summary BLOB NOT NULL);
    """,
    # 2: articles that stay out although their source still holds them; settings of the last build, for the commands that build again
    """
    CREATE TABLE removed (article TEXT PRIMARY KEY, made TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
    """,
    # 3: what became of the articles that each build was given
    """
    CREATE TABLE accounts (
        number INTEGER PRIMARY KEY AUTOINCREMENT, made TEXT NOT NULL, run INTEGER NOT NULL,
        given INTEGER NOT NULL, read INTEGER NOT NULL, failed INTEGER NOT NULL, skipped INTEGER NOT NULL, removed INTEGER NOT NULL
    );
    """,
)
VERSION = len(STEPS)
