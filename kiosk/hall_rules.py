"""The rules by which this kiosk previews the individual index: the city's when it told some, else the program's own.

Invariants
- Rules that cannot be read never came: `city_items` refuses them, and what was there before stays.
- For days before the first of the city's rules the program's own count.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import Protocol

from kiosk.flows.ports import StorageBrokenError
from kiosk.ui.work_assets import index_rules, individual_rules
from sync.rules.performance_index import Rule
from sync.rules.rule_reading import RuleError

_LOG = logging.getLogger(__name__)


class RuleBook(Protocol):
    def told_index_rules(self) -> bytes | None: ...


class HallRules:
    """Called, it gives the rules; read again only when the city told others."""

    def __init__(self, book: RuleBook) -> None:
        self._book = book
        self._told: bytes | None = None
        self._rules: Sequence[Rule] = ()

    def __call__(self) -> Sequence[Rule]:
        self._look()
        if not self._rules:
            return index_rules()
        first = min(rule.effective_from for rule in self._rules)
        return (*(rule for rule in index_rules() if rule.effective_from < first), *self._rules)

    def _look(self) -> None:
        try:
            told = self._book.told_index_rules()
        except StorageBrokenError:  # the truth bar says so already
            return
        if told is None or told == self._told:
            return
        self._told = told
        try:
            self._rules = individual_rules(told)
        except RuleError:
            _LOG.error("the city's rules of the index cannot be read; those before stay")
