"""A kiosk and a city with all the keys they hold, for tests and benches.

Invariants: ids and signing keys follow from `seed`, so a failing test repeats exactly; age identities are new each time,
because age's library makes them only from chance. None of these keys may ever guard anything.
"""

from __future__ import annotations

import hashlib
import uuid
from dataclasses import dataclass, field

from sync.protocol.statements import CityKey, Configuration
from sync.trust.sealing import new_identity
from sync.trust.signing import SigningKey, VerifyKey


@dataclass(frozen=True, slots=True)
class AgePair:
    identity: str = field(repr=False)
    recipient: str

    @classmethod
    def new(cls) -> AgePair:
        return cls(*new_identity())


@dataclass(frozen=True, slots=True)
class Keys:
    """`operations` and `recovery` are recipient set 1, `inspectorate` and `inspectorate_recovery` set 2."""

    kiosk: str
    kiosk_key: SigningKey
    reply: AgePair
    city: str
    city_key: SigningKey
    operations: AgePair
    recovery: AgePair
    inspectorate: AgePair
    inspectorate_recovery: AgePair
    status_key: bytes = field(repr=False)

    def resolve(self, keyid: str) -> VerifyKey | None:
        """Trusts the kiosk and the city, by their ids and by their keys' digests."""
        known = {
            self.kiosk: self.kiosk_key.public,
            self.city: self.city_key.public,
            self.city_key.public.keyid: self.city_key.public,
        }
        return known.get(keyid)

    @property
    def root_sha256(self) -> str:
        """What the technician types: the SHA-256 of the city's root key."""
        return self.city_key.public.keyid

    def recipients(self, number: int = 1) -> tuple[str, ...]:
        if number == 1:
            return (self.operations.recipient, self.recovery.recipient)
        return (self.inspectorate.recipient, self.inspectorate_recovery.recipient)

    def configuration(self, *, version: int = 1) -> Configuration:
        return Configuration(
            version=version,
            recipient_sets={"1": self.recipients(1), "2": self.recipients(2)},
            city_keys=(CityKey(self.root_sha256, self.city_key.public.raw.hex()),),
            status_key=self.status_key.hex(),
            intervals={"push_s": 60, "changes_wait_s": 25, "heartbeat_s": 900},
        )


def make_keys(seed: int = 1) -> Keys:
    return Keys(
        kiosk=str(uuid.uuid5(uuid.NAMESPACE_OID, f"kiosk {seed}")),
        kiosk_key=signing_key(f"kiosk {seed}"),
        reply=AgePair.new(),
        city=str(uuid.uuid5(uuid.NAMESPACE_OID, f"city {seed}")),
        city_key=signing_key(f"city {seed}"),
        operations=AgePair.new(),
        recovery=AgePair.new(),
        inspectorate=AgePair.new(),
        inspectorate_recovery=AgePair.new(),
        status_key=hashlib.sha256(b"status %d" % seed).digest(),
    )


def signing_key(seed: str) -> SigningKey:
    """The same key for the same words."""
    return SigningKey.from_private_bytes(hashlib.sha256(seed.encode()).digest())
