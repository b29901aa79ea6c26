"""A city, a kiosk in it, and bundles that arrive as if a courier had brought them."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable

import pytest

from sync.testing.bundles import MadeBundle, made_bundle

BundleOf = Callable[..., MadeBundle]


def identity(folder) -> str:
    return (folder.keys / "city.agekey").read_text().strip()


@pytest.fixture
def recipients(city) -> tuple[str, ...]:
    from sync.server.fleet.models import ConfigurationVersion

    return tuple(ConfigurationVersion.objects.latest("version").recipient_sets["1"])


@pytest.fixture
def bundle_of(kiosk, recipients) -> BundleOf:
    """`bundle_of(facts, …)`: this kiosk's, unless other keys are given."""

    def make(facts, parts=None, **changes) -> MadeBundle:
        named = {"kiosk": kiosk.id, "key": kiosk.maker.keys.kiosk_key, "recipients": recipients, **changes}
        return made_bundle(facts, parts, **named)

    return make


def bring(bundle: MadeBundle | bytes, account: str = "ayu"):
    """The row of a bundle that somebody brought."""
    from sync.server.courier import arrivals
    from sync.server.courier.bundle_store import bundle_store
    from sync.server.ingest.parts_store import Arriving

    sealed = bundle if isinstance(bundle, bytes) else bundle.sealed
    sha256 = hashlib.sha256(sealed).hexdigest()
    made = bundle_store().create("test", sha256, len(sealed), Arriving(io.BytesIO(sealed).read, len(sealed)))
    assert made.is_finished
    return arrivals.arrived(arrivals.Bearer(account=account), sha256, len(sealed))


@pytest.fixture
def imported(city_folder):
    """`imported(bundle)`: brought and read; the row afterwards."""

    def run(bundle: MadeBundle | bytes):
        from sync.server.courier import importing

        row = bring(bundle)
        assert importing.import_bundle(row.sha256, identity(city_folder))
        row.refresh_from_db()
        return row

    return run
