"""A client that knows the OpenAPI document and nothing else of ours: it builds each request from the operation's description,
signs as the security scheme says, and holds every answer against what is promised for its status.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
import secrets
import time
from collections.abc import Mapping
from functools import cache
from typing import Any

import jsonschema_rs
import requests
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

Json = dict[str, Any]
METHODS = ("get", "post", "put", "patch", "delete", "head", "options", "trace")
BROKEN_PROMISES = "an answer that the document does not promise"


class Document:
    def __init__(self, document: Json) -> None:
        self.json = document
        self._validators = cache(self._validator)

    def resolve(self, node: Json) -> Json:
        """What a reference leads to."""
        while "$ref" in node:
            place: Any = self.json
            for step in node["$ref"].removeprefix("#/").split("/"):
                place = place[step]
            node = place
        return node

    def operations(self) -> dict[str, tuple[str, str, Json]]:
        """(method, path, operation) by operationId."""
        return {
            operation["operationId"]: (method, path, operation)
            for path, item in self.json["paths"].items()
            for method, operation in item.items()
            if method in METHODS
        }

    def schema_name(self, name: str) -> Json:
        return self.json["components"]["schemas"][name]

    def check(self, schema: Json, value: object) -> None:
        self._validators(json.dumps(schema)).validate(value)

    def _validator(self, schema: str) -> Any:
        whole = {"components": self.json["components"], **json.loads(schema)}
        return jsonschema_rs.Draft202012Validator(whole)

    def check_answer(self, operation: Json, answer: requests.Response) -> None:
        """Raises AssertionError or a ValidationError for what was not promised."""
        promised = operation["responses"].get(str(answer.status_code))
        assert promised is not None, f"{BROKEN_PROMISES}: {answer.status_code} {answer.text[:200]}"
        response = self.resolve(promised)
        for name, told in response.get("headers", {}).items():
            told = self.resolve(told)
            assert name in answer.headers or not told.get("required"), f"{answer.status_code} lacks {name}"
            if name in answer.headers:
                self.check(told["schema"], answer.headers[name])
        self._check_content(response.get("content", {}), answer)

    def _check_content(self, promised: Json, answer: requests.Response) -> None:
        if answer.request.method == "HEAD" or not promised:
            assert not answer.content, BROKEN_PROMISES
            return
        media = answer.headers["Content-Type"].partition(";")[0]
        assert media in promised, f"{BROKEN_PROMISES}: {media}"
        if media.endswith("json"):
            self.check(promised[media]["schema"], answer.json())


class Stranger:
    """`private` is the key it made; `id` the keyid it signs by once it is enrolled."""

    def __init__(self, origin: str, document: Json) -> None:
        self.origin, self.document = origin, Document(document)
        self.private = Ed25519PrivateKey.generate()
        self.id = ""
        self.session = requests.Session()
        self.session.trust_env = False

    @property
    def public_hex(self) -> str:
        return self.private.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw).hex()

    def call(
        self,
        operation_id: str,
        *,
        path: Mapping[str, str] | None = None,
        query: Mapping[str, str] | None = None,
        headers: Mapping[str, str] | None = None,
        body: bytes | None = None,
        media: str = "",
    ) -> requests.Response:
        method, template, operation = self.document.operations()[operation_id]
        named = dict(headers or {})
        if body is not None:
            assert media in operation["requestBody"]["content"]
            named["Content-Type"] = media
        if "Content-Digest" in self._parameters(operation, "header"):
            named["Content-Digest"] = digest(body or b"")
        self._check_parameters(operation, {"path": path or {}, "query": query or {}, "header": named})
        url = self.origin + re.sub(r"{(\w+)}", lambda at: (path or {})[at[1]], template)
        prepared = requests.Request(method.upper(), url, params=dict(query or {}), headers=named, data=body).prepare()
        if operation["security"]:
            sign(prepared, self.private, self.id)
        answer = self.session.send(prepared, timeout=60)
        self.document.check_answer(operation, answer)
        return answer

    def envelope(self, name: str, payload: Json, *, keyid: str) -> bytes:
        """A statement as the document says: its type, its payload checked against its schema, signed."""
        schema = self.document.schema_name(f"{name}Envelope")
        inner = schema["properties"]["payload"]["contentSchema"]
        self.document.check(inner, payload)
        kind = schema["properties"]["payloadType"]["const"]
        data = json.dumps(payload, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
        signed = b"DSSEv1 %d %s %d %s" % (len(kind), kind.encode(), len(data), data)
        signature = {"keyid": keyid, "sig": _base64(self.private.sign(signed))}
        envelope = {"payload": _base64(data), "payloadType": kind, "signatures": [signature]}
        self.document.check({"$ref": f"#/components/schemas/{name}Envelope"}, envelope)
        return json.dumps(envelope, separators=(",", ":")).encode()

    def opened(self, name: str, envelope: Json, *, public: bytes) -> Json:
        """The payload of a statement of the city, after its signature and its schema held."""
        schema = self.document.schema_name(f"{name}Envelope")
        kind, data = envelope["payloadType"], base64.b64decode(envelope["payload"])
        signed = b"DSSEv1 %d %s %d %s" % (len(kind), kind.encode(), len(data), data)
        Ed25519PublicKey.from_public_bytes(public).verify(base64.b64decode(envelope["signatures"][0]["sig"]), signed)
        payload = json.loads(data)
        self.document.check(schema["properties"]["payload"]["contentSchema"], payload)
        return payload

    def _parameters(self, operation: Json, place: str) -> dict[str, Json]:
        all_of_them = map(self.document.resolve, operation.get("parameters", []))
        return {parameter["name"]: parameter for parameter in all_of_them if parameter["in"] == place}

    def _check_parameters(self, operation: Json, given: Mapping[str, Mapping[str, str]]) -> None:
        for place, values in given.items():
            known = self._parameters(operation, place)
            assert set(values) - {"Content-Type"} <= set(known), (place, values)
            for name, parameter in known.items():
                assert name in values or not parameter.get("required"), name
                if name in values:
                    self.document.check(parameter["schema"], values[name])


def sign(
    request: requests.PreparedRequest, private: Ed25519PrivateKey, keyid: str, *, nonce: str = "", age_s: int = 0
) -> None:
    """RFC 9421 as the security scheme describes it."""
    request.headers.setdefault("Content-Digest", digest(request.body or b""))
    values = {"@method": request.method, "@target-uri": request.url}
    for name in (
        *("content-digest", "content-encoding", "sync-token", "chain-head"),
        *("upload-metadata", "upload-offset", "upload-length"),
    ):
        if name in request.headers:
            held = request.headers[name]
            values[name] = (held.decode("latin-1") if isinstance(held, bytes) else held).strip()
    covered = " ".join(f'"{name}"' for name in values)
    created = int(time.time()) - age_s
    parameters = f'({covered});created={created};keyid="{keyid}";nonce="{nonce or secrets.token_hex(16)}"'
    lines = [*(f'"{name}": {value}' for name, value in values.items()), f'"@signature-params": {parameters}']
    request.headers["Signature-Input"] = f"k={parameters}"
    request.headers["Signature"] = f"k=:{_base64(private.sign(chr(10).join(lines).encode('latin-1', 'replace')))}:"


def digest(body: bytes | str) -> str:
    data = body.encode() if isinstance(body, str) else body
    return f"sha-256=:{_base64(hashlib.sha256(data).digest())}:"


def _base64(data: bytes) -> str:
    return base64.b64encode(data).decode()
