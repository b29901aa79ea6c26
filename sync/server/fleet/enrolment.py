"""The city accepts a key: a new kiosk, or a new epoch of a known one.

Invariants
- The request is signed by the very key it asks for, so nobody enrols a key he does not have.
- A code works once. The same key with the same code gets the same kiosk again while the code lasts: an answer may have
  been lost, and the technician stands in the hall.
- A new epoch is a code issued for that kiosk, or a request with a later epoch at a site with exactly one kiosk. The city
  decides the epoch; the key of the one before is revoked in the same transaction.
- Unknown, used and expired codes are told apart to nobody.
- A hall's second PC of a day is told how far the first may have come with the day's queue numbers, so that none is given twice.
- The pepper of PINs travels sealed to the reply key of the very request: who sees the answer has no use of it.
"""

from __future__ import annotations

import base64
import secrets
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from sync.protocol.canonical import decode
from sync.protocol.chain_head import GENESIS
from sync.protocol.envelope import Envelope
from sync.protocol.instant import write_instant
from sync.protocol.problems import ProblemError
from sync.protocol.statements import MAX_TICKET, Enrolment, EnrolmentRequest
from sync.protocol.statements import Site as SiteStatement
from sync.rules.indonesian import JAKARTA
from sync.server.city_keys import city_keys
from sync.server.fleet import enrolment_codes
from sync.server.fleet.configuration import configuration_of
from sync.server.fleet.models import Chain, EnrolmentCode, Kiosk, Site
from sync.server.halls.models import Ticket
from sync.server.ingest.sync_tokens import new_token
from sync.server.pin_pepper import pin_pepper
from sync.trust.sealing import BadRecipientError, seal
from sync.trust.signing import BadSignatureError, VerifyKey, open_statement

MAX_REQUEST_BYTES = 16 * 1024
HUNDRED = 100  # of queue numbers: as `kiosk.domain.ticket`


def enrol(data: bytes) -> bytes:
    """The envelope of the `enrolment` statement. Raises MalformedError, ProblemError 403.2, 409.6, 422.2, 422.4."""
    request = _read_request(data)
    now = timezone.now()
    with transaction.atomic():
        code = _usable_code(request, now)
        if (used := _chain_of(code)) is not None:
            return _statement(Kiosk.objects.get(id=used.kiosk), used, request, now)
        if Chain.objects.filter(public_key=bytes.fromhex(request.public_key)).exists():
            raise ProblemError("409.6")
        known = _known_kiosk(request, code)
        kiosk = _new_kiosk(request, code.site, now) if known is None else _next_epoch(known, request, code.site, now)
        chain = _open_chain(kiosk, request, now)
        code.used_at, code.used_kiosk, code.used_epoch = now, chain.kiosk, chain.epoch
        code.save()
        return _statement(kiosk, chain, request, now)


def _read_request(data: bytes) -> EnrolmentRequest:
    envelope = Envelope.from_bytes(data, limit_bytes=MAX_REQUEST_BYTES)
    request = EnrolmentRequest.from_object(decode(envelope.payload, limit_bytes=MAX_REQUEST_BYTES))
    key = VerifyKey.from_raw(bytes.fromhex(request.public_key))
    try:
        open_statement(envelope, "enrolment", lambda keyid: key if keyid == key.keyid else None)
    except BadSignatureError:
        raise ProblemError("422.2") from None
    return request


def _usable_code(request: EnrolmentRequest, now: datetime) -> EnrolmentCode:
    codes = EnrolmentCode.objects.select_for_update(of=("self",)).select_related("site", "kiosk")
    code = codes.filter(digest=enrolment_codes.digest(request.code)).first()
    if code is None or code.expires_at < now:
        raise ProblemError("403.2")
    used = _chain_of(code)
    if used is not None and bytes(used.public_key).hex() != request.public_key:
        raise ProblemError("403.2")
    return code


