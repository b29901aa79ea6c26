"""Why something cannot be done now, in a sentence for the person who asked."""

from __future__ import annotations


class NotPossibleError(Exception):
    """`str` is one Indonesian sentence that says what to do."""
