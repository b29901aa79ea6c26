"""The steps of a request at the desk: returned, waiting, asked, handed on, collected; and who did what."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from kiosk.flows.desk_ports import ReferralAnswer
from kiosk.flows.ports import FactDraft, StorageFullError
from kiosk.ui.gallery_desk import UNITS
from kiosk.ui.scenes.officer import desk
from kiosk.ui.scenes.scene import Act, Scene, officer_scene
from kiosk.ui.stage import BAGUS, SRI, Stage, request_id
from sync.protocol.fact import Actor

_REFERRAL = "018f4e9a-0000-7000-8000-0000000000e1"
_FILED: dict[str, object] = {
    "service": "ADM-LAHIR",
    "catalogue_version": 2,
    "code": "KMPR2345",
    "ticket": {"prefix": "A", "number": 14, "day": "2026-11-24"},
    "promised_at": None,
    "standard": "city_24h",
    "documents": [{"requirement": "kk", "state": "photographed"}],
    "assisted": False,
    "language": "id",
}


def steps(number: int = 14, *, told: bool = True) -> Act:
    """`told`: the chain knows the request from its filing on."""

    def act(stage: Stage) -> None:
        if told:
            _live(stage, number)
        desk(stage)
        stage.officer.openRequest(request_id(number))
        stage.officer.plain_pages.plain_desk_pages.openSteps(request_id(number))

    return act


def _live(stage: Stage, number: int) -> None:
    """What stands on the desk's list also stands in the chain: filed, taken by one and then by another."""
    subject = request_id(number)
    row = stage.kiosk.request(subject)
    facts = [
        FactDraft("request_filed", subject, Actor("resident"), _FILED),
        FactDraft("request_taken", subject, Actor("officer", BAGUS.officer_id), {}),
        FactDraft("request_taken", subject, Actor("officer", SRI.officer_id), {}),
    ]
    for draft in facts:
        stage.kiosk.record([draft])
    if row is not None:
        stage.kiosk.place_request(row)


def asked(stage: Stage, *, answered: bool = False) -> None:
    _live(stage, 14)
    data = {"referral": _REFERRAL, "unit": UNITS[0].unit_id, "question": "data"}
    stage.kiosk.record([FactDraft("request_referred", request_id(14), Actor("officer", SRI.officer_id), data)])
    if answered:
        at = datetime(2026, 11, 24, 2, 30, tzinfo=UTC)
        stage.desk_book.answers[_REFERRAL] = ReferralAnswer("agreed", at, "Dewi Lestari")
    steps(told=False)(stage)


def waiting(stage: Stage) -> None:
    steps()(stage)
    stage.kiosk.record(
        [
            FactDraft(
                "request_paused",
                request_id(14),
                Actor("officer", SRI.officer_id),
                {"reason": "blanko_ktp_out_of_stock"},
            )
        ]
    )
    stage.officer.plain_pages.plain_desk_pages.openSteps(request_id(14))


def desk_waiting(stage: Stage) -> None:
    waiting(stage)
    stage.officer.plain_pages.to_desk()


def step(name: str, *answers: str, number: int = 14, collected: bool = False) -> Act:
    """Through the asks of a step: a code for each that is chosen, "" to go on with nothing chosen."""

    def act(stage: Stage) -> None:
        if collected:
            row = stage.place(number, "ADM-LAHIR", "completed", None, timedelta(hours=3))
            stage.kiosk.place_request(row)
        steps(number, told=not collected)(stage)
        stage.camera.still = stage.paper
        pages = stage.officer.plain_pages.plain_desk_pages
        pages.openStep(name)
        walk(stage, *answers)

    return act


def walk(stage: Stage, *answers: str) -> None:
    page = stage.officer.plain_pages.plain_desk_pages.plain_step
    for answer in answers:
        if page.plain_shape in ("one", "many"):
            if answer:
                page.choose(answer)
        elif page.plain_shape == "scan":
            page.typeInstead()
            page.setWords(answer)
        elif answer:
            page.setWords(answer)
        page.goOn()


def wrong_receipt(stage: Stage) -> None:
    step("hand_off", "dispendukcapil", "123456")(stage)


def no_camera(stage: Stage) -> None:
    step("hand_off", "dispendukcapil", "KTR-2026-001187")(stage)
    stage.camera.still = None
    stage.officer.plain_pages.plain_desk_pages.plain_step.plain_photo.again()


def photo(stage: Stage) -> None:
    step("hand_off", "dispendukcapil", "KTR-2026-001187")(stage)
    stage.camera.still = stage.paper
    page = stage.officer.plain_pages.plain_desk_pages.plain_step.plain_photo
    page.again()
    page.take()


def pin(stage: Stage) -> None:
    step("hand_over", BAGUS.officer_id)(stage)
    page = stage.officer.plain_pages.plain_desk_pages.plain_step
    for digit in "161":
        page.plain_entry.digit(digit)


def full_disk(stage: Stage) -> None:
    step("pause")(stage)
    stage.kiosk.refuse = StorageFullError()
    walk(stage, "central_system_down")


_SAYS = "Fotokopi KTP ayah belum ada. Nama ibu di KK beda satu huruf."
DESK_STEPS_SCENES: tuple[Scene, ...] = (
    officer_scene("steps", steps()),
    officer_scene("steps-asked", asked),
    officer_scene("steps-answered", lambda stage: asked(stage, answered=True)),
    officer_scene("steps-waiting", waiting),
    officer_scene("steps-desk-waiting", desk_waiting),
    officer_scene("steps-return", step("return")),
    officer_scene("steps-return-papers", step("return", "missing_documents")),
    officer_scene("steps-return-questions", step("return", "missing_documents", "ket_lahir")),
    officer_scene("steps-return-words", step("return", "missing_documents", "ket_lahir", "nama_anak")),
    officer_scene("steps-return-slip", step("return", "missing_documents", "ket_lahir", "nama_anak", _SAYS)),
    Scene(
        "steps-return-print",
        "officer",
        step("return", "missing_documents", "ket_lahir", "nama_anak", _SAYS),
        printer=True,
    ),
    officer_scene("steps-pause", step("pause")),
    officer_scene("steps-pause-full-disk", full_disk),
    officer_scene("steps-refer", step("refer")),
    officer_scene("steps-refer-question", step("refer", UNITS[0].unit_id)),
    officer_scene("steps-hand-off", step("hand_off")),
    officer_scene("steps-receipt", step("hand_off", "dispendukcapil")),
    officer_scene("steps-receipt-wrong", wrong_receipt),
    officer_scene("steps-receipt-photo", step("hand_off", "dispendukcapil", "KTR-2026-001187")),
    officer_scene("steps-receipt-photo-taken", photo),
    officer_scene("steps-receipt-no-camera", no_camera),
    officer_scene("steps-hand-over", step("hand_over")),
    officer_scene("steps-hand-over-pin", pin),
    officer_scene("steps-collect", step("collect", number=10, collected=True)),
    officer_scene("steps-collect-who", step("collect", "proxy", number=10, collected=True)),
)
