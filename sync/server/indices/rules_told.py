"""The rules of the indices as kiosks are told them: change-feed item `index_rules`, one for every kiosk.

It is the document that `sync.rules.performance_rules` reads, and holds the version that counts today with those that begin later: what a
kiosk needs to preview the running month, and the next one without a line. It stands whole in the place of the one before.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import yaml

from sync.rules.performance_rules import load_rules
from sync.rules.rule_reading import rule_on
from sync.server.fleet import feed
from sync.server.fleet.models import FeedItem

KIND = "index_rules"


def publish(versions: Sequence[Mapping[str, Any]], today: date) -> None:
    """`versions`: all that stand; what was told already is not told again. Raises RuleError: what no kiosk could read."""
    told = [dict(one) for one in versions]
    in_force = rule_on([rules for one in told for rules in load_rules(_text([one]))], today)
    document = _text(
        [one for one in told if one["version"] == in_force.version or one["effective_from"] > in_force.effective_from]
    )
    load_rules(document)
    held = FeedItem.objects.filter(audience=feed.EVERYBODY, kind=KIND, item_id=KIND).first()
    if held is not None and held.data["document"] == document.decode():
        return
    version = held.version + 1 if held else 1
    data = {"version": version, "document": document.decode()}
    feed.publish([feed.Item(feed.EVERYBODY, KIND, KIND, version, data)])


def _text(versions: Sequence[Mapping[str, Any]]) -> bytes:
    text = yaml.safe_dump({"rules": list(versions)}, allow_unicode=True, sort_keys=False, default_flow_style=None)
    return str(text).encode()
