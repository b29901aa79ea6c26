"""The courier's two files: a bundle from a kiosk to the city, a reply back. Names, statements and bounds; see `PROTOCOL.md`.

Invariants
- A file's name is a label for people and for finding it, never evidence: only the signed manifest or reply inside counts.
- `file_name` and `parse` are inverse; a name is matched whole, ASCII only, before anything is opened.
- `from_object` raises MalformedError and ignores fields that a newer version added; `to_object` is its inverse.
- A volume is whole by itself: its manifest names what it holds, and nothing that lies in another volume is needed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, cast

from sync.protocol.canonical import MalformedError, decode, encode
from sync.protocol.chain_head import GENESIS, MAX_EPOCH, ChainHead
from sync.protocol.fact import MAX_PART_BYTES
from sync.protocol.fields import Fields
from sync.protocol.patterns import SHA256, UUID

MAX_VOLUME_BYTES = 3_900_000_000  # of the file, sealed: FAT32 ends at 4 GiB
MAX_VOLUMES = 999
MAX_FACTS = 50_000
MAX_PARTS = 20_000
MAX_MANIFEST_BYTES = 4 * 1024 * 1024  # the envelope in the bundle
MAX_FACT_ENVELOPE_BYTES = 24 * 1024  # one line of facts.ndjson, without its newline
MAX_REPLY_BYTES = 32 * 1024 * 1024  # the file, and so the envelope in it
MAX_RECEIPTS = 64
MAX_CHANGES = 1_024  # statements of the change feed in one reply
CURSOR = "[A-Za-z0-9._~-]{0,128}"

_EPOCH = "[1-9][0-9]{0,9}"
_SEQ = "0|[1-9][0-9]{0,15}"
_VOLUME = "(-v([2-9]|[1-9][0-9]{1,2}))?"
_BUNDLE = re.compile(rf"balai-({UUID})-({_EPOCH})-({_SEQ})-({_SEQ}){_VOLUME}\.brw")
_REPLY = re.compile(rf"balai-({UUID})-({_EPOCH})-({UUID}){_VOLUME}\.reply")
_PROBLEM = "[1-9][0-9]{2}\\.[0-9]{1,2}"

BundleStage = Literal["received", "importing", "done", "refused"]


@dataclass(frozen=True, slots=True, order=True)
class BundleName:
    """Sorted in the order of import: the facts of a chain go in from the oldest."""

    kiosk: str
    epoch: int
    from_seq: int
    to_seq: int
    volume: int = 1

    def file_name(self) -> str:
        return f"balai-{self.kiosk}-{self.epoch}-{self.from_seq}-{self.to_seq}{_volume_suffix(self.volume)}.brw"

    @classmethod
    def parse(cls, name: str) -> BundleName | None:
        match = _BUNDLE.fullmatch(name)
        if match is None or int(match[2]) > MAX_EPOCH:
            return None
        return cls(match[1], int(match[2]), int(match[3]), int(match[4]), int(match[6] or 1))


@dataclass(frozen=True, slots=True, order=True)
class ReplyName:
    """`epoch`, `set` and `volume` are those of the bundle that it answers."""

    kiosk: str
    epoch: int
    set: str
    volume: int = 1

    def file_name(self) -> str:
        return f"balai-{self.kiosk}-{self.epoch}-{self.set}{_volume_suffix(self.volume)}.reply"

    @classmethod
    def parse(cls, name: str) -> ReplyName | None:
        match = _REPLY.fullmatch(name)
        if match is None or int(match[2]) > MAX_EPOCH:
            return None
        return cls(match[1], int(match[2]), match[3], int(match[5] or 1))


@dataclass(frozen=True, slots=True)
class BundlePart:
    """A sealed part: hex SHA-256 and length of the sealed bytes."""

    sha256: str
    size: int

    def to_object(self) -> dict[str, object]:
        return {"sha256": self.sha256, "size": self.size}

    @classmethod
    def from_object(cls, value: object) -> BundlePart:
        fields = Fields(value, "manifest.part")
        return cls(fields.text("sha256", SHA256), fields.integer("size", 1, MAX_PART_BYTES))


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a volume holds, signed by the kiosk's key of `key_epoch` (keyid: the kiosk).

    Facts `from_seq`…`to_seq` of `epoch`, all in volume 1: there `facts` == to_seq - from_seq + 1, else 0. `facts_sha256` is
    of the bytes of facts.ndjson. `head` is where the present chain really is and `cursor` the place in the change feed;
    both of the moment of the export. `volumes` is how many were meant when this one was written.
    """

    kiosk: str
    epoch: int
    key_epoch: int
    from_seq: int
    to_seq: int
    head: ChainHead
    cursor: str
    facts: int
    facts_sha256: str
    parts: tuple[BundlePart, ...]
    set: str
    volume: int = 1
    volumes: int = 1

    @property
    def bundle_name(self) -> BundleName:
        return BundleName(self.kiosk, self.epoch, self.from_seq, self.to_seq, self.volume)

    @property
    def reply_name(self) -> ReplyName:
        return ReplyName(self.kiosk, self.epoch, self.set, self.volume)

    def to_object(self) -> dict[str, object]:
        return {
            "v": 1,
            "kiosk": self.kiosk,
            "epoch": self.epoch,
            "key_epoch": self.key_epoch,
            "from_seq": self.from_seq,
            "to_seq": self.to_seq,
            "head": {"epoch": self.head.epoch, "seq": self.head.seq, "digest": self.head.digest},
            "cursor": self.cursor,
            "facts": self.facts,
            "facts_sha256": self.facts_sha256,
            "parts": [part.to_object() for part in self.parts],
            "set": self.set,
            "volume": self.volume,
            "volumes": self.volumes,
        }

    @classmethod
    def from_object(cls, value: Mapping[str, object]) -> Manifest:
        fields = Fields(value, "manifest")
        fields.integer("v", 1, 1)
        manifest = cls(
            kiosk=fields.text("kiosk", UUID),
            epoch=fields.integer("epoch", 1, MAX_EPOCH),
            key_epoch=fields.integer("key_epoch", 1, MAX_EPOCH),
            from_seq=fields.integer("from_seq", 1),
            to_seq=fields.integer("to_seq"),
            head=_read_head(fields.fields("head")),
            cursor=fields.text("cursor", CURSOR),
            facts=fields.integer("facts", 0, MAX_FACTS),
            facts_sha256=fields.text("facts_sha256", SHA256),
            parts=tuple(BundlePart.from_object(part) for part in fields.array("parts", MAX_PARTS)),
            set=fields.text("set", UUID),
            volume=fields.integer("volume", 1, MAX_VOLUMES),
            volumes=fields.integer("volumes", 1, MAX_VOLUMES),
        )
        manifest.check()
        return manifest

    def check(self) -> None:
        """Whether the fields fit each other. Raises MalformedError."""
        if self.facts != (max(0, self.to_seq - self.from_seq + 1) if self.volume == 1 else 0):
            raise MalformedError("manifest.facts does not fit its seqs")
        if self.from_seq > self.to_seq + 1 or self.volume > self.volumes or self.epoch > self.key_epoch:
            raise MalformedError("the manifest contradicts itself")
        if self.head.epoch != self.key_epoch or (self.epoch == self.key_epoch and self.to_seq > self.head.seq):
            raise MalformedError("manifest.head does not fit the facts")
        if len({part.sha256 for part in self.parts}) != len(self.parts):
            raise MalformedError("manifest.parts names the same bytes twice")
        if sum(part.size for part in self.parts) > MAX_VOLUME_BYTES:
            raise MalformedError("manifest.parts is more than a volume holds")


