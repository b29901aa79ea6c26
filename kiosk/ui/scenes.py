"""Every page in the states that matter, reached the way a person reaches it: through the view-models, with invented data.

A scene is a name and an act on a `Stage`; it leaves the page standing. Who adds a page adds its scenes here, and the
gallery, its checks and the accessibility walk know it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta

from kiosk.domain.throttle import FREE_FAILURES, LOCKED_AT
from kiosk.flows import resident_path
from kiosk.flows.backlog import Backlog
from kiosk.flows.courier import CourierProgress, Stick, StickGoneError
from kiosk.flows.courier_run import Errand
from kiosk.flows.ports import Outbox, StorageFullError
from kiosk.ui.gallery_courier import KINGSTON, SANDISK, SMALL
from kiosk.ui.gallery_officers import known_code
from kiosk.ui.stage import AINI, CODE, IDENTITY, NOW, SRI, Stage, badge_of, request_id
from sync.rules.fields import Field, FieldType
from sync.rules.refusal import Refused

Act = Callable[[Stage], None]
BIRTH = "ADM-LAHIR"
_FRAME = ((0.28, 0.12), (0.68, 0.10), (0.72, 0.86), (0.26, 0.88))


@dataclass(frozen=True, slots=True)
class Scene:
    """`empty`: the hall has no requests; `nobody`: nor officers."""

    name: str
    area: str
    act: Act
    empty: bool = False
    nobody: bool = False

    def stage(self) -> Stage:
        return Stage(officers=(), full=False) if self.nobody else Stage(full=not self.empty)


# --- residents -------------------------------------------------------------------------------------------------------


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
        stage.camera.still = replace(stage.paper, corners=_FRAME if found else None) if camera else None
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


# --- officers --------------------------------------------------------------------------------------------------------


def pin(digits: str, *, failures: int = 0, sent: bool = False) -> Act:
    def act(stage: Stage) -> None:
        stage.fail(failures)
        stage.shell.enterOfficer()
        page = stage.officer.plain_pages.plain_sign_in
        page.choose(SRI.officer_id)
        for digit in digits:
            page.plain_entry.digit(digit)
        if sent:
            page.submit()

    return act


def badge(act: str, *, camera: bool = True) -> Act:
    """`act`: look, or read (a badge that counts and one that does not look the same)."""

    def scene(stage: Stage) -> None:
        stage.camera.still = stage.face if camera else None
        stage.shell.enterOfficer()
        stage.officer.plain_pages.plain_sign_in.showBadge()
        if act == "read":
            stage.officer.plain_pages.plain_sign_in.scanned(badge_of(SRI))

    return scene


def new_pin(typed: str, *, step: str = "code", sent: bool = False) -> Act:
    """The city's code or the old PIN is behind us at `step` new and again."""

    def act(stage: Stage) -> None:
        if step == "old":
            stage.sign_in()
            stage.officer.changePin()
        else:
            stage.shell.enterOfficer()
            stage.officer.plain_pages.plain_sign_in.choose(AINI.officer_id)
            stage.officer.newPin()
        page = stage.officer.plain_pages.plain_pin
        before = {"new": (CODE,), "again": (CODE, "271828")}.get(step, ())
        for text in (*before, typed):
            for digit in text:
                page.plain_entry.digit(digit)
            if text != typed or sent:
                page.submit()

    return act


def locked(act: str = "") -> Act:
    def scene(stage: Stage) -> None:
        stage.camera.still = None if act == "no-camera" else stage.face
        pin("", failures=LOCKED_AT)(stage)
        if act:
            stage.officer.plain_pages.plain_locked.scan()
        if act == "refused":
            stage.officer.plain_pages.plain_locked.scanned("forged:unlock:{}")

    return scene


def clock(act: str = "") -> Act:
    def scene(stage: Stage) -> None:
        stage.sign_in()
        stage.officer.matchClock()
        page = stage.officer.plain_pages.plain_clock
        if act == "done":
            nonce, told = stage.kiosk.memory.head, "2026-11-24T02:41:00.000Z"
            page.scanned(known_code("time", {"nonce": nonce, "time": told}))
        elif act:
            page.scan()
        if act == "refused":
            page.scanned("forged:time:{}")

    return scene


def menu(stage: Stage) -> None:
    desk(stage)
    stage.officer.plain_pages.openMenu()


def desk(stage: Stage) -> None:
    stage.be_present()
    stage.sign_in()


def desk_before_presence(stage: Stage) -> None:
    stage.sign_in()


def presence(stage: Stage) -> None:
    stage.sign_in()
    stage.officer.provePresence()


def count_down(stage: Stage) -> None:
    """From "Mulai" to the first picture, or to the refusal of it."""
    page = stage.officer.plain_pages.plain_presence
    page.begin()
    while page.plain_phase == "counting":
        page.count_on()


