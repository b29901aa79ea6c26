"""What is on its way to the city: truth bar, page "Kiriman", courier."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from kiosk.flows.backlog import Backlog
from kiosk.flows.courier import CourierProgress, Stick, StickGoneError
from kiosk.flows.courier_run import Errand
from kiosk.flows.ports import Outbox
from kiosk.ui.gallery_courier import KINGSTON, SANDISK, SMALL
from kiosk.ui.scenes.officer import desk
from kiosk.ui.scenes.resident import home
from kiosk.ui.scenes.scene import Act, Scene, officer_scene, resident_scene
from kiosk.ui.stage import NOW, Stage

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


SENDING_SCENES: tuple[Scene, ...] = (
    resident_scene("home-sending", on(home, SENDING, GOES)),
    resident_scene("home-sending-long", on(home, replace(SENDING, parts_total=1014, left_s=40_000), GOES)),
    resident_scene("home-sending-unknown", on(home, replace(SENDING, parts_sent=0, left_s=None), GOES)),
    resident_scene("home-sending-facts", on(home, ONLY_FACTS, HAD)),
    officer_scene("officer-desk-offline", on(desk, OFFLINE, WAITS)),
    officer_scene("officer-desk-sending", on(desk, SENDING, GOES)),
    officer_scene("sync-offline", sync(OFFLINE, WAITS)),
    officer_scene("sync-sending", sync(replace(SENDING, bytes_per_s=5_200), GOES)),
    officer_scene(
        "sync-window", sync(replace(OFFLINE, network="online"), replace(WAITS, photos_from_min=1080, photos_to_min=360))
    ),
    officer_scene("sync-received", sync(RECEIVED, HAD)),
    officer_scene("sync-attention", sync(FORKED, WAITS)),
    officer_scene("sync-technician", sync(OFFLINE, WAITS, badge=False)),
    officer_scene("sync-tried", sync_tried),
    officer_scene("courier-no-stick", courier("export")),
    officer_scene("courier-sticks", courier("export", KINGSTON, SANDISK, SMALL)),
    officer_scene("courier-writing", courier_working("export", CourierProgress("writing", 12_400_000, 84_000_000))),
    officer_scene(
        "courier-checking", courier_working("export", CourierProgress("checking", 3_300_000_000, 3_900_000_000, 2, 3))
    ),
    officer_scene("courier-sending", courier_working("carry", CourierProgress("sending", 900_000, 4_000_000))),
    officer_scene(
        "courier-stopping",
        courier_working("export", CourierProgress("writing", 42_000_000, 84_000_000), courier_stopping),
    ),
    officer_scene(
        "courier-alone", courier_working("export", CourierProgress("writing", 42_000_000, 84_000_000), courier_alone)
    ),
    officer_scene("courier-full", courier("export", SMALL)),
    officer_scene("courier-pulled", courier_pulled),
    officer_scene("courier-nothing", courier("take_in", KINGSTON)),
    officer_scene("courier-done", courier("export", KINGSTON)),
    officer_scene("courier-carried", courier("carry", SANDISK)),
)
