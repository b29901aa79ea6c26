"""Hints for the person who reviews presences, what they are found from, and what the person decided.

Invariants
- A hint decides nothing: no sum of weights is anything but an order to look at things in.
- `Hint.detail` holds ids, numbers and words of enumerations. At most one hint of a kind a presence, so that finding them
  again gives the same set.
- `PhotoHash`, `PhotoMatch` and `TextMark` are made from opened parts, in memory, and erased after `evidence.KEPT` (90 days). They are no
  read model: a rebuild of the facts leaves them, and what was found from them stays when they are gone.
- `*Day`, `Refusal`, `PinChoice`, `Silence` and `Pulse` are read models of facts, made anew by `cityserver rebuild`.
- `EvidenceDue` and `ReviewDue` are what is still to be done; a killed server goes on with them.
"""

from __future__ import annotations

from django.db import models

from sync.server.fleet.models import Site
from sync.server.people.models import Account, Officer, Presence


class Hint(models.Model):
    presence = models.ForeignKey(
        Presence, on_delete=models.DO_NOTHING, db_constraint=False, related_name="hints", verbose_name="kehadiran"
    )
    kiosk = models.UUIDField()
    officer = models.UUIDField(null=True)
    kind = models.CharField("petunjuk", max_length=24)
    weight = models.PositiveSmallIntegerField("bobot")
    detail = models.JSONField(default=dict)
    found_at = models.DateTimeField("ditemukan")

    class Meta:
        verbose_name = "petunjuk"
        verbose_name_plural = "petunjuk"
        ordering = ["-weight", "kind"]
        constraints = [models.UniqueConstraint(fields=["presence", "kind"], name="hint_once_per_kind")]
        indexes = [models.Index(fields=["officer", "found_at"])]

    def __str__(self) -> str:
        return f"{self.presence_id} {self.kind}"


class PhotoHash(models.Model):
    """One opened presence photo: its hashes, never its pixels. `views` is empty for a part that is no picture."""

    part = models.CharField(primary_key=True, max_length=64)
    presence = models.UUIDField(db_index=True)
    fact_seq = models.PositiveBigIntegerField()
    kiosk = models.UUIDField()
    officer = models.UUIDField(null=True)
    day = models.DateField()
    coarse = models.BigIntegerField(default=0)
    coarse_mirrored = models.BigIntegerField(default=0)
    views = models.BinaryField()
    hashed_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["officer", "day"]), models.Index(fields=["day"])]

    def __str__(self) -> str:
        return f"{self.presence} {self.day}"


class PhotoMatch(models.Model):
    """Two photos of two presences that count as one photograph; found when the second of them was opened."""

    part = models.CharField(max_length=64)
    presence = models.UUIDField(db_index=True)
    other_part = models.CharField(max_length=64)
    other_presence = models.UUIDField(db_index=True)
    distance = models.PositiveSmallIntegerField()
    day = models.DateField(db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["part", "other_part"], name="photo_match_once")]

    def __str__(self) -> str:
        return f"{self.presence} {self.other_presence} {self.distance}"


class TextMark(models.Model):
    """The words of a work entry as an HMAC under a key of this city alone: equal marks are equal words, and nothing more."""

    part = models.CharField(primary_key=True, max_length=64)
    officer = models.UUIDField()
    day = models.DateField()
    mark = models.CharField(max_length=64)

    class Meta:
        indexes = [
            models.Index(fields=["officer", "day"]),
            models.Index(fields=["day"]),
            models.Index(fields=["mark", "day"], name="same_words"),
        ]

    def __str__(self) -> str:
        return f"{self.officer} {self.day}"


class AutomaticOpening(models.Model):
    """How many parts were opened without a person looking, by kiosk, day and purpose; which ones, `PhotoHash` says."""

    kiosk = models.UUIDField("kios")
    day = models.DateField("hari")
    purpose = models.CharField("keperluan", max_length=12)
    count = models.PositiveIntegerField("berkas")
    last_at = models.DateTimeField("terakhir")

    class Meta:
        verbose_name = "pembukaan otomatis"
        verbose_name_plural = "pembukaan otomatis"
        constraints = [models.UniqueConstraint(fields=["kiosk", "day", "purpose"], name="automatic_openings_of_a_day")]

    def __str__(self) -> str:
        return f"{self.kiosk} {self.day} {self.purpose}"


class EvidenceDue(models.Model):
    """A part to be opened once it is here."""

    pk = models.CompositePrimaryKey("kiosk", "part")
    part = models.CharField(max_length=64)
    purpose = models.CharField(max_length=12)
    subject = models.UUIDField()
    fact_seq = models.PositiveBigIntegerField()
    kiosk = models.UUIDField()
    officer = models.UUIDField(null=True)
    day = models.DateField(db_index=True)

    def __str__(self) -> str:
        return self.part


class ReviewDue(models.Model):
    presence = models.UUIDField(primary_key=True)

    def __str__(self) -> str:
        return str(self.presence)


class OfficerDay(models.Model):
    """Days are the city's, by the kiosk's wall clock: a claim, good enough to count by."""

    kiosk = models.UUIDField()
    officer = models.UUIDField()
    day = models.DateField()
    by_pin = models.PositiveIntegerField(default=0)
    by_badge = models.PositiveIntegerField(default=0)
    outputs = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["officer", "day", "kiosk"], name="officer_day_once")]
        indexes = [models.Index(fields=["kiosk", "day"])]

    def __str__(self) -> str:
        return f"{self.officer} {self.day}"


