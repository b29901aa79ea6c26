"""Reading what goes into a run, and a digest of all of it: the same inputs give the same digest, so two runs can be told apart.

Rows are read as text and whole numbers, in an order that the statement fixes; what PostgreSQL can add up it adds up.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

from django.db import connection

Row = tuple[Any, ...]


class Inputs:
    def __init__(self) -> None:
        self._sum = hashlib.sha256()

    def rows(self, name: str, statement: str, values: Mapping[str, Any]) -> list[Row]:
        """`statement` says its order."""
        with connection.cursor() as cursor:
            cursor.execute(statement, values)
            found: list[Row] = cursor.fetchall()
        self.count_in(name, found)
        return found

    def count_in(self, name: str, value: object) -> None:
        """What was read in another way. Its `repr` is what it is."""
        self._sum.update(f"{name}\n".encode())
        self._sum.update(repr(value).encode())

    @property
    def digest(self) -> str:
        return self._sum.hexdigest()
