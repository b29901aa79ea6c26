"""The OpenAPI document: valid, whole, held by the code, and enough for somebody who has nothing else."""

from __future__ import annotations

import ast
import base64
import gzip
import hashlib
import json
import os
import re
import uuid
from pathlib import Path
from typing import Any

import jsonschema_rs
import pyrage
import pytest
import requests
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from sync.protocol.problems import PROBLEMS
from tests.contract.city.stranger import METHODS, Document, Stranger
from tests.live_city import LiveCity, problem

SERVER = Path(__file__).parents[3] / "sync/server"
OFFSET_STREAM = "application/offset+octet-stream"


@pytest.fixture(scope="module")
def document(city: LiveCity) -> dict[str, Any]:
    answer = requests.get(f"{city.url}/api/v1/openapi.json", timeout=60)
    assert answer.headers["Content-Type"] == "application/json"
    found: dict[str, Any] = answer.json()
    return found


def nodes(value: object) -> Any:
    if isinstance(value, dict):
        yield value
        for item in value.values():
            yield from nodes(item)
    elif isinstance(value, list):
        for item in value:
            yield from nodes(item)


# --- valid and whole -------------------------------------------------------------------------------------------------


def test_every_reference_leads_somewhere_and_every_component_is_used(document: dict[str, Any]) -> None:
    whole = Document(document)
    used = {node["$ref"] for node in nodes(document) if isinstance(node.get("$ref"), str)}
    for reference in used:
        assert whole.resolve({"$ref": reference}), reference
    described = {"Ticket", "Badge", "Unlock", "RosterEntry"}  # of QR codes and of the feed's items
    there = {
        f"#/components/{kind}/{name}"
        for kind, named in document["components"].items()
        for name in named
        if kind != "securitySchemes" and name not in described
    }
    assert there == used


def test_every_schema_is_a_schema(document: dict[str, Any]) -> None:
    for name, schema in document["components"]["schemas"].items():
        jsonschema_rs.meta.validate({"$schema": "https://json-schema.org/draft/2020-12/schema", **schema})
        jsonschema_rs.Draft202012Validator(
            {"components": document["components"], "$ref": f"#/components/schemas/{name}"}
        )


def test_the_frame_is_openapi_3_1(document: dict[str, Any]) -> None:
    assert document["openapi"] == "3.1.0"
    assert document["info"]["license"]["identifier"] == "Apache-2.0"
    assert document["servers"] == [{"url": "/", "description": "The city that serves this document."}]
    tags = {tag["name"] for tag in document["tags"]}
    operations = Document(document).operations()
    assert len(operations) == sum(method in METHODS for item in document["paths"].values() for method in item)
    for name, (_, path, operation) in operations.items():
        assert set(operation["tags"]) <= tags, name
        assert operation["summary"], name
        assert operation["security"] in ([], [{"Signature": [], "SignatureInput": []}]), name
        parameters = [Document(document).resolve(one) for one in operation.get("parameters", [])]
        in_path = {one["name"] for one in parameters if one["in"] == "path"}
        assert in_path == set(re.findall(r"{(\w+)}", path)), name
        assert all(one["required"] for one in parameters if one["in"] == "path"), name
        assert len({(one["in"], one["name"]) for one in parameters}) == len(parameters), name
        assert any(status.startswith("2") for status in operation["responses"]), name
        assert all("description" in Document(document).resolve(one) for one in operation["responses"].values()), name


# --- held by the code ------------------------------------------------------------------------------------------------


