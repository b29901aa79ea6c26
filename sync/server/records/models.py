"""What the city keeps about its own dealings with personal data: exports, retention, destruction, data subjects, incidents.

Invariants
- No row holds a name, a number or an address of a resident: a resident is known by the number of the receipt that he holds, his
  requests by their ids. Words that people type here are refused when they hold a long number (`plain_words`).
- No read model: `cityserver rebuild` leaves all of it. Rows that say what was decided are never changed afterwards but by the
  fields that say so (`finished_at`, `approved_by`, `erased_at`, …).
- A `DestroyedPart` is the tombstone of sealed bytes: it stays when the bytes are gone, so that a missing file and a destroyed
  one are never the same thing (`cityserver verify`).
"""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import F, Q

from sync.server.fleet.models import Kiosk, Site
from sync.server.people.models import Officer


class Export(models.Model):
    """One list that left the city as a file: written before its first byte, `finished_at` and what follows after its last.

    `statement` is the city's signature over what left; empty while it has not left whole.
    """

    KINDS = [
        ("kantorku", "Kehadiran untuk Kantorku"),
        ("ekinerja", "Progres harian untuk BKN e-Kinerja"),
        ("lapor", "Pengaduan untuk SP4N-LAPOR!"),
        ("requests", "Permohonan dan tenggatnya"),
        ("lateness", "Keterlambatan menurut balai, petugas dan sebab"),
    ]
    FORMATS = [("csv", "CSV"), ("xlsx", "Excel (XLSX)"), ("json", "JSON")]

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField("isi", max_length=12, choices=KINDS)
    format = models.CharField("bentuk", max_length=4, choices=FORMATS)
    from_day = models.DateField("dari")
    to_day = models.DateField("sampai")
    site = models.ForeignKey(Site, on_delete=models.PROTECT, null=True, verbose_name="balai")
    hall_count = models.PositiveIntegerField("jumlah balai")
    has_words = models.BooleanField("dengan isi laporan", default=False)
    purpose = models.CharField("keperluan", max_length=200)
    account = models.CharField("oleh", max_length=150)
    begun_at = models.DateTimeField("waktu")
    finished_at = models.DateTimeField("selesai", null=True)
    row_count = models.PositiveIntegerField("baris", null=True)
    size_bytes = models.PositiveBigIntegerField("ukuran", null=True)
    sha256 = models.CharField("sidik", max_length=64, default="")
    statement = models.BinaryField(default=b"")

    class Meta:
        verbose_name = "ekspor"
        verbose_name_plural = "ekspor"
        ordering = ["-begun_at"]
        indexes = [models.Index(fields=["account", "begun_at"])]

    def __str__(self) -> str:
        return f"{self.kind} {self.begun_at:%Y-%m-%d %H:%M}"


