"""Officers and who works in the console; and when officers were present (read model).

Officer (a civil servant at the kiosk, signs in with a PIN) and Account (a supervisor or administrator in the browser,
signs in with a password) are two different things: a PIN opens nothing here, a password nothing there.

`ActivationCode`, `PinSetting` and `Unlock` are no read models: `cityserver rebuild` leaves them as they are, so that a PIN
that was taken once is never taken again.
"""

from __future__ import annotations

import uuid

from django.contrib.auth.models import AbstractUser
from django.db import models

from sync.server.fleet.models import Kiosk, Site


class Unit(models.Model):
    """A part of the city's organisation, from a dinas or kecamatan down to a team; `organisation.tree` walks it.

    `region` is the code of the area that a kecamatan or kelurahan answers for; the halls in it are its halls. A unit that halls
    may ask (`is_open`, a referral) reaches every kiosk through the change feed (kind `unit`).
    """

    KINDS = [
        ("agency", "dinas atau badan"),
        ("division", "bidang"),
        ("team", "tim"),
        ("district", "kecamatan"),
        ("village", "kelurahan"),
    ]

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField("nama", max_length=120)
    short = models.CharField("nama pendek", max_length=40)
    kind = models.CharField("jenis", max_length=8, choices=KINDS, default="agency")
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="children", verbose_name="di bawah"
    )
    region = models.CharField("kode wilayah", max_length=13, blank=True, db_index=True)
    is_open = models.BooleanField("dapat ditanya", default=True)
    version = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        verbose_name = "unit"
        verbose_name_plural = "unit"
        ordering = ["name"]

    def __str__(self) -> str:
        return self.short


class Account(AbstractUser):
    """A person in the console. What they may do comes from their groups (`console/roles.py`).

    `officer`: who this is among the officers, where what they do is credited to them. `leads`: the units whose officers and halls,
    with those of every unit below, this person looks after.
    """

    sites = models.ManyToManyField(Site, blank=True, verbose_name="balai yang dibina")
    units = models.ManyToManyField(Unit, blank=True, verbose_name="dinas yang dijawab")
    leads = models.ManyToManyField(Unit, blank=True, related_name="leaders", verbose_name="unit yang dipimpin")
    officer = models.ForeignKey(
        "people.Officer", on_delete=models.SET_NULL, null=True, blank=True, verbose_name="petugas yang sama"
    )

    class Meta(AbstractUser.Meta):
        verbose_name = "akun"
        verbose_name_plural = "akun"


class Officer(models.Model):
    """Reaches the kiosks of `sites` through the change feed (kind `roster`); `version` grows with each change.

    `badge` is the id of the badge that counts, none when it was revoked; `pin_setting` is the number of the `PinSetting`
    that `pin_hash` came from, 0 when it did not come from a kiosk.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField("nama", max_length=120)
    title = models.CharField("jabatan", max_length=120, blank=True)
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="officers", verbose_name="unit"
    )
    pin_hash = models.CharField(max_length=200, blank=True)
    is_active = models.BooleanField("aktif", default=True)
    sites = models.ManyToManyField(Site, blank=True, related_name="officers", verbose_name="balai")
    version = models.PositiveIntegerField(default=0, editable=False)
    badge = models.UUIDField(null=True, editable=False)
    badge_version = models.PositiveIntegerField(default=0, editable=False)
    badge_expires = models.DateField(null=True, editable=False)
    pin_setting = models.PositiveBigIntegerField(default=0, editable=False)
    pin_reset_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = "petugas"
        verbose_name_plural = "petugas"
        ordering = ["name"]
        permissions = [("print_badge", "Mencetak dan mencabut lencana petugas balai yang dibina")]

    def __str__(self) -> str:
        return self.name


class ActivationCode(models.Model):
    """A one-time code for choosing a PIN. Only its hash is kept; at most one of an officer is open."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    officer = models.ForeignKey(Officer, on_delete=models.CASCADE, related_name="activation_codes")
    hash = models.CharField(max_length=200)
    issued_by = models.CharField(max_length=150)
    issued_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.officer_id} {self.issued_at:%Y-%m-%d}"


class PinSetting(models.Model):
    """A fact `officer_pin_set` and what became of it. The city's order of such facts is that of `kept_at`, when they came in."""

    STATES = [
        ("waiting", "menunggu bagiannya"),
        ("taken", "berlaku"),
        ("overtaken", "didahului yang lebih baru"),
        ("reused", "kodenya sudah pernah dipakai atau ditarik"),
        ("senseless", "isinya tidak masuk akal"),
    ]

    kiosk = models.UUIDField()
    epoch = models.IntegerField()
    seq = models.BigIntegerField()
    officer = models.UUIDField()
    sha256 = models.CharField(max_length=64)
    kept_at = models.DateTimeField()
    state = models.CharField(max_length=12, choices=STATES, default="waiting")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kiosk", "epoch", "seq"], name="pin_setting_once_a_fact")]
        indexes = [models.Index(fields=["sha256"], name="pin_setting_waits", condition=models.Q(state="waiting"))]

    def __str__(self) -> str:
        return f"{self.kiosk}:{self.epoch}:{self.seq} {self.state}"


