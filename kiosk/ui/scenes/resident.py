"""The resident's pages, with invented data."""

from __future__ import annotations

from dataclasses import replace

from kiosk.flows import resident_path
from kiosk.flows.ports import StorageFullError
from kiosk.ui.scenes.scene import FRAME, Act, Scene, resident_scene
from kiosk.ui.stage import IDENTITY, Stage
from sync.rules.fields import Field, FieldType
from sync.rules.refusal import Refused

BIRTH = "ADM-LAHIR"


_BY_KEY: dict[str, object] = {
    "nama_anak": "Muhammad Ilham",
    "tempat_lahir": "RSUD dr. Soewandhie",
    "tgl_lahir": "2026-11-20",
    "nik_ayah": "3578151204880001",
}
_BY_TYPE: dict[FieldType, object] = {
    "nik": "3578155308900001",
    "kk": "3578150101150001",
    "phone_id": "081234567890",
    "bool": True,
    "receipt_ack": True,
    "list_person": ["Siti Rahmawati", "Joko Susilo"],
    "list_text": ["Siti Rahmawati", "Joko Susilo"],
    "money_idr": 1500000,
    "email": "warga@contoh.id",
    "name": "Siti Rahmawati",
}


def answer_of(asked: Field) -> object:
    """Something plausible for this question."""
    if asked.key in _BY_KEY:
        return _BY_KEY[asked.key]
    if asked.type == "choice":
        return asked.options[0].value
    if asked.type == "multi_choice":
        return [asked.options[0].value]
    if asked.type == "date":
        return "2026-11-20" if asked.past else "2026-12-01"
    return _BY_TYPE.get(asked.type, "Jalan Contoh Nomor 5")


def attract(number: int) -> Act:
    return lambda stage: stage.resident.attract.show_scene(number)


def home(stage: Stage) -> None:
    stage.resident.attract.wake()
    stage.resident.start()


def choose(code: str) -> Act:
    def act(stage: Stage) -> None:
        home(stage)
        stage.resident.home.choose(code)

    return act


def filled(code: str, *, photos: bool = True) -> Act:
    """All questions answered, all papers brought; the page is still the first one."""

    def act(stage: Stage) -> None:
        choose(code)(stage)
        session = stage.session
        for _ in range(60):
            question = session.next_question()
            if question is None:
                break
            asked = next(each for each in session.service.fields if each.key == question.key)
            try:
                session.answer(question.key, answer_of(asked))
            except Refused:
                session.answer(question.key, answer_of(replace(asked, past=not asked.past)))
        for paper in session.papers():
            session.set_tick(paper.requirement, True)  # noqa: FBT003 - the session's own shape
        if photos:
            for needed in session.documents_needed():
                session.attach(needed.requirement, stage.paper.photo.jpeg, stage.paper.photo.preview_jpeg)

    return act


def question(code: str, key: str) -> Act:
    """This question again, as "Ubah" opens it."""

    def act(stage: Stage) -> None:
        filled(code)(stage)
        stage.resident.check.change(key)

    return act


def check(stage: Stage) -> None:
    filled(BIRTH)(stage)
    first = stage.session.questions()[0].key
    stage.resident.check.change(first)
    for _ in range(2):  # once more where a warning asks to compare
        if stage.resident.plain_screen == "question":
            stage.resident.question.submit()


def notice(stage: Stage) -> None:
    check(stage)
    while stage.resident.plain_screen == "check":
        stage.resident.check.forward()


def ticket(stage: Stage) -> None:
    notice(stage)
    stage.resident.check.agree()


def trouble(stage: Stage) -> None:
    notice(stage)
    stage.kiosk.refuse = StorageFullError()
    stage.resident.check.agree()


def report_elsewhere(stage: Stage) -> None:
    """The city has named nobody at the inspectorate."""
    stage.kiosk.place_identity(replace(IDENTITY, recipient_sets=frozenset({1})))
    choose("ADU-PUNGLI")(stage)