class RetentionRule(models.Model):
    """How long one kind of data is kept, and by which rule. Proposed by one person, in force when another approved it.

    The newest approved one of a kind counts; until there is one nothing of that kind is destroyed.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField("data", max_length=20)
    days = models.PositiveIntegerField("lama simpan (hari)")
    is_on = models.BooleanField("dimusnahkan sesudahnya", default=True)
    legal_basis = models.CharField("dasar hukum", max_length=200)
    reason = models.CharField("alasan", max_length=200)
    proposed_by = models.CharField("diusulkan oleh", max_length=150)
    proposed_at = models.DateTimeField("diusulkan")
    approved_by = models.CharField("disahkan oleh", max_length=150, default="")
    approved_at = models.DateTimeField("disahkan", null=True)
    declined_by = models.CharField("ditolak oleh", max_length=150, default="")
    declined_at = models.DateTimeField("ditolak", null=True)

    class Meta:
        verbose_name = "aturan simpan"
        verbose_name_plural = "aturan simpan"
        ordering = ["-proposed_at"]
        permissions = [("approve_retentionrule", "Mengesahkan aturan simpan yang diusulkan orang lain")]
        constraints = [
            models.CheckConstraint(condition=~Q(approved_by=F("proposed_by")), name="retention_rule_needs_two"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.days}"


class SubjectRequest(models.Model):
    """A person asked for a right over their own data (UU 27/2022 art. 5-13), to be answered within 3×24 hours.

    `requests`: ids of the requests that are proved to be theirs. `officer`: who it is, when an officer asks.
    """

    RIGHTS = [
        ("access", "Melihat dan mendapat salinan data (Pasal 5–7)"),
        ("correct", "Melengkapi atau membetulkan data (Pasal 6)"),
        ("erase", "Menghapus atau memusnahkan data (Pasal 8)"),
        ("withdraw", "Menarik persetujuan (Pasal 9)"),
        ("object", "Keberatan atas keputusan otomatis (Pasal 10)"),
        ("restrict", "Menunda atau membatasi pemrosesan (Pasal 11)"),
        ("portability", "Memindahkan data (Pasal 13)"),
    ]
    PERSONS = [("resident", "Warga"), ("officer", "Petugas")]
    ASKED_BY = [("self", "Sendiri"), ("guardian", "Orang tua atau wali"), ("proxy", "Kuasa tertulis")]
    CHANNELS = [("hall", "Di balai"), ("office", "Di kantor"), ("letter", "Surat"), ("phone", "Telepon")]
    IDENTITY = [
        ("", "Belum diperiksa"),
        ("slip", "KTP diperiksa, kode dan PIN dari kertas cocok"),
        ("form", "KTP dicocokkan dengan isian permohonan"),
        ("duty", "Petugas dikenal dari kartu pegawai dan akun dinas"),
    ]
    STATES = [
        ("received", "Menunggu pemeriksaan identitas"),
        ("identified", "Menunggu jawaban"),
        ("granted", "Dipenuhi"),
        ("partial", "Dipenuhi sebagian"),
        ("refused", "Ditolak"),
    ]
    OPEN = ("received", "identified")
    GROUNDS = [
        ("", "–"),
        ("not_identified", "Identitas tidak dapat dibuktikan"),
        ("public_duty", "Pasal 15: kepentingan umum dalam penyelenggaraan negara"),
        ("legal_duty", "Wajib disimpan menurut peraturan perundang-undangan"),
        ("others_harmed", "Pasal 33: membahayakan atau membuka data orang lain"),
        ("no_data", "Kota tidak menyimpan data itu"),
    ]

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    number = models.CharField("nomor", max_length=16, unique=True)
    right = models.CharField("hak", max_length=12, choices=RIGHTS)
    person = models.CharField("pemohon", max_length=8, choices=PERSONS, default="resident")
    asked_by = models.CharField("diajukan oleh", max_length=8, choices=ASKED_BY, default="self")
    channel = models.CharField("lewat", max_length=8, choices=CHANNELS, default="hall")
    site = models.ForeignKey(Site, on_delete=models.PROTECT, verbose_name="balai")
    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, null=True, verbose_name="petugas")
    requests = models.JSONField("permohonan", default=list)
    received_at = models.DateTimeField("diterima")
    due_at = models.DateTimeField("tenggat")
    registered_by = models.CharField("dicatat oleh", max_length=150)
    identity = models.CharField("identitas", max_length=8, choices=IDENTITY, default="")
    identified_by = models.CharField("diperiksa oleh", max_length=150, default="")
    identified_at = models.DateTimeField("diperiksa", null=True)
    state = models.CharField("keadaan", max_length=12, choices=STATES, default="received")
    ground = models.CharField("dasar penolakan", max_length=16, choices=GROUNDS, default="")
    words = models.CharField("penjelasan", max_length=400, default="")
    answered_by = models.CharField("dijawab oleh", max_length=150, default="")
    answered_at = models.DateTimeField("dijawab", null=True)

    class Meta:
        verbose_name = "permintaan hak data"
        verbose_name_plural = "permintaan hak data"
        ordering = ["answered_at", "due_at"]
        permissions = [("answer_subjectrequest", "Memeriksa identitas dan menjawab permintaan hak data")]
        indexes = [models.Index(fields=["site", "state", "due_at"])]

    def __str__(self) -> str:
        return self.number


class Destruction(models.Model):
    """The record of one destruction (berita acara): what, how much, by which rule, and the city's signature over the list.

    By a rule of retention (`rule`) or because a data subject asked (`asked`). `erased_at`: all bytes are gone.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    number = models.CharField("nomor", max_length=16, unique=True)
    kind = models.CharField("data", max_length=20)
    rule = models.ForeignKey(RetentionRule, on_delete=models.PROTECT, null=True, verbose_name="aturan")
    asked = models.ForeignKey(SubjectRequest, on_delete=models.PROTECT, null=True, verbose_name="permintaan")
    legal_basis = models.CharField("dasar hukum", max_length=200)
    before = models.DateTimeField("berakhir sebelum", null=True)
    ordered_by = models.CharField("dijalankan oleh", max_length=150)
    decided_at = models.DateTimeField("waktu", db_index=True)
    count = models.PositiveIntegerField("jumlah")
    size_bytes = models.PositiveBigIntegerField("ukuran", default=0)
    oldest = models.DateTimeField("terlama", null=True)
    newest = models.DateTimeField("terbaru", null=True)
    statement = models.BinaryField()
    erased_at = models.DateTimeField("selesai dimusnahkan", null=True)

    class Meta:
        verbose_name = "pemusnahan"
        verbose_name_plural = "pemusnahan"
        ordering = ["-decided_at"]

    def __str__(self) -> str:
        return self.number


