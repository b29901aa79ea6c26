"""How a request is signed, and examples that verify: all made with one key that stands here, which opens nothing anywhere."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final

from sync.protocol.canonical import decode, encode
from sync.protocol.statements import EnrolmentRequest
from sync.server.openapi.parts_of_speech import Json
from sync.trust.request_signatures import COVERED_WHEN_PRESENT, TOLERANCE_S, sign_request
from sync.trust.signing import SigningKey, sign_statement

EXAMPLE_KEY: Final = bytes(range(32))
EXAMPLE_KIOSK: Final = "0192f5a0-7c1e-7d3a-9b2f-3d1c5e7a9b01"
EXAMPLE_URL: Final = f"https://balai.example.go.id/api/v1/kiosks/{EXAMPLE_KIOSK}/parts/missing"
_CREATED: Final = datetime(2026, 11, 24, 2, 15, 30, tzinfo=UTC)
_RECIPIENT: Final = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kudgrsfqs9yzr2r"

_DESCRIPTION = f"""One signature of RFC 9421 with the kiosk's Ed25519 key, in the headers `Signature-Input` and `Signature`.

1. `Content-Digest: sha-256=:<base64>:` (RFC 9530) of the body as sent, after Content-Encoding, also of the empty body. GET, HEAD and
   DELETE without a body may go without.
2. The signature base: a line `"<component>": <value>` for `@method`, `@target-uri` (the address as the city publishes it, with its query),
   then for each of {" ".join(f"`{name}`" for name in COVERED_WHEN_PRESENT)} that the request has, in any order;
   the last line is `"@signature-params": <parameters>`. Lines are joined by one newline, none at the end.
3. The parameters: `("@method" "@target-uri" …);created=<unix seconds>;keyid="<kiosk id>";nonce="<8 to 128 of A-Za-z0-9+/=_.~->"`,
   optionally `alg="ed25519"` and `expires`.
4. `Signature-Input: k=<parameters>` and `Signature: k=:<base64 of the 64 bytes>:`; the label is free.

`created` lies within {TOLERANCE_S} s of the city's time (`/api/v1/time` teaches it). A nonce is taken once. At most 64 headers of 4 KiB each,
32 KiB together, 2 KiB of address. What is refused: another algorithm, a second signature, a listed header that is not covered.
The example `missing` is a whole signed request with its key and its signature base."""


def security_schemes() -> Json:
    return {
        "Signature": {"type": "apiKey", "in": "header", "name": "Signature", "description": _DESCRIPTION},
        "SignatureInput": {
            "type": "apiKey",
            "in": "header",
            "name": "Signature-Input",
            "description": "What was signed, and by whom; see Signature. Both headers are needed.",
        },
    }


def examples() -> Json:
    return {"missing": _signed_request(), "enrolment": _enrolment()}


def _key() -> SigningKey:
    return SigningKey.from_private_bytes(EXAMPLE_KEY)


def _signed_request() -> Json:
    body = encode({"sha256": ["ab" * 32]})
    headers = {"Content-Type": "application/json"}
    named = {"created": _CREATED, "nonce": "5a5b5c5d5e5f60616263646566676869"}
    sign_request("POST", EXAMPLE_URL, headers, key=_key(), keyid=EXAMPLE_KIOSK, body=body, **named)  # type: ignore[arg-type]
    parameters = headers["Signature-Input"].partition("=")[2]
    base = [
        '"@method": POST',
        f'"@target-uri": {EXAMPLE_URL}',
        f'"content-digest": {headers["Content-Digest"]}',
        f'"@signature-params": {parameters}',
    ]
    return {
        "summary": "A signed request as a whole: its key, its headers, what was signed",
        "value": decode(body, limit_bytes=1024),
        "x-signed": {
            "private_key": EXAMPLE_KEY.hex(),
            "public_key": _key().public.raw.hex(),
            "method": "POST",
            "url": EXAMPLE_URL,
            "headers": headers,
            "body": body.decode("ascii"),
            "signature_base": "\n".join(base),
        },
    }


def _enrolment() -> Json:
    key = _key()
    request = EnrolmentRequest("FVRVFVP7B9ZT", key.public.raw.hex(), _RECIPIENT, {"model": "mini pc"}, 1)
    signed = sign_statement("enrolment", encode(request.to_object()), key, key.public.keyid)
    return {
        "summary": f"Signed with the private key {EXAMPLE_KEY.hex()}",
        "value": decode(signed.to_bytes(), limit_bytes=4096),
        "x-payload": request.to_object(),
    }
