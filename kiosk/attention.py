"""What "Perlu perhatian" on the truth bar means: one sentence for the technician, for each of `ports.Attention`.

Invariant: every sentence says what to do; recording goes on in each of these, so none asks to stop the kiosk.
"""

from __future__ import annotations

from collections.abc import Mapping

from kiosk.flows.ports import Attention

_NEW_EPOCH = "minta kode baru dari kota, lalu jalankan kiosk enrol; pencatatan tetap berjalan."

WORDS: Mapping[Attention, str] = {
    "not_enrolled": "kios belum didaftarkan; jalankan kiosk enrol dengan kode dari kota.",
    "fork": f"kota sudah memegang catatan lain di urutan yang sama; {_NEW_EPOCH}",
    "rollback": f"basis data kios lebih tua daripada yang dipegang kota; {_NEW_EPOCH}",
    "clone_suspected": f"kota melihat dua kios dengan kunci yang sama; cari salinannya, {_NEW_EPOCH}",
    "chain_refused": "kota menolak tanda tangan atau rantai catatan; jalankan kiosk verify dan hubungi kota.",
    "city_refused": f"kota tidak menerima kios atau berkas ini; periksa pendaftarannya di konsol kota, {_NEW_EPOCH}",
    "city_unreadable": "jawaban kota tidak dapat dibaca; periksa alamat kota dan versi program.",
    "city_forgot": "kota kehilangan catatan yang sudah ditandatanganinya, kios mengirimnya lagi; laporkan ke kota, tanda terimanya tersimpan sebagai bukti.",
    "disk_low": "disk hampir penuh; kosongkan disk atau panggil teknisi.",
    "database_damaged": "pemeriksaan menemukan kerusakan di basis data; jangan matikan paksa, biarkan mengirim, panggil teknisi.",
    "camera_missing": "kamera tidak menjawab; pasang kabelnya lagi atau ganti kamera.",
    "agent_stopped": "pengirim berhenti; tutup lalu jalankan kiosk run lagi.",
}


def words(attention: Attention) -> str:
    """Empty when nothing needs attention."""
    return WORDS[attention] if attention else ""
