"""What goes on in the halls, small enough to be counted for a whole city while somebody looks: queues, and what is awaited.

Both are read models of facts; `cityserver rebuild` makes them anew. Nothing here is about a person.
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q


class Ticket(models.Model):
    """A queue number of a day, as its kiosk told it. `subject` is the request filed with it, or an id of its own."""

    WAITING, CALLED, SKIPPED, SERVED, VOID = "waiting", "called", "skipped", "served", "void"
    STATES = [
        (WAITING, "menunggu"),
        (CALLED, "di loket"),
        (SKIPPED, "dipanggil, tidak datang"),
        (SERVED, "dilayani"),
        (VOID, "dibatalkan"),
    ]

    kiosk = models.UUIDField()
    subject = models.UUIDField()
    site = models.UUIDField()
    day = models.DateField()
    number = models.CharField(max_length=8)
    service = models.CharField(max_length=64)
    state = models.CharField(max_length=8, choices=STATES, default=WAITING)
    issued_at = models.DateTimeField()
    called_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kiosk", "subject"], name="ticket_once_a_kiosk")]
        indexes = [
            models.Index(fields=["day", "site"], name="ticket_open", condition=Q(state__in=("waiting", "called")))
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.number} {self.state}"


class AwaitedPart(models.Model):
    """A part that was not here when a fact named it. It may have come since: who counts leaves those out (`awaited_parts`)."""

    pk = models.CompositePrimaryKey("kiosk", "sha256")
    kiosk = models.UUIDField()
    sha256 = models.CharField(max_length=64)

    def __str__(self) -> str:
        return f"{self.kiosk} {self.sha256}"
