"""`GET /waktu?nonce=<16 to 64 hex>`: the city's signed time on a phone, for the camera of a kiosk without a line.

Invariants
- The same statement under the same rules as `/api/v1/time`: same nonces, same rate; nothing is kept, nobody is asked who.
- No script: the code is drawn here, the page fetches itself anew while it is open. A statement may be shown for a while;
  the kiosk counts from when it drew the nonce to when it read the answer, so a slow hand widens the interval, never shifts it.
"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from sync.protocol.compact import write_compact
from sync.protocol.instant import write_instant
from sync.protocol.problems import ProblemError
from sync.protocol.statements import TimeStatement
from sync.server import qr
from sync.server.city_keys import city_keys
from sync.server.fleet.api import TIME_NONCE, TIME_RATE
from sync.server.public import rates
from sync.server.public.rates import client_address

FRESH_S = 60


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    try:
        rates.limit(f"time:{client_address(request)}", **TIME_RATE)
    except ProblemError as error:
        wait_s = error.extra["retry_after_s"]
        words = f"Terlalu banyak permintaan dari jaringan ini; coba lagi sesudah {wait_s} detik."
        return _page(request, {"words": words}, status=429, headers={"Retry-After": str(wait_s)})
    nonce = request.GET.get("nonce", "")
    if TIME_NONCE.fullmatch(nonce) is None:
        words = "Kode dari kios tidak terbaca; pindai lagi kode QR di layar kios dengan kamera ponsel ini."
        return _page(request, {"words": words}, status=400)
    now = timezone.now()
    statement = TimeStatement(nonce, write_instant(now))
    text = write_compact(city_keys().state("time", statement.to_object()))
    shown = {"code": qr.svg(text, "Jam kota untuk kios"), "now": now, "nonce": nonce, "fresh_s": FRESH_S}
    return _page(request, shown, headers={"Refresh": str(FRESH_S)})


def _page(
    request: HttpRequest, context: dict[str, object], *, status: int = 200, headers: dict[str, str] | None = None
) -> HttpResponse:
    response = render(request, "public/time.html", context, status=status)
    for name, value in {"Cache-Control": "no-store", **(headers or {})}.items():
        response[name] = value
    return response
