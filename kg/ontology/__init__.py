"""Relation types as data: which predicates mean the same, and what each type says."""

from kg.ontology.ontology import Ontology, RelationType, load

__all__ = ["Ontology", "RelationType", "load"]
