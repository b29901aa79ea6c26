"""Runs of the indices over a month, what each of them found, and what people decided that no fact can say.

Invariants
- A run is never changed: computing again makes another run, and the older ones stay for who compares. Of each month at most one
  regular run is current; a what-if run never is. `rules` is the document it was computed by, `inputs` digests all that went into it.
- A number here is a recommendation: nothing leaves the city before a named person signed it.
- `sheet` holds every term with exact fractions as text ("441/5"), and the ids of the records behind it; its shape is told in
  `indices/sheet.py`. The columns beside it are the same numbers, rounded once, for lists to be ordered by.
- `SurveyAnswer` is a read model of facts (`surveys`) and names no person. `DayRuling`, `Sanction` and `BehaviourRating` are decisions
  of people: taken back they stay, with who and when.
"""

from __future__ import annotations

import uuid

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from sync.server.fleet.models import Kiosk, Site
from sync.server.organisation.models import Appointment
from sync.server.people.models import Officer, Unit
from sync.server.publishing.models import OPEN, Edition

WORDS_MAX = 200


class Run(models.Model):
    """One computation of one month, ordered at `made_at` and done by a worker. `rules`, `inputs` and the counts are there when it is done."""

    REGULAR, WHAT_IF = "regular", "what_if"
    KINDS = [(REGULAR, "Penghitungan"), (WHAT_IF, "Percobaan aturan")]

    DUE, DONE, FAILED = "due", "done", "failed"
    STATES = [(DUE, "Menunggu dihitung"), (DONE, "Selesai"), (FAILED, "Tidak dapat dihitung")]

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    period = models.CharField("bulan", max_length=7)
    state = models.CharField("keadaan", max_length=6, choices=STATES, default=DUE)
    kind = models.CharField("jenis", max_length=8, choices=KINDS, default=REGULAR)
    rule_version = models.PositiveIntegerField("versi aturan", default=0)
    rules = models.TextField("aturan", editable=False, blank=True, default="")
    made_at = models.DateTimeField("diminta")
    finished_at = models.DateTimeField("selesai", null=True)
    made_by = models.CharField("oleh", max_length=150)
    reason = models.CharField("alasan", max_length=WORDS_MAX, blank=True)
    is_current = models.BooleanField("berlaku", default=False)
    inputs = models.CharField("sidik data", max_length=64, blank=True, default="")
    officers = models.PositiveIntegerField("petugas", default=0)
    units = models.PositiveIntegerField("unit", default=0)
    took_ms = models.PositiveIntegerField("lama (md)", default=0)
    summary = models.JSONField(default=dict, editable=False)  # `city_sums`

    class Meta:
        verbose_name = "penghitungan indeks"
        verbose_name_plural = "penghitungan indeks"
        ordering = ["-period", "-made_at"]
        constraints = [
            models.UniqueConstraint(fields=["period"], condition=Q(is_current=True), name="one_current_run_a_month"),
            models.CheckConstraint(
                condition=Q(is_current=False) | Q(kind="regular", state="done"), name="only_regular_runs_count"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.period} {self.made_at:%Y-%m-%d %H:%M}"


class OfficerMonth(models.Model):
    """What a run found of one officer. A number that could not be measured is null, never zero."""

    PREDICATES = [
        ("SB", "Sangat baik"),
        ("B", "Baik"),
        ("BP", "Butuh perbaikan"),
        ("K", "Kurang"),
        ("SK", "Sangat kurang"),
    ]

    run = models.ForeignKey(Run, on_delete=models.PROTECT, related_name="officer_months", verbose_name="penghitungan")
    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="index_months", verbose_name="petugas")
    appointment = models.ForeignKey(
        Appointment, on_delete=models.PROTECT, null=True, related_name="+", verbose_name="jabatan"
    )
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+", verbose_name="unit")
    iki = models.DecimalField("IKI", max_digits=7, decimal_places=4, null=True)
    predicate = models.CharField("predikat", max_length=2, choices=PREDICATES, blank=True, default="")
    discipline = models.DecimalField("disiplin", max_digits=7, decimal_places=4, null=True)
    allowance = models.PositiveIntegerField("TPP (Rp)", null=True)
    allowance_net = models.PositiveIntegerField("rekomendasi TPP (Rp)", null=True)
    # Days and cases that a person is to look at before the month is signed; they took nothing off.
    to_review = models.PositiveSmallIntegerField("perlu diperiksa", default=0)
    sheet = models.JSONField(default=dict)

    class Meta:
        verbose_name = "indeks petugas"
        verbose_name_plural = "indeks petugas"
        ordering = ["officer__name"]
        constraints = [models.UniqueConstraint(fields=["run", "officer"], name="officer_once_a_run")]
        indexes = [models.Index(fields=["run", "unit"], name="officers_of_a_unit_in_a_run")]

    def __str__(self) -> str:
        return f"{self.run_id} {self.officer_id}"


