"""`CityStatus`: a slip from another kiosk, asked of the city over a line of its own.

Invariants
- One short exchange at a time, at most fifteen seconds, beside the agent's; nothing is repeated.
- The line is loaded with the first question: most days nobody asks one.
- What the city answers is read with the protocol's own reader; whatever goes wrong is one of the port's two errors.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, cast

from kiosk.flows.ports import RequestState
from kiosk.flows.status_ports import CityBusyForStatusError, CityLineError, RequestStatus
from sync.engine.ports import CityBusyError, CityUnreachableError, CityUnreadableError
from sync.protocol.instant import read_instant

if TYPE_CHECKING:
    from sync.client.public_status import PublicStatus
    from sync.client.wire import Wire


class CityStatusLine:
    """`city_url` is asked for at each question: "" before the kiosk is enrolled."""

    def __init__(self, city_url: Callable[[], str], *, connect_timeout_s: float = 5) -> None:
        self._city_url = city_url
        self._connect_timeout_s = connect_timeout_s
        self._wire: Wire | None = None

    def ask(self, code: str, pin: str) -> RequestStatus | None:
        url = self._city_url()
        if not url:
            raise CityLineError
        from sync.client.public_status import ask_status
        from sync.client.wire import Wire

        wire = Wire(connect_timeout_s=self._connect_timeout_s)
        self._wire = wire
        try:
            told = ask_status(wire, url, code, pin)
        except CityBusyError:
            raise CityBusyForStatusError from None
        except (CityUnreachableError, CityUnreadableError):
            raise CityLineError from None
        finally:
            self._wire = None
            wire.close()
        return None if told is None else _status(told)

    def cut(self) -> None:
        wire = self._wire
        if wire is not None:
            wire.cut()


def _status(told: PublicStatus) -> RequestStatus:
    return RequestStatus(
        code=told.code,
        service=told.service,
        state=cast("RequestState", told.state),
        filed_at=read_instant(told.filed_at),
        promised_at=_moment(told.promised_at),
        completed_at=_moment(told.completed_at),
        missing=told.missing,
        questions=told.questions,
        returned=told.returned,
        received=True,
    )


def _moment(text: str | None) -> datetime | None:
    return None if text is None else read_instant(text)
