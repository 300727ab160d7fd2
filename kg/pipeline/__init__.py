"""Our own language pipeline, as spaCy components: one encoder pass -> sentences, tags, tree, names, vectors."""
