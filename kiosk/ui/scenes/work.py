"""Kerja hari ini and Angka saya, in a month that has something to show."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from kiosk.flows.ports import StorageFullError
from kiosk.flows.work import NewEntry
from kiosk.flows.work_ports import PlanRow, Returned, ServedRow
from kiosk.ui.scenes.scene import Act, Scene, officer_scene
from kiosk.ui.stage import NOW, SRI, Stage, request_id
from sync.rules.indonesian import JAKARTA

_TODAY = NOW.astimezone(JAKARTA).date()
_PERIOD = "2026-11"
_HOUR = timedelta(hours=1)


def _plan(number: int, words: str, target: int, unit: str, *, day: date | None = None, main: bool = True) -> PlanRow:
    return PlanRow(
        plan_id=f"018f4e9a-0000-7000-8000-00000000050{number}",
        period=_PERIOD,
        day=day,
        words=words,
        target=target,
        unit=unit,  # type: ignore[arg-type]  # one of the units, in the table below
        is_main=main,
        by_city=True,
    )


PLANS = (
    _plan(1, "Layani permohonan adminduk di Balai RW 05", 40, "documents"),
    _plan(2, "Kunjungan taman RW 05, ukur saluran air", 2, "events", day=_TODAY),
    _plan(3, "Data keluarga rentan di tiga RT", 12, "households", main=False),
)
YESTERDAY = (_plan(4, "Penertiban reklame tanpa izin di jalan besar", 3, "events", day=_TODAY - timedelta(days=1)),)
# As long as the city lets a superior write.
COMMENT = (
    "Sebut ukuran salurannya, dan foto titik yang tersumbat dari dekat. Foto yang sekarang hanya memperlihatkan jalan. Tulis juga "
    "siapa yang ikut dari dinas, tanpa nama warga, dan kapan pengerukannya mulai. Kalau jadwalnya berubah, sebutkan jadwal yang baru."
)
# number, service, how long before now: completed, taken, promised; whether another office was asked
_SERVED = (
    (31, "ADM-KTP-ULANG", 1.0, 1.3, -2.0, False),
    (32, "ADM-KK-ULANG", 0.5, 0.7, -5.0, False),
    (33, "ADM-LAHIR", 26.0, 27.0, 20.0, False),
    (34, "ADM-KIA", 50.0, 51.0, 30.0, False),
    (35, "ADM-AKTA-ULANG", 52.0, 53.0, 60.0, False),
    (36, "ADM-PINDAH-DALAM", 75.0, 99.0, 80.0, False),
    (37, "ADM-KK-PECAH", 76.0, 99.0, 80.0, True),
    (38, "ADM-KTP-ULANG", 98.0, 99.0, 60.0, False),
)


def furnish(stage: Stage) -> None:
    """Plans of the city, requests that Sri finished, two entries of this morning."""
    for plan in PLANS:
        stage.work.place_plan(SRI.officer_id, plan)
    for number, service, done, taken, due, referred in _SERVED:
        served = ServedRow(
            request_id=request_id(number),
            ticket=f"A-{number:03}",
            service=service,
            taken_at=NOW - taken * _HOUR,
            completed_at=NOW - done * _HOUR,
            promised_at=NOW - due * _HOUR,
            was_referred=referred,
        )
        stage.work.place_served(SRI.officer_id, served)


def work(stage: Stage) -> None:
    furnish(stage)
    stage.camera.still = stage.paper
    stage.be_present()
    stage.sign_in()
    stage.officer.plain_pages.openDay("work")


def work_logged(stage: Stage) -> None:
    """One written by hand with a photo, just now."""
    entry_form(stage)
    page = stage.officer.plain_pages.plain_day.plain_work.plain_entry
    page.edit("photo")
    page.plain_photo.take()
    page.save()


def work_voided(stage: Stage) -> None:
    work_logged(stage)
    stage.officer.plain_pages.plain_day.plain_work.undo()


def work_without_plan(stage: Stage) -> None:
    for plan in YESTERDAY:
        stage.work.place_plan(SRI.officer_id, plan)
    stage.sign_in()
    stage.officer.plain_pages.openDay("work")


def on_work(act: Callable[[Stage], None], begin: Act = work) -> Act:
    def scene(stage: Stage) -> None:
        begin(stage)
        act(stage)

    return scene


def entry_at(step: str) -> Act:
    """A step of a new entry, reached from its start or from the form."""

    def scene(stage: Stage) -> None:
        if step == "activity":
            work(stage)
            stage.officer.plain_pages.plain_day.plain_work.writeEntry()
        elif step in ("output", "outcome"):
            entry_at("activity")(stage)
            page = stage.officer.plain_pages.plain_day.plain_work.plain_entry
            page.choosePlan(PLANS[1].plan_id)
            if step == "outcome":
                page.setText("Saluran diukur 42 m, 3 titik tersumbat dicatat")
                page.goOn()
        else:
            entry_form(stage)
            stage.officer.plain_pages.plain_day.plain_work.plain_entry.edit(step)

    return scene


def entry_form(stage: Stage) -> None:
    entry_at("outcome")(stage)
    page = stage.officer.plain_pages.plain_day.plain_work.plain_entry
    page.setText("Jadwal pengerukan disepakati: 25 November")
    page.goOn()
    page.setThing("drainage")
    page.setPlace("field")


def entry_with_photo(stage: Stage) -> None:
    entry_at("photo")(stage)
    stage.officer.plain_pages.plain_day.plain_work.plain_entry.plain_photo.take()


def entry_without_camera(stage: Stage) -> None:
    entry_form(stage)
    stage.camera.still = None
    stage.officer.plain_pages.plain_day.plain_work.plain_entry.edit("photo")


def entry_on_a_full_disk(stage: Stage) -> None:
    entry_form(stage)
    stage.kiosk.refuse = StorageFullError()
    stage.officer.plain_pages.plain_day.plain_work.plain_entry.save()


def entry_empty(stage: Stage) -> None:
    entry_at("output")(stage)
    stage.officer.plain_pages.plain_day.plain_work.plain_entry.goOn()


def detail(stage: Stage) -> None:
    work_logged(stage)
    page = stage.officer.plain_pages.plain_day.plain_work
    page.openEntry(str(page.plain_entries.plain()[0]["entryId"]))


def returned(stage: Stage) -> None:
    """What was written yesterday came back from a superior, with a comment."""
    work_logged(stage)
    page = stage.officer.plain_pages.plain_day.plain_work
    entry_id = str(page.plain_entries.plain()[0]["entryId"])
    stage.work.place_returned(entry_id, Returned("evidence_unclear", NOW, COMMENT))
    page.open(SRI.officer_id)


def detail_returned(stage: Stage) -> None:
    returned(stage)
    page = stage.officer.plain_pages.plain_day.plain_work
    page.openEntry(str(page.plain_entries.plain()[0]["entryId"]))


def detail_voiding(stage: Stage) -> None:
    detail(stage)
    stage.officer.plain_pages.plain_day.plain_work.askVoid()


def detail_without_words(stage: Stage) -> None:
    work_logged(stage)
    stage.work.forget_words()
    page = stage.officer.plain_pages.plain_day.plain_work
    page.open(SRI.officer_id)
    page.openEntry(str(page.plain_entries.plain()[0]["entryId"]))


def numbers(stage: Stage) -> None:
    furnish(stage)
    stage.be_present()
    stage.sign_in()
    tasks = stage.work_tasks.work
    tasks.confirm(SRI.officer_id, tasks.drafts(SRI.officer_id))
    fresh = tasks.fresh(SRI.officer_id)
    tasks.log(
        SRI.officer_id,
        NewEntry(
            activity="Kunjungan taman RW 05, ukur saluran air",
            output="Saluran diukur 42 m",
            plan_id=PLANS[1].plan_id,
            unit="events",
            start=fresh.start,
            end=fresh.end,
            photo=stage.paper.photo,
        ),
    )
    stage.officer.plain_pages.openDay("numbers")


def numbers_empty(stage: Stage) -> None:
    stage.sign_in()
    stage.officer.plain_pages.openDay("numbers")


def number(which: str) -> Act:
    return on_work(lambda stage: stage.officer.plain_pages.plain_day.plain_numbers.show(which), numbers)


def numbers_on_leave(stage: Stage) -> None:
    """Five working days of the month."""
    stage.work.place_days_off(SRI.officer_id, [_TODAY.replace(day=day) for day in range(9, 16)])
    number("index")(stage)


def objecting(stage: Stage) -> None:
    number("late")(stage)
    page = stage.officer.plain_pages.plain_day.plain_numbers
    row = page.plain_lines.plain()[0]
    page.objectToRequest(str(row["key"]), str(row["words"]))
    page.setWords("Blangko KTP habis sejak pagi, sudah dilaporkan")


def objected(stage: Stage) -> None:
    objecting(stage)
    stage.officer.plain_pages.plain_day.plain_numbers.send()


WORK_SCENES: tuple[Scene, ...] = (
    officer_scene("work", work),
    officer_scene("work-logged", work_logged),
    officer_scene("work-voided", work_voided),
    officer_scene("work-no-plan", work_without_plan),
    officer_scene("work-plan", on_work(lambda stage: stage.officer.plain_pages.plain_day.plain_work.writePlan())),
    officer_scene("work-drafts", on_work(lambda stage: stage.officer.plain_pages.plain_day.plain_work.openDrafts())),
    officer_scene("work-detail", detail),
    officer_scene("work-returned", returned),
    officer_scene("work-detail-returned", detail_returned),
    officer_scene("work-detail-voiding", detail_voiding),
    officer_scene("work-detail-wordless", detail_without_words),
    officer_scene("work-entry-activity", entry_at("activity")),
    officer_scene("work-entry-output", entry_at("output")),
    officer_scene("work-entry-empty", entry_empty),
    officer_scene("work-entry-outcome", entry_at("outcome")),
    officer_scene("work-entry-form", entry_form),
    officer_scene("work-entry-thing", entry_at("thing")),
    officer_scene("work-entry-place", entry_at("place")),
    officer_scene("work-entry-quantity", entry_at("quantity")),
    officer_scene("work-entry-time", entry_at("time")),
    officer_scene("work-entry-photo", entry_at("photo")),
    officer_scene("work-entry-photo-taken", entry_with_photo),
    officer_scene("work-entry-no-camera", entry_without_camera),
    officer_scene("work-entry-full-disk", entry_on_a_full_disk),
    officer_scene("numbers", numbers),
    officer_scene("numbers-empty", numbers_empty),
    officer_scene("numbers-index", number("index")),
    officer_scene("numbers-index-leave", numbers_on_leave),
    officer_scene("numbers-hours", number("hours")),
    officer_scene("numbers-entries", number("entries")),
    officer_scene("numbers-on-time", number("on_time")),
    officer_scene("numbers-late", number("late")),
    officer_scene("numbers-objection", objecting),
    officer_scene("numbers-objected", objected),
)
