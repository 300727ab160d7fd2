"""Time expressions: where they stand (:func:`find`), what they mean (:func:`resolve`), and their TIMEX3 value (:func:`timex`).

The rules read text, not the entities of a model: data of the field (TempEval-3) shows that a grammar of news time is small and closed. The forms of a recipe
stand in :mod:`kg.extract.dates.recipe`.
"""

from kg.extract.dates.finding import find, parts
from kg.extract.dates.resolving import kind, resolve, timex, timexes

__all__ = ["find", "kind", "parts", "resolve", "timex", "timexes"]
