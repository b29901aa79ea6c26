"""Flexible work (kerja fleksibel): whose rules count where, who asked for which days, what was decided, and what happened on them.

Invariants
- The city's own records, no read models: `cityserver rebuild` leaves them.
- No place is kept but its kind, and no telephone number: "rumah yang terdaftar" is where the personnel office has it registered.
- An officer has at most one standing day elsewhere of a date, one open check-in, and one open contact.
- What was decided stays; each step has who, when and why (`Step`).
"""

from __future__ import annotations

import uuid

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q

from sync.server.people.models import Officer, Unit

WORDS_MAX = 200
PLACES = [
    ("home", "Rumah yang terdaftar"),
    ("office", "Kantor lain"),
    ("set", "Tempat lain yang ditetapkan"),
]


class RegionChoice(models.Model):
    """From `begins` on, the rules of `region` count for the unit and all below it; without a unit for the whole city."""

    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="unit"
    )
    region = models.CharField("aturan", max_length=24)
    begins = models.DateField("berlaku mulai")
    legal_basis = models.CharField("dasar hukum", max_length=WORDS_MAX)
    reason = models.CharField("alasan", max_length=WORDS_MAX)
    chosen_by = models.CharField("oleh", max_length=150)
    chosen_at = models.DateTimeField("dicatat", auto_now_add=True)

    class Meta:
        verbose_name = "aturan kerja fleksibel"
        verbose_name_plural = "aturan kerja fleksibel"
        ordering = ["-begins", "-id"]

    def __str__(self) -> str:
        return f"{self.region} {self.begins:%Y-%m-%d}"


class Staffing(models.Model):
    """How many of a unit must be on site each day, where the unit's head set a number."""

    unit = models.OneToOneField(Unit, on_delete=models.CASCADE, related_name="staffing", verbose_name="unit")
    minimum = models.PositiveSmallIntegerField("paling sedikit di kantor", validators=[MaxValueValidator(1000)])
    reason = models.CharField("alasan", max_length=WORDS_MAX)
    set_by = models.CharField("oleh", max_length=150)
    set_at = models.DateTimeField("dicatat", auto_now=True)

    class Meta:
        verbose_name = "jumlah di kantor"
        verbose_name_plural = "jumlah di kantor"

    def __str__(self) -> str:
        return f"{self.unit_id} {self.minimum}"


class Application(models.Model):
    """The weekdays of some weeks that an officer asks to work elsewhere. `findings`: eligibility as it was told when they asked."""

    STATES = [
        ("asked", "Menunggu jawaban"),
        ("returned", "Dikembalikan"),
        ("approved", "Disetujui"),
        ("refused", "Tidak disetujui"),
        ("withdrawn", "Dibatalkan"),
    ]
    RECOMMENDATIONS = [
        ("eligible", "Memenuhi syarat"),
        ("unsure", "Perlu dilihat orang"),
        ("not_eligible", "Belum memenuhi syarat"),
    ]
    OPEN = ("asked", "returned")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+", verbose_name="petugas")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+", verbose_name="unit")
    pattern = models.CharField("pola", max_length=3)
    weekdays = models.JSONField("hari", default=list)
    begins = models.DateField("mulai")
    ends = models.DateField("sampai")
    place = models.CharField("tempat", max_length=8, choices=PLACES)
    words = models.CharField("yang dikerjakan", max_length=WORDS_MAX)
    region = models.CharField(max_length=24)
    rule_version = models.PositiveIntegerField()
    recommendation = models.CharField("rekomendasi", max_length=12, choices=RECOMMENDATIONS)
    findings = models.JSONField(default=list)
    state = models.CharField("keadaan", max_length=10, choices=STATES, default="asked")
    filed_at = models.DateTimeField("diajukan")
    answer_by = models.DateField("dijawab paling lambat")
    decided_by = models.CharField("diputus oleh", max_length=150, blank=True)
    decided_at = models.DateTimeField("diputus", null=True)

    class Meta:
        verbose_name = "pengajuan kerja fleksibel"
        verbose_name_plural = "pengajuan kerja fleksibel"
        ordering = ["-filed_at"]
        permissions = [
            ("decide_application", "Memutus pengajuan kerja fleksibel petugas yang dipimpin"),
            ("decide_appeal", "Memutus banding kerja fleksibel"),
            ("see_board", "Melihat papan siapa di mana"),
        ]
        indexes = [
            models.Index(fields=["state", "answer_by"], name="flexible_waiting"),
            models.Index(fields=["officer", "-filed_at"], name="flexible_of_officer"),
        ]
        constraints = [models.CheckConstraint(condition=Q(ends__gte=F("begins")), name="flexible_in_order")]

    def __str__(self) -> str:
        return f"{self.pattern} {self.begins:%Y-%m-%d}"


