"""Which program versions run on which channel, and moving the kiosks of a district to another channel at once.

Invariants
- Counts are of kiosks whose key counts, of the halls that the account sees; moving too.
- Moving is undone by moving back; each moved kiosk has a line in Django's log.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django import forms
from django.conf import settings
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Count, Max, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone

from sync.server.console import kiosk_states
from sync.server.fleet import configuration
from sync.server.fleet.models import Kiosk
from sync.server.people.models import Account
from sync.server.updates.published import published

if TYPE_CHECKING:
    from sync.server.console.kiosk_pages import KioskPages

UNKNOWN = "Belum diketahui"


class MoveForm(forms.Form):
    district = forms.ChoiceField(label="Kecamatan", error_messages={"required": "Pilih kecamatannya dulu."})
    source = forms.ChoiceField(label="Dari kanal", choices=[("", "Semua kanal"), *Kiosk.CHANNELS], required=False)
    target = forms.ChoiceField(label="Ke kanal", choices=Kiosk.CHANNELS, initial=Kiosk.STABLE)

    def __init__(self, data: Any, kiosks: QuerySet[Kiosk]) -> None:
        super().__init__(data)
        names = kiosks.order_by("site__kecamatan").values_list("site__kecamatan", flat=True).distinct()
        self.fields["district"].choices = [("", "Pilih kecamatan"), *((name, name) for name in names)]  # type: ignore[attr-defined]


def page(admin: KioskPages, request: HttpRequest) -> HttpResponse:
    if not admin.has_view_permission(request):
        raise PermissionDenied
    kiosks: QuerySet[Kiosk] = admin.get_queryset(request).filter(revoked_at=None)
    may_move = request.user.has_perm("fleet.change_kiosk")
    form = MoveForm(request.POST or None, kiosks)
    if request.method == "POST":
        if not may_move:
            raise PermissionDenied
        if form.is_valid():
            assert isinstance(request.user, Account)
            moved = _move(kiosks, form.cleaned_data, request.user)
            words = dict(Kiosk.CHANNELS)[form.cleaned_data["target"]]
            told = f"{moved} kios pindah ke kanal {words}." if moved else "Tidak ada kios yang perlu dipindah."
            admin.message_user(request, told)
            return redirect("admin:fleet_kiosk_versions")
    context = {
        **admin.admin_site.each_context(request),
        "opts": admin.opts,
        "title": "Versi dan kanal",
        "channels": [words.capitalize() for _, words in Kiosk.CHANNELS],
        "versions": _versions(kiosks),
        "sent_back": _sent_back(kiosks),
        **_published(),
        "form": form,
        "may_move": may_move,
    }
    return TemplateResponse(request, "console/kiosk_versions.html", context)


def _published() -> dict[str, Any]:
    """What kiosks are offered, and whether somebody has to renew it."""
    offered = published(settings.CITY.updates)
    words = dict(Kiosk.CHANNELS)
    rows = (
        [(words[each.channel].capitalize(), _machine(each.platform), each.version) for each in offered.releases]
        if offered
        else []
    )
    return {
        "offered": offered,
        "offered_rows": rows,
        "ends_soon": offered is not None and offered.ends_soon(timezone.now()),
    }


def _machine(platform: str) -> str:
    return "Windows" if platform.startswith("windows-") else "Debian, Ubuntu"


def _sent_back(kiosks: QuerySet[Kiosk]) -> list[tuple[str, str, int]]:
    """(version, why, how many kiosks), the newest word of each kiosk."""
    told = kiosks.filter(kioskhealth__refused_version__gt="").order_by()
    rows = told.values_list("kioskhealth__refused_version", "kioskhealth__refused_why").annotate(count=Count("pk"))
    return sorted((version, kiosk_states.sent_back_words(why), count) for version, why, count in rows)


def _versions(kiosks: QuerySet[Kiosk]) -> Sequence[dict[str, Any]]:
    """A row a version, the most used first."""
    counted = kiosks.order_by().values("kioskhealth__version", "channel")
    rows: dict[str, dict[str, Any]] = {}
    for told in counted.annotate(count=Count("pk"), last=Max("last_seen_at")):
        version = told["kioskhealth__version"] or ""
        row = rows.setdefault(version, {"version": version, "counts": {}, "last": None, "total": 0})
        row["counts"][told["channel"]] = told["count"]
        row["total"] += told["count"]
        row["last"] = max(filter(None, (row["last"], told["last"])), default=None)
    for row in rows.values():
        row["by_channel"] = [row["counts"].get(channel, 0) for channel, _ in Kiosk.CHANNELS]
    return sorted(rows.values(), key=lambda row: (-row["total"], row["version"]))


@transaction.atomic
def _move(kiosks: QuerySet[Kiosk], wanted: dict[str, str], account: Account) -> int:
    chosen = kiosks.filter(site__kecamatan=wanted["district"]).exclude(channel=wanted["target"])
    if wanted["source"]:
        chosen = chosen.filter(channel=wanted["source"])
    ids = list(chosen.order_by("pk").values_list("pk", flat=True))
    words = f"Kanal pembaruan: {dict(Kiosk.CHANNELS)[wanted['target']]}"
    kind = ContentType.objects.get_for_model(Kiosk)
    LogEntry.objects.bulk_create(
        LogEntry(user=account, content_type=kind, object_id=str(pk), action_flag=CHANGE, change_message=words)
        for pk in ids
    )
    moved = Kiosk.objects.filter(pk__in=ids)
    count = moved.update(channel=wanted["target"])
    configuration.tell_again(list(moved.filter(revoked_at=None).select_related("site")))
    return count
