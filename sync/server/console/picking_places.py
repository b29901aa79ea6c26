"""One hall, kiosk or officer out of a city of them: each form names whom it offers, none draws a thousand choices."""

from __future__ import annotations

from typing import Any

from sync.server.console.picking_one import OnePickField
from sync.server.fleet.models import Kiosk, Site
from sync.server.people.models import Officer


class HallPick(OnePickField):
    """By its name or where it lies."""

    def __init__(self, **named: Any) -> None:
        super().__init__(Site.objects.none(), find_in=("name", "kelurahan", "kecamatan"), **{"label": "Balai", **named})


class KioskPick(OnePickField):
    """By the name of its hall, or by the first signs of its id."""

    def __init__(self, **named: Any) -> None:
        super().__init__(Kiosk.objects.none(), find_in=("site__name", "id"), **{"label": "Kios", **named})

    def label_from_instance(self, kiosk: Kiosk) -> str:
        return f"{kiosk.site.name} · kios {str(kiosk.pk)[:8]}"


class OfficerPick(OnePickField):
    def __init__(self, **named: Any) -> None:
        super().__init__(Officer.objects.none(), find_in=("name", "title"), **{"label": "Petugas", **named})
