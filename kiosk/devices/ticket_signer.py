"""`TicketSigner`: what the slip's QR says, signed by the kiosk, and the PIN that is never stored."""

from __future__ import annotations

from sync.protocol.canonical import encode
from sync.protocol.statements import TicketStatement
from sync.trust.pins import status_pin
from sync.trust.signing import SigningKey, sign_statement


class KioskTicketSigner:
    """`kiosk` is the kiosk's id and the statement's keyid, `status_key` the city's key for status PINs."""

    def __init__(self, kiosk: str, key: SigningKey, status_key: bytes) -> None:
        self._kiosk = kiosk
        self._key = key
        self._status_key = status_key

    def sign_ticket(self, *, code: str, service: str, promised: str | None) -> bytes:
        statement = TicketStatement(code, self._kiosk, service, promised)
        return sign_statement("ticket", encode(statement.to_object()), self._key, self._kiosk).to_bytes()

    def status_pin(self, code: str) -> str:
        return status_pin(self._status_key, code)
