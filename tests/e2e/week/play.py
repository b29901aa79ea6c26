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
from tests.e2e.week.halls import PICTURE, Hall, HallCity, Week, hall_cities
from tests.e2e.week.pages import Comparison, Known, compare

MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
THURSDAY = date(2026, 2, 12)
DAYS = tuple(THURSDAY + number * DAY for number in range(9))
WORKED = tuple(THURSDAY + number * DAY for number in (0, 1, 6, 7, 8))
HOLIDAY, FIRST_FAST = date(2026, 2, 17), date(2026, 2, 19)
NAMES = ("Sri Wahyuni", "Bagus Prasetyo", "Dewi Lestari", "Agus Santoso", "Rina Kartika", "Joko Susilo")
OFFICERS = {str(uuid.uuid5(uuid.NAMESPACE_OID, name)): name for name in NAMES}
SRI, BAGUS, DEWI, AGUS, RINA, JOKO = OFFICERS
OFFICES = {str(uuid.uuid5(uuid.NAMESPACE_OID, name)): name for name in ("Dinas Sosial", "Dinas Kependudukan")}
SERVICES = (
    *("ADM-KTP-BARU", "ADM-KK-ULANG", "ADM-MATI", "ADM-KIA", "KEL-UMUM", "KEL-DOMUSAHA"),
    *("AMBIL-DOK", "KONSUL", "SOS-SKM", "ADM-NONPERMANEN"),
)
# What happens to a request, and how often.
FATES: Mapping[str, int] = {
    "plain": 50,
    "collect": 14,
    "late": 12,
    "late_before": 6,
    "return": 10,
    "pause": 10,
    "pause_to_the_end": 6,
    "refer": 12,
    "hand_over": 8,
    "colleague": 6,
    "hand_off": 6,
    "answered": 4,
    "undone": 3,
    "open": 3,
}
ELSEWHERE = timedelta(minutes=20)


def at(day: date, clock: str) -> datetime:
    return datetime.combine(day, time(int(clock[:2]), int(clock[3:])), JAKARTA)


@dataclass(order=True)
class _Due:
    when: datetime
    number: int
    act: Callable[[], bool] = field(compare=False)


