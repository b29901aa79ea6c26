"""Every call of the API × who asks × whose object it is, with real signatures, made from the document, compared with the table."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import pytest
import requests

from sync.testing.bundles import made_bundle
from sync.testing.facts import RESIDENT
from sync.testing.samples import sample_data
from sync.trust.pins import status_pin
from tests.contract.city.role_table import ACTORS, TABLE
from tests.contract.city.stranger import Document, digest, sign
from tests.fakes.eventually import eventually
from tests.live_city import LiveCity, LiveKiosk, enrolment_request

MISSING_KIOSK = "0192f5a0-0000-7000-8000-00000000dead"
TUS = {"Tus-Resumable": "1.0.0"}
CHUNK = b"0123456789"


@dataclass
class Scene:
    """Who there is, and how each gets an object of its own."""

    city: LiveCity
    document: Document
    kiosks: Mapping[str, LiveKiosk]
    codes: dict[str, str] = field(default_factory=dict)
    bundles: dict[str, str] = field(default_factory=dict)

    def owner(self, actor: str, whose: str) -> LiveKiosk | None:
        """None: nobody's, there is no such object. Who has none of its own is asked about kiosk A's."""
        if whose == "missing":
            return None
        return self.kiosks["kiosk A" if whose == "foreign" or actor not in {"kiosk A", "kiosk B"} else actor]

    def send(self, actor: str, operation_id: str, path: Mapping[str, str], **request: Any) -> str:
        method, template, _ = self.document.operations()[operation_id]
        prepared = requests.Request(method.upper(), self.city.url + template.format(**path), **request).prepare()
        prepared.headers["Content-Digest"] = digest(prepared.body or b"")
        prepared.headers["X-Forwarded-For"] = "10.1.2.3"
        if actor != "nobody":
            kiosk = self.kiosks[actor]
            sign(prepared, kiosk.key._key, kiosk.id)  # type: ignore[arg-type]
        with requests.Session() as session:
            session.trust_env = False
            answer = session.send(prepared, timeout=60)
        return _told(answer)


def _told(answer: requests.Response) -> str:
    if answer.headers.get("Content-Type") == "application/problem+json" and answer.content:
        return str(answer.json()["code"])
    return str(answer.status_code)


@pytest.fixture(scope="module")
def scene(city: LiveCity) -> Scene:
    document = Document(requests.get(f"{city.url}/api/v1/openapi.json", timeout=60).json())
    kiosks = {name: city.enrol() for name in ACTORS[1:]}
    city.enrol(city.issue_codes(1, kiosk=kiosks["ended"].id)[0], epoch=2)
    city.command("revoke-kiosk", "--kiosk", kiosks["revoked"].id)
    made = Scene(city, document, kiosks)
    for name in ("kiosk A", "kiosk B"):
        kiosk = kiosks[name]
        code = "".join("23456789ABCDEFGHJKMNPQRSTUVWXYZ"[byte % 31] for byte in os.urandom(8))
        kiosk.push(
            [
                kiosk.maker.add(
                    "request_filed",
                    {**sample_data("request_filed"), "code": code},
                    subject=kiosk.maker.new_id(),
                    actor=RESIDENT,
                )
            ]
        )
        made.codes[name] = code
        made.bundles[name] = _carried(kiosk)
    city.settle()
    return made


def _carried(kiosk: LiveKiosk) -> str:
    """The SHA-256 of a bundle that this kiosk made and brought, after it was read."""
    recipients = tuple(kiosk.enrolment.configuration.recipient_sets["1"])
    facts = kiosk.maker.add_many(2)
    bundle = made_bundle(facts, kiosk=kiosk.id, key=kiosk.key, recipients=recipients)
    sha256 = hashlib.sha256(bundle.sealed).hexdigest()
    headers = {
        **TUS,
        "Upload-Length": str(len(bundle.sealed)),
        "Upload-Metadata": f"sha256 {_b64(sha256)}",
        "Content-Type": "application/offset+octet-stream",
    }
    made = kiosk.session.post(f"{kiosk.api}/courier/", data=bundle.sealed, headers=headers, timeout=60)
    assert made.status_code == 201, made.text
    state = lambda: kiosk.session.get(f"{kiosk.api}/courier/{sha256}", timeout=60).json()["state"]  # noqa: E731
    eventually(lambda: state() in {"done", "refused"}, within_s=60)
    assert state() == "done"
    return sha256


def _b64(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


# --- one request for each call ---------------------------------------------------------------------------------------

Ask = Callable[[Scene, str, str], str]


def _plain(operation_id: str, **request: Any) -> Ask:
    return lambda scene, actor, _whose: scene.send(actor, operation_id, {"sha256": "ab" * 32}, **request)


def _enrol(scene: Scene, actor: str, _whose: str) -> str:
    from sync.trust.signing import SigningKey

    body = enrolment_request("23456789ABCD", SigningKey.generate())
    return scene.send(actor, "enrol", {}, data=body, headers={"Content-Type": "application/json"})


def _status(scene: Scene, actor: str, whose: str) -> str:
    """`foreign`: the code of one request with the PIN of another."""
    code = "Z" * 8 if whose == "missing" else scene.codes["kiosk A"]
    of = scene.kiosks["kiosk B" if whose == "foreign" else "kiosk A"]
    pin = status_pin(bytes.fromhex(of.enrolment.configuration.status_key), code)
    return scene.send(actor, "tellStatus", {"code": code}, headers={"Status-Pin": pin})


def _facts(scene: Scene, actor: str, whose: str) -> str:
    """What the city holds already: right for the kiosk itself, and changes nothing."""
    owner = scene.owner(actor, whose) or scene.kiosks["kiosk A"]
    target = owner.id if scene.owner(actor, whose) else MISSING_KIOSK
    fact = owner.maker.add("heartbeat")
    headers = {
        "Content-Type": "application/x-ndjson",
        "Sync-Token": owner.token,
        "Chain-Head": owner.maker.head.header(),
    }
    told = scene.send(actor, "pushFacts", {"kiosk": target}, data=fact.envelope + b"\n", headers=headers)
    if told != "200":
        owner.maker.head = type(owner.maker.head)(1, fact.fact.seq - 1, fact.fact.prev)
    return told


def _missing(scene: Scene, actor: str, whose: str) -> str:
    owner = scene.owner(actor, whose)
    body = json.dumps({"sha256": []})
    path = {"kiosk": owner.id if owner else MISSING_KIOSK}
    return scene.send(actor, "askMissingParts", path, data=body, headers={"Content-Type": "application/json"})


def _changes(scene: Scene, actor: str, whose: str) -> str:
    owner = scene.owner(actor, whose)
    return scene.send(actor, "tellChanges", {"kiosk": owner.id if owner else MISSING_KIOSK})


def _create_part(scene: Scene, actor: str, whose: str) -> str:
    owner = scene.owner(actor, whose)
    metadata = f"sha256 {_b64(os.urandom(32).hex())},kiosk {_b64(owner.id if owner else MISSING_KIOSK)}"
    return scene.send(actor, "createPart", {}, headers={**TUS, "Upload-Length": "50", "Upload-Metadata": metadata})


def _create_bundle(scene: Scene, actor: str, _whose: str) -> str:
    told, _ = _begun(scene, actor, "createBundle")
    return told


def _begun(scene: Scene, actor: str, operation_id: str) -> tuple[str, str]:
    """An upload of 50 bytes under way, of which none is here."""
    sha256 = os.urandom(32).hex()
    headers = {**TUS, "Upload-Length": "50", "Upload-Metadata": f"sha256 {_b64(sha256)}"}
    return scene.send(actor, operation_id, {}, headers=headers), sha256


def _upload(create: str, operation_id: str, **request: Any) -> Ask:
    def ask(scene: Scene, actor: str, whose: str) -> str:
        owner = scene.owner(actor, whose)
        name = next((name for name, kiosk in scene.kiosks.items() if kiosk is owner), "")
        sha256 = _begun(scene, name, create)[1] if name else uuid.uuid4().hex * 2
        told = scene.send(actor, operation_id, {"sha256": sha256}, **request)
        if name:
            scene.send(
                name,
                operation_id.replace("Progress", "GiveUp").replace("GoOn", "GiveUp"),
                {"sha256": sha256},
                headers=TUS,
            )
        return told

    return ask


def _bundle(operation_id: str) -> Ask:
    def ask(scene: Scene, actor: str, whose: str) -> str:
        owner = scene.owner(actor, whose)
        name = next((name for name, kiosk in scene.kiosks.items() if kiosk is owner), "")
        return scene.send(actor, operation_id, {"sha256": scene.bundles.get(name, "0f" * 32)})

    return ask


_GO_ON = {
    "headers": {**TUS, "Upload-Offset": "0", "Content-Type": "application/offset+octet-stream"},
    "data": CHUNK,
}
ASKED: Mapping[str, Ask] = {
    "tellTime": _plain("tellTime", params={"nonce": "5a" * 32}),
    "describe": _plain("describe"),
    "enrol": _enrol,
    "tellStatus": _status,
    "pushFacts": _facts,
    "askMissingParts": _missing,
    "tellChanges": _changes,
    **{name: _plain(name) for name in ("partsOffers", "partOffers", "courierOffers", "bundleOffers")},
    "createPart": _create_part,
    "partProgress": _upload("createPart", "partProgress", headers=TUS),
    "partGoOn": _upload("createPart", "partGoOn", **_GO_ON),
    "partGiveUp": _upload("createPart", "partGiveUp", headers=TUS),
    "createBundle": _create_bundle,
    "bundleProgress": _upload("createBundle", "bundleProgress", headers=TUS),
    "bundleGoOn": _upload("createBundle", "bundleGoOn", **_GO_ON),
    "bundleGiveUp": _upload("createBundle", "bundleGiveUp", headers=TUS),
    "bundleState": _bundle("bundleState"),
    "bundleReply": _bundle("bundleReply"),
}


def test_every_call_has_its_row(scene: Scene) -> None:
    """And every address its call: see `test_it_names_every_address_of_the_api_and_no_other`."""
    assert set(scene.document.operations()) == set(TABLE) == set(ASKED)


@pytest.mark.parametrize("call", TABLE)
def test_nobody_gets_further_than_the_table_says(scene: Scene, call: str) -> None:
    found = {
        (whose, actor): (ASKED[call](scene, actor, whose), expected)
        for whose, statuses in TABLE[call].items()
        for actor, expected in zip(ACTORS, statuses, strict=True)
    }
    # HEAD has no body, so no code: its status says as much.
    deviations = {
        where: (told, expected)
        for where, (told, expected) in found.items()
        if told not in {expected, expected.partition(".")[0]}
    }
    assert not deviations
