"""An office answers a referral: a fact of the city's own chain, its words a part sealed to the city.

Invariants
- The words are sealed before they are written anywhere, to recipient set 1 as a kiosk would, and lie where parts lie.
- The helper is the fact's actor: the credit is in the signed record and not in an account.
"""

from __future__ import annotations

import unicodedata
from io import BytesIO

from django.db import transaction

from sync.protocol.fact import Fact, PartRef
from sync.server.city import append_city_fact
from sync.server.fleet.configuration import CITY_SET
from sync.server.fleet.models import City, ConfigurationVersion
from sync.server.ingest import part_rows
from sync.server.ingest.parts_store import Arriving, parts_store
from sync.server.requests.models import Referral
from sync.trust.sealing import seal

WORDS_MAX = 1000


@transaction.atomic
def answer(referral: Referral, code: str, *, words: str, officer: str) -> Fact:
    """What is told to the kiosk that asked is the code; the read models follow with the commit."""
    text = unicodedata.normalize("NFC", words).strip()[:WORDS_MAX]
    parts = (_sealed(text),) if text else ()
    data = {"referral": str(referral.id), "unit": str(referral.unit), "answer": code}
    return append_city_fact("referral_answered", str(referral.request), data, officer=officer, parts=parts)


def _sealed(text: str) -> PartRef:
    sealed = seal(text.encode(), ConfigurationVersion.objects.latest("version").recipient_sets[CITY_SET])
    city, size = str(City.objects.get().id), len(sealed.body)
    arriving = Arriving(BytesIO(sealed.body).read, size, frozenset({sealed.sha256}))
    parts_store().create(city, sealed.sha256, size, arriving)
    part_rows.note(city, sealed.sha256, size)
    return PartRef("text", sealed.sha256, size, "text/plain", 1)
