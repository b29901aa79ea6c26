"""Telling a kiosk that a superior sent a work entry back: change-feed items of kind `work_review`, id = entry id, to the kiosk of the entry.

Invariants
- Only what was told at a kiosk is told there; what was told to the city stands on its officer's page. Only what came back is told,
  and then whatever follows, so that a kiosk never shows what does not stand any more.
- Codes in the clear, the superior's words sealed to the kiosk's reply key: nobody else reads them on the way or on a disk.
"""

from __future__ import annotations

import base64

from sync.protocol.instant import write_instant
from sync.server.fleet import feed
from sync.server.fleet.models import FeedItem
from sync.server.performance.models import WorkEntry, WorkReview
from sync.trust.sealing import seal

KIND = "work_review"


def publish(entry: WorkEntry) -> None:
    """What stands now; to be called after each judgement and each one taken back, late in the transaction."""
    if entry.kiosk is None:
        return
    newest = WorkReview.objects.filter(entry=entry.pk, is_newest=True).first()
    is_back = newest is not None and newest.verdict == "returned"
    if not is_back and not FeedItem.objects.filter(kind=KIND, item_id=str(entry.pk)).exists():
        return
    audience = feed.kiosk_audience(str(entry.kiosk_id))
    feed.publish([feed.Item(audience, KIND, str(entry.pk), _version(entry), _data(entry, newest))])


def _version(entry: WorkEntry) -> int:
    """Grows with every judgement and with every one that is taken back."""
    rows = WorkReview.objects.filter(entry=entry.pk)
    return rows.count() + rows.exclude(withdrawn_at=None).count()


def _data(entry: WorkEntry, newest: WorkReview | None) -> dict[str, object]:
    told: dict[str, object] = {"entry": str(entry.pk), "officer": str(entry.officer_id)}
    if newest is None:
        at = WorkReview.objects.filter(entry=entry.pk).latest("decided_at").decided_at
        return {**told, "verdict": "none", "reason": "", "amendments": 0, "at": write_instant(at), "sealed": ""}
    assert entry.kiosk is not None  # asked before
    sealed = (
        seal(newest.words.encode(), [entry.kiosk.reply_key]).body if newest.words and entry.kiosk.reply_key else b""
    )
    return {
        **told,
        "verdict": newest.verdict,
        "reason": newest.reason,
        "amendments": newest.amendments,
        "at": write_instant(newest.decided_at),
        "sealed": base64.b64encode(sealed).decode() if newest.verdict == "returned" else "",
    }
