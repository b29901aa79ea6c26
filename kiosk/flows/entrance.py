"""Everything about who an officer is, joined once: signing in, badges, PINs, unlocks and the clock's anchor share their tries."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from kiosk.flows.badge import ReadBadge
from kiosk.flows.first_pin import FirstPin
from kiosk.flows.officer_ports import CityStatements, LineBook, OfficerBook
from kiosk.flows.ports import Book, Clock, Journal
from kiosk.flows.sign_in import SignIn
from kiosk.flows.time_anchor import TimeAnchor
from kiosk.flows.tries import Tries
from kiosk.flows.unlock import Unlock


class OfficerMemory(OfficerBook, LineBook, Protocol):
    """What the store and the gallery's stand-in are at once."""


@dataclass(frozen=True, slots=True)
class Entrance:
    sign_in: SignIn
    badges: ReadBadge
    first_pin: FirstPin
    unlock: Unlock
    anchor: TimeAnchor


def open_entrance(
    *, book: Book, officers: OfficerMemory, journal: Journal, statements: CityStatements, clock: Clock
) -> Entrance:
    tries = Tries(book=book, officers=officers, journal=journal, clock=clock)
    return Entrance(
        sign_in=SignIn(book=book, officers=officers, journal=journal, tries=tries),
        badges=ReadBadge(book=book, officers=officers, journal=journal, statements=statements, clock=clock),
        first_pin=FirstPin(book=book, officers=officers, journal=journal, tries=tries),
        unlock=Unlock(book=book, officers=officers, journal=journal, statements=statements),
        anchor=TimeAnchor(
            book=book, line=officers, officers=officers, journal=journal, statements=statements, clock=clock
        ),
    )