def presence_refused(stage: Stage) -> None:
    presence(stage)
    stage.camera.still = replace(stage.face, problem="dark")
    count_down(stage)


def presence_counting(stage: Stage) -> None:
    presence(stage)
    stage.officer.plain_pages.plain_presence.begin()


def presence_shooting(stage: Stage) -> None:
    presence(stage)
    count_down(stage)
    stage.officer.plain_pages.plain_presence.look_on()
    stage.camera.is_frozen = True


def presence_taken(stage: Stage) -> None:
    presence(stage)
    photograph(stage)


def photograph(stage: Stage) -> None:
    """Mulai, and wait until all pictures are there."""
    count_down(stage)
    while stage.officer.plain_pages.plain_presence.plain_phase == "shooting":
        stage.officer.plain_pages.plain_presence.look_on()


def presence_face_lost(stage: Stage) -> None:
    presence(stage)
    count_down(stage)
    stage.camera.still = replace(stage.face, problem="no_face")
    while stage.officer.plain_pages.plain_presence.plain_phase == "shooting":
        stage.officer.plain_pages.plain_presence.look_on()


def presence_with_a_virtual_camera(stage: Stage) -> None:
    stage.camera.kind = "virtual"
    presence(stage)


def desk_asked(stage: Stage) -> None:
    """The kiosk asks while the officer sits at the desk."""
    desk(stage)
    stage.prompt()


def presence_asked(stage: Stage) -> None:
    desk_asked(stage)
    stage.officer.confirmPresence()


def attract_asked(stage: Stage) -> None:
    stage.be_present()
    stage.prompt()


def home_asked(stage: Stage) -> None:
    """A resident is served meanwhile: nothing but the bar says so."""
    attract_asked(stage)
    home(stage)


def presence_without_camera(stage: Stage) -> None:
    stage.camera.still = None
    presence(stage)


def presence_on_a_full_disk(stage: Stage) -> None:
    presence_taken(stage)
    stage.kiosk.refuse = StorageFullError()
    stage.officer.plain_pages.plain_presence.keep()


def request(number: int) -> Act:
    def act(stage: Stage) -> None:
        desk(stage)
        stage.officer.openRequest(request_id(number))

    return act


def request_after_retention(stage: Stage) -> None:
    stage.place(20, BIRTH, "filed", None, timedelta(days=9))
    row = stage.kiosk.request(request_id(20))
    stage.kiosk.forget_desk_file(request_id(20))
    if row is not None:
        stage.kiosk.place_request(replace(row, documents=()))
    request(20)(stage)


def paper_enlarged(stage: Stage) -> None:
    request(14)(stage)
    stage.officer.plain_pages.plain_request.enlarge("kk")


def completion(stage: Stage) -> None:
    request(14)(stage)
    stage.camera.still = replace(stage.paper, corners=_FRAME)
    stage.officer.complete()


def completion_taken(stage: Stage) -> None:
    completion(stage)
    stage.officer.plain_pages.plain_completion.take()


def completion_outcome(stage: Stage) -> None:
    completion_taken(stage)
    stage.officer.plain_pages.plain_completion.use()


def completion_note(stage: Stage) -> None:
    completion_outcome(stage)
    stage.officer.plain_pages.plain_completion.setNote("Diambil ibunya, KTP asli sudah dilihat")
    stage.officer.plain_pages.plain_completion.write()


def completion_on_a_full_disk(stage: Stage) -> None:
    completion_outcome(stage)
    stage.kiosk.refuse = StorageFullError()
    stage.officer.plain_pages.plain_completion.save()


def completion_without_camera(stage: Stage) -> None:
    request(14)(stage)
    stage.camera.still = None
    stage.officer.complete()


def leaving(stage: Stage) -> None:
    desk(stage)
    stage.officer.plain_pages.askLeave()


def desk_on_a_full_disk(stage: Stage) -> None:
    desk(stage)
    stage.kiosk.refuse = StorageFullError()
    stage.officer.leave("end_of_day")


# --- sending and courier ---------------------------------------------------------------------------------------------

OFFLINE = Outbox(head_seq=52, acked_seq=40, parts_waiting=14, sending=False, network="offline")
SENDING = replace(
    OFFLINE, sending=True, network="online", acked_seq=52, parts_waiting=11, parts_sent=3, parts_total=14, left_s=125
)
ONLY_FACTS = replace(SENDING, acked_seq=44, parts_waiting=0, parts_sent=0, parts_total=0, left_s=None)
RECEIVED = replace(ONLY_FACTS, acked_seq=52, sending=False)
FORKED = replace(OFFLINE, network="online", attention="fork")
WAITS = Backlog(
    presence_photos=2,
    document_photos=12,
    oldest_at=NOW - timedelta(days=3, hours=2),
    last_contact_at=NOW - timedelta(days=3),
)
GOES = replace(WAITS, presence_photos=0, document_photos=11, last_contact_at=NOW)
HAD = Backlog(last_contact_at=NOW - timedelta(minutes=12))