class UnitMonth(models.Model):
    """What a run found of one unit, with those below it where it has any."""

    run = models.ForeignKey(Run, on_delete=models.PROTECT, related_name="unit_months", verbose_name="penghitungan")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="index_months", verbose_name="unit")
    iko = models.DecimalField("IKO", max_digits=7, decimal_places=4, null=True)
    officers = models.PositiveIntegerField("petugas", default=0)
    requests = models.PositiveIntegerField("permohonan", default=0)
    sheet = models.JSONField(default=dict)

    class Meta:
        verbose_name = "indeks unit"
        verbose_name_plural = "indeks unit"
        ordering = ["unit__name"]
        constraints = [models.UniqueConstraint(fields=["run", "unit"], name="unit_once_a_run")]

    def __str__(self) -> str:
        return f"{self.run_id} {self.unit_id}"


class IndexRuleEdition(Edition):
    """A version of the rules of the indices, that two persons stand behind. `begins`: the first day that it measures."""

    class Meta(Edition.Meta):
        verbose_name = "versi aturan indeks"
        verbose_name_plural = "aturan indeks"
        permissions = [("approve_indexruleedition", "Menyetujui dan menarik versi aturan indeks")]
        constraints = [
            models.UniqueConstraint(models.Value(1), condition=Q(state__in=OPEN), name="one_index_rule_in_writing")
        ]


class SurveyAnswer(models.Model):
    """Read model: one resident's answers to the nine elements, 1 to 4, 0 for not answered. Nobody's name is in it."""

    id = models.UUIDField(primary_key=True)
    kiosk = models.ForeignKey(Kiosk, on_delete=models.PROTECT, related_name="+")
    site = models.ForeignKey(Site, on_delete=models.PROTECT, related_name="+")
    service = models.CharField(max_length=64, default="")
    scores = models.JSONField(default=list)
    answered_at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["answered_at"], name="survey_answered_at"),
            models.Index(fields=["kiosk", "answered_at"], name="survey_of_a_kiosk"),
        ]

    def __str__(self) -> str:
        return f"{self.site_id} {self.answered_at:%Y-%m-%d}"


class Decided(models.Model):
    """Who recorded it and when; taken back it stays."""

    decided_by = models.CharField("dicatat oleh", max_length=150)
    decided_at = models.DateTimeField("dicatat")
    withdrawn_by = models.CharField("dibatalkan oleh", max_length=150, blank=True, default="")
    withdrawn_at = models.DateTimeField("dibatalkan", null=True)

    class Meta:
        abstract = True


class DayRuling(Decided):
    """What a person found about a day of an officer. Only so a day without evidence can take anything off."""

    RULINGS = [
        ("present", "Hadir, terbukti dengan cara lain"),
        ("duty", "Bertugas di tempat lain"),
        ("leave", "Cuti atau izin"),
        ("sick", "Sakit"),
        ("absent", "Tidak hadir tanpa izin"),
        ("excused_time", "Terlambat atau pulang awal dengan izin"),
    ]

    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="day_rulings", verbose_name="petugas")
    day = models.DateField("hari")
    ruling = models.CharField("keputusan", max_length=12, choices=RULINGS)
    reason = models.CharField("alasan", max_length=WORDS_MAX)

    class Meta:
        verbose_name = "keputusan hari kerja"
        verbose_name_plural = "keputusan hari kerja"
        ordering = ["-day"]
        constraints = [
            models.UniqueConstraint(
                fields=["officer", "day"], condition=Q(withdrawn_at=None), name="one_ruling_in_force_a_day"
            )
        ]

    def __str__(self) -> str:
        return f"{self.officer_id} {self.day} {self.ruling}"


