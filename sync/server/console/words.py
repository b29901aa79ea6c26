"""Facts and their enumerations in plain Indonesian. Every kind of the protocol has a sentence here; a test counts them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from sync.server.console import review_words, work_words

KIND_WORDS: Mapping[str, str] = {
    "request_filed": "Permohonan diajukan",
    "request_taken": "Mulai dikerjakan",
    "request_returned": "Dikembalikan, ada yang perlu dilengkapi",
    "request_referred": "Ditanyakan ke dinas lain",
    "request_completed": "Selesai dikerjakan",
    "request_handed_off": "Diserahkan ke dinas",
    "request_collected": "Hasil sudah diambil",
    "request_amended": "Permohonan dibetulkan",
    "request_voided": "Permohonan dibatalkan",
    "request_paused": "Jam berhenti",
    "request_resumed": "Jam jalan lagi",
    "referral_answered": "Dinas menjawab",
    "ticket_issued": "Nomor antrean diberikan",
    "ticket_called": "Nomor antrean dipanggil",
    "ticket_skipped": "Nomor antrean dilewati",
    "ticket_served": "Dilayani di loket",
    "presence_challenged": "Kode kehadiran diberikan",
    "presence_started": "Mulai hadir, foto diambil",
    "presence_ended": "Selesai hadir",
    "presence_amended": "Catatan kehadiran dibetulkan",
    "presence_voided": "Catatan kehadiran dibatalkan",
    "presence_prompted": "Diminta hadir ulang",
    "presence_confirmed": "Hadir ulang, foto diambil",
    "presence_prompt_missed": "Permintaan hadir ulang tidak dijawab",
    "presence_reviewed": "Kehadiran diperiksa",
    "work_planned": "Kegiatan direncanakan",
    "work_logged": "Kegiatan dicatat",
    "work_amended": "Catatan kegiatan dibetulkan",
    "work_voided": "Catatan kegiatan dibatalkan",
    "work_reviewed": "Catatan kegiatan diperiksa",
    "objection_filed": "Keberatan diajukan",
    "complaint_filed": "Pengaduan disampaikan",
    "complaint_answered": "Pengaduan dijawab",
    "problem_noted": "Masalah lingkungan dicatat",
    "visit_logged": "Kunjungan dicatat",
    "survey_answered": "Survei diisi",
    "consent_given": "Warga menyetujui pemberitahuan data pribadi",
    "consent_withdrawn": "Warga menarik persetujuan",
    "officer_signed_in": "Petugas masuk",
    "officer_locked_out": "Petugas terkunci, PIN salah berulang",
    "officer_unlocked": "Kunci petugas dibuka penyelia",
    "officer_pin_set": "Petugas memilih PIN",
    "badge_refused": "Lencana ditolak",
    "kiosk_started": "Kios dinyalakan",
    "kiosk_stopped": "Kios dimatikan",
    "heartbeat": "Denyut kios",
    "key_escrowed": "Kunci basis data dicadangkan",
    "clock_anchored": "Jam dicocokkan dengan kota",
    "clock_stepped": "Jam kios melompat",
    "outage_noted": "Gangguan dicatat",
    "device_changed": "Perangkat berubah",
    "disk_low": "Penyimpanan hampir penuh",
    "courier_exported": "Berkas kurir dibuat",
    "courier_acknowledged": "Balasan kurir diterima",
    "epoch_opened": "Rantai catatan dibuka",
    "chain_resumed": "Kios menemukan basis datanya lebih tua daripada tandanya",
}
PLACES = {"hall": "Balai RW", "office": "Kantor", "field": "Lapangan", "home": "Rumah"}
SESSIONS = {"day": "Siang", "evening": "Malam"}
FACES = {"seen": "Wajah terlihat", "unchecked": "Wajah belum diperiksa"}
NEXT_PLACES = {
    "hall": "Balai RW lain",
    "office": "Kantor",
    "field": "Lapangan",
    "home": "Kerja di rumah",
    "off": "Pulang",
}
HALL_RULES = {
    "met": "terpenuhi",
    "too_early": "belum jamnya",
    "people_waiting": "masih ada yang menunggu",
    "request_open": "masih ada permohonan yang dikerjakan",
    "off": "tidak berlaku",
}
END_REASONS = {"end_of_day": "selesai jam kerja", "empty_hall": "balai kosong", "other": "alasan lain"}
ACTIONS = {"straight": "melihat lurus", "left": "menoleh ke kiri", "right": "menoleh ke kanan"}
DOCUMENT_STATES = {
    "photographed": "Difoto",
    "shown": "Ditunjukkan",
    "missing": "Belum ada",
    "not_needed": "Tidak perlu",
}
STANDARDS = {
    "city_24h": "1×24 jam",
    "one_working_day": "1 hari kerja",
    "published": "sesuai standar layanan",
    "same_visit": "selesai saat itu juga",
    "respond_24h": "dijawab dalam 24 jam",
    "none": "tanpa tenggat",
}
LANGUAGES = {"id": "Indonesia", "jv": "Jawa", "en": "Inggris"}
OUTCOMES = {"done": "selesai", "handed_over": "diserahkan kepada warga"}
VOID_REASONS = {
    "resident_undo": "dibatalkan warga",
    "officer_error": "salah petugas",
    "duplicate": "permohonan ganda",
    "started_by_mistake": "salah tekan",
}
STOP_REASONS = {
    "waiting_resident_documents": "menunggu berkas warga",
    "blanko_ktp_out_of_stock": "blangko KTP habis",
    "field_verification_pending": "menunggu cek lapangan",
    "other_region_confirmation": "menunggu daerah lain",
    "central_system_down": "sistem pusat mati",
    "court_or_religious_office": "menunggu pengadilan atau KUA",
    "outside_service_hours": "di luar jam layanan",
    "balai_rw_offline": "balai tanpa jaringan",
}
RETURN_REASONS = {
    "missing_documents": "berkas belum lengkap",
    "unreadable_photo": "foto tidak terbaca",
    "wrong_service": "layanannya lain",
    "not_eligible": "syarat belum terpenuhi",
    "other": "alasan lain",
}
OFFICES = {
    "kelurahan": "kelurahan",
    "kecamatan": "kecamatan",
    "dispendukcapil": "Dispendukcapil",
    "dinsos": "Dinas Sosial",
    "dpmptsp": "DPMPTSP",
    "mpp": "Mal Pelayanan Publik",
    "other": "kantor lain",
}
COLLECTED_BY = {"self": "pemohon sendiri", "family": "keluarga", "proxy": "yang diberi kuasa"}
QUESTIONS = {"opinion": "pendapat", "data": "data", "field_check": "cek lapangan", "decision": "keputusan"}
REFERRAL_ANSWERS = {
    "agreed": "disetujui",
    "refused": "belum bisa disetujui",
    "more_needed": "masih perlu data",
    "not_ours": "bukan urusan dinas ini",
    "done": "sudah dikerjakan",
}
# Whose a late request is, and who must know of it (`sync.rules.attribution`, `sync.rules.escalation`).
CAUSES = {
    "no_promise": "tanpa janji",
    "on_time": "tepat waktu",
    "officer": "di tangan petugas",
    "hall": "belum diambil siapa pun",
    "other_office": "di dinas lain",
}
LEVEL_WORDS = {"ketua_tim": "ketua tim", "kabid": "kabid", "kadis": "kepala dinas", "walikota": "wali kota"}
COMPLAINT_ANSWERS = {
    "in_progress": "sedang dikerjakan",
    "resolved": "selesai",
    "referred": "diteruskan ke dinas",
    "rejected": "tidak bisa dikerjakan",
}
PART_ROLES = {
    "before": "Foto sebelum",
    "after": "Foto sesudah",
    "form": "Isian permohonan",
    "text": "Catatan",
    "output": "Hasil layanan",
    "presence": "Foto kehadiran",
    "pin": "Sidik PIN",
    "escrow": "Cadangan kunci",
}
KEY_RUNGS = {
    "host_tpm2": "TPM2 + mesin",
    "tpm2": "TPM2",
    "host": "Mesin, tanpa TPM",
    "dpapi": "Windows DPAPI",
    "file": "Berkas biasa",
}
PIN_REASONS = {"first": "pertama kali", "changed": "diganti sendiri", "reset": "sesudah kode baru"}
BADGE_REFUSALS = {"forged": "palsu", "expired": "habis masa", "revoked": "sudah dicabut", "unknown": "tidak dikenal"}
ABBREVIATIONS = {
    "kk": "KK",
    "ktp": "KTP",
    "kia": "KIA",
    "nib": "NIB",
    "npwp": "NPWP",
    "nik": "NIK",
    "rt": "RT",
    "rw": "RW",
}
DEVICES = {
    "camera": "kamera",
    "printer": "pencetak",
    "speaker": "pengeras suara",
    "second_screen": "layar kedua",
    "mainboard": "papan utama",
    "disk": "disk",
    "network_card": "kartu jaringan",
}


def detail_of(kind: str, data: Mapping[str, Any]) -> str:
    """What is worth adding to the sentence; "" when nothing is. `data` passed its schema."""
    tell = _DETAILS.get(kind)
    return tell(data) if tell else ""


def _challenge(data: Mapping[str, Any]) -> str:
    return f"kode {data['code']}, {ACTIONS.get(data['action'], data['action'])}"


def _start(data: Mapping[str, Any]) -> str:
    return f"{PLACES.get(data['place'], data['place'])}, {FACES.get(data['face'], data['face']).lower()}"


_DETAILS: Mapping[str, Callable[[Mapping[str, Any]], str]] = {
    "presence_challenged": _challenge,
    "presence_prompted": _challenge,
    "presence_confirmed": lambda data: f"sesudah {data['after_s']} detik",
    "presence_started": _start,
    "presence_ended": lambda data: END_REASONS.get(data["reason"], ""),
    "presence_voided": lambda data: VOID_REASONS.get(data["reason"], ""),
    "presence_reviewed": review_words.of_fact,
    "work_reviewed": work_words.of_fact,
    "officer_pin_set": lambda data: PIN_REASONS.get(data["reason"], ""),
    "badge_refused": lambda data: BADGE_REFUSALS.get(data["reason"], ""),
    "request_completed": lambda data: OUTCOMES.get(data["outcome"], ""),
    "request_voided": lambda data: VOID_REASONS.get(data["reason"], ""),
    "request_paused": lambda data: STOP_REASONS.get(data["reason"], ""),
    "request_returned": lambda data: RETURN_REASONS.get(data["reason"], ""),
    "request_handed_off": lambda data: OFFICES.get(data["to"], ""),
    "request_collected": lambda data: COLLECTED_BY.get(data["by"], ""),
    "request_referred": lambda data: QUESTIONS.get(data["question"], ""),
    "referral_answered": lambda data: REFERRAL_ANSWERS.get(data["answer"], ""),
    "complaint_answered": lambda data: COMPLAINT_ANSWERS.get(data["answer"], ""),
    "ticket_issued": lambda data: f"{data['prefix']}-{data['number']:03d}",
}

# What Django's log of changes is about, by model, and the fields that it names.
CHANGED_THINGS = {
    "account": "Akun",
    "officer": "Petugas",
    "unit": "Unit",
    "site": "Balai",
    "kiosk": "Kios",
    "capabilityswitch": "Kemampuan kios",
    "plan": "Rencana kerja",
    "goal": "Sasaran kerja",
    "teamtask": "Tugas tim",
    "enrolmentcode": "Kode pendaftaran",
    "unlock": "Pembukaan kunci",
}
CHANGED_FIELDS = {
    "username": "nama akun",
    "first_name": "nama depan",
    "last_name": "nama belakang",
    "email": "surel",
    "groups": "peran",
    "sites": "balai",
    "leads": "unit yang dipimpin",
    "units": "dinas yang dijawab",
    "officer": "petugas yang sama",
    "is_active": "boleh masuk atau bertugas",
    "name": "nama",
    "title": "jabatan",
    "short": "nama pendek",
    "kind": "jenis",
    "parent": "di bawah unit",
    "region": "kode wilayah",
    "is_open": "dapat ditanya",
    "-": "tanpa perubahan",
}
