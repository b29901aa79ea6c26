"""Plans that supervisors write, and read models of what officers did and objected to.

`Plan` is the city's own and no read model; `WorkEntry` and `Objection` are folded from facts (`projection`): of kiosks, or, with neither
`kiosk` nor `site`, of the city's own chain, which tells what officers wrote on their pages there. None holds words of an officer:
those are sealed parts, named in `parts`.

`Goal`, `TeamTask`, `WorkReview` and `Surface` are the city's own too: what superiors agreed, whose a shared result is, who looked at an
entry, and what a reviewer should look at. Their words name tasks, never residents.
"""

from __future__ import annotations

import uuid

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from sync.server.fleet.models import Kiosk, Site
from sync.server.people.models import Account, Officer, Unit

UNITS = [
    ("documents", "dokumen"),
    ("people", "orang"),
    ("households", "keluarga"),
    ("hours", "jam"),
    ("events", "kegiatan"),
    ("percent", "persen"),
    ("other", "hasil"),
]
PLACES = [("hall", "Balai RW"), ("office", "Kantor"), ("field", "Lapangan"), ("home", "Rumah")]
WORDS_MAX = 300


class Agreed(models.Model):
    """What one person wrote and another one stands behind: `comment` says why it was returned."""

    STATES = [("proposed", "Menunggu persetujuan"), ("approved", "Disetujui"), ("returned", "Dikembalikan")]

    state = models.CharField("keadaan", max_length=8, choices=STATES, default="approved", editable=False)
    comment = models.CharField("catatan atasan", max_length=WORDS_MAX, blank=True, editable=False)
    decided_by = models.CharField("diputus oleh", max_length=150, blank=True, editable=False)
    decided_at = models.DateTimeField("diputus", null=True, editable=False)
    written_by = models.CharField("ditulis oleh", max_length=150, editable=False)

    class Meta:
        abstract = True


class Goal(Agreed):
    """A result that an officer owes for a year (RHK of the SKP) with how it is measured, derived from the goal of who is above.

    `of_unit` is the unit at the time of writing. A goal without a parent is the city's, or waits to be joined to one.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    year = models.PositiveSmallIntegerField("tahun", validators=[MinValueValidator(2024), MaxValueValidator(2100)])
    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="goals", verbose_name="pemilik")
    of_unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, editable=False, verbose_name="unit")
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="children", verbose_name="diturunkan dari"
    )
    words = models.CharField("hasil kerja", max_length=200)
    indicator = models.CharField("ukuran", max_length=200)
    target = models.PositiveIntegerField(
        "target setahun", validators=[MinValueValidator(1), MaxValueValidator(100_000_000)]
    )
    unit = models.CharField("satuan", max_length=12, choices=UNITS, default="documents")
    weight = models.PositiveSmallIntegerField(
        "bobot (%)", default=10, validators=[MinValueValidator(1), MaxValueValidator(100)]
    )
    reference = models.CharField("nomor RHK", max_length=60, blank=True)
    is_ended = models.BooleanField("ditarik", default=False)

    class Meta:
        verbose_name = "sasaran kerja"
        verbose_name_plural = "sasaran kerja"
        ordering = ["-year", "officer__name", "reference", "words"]
        permissions = [("decide_goal", "Menyetujui atau mengembalikan sasaran dan rencana petugas yang dipimpin")]
        indexes = [models.Index(fields=["officer", "year"], name="goals_of_an_officer")]

    def __str__(self) -> str:
        return self.words


class TeamTask(models.Model):
    """A task of several officers with one result; each of them has a `Plan` that belongs to it, the shares are 100 together."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    goal = models.ForeignKey(Goal, on_delete=models.PROTECT, null=True, blank=True, verbose_name="sasaran")
    period = models.CharField("bulan", max_length=7)
    words = models.CharField("kegiatan tim", max_length=200)
    target = models.PositiveIntegerField(
        "target bersama", validators=[MinValueValidator(1), MaxValueValidator(1_000_000)]
    )
    unit = models.CharField("satuan", max_length=12, choices=UNITS, default="documents")
    weight = models.PositiveSmallIntegerField(
        "bobot", default=1, validators=[MinValueValidator(1), MaxValueValidator(100)]
    )
    reference = models.CharField("nomor RHK", max_length=60, blank=True)
    is_ended = models.BooleanField("ditarik", default=False)
    written_by = models.CharField("ditulis oleh", max_length=150, editable=False)

    class Meta:
        verbose_name = "tugas tim"
        verbose_name_plural = "tugas tim"
        ordering = ["-period", "words"]

    def __str__(self) -> str:
        return self.words


