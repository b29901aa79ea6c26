"""Leave that was granted: who, what kind, from which day to which. Kept like other decisions about a month: taken back it stays."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from sync.server.indices.models import Decided
from sync.server.people.models import Officer

MOST_DAYS = 366


class Leave(Decided):
    """Both days included. No reason stands here: of sick leave nobody needs to read the illness. Kinds of PP 11/2017 art. 310, beside the
    shared leave (cuti bersama), which is the calendar's; `permit` is an agreed absence (izin) that the law calls no leave.
    """

    KINDS = [
        ("annual", "Cuti tahunan"),
        ("long", "Cuti besar"),
        ("sick", "Cuti sakit"),
        ("birth", "Cuti melahirkan"),
        ("important", "Cuti karena alasan penting"),
        ("unpaid", "Cuti di luar tanggungan negara"),
        ("permit", "Izin tidak masuk kerja"),
    ]

    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="leaves", verbose_name="petugas")
    kind = models.CharField("jenis cuti", max_length=9, choices=KINDS)
    begins = models.DateField("mulai")
    ends = models.DateField("sampai")
    reference = models.CharField("nomor surat", max_length=120, blank=True)

    class Meta:
        verbose_name = "cuti"
        verbose_name_plural = "cuti"
        ordering = ["-begins", "officer__name"]
        indexes = [
            models.Index(fields=["officer", "begins"], name="leave_of_an_officer"),
            models.Index(fields=["begins", "ends"], name="leave_by_day", condition=Q(withdrawn_at=None)),
        ]
        constraints = [models.CheckConstraint(condition=Q(ends__gte=F("begins")), name="leave_in_order")]

    def __str__(self) -> str:
        return f"{self.officer_id} {self.begins:%Y-%m-%d}"