@dataclass(frozen=True, slots=True)
class Reply:
    """The city's answer to one volume: whole envelopes of its other statements, each verified as if it came over the wire.

    `time` answers the digest of the manifest's head; `changes` follow each other from the manifest's cursor; `more`: the
    feed goes on after them.
    """

    kiosk: str
    epoch: int
    set: str
    volume: int
    receipts: tuple[bytes, ...]
    time: bytes
    changes: tuple[bytes, ...]
    more: bool

    @property
    def name(self) -> ReplyName:
        return ReplyName(self.kiosk, self.epoch, self.set, self.volume)

    def to_object(self) -> dict[str, object]:
        return {
            "v": 1,
            "kiosk": self.kiosk,
            "epoch": self.epoch,
            "set": self.set,
            "volume": self.volume,
            "receipts": [_object_of(envelope) for envelope in self.receipts],
            "time": _object_of(self.time),
            "changes": [_object_of(envelope) for envelope in self.changes],
            "more": self.more,
        }

    @classmethod
    def from_object(cls, value: Mapping[str, object]) -> Reply:
        fields = Fields(value, "reply")
        fields.integer("v", 1, 1)
        more = fields.raw("more")
        if not isinstance(more, bool):
            raise MalformedError("reply.more is not true or false")
        return cls(
            kiosk=fields.text("kiosk", UUID),
            epoch=fields.integer("epoch", 1, MAX_EPOCH),
            set=fields.text("set", UUID),
            volume=fields.integer("volume", 1, MAX_VOLUMES),
            receipts=_envelopes(fields, "receipts", MAX_RECEIPTS),
            time=encode(fields.mapping("time")),
            changes=_envelopes(fields, "changes", MAX_CHANGES),
            more=more,
        )


