"""`kiosk passport`: what this kiosk is, on one page for the folder in the hall's cupboard: who to call it by, never how to open it.

Invariants
- Public things only: identity, epoch, the digest of the signing key's public half and of the city's root, versions, the rung of key
  protection, devices. No key, no code, no officer.
- It looks and changes nothing; before enrolment there is no passport.
"""

from __future__ import annotations

import html
import platform
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from kiosk import __version__
from kiosk.camera_watch import CHOSEN
from kiosk.devices.clock import SystemClock
from kiosk.doctor import RUNG_WORDS
from kiosk.domain.slip import RULE, Slip, SlipLine, large, plain, small, title
from kiosk.errors import WorldError
from kiosk.settings import Settings
from kiosk.unlocking import unlock, vault_of
from sync.rules.indonesian import JAKARTA

GROUP = 4


class NoPassportError(WorldError):
    def __init__(self) -> None:
        super().__init__(
            "Kios belum didaftarkan, jadi belum ada paspornya; jalankan kiosk enrol dengan lembar dari kota."
            " (Not enrolled: there is no passport yet.)"
        )


@dataclass(frozen=True, slots=True)
class Passport:
    """`key` is the keyid of the signing key's public half, `root` the city's; both as the console shows them."""

    site: str
    place: str
    kiosk: str
    epoch: int
    key: str
    root: str
    city: str
    rung: str
    version: str
    system: str
    camera: str
    printer: str
    screen: str
    made_at: datetime

    def rows(self) -> Sequence[tuple[str, str]]:
        return (
            ("Balai", self.site),
            ("Wilayah", self.place),
            ("Nomor kios", self.kiosk),
            ("Epoch", str(self.epoch)),
            ("Sidik kunci kios", grouped(self.key)),
            ("Sidik kunci kota", grouped(self.root)),
            ("Alamat kota", self.city),
            ("Penyimpan kunci", self.rung),
            ("Versi program", self.version),
            ("Sistem", self.system),
            ("Kamera", self.camera),
            ("Printer", self.printer),
            ("Layar", self.screen),
            ("Dibuat", f"{self.made_at.astimezone(JAKARTA):%d-%m-%Y %H.%M} WIB"),
        )


def main(settings: Settings, *, out: Path | None = None, on_paper: bool = False) -> int:
    """Raises NoPassportError, PrinterMissingError and what opening the store raises."""
    passport = passport_of(settings)
    for name, value in passport.rows():
        print(f"{name:<18}{value}")
    if out is not None:
        out.write_text(page(passport), "utf-8")
        print(f"Tertulis di {out}: buka di peramban, lalu cetak. (Written: open it and print.)")
    if on_paper:
        from kiosk.devices.printers import open_printer
        from kiosk.printers import NoPrinterChosenError

        printer = open_printer(settings.printer)
        if printer is None:
            raise NoPrinterChosenError
        printer.print_slip(slip(passport))
    return 0


def is_enrolled(settings: Settings) -> int:
    """0 once the city knows this kiosk, else 1; prints nothing and makes nothing."""
    try:
        with unlock(settings) as store:
            return 0 if store.is_enrolled() and store.enrolment_book.head().seq > 0 else 1
    except Exception:  # noqa: BLE001 - whatever keeps the store from opening, nobody can say that it is enrolled
        return 1


def passport_of(settings: Settings) -> Passport:
    """Raises NoPassportError and what opening the store raises."""
    with unlock(settings) as store:
        who, identity = store.book.identity(), store.sync_book.identity()
        if who is None or identity is None:
            raise NoPassportError
        key, chosen = store.signing_key().public.keyid, store.notes.get(CHOSEN)
    return Passport(
        site=who.site_name,
        place=f"Loket {who.loket}",
        kiosk=identity.kiosk,
        epoch=identity.epoch,
        key=key,
        root=identity.root,
        city=identity.city_url,
        rung=RUNG_WORDS[vault_of(settings).rung].partition(".")[0],
        version=__version__,
        system=f"{platform.system()} {platform.release()}"[:80],
        camera=chosen or settings.camera,
        printer=settings.printer,
        screen=f"{settings.dpi:g} dpi" if settings.dpi else "belum diukur",
        made_at=SystemClock().now(),
    )


def grouped(digest: str) -> str:
    """In fours, as people compare them."""
    return " ".join(textwrap.wrap(digest, GROUP))


def slip(passport: Passport) -> Slip:
    """For the receipt printer; digests stand in fours with letters between, no run of digits that could name somebody."""
    lines: list[SlipLine] = [title("Paspor kios"), large(passport.kiosk[:8].upper()), RULE]
    for name, value in passport.rows():
        lines += [small(name), *(plain(part) for part in textwrap.wrap(value, 40))]
    return Slip("my_data", tuple(lines[:60]))


def page(passport: Passport) -> str:
    """One A4 page that needs no network and no script."""
    rows = "".join(
        f"<tr><th>{html.escape(name)}</th><td>{html.escape(value)}</td></tr>" for name, value in passport.rows()
    )
    return (
        "<!doctype html><html lang='id'><meta charset='utf-8'><title>Paspor kios</title><style>"
        "@page{size:A4;margin:20mm}body{font:12pt/1.5 sans-serif}h1{font-size:22pt}table{border-collapse:collapse;width:100%}"
        "th,td{text-align:left;vertical-align:top;padding:2mm;border-bottom:1px solid #999}th{width:45mm}"
        "td{overflow-wrap:anywhere}p{margin-top:8mm}</style>"
        f"<h1>Paspor kios</h1><table>{rows}</table>"
        "<p>Simpan di map balai. Bandingkan sidik kunci dengan halaman kios di konsol kota; bila berbeda, hubungi kota."
        " Lembar ini tidak membuka apa pun.</p>"
        "<p>Dipasang oleh: ______________________ &nbsp; Tanda tangan petugas balai: ______________________</p></html>\n"
    )
