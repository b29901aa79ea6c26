"""Which parts the facts of a kiosk name. A bundle's part that none names is kept nowhere.

Not from the read model alone: that one may be behind, and leaves out facts whose data the city does not understand yet,
while their parts are kept all the same.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from sync.server.ingest.models import Fact, PartReference

_STEP = 5_000
_DIGEST = re.compile(rb'"sha256":"([0-9a-f]{64})"')


def named_by(kiosk: str, digests: Collection[str]) -> set[str]:
    """Those of `digests` that a stored fact of this kiosk names, of whatever epoch."""
    asked, found = list(digests), set[str]()
    for begin in range(0, len(asked), _STEP):
        known = PartReference.objects.filter(kiosk=kiosk, sha256__in=asked[begin : begin + _STEP])
        found.update(known.values_list("sha256", flat=True))
    unknown = set(asked) - found
    return found | (_in_payloads(kiosk, unknown) if unknown else set())


def _in_payloads(kiosk: str, wanted: set[str]) -> set[str]:
    """From the newest fact backwards, until all are found."""
    left = set(wanted)
    payloads = Fact.objects.filter(kiosk=kiosk).order_by("-epoch", "-seq").values_list("payload", flat=True)
    for payload in payloads.iterator(chunk_size=500):
        left.difference_update(digest.decode() for digest in _DIGEST.findall(bytes(payload)))
        if not left:
            break
    return wanted - left
