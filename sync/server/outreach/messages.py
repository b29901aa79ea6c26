"""The outbox: who agreed to be told hears that there is news, and where to look. Off until a gateway is set.

Invariants
- A message holds a ticket number and the address of the status page, and never what the news is, a name or another number:
  whoever reads it over a shoulder learns nothing.
- Told are the ends and the returns of a request, once each, while the resident's consent to be contacted stands.
- The telephone number is read from the sealed form when the message goes, with a line in the record of openings, and is kept
  nowhere: not in the outbox, not in a log, not in an error.
- At least once: a gateway that knows the message's id again drops the second. Nobody is woken: nothing goes at night.
- News come from the change feed in its own order, so none is overlooked and what was before a gateway was set is not told.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from sync.protocol.canonical import MalformedError, decode
from sync.rules.indonesian import JAKARTA
from sync.rules.phone import parse_phone
from sync.rules.refusal import Refused
from sync.server.console import catalogue_names
from sync.server.fleet.models import FeedItem
from sync.server.ingest import subject_facts
from sync.server.ingest.models import Part, PartReference
from sync.server.ingest.opening import open_part, operations_identity
from sync.server.ingest.parts_store import StoreUnreachableError
from sync.server.outreach.gateway import Gateway, GatewayError
from sync.server.outreach.models import Message, OutboxPlace
from sync.server.requests.models import Request
from sync.trust.sealing import CannotOpenError

TOLD = frozenset({"returned", "completed", "handed_off"})
PURPOSE = "Nomor HP untuk pesan ke warga"
ACCOUNT = "kota"
WAITS = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 600))
_AT_ONCE = 200
_FORM_BYTES = 512 * 1024
_FIRST_HOUR, _LAST_HOUR = 7, 20
_WORDS = {
    "id": "Balai RW: ada kabar untuk nomor {ticket}. Lihat di {page} dengan kode dan PIN di kertas Anda. Gratis.",
    "jv": "Balai RW: wonten kabar kangge nomer {ticket}. Tingali teng {page} ngangge kode kalih PIN teng kertase"
    " sampeyan. Gratis.",
}


class _NotSentError(Exception):
    """`reason` of `Message.REASONS`; `is_final`: waiting helps nobody."""

    def __init__(self, reason: str, *, is_final: bool) -> None:
        super().__init__(reason)
        self.reason, self.is_final = reason, is_final


@transaction.atomic
def note_news() -> int:
    """Lines for what became true since the last look; how many. The first look only remembers where the feed stands."""
    newest = FeedItem.objects.order_by("-cursor").values_list("cursor", flat=True).first() or 0
    place, is_first = OutboxPlace.objects.select_for_update().get_or_create(id=1, defaults={"cursor": newest})
    if is_first:
        return 0
    told = FeedItem.objects.filter(cursor__gt=place.cursor).order_by("cursor")[:_AT_ONCE]
    rows = list(told.values_list("cursor", "kind", "item_id", "version", "data__state"))
    if not rows:
        return 0
    news = {item: version for _, kind, item, version, state in rows if kind == "request_status" and state in TOLD}
    now = timezone.now()
    requests = Request.objects.filter(id__in=list(news), state__in=TOLD)
    lines = [
        Message(
            request=request.id,
            kiosk_id=request.kiosk_id,
            site_id=request.site_id,
            ticket=request.ticket,
            occasion=request.state,
            version=request.version,
            made_at=now,
            due_at=polite(now),
        )
        for request in requests
    ]
    Message.objects.bulk_create(lines, ignore_conflicts=True)
    place.cursor = rows[-1][0]
    place.save(update_fields=["cursor"])
    return len(lines)


def send_due(gateway: Gateway) -> int:
    """Send what is due, each in a commit of its own; how many went."""
    due = Message.objects.filter(state=Message.WAITING, due_at__lte=timezone.now()).order_by("due_at")
    return sum(_send_one(gateway, id_) for id_ in list(due.values_list("id", flat=True)[:_AT_ONCE]))


@transaction.atomic
def _send_one(gateway: Gateway, id_: UUID) -> bool:
    message = Message.objects.select_for_update(skip_locked=True).filter(id=id_, state=Message.WAITING).first()
    if message is None:
        return False
    message.tries += 1
    try:
        request = Request.objects.get(id=message.request)
        gateway.send(str(message.id), _number_of(request), words_of(request))
    except _NotSentError as refused:
        _put_off(message, refused.reason, is_final=refused.is_final)
    except GatewayError as error:
        _put_off(message, "gateway", is_final=error.is_final)
    else:
        message.state, message.reason, message.ended_at = Message.SENT, "", timezone.now()
    message.save()
    return message.state == Message.SENT


def words_of(request: Request) -> str:
    return _WORDS.get(request.language, _WORDS["id"]).format(
        ticket=request.ticket, page=f"{settings.PUBLIC_ORIGIN}/status"
    )


def polite(at: datetime) -> datetime:
    """The same moment by day, else the next morning."""
    local = at.astimezone(JAKARTA)
    if _FIRST_HOUR <= local.hour < _LAST_HOUR:
        return at
    morning = local.replace(hour=_FIRST_HOUR, minute=0, second=0, microsecond=0)
    return morning if local.hour < _FIRST_HOUR else morning + timedelta(days=1)


def agreed(request: Request) -> bool:
    """Whether the consent to be contacted stands: what the hall recorded last about it decides."""
    kiosk, subject = str(request.kiosk_id), str(request.id)
    told = subject_facts.about(kiosk, [subject], ["consent_given", "consent_withdrawn"]).get(subject, [])
    about = [fact for fact in told if "contact" in fact.data["purposes"]]  # type: ignore[operator]  # by its schema
    return bool(about) and about[-1].kind == "consent_given"


def _put_off(message: Message, reason: str, *, is_final: bool) -> None:
    message.reason = reason
    if is_final or message.tries > len(WAITS):
        message.state = Message.CANCELLED if reason in {"no_consent", "no_number"} else Message.FAILED
        message.ended_at = timezone.now()
    else:
        message.due_at = polite(timezone.now() + WAITS[message.tries - 1])


def _number_of(request: Request) -> str:
    """E.164. Raises _NotSentError."""
    if not agreed(request):
        raise _NotSentError("no_consent", is_final=True)
    service = catalogue_names.service_of(request.service, request.catalogue_version)
    keys = [field.key for field in service.fields if field.type == "phone_id"] if service else []
    if service is None or not keys or service.route_around_local_staff:
        raise _NotSentError("no_number", is_final=True)
    answers = _answers(request)
    for key in keys:
        number = answers.get(key)
        if isinstance(number, str) and number:
            return _checked(number)
    raise _NotSentError("no_number", is_final=True)


def _answers(request: Request) -> dict[str, object]:
    """Of the newest form that is here, opened with its line in the record."""
    forms = PartReference.objects.filter(subject=request.id, kiosk=request.kiosk_id, role="form", recipients=1)
    newest = forms.order_by("-epoch", "-seq").values_list("sha256", flat=True).first()
    if newest is None or not Part.objects.filter(kiosk=request.kiosk_id, sha256=newest).exists():
        raise _NotSentError("not_here", is_final=False)
    try:
        plain = open_part(newest, operations_identity(), account=ACCOUNT, purpose=PURPOSE)
        form = decode(plain, limit_bytes=_FORM_BYTES)
    except (FileNotFoundError, StoreUnreachableError):
        raise _NotSentError("not_here", is_final=False) from None
    except (CannotOpenError, MalformedError):
        raise _NotSentError("no_number", is_final=True) from None
    answers = form.get("answers")
    if form.get("request") != str(request.id) or not isinstance(answers, dict):
        raise _NotSentError("no_number", is_final=True)
    return answers


def _checked(number: str) -> str:
    try:
        return parse_phone(number).e164
    except Refused:
        raise _NotSentError("no_number", is_final=True) from None
