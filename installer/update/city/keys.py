"""Keys of the people who sign: one file a key, under a passphrase, and its public half beside it.

Invariants: a key file is never overwritten; the private half is Ed25519 as PKCS#8 PEM, so that OpenSSL can read it in ten years.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from securesystemslib.signer import CryptoSigner, Key, SSlibKey

AskPassphrase = Callable[[Path], bytes]


class KeyFileError(Exception):
    """One sentence about a key file."""


def make_key(path: Path, passphrase: bytes) -> str:
    """FILE.key and FILE.pub; the key's id. `passphrase` empty: none, for the online key of a server. Raises OSError."""
    private = Ed25519PrivateKey.generate()
    lock = serialization.BestAvailableEncryption(passphrase) if passphrase else serialization.NoEncryption()
    pem = private.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, lock)
    public = CryptoSigner(private).public_key
    _write_new(path.with_suffix(".key"), pem, 0o600)
    _write_new(
        path.with_suffix(".pub"), json.dumps({"keyid": public.keyid, **public.to_dict()}, indent=1).encode(), 0o644
    )
    return public.keyid


def read_public(path: Path) -> Key:
    """Raises KeyFileError, OSError."""
    try:
        told = json.loads(path.read_bytes())
        return SSlibKey.from_dict(told.pop("keyid"), told)
    except (ValueError, KeyError, TypeError, AttributeError):
        raise KeyFileError(f"{path}: not a public key (*.pub) of `key`") from None


def read_signer(path: Path, ask: AskPassphrase) -> CryptoSigner:
    """Raises KeyFileError, OSError."""
    pem = path.read_bytes()
    passphrase = ask(path) if b"ENCRYPTED" in pem else None
    try:
        private = serialization.load_pem_private_key(pem, passphrase)
    except (ValueError, TypeError):
        raise KeyFileError(f"{path}: another passphrase, or not a key of `key`") from None
    if not isinstance(private, Ed25519PrivateKey):
        raise KeyFileError(f"{path}: not an Ed25519 key")
    return CryptoSigner(private)


def read_signers(folder: Path, ask: AskPassphrase) -> list[CryptoSigner]:
    """Every *.key in it. Raises KeyFileError, OSError."""
    return [read_signer(path, ask) for path in sorted(folder.glob("*.key"))]


def _write_new(path: Path, content: bytes, mode: int) -> None:
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
