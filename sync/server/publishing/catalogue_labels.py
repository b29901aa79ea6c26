"""What the catalogue's keys and values are called where people edit, compare and preview them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sync.server.publishing.condition_dialect import as_people_write

TARGETS: Mapping[str, str] = {
    "1x24h": "Janji kota 1×24 jam",
    "1_working_day": "Satu hari kerja",
    "published": "Standar layanan (hari kerja)",
    "same_visit": "Selesai saat itu juga",
    "same_visit_when_online": "Selesai saat itu juga bila ada internet",
    "respond_1x24h": "Dijawab dalam 24 jam",
    "not_1x24h": "Tidak termasuk 1×24 jam",
    "consult_first": "Konsultasi dahulu",
    "unknown": "Belum ditetapkan",
}
CLOCKS: Mapping[str, str] = {
    "working_time_from_complete": "Jam kerja, sejak berkas lengkap",
    "calendar_hours": "Jam biasa, siang malam",
}
OFFLINE: Mapping[str, str] = {
    "intake_and_queue": "Diterima tanpa internet",
    "appointment_only": "Hanya janji temu (perlu internet)",
}
CATEGORIES: Mapping[str, str] = {
    "adminduk": "Administrasi kependudukan",
    "kelurahan": "Surat kelurahan",
    "sosial": "Sosial",
    "layanan_loket": "Layanan loket",
    "pengaduan": "Pengaduan",
    "perizinan": "Perizinan",
}
PICKUPS: Mapping[str, str] = {
    "kecamatan_or_kelurahan": "Kecamatan atau kelurahan",
    "kecamatan_or_kelurahan_with_ekitir": "Kecamatan atau kelurahan, dengan e-Kitir",
    "on_the_spot_when_online": "Di tempat, bila ada internet",
    "download_or_print_at_balai_rw": "Diunduh, atau dicetak di Balai RW",
    "kelurahan_with_ekitir": "Kelurahan, dengan e-Kitir",
    "kecamatan": "Kecamatan",
    "kelurahan": "Kelurahan",
    "balai_rw_or_kelurahan": "Balai RW atau kelurahan",
    "download_or_kelurahan": "Diunduh, atau di kelurahan",
    "dispendukcapil_or_kecamatan": "Dispendukcapil atau kecamatan",
    "dispendukcapil": "Dispendukcapil",
    "hearing_day": "Hari sidang",
    "none": "Tidak ada yang diambil",
}
EXCEPTIONS: Mapping[str, str] = {
    "submitted_outside_service_hours": "diajukan di luar jam layanan",
    "blanko_ktp_out_of_stock": "blangko KTP habis",
    "new_ktp_needs_central_dukcapil_verification": "KTP baru menunggu verifikasi pusat",
    "recorded_at_16_prints_at_17": "direkam umur 16, dicetak umur 17",
    "reprint_less_than_6_months_since_last_print": "cetak ulang kurang dari 6 bulan",
    "photo_or_signature_change": "foto atau tanda tangan berubah",
    "no_internet": "tidak ada internet",
    "central_system_down": "sistem pusat mati",
    "document_issued_by_other_region_needs_verification": "dokumen daerah lain perlu dicek",
    "certificate_issued_outside_surabaya": "akta terbit di luar Surabaya",
    "field_verification_pending": "menunggu cek lapangan",
    "other_region_confirmation": "menunggu daerah lain",
}
KINDS: Mapping[str, str] = {
    "paper": "Surat, dibawa warga",
    "thing": "Barang, dibawa warga",
    "condition": "Keadaan yang harus dipenuhi",
    "answers": "Formulir, diganti jawaban di layar",
    "officer": "Dibuat petugas kemudian",
}
TYPES: Mapping[str, str] = {
    "nik": "NIK",
    "kk": "Nomor KK",
    "name": "Nama orang",
    "text": "Teks pendek",
    "textarea": "Cerita",
    "phone_id": "Nomor HP",
    "email": "Surel",
    "address": "Alamat",
    "date": "Tanggal",
    "bool": "Ya atau tidak",
    "choice": "Pilih satu",
    "multi_choice": "Pilih beberapa",
    "list_person": "Daftar orang",
    "list_text": "Daftar nama",
    "money_idr": "Rupiah",
    "ticket_code": "Nomor e-Kitir",
    "receipt_ack": "Sudah diterima",
}
STAGES: Mapping[str, str] = {
    "papers": "Sebelum daftar surat",
    "who": "Siapa Anda",
    "matter": "Isi permohonan",
    "photos": "Foto surat",
    "contact": "Kontak",
    "check": "Periksa",
}
SWITCHES: Mapping[str, str] = {
    "assisted_only": "Diisi bersama petugas",
    "child_data": "Memuat data anak",
    "health_data": "Memuat data kesehatan",
    "field_visit_required": "Perlu cek lapangan",
    "not_self_printable": "Tidak dapat dicetak sendiri",
    "route_around_local_staff": "Disegel untuk Inspektorat, tidak terbaca di loket",
}
SERVICE: Mapping[str, str] = {
    "name_id": "Nama resmi",
    "short_name": "Nama di kios",
    "group": "Kartu",
    "category": "Kelompok",
    "words": "Kata pencarian",
    "notice": "Pemberitahuan",
    "owner": "Pemilik layanan",
    "system_of_record": "Sistem tujuan",
    "output": "Hasil",
    "pickup": "Diambil di",
    "offline": "Tanpa internet",
    "sources": "Dasar dan sumber",
    "sla.city_target": "Janji",
    "sla.published_standard_working_days": "Standar, hari kerja",
    "sla.clock": "Jam yang dihitung",
    "sla.not_counted_when": "Pengecualian",
    **SWITCHES,
}
REQUIREMENT: Mapping[str, str] = {
    "label": "nama resmi",
    "short": "kalimat untuk warga",
    "hint": "keterangan",
    "kind": "jenis",
    "art": "gambar",
    "photo": "difoto",
    "optional": "boleh tidak ada",
    "original_to_show": "asli ditunjukkan",
    "when": "diminta bila",
    "only_if": "syarat dalam kata warga",
    "met_when": "terpenuhi bila",
}
QUESTION: Mapping[str, str] = {
    "label": "nama resmi",
    "title": "nama di kios",
    "question": "pertanyaan",
    "hint": "keterangan",
    "type": "jenis",
    "content": "isi",
    "required": "wajib",
    "options": "pilihan",
    "stage": "tahap",
    "when": "ditanyakan bila",
    "adult": "pemilik KTP",
    "birth": "tanggal lahir",
    "past": "sudah lewat",
    "birth_of": "usulan dari NIK",
    "new_name": "nama baru diberikan",
    "min_items": "paling sedikit",
    "max_items": "paling banyak",
}
ITEMS = {"syarat": REQUIREMENT, "pertanyaan": QUESTION, "penentu": QUESTION}
PART_NAMES = {"syarat": "Syarat", "pertanyaan": "Pertanyaan", "penentu": "Penentu ya atau tidak"}
_VALUES: Mapping[str, Mapping[str, str]] = {
    "sla.city_target": TARGETS,
    "sla.clock": CLOCKS,
    "offline": OFFLINE,
    "category": CATEGORIES,
    "pickup": PICKUPS,
    "kind": KINDS,
    "type": TYPES,
    "content": TYPES,
    "stage": STAGES,
}


def value_words(key: str, value: Any) -> str:
    """As a person reads it in a table; "" for what is not there."""
    if value is None or value in ("", []):
        return ""
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, list):
        if key == "options":
            return ", ".join(str(one["label"]) for one in value)
        return ", ".join(EXCEPTIONS.get(str(one), str(one)) for one in value)
    if key in ("when", "met_when"):
        return as_people_write(str(value))
    return _VALUES.get(key, {}).get(str(value), str(value))
