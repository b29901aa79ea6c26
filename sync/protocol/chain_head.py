"""Where a chain stands: the value of the `Chain-Head` header, `epoch:seq:digest`.

Invariants: an empty chain is seq 0 with the genesis digest, and only that one; digest is the hex SHA-256 of the last payload.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from sync.protocol.canonical import MAX_INTEGER, MalformedError

GENESIS = "0" * 64
MAX_EPOCH = 2**31 - 1

_HEADER = re.compile(r"([0-9]{1,10}):([0-9]{1,16}):([0-9a-f]{64})")


@dataclass(frozen=True, slots=True)
class ChainHead:
    epoch: int
    seq: int
    digest: str

    @classmethod
    def empty(cls, epoch: int) -> ChainHead:
        return cls(epoch, 0, GENESIS)

    def header(self) -> str:
        return f"{self.epoch}:{self.seq}:{self.digest}"

    @classmethod
    def parse(cls, header: str) -> ChainHead:
        """Raises MalformedError."""
        match = _HEADER.fullmatch(header)
        if match is None:
            raise MalformedError("Chain-Head is not epoch:seq:digest")
        head = cls(int(match[1]), int(match[2]), match[3])
        in_bounds = 1 <= head.epoch <= MAX_EPOCH and head.seq <= MAX_INTEGER
        if not in_bounds or head.header() != header or (head.seq == 0) != (head.digest == GENESIS):
            raise MalformedError("Chain-Head is not epoch:seq:digest")
        return head