def on(act: Act, outbox: Outbox, backlog: Backlog) -> Act:
    """That page, while the line is so."""

    def then(stage: Stage) -> None:
        act(stage)
        stage.line(outbox, backlog)

    return then


def sync(outbox: Outbox, backlog: Backlog, *, badge: bool = True) -> Act:
    """The page "Kiriman"; without a badge as a technician opens it."""

    def act(stage: Stage) -> None:
        stage.line(outbox, backlog)
        if badge:
            desk(stage)
        stage.shell.inspect()

    return act


def sync_tried(stage: Stage) -> None:
    sync(OFFLINE, WAITS)(stage)
    stage.officer.plain_pages.plain_sync.tryNow()


def courier(errand: Errand, *sticks: Stick) -> Act:
    def act(stage: Stage) -> None:
        sync(OFFLINE, WAITS)(stage)
        stage.courier.plugged = list(sticks)
        stage.officer.runCourier(errand)

    return act


def courier_working(errand: Errand, progress: CourierProgress, then: Act = lambda _stage: None) -> Act:
    """Half-way: the errand stands still for the picture."""

    def act(stage: Stage) -> None:
        courier(errand, KINGSTON, replace(SANDISK, bundles=0), SMALL)(stage)
        stage.held.holding = True
        page = stage.officer.plain_pages.plain_courier
        page.choose(KINGSTON.key)
        if page.plain_run is not None:
            page.plain_run.tell(progress)
        page.hear()
        then(stage)

    return act


def courier_pulled(stage: Stage) -> None:
    stage.courier.trouble = StickGoneError()
    courier("export", KINGSTON)(stage)


def courier_stopping(stage: Stage) -> None:
    stage.officer.back()


def courier_alone(stage: Stage) -> None:
    """The officer went away meanwhile."""
    stage.officer.plain_pages.sign_out_here()


def _resident(name: str, act: Act) -> Scene:
    return Scene(name, "resident", act)


def _officer(name: str, act: Act, *, empty: bool = False, nobody: bool = False) -> Scene:
    return Scene(name, "officer", act, empty=empty, nobody=nobody)