class DestroyedPart(models.Model):
    """`since`: when the time that it had to be kept began. `erased_at` is empty while the bytes may still be there."""

    destruction = models.ForeignKey(Destruction, on_delete=models.PROTECT, related_name="parts")
    kiosk = models.UUIDField()
    sha256 = models.CharField(max_length=64, db_index=True)
    subject = models.UUIDField(db_index=True)
    role = models.CharField(max_length=32)
    size = models.PositiveIntegerField()
    since = models.DateTimeField(null=True)
    erased_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["destruction", "kiosk", "sha256"], name="destroyed_once_a_record")
        ]
        indexes = [models.Index(fields=["erased_at"], name="destroyed_to_erase", condition=Q(erased_at=None))]

    def __str__(self) -> str:
        return self.sha256


class Hold(models.Model):
    """The parts of this record are not destroyed while this holds, whatever its age: a dispute, an investigation, a restriction."""

    subject = models.UUIDField("catatan", db_index=True)
    site = models.ForeignKey(Site, on_delete=models.PROTECT, verbose_name="balai")
    reason = models.CharField("alasan", max_length=200)
    asked = models.ForeignKey(SubjectRequest, on_delete=models.PROTECT, null=True, verbose_name="permintaan")
    placed_by = models.CharField("ditahan oleh", max_length=150)
    placed_at = models.DateTimeField("ditahan")
    lifted_by = models.CharField("dilepas oleh", max_length=150, default="")
    lifted_at = models.DateTimeField("dilepas", null=True)

    class Meta:
        verbose_name = "penahanan pemusnahan"
        verbose_name_plural = "penahanan pemusnahan"
        ordering = ["lifted_at", "-placed_at"]
        constraints = [
            models.UniqueConstraint(fields=["subject"], condition=Q(lifted_at=None), name="held_once_at_a_time")
        ]

    def __str__(self) -> str:
        return str(self.subject)


class Incident(models.Model):
    """Personal data may have got to where it does not belong (UU 27/2022 art. 46): written notices within 3×24 hours."""

    KINDS = [
        ("theft", "Kios atau perangkat dicuri"),
        ("access", "Data dibuka tanpa hak"),
        ("sent", "Data terkirim ke pihak yang salah"),
        ("paper", "Kertas atau kartu hilang"),
        ("system", "Sistem dibobol"),
        ("other", "Lainnya"),
    ]
    DATA = [
        ("form", "Isian permohonan (nama, NIK, KK, alamat)"),
        ("documents", "Foto dokumen"),
        ("faces", "Foto kehadiran petugas (data spesifik)"),
        ("children", "Data anak (data spesifik)"),
        ("officers", "Nama dan jabatan petugas"),
        ("access", "PIN atau kata sandi"),
        ("tickets", "Kode status dan layanan"),
    ]

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    number = models.CharField("nomor", max_length=16, unique=True)
    kind = models.CharField("kejadian", max_length=8, choices=KINDS)
    kiosk = models.ForeignKey(Kiosk, on_delete=models.PROTECT, null=True, blank=True, verbose_name="kios")
    happened_at = models.DateTimeField("terjadi", null=True, blank=True)
    noticed_at = models.DateTimeField("diketahui")
    due_at = models.DateTimeField("tenggat")
    data = models.JSONField("data yang terungkap", default=list)
    people = models.PositiveIntegerField("orang terdampak")
    words = models.CharField("kapan dan bagaimana", max_length=600)
    measures = models.CharField("penanganan dan pemulihan", max_length=600)
    registered_by = models.CharField("dicatat oleh", max_length=150)
    authority_told_by = models.CharField(max_length=150, default="")
    authority_told_at = models.DateTimeField("lembaga diberi tahu", null=True)
    people_told_by = models.CharField(max_length=150, default="")
    people_told_at = models.DateTimeField("orang diberi tahu", null=True)
    closed_by = models.CharField(max_length=150, default="")
    closed_at = models.DateTimeField("ditutup", null=True)

    class Meta:
        verbose_name = "insiden data"
        verbose_name_plural = "insiden data"
        ordering = ["closed_at", "due_at"]

    def __str__(self) -> str:
        return self.number
