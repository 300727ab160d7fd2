"""The tree of expected failures. Every message says where, what was found, what was expected and the way out."""

from __future__ import annotations


class KGError(Exception):
    """Anything that a user can mend. ``exit_code`` is what the command line returns."""

    exit_code = 1


class UsageError(KGError):
    """Wrong arguments, an unknown key, a name that fits nothing or several things."""

    exit_code = 2


class SourceError(KGError):
    """A source that cannot be read. One bad source is a :class:`kg.model.Failure` in the stream; this is raised when nothing else can be done."""


class NotFound(KGError):
    """A name, an id or a file that the graph does not hold."""


class PipelineError(KGError):
    """A language pipeline that is missing or does not give what is needed."""


class LedgerError(KGError):
    """The ledger is locked, read-only, damaged or of another version."""


class StoreError(KGError):
    """A graph store or database that is away, refuses, or holds something else."""


class QueryError(StoreError):
    """A query that cannot be run; names the place in the query."""


class FormatError(KGError):
    """A file that cannot be written or does not hold what its format promises."""
