"""A resident, a real window and a receipt printer at the other end of a socket: the roll ends, a new one is put in, and the ticket
that comes out is the one on the screen.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest
import zxingcpp

from sync.protocol.canonical import decode
from sync.protocol.envelope import Envelope
from sync.protocol.statements import TicketStatement
from tests.bench.filing import enrolled_store
from tests.e2e import stay
from tests.e2e.touch import WAIT_S, NotSeenError, Touch, until
from tests.fakes.receipt_printer import FakeReceiptPrinter

pytestmark = pytest.mark.slow


def test_the_roll_ends_a_new_one_is_put_in_and_the_ticket_is_the_one_on_the_screen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = tmp_path / "kiosk"
    enrolled_store(data).close()
    with FakeReceiptPrinter("no_paper") as printer:
        monkeypatch.setenv("KIOSK_PRINTER", printer.spec)
        with stay.open_kiosk(data) as kiosk:
            stay.come_to(kiosk, "ticket.number")
            kiosk.wait_for("print.again")
            assert kiosk.read("print.words").startswith("Kertas habis.")
            number, code, pin = (kiosk.read(f"ticket.{name}") for name in ("number", "code", "pin"))
            printer.state = "ready"
            kiosk.tap("print.again")
            kiosk.wait_for("print.yes")
            until(lambda: _says_no(kiosk), "the question of the paper again", WAIT_S)
            kiosk.tap("print.again")
            kiosk.wait_for("print.yes")
            kiosk.tap("print.yes")
            assert [kiosk.read(f"ticket.{name}") for name in ("number", "code", "pin")] == [number, code, pin]
            kiosk.tap("footer.primary")
            kiosk.wait_for("attract.start")
        first, second = printer.slips
        assert printer.misread == ""
    assert first.tobytes() == second.tobytes()
    (found,) = zxingcpp.read_barcodes(np.asarray(first.convert("L")), formats=zxingcpp.BarcodeFormat.QRCode)
    payload = Envelope.from_bytes(found.text.encode("ascii")).payload
    assert TicketStatement.from_object(decode(payload, limit_bytes=1024)).code == code.replace("-", "")
    assert pin.replace(" ", "") not in payload.decode("latin-1")
    assert len(stay.filed(data)) == 1, "no number was burnt"


def _says_no(kiosk: Touch) -> bool:
    """A touch that comes just after the printer's answer is taken for a trembling finger, as it must be; people touch again."""
    with suppress(NotSeenError):
        kiosk.tap("print.no", wait_s=0.1)
    return kiosk.sees("print.again")