def typed_nik(digits: str, *, sent: bool = False) -> Act:
    def act(stage: Stage) -> None:
        choose(BIRTH)(stage)
        walk(stage, "question", "nik_pemohon")
        for digit in digits:
            stage.resident.question.digit(digit)
        if sent:
            stage.resident.question.submit()

    return act


def walk(stage: Stage, kind: str, key: str = "") -> None:
    """Lanjut until this page stands there, answering what is asked on the way."""
    resident, session = stage.resident, stage.session
    page = resident_path.first(session)
    for _ in range(80):
        if page.kind == kind and key in ("", page.key):
            return
        if page.kind == "question":
            asked = next(each for each in session.service.fields if each.key == page.key)
            session.answer(page.key, answer_of(asked))
            resident.question.ask(page.key)
            resident.question.submit()
            if session.warnings(page.key):
                resident.question.submit()
        elif page.kind == "papers":
            for paper in session.papers():
                session.set_tick(paper.requirement, True)  # noqa: FBT003
            while resident.plain_screen == "papers":
                resident.papers.forward()
        elif page.kind == "capture":
            resident.capture.skip()
        elif page.kind == "helper":
            resident.helper.pick(0)
            resident.helper.forward()
        else:
            return
        page = resident_path.after(session, page)


def papers(*, ticked: int) -> Act:
    def act(stage: Stage) -> None:
        choose(BIRTH)(stage)
        walk(stage, "papers")
        for paper in stage.session.papers()[:ticked]:
            stage.resident.papers.toggle(paper.requirement)

    return act


def capture(*, taken: bool = False, camera: bool = True, found: bool = True) -> Act:
    def act(stage: Stage) -> None:
        stage.camera.still = replace(stage.paper, corners=FRAME if found else None) if camera else None
        choose(BIRTH)(stage)
        walk(stage, "capture")
        if taken:
            stage.resident.capture.shoot()

    return act


def services(group: str) -> Act:
    def act(stage: Stage) -> None:
        home(stage)
        stage.resident.home.openGroup(group)

    return act


def search(words: str) -> Act:
    def act(stage: Stage) -> None:
        home(stage)
        stage.resident.home.openSearch()
        stage.resident.home.search(words)

    return act


def over_home(act: Act) -> Act:
    def both(stage: Stage) -> None:
        home(stage)
        act(stage)

    return both


RESIDENT_SCENES: tuple[Scene, ...] = (
    *(resident_scene(f"attract-{number + 1}", attract(number)) for number in range(4)),
    resident_scene("language", lambda stage: stage.resident.attract.wake()),
    resident_scene("home", home),
    resident_scene("services", services("ktp")),
    resident_scene("services-others", services("lainnya")),
    resident_scene("search", search("nikah")),
    resident_scene("search-nothing", search("qwxz")),
    resident_scene("helper", choose("ADM-ISBAT")),
    resident_scene("papers", papers(ticked=2)),
    resident_scene("nik", typed_nik("357815530890")),
    resident_scene("nik-short", typed_nik("357815530890000", sent=True)),
    resident_scene("question-text", question(BIRTH, "tempat_lahir")),
    resident_scene("question-name", question(BIRTH, "nama_anak")),
    resident_scene("question-date", question(BIRTH, "tgl_lahir")),
    resident_scene("question-choice", question(BIRTH, "jk_anak")),
    resident_scene("question-phone", question(BIRTH, "no_hp")),
    resident_scene("capture", capture()),
    resident_scene("capture-looking", capture(found=False)),
    resident_scene("capture-taken", capture(taken=True)),
    resident_scene("capture-missing", capture(camera=False)),
    resident_scene("check", check),
    resident_scene("notice", notice),
    resident_scene("ticket", ticket),
    resident_scene("trouble", trouble),
    resident_scene("trouble-elsewhere", report_elsewhere),
    resident_scene("dialog-language", over_home(lambda stage: stage.shell.chooseLanguage())),
    resident_scene("dialog-help", over_home(lambda stage: stage.shell.callOfficer())),
    resident_scene("dialog-cancel", over_home(lambda stage: stage.resident.askCancel())),
)
