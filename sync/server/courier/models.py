"""What couriers brought: bundles of halls without a line, what became of each, and who carried it or took its reply.

Invariants
- A row is made when the whole file is here and durable, under the SHA-256 of the file; one under way is a file only.
- What the manifest says is in the row only after its signature held: until then nobody knows whose bundle it is.
- A row stays for good. The file ends when the import does; a refused bundle may be brought again, a done one need not.
"""

from __future__ import annotations

from datetime import datetime

from django.db import models


class CourierBundle(models.Model):
    """`code` is the problem that ended it, "" when none did. `waits_for_first`: its facts lie in a volume still to come."""

    RECEIVED, IMPORTING, DONE, REFUSED = "received", "importing", "done", "refused"
    STATES = [
        (RECEIVED, "menunggu giliran"),
        (IMPORTING, "sedang dibaca"),
        (DONE, "selesai"),
        (REFUSED, "ditolak"),
    ]

    sha256 = models.CharField("sidik", primary_key=True, max_length=64)
    size_bytes = models.BigIntegerField("ukuran")
    state = models.CharField("keadaan", max_length=10, choices=STATES, default=RECEIVED)
    code = models.CharField(max_length=8, default="", blank=True)
    waits_for_first = models.BooleanField(default=False)
    failures = models.PositiveSmallIntegerField(default=0)  # imports that died of it, one after another

    kiosk = models.UUIDField("kios", null=True, db_index=True)
    set_id = models.UUIDField(null=True)
    epoch = models.PositiveIntegerField(null=True)
    from_seq = models.PositiveBigIntegerField(null=True)
    to_seq = models.PositiveBigIntegerField(null=True)
    volume = models.PositiveSmallIntegerField(null=True)
    volumes = models.PositiveSmallIntegerField(null=True)
    manifest = models.BinaryField(null=True)  # the signed envelope, as it was in the bundle

    facts = models.PositiveIntegerField(default=0)  # that the city holds of it, so far
    facts_total = models.PositiveIntegerField(default=0)
    parts = models.PositiveIntegerField(default=0)
    parts_total = models.PositiveIntegerField(default=0)

    received_at = models.DateTimeField("diterima", db_index=True)
    started_at = models.DateTimeField("mulai dibaca", null=True)
    finished_at = models.DateTimeField("selesai", null=True)

    class Meta:
        verbose_name = "kiriman kurir"
        verbose_name_plural = "kiriman kurir"
        indexes = [models.Index(fields=["state", "received_at"], name="courier_bundle_due")]

    def __str__(self) -> str:
        return f"{self.sha256[:12]} {self.state}"

    @property
    def is_over(self) -> bool:
        return self.state in {self.DONE, self.REFUSED}

    def begin_anew(self, now: datetime) -> None:
        """A refused one was brought again."""
        self.state, self.code, self.failures, self.waits_for_first = self.RECEIVED, "", 0, False
        self.received_at, self.started_at, self.finished_at = now, None, None
        self.save()


class CourierDeed(models.Model):
    """Who brought a bundle or took its reply away: a kiosk, or an account of the console or the command line."""

    BROUGHT, FETCHED = "brought", "fetched"
    DEEDS = [(BROUGHT, "membawa kiriman"), (FETCHED, "mengambil balasan")]

    bundle = models.ForeignKey(CourierBundle, on_delete=models.CASCADE, related_name="deeds", verbose_name="kiriman")
    deed = models.CharField("tindakan", max_length=8, choices=DEEDS)
    kiosk = models.UUIDField("kios", null=True)
    account = models.CharField("akun", max_length=150, default="", blank=True)
    at = models.DateTimeField("waktu")

    class Meta:
        verbose_name = "jejak kiriman"
        verbose_name_plural = "jejak kiriman"
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.deed} {self.at:%Y-%m-%dT%H:%M:%SZ}"


class CourierUpload(models.Model):
    """A kiosk's upload under way: how many and how large, wherever their bytes lie. Ends with the upload."""

    kiosk = models.UUIDField()
    sha256 = models.CharField(max_length=64)
    length = models.BigIntegerField()
    created_at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kiosk", "sha256"], name="courier_upload_once")]

    def __str__(self) -> str:
        return f"{self.kiosk} {self.sha256[:12]}"
