"""Requests that nobody thought of: schemathesis makes them from the OpenAPI document, each role sends them to a real city.

A case is a finding when the city fails (5xx), answers what the document does not promise, takes what the document does not allow,
or answers a protected call without a good signature. Half the statements are filled with a payload that is nearly right and
rightly signed, because chance alone signs nothing.
"""

from __future__ import annotations

import base64
import copy
import hashlib
import json
import random
import re
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

import jsonschema_rs
import pyrage
import requests
import schemathesis
import zstandard
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode

from sync.testing.facts import RESIDENT
from sync.testing.samples import sample_data
from sync.trust.pins import status_pin
from tests.contract.city.stranger import Document, Json, digest, sign
from tests.live_city import LiveCity, LiveKiosk

ROLES = ("nobody", "kiosk", "another", "revoked", "resident", "wrong-pin")
NOT_SENT = (requests.exceptions.InvalidHeader, requests.exceptions.InvalidURL, UnicodeError)
STRANGE = (
    None,
    True,
    -1,
    2**53,
    2**200,
    1.5,
    "",
    "\x00",
    "é" * 200,
    "\ud800",
    [],
    {},
    [[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]],
    "a" * 40_000,
)


@schemathesis.serializer("application/x-ndjson")
def _lines(_context: Any, value: Any) -> dict[str, bytes]:
    lines = value if isinstance(value, list) else [value]
    return {"data": b"".join(json.dumps(line).encode() + b"\n" for line in lines)}


@schemathesis.serializer("application/offset+octet-stream")
def _bytes(_context: Any, value: Any) -> dict[str, bytes]:
    return {"data": value if isinstance(value, bytes) else str(value).encode("utf-8", "replace")}


@dataclass(slots=True)
class Figures:
    role: str
    cases: int = 0
    server_errors: int = 0
    schema_violating_bodies_accepted: int = 0
    unauthenticated_answers: int = 0
    answers_not_promised: int = 0
    statuses: Counter[int] = field(default_factory=Counter)
    findings: list[str] = field(default_factory=list)

    @property
    def wrong(self) -> int:
        return (
            self.server_errors
            + self.schema_violating_bodies_accepted
            + self.unauthenticated_answers
            + self.answers_not_promised
        )

    def to_object(self) -> Json:
        return {
            "role": self.role,
            "cases": self.cases,
            "server_errors": self.server_errors,
            "schema_violating_bodies_accepted": self.schema_violating_bodies_accepted,
            "unauthenticated_answers": self.unauthenticated_answers,
            "answers_not_promised": self.answers_not_promised,
            "answers": {str(status): count for status, count in sorted(self.statuses.items())},
            "findings": self.findings[:20],
        }


