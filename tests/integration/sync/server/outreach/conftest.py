"""A hall where somebody filed a request and still owes two papers, and a phone outside."""

from __future__ import annotations

import io
import json
import re
from dataclasses import dataclass
from uuid import UUID

import pytest
from django.test import Client
from PIL import Image

from sync.protocol.fact import Actor
from sync.testing.facts import MadeFact
from sync.testing.samples import sample_data
from sync.trust.pins import status_pin
from sync.trust.sealing import new_identity

CODE = "7K3MPQ2X"
OWED = [{"requirement": "ktp_rusak", "state": "photographed"}, {"requirement": "kk", "state": "missing"}]


@pytest.fixture(autouse=True)
def _static_folder(settings, tmp_path) -> None:
    settings.STATIC_ROOT = tmp_path


def photo(width: int = 1600, height: int = 1200, *, file_format: str = "JPEG", **saved: object) -> bytes:
    """A picture with some life in it, as a camera would write it."""
    image = Image.linear_gradient("L").resize((width, height)).convert("RGB")
    file = io.BytesIO()
    image.save(file, file_format, **saved)
    return file.getvalue()


@dataclass
class Filed:
    """A request; `page(...)` asks the pages as its resident's phone does."""

    kiosk: object
    fact: MadeFact
    identity: str  # of the kiosk's reply key
    code: str = CODE

    @property
    def id(self) -> UUID:
        return UUID(self.fact.fact.subject)

    @property
    def pin(self) -> str:
        return status_pin(bytes(self.kiosk.row.status_key), self.code)

    @property
    def row(self):
        from sync.server.requests.models import Request

        return Request.objects.select_related("kiosk", "site").get(id=self.id)

    def tell(self, kind: str, data: dict | None = None) -> None:
        officer = Actor("officer", self.kiosk.maker.new_id())
        made = self.kiosk.maker.add(kind, data, subject=self.fact.fact.subject, actor=officer)
        self.kiosk.push([made])


@pytest.fixture
def file_request(kiosk):
    """`file_request(code=..., service=..., documents=...)`"""
    identity, recipient = new_identity()
    kiosk.row.reply_key = recipient
    kiosk.row.save()

    def file(*, code: str = CODE, service: str = "ADM-KTP-ULANG", documents=OWED, **more: object) -> Filed:
        data = {**sample_data("request_filed"), "code": code, "service": service, "documents": documents, **more}
        made = kiosk.maker.add("request_filed", data, subject=kiosk.maker.new_id(), actor=Actor("resident"))
        kiosk.push([made])
        return Filed(kiosk, made, identity, code)

    return file


@pytest.fixture
def filed(file_request) -> Filed:
    return file_request()


@pytest.fixture
def phone() -> Client:
    return Client()


def look(phone: Client, filed: Filed, *, pin: str | None = None, **more: str):
    return phone.post("/status", {"code": filed.code, "pin": filed.pin if pin is None else pin, **more})


def visit_on(page: str) -> str:
    found = re.search(r'name="visit" value="([^"]+)"', page)
    assert found is not None, "the page offers nothing to send"
    return found[1]


def letters(kiosk) -> list[dict]:
    """What the change feed tells this kiosk of photos from phones, in order."""
    from sync.server.fleet import feed

    told, after = [], ""
    while True:
        answer = feed.changes(kiosk.row, after)
        if not answer.items:
            return told
        told += [json.loads(json.dumps(item.data)) for item in answer.items if item.kind == "phone_paper"]
        after = answer.next
