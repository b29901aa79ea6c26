"""The officer's pages, and what a resident sees of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from kiosk.domain.throttle import FREE_FAILURES, LOCKED_AT
from kiosk.flows.ports import StorageFullError
from kiosk.ui.gallery_officers import known_code
from kiosk.ui.scenes.resident import BIRTH, home
from kiosk.ui.scenes.scene import FRAME, Act, Scene, officer_scene, resident_scene
from kiosk.ui.stage import AINI, CODE, SRI, Stage, badge_of, request_id


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
    stage.camera.still = replace(stage.paper, corners=FRAME)
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


OFFICER_SCENES: tuple[Scene, ...] = (
    resident_scene("attract-asked", attract_asked),
    resident_scene("home-asked", home_asked),
    officer_scene("officer-sign-in", lambda stage: stage.shell.enterOfficer()),
    officer_scene("officer-pin", pin("2718")),
    officer_scene("officer-pin-wrong", pin("000000", sent=True)),
    officer_scene("officer-pin-wait", pin("", failures=FREE_FAILURES)),
    officer_scene("officer-locked", locked()),
    officer_scene("officer-locked-scan", locked("scan")),
    officer_scene("officer-locked-refused", locked("refused")),
    officer_scene("officer-locked-no-camera", locked("no-camera")),
    officer_scene("officer-badge", badge("look")),
    officer_scene("officer-badge-no-camera", badge("look", camera=False)),
    officer_scene("officer-badge-read", badge("read")),
    officer_scene("officer-new-pin-code", new_pin("1234")),
    officer_scene("officer-new-pin-code-wrong", new_pin("12345678", sent=True)),
    officer_scene("officer-new-pin", new_pin("2718", step="new")),
    officer_scene("officer-new-pin-date", new_pin("170890", step="new", sent=True)),
    officer_scene("officer-new-pin-again", new_pin("27", step="again")),
    officer_scene("officer-new-pin-differs", new_pin("271829", step="again", sent=True)),
    officer_scene("officer-change-pin", new_pin("", step="old")),
    officer_scene("officer-clock", clock()),
    officer_scene("officer-clock-scan", clock("scan")),
    officer_scene("officer-clock-refused", clock("refused")),
    officer_scene("officer-clock-done", clock("done")),
    officer_scene("officer-menu", menu),
    officer_scene("officer-nobody", lambda stage: stage.shell.enterOfficer(), nobody=True),
    officer_scene("officer-desk", desk),
    officer_scene("officer-desk-before-presence", desk_before_presence),
    officer_scene("officer-desk-empty", desk, empty=True),
    officer_scene("officer-desk-empty-asked", desk_asked, empty=True),
    officer_scene("officer-desk-full-disk", desk_on_a_full_disk),
    officer_scene("officer-leaving", leaving),
    officer_scene("officer-presence", presence),
    officer_scene("officer-presence-dark", presence_refused),
    officer_scene("officer-presence-counting", presence_counting),
    officer_scene("officer-presence-shooting", presence_shooting),
    officer_scene("officer-presence-taken", presence_taken),
    officer_scene("officer-presence-face-lost", presence_face_lost),
    officer_scene("officer-presence-asked", presence_asked),
    officer_scene("officer-desk-asked", desk_asked),
    officer_scene("officer-presence-virtual", presence_with_a_virtual_camera),
    officer_scene("officer-presence-no-camera", presence_without_camera),
    officer_scene("officer-presence-full-disk", presence_on_a_full_disk),
    officer_scene("officer-request", request(14)),
    officer_scene("officer-request-late", request(7)),
    officer_scene("officer-request-bare", request_after_retention),
    officer_scene("officer-paper", paper_enlarged),
    officer_scene("officer-completion", completion),
    officer_scene("officer-completion-taken", completion_taken),
    officer_scene("officer-completion-outcome", completion_outcome),
    officer_scene("officer-completion-note", completion_note),
    officer_scene("officer-completion-full-disk", completion_on_a_full_disk),
    officer_scene("officer-completion-no-camera", completion_without_camera),
)
