"""Which appointment counts on a day; and appointing: the one before ends the day before the new one begins.

An officer has at most one appointment on any day. What cannot be says why in one sentence (`AppointmentError`) and changes nothing.
"""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet

from sync.server.organisation.models import Appointment
from sync.server.people.models import Officer

_DAY = timedelta(days=1)


class AppointmentError(Exception):
    """`args[0]`: an Indonesian sentence that says what to do."""

    @property
    def words(self) -> str:
        return str(self.args[0])


def appointments_on(day: date) -> QuerySet[Appointment]:
    """At most one an officer: the one that began and has not ended on `day`."""
    return Appointment.objects.filter(Q(ends=None) | Q(ends__gte=day), begins__lte=day)


@transaction.atomic
def appoint(wanted: Appointment) -> Appointment:
    """A new or a corrected one. One that began before and is open ends the day before. Raises AppointmentError."""
    Officer.objects.select_for_update().get(pk=wanted.officer_id)
    if wanted.ends is not None and wanted.ends < wanted.begins:
        raise AppointmentError(
            "Tanggal akhir lebih awal daripada tanggal mulai. Tukar atau kosongkan tanggal akhirnya."
        )
    others = Appointment.objects.filter(officer=wanted.officer_id).exclude(pk=wanted.pk)
    before = others.filter(ends=None, begins__lt=wanted.begins).first()
    overlapping = others.filter(Q(ends=None) | Q(ends__gte=wanted.begins))
    if before is not None:
        overlapping = overlapping.exclude(pk=before.pk)
    if wanted.ends is not None:
        overlapping = overlapping.filter(begins__lte=wanted.ends)
    if (clash := overlapping.order_by("begins").first()) is not None:
        raise AppointmentError(
            f"Petugas ini sudah punya jabatan yang mulai {clash.begins:%d-%m-%Y} pada hari-hari itu. Ubah jabatan itu, "
            "atau pilih tanggal lain."
        )
    if before is not None:
        before.ends = wanted.begins - _DAY
        before.save(update_fields=["ends"])
    wanted.save()
    return wanted
