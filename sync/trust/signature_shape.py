"""The one shape in which our kiosks write a request signature, written and read without a parser of structured fields.

Invariants
- What is read here is what RFC 9421 says it means, letter for letter: a text of any other shape is None, and the caller
  takes the long way through the library. So this decides how fast, never whether (a property of the tests).
- Only plain values: ASCII without control characters, nothing to trim, an address that no rule of URLs could rewrite.

The library takes 200-300 µs for what is 25 µs of Ed25519; a city verifies thousands of requests a second.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

_LABEL = r"([a-z][a-z0-9_-]{0,15})"
_INPUT = re.compile(
    _LABEL + r'=(\(((?:"@?[a-z-]{1,32}"(?: (?=")|(?=\))))*)\)'
    r';created=([1-9][0-9]{0,11});keyid="([A-Za-z0-9._:-]{1,128})";nonce="([A-Za-z0-9+/=_.~-]{8,128})")'
)
_SIGNATURE = re.compile(_LABEL + r"=:([A-Za-z0-9+/]{85}[AQgw]==):")
_URL = re.compile(r"https?://[a-z0-9-]+(?:\.[a-z0-9-]+)*(:[1-9][0-9]{3,4})?/[A-Za-z0-9/_.~-]*(?:\?[A-Za-z0-9=&_.~-]*)?")
_METHOD = re.compile(r"[A-Z]{3,7}")
_VALUE = re.compile(r"[!-~]+(?: [!-~]+)*")
_DERIVED = frozenset({"@method", "@target-uri"})


@dataclass(frozen=True, slots=True)
class ShapedSignature:
    """What was signed: `base` is the signature base of RFC 9421 section 2.5, `created` in seconds since 1970."""

    covered: tuple[str, ...]
    base: bytes = field(repr=False)
    signature: bytes = field(repr=False)
    created: int
    keyid: str
    nonce: str = field(repr=False)


def read_shape(method: str, url: str, headers: Mapping[str, str]) -> ShapedSignature | None:
    """`headers` have lower-case names. None: not of this shape, whether right or wrong."""
    shaped = _INPUT.fullmatch(headers.get("signature-input", ""))
    signed = _SIGNATURE.fullmatch(headers.get("signature", ""))
    if shaped is None or signed is None or shaped[1] != signed[1]:
        return None
    if not _METHOD.fullmatch(method) or not _URL.fullmatch(url) or "/." in url:
        return None
    covered = tuple(name.strip('"') for name in shaped[3].split())
    values = _values(covered, {"@method": method, "@target-uri": url}, headers)
    if values is None:
        return None
    lines = [f'"{name}": {value}' for name, value in zip(covered, values, strict=True)]
    base = "\n".join([*lines, f'"@signature-params": {shaped[2]}']).encode("ascii")
    return ShapedSignature(covered, base, base64.b64decode(signed[2]), int(shaped[4]), shaped[5], shaped[6])


def write_shape(
    method: str,
    url: str,
    headers: Mapping[str, str],
    covered: Sequence[str],
    *,
    created: int,
    keyid: str,
    nonce: str,
    label: str,
) -> tuple[str, bytes] | None:
    """(Signature-Input, what is to be signed) in this shape; None: not to be written in it, nor read by `read_shape`.

    `headers` have lower-case names, `created` is in seconds since 1970.
    """
    names = " ".join(f'"{name}"' for name in covered)
    signature_input = f'{label}=({names});created={created};keyid="{keyid}";nonce="{nonce}"'
    unsigned = f"{label}=:{'A' * 86}==:"
    shaped = read_shape(method, url, {**headers, "signature-input": signature_input, "signature": unsigned})
    return None if shaped is None else (signature_input, shaped.base)


def _values(covered: tuple[str, ...], derived: Mapping[str, str], headers: Mapping[str, str]) -> list[str] | None:
    values = [derived[name] if name in _DERIVED else headers.get(name, "") for name in covered]
    is_plain = len(set(covered)) == len(covered) and all(_VALUE.fullmatch(value) for value in values)
    return values if is_plain else None