class Plan(Agreed):
    """What an officer is to do, in a month or on one day. `version` grows with each change that kiosks are told.

    Only what is approved counts. `is_own`: the officer's own proposal; one from a kiosk has no words until somebody approves it, because
    there they are sealed. Of a team task `target` and `share_pct` are this officer's part.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="plans", verbose_name="petugas")
    period = models.CharField("bulan", max_length=7, editable=False)
    day = models.DateField("hari", null=True, blank=True)
    words = models.CharField("kegiatan", max_length=200)
    target = models.PositiveIntegerField("target", validators=[MaxValueValidator(1_000_000)])
    unit = models.CharField("satuan", max_length=12, choices=UNITS, default="documents")
    is_main = models.BooleanField("tugas utama", default=True)
    weight = models.PositiveSmallIntegerField(
        "bobot", default=1, validators=[MinValueValidator(1), MaxValueValidator(100)]
    )
    reference = models.CharField("nomor RHK", max_length=60, blank=True)
    goal = models.ForeignKey(
        Goal, on_delete=models.PROTECT, null=True, blank=True, related_name="plans", verbose_name="sasaran"
    )
    team_task = models.ForeignKey(TeamTask, on_delete=models.PROTECT, null=True, related_name="plans", editable=False)
    share_pct = models.PositiveSmallIntegerField("bagian (%)", null=True, editable=False)
    is_own = models.BooleanField("usulan petugas", default=False, editable=False)
    is_ended = models.BooleanField("ditarik", default=False)
    version = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        verbose_name = "rencana kerja"
        verbose_name_plural = "rencana kerja"
        ordering = ["-period", "officer__name", "day"]
        indexes = [models.Index(fields=["period", "officer"], name="plans_of_a_month")]
        constraints = [
            models.UniqueConstraint(
                fields=["team_task", "officer"], condition=models.Q(team_task__isnull=False), name="once_in_a_team_task"
            )
        ]

    def __str__(self) -> str:
        return self.words


class WorkEntry(models.Model):
    id = models.UUIDField(primary_key=True)
    officer = models.ForeignKey(
        Officer, on_delete=models.DO_NOTHING, db_constraint=False, null=True, verbose_name="petugas"
    )
    kiosk = models.ForeignKey(Kiosk, on_delete=models.PROTECT, null=True, verbose_name="kios")
    site = models.ForeignKey(Site, on_delete=models.PROTECT, null=True, verbose_name="balai")
    day = models.DateField("hari")
    plan = models.UUIDField("rencana", null=True)
    quantity = models.PositiveIntegerField("jumlah")
    unit = models.CharField("satuan", max_length=12, choices=UNITS)
    minutes = models.PositiveSmallIntegerField("menit")
    place = models.CharField("tempat", max_length=8, choices=PLACES)
    is_main = models.BooleanField("tugas utama", default=True)
    is_flexible = models.BooleanField("cocok kerja fleksibel", default=False)
    thing = models.CharField("objek", max_length=16, default="none")
    request = models.UUIDField("permohonan", null=True)
    parts = models.JSONField("berkas", default=list)
    amendments = models.PositiveSmallIntegerField("pembetulan", default=0)
    is_voided = models.BooleanField("dibatalkan", default=False)
    logged_at = models.DateTimeField("dicatat")

    class Meta:
        verbose_name = "catatan kerja"
        verbose_name_plural = "catatan kerja"
        ordering = ["-logged_at"]
        indexes = [
            models.Index(fields=["officer", "day"], name="work_of_a_day"),
            models.Index(fields=["logged_at"], name="work_logged_at"),
            models.Index(fields=["plan"], name="work_of_a_plan", condition=models.Q(plan__isnull=False)),
            models.Index(fields=["request"], name="work_of_a_request", condition=models.Q(request__isnull=False)),
        ]

    def __str__(self) -> str:
        return f"{self.officer_id} {self.day}"


class WorkReview(models.Model):
    """What a superior said of one work entry as it was after `amendments` changes. Also a fact of the city's chain, `fact`.

    Taken back it stays, with when. At most one of an entry is the newest that stands; what is amended afterwards waits again.
    """

    VERDICTS = [
        ("verified", "Terverifikasi"),
        ("attached", "Bukti terlampir, belum dilihat hasilnya"),
        ("returned", "Dikembalikan"),
    ]

    entry = models.UUIDField(db_index=True)
    officer = models.UUIDField(null=True)
    day = models.DateField("hari")
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", verbose_name="pemeriksa")
    reviewer = models.UUIDField()
    verdict = models.CharField("putusan", max_length=8, choices=VERDICTS)
    reason = models.CharField("sebab", max_length=20)
    words = models.CharField("catatan", max_length=WORDS_MAX, blank=True)
    amendments = models.PositiveSmallIntegerField(default=0)
    decided_at = models.DateTimeField("diputus")
    withdrawn_at = models.DateTimeField("ditarik", null=True)
    is_newest = models.BooleanField(default=True)
    fact = models.UUIDField()

    class Meta:
        verbose_name = "verifikasi kerja"
        verbose_name_plural = "verifikasi kerja"
        ordering = ["decided_at", "id"]
        permissions = [("verify_work", "Memeriksa catatan kerja petugas yang dipimpin")]
        constraints = [
            models.UniqueConstraint(fields=["entry"], condition=models.Q(is_newest=True), name="one_newest_work_review")
        ]
        indexes = [
            models.Index(fields=["day"], name="work_reviews_of_a_day"),
            models.Index(fields=["officer", "day"], name="work_reviews_of_an_officer"),
            models.Index(fields=["reviewer", "day"], name="work_reviews_by_a_reviewer"),
        ]

    def __str__(self) -> str:
        return f"{self.entry} {self.verdict}"


class Surface(models.Model):
    """A pattern in a month of an officer's work that a person should look at (`sync.rules.gaming`); it decides nothing by itself.

    Found again it keeps what was said of it, unless there is more to see than there was.
    """

    STATES = [("open", "Perlu dilihat"), ("explained", "Ada sebab yang wajar"), ("confirmed", "Perlu ditindaklanjuti")]

    kind = models.CharField("pola", max_length=20)
    period = models.CharField("bulan", max_length=7)
    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+", verbose_name="petugas")
    others = models.JSONField("bersama", default=list)
    weight = models.PositiveSmallIntegerField("bobot")
    count = models.PositiveIntegerField("jumlah")
    detail = models.JSONField(default=dict)
    found_at = models.DateTimeField("ditemukan")
    state = models.CharField("keadaan", max_length=9, choices=STATES, default="open")
    looked_by = models.CharField("dilihat oleh", max_length=150, blank=True)
    looked_at = models.DateTimeField("dilihat", null=True)
    words = models.CharField("catatan", max_length=WORDS_MAX, blank=True)

    class Meta:
        verbose_name = "pola kerja"
        verbose_name_plural = "pola kerja"
        ordering = ["state", "-weight", "-count", "id"]
        permissions = [("look_into_surface", "Mencatat hasil melihat pola kerja")]
        constraints = [models.UniqueConstraint(fields=["kind", "period", "officer"], name="surface_once_a_month")]
        indexes = [models.Index(fields=["period", "state"], name="surfaces_of_a_month")]

    def __str__(self) -> str:
        return f"{self.kind} {self.period}"


class WorkPhoto(models.Model):
    """One opened photograph of a work entry: its hashes, never its pixels; erased with those of presences (`reviews.evidence`).

    `same_as` names the entries whose photographs are the same picture, as far as they were here when this one was opened.
    """

    part = models.CharField(primary_key=True, max_length=64)
    entry = models.UUIDField(db_index=True)
    kiosk = models.UUIDField()
    officer = models.UUIDField()
    day = models.DateField()
    coarse = models.BigIntegerField(default=0)
    coarse_mirrored = models.BigIntegerField(default=0)
    views = models.BinaryField()
    same_as = models.JSONField(default=list)

    class Meta:
        indexes = [
            models.Index(fields=["officer", "day"], name="work_photos_of_an_officer"),
            models.Index(fields=["kiosk", "day"], name="work_photos_of_a_hall"),
            models.Index(fields=["day"], name="work_photos_of_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.entry} {self.day}"


class Objection(models.Model):
    ABOUT = [
        ("index", "Indeks"),
        ("late_request", "Permohonan terlambat"),
        ("presence", "Kehadiran"),
        ("work", "Catatan kerja"),
    ]

    id = models.UUIDField(primary_key=True)
    officer = models.ForeignKey(
        Officer, on_delete=models.DO_NOTHING, db_constraint=False, null=True, verbose_name="petugas"
    )
    kiosk = models.ForeignKey(Kiosk, on_delete=models.PROTECT, null=True, verbose_name="kios")
    site = models.ForeignKey(Site, on_delete=models.PROTECT, null=True, verbose_name="balai")
    about = models.CharField("tentang", max_length=12, choices=ABOUT)
    period = models.CharField("bulan", max_length=7)
    of = models.UUIDField("yang mana", null=True)
    parts = models.JSONField("berkas", default=list)
    filed_at = models.DateTimeField("diajukan")

    class Meta:
        verbose_name = "keberatan"
        verbose_name_plural = "keberatan"
        ordering = ["-filed_at"]

    def __str__(self) -> str:
        return f"{self.about} {self.period}"
