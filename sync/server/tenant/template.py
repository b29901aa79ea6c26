"""What an adopting region starts from: a folder of plain files that it edits, and that `cityserver init` reads.

The rules and the catalogue are copies of the program's own, so that what a region changes is what it sees; a file that it leaves as it
was says nothing. Nothing here needs a database.
"""

from __future__ import annotations

import re
from importlib import resources
from pathlib import Path

from sync.rules.flexible_reading import shipped_rules
from sync.server.layout import CityFolder
from sync.server.tenant.identity import FILE, TenantError

REGIONS, HALLS, SERVICES, INDEX_RULES, ABOUT = "regions.csv", "halls.csv", "services.yaml", "iki.yaml", "BACA-DULU.md"
SHIPPED = {SERVICES: ("catalogue", SERVICES), INDEX_RULES: ("rules", INDEX_RULES)}

_TENANT = """\
# Daerah yang memakai layanan ini. Ubah, lalu jalankan: cityserver init --data {data}
name: {name}
title: Balai RW {place}
place: {place}
region: "{region}"
# Warna sendiri, misalnya {{brand: "#5B1A1A", action: "#1F4E79"}}. Tulisan putih di atasnya harus terbaca; kosong: warna bawaan.
colours: {{}}
# Aturan kerja fleksibel siapa yang dipakai: {known}. Dapat diganti di konsol.
flexible_rules: {flexible}
# Bagian kios yang dimulai mati, misalnya [survey, practice]. Dapat dinyalakan di konsol, balai demi balai.
without: []
"""
_REGIONS = """\
code,level,parent,name,nik_prefix
{region},kota,{province},{name},
{region}.01,kecamatan,{region},Contoh,{digits}01
{region}.01.1001,kelurahan,{region}.01,Contoh Satu,
"""
_HALLS = """\
name,region,rw,ticket_prefix
Balai RW 01 Contoh Satu,{region}.01.1001,01,A
"""
_ABOUT = """\
# {name}

Folder ini adalah awal dari {name}. Ubah berkas-berkasnya, lalu jalankan

    cityserver init --data {data}
    cityserver run --data {data}

| berkas | isi |
|---|---|
| tenant.yaml | nama, judul halaman, warna, aturan kerja fleksibel, bagian kios yang mati |
| regions.csv | kecamatan dan kelurahan menurut kode Kemendagri; barisnya sekarang hanya contoh |
| halls.csv | balai: nama, kode kelurahan, RW, huruf antrean; barisnya sekarang hanya contoh |
| services.yaml | katalog layanan; bila diubah, kios memakainya mulai terhubung. Naikkan `version` setiap kali |
| iki.yaml | aturan indeks; bila diubah menjadi rancangan yang disetujui dua orang di konsol |

`init` memeriksa semuanya dahulu dan menyebut berkas serta sebabnya bila ada yang keliru; tidak ada yang setengah jadi. Dijalankan
lagi, ia menambah balai yang baru di halls.csv dan tidak menghapus apa pun. Sesudah itu jam kerja, hari libur, target, dan
aturan lain diubah di konsol, dengan dua orang dan dasar hukumnya. Warna dan nama di sini berlaku sesudah `run` dimulai lagi.
Kunci ada di `keys/`: pindahkan recovery.agekey ke brankas sebelum kios pertama didaftarkan.
"""


def write(data: Path, *, name: str, region: str, flexible: str = "nasional") -> Path:
    """The folder; what is there already is never overwritten. Raises TenantError."""
    if re.fullmatch(r"[A-Za-z][A-Za-z .'-]{1,59}", name, re.ASCII) is None:
        raise TenantError("--name: two to sixty letters, like Kota Surakarta")
    if re.fullmatch(r"[0-9]{2}\.[0-9]{2}", region, re.ASCII) is None:
        raise TenantError("--region: the code of the city or regency, like 33.72")
    if flexible not in shipped_rules().regions():
        raise TenantError(f"--flexible-rules: one of {', '.join(shipped_rules().regions())}")
    folder = CityFolder(data).tenant
    if folder.exists():
        raise TenantError(f"{folder} is there already; edit it, or choose another folder")
    folder.mkdir(parents=True)
    words = {
        "name": name,
        "place": name.removeprefix("Kota ").removeprefix("Kabupaten "),
        "region": region,
        "province": region[:2],
        "digits": region.replace(".", ""),
        "flexible": flexible,
        "known": ", ".join(shipped_rules().regions()),
        "data": data,
    }
    for file, template in ((FILE, _TENANT), (REGIONS, _REGIONS), (HALLS, _HALLS), (ABOUT, _ABOUT)):
        (folder / file).write_text(template.format(**words), "utf-8")
    for file in SHIPPED:
        (folder / file).write_bytes(shipped(file))
    return folder


def shipped(file: str) -> bytes:
    """The program's own."""
    return resources.files("assets").joinpath(*SHIPPED[file]).read_bytes()
