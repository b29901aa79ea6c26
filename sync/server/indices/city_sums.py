"""What a run found of all officers together, written down with it: nobody reads 20,000 sheets again for a page of the city.

{"asked": days, "present": days, "to_review": officers, "late": [[officer, unit or null, proved, left out]…]}: the `MOST` with the most proved
lateness, without names, which may change.
"""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from typing import Any

from sync.server.indices.measuring import OfficerResult

MOST = 10
Sums = dict[str, Any]


def sums_of(officers: Sequence[OfficerResult]) -> Sums:
    late = heapq.nsmallest(MOST, (one for one in officers if one.late), key=lambda one: (-one.late, one.person.officer))
    return {
        "asked": sum(one.asked_days for one in officers),
        "present": sum(one.present_days for one in officers),
        "to_review": sum(one.to_review > 0 for one in officers),
        "late": [
            [one.person.officer, str(one.person.unit) if one.person.unit else None, one.late, one.left_out]
            for one in late
        ],
    }
