"""`cityserver facts`: what an auditor compares byte for byte with `kiosk facts`."""

from __future__ import annotations

from argparse import Namespace

from sync.server.commands import COMMANDS


def printed(capsysbinary, chain: str | None) -> list[bytes]:
    run = next(run for name, _, run in COMMANDS if name == "facts")
    run(Namespace(chain=chain))
    return capsysbinary.readouterr().out.splitlines()


def test_without_a_choice_only_what_kiosks_signed_is_printed(kiosk, city, capsysbinary) -> None:
    made = kiosk.maker.add_many(3)
    kiosk.push(made)
    signed = [fact.envelope for fact in made]
    assert printed(capsysbinary, None) == signed
    assert printed(capsysbinary, kiosk.id) == signed


def test_the_citys_own_chain_is_printed_when_asked_for(kiosk, city, capsysbinary) -> None:
    kiosk.push(kiosk.maker.add_many(2))
    assert len(printed(capsysbinary, "city")) == 1
