"""What the city itself writes down, words and photos: sealed before it is anywhere, to recipient set 1 as a kiosk would."""

from __future__ import annotations

import unicodedata
from io import BytesIO

from sync.protocol.fact import PartRef
from sync.server.fleet.configuration import CITY_SET
from sync.server.fleet.models import City, ConfigurationVersion
from sync.server.ingest import part_rows
from sync.server.ingest.parts_store import Arriving, parts_store
from sync.trust.sealing import seal

WORDS_MAX = 1000


def words(said: str) -> tuple[PartRef, ...]:
    """A part `text` where parts lie, for a fact to name; none for no words."""
    text = unicodedata.normalize("NFC", said).strip()[:WORDS_MAX]
    return (keep(text.encode(), role="text", media="text/plain"),) if text else ()


def keep(plain: bytes, *, role: str, media: str) -> PartRef:
    """Where parts lie, for a fact of the city's own to name."""
    sealed = seal(plain, ConfigurationVersion.objects.latest("version").recipient_sets[CITY_SET])
    city, size = str(City.objects.get().id), len(sealed.body)
    arriving = Arriving(BytesIO(sealed.body).read, size, frozenset({sealed.sha256}))
    parts_store().create(city, sealed.sha256, size, arriving)
    part_rows.note(city, sealed.sha256, size)
    return PartRef(role, sealed.sha256, size, media, 1)
