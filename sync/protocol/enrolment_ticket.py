"""What the QR on an enrolment sheet says: the city's address, the one-time code and the SHA-256 of its root key, as one line.

`BALAI1.daftar.<code>.<root>.<address>`: short signs first, the address last, because it may hold dots. A scanner that types like
a keyboard can bring it. Nothing in it is secret but the code, which works once; nothing in it is believed before the root fits.

Invariant: `read_ticket(write_ticket(t)) == t`, and what is read is of the form that enrolment takes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from sync.protocol.canonical import MalformedError
from sync.protocol.patterns import ENROLMENT_CODE, SHA256

MAX_TICKET_CHARS = 512
_ADDRESS = r"https?://[A-Za-z0-9.:\[\]-]{1,253}(?:/[A-Za-z0-9._~/-]{0,100})?"
_TICKET = re.compile(rf"BALAI1\.daftar\.({ENROLMENT_CODE})\.({SHA256})\.({_ADDRESS})", re.ASCII)


@dataclass(frozen=True, slots=True)
class EnrolmentTicket:
    city_url: str
    code: str = field(repr=False)
    root: str


def write_ticket(ticket: EnrolmentTicket) -> str:
    """Raises MalformedError for what nobody could read."""
    text = f"BALAI1.daftar.{ticket.code}.{ticket.root}.{ticket.city_url}"
    if read_ticket(text) != ticket:
        raise MalformedError("an enrolment ticket that cannot be written")
    return text


def read_ticket(text: str) -> EnrolmentTicket:
    """Blanks around it do not matter: a scanner ends with a new line. Raises MalformedError."""
    match = _TICKET.fullmatch(text.strip()) if len(text) <= MAX_TICKET_CHARS else None
    if match is None:
        raise MalformedError("not an enrolment ticket")
    return EnrolmentTicket(city_url=match[3], code=match[1], root=match[2])
