"""Merit and efficiency: targets, the weekly pulse, what a talent review said of somebody, and what the city spends.

Invariants
- Nothing here says who answered a pulse what: while a week runs there are sums by unit (`PulseSum`) and who answered (`PulseReceipt`);
  when it ends there are cells of five and more (`PulseCell`), and the other two are gone.
- An `Assessment` is what persons said, never what was computed: one proposed it, another confirmed it, with reasons. Nothing reads
  it but the pages of talent.
- Amounts are whole rupiah. A `Spending` without a baseline or without an actual is told and not counted.
"""

from __future__ import annotations

import uuid

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q

from sync.server.people.models import Account, Officer, Unit

MOST_RUPIAH = 10**12


class KpiTarget(models.Model):
    """What the city wants of an indicator from `begins` on; the newest that has begun counts, none is changed."""

    indicator = models.CharField("indikator", max_length=32)
    value = models.DecimalField("target", max_digits=8, decimal_places=1, validators=[MinValueValidator(0)])
    begins = models.DateField("berlaku mulai")
    legal_basis = models.CharField("dasar", max_length=140)
    reason = models.CharField("alasan", max_length=140)
    set_by = models.CharField("oleh", max_length=150)
    set_at = models.DateTimeField("ditetapkan", auto_now_add=True)

    class Meta:
        verbose_name = "target indikator"
        verbose_name_plural = "target indikator"
        ordering = ["-begins", "-id"]
        indexes = [models.Index(fields=["indicator", "begins"], name="kpi_target_in_force")]

    def __str__(self) -> str:
        return f"{self.indicator} {self.begins:%Y-%m-%d}"


class PulseSum(models.Model):
    """A running week by unit (all zeros: of none). `sums` is the sum of the answers to each question, in their order."""

    week = models.DateField()
    unit = models.UUIDField()
    answers = models.PositiveIntegerField(default=0)
    sums = models.JSONField(default=list)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["week", "unit"], name="pulse_sum_once")]

    def __str__(self) -> str:
        return f"{self.week} {self.answers}"


class PulseReceipt(models.Model):
    """That somebody has answered in a running week, so that nobody does twice. It names no answer and ends with the week."""

    week = models.DateField()
    officer = models.UUIDField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["week", "officer"], name="pulse_once_a_week")]

    def __str__(self) -> str:
        return str(self.week)


class PulseCell(models.Model):
    """A week that has ended: one of its disjoint groups of five and more (`sync.rules.anonymous_groups`). Never changed."""

    week = models.DateField("pekan", db_index=True)
    name = models.CharField("kelompok", max_length=160)
    units = models.JSONField(default=list, help_text="Units whose answers are in it.")
    answers = models.PositiveIntegerField("jawaban")
    invited = models.PositiveIntegerField("petugas")
    sums = models.JSONField(default=list)

    class Meta:
        verbose_name = "denyut pegawai"
        verbose_name_plural = "denyut pegawai"
        ordering = ["-week", "name"]

    def __str__(self) -> str:
        return f"{self.week} {self.name}"


class Assessment(models.Model):
    """A talent review of an officer: how much potential, as a named person sees it and a second confirms it."""

    POTENTIALS = [(1, "Rendah"), (2, "Menengah"), (3, "Tinggi")]
    STATES = [
        ("proposed", "Menunggu orang kedua"),
        ("confirmed", "Dikukuhkan"),
        ("returned", "Dikembalikan"),
        ("withdrawn", "Ditarik"),
    ]

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+", verbose_name="petugas")
    potential = models.PositiveSmallIntegerField("potensi", choices=POTENTIALS)
    reason = models.CharField("alasan", max_length=400)
    state = models.CharField("keadaan", max_length=10, choices=STATES, default="proposed")
    proposed_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", verbose_name="dinilai oleh")
    proposed_at = models.DateTimeField("dinilai", auto_now_add=True)
    decided_by = models.ForeignKey(
        Account, on_delete=models.PROTECT, null=True, related_name="+", verbose_name="diputus oleh"
    )
    decided_at = models.DateTimeField("diputus", null=True)
    decision_reason = models.CharField("alasan keputusan", max_length=400, blank=True)

    class Meta:
        verbose_name = "penilaian potensi"
        verbose_name_plural = "penilaian potensi"
        ordering = ["-proposed_at"]
        permissions = [("confirm_assessment", "Mengukuhkan penilaian potensi yang dibuat orang lain")]
        indexes = [models.Index(fields=["officer", "state"], name="assessment_of_officer")]
        constraints = [
            models.UniqueConstraint(
                fields=["officer"], condition=Q(state="confirmed"), name="one_confirmed_assessment"
            ),
            models.CheckConstraint(
                condition=~Q(state="confirmed") | ~Q(decided_by=F("proposed_by")), name="assessment_by_two"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.officer_id} {self.state}"


class TalentLook(models.Model):
    """Somebody looked at where an officer stands (UU 27/2022 art. 31); the officer sees who did."""

    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    account = models.CharField(max_length=150)
    looked_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-looked_at"]
        indexes = [models.Index(fields=["officer", "looked_at"], name="talent_look_of_officer")]

    def __str__(self) -> str:
        return f"{self.account} {self.looked_at:%Y-%m-%d %H:%M}"


class Spending(models.Model):
    """What a unit spent on one thing in a month, and what it spent on it in the month it is compared with."""

    ITEMS = [
        ("meals", "Makan dan minum"),
        ("travel", "Perjalanan dinas"),
        ("electricity", "Listrik"),
        ("water", "Air"),
    ]

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", verbose_name="unit")
    period = models.CharField("bulan", max_length=7)
    item = models.CharField("pos", max_length=12, choices=ITEMS)
    baseline_rupiah = models.PositiveBigIntegerField(
        "dasar (Rp)", null=True, validators=[MaxValueValidator(MOST_RUPIAH)]
    )
    actual_rupiah = models.PositiveBigIntegerField("nyata (Rp)", null=True, validators=[MaxValueValidator(MOST_RUPIAH)])
    entered_by = models.CharField("oleh", max_length=150)
    entered_at = models.DateTimeField("dicatat", auto_now=True)

    class Meta:
        verbose_name = "belanja"
        verbose_name_plural = "belanja"
        ordering = ["period", "unit__name", "item"]
        constraints = [models.UniqueConstraint(fields=["unit", "period", "item"], name="spending_once")]
        indexes = [models.Index(fields=["period"], name="spending_of_month")]

    def __str__(self) -> str:
        return f"{self.period} {self.item}"


class SpendingImport(models.Model):
    """A file of spending: looked over first, then taken once. `rows` is emptied when it was taken or given up."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    made_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", verbose_name="oleh")
    made_at = models.DateTimeField("dibaca", auto_now_add=True)
    rows = models.JSONField(default=list)
    taken_at = models.DateTimeField("diterapkan", null=True)
    added = models.PositiveIntegerField("ditambah", default=0)
    changed = models.PositiveIntegerField("diubah", default=0)

    class Meta:
        verbose_name = "impor belanja"
        verbose_name_plural = "impor belanja"
        ordering = ["-made_at"]

    def __str__(self) -> str:
        return f"{self.made_at:%Y-%m-%d %H:%M}"
