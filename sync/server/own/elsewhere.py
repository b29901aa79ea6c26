"""What concerns today of an officer who works elsewhere: whether it is such a day, whether work has begun, who waits for an answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sync.server.flexible import applying, reaching
from sync.server.flexible.days import standing_days
from sync.server.flexible.models import CheckIn, Contact, FlexibleDay
from sync.server.people.models import Officer


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """`day` None: on site today. `contacts`: superiors who tried to reach them and had no answer."""

    day: FlexibleDay | None
    check_in: CheckIn | None
    contacts: list[Contact]


def elsewhere_today(officer: Officer, now: datetime) -> Elsewhere:
    today = applying.today(now)
    waiting = Contact.objects.filter(officer=officer, day=today, answered_at=None)
    return Elsewhere(
        standing_days(today, today, [officer.pk]).first(),
        CheckIn.objects.filter(officer=officer, ended_at=None, day=today).first(),
        [row for row in waiting if reaching.standing(row, now) in {"waiting", "missed"}],
    )
