"""Sites, kiosks and their chains, the codes that enrol them, and what the city tells them.

Invariants
- A chain is one life (epoch) of one kiosk: one public key, one head. Its row is locked while facts are appended, so the
  head never runs backwards and two pushes cannot interleave. The city's own chain is a row like any other.
- A new epoch revokes the key of the one before for requests; the facts of the old one stay readable with the old key.
- Of an enrolment code only the digest is kept.
- The change feed holds the newest version of each item; its cursor only grows, in the order of commits.
"""

from __future__ import annotations

import uuid

from django.db import models


class City(models.Model):
    """One row: who signs. `id` is the `kiosk` of the city's own facts."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=100)

    def __str__(self) -> str:
        return self.name


class Site(models.Model):
    """A neighbourhood hall (Balai RW)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField("nama", max_length=120)
    region = models.CharField("kode wilayah", max_length=13, help_text="Kode kelurahan, mis. 35.78.07.1003")
    rw = models.CharField("RW", max_length=3)
    kelurahan = models.CharField(max_length=60)
    kecamatan = models.CharField(max_length=60)
    ticket_prefix = models.CharField("huruf antrean", max_length=1, default="A")
    loket = models.PositiveSmallIntegerField("loket", default=1)

    class Meta:
        verbose_name = "balai"
        verbose_name_plural = "balai"
        ordering = ["kecamatan", "kelurahan", "rw"]
        permissions = [("see_every_site", "Melihat semua balai, bukan hanya yang dibina")]

    def __str__(self) -> str:
        return self.name


class Kiosk(models.Model):
    """`channel`: which updates it is meant for; an update is published to a channel, never to a kiosk."""

    EARLY, STABLE, HELD = "early", "stable", "held"
    CHANNELS = [(EARLY, "lebih dulu"), (STABLE, "biasa"), (HELD, "ditahan")]
    STOLEN, RETIRED = "stolen", "retired"
    REVOKED_WHY = [(STOLEN, "dicuri"), (RETIRED, "tidak dipakai lagi")]

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    site = models.ForeignKey(Site, on_delete=models.PROTECT, related_name="kiosks", verbose_name="balai")
    epoch = models.PositiveIntegerField("epoch", default=1, help_text="Rantai yang sedang berlaku")
    status_key = models.BinaryField(help_text="Kunci PIN status; ikut dalam konfigurasi kios")
    reply_key = models.CharField(max_length=120, help_text="Penerima age untuk balasan kurir")
    hardware = models.JSONField(default=dict)
    enrolled_at = models.DateTimeField("didaftarkan")
    last_seen_at = models.DateTimeField("terakhir terhubung", null=True)
    revoked_at = models.DateTimeField("dicabut", null=True)
    revoked_why = models.CharField("sebab dicabut", max_length=8, choices=REVOKED_WHY, default="", blank=True)
    channel = models.CharField("kanal pembaruan", max_length=8, choices=CHANNELS, default=STABLE)

    class Meta:
        verbose_name = "kios"
        verbose_name_plural = "kios"

    def __str__(self) -> str:
        return f"{self.site} · {str(self.id)[:8]}"


class Chain(models.Model):
    pk = models.CompositePrimaryKey("kiosk", "epoch")
    kiosk = models.UUIDField()
    epoch = models.PositiveIntegerField()
    public_key = models.BinaryField(max_length=32)
    head_seq = models.PositiveBigIntegerField(default=0)
    head_digest = models.CharField(max_length=64)
    sync_token = models.CharField(max_length=64, default="")
    previous_sync_token = models.CharField(max_length=64, default="")
    site = models.UUIDField(null=True)  # where the kiosk stood in this epoch; none for the city's own
    opened_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)
    fork_seen_at = models.DateTimeField(null=True)
    rollback_seen_at = models.DateTimeField(null=True)
    clone_suspected_at = models.DateTimeField(null=True)
    refused_seen_at = models.DateTimeField(null=True)
    shown_at = models.DateTimeField(null=True)  # when the newest request that showed a head or a token was signed

    def __str__(self) -> str:
        return f"{self.kiosk}:{self.epoch}:{self.head_seq}"