class Unlock(models.Model):
    """A supervisor let a locked officer try again at one kiosk. `challenge` is what that kiosk showed for that lock."""

    kiosk = models.ForeignKey(Kiosk, on_delete=models.PROTECT, verbose_name="kios")
    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, verbose_name="petugas")
    challenge = models.CharField("tanda kunci", max_length=8)
    issued_by = models.CharField("oleh", max_length=150)
    issued_at = models.DateTimeField("waktu")
    expires_at = models.DateTimeField("berlaku sampai")

    class Meta:
        verbose_name = "pembukaan kunci"
        verbose_name_plural = "pembukaan kunci"

    def __str__(self) -> str:
        return f"{self.officer_id} {self.issued_at:%Y-%m-%d %H:%M}"


class Presence(models.Model):
    """Read model: one stay of an officer, as the kiosk told it. What the photo shows is judged by a person."""

    id = models.UUIDField(primary_key=True)
    officer = models.ForeignKey(
        Officer, on_delete=models.DO_NOTHING, db_constraint=False, null=True, verbose_name="petugas"
    )
    kiosk = models.ForeignKey(Kiosk, on_delete=models.PROTECT, verbose_name="kios")
    site = models.ForeignKey(Site, on_delete=models.PROTECT, verbose_name="balai")
    place = models.CharField("tempat", max_length=8)
    session = models.CharField("sesi", max_length=8)
    face = models.CharField("wajah", max_length=12)
    challenge = models.UUIDField("tantangan", null=True)
    part = models.CharField("foto", max_length=64, default="")
    # Where its first fact stands in the kiosk's chain; 0 when nothing was folded since the columns are here.
    epoch = models.PositiveIntegerField(default=0)
    seq = models.PositiveBigIntegerField(default=0)
    # As the kiosk told it; "" and null in the facts of older programs.
    camera = models.CharField("kamera", max_length=12, default="")
    frames = models.PositiveSmallIntegerField("foto beruntun", null=True)
    started_at = models.DateTimeField("mulai")
    ended_at = models.DateTimeField("selesai", null=True)
    end_reason = models.CharField("alasan selesai", max_length=16, default="")
    is_voided = models.BooleanField("dibatalkan", default=False)
    # How it was left; "" and null in the facts of older programs.
    next_place = models.CharField("tempat berikutnya", max_length=8, default="")
    hall_rule = models.CharField("aturan balai kosong", max_length=16, default="")
    queue_empty_since = models.DateTimeField("antrean kosong sejak", null=True)
    # `ended_at` is what the officer said afterwards: a claim, whatever the evidence for the rest.
    end_is_claimed = models.BooleanField("selesai menurut petugas", default=False)

    class Meta:
        verbose_name = "kehadiran"
        verbose_name_plural = "kehadiran"
        ordering = ["-started_at"]
        indexes = [
            models.Index(fields=["started_at"], name="presence_started_at"),
            models.Index(fields=["site", "started_at"]),
            models.Index(fields=["officer", "started_at"]),
            models.Index(fields=["kiosk", "started_at"]),
            models.Index(fields=["kiosk", "challenge"]),
        ]

    def __str__(self) -> str:
        return f"{self.officer_id} {self.started_at:%Y-%m-%d}"


class PresencePrompt(models.Model):
    """Read model: the kiosk asked the officer on duty to show themselves again, and what came of it. `fact` is the asking one.

    Neither answered nor missed: the kiosk has not told yet, or was switched off.
    """

    kiosk = models.UUIDField()
    fact = models.UUIDField()
    presence = models.UUIDField(db_index=True)
    code = models.PositiveSmallIntegerField("kode")
    action = models.CharField("gerakan", max_length=8)
    within_s = models.PositiveIntegerField()
    prompted_at = models.DateTimeField("diminta")
    answered_at = models.DateTimeField("dijawab", null=True)
    after_s = models.PositiveIntegerField(null=True)
    face = models.CharField("wajah", max_length=12, default="")
    camera = models.CharField("kamera", max_length=12, default="")
    frames = models.PositiveSmallIntegerField(null=True)
    is_missed = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kiosk", "fact"], name="prompt_once_per_fact")]

    def __str__(self) -> str:
        return f"{self.presence} {self.code}"