SCENES: tuple[Scene, ...] = (
    *(_resident(f"attract-{number + 1}", attract(number)) for number in range(4)),
    _resident("attract-asked", attract_asked),
    _resident("home-asked", home_asked),
    _resident("language", lambda stage: stage.resident.attract.wake()),
    _resident("home", home),
    _resident("services", services("ktp")),
    _resident("services-others", services("lainnya")),
    _resident("search", search("nikah")),
    _resident("search-nothing", search("qwxz")),
    _resident("helper", choose("ADM-ISBAT")),
    _resident("papers", papers(ticked=2)),
    _resident("nik", typed_nik("357815530890")),
    _resident("nik-short", typed_nik("357815530890000", sent=True)),
    _resident("question-text", question(BIRTH, "tempat_lahir")),
    _resident("question-name", question(BIRTH, "nama_anak")),
    _resident("question-date", question(BIRTH, "tgl_lahir")),
    _resident("question-choice", question(BIRTH, "jk_anak")),
    _resident("question-phone", question(BIRTH, "no_hp")),
    _resident("capture", capture()),
    _resident("capture-looking", capture(found=False)),
    _resident("capture-taken", capture(taken=True)),
    _resident("capture-missing", capture(camera=False)),
    _resident("check", check),
    _resident("notice", notice),
    _resident("ticket", ticket),
    _resident("trouble", trouble),
    _resident("trouble-elsewhere", report_elsewhere),
    _resident("dialog-language", over_home(lambda stage: stage.shell.chooseLanguage())),
    _resident("dialog-help", over_home(lambda stage: stage.shell.callOfficer())),
    _resident("dialog-cancel", over_home(lambda stage: stage.resident.askCancel())),
    _officer("officer-sign-in", lambda stage: stage.shell.enterOfficer()),
    _officer("officer-pin", pin("2718")),
    _officer("officer-pin-wrong", pin("000000", sent=True)),
    _officer("officer-pin-wait", pin("", failures=FREE_FAILURES)),
    _officer("officer-locked", locked()),
    _officer("officer-locked-scan", locked("scan")),
    _officer("officer-locked-refused", locked("refused")),
    _officer("officer-locked-no-camera", locked("no-camera")),
    _officer("officer-badge", badge("look")),
    _officer("officer-badge-no-camera", badge("look", camera=False)),
    _officer("officer-badge-read", badge("read")),
    _officer("officer-new-pin-code", new_pin("1234")),
    _officer("officer-new-pin-code-wrong", new_pin("12345678", sent=True)),
    _officer("officer-new-pin", new_pin("2718", step="new")),
    _officer("officer-new-pin-date", new_pin("170890", step="new", sent=True)),
    _officer("officer-new-pin-again", new_pin("27", step="again")),
    _officer("officer-new-pin-differs", new_pin("271829", step="again", sent=True)),
    _officer("officer-change-pin", new_pin("", step="old")),
    _officer("officer-clock", clock()),
    _officer("officer-clock-scan", clock("scan")),
    _officer("officer-clock-refused", clock("refused")),
    _officer("officer-clock-done", clock("done")),
    _officer("officer-menu", menu),
    _resident("home-sending", on(home, SENDING, GOES)),
    _resident("home-sending-long", on(home, replace(SENDING, parts_total=1014, left_s=40_000), GOES)),
    _resident("home-sending-unknown", on(home, replace(SENDING, parts_sent=0, left_s=None), GOES)),
    _resident("home-sending-facts", on(home, ONLY_FACTS, HAD)),
    _officer("officer-desk-offline", on(desk, OFFLINE, WAITS)),
    _officer("officer-desk-sending", on(desk, SENDING, GOES)),
    _officer("sync-offline", sync(OFFLINE, WAITS)),
    _officer("sync-sending", sync(replace(SENDING, bytes_per_s=5_200), GOES)),
    _officer(
        "sync-window", sync(replace(OFFLINE, network="online"), replace(WAITS, photos_from_min=1080, photos_to_min=360))
    ),
    _officer("sync-received", sync(RECEIVED, HAD)),
    _officer("sync-attention", sync(FORKED, WAITS)),
    _officer("sync-technician", sync(OFFLINE, WAITS, badge=False)),
    _officer("sync-tried", sync_tried),
    _officer("courier-no-stick", courier("export")),
    _officer("courier-sticks", courier("export", KINGSTON, SANDISK, SMALL)),
    _officer("courier-writing", courier_working("export", CourierProgress("writing", 12_400_000, 84_000_000))),
    _officer(
        "courier-checking", courier_working("export", CourierProgress("checking", 3_300_000_000, 3_900_000_000, 2, 3))
    ),
    _officer("courier-sending", courier_working("carry", CourierProgress("sending", 900_000, 4_000_000))),
    _officer(
        "courier-stopping",
        courier_working("export", CourierProgress("writing", 42_000_000, 84_000_000), courier_stopping),
    ),
    _officer(
        "courier-alone", courier_working("export", CourierProgress("writing", 42_000_000, 84_000_000), courier_alone)
    ),
    _officer("courier-full", courier("export", SMALL)),
    _officer("courier-pulled", courier_pulled),
    _officer("courier-nothing", courier("take_in", KINGSTON)),
    _officer("courier-done", courier("export", KINGSTON)),
    _officer("courier-carried", courier("carry", SANDISK)),
    _officer("officer-nobody", lambda stage: stage.shell.enterOfficer(), nobody=True),
    _officer("officer-desk", desk),
    _officer("officer-desk-before-presence", desk_before_presence),
    _officer("officer-desk-empty", desk, empty=True),
    _officer("officer-desk-empty-asked", desk_asked, empty=True),
    _officer("officer-desk-full-disk", desk_on_a_full_disk),
    _officer("officer-leaving", leaving),
    _officer("officer-presence", presence),
    _officer("officer-presence-dark", presence_refused),
    _officer("officer-presence-counting", presence_counting),
    _officer("officer-presence-shooting", presence_shooting),
    _officer("officer-presence-taken", presence_taken),
    _officer("officer-presence-face-lost", presence_face_lost),
    _officer("officer-presence-asked", presence_asked),
    _officer("officer-desk-asked", desk_asked),
    _officer("officer-presence-virtual", presence_with_a_virtual_camera),
    _officer("officer-presence-no-camera", presence_without_camera),
    _officer("officer-presence-full-disk", presence_on_a_full_disk),
    _officer("officer-request", request(14)),
    _officer("officer-request-late", request(7)),
    _officer("officer-request-bare", request_after_retention),
    _officer("officer-paper", paper_enlarged),
    _officer("officer-completion", completion),
    _officer("officer-completion-taken", completion_taken),
    _officer("officer-completion-outcome", completion_outcome),
    _officer("officer-completion-note", completion_note),
    _officer("officer-completion-full-disk", completion_on_a_full_disk),
    _officer("officer-completion-no-camera", completion_without_camera),
)
