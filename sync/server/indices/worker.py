"""The worker that does the runs that people ordered, one after the other. It may die anywhere: an ordered run stays ordered."""

from __future__ import annotations

import logging
import time

from django.db import connection
from django.utils import timezone

from sync.rules.rule_reading import RuleError
from sync.server import projector
from sync.server.indices import computing, rules
from sync.server.indices.models import Run
from sync.server.indices.month import PeriodError
from sync.server.people import officer_hours
from sync.server.performance import surfacing

logger = logging.getLogger(__name__)

_LOOK_EVERY_S = 2.0


def work() -> None:
    """Until it is killed. It begins anew with each new program of the city, which may have something to tell."""
    tell_quietly()
    while True:
        if not do_one_quietly():
            time.sleep(_LOOK_EVERY_S)


def tell_quietly() -> None:
    """What kiosks preview by: the rules that count now, and who is on leave. What they know already is not told again."""
    for tell in (rules.tell_kiosks, officer_hours.tell_all_leave):
        try:
            tell()
        except Exception:
            connection.close()
            logger.exception("kiosks could not be told what they preview by")


def do_one_quietly() -> bool:
    """Whether there was one. While read models are made anew nothing is measured: what is not there yet would be missing."""
    try:
        return not projector.rebuilding().exists() and do_one()
    except Exception:
        connection.close()
        logger.exception("a run of the indices failed")
        return False


def do_one() -> bool:
    run = Run.objects.filter(state=Run.DUE).order_by("made_at").first()
    if run is None:
        return False
    try:
        computing.compute(run)
    except (PeriodError, RuleError) as error:
        logger.warning("the indices of %s cannot be computed: %s", run.period, error)
        _failed(run)
    except Exception:
        _failed(run)
        raise
    _look_for_patterns(run)
    return True


def _look_for_patterns(run: Run) -> None:
    """Beside the numbers of a month stands what a reviewer should look at; the numbers do not wait for it."""
    if run.kind != Run.REGULAR:
        return
    try:
        surfacing.look(run.period)
    except Exception:
        logger.exception("the patterns of %s could not be looked for", run.period)


def _failed(run: Run) -> None:
    """A run that a killed worker left is begun again; one that failed waits for somebody to order another."""
    Run.objects.filter(pk=run.pk, state=Run.DUE).update(state=Run.FAILED, finished_at=timezone.now())
