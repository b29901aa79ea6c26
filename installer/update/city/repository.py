"""A repository of updates in a folder: channels, releases, and what makes the newest of them known.

Invariants
- Metadata gets its name only when its signatures reach the threshold; a kiosk sees a new state by one file, `timestamp.json`, last.
- A channel's keys sign only that channel: whoever has those of `early` reaches no kiosk on `stable`.
- A release never goes back: to undo one, publish the old tree under a higher version.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from securesystemslib.signer import CryptoSigner, Key
from tuf.api.exceptions import UnsignedMetadataError
from tuf.api.metadata import (
    DelegatedRole,
    Delegations,
    Metadata,
    MetaFile,
    Root,
    Signed,
    Snapshot,
    TargetFile,
    Targets,
    Timestamp,
)
from tuf.repository import Repository

from installer.update.durable import write_whole
from installer.update.release import MAX_LIST_BYTES, RELEASE, Release, version_key
from installer.update.tree import DamagedError, differences, digest_of, pack, pieces_of, unpack
from installer.update.trusted import target_of

CHANNELS = ("early", "stable")
# A hall may hear from the city every few weeks only; a kiosk on a stick even less.
DAYS = {Targets.type: 365, "early": 180, "stable": 180, Snapshot.type: 60, Timestamp.type: 45}
_EMPTY = {Targets.type: Targets, Snapshot.type: Snapshot, Timestamp.type: Timestamp}


class PublishError(Exception):
    """One sentence: why nothing was published."""


def _now() -> datetime:
    return datetime.now(UTC)


class UpdateRepository(Repository):
    """`signers`: whoever is at hand; a role is signed by those of them that are its own."""

    def __init__(
        self, folder: Path, signers: Sequence[CryptoSigner] = (), *, now: Callable[[], datetime] = _now
    ) -> None:
        self.folder = folder
        self._signers = signers
        self._now = now
        for name in ("metadata", "targets", "pieces"):
            (folder / name).mkdir(parents=True, exist_ok=True)

    # --- what python-tuf asks for ------------------------------------------------------------------------------------

    def open(self, role: str) -> Metadata[Any]:
        newest = self._newest(role)
        if newest is None:
            empty: Signed = _EMPTY.get(role, Targets)()
            empty.version = 0
            return Metadata(empty)
        return Metadata.from_file(str(newest))

    def close(self, role: str, md: Metadata[Any]) -> None:
        md.signed.version += 1
        md.signed.expires = self._now().replace(microsecond=0) + timedelta(days=DAYS[role])
        delegator = self.targets() if role in CHANNELS else self.root()
        mine = delegator.get_delegated_role(role).keyids
        md.signatures.clear()
        for signer in self._signers:
            if signer.public_key.keyid in mine:
                md.sign(signer, append=True)
        try:
            delegator.verify_delegate(role, md.signed_bytes, md.signatures)
        except UnsignedMetadataError:
            raise PublishError(f"the keys at hand are not enough to sign for {role}") from None
        name = "timestamp.json" if role == Timestamp.type else f"{md.signed.version}.{role}.json"
        write_whole(self.folder / "metadata" / name, md.to_bytes())

    @property
    def targets_infos(self) -> dict[str, MetaFile]:
        roles = [Targets.type, *(role for role in CHANNELS if self._newest(role))]
        return {f"{role}.json": MetaFile(self.open(role).signed.version) for role in roles}

    @property
    def snapshot_info(self) -> MetaFile:
        return MetaFile(self.open(Snapshot.type).signed.version)

    # --- what a city does --------------------------------------------------------------------------------------------

    def accept_root(self, accepted: Metadata[Root]) -> None:
        """Whoever calls it looked at `root.missing`."""
        name = f"{accepted.signed.version}.{Root.type}.json"
        write_whole(self.folder / "metadata" / name, accepted.to_bytes())

    def root_in_force(self) -> Metadata[Root] | None:
        newest = self._newest(Root.type)
        return Metadata[Root].from_file(str(newest)) if newest else None

    def may_sign(self, role: str) -> bool:
        keyids = self.root().get_delegated_role(role).keyids
        return any(signer.public_key.keyid in keyids for signer in self._signers)

    def give_channel(self, channel: str, keys: Sequence[Key], threshold: int) -> None:
        """From now on these sign for the channel; needs the key of `targets` and theirs. Raises PublishError."""
        if channel not in CHANNELS or not 1 <= threshold <= len(keys):
            raise PublishError("a channel is early or stable, and needs as many holders as signatures")
        with self.edit_targets() as targets:
            if targets.delegations is None:
                targets.delegations = Delegations({}, {})
            assert targets.delegations.roles is not None
            targets.delegations.roles[channel] = DelegatedRole(
                channel, [key.keyid for key in keys], threshold, terminating=True, paths=[f"{channel}/*"]
            )
            targets.delegations.keys.update({key.keyid: key for key in keys})
        with self.edit_targets(channel):
            pass  # its next version, by its new keys

    def publish(self, tree: Path, channel: str) -> Release:
        """A tree that was built and described. Raises PublishError, MalformedError, OSError."""
        release = Release.from_bytes((tree / RELEASE).read_bytes())
        if wrong := next(differences(release, tree), None):
            raise PublishError(f"{wrong} is not as release.json says: describe the tree again")
        for file in release.files:
            for piece in pieces_of(tree / file.path):
                self._keep_piece(piece)
        self._put(release, channel)
        return release

    def promote(self, platform: str) -> Release:
        """What `early` runs becomes `stable`'s too, byte for byte. Raises PublishError."""
        release = self.release("early", platform)
        if release is None:
            raise PublishError(f"early has no release for {platform}")
        self._put(release, "stable")
        return release

    def release(self, channel: str, platform: str) -> Release | None:
        """In force on a channel. Raises PublishError: what lies here is not what was signed."""
        target = self.targets(channel).targets.get(target_of(channel, platform))
        if target is None:
            return None
        try:
            packed = self._list_file(target).read_bytes()
            target.verify_length_and_hashes(packed)
            return Release.from_bytes(unpack(packed, digest="", limit_bytes=MAX_LIST_BYTES))
        except (OSError, ValueError, DamagedError):
            raise PublishError(f"the list of {channel} is damaged: publish it again") from None

    def make_known(self) -> None:
        """Snapshot and timestamp anew, by the online key: after a release, and every few weeks. Raises PublishError."""
        self.do_snapshot(force=True)
        self.do_timestamp(force=True)

    def _put(self, release: Release, channel: str) -> None:
        before = self.release(channel, release.platform)
        if before is not None and version_key(release.version) <= version_key(before.version):
            raise PublishError(f"{channel} has {before.version} already: give the release a higher version")
        packed = pack(release.to_bytes())
        path = target_of(channel, release.platform)
        target = TargetFile.from_data(path, packed, ["sha256"])
        target.unrecognized_fields["custom"] = {"version": release.version}  # for people: the city's console shows it
        self._list_file(target).parent.mkdir(parents=True, exist_ok=True)
        write_whole(self._list_file(target), packed)
        with self.edit_targets(channel) as targets:
            targets.targets[path] = target

    def _list_file(self, target: TargetFile) -> Path:
        folder, _, name = target.path.rpartition("/")
        return self.folder / "targets" / folder / f"{target.hashes['sha256']}.{name}"

    def _keep_piece(self, piece: bytes) -> None:
        digest = digest_of(piece)
        path = self.folder / "pieces" / digest[:2] / f"{digest}.zst"
        if not path.exists():
            path.parent.mkdir(exist_ok=True)
            write_whole(path, pack(piece))

    def _newest(self, role: str) -> Path | None:
        if role == Timestamp.type:
            path = self.folder / "metadata" / "timestamp.json"
            return path if path.exists() else None
        found = list((self.folder / "metadata").glob(f"*.{role}.json"))
        return max(found, key=lambda path: int(path.name.partition(".")[0])) if found else None