class Storm:
    """One role's cases against one city. `figures` counts."""

    def __init__(self, city: LiveCity, document: Json, role: str, chance: str) -> None:
        self.city, self.role = city, role
        self.document = Document(document)
        self.figures = Figures(role)
        self._chance = random.Random(f"{role} {chance}")
        self._seed = f"{role} {chance}"
        self._session = requests.Session()
        self._session.trust_env = False
        self._operations = {(path, method): one for method, path, one in self.document.operations().values()}
        self._kiosk = city.enrol() if role in {"kiosk", "another", "revoked"} else None
        self._owner = city.enrol() if role in {"another", "resident", "wrong-pin"} else None
        self._codes = list(self._filed()) if role in {"resident", "wrong-pin"} else []
        self._uploads: list[str] = []
        if role == "revoked":
            city.enrol(city.issue_codes(1, kiosk=self._kiosk.id)[0], epoch=2)  # type: ignore[union-attr]

    def run(self, cases: int) -> Figures:
        schema = schemathesis.openapi.from_dict(_without_payloads(self.document.json))
        strategies = [
            operation.as_strategy(generation_mode=mode)
            for operation in (found.ok() for found in schema.get_all_operations())
            for mode in (GenerationMode.POSITIVE, GenerationMode.NEGATIVE)
            if mode is GenerationMode.POSITIVE or self._has_input(operation)
        ]

        @seed(self._seed)
        @settings(
            max_examples=cases,
            database=None,
            deadline=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(st.one_of(strategies))
        def send(case: Any) -> None:
            self._case(case)

        while self.figures.cases < cases:
            send()
        self._session.close()
        return self.figures

    def _has_input(self, operation: Any) -> bool:
        described = self._operations[operation.path, operation.method]
        return bool(described.get("parameters") or described.get("requestBody"))

    # --- one case ----------------------------------------------------------------------------------------------------

    def _case(self, case: Any) -> None:
        operation = self._operations[case.operation.path, case.operation.method]
        request = self._prepared(case, operation)
        if request is None:
            return
        answer = self._send(request)
        self.figures.cases += 1
        if answer is None:
            return
        self.figures.statuses[answer.status_code] += 1
        self._judge(operation, case.operation.path, request, answer)
        self._follow(answer)

    def _prepared(self, case: Any, operation: Json) -> requests.PreparedRequest | None:
        """None for what no client can put on the wire."""
        self._place(case)
        try:
            options = case.as_transport_kwargs(base_url=self.city.url)
            options.pop("timeout", None)
            request = requests.Request(
                **{name: options[name] for name in options if name in _REQUEST_OPTIONS}
            ).prepare()
            self._fill(case.operation.path, request, positive=not _is_negative(case))
            if self._kiosk is not None and operation["security"] and self._chance.random() < 0.95:
                request.headers["Content-Digest"] = digest(request.body or b"")
                sign(request, self._kiosk.session.auth._key._key, self._kiosk.id)
        except NOT_SENT:
            return None
        return request

    def _place(self, case: Any) -> None:
        """Mostly one's own addresses, or an owner's: chance alone finds none."""
        path = case.path_parameters or {}
        if _is_negative(case) and self._chance.random() < 0.5:
            return
        owner = self._owner if self.role == "another" and self._chance.random() < 0.5 else self._kiosk
        if "kiosk" in path and owner is not None:
            path["kiosk"] = owner.id
        if "sha256" in path and self._uploads and self._chance.random() < 0.7:
            path["sha256"] = self._chance.choice(self._uploads)
        if "code" in path and self._codes and self._chance.random() < 0.8:
            code = self._chance.choice(self._codes)
            path["code"] = code
            pin = status_pin(bytes.fromhex(self._owner.enrolment.configuration.status_key), code)  # type: ignore[union-attr]
            case.headers["Status-Pin"] = pin if self.role == "resident" else f"{(int(pin) + 1) % 10**6:06d}"

    def _fill(self, path: str, request: requests.PreparedRequest, *, positive: bool) -> None:
        """Nearly right statements, rightly signed; tokens and uploads as they are now."""
        headers, kiosk = request.headers, self._kiosk
        headers.pop("X-Schemathesis-TestCaseId", None)
        if path.endswith("/facts") and kiosk is not None:
            if positive or self._chance.random() < 0.5:
                headers["Sync-Token"] = kiosk.token
                headers["Chain-Head"] = kiosk.maker.head.header()
            if self._chance.random() < 0.6:
                request.body = b"".join(self._nearly_facts(kiosk))
        if path.endswith("/missing") and "Sync-Token" in headers and kiosk is not None and self._chance.random() < 0.9:
            headers["Sync-Token"], headers["Chain-Head"] = kiosk.token, kiosk.maker.head.header()
        if path.endswith("/enrolments") and self._chance.random() < 0.6:
            request.body = self._nearly_enrolment()
        if path.endswith(("/parts/", "/courier/")) and request.method == "POST" and positive:
            self._announce(request)
        _pack(request, self._chance)
        request.headers["Content-Length"] = str(len(request.body or b""))

    def _nearly_facts(self, kiosk: LiveKiosk) -> Iterator[bytes]:
        fact = json.loads(kiosk.maker.fork("heartbeat").payload)
        for _ in range(self._chance.choice((0, 1, 1, 2))):
            self._spoil(fact)
        yield _envelope("fact", fact, kiosk.session.auth._key._key, str(fact.get("kiosk"))) + b"\n"

    def _nearly_enrolment(self) -> bytes:
        key = Ed25519PrivateKey.generate()
        asked = {
            "code": self.city.next_code(),
            "public_key": key.public_key().public_bytes_raw().hex(),
            "reply_key": str(pyrage.x25519.Identity.generate().to_public()),
            "hardware": {"model": "strange"},
            "epoch": 1,
        }
        for _ in range(self._chance.choice((0, 1, 1, 2))):
            self._spoil(asked)
        return _envelope("enrolment", asked, key, hashlib.sha256(key.public_key().public_bytes_raw()).hexdigest())

    def _spoil(self, value: Json) -> None:
        """One field gone, doubled under another name, or with a strange value; in depth too."""
        name = self._chance.choice(sorted(value)) if value else ""
        inner = value.get(name)
        if isinstance(inner, dict) and inner and self._chance.random() < 0.6:
            self._spoil(inner)
            return
        match self._chance.randrange(4):
            case 0:
                value.pop(name, None)
            case 1:
                value[f"x{name}"] = inner
            case _:
                value[name] = self._chance.choice(STRANGE)

    def _announce(self, request: requests.PreparedRequest) -> None:
        body = request.body or b""
        body = body.encode() if isinstance(body, str) else body
        length = max(1, len(body) + self._chance.choice((0, 0, 7)))
        sha256 = hashlib.sha256(body.ljust(length, b"\0")).hexdigest()
        self._uploads = [*self._uploads[-40:], sha256]
        request.headers["Upload-Length"] = str(length)
        request.headers["Upload-Metadata"] = f"sha256 {base64.b64encode(sha256.encode()).decode()}"

    def _send(self, request: requests.PreparedRequest) -> requests.Response | None:
        """From another address each time, so that the limits of one are not what answers."""
        request.headers["X-Forwarded-For"] = ".".join(str(self._chance.randrange(1, 255)) for _ in range(4))
        for name, value in list(request.headers.items()):
            if isinstance(value, str) and not value.isascii():
                request.headers[name] = value.encode("utf-8", "replace")  # type: ignore[assignment]
        try:
            return self._session.send(request, timeout=40, allow_redirects=False)
        except (*NOT_SENT, requests.exceptions.ConnectionError) as error:
            if isinstance(error, requests.exceptions.ConnectionError):
                self._note("server_errors", request, f"no answer: {error}")
            return None

    # --- what it means -----------------------------------------------------------------------------------------------

    def _judge(self, operation: Json, path: str, request: requests.PreparedRequest, answer: requests.Response) -> None:
        if answer.status_code >= 500 and answer.status_code != 503:
            self._note("server_errors", request, answer.text)
        try:
            self.document.check_answer(operation, answer)
        except (AssertionError, jsonschema_rs.ValidationError, ValueError) as error:
            # hyper's own answers to what is no HTTP have no body; a path that is another address has another operation
            if _is_of(path, request):
                self._note("answers_not_promised", request, f"{answer.status_code} {str(error)[:300]}")
        if answer.status_code >= 300:
            return
        if operation["security"]:
            self._judge_signature(path, request)
        reason = self._violation(operation, path, request)
        if reason:
            self._note("schema_violating_bodies_accepted", request, reason)

    def _judge_signature(self, path: str, request: requests.PreparedRequest) -> None:
        own = self._kiosk is not None and ("{kiosk}" not in path or f"/kiosks/{self._kiosk.id}/" in str(request.url))
        if not own or self.role == "revoked":
            self._note("unauthenticated_answers", request, "a protected call was answered")
        for forged in (self._unsigned(request), self._by_nobody(request)):
            again = self._send(forged)
            if again is None or again.status_code != 401:
                self._note("unauthenticated_answers", forged, f"answered {again and again.status_code}")

    def _unsigned(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        bare = request.copy()
        for name in ("Signature", "Signature-Input"):
            bare.headers.pop(name, None)
        return bare

    def _by_nobody(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        forged = request.copy()
        assert self._kiosk is not None
        sign(forged, Ed25519PrivateKey.generate(), self._kiosk.id)
        return forged

    def _violation(self, operation: Json, path: str, request: requests.PreparedRequest) -> str:
        """Why the document does not allow this request; "" when it does."""
        at = urlsplit(str(request.url))
        found = re.fullmatch(re.sub(r"{(\w+)}", r"(?P<\1>[^/]*)", path), at.path)
        given_in = {
            "path": {name: unquote(value) for name, value in found.groupdict().items()} if found else {},
            "query": dict(parse_qsl(at.query, keep_blank_values=True)),
            "header": request.headers,
        }
        try:
            for parameter in map(self.document.resolve, operation.get("parameters", [])):
                value = given_in[parameter["in"]].get(parameter["name"])
                assert value is not None or not parameter.get("required"), parameter["name"]
                if value is not None:
                    self.document.check(
                        parameter["schema"], value.decode("latin-1") if isinstance(value, bytes) else value
                    )
            if "requestBody" in operation and request.body:
                self._check_body(operation["requestBody"]["content"], request)
        except (AssertionError, ValueError, jsonschema_rs.ValidationError) as error:
            return str(error)[:300]
        return ""

    def _check_body(self, promised: Json, request: requests.PreparedRequest) -> None:
        media, schema = next((media, one["schema"]) for media, one in promised.items())
        if media == "application/offset+octet-stream":
            return
        body = _unpacked(request)
        text = body.decode()
        value = [_loads(line) for line in text.splitlines()] if media.endswith("ndjson") else _loads(text)
        self.document.check(schema, value)
        for envelope in value if isinstance(value, list) else [value]:
            if "payloadType" in envelope:
                self._check_payload(schema, _loads(base64.b64decode(envelope["payload"]).decode()))

    def _check_payload(self, schema: Json, payload: Json) -> None:
        """A fact of a right shape whose kind or data make no sense is taken, and shown to people."""
        described = self.document.resolve(schema.get("items", schema))
        inner = self.document.resolve(described["properties"]["payload"]["contentSchema"])
        shape = {name: value for name, value in inner.items() if name != "oneOf"}
        if "kind" in shape["properties"]:
            properties = {**shape["properties"], "kind": {"type": "string"}, "data": {"type": "object"}}
            shape = {**shape, "properties": properties}
        self.document.check(shape, payload)

    def _follow(self, answer: requests.Response) -> None:
        """What a kiosk learns: its new token and head; a new beginning when it seems to exist twice."""
        if self._kiosk is None or self.role == "revoked":
            return
        body = answer.content if answer.headers.get("Content-Type") == "application/json" else b""
        if answer.status_code == 200 and answer.request.method == "POST" and b"vnd.balai.receipt" in body:
            envelope = answer.json()
            receipt = json.loads(base64.b64decode(envelope.get("receipt", envelope)["payload"]))
            self._kiosk.token = receipt["sync_token"]
            head = self._kiosk.maker.head
            self._kiosk.maker.head = type(head)(receipt["epoch"], receipt["through_seq"], receipt["head"])
        if answer.status_code == 409 and any(code in answer.content for code in (b'"409.2"', b'"409.4"', b'"409.3"')):
            self._kiosk = self.city.enrol()

    def _filed(self) -> Iterator[str]:
        """Codes of requests that were really filed."""
        assert self._owner is not None
        for number in range(30):
            code = "".join(self._chance.choices("23456789ABCDEFGHJKMNPQRSTUVWXYZ", k=8))
            data = {**sample_data("request_filed"), "code": code}
            self._owner.push(
                [self._owner.maker.add("request_filed", data, subject=self._owner.maker.new_id(), actor=RESIDENT)]
            )
            yield code
            assert number < 30
        self.city.settle()

    def _note(self, what: str, request: requests.PreparedRequest, words: str) -> None:
        setattr(self.figures, what, getattr(self.figures, what) + 1)
        body = request.body[:300] if request.body else b""
        named = {name: value for name, value in request.headers.items() if not name.startswith("Signature")}
        self.figures.findings.append(
            f"{what}: {request.method} {str(request.url)[:200]} {named} {body!r}: {words[:400]}"
        )


_REQUEST_OPTIONS = frozenset({"method", "url", "headers", "params", "data", "json", "cookies", "files"})


def _is_negative(case: Any) -> bool:
    return bool(case.meta is not None and case.meta.generation.mode.is_negative)


def _is_of(path: str, request: requests.PreparedRequest) -> bool:
    """Whether the address is still one of this operation: a made-up piece may hold a slash, or be empty."""
    return re.fullmatch(re.sub(r"{\w+}", "[^/]+", path), urlsplit(str(request.url)).path) is not None


def _without_payloads(document: Json) -> Json:
    """For making requests: what a payload holds is made by `_spoil`; fifty kinds of facts cost the generator minutes."""
    light = copy.deepcopy(document)
    schemas = light["components"]["schemas"]
    for name in list(schemas):
        if name.endswith("Envelope"):
            schemas[name]["properties"]["payload"].pop("contentSchema")
        elif name.startswith("fact_") or name == "Fact":
            schemas[name] = {"type": "object"}
    return light


def _envelope(kind: str, payload: Json, key: Ed25519PrivateKey, keyid: str) -> bytes:
    name = f"application/vnd.balai.{kind}.v1+json"
    data = json.dumps(payload, sort_keys=True, separators=(",", ":")).encode()
    signed = key.sign(b"DSSEv1 %d %s %d %s" % (len(name), name.encode(), len(data), data))
    signature = {"keyid": keyid, "sig": base64.b64encode(signed).decode()}
    envelope = {"payload": base64.b64encode(data).decode(), "payloadType": name, "signatures": [signature]}
    return json.dumps(envelope, separators=(",", ":")).encode()


def _pack(request: requests.PreparedRequest, chance: random.Random) -> None:
    """As its Content-Encoding says, mostly."""
    body = request.body.encode() if isinstance(request.body, str) else request.body or b""
    encoding = request.headers.get("Content-Encoding")
    if encoding == "gzip" and chance.random() < 0.9:
        packer = zlib.compressobj(wbits=31)
        body = packer.compress(body) + packer.flush()
    elif encoding == "zstd" and chance.random() < 0.9:
        body = zstandard.compress(body)
    request.body = body


def _unpacked(request: requests.PreparedRequest) -> bytes:
    body = request.body if isinstance(request.body, bytes) else (request.body or "").encode()
    encoding = request.headers.get("Content-Encoding")
    if encoding == "gzip":
        return zlib.decompress(body, wbits=31)
    return zstandard.ZstdDecompressor().decompress(body, max_output_size=1 << 20) if encoding == "zstd" else body


def _loads(text: str) -> Any:
    return json.loads(text)
