"""The city answers a complaint or a problem, and leaders order something about it.

Invariants
- An answer is a fact of the city's own chain in the name of the officer who gave it; its words are sealed like the complaint's.
- An order stands beside what it is about and changes nothing in it; taken back it stays, with when.
"""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from sync.protocol.fact import Fact
from sync.server.city import append_city_fact
from sync.server.concerns.models import Concern, Instruction
from sync.server.ingest import own_parts
from sync.server.people.models import Account


@transaction.atomic
def answer(concern: Concern, code: str, *, words: str, officer: str) -> Fact:
    """The read model follows with the commit."""
    parts = own_parts.words(words)
    return append_city_fact("complaint_answered", str(concern.pk), {"answer": code}, officer=officer, parts=parts)


def order(instruction: Instruction, *, about: UUID, site: UUID, by: Account) -> Instruction:
    instruction.about, instruction.site_id, instruction.given_by, instruction.given_at = about, site, by, timezone.now()
    instruction.save(force_insert=True)
    return instruction


def take_back(instruction: Instruction) -> None:
    instruction.withdrawn_at = timezone.now()
    instruction.save(update_fields=["withdrawn_at"])
