"""Entries that a person left out of a month's work (`Exclusion`): what was logged without proof no longer thins out what is proved.

Only an entry without evidence counts against anybody; one that is proved stays, so no exclusion lowers a score.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from sync.server.indices.models import Exclusion
from sync.server.indices.month import Month
from sync.server.performance.credits import Credited, Done
from sync.server.performance.models import WorkEntry


def without_left_out(credited: Mapping[str, Sequence[Credited]], month: Month) -> dict[str, Sequence[Credited]]:
    rows = Exclusion.objects.filter(period=month.period, about="work", withdrawn_at=None)
    left_out = set(rows.values_list("subject", flat=True))
    found = dict(credited)
    if left_out:
        entries = WorkEntry.objects.filter(id__in=left_out).values_list("id", "quantity")
        quantities = {str(id_): quantity for id_, quantity in entries}
        for officer in set(map(str, rows.values_list("officer", flat=True))) & found.keys():
            found[officer] = [_without(one, quantities) for one in found[officer]]
    return found


def _without(one: Credited, quantities: Mapping[str, int]) -> Credited:
    done = tuple(kept for each in one.done if (kept := _less(each, quantities)) is not None)
    task = replace(one.task, done=tuple((each.quantity, each.evidence) for each in done))
    return replace(one, done=done, task=task)


def _less(done: Done, quantities: Mapping[str, int]) -> Done | None:
    gone = [entry for entry in done.entries if entry in quantities]
    if done.evidence != "none" or not gone:
        return done
    left = tuple(entry for entry in done.entries if entry not in quantities)
    return replace(done, entries=left, quantity=done.quantity - sum(quantities[one] for one in gone)) if left else None
