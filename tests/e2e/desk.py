"""The officer's part of the day, touched at the kiosk's screen: sign in, presence with a photo, take, complete, leave."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tests.e2e.filing import Shot
from tests.e2e.touch import Touch, until


def sign_in(kiosk: Touch, officer: Mapping[str, Any], shot: Shot) -> None:
    kiosk.tap("attract.officer")
    kiosk.wait_for("officer.card.0")
    index = next(n for n in range(20) if _is_card_of(kiosk, n, str(officer["name"])))
    kiosk.tap(f"officer.card.{index}")
    kiosk.type(str(officer["pin"]))
    shot("officer-sign-in")
    if kiosk.wait_for("desk.prove", "desk.present", "footer.primary") == "footer.primary":
        kiosk.tap("footer.primary")
    kiosk.wait_for("desk.prove", "desk.present")
    shot("officer-desk-before")


def _is_card_of(kiosk: Touch, number: int, name: str) -> bool:
    return kiosk.label(f"officer.card.{number}") == name


def prove_presence(kiosk: Touch, shot: Shot) -> None:
    kiosk.tap("desk.prove")
    kiosk.wait_for("presence.asked")
    shot("officer-presence")
    until(lambda: kiosk.sees("presence.again") or _shoot(kiosk), "presence photos that are accepted", 90)
    shot("officer-presence-taken")
    kiosk.tap("footer.primary")
    kiosk.wait_for("desk.present")
    shot("officer-desk")


def _shoot(kiosk: Touch) -> bool:
    """Press "Mulai" and hold still for the countdown and three pictures; after a refusal press again, as a person would."""
    if kiosk.sees("presence.asked"):
        kiosk.tap("footer.primary")
    return kiosk.sees("presence.again")


def complete_next(kiosk: Touch, shot: Shot) -> None:
    """Call the next number, take its request and complete it with a photo of the result."""
    kiosk.tap("desk.callNext")
    kiosk.tap("desk.takeCalled")
    kiosk.wait_for("desk.completeCalled")
    shot("officer-serving")
    kiosk.tap("desk.openCalled")
    kiosk.wait_for("request.deadline")
    shot("officer-request")
    kiosk.tap("footer.back")
    kiosk.tap("desk.completeCalled")
    until(lambda: kiosk.sees("completion.again") or _shoot_output(kiosk), "a photo of the result", 90)
    shot("officer-completion")
    kiosk.tap("footer.primary")
    kiosk.tap("completion.outcome.done")
    shot("officer-outcome")
    kiosk.tap("footer.primary")
    kiosk.wait_for("desk.callNext", "desk.waiting", "desk.empty")


def _shoot_output(kiosk: Touch) -> bool:
    kiosk.tap("footer.primary")
    return kiosk.sees("completion.again")


def lock(kiosk: Touch) -> None:
    kiosk.tap("footer.primary")
    kiosk.tap("leave.lock")
    kiosk.wait_for("attract.start")
