"""The words on the slips of a request, in the language of the screen.

Invariants
- A ticket bears number, promise, code and PIN, and in its QR the signed statement alone; a list of papers bears the service,
  the papers that are missing and the way back. Neither bears a name, a NIK or a telephone number.
- Nothing here prints: who holds the slip does.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from kiosk.domain.kept_place import grouped, qr_of
from kiosk.domain.slip import MAX_LINE, RULE, Slip, SlipLine, large, plain, small, title
from kiosk.flows.file_request import Ticket
from kiosk.ui.dates import promise_moment

translate = QCoreApplication.translate


def ticket_slip(ticket: Ticket, site: str) -> Slip:
    lines: list[SlipLine] = [title(site), small(translate("Slips", "Nomor antrean")), large(ticket.number)]
    lines += [plain(ticket.service.short_name), RULE, *_promise(ticket), RULE]
    lines += [small(translate("Slips", "Kode status")), large(f"{ticket.code[:4]}-{ticket.code[4:]}")]
    lines += [
        small(translate("Slips", "PIN, jangan diberikan ke orang lain")),
        large(f"{ticket.pin[:3]} {ticket.pin[3:]}"),
        RULE,
    ]
    if ticket.status_page:
        lines += [small(translate("Slips", "Cek atau kirim berkas dari HP")), plain(ticket.status_page[:MAX_LINE])]
    lines += [plain(translate("Slips", "Simpan kertas ini untuk mengambil dokumen."))]
    lines += [plain(translate("Slips", "Bukti pengajuan, bukan persetujuan. Gratis."))]
    return Slip("ticket", tuple(lines), ticket.qr)


def queue_slip(number: str, site: str) -> Slip:
    """Of who took a number without a request."""
    lines = [title(site), small(translate("Slips", "Nomor antrean")), large(number), RULE]
    return Slip("queue", (*lines, plain(translate("Slips", "Setiap panggilan disebut dua kali. Gratis."))))


def _promise(ticket: Ticket) -> tuple[SlipLine, ...]:
    promise = ticket.promise
    if promise.due_at is not None:
        answered = promise.standard == "respond_24h"
        words = (
            translate("Slips", "Jawaban pertama paling lambat")
            if answered
            else translate("Slips", "Selesai paling lambat")
        )
        return small(words), plain(promise_moment(promise.due_at, ticket.filed_at))
    if promise.standard == "same_visit":
        return (plain(translate("Slips", "Selesai hari ini, sambil ditunggu")),)
    return (plain(translate("Slips", "Petugas memberi kabar")),)


@dataclass(frozen=True, slots=True)
class MissingPapers:
    """What to fetch at home: (name, hint) of each paper, and the bare code of the place."""

    service: str
    papers: Sequence[tuple[str, str]]
    code: str
    hours: str


def missing_papers_slip(told: MissingPapers, site: str) -> Slip:
    lines: list[SlipLine] = [title(translate("Slips", "Ambil dulu di rumah")), plain(told.service), RULE]
    for name, hint in told.papers:
        lines.append(plain(f"• {name}"[:MAX_LINE]))
        if hint:
            lines.append(small(hint[:MAX_LINE]))
    lines += [RULE, plain(site)]
    if told.hours:
        lines.append(small(translate("Slips", "Buka hari ini %1").replace("%1", told.hours)))
    lines += [
        small(translate("Slips", "Di kios: sentuh Lainnya, lalu Saya kembali. Tunjukkan kode ini.")),
        large(grouped(told.code)),
    ]
    lines.append(small(translate("Slips", "Kode ini tidak memuat data pribadi. Gratis.")))
    return Slip("missing_papers", tuple(lines), qr_of(told.code))
