"""What happens to each request: a fate that is drawn when it is filed, played by whoever is on duty when its time comes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import TYPE_CHECKING

from sync.protocol.instant import write_instant
from sync.protocol.statements import ChangeItem
from sync.rules.indonesian import JAKARTA
from tests.e2e.week.days import DAY, DAYS, MINUTE, OFFICES, WORKED, at
from tests.e2e.week.halls import PICTURE, Hall

if TYPE_CHECKING:
    from tests.e2e.week.play import Play

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


class Requests:
    """Each step says whether it could happen now; the agenda tries again."""

    def __init__(self, play: Play) -> None:
        self.play = play
        self.chance, self.counts, self.week = play.chance, play.counts, play.week

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
        self.play.try_on(self.week.now + later, act)

    def take(self, hall: Hall, request: str, fate: str) -> bool:
        officer = self.play.on_duty(hall)
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
        who = officer if self.play.here.get(officer) is hall and not hall.down else self.play.on_duty(hall)
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
        officer = self.play.on_duty(hall)
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
        colleague = self.play.on_duty(hall, but=officer)
        if not colleague or self.play.here.get(officer) is not hall:
            return False
        hall.sign_in(officer)
        hall.steps.form("hand_over", request, officer).save(colleague, {})
        hall.lock()
        self.counts["step hand_over"] += 1
        self.after(25 * MINUTE, lambda: self.complete(hall, request, "hand_over", colleague))
        return True

    def answer(self, hall: Hall, request: str, finish: Callable[[], bool]) -> bool:
        officer = self.play.on_duty(hall)
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
        mine = self.play.here.get(officer) is hall and fate != "colleague" and not hall.down
        who = officer if mine else self.play.on_duty(hall, but=officer if fate == "colleague" else "")
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
