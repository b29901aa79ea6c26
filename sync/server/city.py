"""The city itself: made once by `cityserver init`, with its keys, its first configuration and its own chain.

The city's own chain has the same envelope as a kiosk's: `kiosk` and `keyid` are the city's id, the key is the root key.
What the city decides (approvals, returns) is appended here, by `append_city_fact` alone.
"""

from __future__ import annotations

import time
import uuid
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from uuid6 import uuid7

from sync.protocol.chain_head import GENESIS, ChainHead
from sync.protocol.envelope import Envelope
from sync.protocol.fact import Actor, Fact, FactTime, PartRef, digest_of
from sync.protocol.instant import write_instant
from sync.server import projector
from sync.server.city_keys import city_keys, make_city_keys
from sync.server.fleet import configuration
from sync.server.fleet.models import Chain, City, ConfigurationVersion
from sync.server.ingest import fact_store
from sync.server.ingest.fact_store import ReceivedFact
from sync.server.pin_pepper import make_pin_pepper
from sync.trust.signing import sign_statement


def make_city(name: str, *, inspectorate: Sequence[str] = ()) -> City:
    """Idempotent. `inspectorate`: age recipients of set 2, theirs and their recovery's."""
    recipients = make_city_keys(settings.CITY)
    make_pin_pepper(settings.CITY)
    with transaction.atomic():
        city = City.objects.first() or City.objects.create(name=name)
        if not ConfigurationVersion.objects.exists():
            sets = {configuration.CITY_SET: recipients, configuration.RECOVERY_SET: recipients[1:]}
            if inspectorate:
                sets[configuration.INSPECTORATE_SET] = list(inspectorate)
            configuration.publish_configuration(sets, configuration.INTERVALS)
        elif not configuration.has_recipients(configuration.RECOVERY_SET):
            configuration.set_recipients(configuration.RECOVERY_SET, recipients[1:])  # a city of an earlier version
        if not Chain.objects.filter(kiosk=city.id).exists():
            _open_city_chain(city)
    return city


def _open_city_chain(city: City) -> None:
    Chain.objects.create(
        kiosk=city.id,
        epoch=1,
        public_key=city_keys().signing.public.raw,
        head_digest=GENESIS,
        opened_at=timezone.now(),
    )
    append_city_fact("epoch_opened", str(city.id), {"previous_epoch": None, "previous_head": None})


@transaction.atomic
def append_city_fact(
    kind: str,
    subject: str,
    data: Mapping[str, object],
    *,
    officer: str | None = None,
    parts: Sequence[PartRef] = (),
) -> Fact:
    """Chain, sign and keep a fact of the city's own; the read models follow when the transaction commits."""
    city = City.objects.get()
    chain = Chain.objects.select_for_update().filter(kiosk=city.id).latest("epoch")
    now = timezone.now()
    fact = Fact(
        kiosk=str(city.id),
        epoch=chain.epoch,
        seq=chain.head_seq + 1,
        id=str(uuid7()),
        kind=kind,
        prev=chain.head_digest,
        time=FactTime(write_instant(now), _boot_id(), time.clock_gettime_ns(time.CLOCK_BOOTTIME) // 1_000_000),
        actor=Actor("officer", officer) if officer else Actor("system"),
        subject=subject,
        data=data,
        parts=tuple(parts),
    )
    payload = fact.to_payload()
    envelope = sign_statement("fact", payload, city_keys().signing, str(city.id))
    _keep(chain, fact, envelope)
    transaction.on_commit(lambda: projector.project_quietly(str(city.id), chain.epoch))
    return fact


def _keep(chain: Chain, fact: Fact, envelope: Envelope) -> None:
    digest = digest_of(envelope.payload)
    fact_store.append([ReceivedFact(envelope.to_bytes(), envelope, fact, digest)], received_at=timezone.now())
    head = ChainHead(chain.epoch, fact.seq, digest)
    chain.head_seq, chain.head_digest = head.seq, head.digest
    chain.save(update_fields=["head_seq", "head_digest"])


@cache
def _boot_id() -> str:
    """Linux names each boot; elsewhere each run of the process counts as one."""
    try:
        return Path("/proc/sys/kernel/random/boot_id").read_text().strip()
    except OSError:
        return str(uuid.uuid4())
