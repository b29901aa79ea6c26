"""Enrolment as the kiosk sees it: a request signed by the new key goes out, a statement under the city's root comes back.

Invariants
- The code travels only inside the signed request, to an address that is https (or loopback), or in a file.
- Nothing is accepted that the root whose SHA-256 the technician typed has not signed, for just this key and epoch.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Mapping

from sync.client.city_http import API, ask_enrolment, ask_time
from sync.client.wire import Wire
from sync.engine.answers import WrongRootError, read_enrolment
from sync.engine.ports import CityUnreadableError, PendingEnrolment
from sync.protocol.canonical import MalformedError, encode
from sync.protocol.envelope import Envelope
from sync.protocol.patterns import ENROLMENT_CODE, SHA256
from sync.protocol.statements import Enrolment, EnrolmentRequest
from sync.trust.sealing import recipient_of
from sync.trust.signing import SigningKey, sign_statement

MAX_FILE_BYTES = 1024 * 1024
_BETWEEN = re.compile(r"[\s:.-]")


def parse_code(typed: str) -> str:
    """The code without the blanks and dashes it is read aloud with. Raises ValueError."""
    code = _BETWEEN.sub("", typed).upper()
    if re.fullmatch(ENROLMENT_CODE, code) is None:
        raise ValueError("not an enrolment code")
    return code


def parse_root(typed: str) -> str:
    """Hex SHA-256 of the city's root key, however it was grouped. Raises ValueError."""
    root = _BETWEEN.sub("", typed).lower()
    if re.fullmatch(SHA256, root) is None:
        raise ValueError("not a SHA-256 in hex")
    return root


def enrolment_request(pending: PendingEnrolment, *, code: str, hardware: Mapping[str, str]) -> bytes:
    """The signed request's envelope: what `--out` writes and what is posted."""
    key = SigningKey.from_private_bytes(pending.signing_key)
    request = EnrolmentRequest(
        code=code,
        public_key=key.public.raw.hex(),
        reply_key=recipient_of(pending.reply_identity),
        hardware=hardware,
        epoch=pending.epoch,
    )
    return sign_statement("enrolment", encode(request.to_object()), key, key.public.keyid).to_bytes()


def enrol_online(wire: Wire, pending: PendingEnrolment, request: bytes) -> bytes:
    """The answer's envelope, not yet believed. Raises the city errors, and WrongRootError before the code is spent.

    Asking for the time first costs one small answer and spares a one-time code when the root was mistyped; it proves
    nothing, `accept` does.
    """
    api_url = pending.city_url + API
    _check_signer(ask_time(wire, api_url, secrets.token_hex(32)), pending.root)
    return ask_enrolment(wire, api_url, request)


def accept(answer: bytes, pending: PendingEnrolment) -> Enrolment:
    """Raises WrongRootError, CityUnreadableError."""
    public_key = SigningKey.from_private_bytes(pending.signing_key).public.raw.hex()
    return read_enrolment(answer, root=pending.root, public_key=public_key, epoch=pending.epoch)


def _check_signer(statement: bytes, root: str) -> None:
    try:
        keyid = Envelope.from_bytes(statement).keyid
    except MalformedError as error:
        raise CityUnreadableError("the time statement cannot be read") from error
    if keyid != root:
        raise WrongRootError("the city at this address has another root key")
