"""ArcadeDB in a JVM of this process: what :mod:`kg.stores.cypher` stands on. Nothing else imports the engine.

machine     the JVM, started once a process      building    a graph -> a folder, in bulk      values      what the engine hands over, and its errors
"""