def _chain_of(code: EnrolmentCode) -> Chain | None:
    """The chain that was opened with it."""
    if code.used_kiosk is None or code.used_epoch is None:
        return None
    return Chain.objects.filter(kiosk=code.used_kiosk, epoch=code.used_epoch).first()


def _known_kiosk(request: EnrolmentRequest, code: EnrolmentCode) -> Kiosk | None:
    if code.kiosk is not None or request.epoch == 1:
        return code.kiosk
    at_site = list(Kiosk.objects.filter(site=code.site, revoked_at=None)[:2])
    if len(at_site) != 1:
        raise ProblemError("409.6", {"detail": "issue the code for the kiosk that opens a new epoch"})
    return at_site[0]


def _new_kiosk(request: EnrolmentRequest, site: Site, now: datetime) -> Kiosk:
    return Kiosk.objects.create(
        site=site,
        epoch=request.epoch,
        status_key=secrets.token_bytes(32),
        reply_key=request.reply_key,
        hardware=dict(request.hardware),
        enrolled_at=now,
    )


def _next_epoch(kiosk: Kiosk, request: EnrolmentRequest, site: Site, now: datetime) -> Kiosk:
    Chain.objects.filter(kiosk=kiosk.id, revoked_at=None).update(revoked_at=now)
    kiosk.epoch = max(kiosk.epoch + 1, request.epoch)
    kiosk.site = site
    kiosk.reply_key = request.reply_key
    kiosk.hardware = dict(request.hardware)
    kiosk.enrolled_at = now
    kiosk.revoked_at, kiosk.revoked_why = None, ""
    kiosk.save()
    return kiosk


def _open_chain(kiosk: Kiosk, request: EnrolmentRequest, now: datetime) -> Chain:
    return Chain.objects.create(
        kiosk=kiosk.id,
        epoch=kiosk.epoch,
        public_key=bytes.fromhex(request.public_key),
        head_digest=GENESIS,
        sync_token=new_token(kiosk.id, kiosk.epoch),
        site=kiosk.site_id,
        opened_at=now,
    )


def _statement(kiosk: Kiosk, chain: Chain, request: EnrolmentRequest, now: datetime) -> bytes:
    site = kiosk.site
    statement = Enrolment(
        kiosk=str(kiosk.id),
        epoch=chain.epoch,
        public_key=bytes(chain.public_key).hex(),
        site=SiteStatement(
            id=str(site.id),
            name=site.name,
            rw=site.rw,
            kelurahan=site.kelurahan,
            kecamatan=site.kecamatan,
            ticket_prefix=site.ticket_prefix,
            loket=site.loket,
        ),
        configuration=configuration_of(kiosk),
        sync_token=chain.sync_token,
        time=write_instant(now),
        pin_pepper=_sealed_pepper(request),
        last_ticket=_last_ticket(site, chain, now),
    )
    return city_keys().state("enrolment", statement.to_object()).to_bytes()


def _sealed_pepper(request: EnrolmentRequest) -> str:
    pepper = pin_pepper()
    if not pepper:
        return ""
    try:
        return base64.b64encode(seal(pepper, [request.reply_key]).body).decode()
    except BadRecipientError:
        raise ProblemError("422.4", {"field": "reply_key"}) from None


def _last_ticket(site: Site, chain: Chain, now: datetime) -> int:
    """What was heard of the hall's numbers of today; each PC that was put there today began a hundred of its own, heard of or not."""
    today = now.astimezone(JAKARTA).replace(hour=0, minute=0, second=0, microsecond=0)
    before = Chain.objects.filter(site=site.id, opened_at__lt=chain.opened_at)
    if not before.exists():
        return 0
    heard = Ticket.objects.filter(site=site.id, day=today.date()).values_list("number", flat=True)
    numbers = [int(number.rpartition("-")[2]) for number in heard]
    unheard = HUNDRED * before.filter(opened_at__gte=today).count() + 1
    return min(MAX_TICKET, max(unheard, *numbers, 0))