class KioskDay(models.Model):
    """Facts of the morning and of the afternoon, and how many of them came in while the hall was still open."""

    kiosk = models.UUIDField()
    day = models.DateField()
    morning = models.PositiveIntegerField(default=0)
    morning_in_time = models.PositiveIntegerField(default=0)
    afternoon = models.PositiveIntegerField(default=0)
    afternoon_in_time = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kiosk", "day"], name="kiosk_day_once")]

    def __str__(self) -> str:
        return f"{self.kiosk} {self.day}"


class Refusal(models.Model):
    """A badge that did not count was shown."""

    kiosk = models.UUIDField()
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["kiosk", "at"])]

    def __str__(self) -> str:
        return f"{self.kiosk} {self.at:%Y-%m-%d %H:%M}"


class PinChoice(models.Model):
    """A PIN was chosen with a one-time activation code."""

    kiosk = models.UUIDField()
    officer = models.UUIDField()
    activation = models.UUIDField(db_index=True)
    day = models.DateField()

    class Meta:
        indexes = [models.Index(fields=["officer", "day"])]

    def __str__(self) -> str:
        return f"{self.officer} {self.day}"


class Silence(models.Model):
    """The computer ran on (same boot) and its program gave no sign for longer than `folding.QUIET_MS`."""

    kiosk = models.UUIDField()
    began_at = models.DateTimeField()
    ended_at = models.DateTimeField()
    minutes = models.PositiveIntegerField()

    class Meta:
        indexes = [models.Index(fields=["kiosk", "ended_at"])]

    def __str__(self) -> str:
        return f"{self.kiosk} {self.minutes} min"


class Pulse(models.Model):
    """The last sign of life in a chain, for the fold."""

    kiosk = models.UUIDField()
    epoch = models.PositiveIntegerField()
    boot = models.UUIDField()
    up_ms = models.PositiveBigIntegerField()
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kiosk", "epoch"], name="pulse_of_a_chain")]

    def __str__(self) -> str:
        return f"{self.kiosk}:{self.epoch}"


class ReviewCase(models.Model):
    """A presence that a person is to look at: flagged by a hint, or drawn. No read model: a rebuild leaves it.

    `state` and `outcome` are `judging.standing` of its verdicts, kept beside them for lists to be found by.
    """

    STATES = [
        ("open", "Perlu diperiksa"),
        ("asked", "Menunggu penjelasan"),
        ("second", "Perlu diperiksa orang kedua"),
        ("third", "Dua putusan berbeda"),
        ("closed", "Selesai"),
    ]

    presence = models.UUIDField(primary_key=True)
    site = models.ForeignKey(Site, on_delete=models.PROTECT, verbose_name="balai")
    officer = models.ForeignKey(
        Officer, on_delete=models.DO_NOTHING, db_constraint=False, null=True, verbose_name="petugas"
    )
    started_at = models.DateTimeField("mulai")
    is_flagged = models.BooleanField("ada petunjuk")
    weight = models.PositiveSmallIntegerField(default=0)
    wants_second = models.BooleanField(default=False)
    queued_at = models.DateTimeField("masuk antrean")
    state = models.CharField("keadaan", max_length=8, choices=STATES, default="open")
    outcome = models.CharField("putusan", max_length=12, default="")

    class Meta:
        verbose_name = "pemeriksaan kehadiran"
        verbose_name_plural = "pemeriksaan kehadiran"
        permissions = [
            ("decide_presence", "Memutus kehadiran petugas balai yang dibina"),
            ("view_quality", "Melihat mutu pemeriksaan per pemeriksa"),
        ]
        indexes = [models.Index(fields=["site", "state", "started_at"]), models.Index(fields=["state", "started_at"])]

    def __str__(self) -> str:
        return f"{self.presence} {self.state}"


class Verdict(models.Model):
    """What one person said of one presence. Also a fact of the city's chain, `fact`; taken back it stays, with when."""

    case = models.ForeignKey(ReviewCase, on_delete=models.PROTECT, related_name="verdicts")
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", verbose_name="pemeriksa")
    officer = models.UUIDField()
    verdict = models.CharField("putusan", max_length=12)
    reason = models.CharField("sebab", max_length=32)
    decided_at = models.DateTimeField("diputus")
    withdrawn_at = models.DateTimeField("ditarik", null=True)
    fact = models.UUIDField()

    class Meta:
        ordering = ["decided_at", "id"]
        indexes = [models.Index(fields=["account", "decided_at"])]

    def __str__(self) -> str:
        return f"{self.case_id} {self.verdict}"


class PresencePolicy(models.Model):
    """The city's rules about presence from `set_at` on. The newest counts; none yet: `policies.DEFAULTS`."""

    sample_pct = models.PositiveSmallIntegerField("contoh acak (persen)")
    recheck_pct = models.PositiveSmallIntegerField("diperiksa dua orang (persen)")
    undo_min = models.PositiveSmallIntegerField("putusan dapat ditarik (menit)")
    empty_hall_from_min = models.PositiveSmallIntegerField("balai kosong boleh ditinggal (menit sesudah tengah malam)")
    basis = models.CharField("dasar", max_length=200)
    set_by = models.CharField("oleh", max_length=150)
    set_at = models.DateTimeField("berlaku sejak")

    class Meta:
        verbose_name = "aturan kehadiran"
        verbose_name_plural = "aturan kehadiran"
        ordering = ["-set_at", "-id"]

    def __str__(self) -> str:
        return f"{self.set_at:%Y-%m-%d %H:%M}"
