"""A city that keeps its parts in a bucket keeps bundles there too, from the first byte to the import."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator

import pytest

from tests.fakes.s3 import bucket_environment, moto_server

from .test_import import fact_count, held


@pytest.fixture
def _bucket(monkeypatch) -> Iterator[None]:
    with moto_server() as endpoint:
        for name, value in bucket_environment(endpoint).items():
            monkeypatch.setenv(name, value)
        yield


@pytest.mark.usefixtures("_bucket")
def test_a_bundle_comes_in_pieces_is_read_and_gone(kiosk, bundle_of, city_folder) -> None:
    from sync.server.courier import arrivals, importing
    from sync.server.courier.bundle_store import bundle_store
    from sync.server.ingest.parts_store import Arriving, parts_store

    from .conftest import identity

    made = kiosk.maker.file_request(photos=2, photo_bytes=90_000)
    sealed = bundle_of(made).sealed
    sha256 = hashlib.sha256(sealed).hexdigest()
    store, step = bundle_store(), 70_000
    store.create(kiosk.id, sha256, len(sealed))
    for offset in range(0, len(sealed), step):
        piece = sealed[offset : offset + step]
        store.append(kiosk.id, sha256, offset, Arriving(io.BytesIO(piece).read, len(piece)))
    row = arrivals.arrived(arrivals.Bearer(kiosk.id), sha256, len(sealed))
    assert importing.import_bundle(sha256, identity(city_folder))
    row.refresh_from_db()
    assert (row.state, row.facts, row.parts) == ("done", 3, 3)
    assert (fact_count(kiosk), held(kiosk)) == (3, {part.sha256 for part in made[-1].sealed})
    assert {name for name, _ in parts_store().iterate()} == held(kiosk)
    assert list(store.iterate()) == []
    assert not city_folder.courier.exists()
