"""tus 1.0 as far as a kiosk needs it: https://tus.io/protocols/resumable-upload

Rules: creation-with-upload for the first bytes (all of them when the line is good), PATCH only to resume, HEAD for the
offset; each request carries an Upload-Checksum (sha256). Upload addresses are /parts/<sha256>, so nothing is remembered.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Mapping

from sync.engine.ports import CityUnreadableError

OFFSET_STREAM = "application/offset+octet-stream"
RESUMABLE = {"Tus-Resumable": "1.0.0"}
_OFFSET = re.compile("[0-9]{1,15}")


def creation_headers(*, kiosk: str, sha256: str, size_bytes: int, first: bytes) -> dict[str, str]:
    return {
        **RESUMABLE,
        "Upload-Length": str(size_bytes),
        "Upload-Metadata": f"sha256 {_base64(sha256.encode())},kiosk {_base64(kiosk.encode())}",
        "Upload-Checksum": checksum(first),
        "Content-Type": OFFSET_STREAM,
    }


def resume_headers(*, offset: int, chunk: bytes) -> dict[str, str]:
    return {
        **RESUMABLE,
        "Upload-Offset": str(offset),
        "Upload-Checksum": checksum(chunk),
        "Content-Type": OFFSET_STREAM,
    }


def checksum(chunk: bytes) -> str:
    return f"sha256 {_base64(hashlib.sha256(chunk).digest())}"


def read_offset(headers: Mapping[str, str]) -> int:
    """Raises CityUnreadableError."""
    value = headers.get("Upload-Offset", "")
    if not _OFFSET.fullmatch(value):
        raise CityUnreadableError("the answer names no Upload-Offset")
    return int(value)


def _base64(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")
