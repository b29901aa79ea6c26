"""The page of one signed fact: what was signed, whether the signature holds now, its place in its chain, how well its time is proved.

Invariants
- Whoever may see the record that a fact tells of may see the fact, and nobody else: for all others it is not there. Facts about a kiosk
  itself belong to those who may see that kiosk.
- Facts hold no personal data; what this page adds to them is words for their enumerations. Sealed parts are named, never opened here.
- The file that can be taken away is the very envelope that was signed (DSSE), for whoever checks it with other tools.
"""

from __future__ import annotations

import json
from typing import Any
from uuid import UUID

from django.contrib.admin import AdminSite
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.safestring import SafeString

from sync.protocol.instant import read_instant
from sync.server.concerns.models import Concern
from sync.server.console import review_standing, words
from sync.server.console.icons import chip
from sync.server.console.proved_times import proved
from sync.server.console.timeline import ROLES
from sync.server.fleet.models import Kiosk
from sync.server.ingest.fact_proof import FactProof, proof_of
from sync.server.people.models import Account, Presence
from sync.server.performance.models import Objection, WorkEntry
from sync.server.requests.models import Request

_RECORDS = (WorkEntry, Presence, Request, Objection, Concern)


def urls(site: AdminSite) -> list[URLPattern]:
    place = "catatan/<uuid:kiosk>/<int:epoch>/<int:seq>/"

    def page(request: HttpRequest, kiosk: UUID, epoch: int, seq: int) -> HttpResponse:
        return _page(site, request, *_found(site, request, kiosk, epoch, seq))

    def envelope(request: HttpRequest, kiosk: UUID, epoch: int, seq: int) -> HttpResponse:
        proof, _ = _found(site, request, kiosk, epoch, seq)
        answer = HttpResponse(proof.envelope, content_type="application/json")
        answer["Content-Disposition"] = f'attachment; filename="{proof.fact.id}.dsse.json"'
        return answer

    return [
        path(place, site.admin_view(page), name="signed_fact"),
        path(f"{place}berkas/", site.admin_view(envelope), name="signed_fact_envelope"),
    ]


def url_of(kiosk: object, epoch: int, seq: int) -> str:
    return reverse("admin:signed_fact", args=[kiosk, epoch, seq])


def _found(site: AdminSite, request: HttpRequest, kiosk: UUID, epoch: int, seq: int) -> tuple[FactProof, str]:
    """With the address of the record that it tells of. Raises Http404."""
    proof = proof_of(kiosk, epoch, seq) if epoch < 2**31 and seq < 2**53 else None
    record = _record_url(site, request, proof) if proof is not None else None
    if proof is None or record is None:
        raise Http404
    return proof, record


def _record_url(site: AdminSite, request: HttpRequest, proof: FactProof) -> str | None:
    assert isinstance(request.user, Account)
    fact = proof.fact
    for model in (Kiosk,) if fact.subject == fact.kiosk else _RECORDS:
        admin = site.get_model_admin(model)
        if admin.has_view_permission(request) and admin.get_queryset(request).filter(pk=fact.subject).exists():
            untold = review_standing.untold_kinds(UUID(fact.subject), request.user) if model is Presence else ()
            here = f"admin:{model._meta.app_label}_{model._meta.model_name}_change"  # noqa: SLF001 - Django's documented API
            return None if fact.kind in untold else reverse(here, args=[fact.subject])
    return None


def _page(site: AdminSite, request: HttpRequest, proof: FactProof, record_url: str) -> HttpResponse:
    fact = proof.fact
    context: dict[str, Any] = {
        **site.each_context(request),
        "title": words.KIND_WORDS.get(fact.kind, fact.kind),
        "detail": words.detail_of(fact.kind, fact.data) if fact.kind in words.KIND_WORDS else "",
        "proof": proof,
        "fact": fact,
        "claimed_at": read_instant(fact.time.wall),
        "actor": "Kota" if proof.is_citys and fact.actor.officer is None else ROLES[fact.actor.role],
        "proved": proved(proof.time),
        "state": state_chip(proof),
        "data": [(name, json.dumps(value, ensure_ascii=False)) for name, value in fact.data.items()],
        "parts": [(words.PART_ROLES.get(part.role, part.role), part.sha256) for part in fact.parts],
        "record_url": record_url,
        "before_url": url_of(fact.kiosk, fact.epoch, fact.seq - 1) if fact.seq > 1 else "",
        "envelope_url": reverse("admin:signed_fact_envelope", args=[fact.kiosk, fact.epoch, fact.seq]),
    }
    return TemplateResponse(request, "console/signed_fact.html", context)


def state_chip(proof: FactProof) -> SafeString:
    if proof.quarantine:
        return chip(f"Dikarantina: {proof.quarantine}", "warn", "attention")
    return chip("Utuh", "check", "ok") if proof.is_sound else chip("Tidak utuh", "warn", "harm")
