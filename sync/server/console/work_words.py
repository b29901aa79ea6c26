"""Verdicts and reasons about work entries, patterns in work, and states of plans, in plain Indonesian."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

VERDICTS = {
    "verified": "Terverifikasi",
    "attached": "Bukti ada, hasilnya belum dilihat",
    "returned": "Dikembalikan",
    "withdrawn": "Putusan ditarik",
}
REASONS = {
    "result_seen": "Saya melihat hasilnya",
    "evidence_clear": "Buktinya jelas",
    "asked_the_people": "Sudah ditanyakan kepada yang dilayani",
    "evidence_there": "Buktinya ada; hasilnya belum saya lihat",
    "number_doubtful": "Jumlahnya perlu dijelaskan",
    "evidence_missing": "Buktinya belum ada",
    "evidence_unclear": "Buktinya tidak jelas",
    "wrong_plan": "Bukan untuk rencana ini",
    "written_twice": "Tercatat dua kali",
    "no_work_of_ours": "Bukan pekerjaan dinas",
    "second_thought": "ditarik oleh pemeriksa",
    "other": "Sebab lain",
}
# What a standing is called on a list: words, icon, tone.
STANDINGS = {
    "waiting": ("Menunggu atasan", "clock", "attention"),
    "verified": ("Terverifikasi", "okc", "ok"),
    "attached": ("Bukti terlampir", "photo", "plain"),
    "returned": ("Dikembalikan", "undo", "harm"),
    "unproved": ("Tanpa bukti", "info", "plain"),
}
AGREED = {
    "proposed": ("Menunggu persetujuan", "clock", "attention"),
    "approved": ("Disetujui", "check", "ok"),
    "returned": ("Dikembalikan", "undo", "harm"),
}
# A pattern: what it is called, what was seen, and what may be behind it without anybody meaning harm.
PATTERNS = {
    "split_tasks": (
        "Satu tugas dipecah",
        "Dalam satu hari ada lima catatan pendek atau lebih untuk rencana yang sama.",
        "Kegiatannya memang banyak dan singkat, misalnya membagikan surat dari rumah ke rumah.",
    ),
    "copied_words": (
        "Uraian sama persis",
        "Uraian yang sama persis dipakai beberapa hari, atau oleh beberapa petugas.",
        "Tugas rutin dengan uraian baku, atau kegiatan bersama yang dicatat masing-masing.",
    ),
    "same_numbers": (
        "Angka sama setiap hari",
        "Jumlah, menit, tempat dan objek yang sama persis pada lima hari atau lebih.",
        "Piket atau layanan tetap memang sering sama.",
    ),
    "photo_reused": (
        "Foto dipakai lagi",
        "Foto yang sama menjadi bukti lebih dari satu catatan.",
        "Satu kegiatan dicatat untuk dua rencana, atau dua petugas bekerja di tempat yang sama.",
    ),
    "request_twice": (
        "Satu permohonan, beberapa catatan",
        "Permohonan yang sama menjadi bukti lebih dari satu catatan, juga catatan bulan lain; hanya satu yang dihitung.",
        "Dua petugas melayani permohonan yang sama bergantian.",
    ),
    "full_days": (
        "Menit lebih dari sehari kerja",
        "Jumlah menit sehari lebih dari dua belas jam, pada dua hari atau lebih.",
        "Salah ketik menit, atau catatan beberapa hari ditulis pada satu hari.",
    ),
    "returned_late": (
        "Dikembalikan saat terlambat",
        "Permohonan dikembalikan kepada warga menjelang atau sesudah janjinya lewat, lalu tidak dilanjutkan.",
        "Warga memang belum melengkapi berkasnya. Keterlambatannya tetap dihitung.",
    ),
    "verifying_ring": (
        "Saling memverifikasi",
        "Petugas memverifikasi pekerjaan orang yang juga memverifikasi pekerjaannya, langsung atau berputar.",
        "Saling menggantikan sebagai atasan sementara.",
    ),
    "passed_on": (
        "Kasus sulit dialihkan",
        "Permohonan yang hampir atau sudah terlambat berpindah ke rekan, jauh lebih sering daripada petugas lain.",
        "Pergantian piket, sakit, atau pembagian tugas dari atasan.",
    ),
    "free_rider": (
        "Bagian tim tanpa catatan",
        "Mendapat bagian tugas tim, tetapi tidak punya satu catatan pun untuk tugas itu.",
        "Pekerjaannya dicatat rekan setim, atau ia mengerjakan yang tidak terhitung.",
    ),
}
LOOKED = {
    "open": ("Perlu dilihat", "eye", "attention"),
    "explained": ("Ada sebab yang wajar", "check", "ok"),
    "confirmed": ("Perlu ditindaklanjuti", "warn", "harm"),
}
REFUSALS = {
    "not_higher": "Sasaran atasan harus milik orang yang jenjangnya lebih tinggi.",
    "other_year": "Sasaran atasan harus dari tahun yang sama.",
    "not_agreed": "Sasaran atasan belum disetujui. Minta persetujuannya dulu.",
    "circle": "Sasaran ini ada di atasnya. Pilih sasaran lain.",
}


def of_fact(data: Mapping[str, Any]) -> str:
    return f"{VERDICTS.get(data['verdict'], '')}: {REASONS.get(data['reason'], '').lower()}"
