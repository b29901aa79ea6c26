"""Canonical JSON (RFC 8785): the only way this project turns objects into signed bytes, and back.

Invariants
- What `encode` makes, `decode` reads back as the same value, and `encode` makes the same bytes of it again.
- Both ends admit the same values: objects of null, booleans, integers below 2**53, NFC text, arrays and objects with
  ASCII keys, nested at most MAX_DEPTH. No floats, no NaN, no lone surrogates, no duplicate keys.
- `decode` checks in the order of cost: size, encoding, nesting, then the parser; nothing recursive runs on unbounded input.
- An error never quotes the value it refuses: it may hold personal data.

A reader does not ask that received bytes are canonical: the signature is over the bytes as they are (see `envelope`).
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping
from typing import NoReturn

import rfc8785

JsonObject = Mapping[str, object]

MAX_DEPTH = 16
MAX_INTEGER = 2**53 - 1

# A string that never ends matches up to the end of the data, so that the scan stays linear on hostile input.
_STRING = re.compile(rb'"(?:[^"\\]|\\.)*+(?:"|\\?\Z)', re.DOTALL)
_BRACKET = re.compile(rb"[\[\]{}]")


class MalformedError(ValueError):
    """Bytes or values that are not what the protocol allows. The text names the rule, never the value."""


def encode(value: JsonObject) -> bytes:
    """Canonical bytes of an object.

    Raises:
        MalformedError: a float, a text not in NFC, an integer of 2**53 or more, a non-ASCII key, or anything not JSON.
    """
    plain = _plain(value, 1)
    if not isinstance(plain, dict):
        raise MalformedError("a JSON object is needed")
    return rfc8785.dumps(plain)


def decode(data: bytes, *, limit_bytes: int) -> dict[str, object]:
    """The object in `data`, which may be written in any key order and with white space.

    Raises:
        MalformedError: more than `limit_bytes`, not UTF-8, not one JSON object, or a value that `encode` would refuse.
    """
    if len(data) > limit_bytes:
        raise MalformedError(f"more than {limit_bytes} bytes")
    _check_nesting(data)
    try:
        value = _DECODER.decode(data.decode("utf-8"))
    except UnicodeDecodeError:
        raise MalformedError("not UTF-8") from None
    except json.JSONDecodeError as error:
        raise MalformedError(f"not JSON at character {error.pos}") from None
    if not isinstance(value, dict):
        raise MalformedError("a JSON object is needed")
    if data.isascii() and b"\\" not in data:
        return value  # no text in it can be other than ASCII, and the parser's hooks checked the rest
    return {_checked_key(key): _plain(item, 2) for key, item in value.items()}


def _plain(value: object, depth: int) -> object:
    """A copy made of plain dicts, lists and scalars, every rule checked."""
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, str):
        return _checked_text(value)
    if isinstance(value, int):
        if not -MAX_INTEGER <= value <= MAX_INTEGER:
            raise MalformedError("an integer of 2**53 or more")
        return int(value)
    if isinstance(value, float):
        raise MalformedError("a floating point number")
    if depth > MAX_DEPTH:
        raise MalformedError(f"nested deeper than {MAX_DEPTH}")
    if isinstance(value, Mapping):
        return {_checked_key(key): _plain(item, depth + 1) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(item, depth + 1) for item in value]
    raise MalformedError(f"no JSON for {type(value).__name__}")


def _checked_text(text: str) -> str:
    if text.isascii():
        return str(text)
    if any("\ud800" <= character <= "\udfff" for character in text):
        raise MalformedError("a lone surrogate")
    if not unicodedata.is_normalized("NFC", text):
        raise MalformedError("text that is not in NFC")
    return str(text)


def _checked_key(key: object) -> str:
    if not isinstance(key, str) or not key.isascii():
        raise MalformedError("a key that is not ASCII text")
    return key


def _check_nesting(data: bytes) -> None:
    """Bounds the parser's recursion before it starts."""
    if data.count(b"{") + data.count(b"[") <= MAX_DEPTH:
        return
    depth = 0
    for bracket in _BRACKET.findall(_STRING.sub(b"", data)):
        depth += 1 if bracket in b"[{" else -1
        if depth > MAX_DEPTH:
            raise MalformedError(f"nested deeper than {MAX_DEPTH}")


def _object_without_duplicates(pairs: list[tuple[str, object]]) -> dict[str, object]:
    result = dict(pairs)
    if len(result) != len(pairs):
        raise MalformedError("a key that appears twice")
    return result


def _bounded_integer(digits: str) -> int:
    if len(digits) > 17 or digits == "-0" or abs(number := int(digits)) > MAX_INTEGER:
        raise MalformedError("an integer of 2**53 or more, or minus zero")
    return number


def _refuse_float(_: str) -> NoReturn:
    raise MalformedError("a floating point number")


# Made once: `json.loads` with hooks makes a decoder for every call, and the city reads thousands of facts a second.
_DECODER = json.JSONDecoder(
    object_pairs_hook=_object_without_duplicates,
    parse_int=_bounded_integer,
    parse_float=_refuse_float,
    parse_constant=_refuse_float,
)
