"""How the sending is, on the truth bar and on the page "Kiriman"; and the courier by touch, by key and when nobody is there."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QObject, Qt

from kiosk.errors import NotEnrolledError
from kiosk.flows.backlog import Backlog
from kiosk.flows.courier import (
    CityDisagreesError,
    CityRefusesError,
    CourierError,
    CourierProgress,
    DamagedError,
    NoLineError,
    NotOursError,
    StickReadOnlyError,
    StickUnfitError,
)
from kiosk.flows.ports import StorageFullError
from kiosk.ui.gallery import settle
from kiosk.ui.gallery_courier import KINGSTON, SANDISK, SMALL
from kiosk.ui.scenes.resident import home
from kiosk.ui.scenes.sending import FORKED, OFFLINE, ONLY_FACTS, RECEIVED, SENDING, WAITS
from kiosk.ui.stage import NOW, Stage
from kiosk.ui.tasks import Tasks


def words_of(hall) -> str:
    item = hall.find("truth.words")
    assert item is not None
    return str(item.property("text"))


def page_of(hall):
    return hall.stage.officer.plain_pages.plain_courier


@pytest.fixture
def kiriman(desk):
    """An officer on the page "Kiriman", the line dead for three days."""
    desk.stage.line(OFFLINE, WAITS)
    desk.tap("footer.back", "menu.sync")
    return desk


def plug(hall, *sticks) -> None:
    hall.stage.courier.plugged = list(sticks)
    page_of(hall).look()
    hall.look()


def hold_the_errand(hall) -> None:
    """At work with one stick, nothing told yet."""
    hall.stage.courier.plugged = [KINGSTON, SMALL]
    hall.tap("sync.export")
    hall.stage.held.holding = True
    hall.tap("courier.stick.0")


# --- the bar ---------------------------------------------------------------------------------------------------------


BAR = (
    (SENDING, "Mengirim 3 dari 14 foto, kira-kira 2 menit lagi"),
    (replace(SENDING, left_s=4), "Mengirim 3 dari 14 foto, kurang dari 1 menit lagi"),
    (replace(SENDING, left_s=3_700), "Mengirim 3 dari 14 foto, sekitar 1 jam lagi"),
    (replace(SENDING, left_s=10**9), "Mengirim 3 dari 14 foto, lebih dari seminggu lagi"),
    (replace(SENDING, left_s=None), "Mengirim 3 dari 14 foto"),
    (replace(SENDING, parts_sent=0, left_s=None), "Mengirim 14 foto"),
    (ONLY_FACTS, "Mengirim catatan"),
    (OFFLINE, "Tersimpan di kios"),
    (RECEIVED, "Diterima kota"),
    (FORKED, "Perlu perhatian"),
)


def test_a_resident_reads_how_the_sending_is(hall) -> None:
    home(hall.stage)
    for outbox, words in BAR:
        hall.stage.line(outbox)
        hall.look()
        assert words_of(hall) == words


def test_an_officer_reads_what_waits_while_the_line_is_dead(desk) -> None:
    desk.stage.line(OFFLINE, WAITS)
    desk.look()
    assert words_of(desk) == "26 menunggu dikirim"


def test_with_large_text_the_bar_says_it_briefly(hall) -> None:
    home(hall.stage)
    hall.stage.shell.toggleLargeText()
    hall.stage.line(SENDING)
    hall.look()
    assert words_of(hall) == "3 dari 14 foto, 2 menit lagi"


# --- the page --------------------------------------------------------------------------------------------------------


def test_a_technician_without_a_badge_holds_the_bar_and_may_only_read(hall) -> None:
    home(hall.stage)
    hall.stage.line(OFFLINE, WAITS)
    hall.look()
    hall.hold("truth.hold")
    hall.let_go("truth.hold")
    assert not hall.sees("sync.network"), "a touch is not a hold"

    for timer in hall.window.findChildren(QObject, "truth.holding"):
        timer.setProperty("interval", 20)
    hall.hold("truth.hold")
    settle(60)
    assert hall.sees("sync.network")
    assert hall.sees("sync.noBadge")
    assert not hall.sees("sync.export")
    hall.stage.officer.runCourier("export")
    assert hall.stage.courier.asked == []
    hall.tap("footer.back")
    assert hall.sees("home.search"), "the resident's page is where it was"


def test_by_keyboard_the_page_opens_with_f8_also_on_the_resting_screen(hall) -> None:
    hall.press(Qt.Key.Key_F8)
    assert hall.sees("sync.network")
    hall.press(Qt.Key.Key_Escape)
    assert hall.sees("attract.start")


def test_f8_does_not_take_a_page_away_from_an_officer_at_work(desk) -> None:
    desk.tap("desk.request.A-014")
    desk.press(Qt.Key.Key_F8)
    assert desk.sees("request.deadline")


def test_the_page_says_what_waits_since_when_and_when_the_city_was_heard(kiriman) -> None:
    words = kiriman.texts()
    for told in (
        "Internet mati",
        "3 hari lalu, 21-11\N{NO-BREAK SPACE}09.41",
        "12",
        "2 hadir, 12 surat",
        "3 hari lalu",
    ):
        assert told in words
    kiriman.stage.line(
        replace(SENDING, bytes_per_s=5_000),
        Backlog(
            document_photos=11, last_contact_at=NOW - timedelta(minutes=12), photos_from_min=1080, photos_to_min=360
        ),
    )
    kiriman.stage.officer.plain_pages.plain_sync.look()
    kiriman.look()
    words = kiriman.texts()
    for told in (
        "Tersambung",
        "12 menit lalu, 09.29",
        "11 surat",
        "5 kB per detik, 2 menit lagi",
        "18.00 sampai 06.00",
    ):
        assert told in words


def test_a_trouble_stands_there_with_what_to_do(kiriman) -> None:
    assert not kiriman.sees("sync.attention")
    kiriman.stage.line(FORKED, WAITS)
    kiriman.look()
    assert kiriman.sees("sync.attention")
    assert "jalankan kiosk enrol" in kiriman.texts()


def test_trying_now_asks_the_agent_once(kiriman) -> None:
    kiriman.tap("footer.primary")
    assert kiriman.stage.tried == 1
    button = kiriman.find("footer.primary")
    assert button is not None
    assert not button.isEnabled()
    kiriman.press(Qt.Key.Key_Return)
    assert kiriman.stage.tried == 1


def test_while_it_sends_there_is_nothing_to_try(kiriman) -> None:
    kiriman.stage.line(SENDING)
    kiriman.look()
    button = kiriman.find("footer.primary")
    assert button is not None
    assert not button.isEnabled()


# --- the courier -----------------------------------------------------------------------------------------------------


def test_an_export_by_touch_from_no_stick_to_pulling_it_out(open_hall, qtbot) -> None:
    """On a thread of its own, as in the hall."""
    tasks = Tasks()
    hall = open_hall(Stage(tasks=tasks))
    try:
        hall.stage.be_present()
        hall.stage.sign_in()
        qtbot.waitUntil(lambda: hall.sees("desk.serving"), timeout=20_000)
        hall.tap("footer.back", "menu.sync", "sync.export")
        qtbot.waitUntil(lambda: "Belum ada flashdisk" in hall.texts(), timeout=20_000)
        hall.stage.courier.plugged = [KINGSTON]
        page_of(hall).look()
        qtbot.waitUntil(lambda: "Sekarang flashdisk boleh dicabut" in hall.texts(), timeout=20_000)
        assert "12 catatan, 14 foto, 84 MB" in hall.texts()
        hall.tap("footer.primary")
        assert hall.sees("sync.network")
        assert hall.stage.courier.asked == ["export KINGSTON"]
    finally:
        hall.stage.officer.close()
        tasks.close()


def test_it_says_each_step_and_how_far_it_is(kiriman) -> None:
    hold_the_errand(kiriman)
    assert "Menyiapkan" in kiriman.texts()
    run = page_of(kiriman).plain_run
    run.tell(CourierProgress("writing", 12_400_000, 84_000_000, 1, 2))
    page_of(kiriman).hear()
    kiriman.look()
    for told in ("Menulis ke flashdisk", "12,4 MB dari 84 MB", "Bagian 1 dari 2", "Jangan cabut flashdisk dulu."):
        assert told in kiriman.texts()
    assert kiriman.find("courier.progress").property("share") == pytest.approx(12.4 / 84)
    run.tell(CourierProgress("checking", 0, 84_000_000, 2, 2))
    page_of(kiriman).hear()
    kiriman.look()
    assert "Memeriksa ulang" in kiriman.texts()


def test_of_several_sticks_one_is_chosen_and_a_reply_is_looked_for_where_one_is(kiriman) -> None:
    kiriman.stage.courier.plugged = [KINGSTON, SANDISK, SMALL]
    kiriman.tap("sync.export")
    assert "3 kiriman, 1 balasan" in kiriman.texts()
    kiriman.tap("courier.stick.1")
    kiriman.tap("footer.primary", "sync.take_in")
    assert "14 foto diterima kota" in kiriman.texts()
    assert kiriman.stage.courier.asked == ["export BALAI RW 05", "take_in BALAI RW 05"]


def test_carrying_for_others_says_what_came_of_it(kiriman) -> None:
    kiriman.stage.courier.plugged = [SANDISK]
    kiriman.tap("sync.carry")
    assert "3 kiriman diterima kota, 2 balasan ada di flashdisk." in kiriman.texts()
    assert "1 balasan belum siap: ulangi nanti." in kiriman.texts()


def test_stopping_is_asked_and_what_was_done_stays(kiriman) -> None:
    hold_the_errand(kiriman)
    kiriman.tap("footer.back", "courier.goOn")
    assert page_of(kiriman).plain_phase == "working"
    kiriman.press(Qt.Key.Key_Escape)
    kiriman.tap("courier.stop")
    assert "Menghentikan" in kiriman.texts()
    kiriman.stage.held.release()
    kiriman.look()
    assert "Dihentikan. Flashdisk boleh dicabut." in kiriman.texts()
    kiriman.tap("footer.back")
    assert kiriman.sees("sync.network")


def test_a_stick_that_is_pulled_out_is_said_and_plugged_in_again_it_goes_on(kiriman) -> None:
    hold_the_errand(kiriman)
    kiriman.stage.courier.pull(KINGSTON)
    kiriman.stage.courier.pull(SMALL)
    kiriman.stage.held.release()
    kiriman.look()
    assert "Flashdisk tercabut." in kiriman.texts()
    kiriman.tap("footer.primary")
    assert "Belum ada flashdisk" in kiriman.texts()
    plug(kiriman, KINGSTON)
    assert "Sekarang flashdisk boleh dicabut" in kiriman.texts()


def test_a_full_stick_says_how_much_is_missing(kiriman) -> None:
    kiriman.stage.courier.plugged = [SMALL]
    kiriman.tap("sync.export")
    assert "Flashdisk penuh, kurang 44 MB." in kiriman.texts()


def test_when_the_city_has_everything_there_is_nothing_to_carry_and_that_is_good(kiriman) -> None:
    kiriman.stage.courier.waiting_bytes = 0
    kiriman.stage.courier.plugged = [KINGSTON]
    kiriman.tap("sync.export")
    assert "Semua sudah diterima kota." in kiriman.texts()
    kiriman.tap("footer.primary")
    assert kiriman.sees("sync.network")


TROUBLES = (
    (StickReadOnlyError(), "Flashdisk tidak bisa ditulisi."),
    (StickUnfitError(), "Flashdisk ini tidak menyimpan dengan benar."),
    (DamagedError(), "Balasan di flashdisk rusak."),
    (NotOursError(), "Balasan ini bukan untuk kios ini."),
    (CityDisagreesError(), "Catatan kota berbeda dengan catatan kios."),
    (NoLineError(), "Kota tidak terjangkau."),
    (CityRefusesError("403.1"), "Kota tidak menerima kiriman dari kios ini."),
    (NotEnrolledError(), "Kios ini belum terdaftar."),
    (StorageFullError(), "Belum bisa menyimpan."),
    (CourierError("Flashdisk sedang dipakai: tunggu sebentar."), "Flashdisk sedang dipakai: tunggu sebentar."),
)


def test_every_trouble_is_one_clear_sentence_with_a_way_on(kiriman) -> None:
    kiriman.stage.courier.plugged = [KINGSTON]
    kiriman.stage.courier.trouble = StickReadOnlyError()
    kiriman.tap("sync.export")
    for trouble, title in TROUBLES:
        kiriman.stage.courier.trouble = trouble
        kiriman.tap("footer.primary")
        assert title in kiriman.texts()
        assert str(kiriman.find("courier.wayOn").property("text")).endswith(".")
    kiriman.stage.courier.trouble = None
    kiriman.tap("footer.primary")
    assert "Sekarang flashdisk boleh dicabut" in kiriman.texts()


def test_all_of_it_is_reached_by_tab_and_pressed_by_space(kiriman) -> None:
    kiriman.stage.courier.plugged = [KINGSTON]
    for _ in range(20):
        kiriman.press(Qt.Key.Key_Tab)
        focused = kiriman.window.activeFocusItem()
        while focused is not None and not focused.objectName():
            focused = focused.parentItem()
        if focused is not None and focused.objectName() == "sync.export":
            break
    kiriman.press(Qt.Key.Key_Space)
    assert "Sekarang flashdisk boleh dicabut" in kiriman.texts()


# --- nobody there ----------------------------------------------------------------------------------------------------


def test_silence_signs_the_officer_out_but_the_errand_goes_on_and_then_the_screen_is_the_residents(kiriman) -> None:
    hold_the_errand(kiriman)
    silence = kiriman.stage.officer._silence
    silence._ask()
    kiriman.look()
    assert not kiriman.sees("officer.locking.stay"), "nobody is asked while it works"
    silence.expired.emit()
    kiriman.look()
    assert kiriman.stage.officer.plain_pages.plain_officer is None
    assert "Layar ini untuk warga lagi sesudah selesai." in kiriman.texts()
    assert "Sri Wahyuni" not in kiriman.texts()

    kiriman.stage.held.release()
    kiriman.look()
    assert "Sekarang flashdisk boleh dicabut" in kiriman.texts()
    silence.expired.emit()
    kiriman.look()
    assert kiriman.sees("attract.start")


def test_without_an_officer_nothing_starts_again(kiriman) -> None:
    hold_the_errand(kiriman)
    kiriman.stage.officer.plain_pages.sign_out_here()
    kiriman.stage.courier.pull(KINGSTON)
    kiriman.stage.held.release()
    kiriman.look()
    assert not kiriman.sees("footer.primary")
    page_of(kiriman).again()
    assert page_of(kiriman).plain_phase == "failed"
    kiriman.tap("footer.back")
    assert not kiriman.sees("sync.export")


def test_leaving_the_area_ends_the_errand_and_hears_nothing_of_it(kiriman) -> None:
    hold_the_errand(kiriman)
    run = page_of(kiriman).plain_run
    kiriman.stage.shell.leaveOfficer()
    assert not run.tell(CourierProgress("writing"))
    kiriman.stage.held.release()
    kiriman.look()
    assert page_of(kiriman).plain_phase == ""
    assert kiriman.sees("attract.start")
