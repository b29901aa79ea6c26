"""Status, my data, survey, the page for free words and the curtain, with invented data."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from kiosk.flows.ports import RequestState
from kiosk.flows.status_ports import RequestStatus
from kiosk.ui.scenes.resident import BIRTH, check, choose, home, notice, question, ticket, walk
from kiosk.ui.scenes.scene import Act, Scene, resident_scene
from kiosk.ui.stage import NOW, Stage, request_id

PIN = "482913"  # of every code here
HERE, ELSEWHERE = "KMPR2345", "7K3MPQ2X"
STORY = (
    "Lampu jalan di depan Balai RW mati sudah seminggu. Malam hari gelap, anak-anak pulang mengaji lewat sini. "
    "Mohon diganti, tiangnya nomor dua dari pojok."
)


def extra(key: str) -> Act:
    def act(stage: Stage) -> None:
        home(stage)
        stage.resident.home.choose(key)

    return act


def typed_code(code: str, *, key: str = "status") -> Act:
    def act(stage: Stage) -> None:
        extra(key)(stage)
        stage.resident.others.status.sign(code)

    return act


def asked(code: str, pin: str = PIN, *, key: str = "status") -> Act:
    def act(stage: Stage) -> None:
        typed_code(code, key=key)(stage)
        stage.resident.others.status.submitCode()
        for digit in pin:
            stage.resident.others.status.digit(digit)
        stage.resident.others.status.submitPin()

    return act


def standing(state: RequestState) -> Act:
    """The only request of this code here, in this state."""

    def act(stage: Stage) -> None:
        stage.place(14, BIRTH, state, timedelta(hours=23), timedelta(hours=2))
        asked(HERE)(stage)

    return act


def told_by_city(stage: Stage) -> None:
    stage.city.place(
        RequestStatus(
            code=ELSEWHERE,
            service="ADU-UMUM",
            state="taken",
            filed_at=NOW,
            promised_at=NOW + timedelta(hours=24),
            completed_at=None,
            missing=(),
            received=True,
        ),
        PIN,
    )
    online(stage)
    asked(ELSEWHERE)(stage)


def online(stage: Stage) -> None:
    stage.line(replace(stage.kiosk.outbox(), network="online"))


def no_match(stage: Stage) -> None:
    online(stage)
    asked(ELSEWHERE)(stage)


def no_line(stage: Stage) -> None:
    stage.city.is_down = True
    no_match(stage)


def too_often(stage: Stage) -> None:
    for _ in range(6):
        asked(HERE, "000000")(stage)


def scanning(stage: Stage) -> None:
    stage.camera.still = stage.paper
    extra("status")(stage)
    stage.resident.others.status.scan()


def scanning_blind(stage: Stage) -> None:
    extra("status")(stage)
    stage.camera.still = None
    stage.resident.others.status.scan()


def survey(number: int) -> Act:
    def act(stage: Stage) -> None:
        extra("survey")(stage)
        for _ in range(number - 1):
            stage.resident.others.survey.score(3)

    return act


def survey_over(stage: Stage) -> None:
    survey(9)(stage)
    stage.resident.others.survey.score(4)


def held(stage: Stage) -> None:
    """What was filed here just now, and may be called about."""
    notice(stage)
    stage.resident.check.toggleContact()
    stage.resident.check.agree()
    filed = stage.resident.ticket.plain_ticket
    stage.resident.wipe()
    asked("" if filed is None else filed.code, key="my_data")(stage)


def held_gone(stage: Stage) -> None:
    stage.place(14, BIRTH, "completed", timedelta(hours=23), timedelta(hours=2))
    stage.kiosk.forget_desk_file(request_id(14))
    asked(HERE, key="my_data")(stage)


def held_sealed(stage: Stage) -> None:
    row = stage.place(14, "ADU-PUNGLI", "filed", timedelta(hours=23), timedelta(hours=2))
    stage.kiosk.forget_desk_file(row.request_id)
    asked(HERE, key="my_data")(stage)


def seen(stage: Stage) -> None:
    held(stage)
    stage.resident.others.my_data.peek(True)  # noqa: FBT003 - held


def wrong(words: str) -> Act:
    def act(stage: Stage) -> None:
        held(stage)
        stage.resident.others.my_data.tellWrong()
        stage.resident.others.my_data.edit(words)

    return act


def wrong_empty(stage: Stage) -> None:
    wrong("")(stage)
    stage.resident.others.my_data.sendWrong()


def corrected(stage: Stage) -> None:
    wrong("Nama anak saya salah satu huruf.")(stage)
    stage.resident.others.my_data.sendWrong()


def story(code: str, key: str, words: str = "", *, sent: bool = False) -> Act:
    def act(stage: Stage) -> None:
        choose(code)(stage)
        walk(stage, "question", key)
        stage.resident.question.edit(words)
        if sent:
            stage.resident.question.submit()

    return act


def curtain_over_check(stage: Stage) -> None:
    for asked_now in ("nik_pemohon", "nama_anak"):
        stage.resident.curtain.filled(asked_now)
    check(stage)
    stage.resident.pause()
    stage.resident.resume()


def curtain_over_answer(stage: Stage) -> None:
    stage.resident.curtain.filled("nama_anak")
    question(BIRTH, "nama_anak")(stage)
    stage.resident.pause()
    stage.resident.resume()


def ticket_over(stage: Stage) -> None:
    """The ten seconds are over."""
    ticket(stage)
    stage.clock.advance(timedelta(seconds=11))
    stage.resident.ticket._tick()  # noqa: SLF001 - the timer's own step


OTHER_SCENES: tuple[Scene, ...] = (
    resident_scene("others-status-code", extra("status")),
    resident_scene("others-status-code-typed", typed_code("KMPR2")),
    resident_scene("others-status-code-sign", typed_code("KM0")),
    resident_scene("others-status-scan", scanning),
    resident_scene("others-status-scan-blind", scanning_blind),
    resident_scene("others-status-pin", asked(HERE, "48")),
    resident_scene("others-status-no-match", no_match),
    resident_scene("others-status-here", asked(ELSEWHERE)),
    resident_scene("others-status-no-line", no_line),
    resident_scene("others-status-too-often", too_often),
    Scene("others-status-filed", "resident", standing("filed"), empty=True),
    Scene("others-status-returned", "resident", standing("returned"), empty=True),
    Scene("others-status-completed", "resident", standing("completed"), empty=True),
    Scene("others-status-voided", "resident", standing("voided"), empty=True),
    resident_scene("others-status-city", told_by_city),
    resident_scene("others-survey-first", survey(1)),
    resident_scene("others-survey-fee", survey(4)),
    resident_scene("others-survey-last", survey(9)),
    resident_scene("others-survey-thanks", survey_over),
    resident_scene("others-mydata", held),
    resident_scene("others-mydata-seen", seen),
    Scene("others-mydata-gone", "resident", held_gone, empty=True),
    Scene("others-mydata-sealed", "resident", held_sealed, empty=True),
    resident_scene("others-mydata-wrong", wrong("")),
    resident_scene("others-mydata-wrong-typed", wrong(STORY), live=True),
    resident_scene("others-mydata-wrong-empty", wrong_empty),
    resident_scene("others-mydata-done", corrected),
    resident_scene("others-story", story("ADU-UMUM", "isi")),
    resident_scene("others-story-typed", story("ADU-UMUM", "isi", STORY), live=True),
    resident_scene("others-story-empty", story("ADU-UMUM", "isi", sent=True)),
    resident_scene("others-story-sealed", story("ADU-PUNGLI", "kejadian")),
    resident_scene("others-curtain-check", curtain_over_check),
    resident_scene("others-curtain-answer", curtain_over_answer),
    resident_scene("others-ticket-opinion", ticket_over),
)