class Step(models.Model):
    KINDS = [
        ("filed", "Diajukan"),
        ("changed", "Diajukan lagi"),
        ("returned", "Dikembalikan"),
        ("approved", "Disetujui"),
        ("refused", "Tidak disetujui"),
        ("withdrawn", "Dibatalkan petugas"),
        ("recalled", "Dipanggil ke kantor"),
        ("appealed", "Banding diajukan"),
        ("upheld", "Banding diterima"),
        ("rejected", "Banding tidak diterima"),
    ]

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="steps")
    kind = models.CharField(max_length=10, choices=KINDS)
    by = models.CharField(max_length=150)
    at = models.DateTimeField()
    words = models.CharField(max_length=WORDS_MAX, blank=True)

    class Meta:
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.application_id} {self.kind}"


class Appeal(models.Model):
    """Against a refusal, once; decided by somebody else than who refused."""

    STATES = [("open", "Menunggu putusan"), ("upheld", "Diterima"), ("rejected", "Tidak diterima")]

    application = models.OneToOneField(Application, on_delete=models.PROTECT, related_name="appeal")
    words = models.CharField("alasan banding", max_length=WORDS_MAX)
    filed_at = models.DateTimeField("diajukan")
    decide_by = models.DateField("diputus paling lambat")
    state = models.CharField("keadaan", max_length=8, choices=STATES, default="open")
    decided_by = models.CharField("diputus oleh", max_length=150, blank=True)
    decided_at = models.DateTimeField("diputus", null=True)

    def __str__(self) -> str:
        return f"{self.application_id} {self.state}"


class FlexibleDay(models.Model):
    """A day that somebody signed. `recalled_at`: called to the office after all; the day then counts as one on site."""

    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+", verbose_name="petugas")
    day = models.DateField("hari")
    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="days")
    place = models.CharField("tempat", max_length=8, choices=PLACES)
    recalled_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["day"]
        constraints = [
            models.UniqueConstraint(fields=["officer", "day"], condition=Q(recalled_at=None), name="flexible_day_once")
        ]
        indexes = [models.Index(fields=["day", "officer"], name="flexible_on_day")]

    def __str__(self) -> str:
        return f"{self.officer_id} {self.day}"


class CheckIn(models.Model):
    """An officer says that work elsewhere begins, and ends; the city's own clock says when. No position is taken.

    `is_closed_by_day`: nobody ended it, the day did; its end is then a claim.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+", verbose_name="petugas")
    day = models.DateField("hari")
    place = models.CharField("tempat", max_length=8, choices=PLACES)
    began_at = models.DateTimeField("mulai")
    ended_at = models.DateTimeField("selesai", null=True)
    is_closed_by_day = models.BooleanField(default=False)

    class Meta:
        ordering = ["began_at"]
        constraints = [
            models.UniqueConstraint(fields=["officer"], condition=Q(ended_at=None), name="one_open_check_in")
        ]
        indexes = [models.Index(fields=["officer", "day"], name="check_in_of_day")]

    def __str__(self) -> str:
        return f"{self.officer_id} {self.day}"


class Contact(models.Model):
    """A superior tried to reach an officer who works elsewhere. Whose number was called stays outside."""

    WAYS = [("call", "Telepon"), ("message", "Pesan")]

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+", verbose_name="petugas")
    day = models.DateField("hari")
    way = models.CharField("cara", max_length=8, choices=WAYS)
    within_min = models.PositiveSmallIntegerField("menit", validators=[MinValueValidator(1)])
    called_by = models.CharField("oleh", max_length=150)
    called_at = models.DateTimeField("dihubungi")
    answered_at = models.DateTimeField("dijawab", null=True)
    answered_by = models.CharField(max_length=150, blank=True)

    class Meta:
        ordering = ["-called_at"]
        indexes = [models.Index(fields=["officer", "day"], name="contact_of_day")]

    def __str__(self) -> str:
        return f"{self.officer_id} {self.called_at:%Y-%m-%d %H:%M}"
