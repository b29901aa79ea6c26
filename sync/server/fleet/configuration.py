"""What kiosks are configured with: recipient sets, city keys, intervals; and each kiosk's own status key.

Invariants
- A version is never changed; a new one reaches its kiosks by the change feed (kind `configuration`, id `configuration`).
- What a hall goes without (`organisation.capabilities`) is said to its own kiosks, as intervals `without_<name>`; which updates
  a kiosk takes is said to it alone, as `update_channel`.
- The status key is the kiosk's own and stays when it opens a new epoch, so the PINs on tickets stay right.
- Recipient set 1 is the city's operations and its offline recovery; set 2, when the inspectorate has given recipients,
  is theirs: the identities of set 2 are never here. Set 3 is the offline recovery alone: kiosks seal their database key
  to it, and nobody who works at the server can open that.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from sync.protocol.statements import CityKey, Configuration
from sync.rules.capabilities import intervals_without
from sync.server.city_keys import city_keys
from sync.server.fleet import feed
from sync.server.fleet.models import ConfigurationVersion, Kiosk
from sync.server.organisation import capabilities

# Seconds, or minutes of the day. `phase_s` spreads the kiosks of a city after an outage, `backoff_cap_s` bounds how long one stays away.
INTERVALS = {
    "anchor_s": 1800,
    "backoff_cap_s": 1800,
    "changes_wait_s": 25,
    "empty_hall_from_min": 14 * 60,  # from this minute on a hall in which nobody waits may be left; 0: no such rule
    "heartbeat_s": 300,
    "mask_s": 24 * 3600,
    "phase_s": 300,
    "photos_from_min": 0,  # document photos go from this minute of the day (Asia/Jakarta) ...
    "photos_to_min": 0,  # ... to this one; equal: always. Presence photos and facts know no window
    "prompt_within_s": 600,  # seconds to answer a random presence during the day; 0 asks nobody
    "retention_s": 7 * 24 * 3600,
}
# One kiosk beside one server: nothing to spread, and a line that returns is noticed while somebody still looks.
DEMO_INTERVALS = {
    **INTERVALS,
    "anchor_s": 60,
    "backoff_cap_s": 3,
    "heartbeat_s": 60,
    "phase_s": 1,
    "prompt_within_s": 0,
}


UPDATE_CHANNELS = {Kiosk.HELD: 0, Kiosk.STABLE: 1, Kiosk.EARLY: 2}
# The numbers of the recipient sets, as parts name them.
CITY_SET, INSPECTORATE_SET, RECOVERY_SET = "1", "2", "3"


def configuration_of(kiosk: Kiosk) -> Configuration:
    newest = ConfigurationVersion.objects.order_by("-version").first()
    assert newest is not None, "cityserver init makes the first version"
    return _configuration(newest, kiosk, capabilities.off_at([kiosk.site]))


def _configuration(newest: ConfigurationVersion, kiosk: Kiosk, off: Mapping[UUID, frozenset[str]]) -> Configuration:
    keys = city_keys()
    return Configuration(
        version=newest.version,
        recipient_sets={number: tuple(recipients) for number, recipients in newest.recipient_sets.items()},
        city_keys=(CityKey(keys.keyid, keys.signing.public.raw.hex()),),
        status_key=bytes(kiosk.status_key).hex(),
        intervals={
            **newest.intervals,
            **intervals_without(off[kiosk.site_id]),
            "update_channel": UPDATE_CHANNELS[kiosk.channel],
        },
    )


def set_intervals(intervals: Mapping[str, int]) -> None:
    """Publish other intervals, unless they are in force."""
    newest = ConfigurationVersion.objects.latest("version")
    if newest.intervals != dict(intervals):
        publish_configuration(newest.recipient_sets, intervals)


def has_recipients(number: str) -> bool:
    return bool(ConfigurationVersion.objects.latest("version").recipient_sets.get(number))


def set_recipients(number: str, recipients: Sequence[str]) -> None:
    """Publish whom the parts of this set are sealed to from now on; what was sealed before stays as it is."""
    newest = ConfigurationVersion.objects.latest("version")
    publish_configuration({**newest.recipient_sets, number: recipients}, newest.intervals)


@transaction.atomic
def publish_configuration(recipient_sets: Mapping[str, Sequence[str]], intervals: Mapping[str, int]) -> None:
    """Make the next version and tell every kiosk."""
    newest = _next(recipient_sets, intervals)
    _tell(newest, list(Kiosk.objects.filter(revoked_at=None).select_related("site")))


@transaction.atomic
def tell_again(kiosks: Sequence[Kiosk]) -> int:
    """Something of their own changed: these kiosks, with `site` loaded, get the next version. How many they are."""
    if kiosks:
        newest = ConfigurationVersion.objects.latest("version")
        _tell(_next(newest.recipient_sets, newest.intervals), kiosks)
    return len(kiosks)


def _next(recipient_sets: Mapping[str, Sequence[str]], intervals: Mapping[str, int]) -> ConfigurationVersion:
    newest = ConfigurationVersion.objects.select_for_update().order_by("-version").first()
    return ConfigurationVersion.objects.create(
        version=newest.version + 1 if newest else 1,
        recipient_sets={number: list(recipients) for number, recipients in recipient_sets.items()},
        intervals=dict(intervals),
        made_at=timezone.now(),
    )


def _tell(newest: ConfigurationVersion, kiosks: Sequence[Kiosk]) -> None:
    off = capabilities.off_at({kiosk.site for kiosk in kiosks})
    feed.publish([_item(kiosk, _configuration(newest, kiosk, off)) for kiosk in kiosks])


def _item(kiosk: Kiosk, configuration: Configuration) -> feed.Item:
    audience = feed.kiosk_audience(str(kiosk.id))
    return feed.Item(audience, "configuration", "configuration", configuration.version, configuration.to_object())
