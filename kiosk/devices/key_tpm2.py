"""Rung `tpm2`: sealed by the chip through tpm2-tools, for an account that may use /dev/tpmrm0 (group `tss`).

Invariants
- Sealed under a primary key of the owner hierarchy, made anew each time from the chip's own seed: nothing is stored in the
  chip, and clearing the chip is what ends it. No PIN, no PCR: an unattended kiosk starts by itself after any update.
- The kept text carries a digest of itself, so a damaged file is told apart from a chip that refuses.
- Files in between hold only what the chip encrypted; the secret passes by standard input and output.
"""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Mapping
from pathlib import Path

from kiosk.devices.key_rungs import ProgramError, RungError, RungName, run
from sync.protocol.canonical import MalformedError, decode, encode
from sync.protocol.envelope import read_base64, write_base64

_LIMIT_BYTES = 8 * 1024
_REFUSED = ("integrity check failed",)  # made by another chip, or by this one before it was cleared


class Tpm2:
    name: RungName = "tpm2"

    def __init__(self, environ: Mapping[str, str] | None = None) -> None:
        self._environ = environ

    def seal(self, secret: bytes) -> bytes:
        with tempfile.TemporaryDirectory() as folder:
            primary, public, private = (f"{folder}/{name}" for name in ("primary", "public", "private"))
            self._primary(primary)
            self._tool("create", "-C", primary, "-i-", "-u", public, "-r", private, "-Q", given=secret)
            return _pack(Path(public).read_bytes(), Path(private).read_bytes())

    def unseal(self, sealed: bytes) -> bytes:
        kept = _unpack(sealed)
        with tempfile.TemporaryDirectory() as folder:
            primary, public, private, loaded = (
                f"{folder}/{name}" for name in ("primary", "public", "private", "object")
            )
            Path(public).write_bytes(kept[0])
            Path(private).write_bytes(kept[1])
            self._primary(primary)
            self._tool("load", "-C", primary, "-u", public, "-r", private, "-c", loaded, "-Q")
            return self._tool("unseal", "-c", loaded)

    def _primary(self, context: str) -> None:
        self._tool("createprimary", "-C", "o", "-G", "ecc", "-c", context, "-Q")

    def _tool(self, name: str, *arguments: str, given: bytes = b"") -> bytes:
        try:
            answer = run([f"tpm2_{name}", *arguments], given, self._environ)
            # Without a resource manager the chip's few slots would stay taken; with one this frees nothing of others.
            run(["tpm2_flushcontext", "-t"], environ=self._environ)
        except ProgramError as error:
            raise RungError("refused" if error.says(*_REFUSED) else "unreachable", str(error)) from None
        return answer


def _pack(public: bytes, private: bytes) -> bytes:
    digest = hashlib.sha256(public + private).hexdigest()
    return encode({"private": write_base64(private), "public": write_base64(public), "sha256": digest}) + b"\n"


def _unpack(sealed: bytes) -> tuple[bytes, bytes]:
    try:
        kept = decode(sealed.strip(), limit_bytes=_LIMIT_BYTES)
        public, private = (read_base64(kept[name], name) for name in ("public", "private"))
    except (MalformedError, KeyError, TypeError):
        raise RungError("damaged") from None
    if hashlib.sha256(public + private).hexdigest() != kept["sha256"]:
        raise RungError("damaged")
    return public, private
