"""What residents send and are told outside the hall.

Invariants
- A photo from a phone never lies here in plain: while it comes in its pieces are sealed to a key that only the phone's page
  holds, then to the hall's kiosk. The city has no key to either.
- No telephone number, no name and no word of a request is in a message: it is looked up when it is sent and kept nowhere.
"""

from __future__ import annotations

import uuid

from django.db import models

from sync.server.fleet.models import Kiosk, Site


class PhonePaper(models.Model):
    """A photo of one paper on its way to the hall; its sealed pieces are items of the change feed until it ends."""

    WAITING, TAKEN, REPLACED, CLOSED, EXPIRED, LOST = "waiting", "taken", "replaced", "closed", "expired", "lost"
    STATES = [
        (WAITING, "Menunggu petugas"),
        (TAKEN, "Sudah dipakai petugas"),
        (REPLACED, "Diganti foto yang lebih baru"),
        (CLOSED, "Permohonan sudah ditutup"),
        (EXPIRED, "Lewat waktu, dihapus"),
        (LOST, "Kios diganti, perlu dikirim ulang"),
    ]

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    request = models.UUIDField("permohonan", db_index=True)
    kiosk = models.ForeignKey(Kiosk, on_delete=models.PROTECT, verbose_name="kios")
    site = models.ForeignKey(Site, on_delete=models.PROTECT, verbose_name="balai")
    requirement = models.CharField("berkas", max_length=32)
    pieces = models.PositiveSmallIntegerField()
    reply_key = models.CharField(max_length=120, editable=False)  # whom it was sealed to
    state = models.CharField("keadaan", max_length=10, choices=STATES, default=WAITING)
    sent_at = models.DateTimeField("dikirim")
    ended_at = models.DateTimeField("selesai", null=True)

    class Meta:
        verbose_name = "berkas dari HP"
        verbose_name_plural = "berkas dari HP"
        ordering = ["-sent_at"]
        indexes = [
            models.Index(fields=["site", "state", "sent_at"], name="outreach_paper_by_site"),
            models.Index(fields=["sent_at"], name="outreach_paper_waiting", condition=models.Q(state="waiting")),
        ]

    def __str__(self) -> str:
        return f"{self.requirement} {self.sent_at:%Y-%m-%d %H:%M}"


class PhoneUpload(models.Model):
    """A photo that comes in by and by (tus). `recipient`: the public half of the key in the phone's page."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    request = models.UUIDField()
    requirement = models.CharField(max_length=32)
    recipient = models.CharField(max_length=120)
    length = models.PositiveIntegerField()
    offset = models.PositiveIntegerField(default=0)
    touched_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"{self.offset}/{self.length}"


class PhoneChunk(models.Model):
    upload = models.ForeignKey(PhoneUpload, on_delete=models.CASCADE, related_name="chunks")
    begins = models.PositiveIntegerField()
    sealed = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["upload", "begins"], name="outreach_chunk_once")]

    def __str__(self) -> str:
        return str(self.begins)


class OutboxPlace(models.Model):
    """One row: how far in the change feed the outbox has looked for news."""

    id = models.PositiveSmallIntegerField(primary_key=True)
    cursor = models.BigIntegerField()

    def __str__(self) -> str:
        return str(self.cursor)


class Message(models.Model):
    """One line of the outbox: somebody who agreed to be told is told that there is news, and where."""

    WAITING, SENT, CANCELLED, FAILED = "waiting", "sent", "cancelled", "failed"
    STATES = [
        (WAITING, "Menunggu dikirim"),
        (SENT, "Terkirim"),
        (CANCELLED, "Tidak dikirim"),
        (FAILED, "Gagal dikirim"),
    ]
    REASONS = [
        ("", ""),
        ("no_consent", "warga tidak menyetujui dikabari"),
        ("no_number", "tidak ada nomor HP di isian"),
        ("not_here", "isian belum sampai di kota"),
        ("gateway", "layanan pesan menolak atau tidak menjawab"),
    ]

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    request = models.UUIDField("permohonan")
    kiosk = models.ForeignKey(Kiosk, on_delete=models.PROTECT, verbose_name="kios")
    site = models.ForeignKey(Site, on_delete=models.PROTECT, verbose_name="balai")
    ticket = models.CharField("antrean", max_length=8)
    # What happened, as the request's state, and its version: told once each.
    occasion = models.CharField(max_length=12)
    version = models.PositiveIntegerField()
    state = models.CharField("keadaan", max_length=10, choices=STATES, default=WAITING)
    reason = models.CharField("sebab", max_length=12, choices=REASONS, default="", blank=True)
    tries = models.PositiveSmallIntegerField("percobaan", default=0)
    made_at = models.DateTimeField("dibuat")
    due_at = models.DateTimeField("dikirim paling cepat")
    ended_at = models.DateTimeField("selesai", null=True)

    class Meta:
        verbose_name = "pesan ke warga"
        verbose_name_plural = "pesan ke warga"
        ordering = ["-made_at"]
        constraints = [models.UniqueConstraint(fields=["request", "version"], name="outreach_message_once")]
        indexes = [
            models.Index(fields=["due_at"], name="outreach_message_due", condition=models.Q(state="waiting")),
            models.Index(fields=["site", "made_at"], name="outreach_message_by_site"),
        ]

    def __str__(self) -> str:
        return f"{self.ticket} {self.get_state_display()}"