def test_it_names_every_address_of_the_api_and_no_other(document: dict[str, Any]) -> None:
    from django.urls import get_resolver

    there = set()
    for pattern in get_resolver("sync.server.urls").url_patterns:
        for path in _addresses(pattern, "/"):
            if path.startswith("/api/v1/") and "api-root" not in path:
                there.add(re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", path))
    assert there - {"/api/v1/"} == set(document["paths"])


def _addresses(pattern: Any, before: str) -> Any:
    here = before + str(pattern.pattern)
    if hasattr(pattern, "url_patterns"):
        for inner in pattern.url_patterns:
            yield from _addresses(inner, here)
    elif "^" not in here:
        yield here


def test_what_is_not_described_is_not_taken(city: LiveCity, document: dict[str, Any]) -> None:
    for path, item in document["paths"].items():
        url = city.url + path.format(kiosk=uuid.uuid4(), sha256="ab" * 32, code="7K3MPQ2X")
        for method in METHODS:
            if method in item or (method == "head" and path.endswith("openapi.json")):
                continue
            answer = requests.request(method.upper(), url, timeout=60)
            assert answer.status_code == 405, (method, path)
            allowed = {name.strip().lower() for name in answer.headers["Allow"].split(",")}
            assert set(item) <= allowed, (method, path)
            if method != "head":
                assert problem(answer).code == "405.1"


def test_every_registered_problem_is_promised_somewhere_and_no_other(document: dict[str, Any]) -> None:
    from sync.server.openapi.refusals import OF_OTHERS

    promised = set(document["components"]["schemas"]["BundleState"]["properties"]["code"]["enum"])
    for _, _, operation in Document(document).operations().values():
        for status, response in operation["responses"].items():
            codes = _codes(response)
            assert all(PROBLEMS[code].status == int(status) for code in codes)
            assert all(PROBLEMS[code].title in response["description"] for code in codes)
            promised |= codes
    assert promised | {"405.1"} == set(PROBLEMS) - set(OF_OTHERS)


def test_every_problem_that_the_code_can_give_is_registered_and_promised(document: dict[str, Any]) -> None:
    from sync.server.openapi.refusals import OF_OTHERS

    given = set()
    for file in SERVER.rglob("*.py"):
        if "openapi" in file.parts:
            continue
        for node in ast.walk(ast.parse(file.read_text())):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                given |= set(re.findall(r"^[45]\d\d\.\d$", node.value))
    assert given == set(PROBLEMS) - set(OF_OTHERS)


def _codes(response: dict[str, Any]) -> set[str]:
    schema = response.get("content", {}).get("application/problem+json", {}).get("schema", {})
    return {code for node in nodes(schema) for code in node.get("code", {}).get("enum", [])}


# --- its examples verify ---------------------------------------------------------------------------------------------


def test_the_signed_request_of_the_document_verifies_with_nothing_of_ours(document: dict[str, Any]) -> None:
    signed = document["components"]["examples"]["missing"]["x-signed"]
    key = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(signed["private_key"]))
    assert key.public_key().public_bytes_raw().hex() == signed["public_key"]
    headers, body = signed["headers"], signed["body"].encode()
    assert headers["Content-Digest"] == f"sha-256=:{base64.b64encode(hashlib.sha256(body).digest()).decode()}:"
    parameters = headers["Signature-Input"].removeprefix("k=")
    lines = dict(line.split(": ", 1) for line in signed["signature_base"].splitlines())
    assert lines == {
        '"@method"': signed["method"],
        '"@target-uri"': signed["url"],
        '"content-digest"': headers["Content-Digest"],
        '"@signature-params"': parameters,
    }
    signature = base64.b64decode(headers["Signature"].removeprefix("k=:").removesuffix(":"))
    key.public_key().verify(signature, signed["signature_base"].encode())
    assert key.sign(signed["signature_base"].encode()) == signature


def test_the_enrolment_of_the_document_verifies_and_is_of_its_schema(document: dict[str, Any]) -> None:
    example = document["components"]["examples"]["enrolment"]
    whole = Document(document)
    whole.check({"$ref": "#/components/schemas/EnrolmentRequestEnvelope"}, example["value"])
    payload = base64.b64decode(example["value"]["payload"])
    assert json.loads(payload) == example["x-payload"]
    whole.check({"$ref": "#/components/schemas/EnrolmentRequest"}, example["x-payload"])
    kind = example["value"]["payloadType"].encode()
    key = Ed25519PrivateKey.from_private_bytes(bytes(range(32))).public_key()
    signature = base64.b64decode(example["value"]["signatures"][0]["sig"])
    key.verify(signature, b"DSSEv1 %d %s %d %s" % (len(kind), kind, len(payload), payload))
    assert hashlib.sha256(key.public_bytes_raw()).hexdigest() == example["value"]["signatures"][0]["keyid"]


# --- enough for a stranger -------------------------------------------------------------------------------------------