class Play:
    """`act`s that cannot happen now (no power, nobody on duty) come again later; `skipped` never found their time."""

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
        self.requests = requests
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
        self._here: dict[str, Hall] = {}  # where each officer is
        self._versions: Counter[str] = Counter()
        self._told_at = 0
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
            self.try_on(at(day, "18.30"), lambda: self.arrive(self.halls[1], "plain"))
        for officer in OFFICERS:
            self.on(at(day, "14.20") + self.chance.randrange(30) * MINUTE, lambda who=officer: self.log_work(who))
        self.on(at(day, "12.35"), self.noon)

    def _plan_residents(self, day: date) -> None:
        fates = [fate for fate, often in FATES.items() for _ in range(often)]
        mine = (
            fates[WORKED.index(day) :: len(WORKED)]
            if self.requests >= len(fates)
            else fates[:: len(fates) // self.requests]
        )
        self.chance.shuffle(mine)
        for number, fate in enumerate(mine):
            when = at(day, "08.20") + timedelta(minutes=self.chance.randrange(320), seconds=self.chance.randrange(60))
            self.try_on(when, lambda fate=fate, place=number % 3: self.arrive(self.halls[place], fate))

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
        self._here[officer] = hall
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
        if self._here.get(officer) is hall:
            del self._here[officer]
        hall.lock()
        return True

    def on_duty(self, hall: Hall, *, but: str = "") -> str:
        here = [who for who, place in self._here.items() if place is hall and who != but]
        return self.chance.choice(here) if here and not hall.down else ""

    def tell_central(self, hall: Hall) -> bool:
        officer = self.on_duty(hall)
        if officer:
            hall.sign_in(officer)
            hall.desk.officer.tellCentralSystem()
            hall.lock()
            self.counts["central system away or back"] += 1
        return bool(officer)

    # --- requests

    def arrive(self, hall: Hall, fate: str) -> bool:
        if hall.down:
            return False
        service = "ADU-UMUM" if fate == "answered" else self._service(fate)
        ticket = hall.file(service)
        self.counts["requests"] += 1
        self.counts[f"fate {fate}"] += 1
        if fate == "undone":
            self.week.now += timedelta(seconds=4)
            assert hall.filing.undo(ticket)
        elif fate != "open":
            later = self.chance.randrange(4, 40) * MINUTE
            if fate == "late_before":
                later = self._later(2)
            self.after(later, lambda: self.take(hall, ticket.request_id, fate))
        return True

    def after(self, later: timedelta, act: Callable[[], bool]) -> None:
        self.try_on(self.week.now + later, act)

    def take(self, hall: Hall, request: str, fate: str) -> bool:
        officer = self.on_duty(hall)
        if not officer:
            return False
        pages = hall.sign_in(officer)
        pages.to_desk()
        hall.desk.officer.openRequest(request)
        hall.desk.officer.take()
        assert pages.property("notice") == "taken", (fate, pages.property("problem"))
        hall.lock()
        self._go_on(hall, request, fate, officer)
        return True

    def _go_on(self, hall: Hall, request: str, fate: str, officer: str) -> None:
        short = self.chance.randrange(6, 45) * MINUTE
        finish: Callable[[], bool] = lambda: self.complete(hall, request, fate, officer)  # noqa: E731
        step: Callable[..., Callable[[], bool]] = lambda name, answers, then: (  # noqa: E731
            lambda: self.step(hall, request, name, answers, then, officer)
        )
        match fate:
            case "late" | "colleague":
                self.after(self._later(2), finish)
            case "return":
                told = {"return_reason": "missing_documents"}
                self.after(short, step("return", told, lambda: self.after(self._later(1), back)))
                back: Callable[[], bool] = lambda: self.bring(hall, request)  # noqa: E731
            case "pause":
                again = step("resume", {}, lambda: self.after(short, finish))
                reason = {"stop_reason": self.chance.choice(("blanko_ktp_out_of_stock", "waiting_resident_documents"))}
                self.after(short, step("pause", reason, lambda: self.after(self._later(2), again)))
            case "pause_to_the_end":
                reason = {"stop_reason": "blanko_ktp_out_of_stock"}
                self.after(short, step("pause", reason, lambda: self.after(self._later(2), finish)))
            case "refer":
                asked = {"unit": self.chance.choice(tuple(OFFICES)), "question": "data", "words": "Mohon data"}
                self.after(short, step("refer", asked, lambda: self._asked(hall, request, finish)))
            case "hand_over":
                self.after(short, lambda: self.hand_over(hall, request, officer, finish))
            case "hand_off":
                told = {"office": "dispendukcapil", "receipt": f"DKC-{self.chance.randrange(10_000, 99_999)}"}
                self.after(short, step("hand_off", told, lambda: None))
            case "answered":
                self.after(short, lambda: self.answer(hall, request, finish))
            case _:
                self.after(short, finish)

    def step(
        self,
        hall: Hall,
        request: str,
        name: str,
        answers: Mapping[str, object],
        then: Callable[[], None],
        officer: str,
    ) -> bool:
        who = officer if self._here.get(officer) is hall and not hall.down else self.on_duty(hall)
        if not who:
            return False
        hall.sign_in(who)
        if name == "resume":
            hall.steps.resume(request, who)
        else:
            form = hall.steps.form(name, request, who)
            told = dict(answers)
            if name == "return":
                papers = next(ask for ask in form.asks(told) if ask.key in ("missing", "questions"))
                told[papers.key] = (papers.options[0].code,)
            form.save(who, told)
        hall.lock()
        self.counts[f"step {name}"] += 1
        then()
        return True

    def bring(self, hall: Hall, request: str) -> bool:
        """The resident comes back: what was missing is photographed, and somebody takes it again."""
        officer = self.on_duty(hall)
        if not officer:
            return False
        hall.sign_in(officer)
        if "papers" in hall.steps.possible(request, officer):
            form = hall.steps.form("papers", request, officer)
            form.save(officer, {"paper": form.asks({})[0].options[0].code, "paper_photo": PICTURE})
            self.counts["step papers (amended)"] += 1
        hall.lock()
        return self.take(hall, request, "plain")

    def hand_over(self, hall: Hall, request: str, officer: str, finish: Callable[[], bool]) -> bool:
        colleague = self.on_duty(hall, but=officer)
        if not colleague or self._here.get(officer) is not hall:
            return False
        hall.sign_in(officer)
        hall.steps.form("hand_over", request, officer).save(colleague, {})
        hall.lock()
        self.counts["step hand_over"] += 1
        self.after(25 * MINUTE, lambda: self.complete(hall, request, "hand_over", colleague))
        return True

    def answer(self, hall: Hall, request: str, finish: Callable[[], bool]) -> bool:
        officer = self.on_duty(hall)
        if not officer:
            return False
        pages = hall.sign_in(officer)
        notes = pages.plain_desk_pages._flows.notes
        notes.answer_form(request).save(officer, {"answer": "in_progress", "words": "Sedang ditangani"})
        hall.lock()
        self.counts["step answer"] += 1
        self.after(30 * MINUTE, finish)
        return True

    def _asked(self, hall: Hall, request: str, finish: Callable[[], bool]) -> None:
        """The office answers by the change feed; some in time, some not."""
        referral = hall.steps.referrals(request)[0].referral_id
        later = self.chance.choice((3 * timedelta(hours=1), self._later(2)))

        def answered() -> bool:
            if hall.down:
                return False
            data = {"answer": "agreed", "answered_at": write_instant(self.week.now), "who": "Lina"}
            hall.tell(ChangeItem("referral", referral, 1, data))
            told = hall.steps.referrals(request)[0].answer
            assert told is not None
            assert told.answer == "agreed"
            self.counts["referrals answered"] += 1
            self.after(ELSEWHERE, finish)
            return True

        self.after(later, answered)

    def complete(self, hall: Hall, request: str, fate: str, officer: str) -> bool:
        """By who holds it; a colleague where the fate says so or the officer is gone."""
        mine = self._here.get(officer) is hall and fate != "colleague" and not hall.down
        who = officer if mine else self.on_duty(hall, but=officer if fate == "colleague" else "")
        if not who:
            return False
        pages = hall.sign_in(who)
        pages.to_desk()
        hall.desk.officer.openRequest(request)
        hall.desk.officer.complete()
        page = pages.plain_completion
        page.take()
        page.use()
        page.save()
        assert pages.property("notice") == "completed", (fate, page.property("problem"))
        hall.lock()
        self.counts["completed"] += 1
        if fate == "collect":
            self.after(
                50 * MINUTE, lambda: self.step(hall, request, "collect", {"collected_by": "self"}, lambda: None, who)
            )
        return True

    def _service(self, fate: str) -> str:
        if fate in ("pause", "pause_to_the_end", "late", "late_before", "return"):
            return self.chance.choice(("ADM-KTP-BARU", "ADM-KK-ULANG", "ADM-KIA", "KEL-UMUM"))
        return self.chance.choice(SERVICES)

    def _later(self, working_days: int) -> timedelta:
        """To some time of a working day after this one; after the week when there is none."""
        today = self.week.now.astimezone(JAKARTA).date()
        days = [day for day in WORKED if day > today][:working_days]
        day = days[-1] if len(days) == working_days else DAYS[-1] + working_days * DAY
        return at(day, "09.00") + self.chance.randrange(240) * MINUTE - self.week.now

    # --- work

    def log_work(self, officer: str) -> bool:
        hall = self._here.get(officer)
        if hall is None or hall.down:
            return False
        pages = hall.sign_in(officer)
        pages.to_desk()
        pages.openDay("work")
        page = pages.plain_day.plain_work
        self._own_plan(page)
        self._confirm(page)
        for _ in range(self.chance.randrange(1, 3)):
            self._entry(page)
        self._correct(page)
        if self.chance.random() < 0.3:
            self._object(pages)
        hall.lock()
        return True

    def _own_plan(self, page: Any) -> None:
        if page.property("canCopy") and self.chance.random() < 0.5:
            page.copyPlan()
            self.counts["plans copied"] += 1
        elif self.chance.random() < 0.4:
            page.writePlan()
            page.setPlan(f"Rapat warga {self.chance.randrange(99)}")
            page.keepPlan()
            self.counts["own plans"] += 1

    def _confirm(self, page: Any) -> None:
        page.openDrafts()
        rows = page._drafts.plain()
        for row in rows:
            if self.chance.random() < 0.2:
                page.pick(row["requestId"])
        page.confirm()
        self.counts["drafts confirmed"] += page.property("notice") == "confirmed"
        if page.property("canUndo") and self.chance.random() < 0.1:
            page.undo()
            self.counts["entries taken back"] += 1
        if page.property("screen") != "today":
            page.step_back()

    def _entry(self, page: Any) -> None:
        page.writeEntry()
        entry = page.plain_entry
        plans = entry._plans.plain()
        if plans and self.chance.random() < 0.7:
            entry.choosePlan(self.chance.choice(plans)["planId"])
        else:
            entry.writeOwn()
            entry.setText("Menata arsip RW")
            entry.goOn()
        entry.setText("Selesai sebagian")
        entry.goOn()
        entry.goOn()
        entry.edit("quantity")
        entry.backspace()
        entry.digit(str(self.chance.randrange(1, 4)))
        entry.goOn()
        entry.moveTime("end", self.chance.choice((0, 10, 25)))
        if self.chance.random() < 0.6:
            entry.edit("photo")
            entry.plain_photo.take()
            entry.goOn()
        entry.save()
        assert page.property("notice") == "logged", (entry.plain_step, entry.property("problem"))
        self.counts["own entries"] += 1

    def _correct(self, page: Any) -> None:
        rows = [row for row in page.plain_entries.plain() if not row["voided"]]
        if rows and self.chance.random() < 0.35:
            page.openEntry(rows[0]["entryId"])
            page.amend()
            page.plain_entry.edit("quantity")
            page.plain_entry.digit("1")
            page.plain_entry.goOn()
            page.plain_entry.save()
            assert page.property("notice") == "amended"
            self.counts["entries amended"] += 1
        if len(rows) > 1 and self.chance.random() < 0.25:
            page.openEntry(rows[-1]["entryId"])
            page.askVoid()
            page.void("duplicate")
            self.counts["entries voided"] += 1

    def _object(self, pages: Any) -> None:
        pages.openDay("numbers")
        page = pages.plain_day.plain_numbers
        page.show("late")
        late = [line for line in page.plain_lines.plain() if line["kind"] == "request"]
        if late:
            page.objectToRequest(late[0]["key"], late[0]["words"])
        else:
            page.show("index")
            page.objectTo()
        page.setWords("Blangko habis hari itu")
        page.send()
        assert page.property("notice") == "objected"
        self.counts["objections"] += 1

    # --- the city tells, the pages are compared

    def noon(self) -> None:
        """Only who is there looks at their pages."""
        self._tell_hours()
        for officer, hall in list(self._here.items()):
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
        self._last = {hall.number: hall.chain() for hall in self.halls if not hall.down} | {
            number: chain for number, chain in getattr(self, "_last", {}).items() if self.halls[number].down
        }
        for officer in OFFICERS:
            presences = [each for hall in self.halls for each in self._hours_of(hall, officer)]
            self._versions[officer] += 1
            item = ChangeItem(
                "officer_hours", officer, self._versions[officer], {"officer": officer, "presences": presences}
            )
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