class Exclusion(Decided):
    """A person found that a record is not to be held against an officer. The next run leaves it out, and tells it.

    `subject` is the record's id: of the request, the presence or the work entry. Of a day there is `DayRuling`.
    """

    ABOUT = [("request", "Permohonan"), ("presence", "Kehadiran"), ("work", "Catatan kerja")]
    # Words of `sync.rules.index_terms.Reason`.
    REASONS = [
        ("outage", "Listrik atau jaringan balai padam"),
        ("city_system", "Sistem kota atau pusat tidak berjalan"),
        ("blank_stock", "Blangko habis"),
        ("resident", "Menunggu warga"),
        ("time_unproved", "Waktunya tidak terbukti"),
        ("ruling", "Putusan orang yang berwenang"),
    ]

    officer = models.ForeignKey(
        Officer, on_delete=models.PROTECT, related_name="index_exclusions", verbose_name="petugas"
    )
    period = models.CharField("bulan", max_length=7)
    about = models.CharField("tentang", max_length=8, choices=ABOUT)
    subject = models.UUIDField("yang mana")
    reason = models.CharField("sebab", max_length=16, choices=REASONS)
    words = models.CharField("keterangan", max_length=WORDS_MAX)
    objection = models.UUIDField("keberatan", null=True)

    class Meta:
        verbose_name = "pengecualian"
        verbose_name_plural = "pengecualian"
        ordering = ["-decided_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["officer", "subject"], condition=Q(withdrawn_at=None), name="excluded_once_at_a_time"
            )
        ]

    def __str__(self) -> str:
        return f"{self.officer_id} {self.about} {self.subject}"


class Sanction(Decided):
    """A disciplinary sanction that cuts the allowance by a percentage in the months from `begins` to `ends`."""

    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="sanctions", verbose_name="petugas")
    percent = models.PositiveSmallIntegerField(
        "potongan TPP (%)", validators=[MinValueValidator(1), MaxValueValidator(100)]
    )
    begins = models.CharField("mulai bulan", max_length=7)
    ends = models.CharField("sampai bulan", max_length=7)
    legal_basis = models.CharField("surat keputusan", max_length=WORDS_MAX)

    class Meta:
        verbose_name = "hukuman disiplin"
        verbose_name_plural = "hukuman disiplin"
        ordering = ["-begins"]

    def __str__(self) -> str:
        return f"{self.officer_id} {self.begins} {self.percent}%"


class BehaviourRating(Decided):
    """One person's rating of an officer's conduct in a month: the seven BerAKHLAK values, 0 to 100 each, in their order.

    `officer` is who is rated; `relation` is what the rater is to them. A superior's has the account; of a colleague or of somebody
    who is led `decided_by` is a keyed mark that names nobody (`indices.colleagues`).
    """

    RELATIONS = [("superior", "Atasan"), ("peer", "Rekan kerja"), ("subordinate", "Bawahan")]

    officer = models.ForeignKey(
        Officer, on_delete=models.PROTECT, related_name="behaviour_ratings", verbose_name="petugas"
    )
    period = models.CharField("bulan", max_length=7)
    relation = models.CharField("hubungan", max_length=12, choices=RELATIONS)
    values = models.JSONField("nilai", default=list)

    class Meta:
        verbose_name = "penilaian perilaku"
        verbose_name_plural = "penilaian perilaku"
        ordering = ["-period"]
        constraints = [
            models.UniqueConstraint(
                fields=["officer", "period", "decided_by"],
                condition=Q(withdrawn_at=None),
                name="rated_once_a_month_by_each",
            )
        ]
        indexes = [models.Index(fields=["period"], name="behaviour_of_a_month")]

    def __str__(self) -> str:
        return f"{self.officer_id} {self.period} {self.relation}"
