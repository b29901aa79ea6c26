"""The days as they go: who is where, what residents bring, what happens to it; a seed decides, the clock is moved by hand."""

from __future__ import annotations

import heapq
import random
import uuid
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from itertools import count
from pathlib import Path
from typing import Any

from kiosk.flows.evidence import GAP_MS, Chosen
from sync.protocol.instant import write_instant
from sync.protocol.statements import ChangeItem
from sync.rules.indonesian import JAKARTA
from tests.e2e.week import recount
from tests.e2e.week.days import (
    AGUS,
    BAGUS,
    DAYS,
    DEWI,
    FIRST_FAST,
    HOLIDAY,
    JOKO,
    LEAVE,
    MINUTE,
    OFFICERS,
    OFFICES,
    RINA,
    SRI,
    WORKED,
    at,
)
from tests.e2e.week.halls import Hall, HallCity, Week, hall_cities
from tests.e2e.week.pages import Comparison, Known, compare
from tests.e2e.week.requests import FATES, Requests
from tests.e2e.week.work import OfficersWork


@dataclass(order=True)
class _Due:
    when: datetime
    number: int
    act: Callable[[], bool] = field(compare=False)


class Play:
    """`act`s that cannot happen now (no power, nobody on duty) come again later; those that never can are counted."""

    def __init__(
        self,
        folder: Path,
        *,
        seed: int,
        days: Sequence[date] = DAYS,
        requests: int = 150,
        cities: Sequence[HallCity] = (),
    ) -> None:
        self.chance = random.Random(seed)
        self.days = [day for day in DAYS if day in days]
        self.expected = requests
        self.week = Week(at(self.days[0], "06.50").astimezone(UTC))
        self.halls = [
            Hall.make(folder, number, self.week, city=city, names=OFFICERS, offices=OFFICES)
            for number, city in enumerate(cities or hall_cities())
        ]
        self.known = Comparison()
        self.counts: Counter[str] = Counter()
        self.plans: list[dict[str, Any]] = []
        self._due: list[_Due] = []
        self._numbers = count()
        self.here: dict[str, Hall] = {}  # where each officer is
        self._versions: Counter[str] = Counter()
        self._told_at = 0
        self._last: dict[int, recount.Chain] = {}  # what the city has of each hall
        self.requests = Requests(self)
        self.work = OfficersWork(self.chance, self.counts)
        self._plan_by_city()
        for day in self.days:
            self._plan_day(day)

    def run(self) -> None:
        end = at(self.days[-1], "21.05")
        while self._due:
            due = heapq.heappop(self._due)
            if due.when > end:
                self.counts["not before the week's end"] += 1
                continue
            self.week.now = max(due.when.astimezone(UTC), self.week.now + timedelta(milliseconds=37))
            if not due.act():
                self._again(due)

    def close(self) -> None:
        for hall in self.halls:
            hall.close()

    # --- the agenda

    def on(self, when: datetime, act: Callable[[], object]) -> None:
        def always() -> bool:
            act()
            return True

        heapq.heappush(self._due, _Due(when, next(self._numbers), always))

    def try_on(self, when: datetime, act: Callable[[], bool]) -> None:
        heapq.heappush(self._due, _Due(when, next(self._numbers), act))

    def _again(self, due: _Due) -> None:
        when = self.week.now.astimezone(JAKARTA) + 20 * MINUTE
        if when.time() > time(14, 50):
            left = [day for day in WORKED if day in self.days and day > when.date()]
            if not left:
                self.counts["never found their time"] += 1
                return
            when = at(left[0], "08.40") + self.chance.randrange(90) * MINUTE
        self.try_on(when, due.act)

    def _plan_by_city(self) -> None:
        period = f"{self.days[0]:%Y-%m}"
        for officer in OFFICERS:
            for words, target, unit, weight in (
                ("Melayani permohonan warga", 12, "documents", 60),
                ("Kunjungan keluarga", 4, "households", 40),
            ):
                plan = str(uuid.uuid5(uuid.NAMESPACE_OID, officer + words))
                told = {"plan": plan, "officer": officer, "period": period, "day": None, "words": words}
                more = {"target": target, "unit": unit, "main": unit == "documents", "weight": weight}
                self.plans.append({**told, **more, "reference": "", "ended": False})
        for hall in self.halls:
            hall.tell(*(ChangeItem("plan", each["plan"], 1, each) for each in self.plans))

    def _plan_day(self, day: date) -> None:
        for hall in self.halls:
            for minute in range(0, 15 * 60, 15):
                self.on(at(day, "06.55") + minute * MINUTE, lambda hall=hall: hall.down or hall.beat())
        if day in WORKED:
            self._plan_officers(day)
            self._plan_residents(day)
        if day == HOLIDAY:
            self.stay(SRI, 2, at(day, "09.00"), at(day, "14.10"), going="home", empty=True)
        self._plan_trouble(day)
        self.on(at(day, "21.00"), self.evening)

    def _plan_officers(self, day: date) -> None:
        fasting = day >= FIRST_FAST
        come, go = ("07.52", "15.04") if fasting else ("07.24", "16.06")
        number = WORKED.index(day)
        for officer, place in ((SRI, 0), (BAGUS, 0), (DEWI, 1), (AGUS, 1), (RINA, 2), (JOKO, 2)):
            start = at(day, come) + self.chance.randrange(12) * MINUTE
            end = at(day, go) + self.chance.randrange(15) * MINUTE
            if officer == SRI and number in (0, 2, 4):
                self.stay(SRI, place, start, at(day, "11.10"), going="hall")
                self.stay(SRI, 1 + number // 2 % 2, at(day, "11.40"), end)
            elif officer == BAGUS and number == 1:
                self.stay(BAGUS, place, start, None)  # forgets to leave, and goes on elsewhere: they overlap
                self.stay(BAGUS, 2, at(day, "13.20"), end)
            elif officer == DEWI and number in (0, 3):
                self.stay(DEWI, place, start, at(day, "14.40"), going="field", empty=True)
            elif officer == JOKO and number == 2:
                self.stay(JOKO, place, start, None)
            elif officer == AGUS and number == 2:
                self.stay(AGUS, place, at(day, "13.05"), end)
            else:
                self.stay(officer, place, start, end)
        if day.weekday() == 4:
            self.stay(AGUS, 1, at(day, "17.50"), at(day, "20.05"))
            self.try_on(at(day, "18.30"), lambda: self.requests.arrive(self.halls[1], "plain"))
        for officer in OFFICERS:
            self.on(at(day, "14.20") + self.chance.randrange(30) * MINUTE, lambda who=officer: self.log_work(who))
        self.on(at(day, "12.35"), self.noon)

    def _plan_residents(self, day: date) -> None:
        fates = [fate for fate, often in FATES.items() for _ in range(often)]
        mine = (
            fates[WORKED.index(day) :: len(WORKED)]
            if self.expected >= len(fates)
            else fates[:: len(fates) // self.expected]
        )
        self.chance.shuffle(mine)
        for number, fate in enumerate(mine):
            when = at(day, "08.20") + timedelta(minutes=self.chance.randrange(320), seconds=self.chance.randrange(60))
            self.try_on(when, lambda fate=fate, place=number % 3: self.requests.arrive(self.halls[place], fate))

    def _plan_trouble(self, day: date) -> None:
        first, dark, turned = self.halls[0], self.halls[1], self.halls[2]
        if day == WORKED[0]:
            self.try_on(at(day, "09.05"), lambda: self.tell_central(first))
            self.try_on(at(day, "10.40"), lambda: self.tell_central(first))
        if day == WORKED[1]:
            began = at(day, "09.30").astimezone(UTC)
            self.on(at(day, "10.15"), lambda: first.diary.note_line("network", began))
        if day == WORKED[2]:
            self.on(at(day, "10.03"), dark.cut)
            self.on(at(day, "12.48"), dark.back)
        if day == WORKED[3]:
            self.on(at(day, "10.20"), lambda: setattr(turned.clock, "turned", -7 * MINUTE))
            self.on(at(day, "17.00"), lambda: setattr(turned.clock, "turned", timedelta()))

    # --- officers

    def stay(
        self,
        officer: str,
        place: int,
        start: datetime,
        end: datetime | None,
        *,
        going: str = "off",
        empty: bool = False,
    ) -> None:
        self.try_on(start, lambda: self.come(officer, self.halls[place]))
        if end is not None:
            self.try_on(end, lambda: self.leave(officer, self.halls[place], going, empty=empty))

    def come(self, officer: str, hall: Hall) -> bool:
        if hall.down:
            return False
        pages = hall.sign_in(officer)
        if pages.plain_screen == "forgotten":
            page = pages.plain_day.plain_forgotten
            page.choose("closing")
            page.save()
            self.counts["forgotten ends claimed"] += 1
        flow = hall.desk.officer._presence
        challenge = flow.challenge(officer)
        burst = flow.photograph(challenge)
        while not burst.ended:
            self.week.now += timedelta(milliseconds=GAP_MS)
            burst = flow.follow(challenge, burst)
        flow.keep(challenge, burst, Chosen("hall", flow.proposal().session))
        self.here[officer] = hall
        hall.lock()
        self.counts["presences"] += 1
        return True

    def leave(self, officer: str, hall: Hall, going: str, *, empty: bool) -> bool:
        if hall.down:
            return False
        pages = hall.sign_in(officer)
        pages.to_desk()
        pages.askLeave()
        if going == "off":
            hall.desk.officer.leave("end_of_day")
        else:
            hall.desk.officer.leave("empty_hall" if empty else "other")
            page = pages.plain_day.plain_leave
            self.counts[f"left with the rule of the empty hall: {page.property('rule')}"] += empty
            page.go(going)
            page.leave()
        if self.here.get(officer) is hall:
            del self.here[officer]
        hall.lock()
        return True

    def on_duty(self, hall: Hall, *, but: str = "") -> str:
        here = [who for who, place in self.here.items() if place is hall and who != but]
        return self.chance.choice(here) if here and not hall.down else ""

    def tell_central(self, hall: Hall) -> bool:
        officer = self.on_duty(hall)
        if officer:
            hall.sign_in(officer)
            hall.desk.officer.tellCentralSystem()
            hall.lock()
            self.counts["central system away or back"] += 1
        return bool(officer)

    # --- work

    def log_work(self, officer: str) -> bool:
        hall = self.here.get(officer)
        if hall is None or hall.down:
            return False
        pages = hall.sign_in(officer)
        pages.to_desk()
        self.work.of_the_day(pages)
        hall.lock()
        return True

    # --- the city tells, the pages are compared

    def noon(self) -> None:
        """Only who is there looks at their pages."""
        self._tell_hours()
        for officer, hall in list(self.here.items()):
            if not hall.down:
                self._compare(hall, officer)

    def evening(self) -> None:
        """Every officer's pages, on every kiosk."""
        self._tell_hours()
        for hall in self.halls:
            for officer in OFFICERS:
                self._compare(hall, officer)

    def _compare(self, hall: Hall, officer: str) -> None:
        chains = [each.chain() if not each.down else self._dark(each) for each in self.halls]
        compare(hall, officer, OFFICERS[officer], Known(chains, self._told_at, self.plans), self.known)

    def _dark(self, hall: Hall) -> Sequence[Mapping[str, Any]]:
        """The chain of a kiosk without power, as the city has it."""
        return self._last.get(hall.number, [])

    def _tell_hours(self) -> None:
        self._last |= {hall.number: hall.chain() for hall in self.halls if not hall.down}
        for officer in OFFICERS:
            presences = [each for hall in self.halls for each in self._hours_of(hall, officer)]
            self._versions[officer] += 1
            off = [[first.isoformat(), last.isoformat()] for first, last in LEAVE.get(officer, ())]
            told = {"officer": officer, "presences": presences, "off": off}
            item = ChangeItem("officer_hours", officer, self._versions[officer], told)
            for hall in self.halls:
                if not hall.down:
                    hall.tell(item)
        self._told_at = round(self.week.now.timestamp() * 1000)

    def _hours_of(self, hall: Hall, officer: str) -> list[dict[str, object]]:
        told = recount.told_stays(self._last.get(hall.number, ()), officer, round(self.week.now.timestamp() * 1000))
        return [
            {
                "presence": each["id"],
                "kiosk": hall.city.kiosk,
                "site": hall.city.site,
                "hall": hall.city.name,
                "place": each["place"],
                "started": _instant(each["start"]),
                "ended": None if each["end"] is None else _instant(each["end"]),
                "standing": "claimed" if each["source"] == "city_claimed" else "counted",
            }
            for each in told
        ]


def _instant(told: int) -> str:
    return write_instant(datetime.fromtimestamp(told / 1000, UTC))