@dataclass(frozen=True, slots=True)
class BundleState:
    """What the city tells the carrier of an uploaded file: `GET /courier/<sha256>`.

    `reply` is the name to write the reply under (only when `stage` is "done"); `code` the problem it was refused with.
    """

    stage: BundleStage
    facts: int = 0
    parts: int = 0
    code: str = ""
    reply: ReplyName | None = None

    def to_object(self) -> dict[str, object]:
        told: dict[str, object] = {"state": self.stage, "facts": self.facts, "parts": self.parts}
        told |= {"code": self.code} if self.code else {}
        return told | ({"reply": self.reply.file_name()} if self.reply else {})

    @classmethod
    def from_object(cls, value: Mapping[str, object]) -> BundleState:
        fields = Fields(value, "bundle")
        reply = ReplyName.parse(fields.text("reply", r"[a-z0-9.-]{1,128}")) if fields.has("reply") else None
        if fields.has("reply") and reply is None:
            raise MalformedError("bundle.reply is not the name of a reply")
        return cls(
            stage=cast("BundleStage", fields.text("state", "received|importing|done|refused")),
            facts=fields.integer("facts", 0, MAX_FACTS),
            parts=fields.integer("parts", 0, MAX_PARTS),
            code=fields.text("code", _PROBLEM) if fields.has("code") else "",
            reply=reply,
        )


def _volume_suffix(volume: int) -> str:
    return "" if volume == 1 else f"-v{volume}"


def _read_head(fields: Fields) -> ChainHead:
    epoch, seq = fields.integer("epoch", 1, MAX_EPOCH), fields.integer("seq")
    head = ChainHead(epoch, seq, fields.text("digest", SHA256))
    if (head.seq == 0) != (head.digest == GENESIS):
        raise MalformedError("manifest.head is not a head")
    return head


def _object_of(envelope: bytes) -> dict[str, object]:
    return decode(envelope, limit_bytes=MAX_REPLY_BYTES)


def _envelopes(fields: Fields, name: str, most: int) -> tuple[bytes, ...]:
    return tuple(encode(_mapping(one)) for one in fields.array(name, most))


def _mapping(value: object) -> Mapping[str, object]:
    if not isinstance(value, Mapping):
        raise MalformedError("an envelope is an object")
    return value
