"""What "Perlu perhatian" on the truth bar means: one sentence for the technician, for each of `ports.Attention`.

Invariants
- Every sentence says what to do; recording goes on in each of these, so none asks to stop the kiosk.
- A sentence stands whole: translators, who know it by its source, see no pieces.
"""

from __future__ import annotations

from collections.abc import Mapping

from kiosk.flows.ports import Attention


def QT_TRANSLATE_NOOP(_context: str, text: str) -> str:  # noqa: N802 - the name that extraction knows
    """Named as the extraction of sentences knows it; whoever shows one on a screen asks for its translation."""
    return text


WORDS: Mapping[Attention, str] = {
    "not_enrolled": QT_TRANSLATE_NOOP(
        "Attention", "kios belum didaftarkan; jalankan kiosk enrol dengan kode dari kota."
    ),
    "fork": QT_TRANSLATE_NOOP(
        "Attention",
        "kota sudah memegang catatan lain di urutan yang sama; minta kode baru dari kota, lalu jalankan kiosk enrol; pencatatan tetap berjalan.",
    ),
    "rollback": QT_TRANSLATE_NOOP(
        "Attention",
        "basis data kios lebih tua daripada yang dipegang kota; minta kode baru dari kota, lalu jalankan kiosk enrol; pencatatan tetap berjalan.",
    ),
    "clone_suspected": QT_TRANSLATE_NOOP(
        "Attention",
        "kota melihat dua kios dengan kunci yang sama; cari salinannya, minta kode baru dari kota, lalu jalankan kiosk enrol; pencatatan tetap berjalan.",
    ),
    "chain_refused": QT_TRANSLATE_NOOP(
        "Attention", "kota menolak tanda tangan atau rantai catatan; jalankan kiosk verify dan hubungi kota."
    ),
    "city_refused": QT_TRANSLATE_NOOP(
        "Attention",
        "kota tidak menerima kios atau berkas ini; periksa pendaftarannya di konsol kota, minta kode baru dari kota, lalu jalankan kiosk enrol; pencatatan tetap berjalan.",
    ),
    "city_unreadable": QT_TRANSLATE_NOOP(
        "Attention", "jawaban kota tidak dapat dibaca; periksa alamat kota dan versi program."
    ),
    "city_forgot": QT_TRANSLATE_NOOP(
        "Attention",
        "kota kehilangan catatan yang sudah ditandatanganinya, kios mengirimnya lagi; laporkan ke kota, tanda terimanya tersimpan sebagai bukti.",
    ),
    "disk_low": QT_TRANSLATE_NOOP("Attention", "disk hampir penuh; kosongkan disk atau panggil teknisi."),
    "database_damaged": QT_TRANSLATE_NOOP(
        "Attention",
        "pemeriksaan menemukan kerusakan di basis data; jangan matikan paksa, biarkan mengirim, panggil teknisi.",
    ),
    "camera_missing": QT_TRANSLATE_NOOP("Attention", "kamera tidak menjawab; pasang kabelnya lagi atau ganti kamera."),
    "agent_stopped": QT_TRANSLATE_NOOP("Attention", "pengirim berhenti; tutup lalu jalankan kiosk run lagi."),
}


def words(attention: Attention) -> str:
    """Empty when nothing needs attention."""
    return WORDS[attention] if attention else ""
