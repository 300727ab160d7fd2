"""Sources -> articles: formats, splitting of running text, datelines, language."""

from kg.read.reading import read_source
from kg.read.sources import Source, expand

__all__ = ["Source", "expand", "read_source"]