def test_a_stranger_enrols_pushes_a_fact_uploads_a_part_and_reads_changes(city: LiveCity, document: Any) -> None:
    stranger = Stranger(city.url, document)
    root = city.root.raw
    keyid = hashlib.sha256(bytes.fromhex(stranger.public_hex)).hexdigest()
    asked = {
        "code": city.next_code(),
        "public_key": stranger.public_hex,
        "reply_key": str(pyrage.x25519.Identity.generate().to_public()),
        "hardware": {"model": "a stranger"},
        "epoch": 1,
    }
    request = stranger.envelope("EnrolmentRequest", asked, keyid=keyid)
    enrolled = stranger.call("enrol", body=request, media="application/json").json()
    assert enrolled["signatures"][0]["keyid"] == city.demo["root"]
    enrolment = stranger.opened("Enrolment", enrolled, public=root)
    stranger.id = enrolment["kiosk"]

    time = stranger.opened("Time", stranger.call("tellTime", query={"nonce": "0" * 64}).json(), public=root)
    photo = os.urandom(50_000)
    part = {"role": "kk", "sha256": hashlib.sha256(photo).hexdigest(), "size": len(photo)}
    fact = {
        "v": 1, "kiosk": stranger.id, "epoch": 1, "seq": 1, "id": str(uuid.uuid4()), "kind": "request_amended", "prev": "0" * 64,
        "time": {"wall": time["time"], "boot": str(uuid.uuid4()), "up_ms": 1000, "anchor": None},
        "actor": {"role": "resident"}, "subject": str(uuid.uuid4()),
        "data": {"amends": str(uuid.uuid4()), "documents": [{"requirement": "kk", "state": "photographed"}], "form": "unchanged"},
        "parts": [{**part, "media": "image/jpeg", "recipients": 1}],
    }  # fmt: skip
    line = stranger.envelope("Fact", fact, keyid=stranger.id)
    head = hashlib.sha256(base64.b64decode(json.loads(line)["payload"])).hexdigest()
    sent = stranger.call(
        "pushFacts",
        path={"kiosk": stranger.id},
        headers={"Sync-Token": enrolment["sync_token"], "Chain-Head": f"1:1:{head}", "Content-Encoding": "gzip"},
        body=gzip.compress(line + b"\n"),
        media="application/x-ndjson",
    )
    receipt = stranger.opened("Receipt", sent.json(), public=root)
    assert (receipt["through_seq"], receipt["head"], receipt["parts_held"]) == (1, head, [])

    _upload(stranger, part["sha256"], photo)
    asked_for = json.dumps({"sha256": [part["sha256"], "ab" * 32]}).encode()
    answer = stranger.call(
        "askMissingParts", path={"kiosk": stranger.id}, body=asked_for, media="application/json"
    ).json()
    assert answer["missing"] == ["ab" * 32]
    assert stranger.opened("Receipt", answer["receipt"], public=root)["parts_held"] == [part["sha256"]]

    changes = stranger.opened("Changes", stranger.call("tellChanges", path={"kiosk": stranger.id}).json(), public=root)
    assert {"catalogue", "roster"} <= {item["kind"] for item in changes["items"]}
    for item in changes["items"]:
        if item["kind"] == "roster":
            stranger.document.check({"$ref": "#/components/schemas/RosterEntry"}, item["data"])
    refused = stranger.call("tellStatus", path={"code": "23456789"}, headers={"Status-Pin": "000000"})
    assert problem(refused).code == "404.2"


def _upload(stranger: Stranger, sha256: str, photo: bytes) -> None:
    """In two pieces, asking in between."""
    metadata = ",".join(
        f"{name} {base64.b64encode(value.encode()).decode()}"
        for name, value in (("sha256", sha256), ("kiosk", stranger.id))
    )
    tus = {"Tus-Resumable": "1.0.0"}
    created = stranger.call(
        "createPart",
        headers={**tus, "Upload-Length": str(len(photo)), "Upload-Metadata": metadata},
        body=photo[:20_000],
        media=OFFSET_STREAM,
    )
    assert created.headers["Location"] == f"/api/v1/parts/{sha256}"
    offset = stranger.call("partProgress", path={"sha256": sha256}, headers=tus).headers["Upload-Offset"]
    gone_on = stranger.call(
        "partGoOn",
        path={"sha256": sha256},
        headers={**tus, "Upload-Offset": offset},
        body=photo[int(offset) :],
        media=OFFSET_STREAM,
    )
    assert gone_on.headers["Upload-Offset"] == str(len(photo))
