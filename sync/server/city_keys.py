"""The city's own keys: the root key that signs everything the city states, and the identities that open parts.

Invariants
- Private keys are files readable by their owner only, made once, never overwritten, never in the database or a log.
- The inspectorate's identity (recipient set 2) is never here; only its recipients are, in the configuration.
- Whoever may read DIR/keys is the city. `recovery.agekey` belongs in a safe, off this machine, after `init`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from django.conf import settings

from sync.protocol.canonical import JsonObject, encode
from sync.protocol.envelope import Envelope
from sync.server.layout import CityFolder, write_private
from sync.trust.sealing import new_identity
from sync.trust.signing import SigningKey, sign_statement


class NotInitialisedError(Exception):
    """The data folder holds no city; run `cityserver init` first."""


@dataclass(frozen=True, slots=True)
class CityKeys:
    signing: SigningKey = field(repr=False)

    @property
    def keyid(self) -> str:
        """Hex SHA-256 of the root key: what the technician compares."""
        return self.signing.public.keyid

    def state(self, kind: str, statement: JsonObject) -> Envelope:
        return sign_statement(kind, encode(statement), self.signing, self.keyid)


def make_city_keys(folder: CityFolder) -> list[str]:
    """Make what is missing; the age recipients of operations and recovery, in that order."""
    folder.make()
    if not (folder.keys / "city.key").exists():
        key = SigningKey.generate()
        write_private(folder.keys / "city.pub", key.public.pem())
        write_private(folder.keys / "city.key", key.private_bytes().hex().encode())
    return [_recipient(folder, name) for name in ("city", "recovery")]


def _recipient(folder: CityFolder, name: str) -> str:
    """The recipient of an identity that stays readable beside it, so the identity itself may be moved away."""
    public = folder.keys / f"{name}.recipient"
    if not public.exists():
        identity, recipient = new_identity()
        write_private(folder.keys / f"{name}.agekey", f"{identity}\n".encode())
        write_private(public, f"{recipient}\n".encode())
    return public.read_text().strip()


@cache
def load_city_keys(folder: CityFolder) -> CityKeys:
    """Raises NotInitialisedError."""
    try:
        raw = bytes.fromhex((folder.keys / "city.key").read_text())
    except FileNotFoundError:
        raise NotInitialisedError(f"{folder.root} holds no city; run: cityserver init --data {folder.root}") from None
    return CityKeys(SigningKey.from_private_bytes(raw))


def city_keys() -> CityKeys:
    return load_city_keys(settings.CITY)
