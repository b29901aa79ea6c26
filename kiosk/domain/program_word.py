"""What the kiosk tells whoever updates its program, as a small plain file: the channel, the city's address, the moment that has
surely passed, and which version says of itself that it is well.

Invariants
- Nothing personal and nothing secret is in it. It is a claim of the kiosk's own account: enough to delay an update, never to bring one.
- `surely` is a lower bound of the true time whatever the wall clock shows (`kiosk.store.time_floor`); counted on within one boot it
  stays one. So metadata that counts as expired is expired.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Literal, Self

from sync.protocol.canonical import MalformedError, decode, encode
from sync.protocol.fields import Fields
from sync.protocol.instant import read_instant, write_instant
from sync.protocol.patterns import UUID
from sync.rules.interval import DRIFT_PPM

Channel = Literal["early", "stable", "held"]
CHANNELS: tuple[Channel, ...] = (
    "held",
    "stable",
    "early",
)  # by the number that the configuration names (`update_channel`)
DEFAULT_CHANNEL: Channel = "stable"
LIMIT_BYTES = 4096
_LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Word:
    """`well`: the version that works, "" for the package's own tree; None: it has not said so. `boot` and `up_ms`: when `surely` held."""

    channel: Channel = DEFAULT_CHANNEL
    city_url: str = ""
    surely: datetime = _LONG_AGO
    boot: str = ""
    up_ms: int = 0
    well: str | None = None

    @classmethod
    def from_bytes(cls, data: bytes) -> Self:
        """Raises MalformedError."""
        fields = Fields(decode(data, limit_bytes=LIMIT_BYTES), "word")
        channel = fields.text("channel", "|".join(CHANNELS))
        return cls(
            channel=next(each for each in CHANNELS if each == channel),
            city_url=fields.text("city_url", "(https?://[!-~]{1,500})?"),
            surely=read_instant(fields.instant("surely")),
            boot=fields.text("boot", f"({UUID})?"),
            up_ms=fields.integer("up_ms"),
            well=fields.text_or_null("well", "[0-9.]{0,24}"),
        )

    def to_bytes(self) -> bytes:
        return encode(
            {
                "channel": self.channel,
                "city_url": self.city_url,
                "surely": write_instant(self.surely),
                "boot": self.boot,
                "up_ms": self.up_ms,
                "well": self.well,
            }
        )

    def surely_at(self, boot: str, up_ms: int) -> datetime:
        """The lower bound now; hours that the machine was off are not counted."""
        passed_ms = max(0, up_ms - self.up_ms) if boot == self.boot else 0
        return self.surely + timedelta(milliseconds=passed_ms * (1_000_000 - DRIFT_PPM) // 1_000_000)


def channel_of(number: int) -> Channel:
    """By the configuration's number; a number that this version does not know takes no updates."""
    return CHANNELS[number] if 0 <= number < len(CHANNELS) else "held"


def read_word(data: bytes) -> Word:
    """Of a file that cannot be read: nothing is known, and nothing is well."""
    try:
        return Word.from_bytes(data)
    except MalformedError:
        return Word()