class EnrolmentCode(models.Model):
    digest = models.CharField(primary_key=True, max_length=64)
    site = models.ForeignKey(Site, on_delete=models.CASCADE, verbose_name="balai")
    kiosk = models.ForeignKey(
        Kiosk,
        on_delete=models.CASCADE,
        null=True,
        help_text="Kios lama yang membuka epoch baru; kosong untuk kios baru",
    )
    issued_by = models.CharField("dibuat oleh", max_length=150)
    issued_at = models.DateTimeField("dibuat")
    expires_at = models.DateTimeField("berlaku sampai")
    used_at = models.DateTimeField("dipakai", null=True)
    used_kiosk = models.UUIDField(null=True)
    used_epoch = models.PositiveIntegerField(null=True)

    class Meta:
        verbose_name = "kode pendaftaran"
        verbose_name_plural = "kode pendaftaran"

    def __str__(self) -> str:
        return f"{self.site} · {self.issued_at:%Y-%m-%d %H:%M}"


class ConfigurationVersion(models.Model):
    """What every kiosk is configured with; the newest row counts. Recipient sets are age recipients, by number."""

    version = models.PositiveIntegerField(primary_key=True)
    recipient_sets = models.JSONField()
    intervals = models.JSONField()
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.version)


class CatalogueVersion(models.Model):
    version = models.PositiveIntegerField("versi", primary_key=True)
    document = models.TextField("isi (YAML)")
    published_by = models.CharField("diterbitkan oleh", max_length=150)
    published_at = models.DateTimeField("diterbitkan")

    class Meta:
        verbose_name = "katalog layanan"
        verbose_name_plural = "katalog layanan"

    def __str__(self) -> str:
        return str(self.version)


class FeedItem(models.Model):
    """One line of the change feed. `audience` is `all`, `site:<uuid>` or `kiosk:<uuid>`."""

    cursor = models.BigIntegerField(unique=True)
    audience = models.CharField(max_length=42)
    kind = models.CharField(max_length=32)
    item_id = models.CharField(max_length=64)
    version = models.PositiveIntegerField()
    data = models.JSONField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["audience", "kind", "item_id"], name="feed_newest_only")]
        indexes = [models.Index(fields=["audience", "cursor"])]

    def __str__(self) -> str:
        return f"{self.kind} {self.item_id} v{self.version}"


class KioskHealth(models.Model):
    """Read model: how a kiosk is, from its own facts. Rebuilt by `cityserver rebuild`."""

    kiosk = models.OneToOneField(Kiosk, on_delete=models.CASCADE, primary_key=True, verbose_name="kios")
    version = models.CharField("versi program", max_length=40, default="")
    refused_version = models.CharField("versi yang dikembalikan", max_length=24, default="")
    refused_why = models.CharField("sebab dikembalikan", max_length=10, default="")
    started_at = models.DateTimeField("dinyalakan", null=True)
    stopped_at = models.DateTimeField("dimatikan", null=True)
    heartbeat_at = models.DateTimeField("denyut terakhir", null=True)
    disk_free_mb = models.PositiveIntegerField("sisa disk (MB)", null=True)
    missing_devices = models.JSONField("perangkat hilang", default=list)
    replaced_devices = models.JSONField("perangkat diganti", default=list)
    set_back_epoch = models.PositiveIntegerField("epoch basis data diganti", null=True)
    database = models.CharField("pemeriksaan basis data", max_length=8, default="")
    clock_off_s = models.IntegerField("selisih jam (detik)", null=True)
    clock_checked_at = models.DateTimeField("jam dicocokkan", null=True)
    clock_step_s = models.IntegerField("lompatan jam (detik)", null=True)
    clock_stepped_at = models.DateTimeField("jam melompat", null=True)
    key_rung = models.CharField("penyimpan kunci", max_length=12, default="")
    # What the columns are made from: {thing: [[epoch, seq], value]}.
    told = models.JSONField(default=dict, editable=False)

    class Meta:
        verbose_name = "kesehatan kios"
        verbose_name_plural = "kesehatan kios"

    def __str__(self) -> str:
        return str(self.kiosk_id)
