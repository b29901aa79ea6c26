"""The city's queue: what kiosks said about each number, in whatever steps it came in."""

from __future__ import annotations

from datetime import date

import pytest

from sync.protocol.fact import Actor
from sync.server import projector
from sync.server.halls.models import Ticket
from sync.testing.facts import RESIDENT
from sync.testing.samples import sample_data

NUMBER = {"prefix": "A", "number": 17, "day": "2026-11-24"}


def said(kiosk, subject: str, *steps: str) -> list:
    """`ticket_issued` and what follows, as facts of one number."""
    made = []
    for kind in ("ticket_issued", *steps):
        data = {**sample_data(kind), **NUMBER} if kind.startswith("ticket_") else sample_data(kind)
        made.append(kiosk.maker.add(kind, data, subject=subject))
    return made


@pytest.mark.parametrize(
    ("steps", "state"),
    [
        ((), Ticket.WAITING),
        (("ticket_called",), Ticket.CALLED),
        (("ticket_called", "ticket_served"), Ticket.SERVED),
        (("ticket_called", "ticket_skipped"), Ticket.SKIPPED),
        (("ticket_called", "ticket_skipped", "ticket_called"), Ticket.CALLED),
        (("ticket_skipped",), Ticket.WAITING),  # only who was called can be skipped
        (("ticket_served", "ticket_called"), Ticket.SERVED),  # what ended stays ended
        (("request_voided",), Ticket.VOID),
        (("request_completed",), Ticket.SERVED),
        (("request_voided", "ticket_called"), Ticket.VOID),
    ],
)
def test_the_last_word_counts_until_a_number_ends(kiosk, steps, state) -> None:
    made = said(kiosk, kiosk.maker.new_id(), *steps)
    kiosk.push(made)
    ticket = Ticket.objects.get()
    assert (ticket.state, ticket.number, ticket.day) == (state, "A-017", date(2026, 11, 24))
    assert ticket.site == kiosk.row.site_id


def test_the_same_facts_in_single_steps_and_after_a_rebuild_give_the_same_rows(kiosk) -> None:
    made = said(kiosk, kiosk.maker.new_id(), "ticket_called", "ticket_skipped", "ticket_called", "ticket_served")
    for fact in made:
        kiosk.push([fact])
    before = list(Ticket.objects.values_list("subject", "state", "issued_at", "called_at"))
    projector.Projection.objects.update(rebuild="due")
    projector.project(kiosk.id)
    assert list(Ticket.objects.values_list("subject", "state", "issued_at", "called_at")) == before
    assert len(before) == 1


def test_a_number_that_was_never_given_is_nobodys(kiosk) -> None:
    subject = kiosk.maker.new_id()
    kiosk.push([kiosk.maker.add("ticket_called", subject=subject), kiosk.maker.add("ticket_served", subject=subject)])
    assert not Ticket.objects.exists()


def test_another_kiosks_word_about_the_same_subject_is_its_own_number(kiosk, site) -> None:
    other = type(kiosk)(site)
    subject = kiosk.maker.new_id()
    kiosk.push(said(kiosk, subject))
    other.push(said(other, subject, "ticket_called", "ticket_served"))
    states = dict(Ticket.objects.values_list("kiosk", "state"))
    assert states == {kiosk.row.id: Ticket.WAITING, other.row.id: Ticket.SERVED}


def test_a_request_without_a_number_makes_none(kiosk) -> None:
    subject = kiosk.maker.new_id()
    kiosk.push(
        [
            kiosk.maker.add("request_filed", subject=subject, actor=RESIDENT),
            kiosk.maker.add("request_completed", subject=subject, actor=Actor("officer", kiosk.maker.new_id())),
        ]
    )
    assert not Ticket.objects.exists()
