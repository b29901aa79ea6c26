"""An office answers a referral: a fact of the city's own chain, its words a part sealed to the city.

Invariants
- The words are sealed before they are written anywhere (`ingest.own_parts`), and lie where parts lie.
- The helper is the fact's actor: the credit is in the signed record and not in an account.
"""

from __future__ import annotations

from django.db import transaction

from sync.protocol.fact import Fact
from sync.server.city import append_city_fact
from sync.server.ingest import own_parts
from sync.server.requests.models import Referral


@transaction.atomic
def answer(referral: Referral, code: str, *, words: str, officer: str) -> Fact:
    """What is told to the kiosk that asked is the code; the read models follow with the commit."""
    data = {"referral": str(referral.id), "unit": str(referral.unit), "answer": code}
    return append_city_fact(
        "referral_answered", str(referral.request), data, officer=officer, parts=own_parts.words(words)
    )
