"""The root's ceremony: who may sign what. A draft goes from holder to holder, on a machine without a line, and is accepted once
enough have signed.

Invariants
- A root that follows another needs the threshold of the one before and its own: nobody replaces the holders alone.
- The keys that sign releases, and the one that signs online, are only named here; they never sign a root.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from securesystemslib.signer import CryptoSigner, Key
from tuf.api.exceptions import UnsignedMetadataError
from tuf.api.metadata import Metadata, Root, Snapshot, Targets, Timestamp

ROOT_DAYS = 730


@dataclass(frozen=True, slots=True)
class Holders:
    """`root` sign the next root, `targets` say whose each channel is, `online` signs snapshot and timestamp at the server."""

    root: Sequence[Key]
    threshold: int
    targets: Sequence[Key]
    online: Key

    def by_role(self) -> Mapping[str, tuple[Sequence[Key], int]]:
        return {
            Root.type: (self.root, self.threshold),
            Targets.type: (self.targets, 1),
            Snapshot.type: ([self.online], 1),
            Timestamp.type: ([self.online], 1),
        }


class CeremonyError(Exception):
    """One sentence: what the ceremony lacks."""


def draft(holders: Holders, *, now: datetime, after: Metadata[Root] | None = None) -> Metadata[Root]:
    """An unsigned root; with `after` the next one. Raises CeremonyError."""
    if not 2 <= holders.threshold <= len(holders.root):
        raise CeremonyError("a root needs at least two signatures, and as many holders as signatures")
    if holders.online.keyid in {key.keyid for key in [*holders.root, *holders.targets]}:
        raise CeremonyError("the online key lies on a server: it may be no other's")
    root = Root(
        version=after.signed.version + 1 if after else 1,
        expires=now.replace(microsecond=0) + timedelta(days=ROOT_DAYS),
        consistent_snapshot=True,
    )
    for role, (keys, threshold) in holders.by_role().items():
        for key in keys:
            root.add_key(key, role)
        root.roles[role].threshold = threshold
    return Metadata(root)


def sign(drafted: Metadata[Root], signer: CryptoSigner) -> None:
    """Adds one holder's signature; the same holder twice counts once."""
    drafted.sign(signer, append=True)


def missing(drafted: Metadata[Root], before: Metadata[Root] | None) -> str:
    """What it lacks to be accepted, as one sentence; "" when nothing is missing."""
    if drafted.signed.version != (before.signed.version + 1 if before else 1):
        return "this root does not follow the one in force"
    for name, delegator in (("the root before it", before.signed if before else None), ("itself", drafted.signed)):
        if delegator is None:
            continue
        try:
            delegator.verify_delegate(Root.type, drafted.signed_bytes, drafted.signatures)
        except UnsignedMetadataError:
            signed = len(delegator.get_verification_result(Root.type, drafted.signed_bytes, drafted.signatures).signed)
            return f"{signed} of {delegator.roles[Root.type].threshold} signatures that {name} asks for"
    return ""
