"""What really is on the two disks after the day: counted from the databases and the files, not from what was played.

The kiosk's side is read through `kiosk facts`, the city's through `cityserver facts` and its read models. The chain is checked here
from the words of `sync/PROTOCOL.md` alone (DSSE, Ed25519, SHA-256), without the product's own verifier.
"""

from __future__ import annotations

import base64
import hashlib
import json
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import load_pem_public_key

from installer.demo import command

JPEG_HEADERS = tuple(b"\xff\xd8\xff" + kind for kind in (b"\xdb", b"\xe0", b"\xe1", b"\xee"))
_SHORTEST_NAME = 6  # shorter names are words of the program


@dataclass(frozen=True)
class Envelope:
    raw: bytes
    payload: bytes
    signature: bytes
    fact: dict[str, Any]


def read_envelopes(*arguments: str | Path) -> list[Envelope]:
    done = subprocess.run(command(str(arguments[0]), *arguments[1:]), check=True, capture_output=True, timeout=120)
    return [_envelope(line) for line in done.stdout.splitlines() if line]


def _envelope(line: bytes) -> Envelope:
    shape = json.loads(line)
    payload = base64.b64decode(shape["payload"], validate=True)
    return Envelope(line, payload, base64.b64decode(shape["signatures"][0]["sig"], validate=True), json.loads(payload))


def chain_holds(envelopes: Sequence[Envelope], public_key_pem: bytes) -> bool:
    """Signature, sequence and link of every fact of one epoch."""
    key = load_pem_public_key(public_key_pem)
    assert isinstance(key, Ed25519PublicKey)
    kind, before = b"application/vnd.balai.fact.v1+json", "0" * 64
    for number, envelope in enumerate(envelopes, start=1):
        encoded = b"DSSEv1 %d %s %d %s" % (len(kind), kind, len(envelope.payload), envelope.payload)
        try:
            key.verify(envelope.signature, encoded)
        except InvalidSignature:
            return False
        if envelope.fact["seq"] != number or envelope.fact["prev"] != before:
            return False
        before = hashlib.sha256(envelope.payload).hexdigest()
    return True


def digests(envelopes: Sequence[Envelope]) -> set[str]:
    return {part["sha256"] for envelope in envelopes for part in envelope.fact.get("parts", ())}


def held_on_disk(city: Path, wanted: set[str]) -> set[str]:
    """The parts whose bytes at the city really have the digest that names them."""
    files = {path.name: path for path in (city / "parts").glob("??/*")}
    return {d for d in wanted if d in files and hashlib.sha256(files[d].read_bytes()).hexdigest() == d}


def personal_data_in(folder: Path, residents: Sequence[Mapping[str, str]]) -> list[str]:
    """Files below `folder` that hold a resident's number, name or phone, or a JPEG, in plain: one line a find, without the find."""
    needles = list(_needles(residents))
    found = []
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        content = path.read_bytes()
        lower = content.lower()
        found += [f"{path.name}: a JPEG header" for header in JPEG_HEADERS if header in content]
        found += [f"{path.name}: {what}" for what, needle in needles if needle in lower]
        found += [f"{path.name}: {what} (name of the file)" for what, needle in needles if needle in path.name.encode()]
    return found


def _needles(residents: Sequence[Mapping[str, str]]) -> Iterator[tuple[str, bytes]]:
    for number, resident in enumerate(residents, start=1):
        for what in ("nik", "kk", "phone", "name"):
            text = resident[what].lower()
            if what == "name" and len(text) < _SHORTEST_NAME:
                continue
            for encoding in ("utf-8", "utf-16-le"):
                yield f"the {what} of resident {number}", text.encode(encoding)


def count_at_city(city: Path) -> dict[str, int]:
    """Rows of the city's read models, asked of its own database."""
    script = (
        "import sys, json; from pathlib import Path;"
        "from sync.server.postgres import database_url; import psycopg;"
        "cm = database_url(Path(sys.argv[1])); url = cm.__enter__(); c = psycopg.connect(url);"
        "n = lambda q: c.execute(q).fetchone()[0];"
        "print(json.dumps({'requests': n(\"select count(*) from requests_request\"),"
        "'presences': n(\"select count(*) from people_presence\"),"
        "'quarantined': n(\"select count(*) from ingest_quarantinedfact\")}));"
        "c.close(); cm.__exit__(None, None, None)"
    )
    python = command("python", "-c", script, city)
    done = subprocess.run(python, check=True, capture_output=True, text=True, timeout=120)
    counts: dict[str, int] = json.loads(done.stdout.strip().splitlines()[-1])
    return counts


def summarise(folder: Path) -> dict[str, Any]:
    """The day's figures, from DIR/kiosk, DIR/city, DIR/keys and DIR/residents.json."""
    residents = json.loads((folder / "residents.json").read_text(encoding="utf-8"))
    kiosk = read_envelopes("kiosk", "facts", "--data", folder / "kiosk")
    name = kiosk[0].fact["kiosk"]
    city = read_envelopes("cityserver", "facts", "--data", folder / "city", "--chain", name)
    parts = digests(kiosk)
    held = held_on_disk(folder / "city", parts)
    rows = count_at_city(folder / "city")
    at_city = {envelope.raw for envelope in city}
    public_key = (folder / "keys" / "kiosk.pub").read_bytes()
    filed = {e.fact["subject"] for e in kiosk if e.fact["kind"] == "request_filed"}
    return {
        "facts": len(kiosk),
        "acknowledged": acknowledged(folder, name),
        "parts": len(parts),
        "parts_held_by_city": len(held),
        "requests_on_kiosk": len(filed),
        "requests_at_city": rows["requests"],
        "presences_at_city": rows["presences"],
        "lost": sum(e.raw not in at_city for e in kiosk) + len(parts - held),
        "duplicated": len(city) - len({e.fact["id"] for e in city}),
        "chain_ok": chain_holds(kiosk, public_key) and chain_holds(city, public_key) and rows["quarantined"] == 0,
        "plain_personal_data_found": len(personal_data_in(folder / "kiosk", residents)),
    }


def acknowledged(folder: Path, kiosk: str) -> int:
    """How far the city's signed receipts reach; their signatures are checked with the city's public key."""
    done = subprocess.run(
        command("cityserver", "receipts", "--data", folder / "city"), check=True, capture_output=True, timeout=120
    )
    key = load_pem_public_key((folder / "keys" / "city.pub").read_bytes())
    assert isinstance(key, Ed25519PublicKey)
    through = 0
    for line in done.stdout.splitlines():
        receipt = _envelope(line)
        kind = b"application/vnd.balai.receipt.v1+json"
        key.verify(receipt.signature, b"DSSEv1 %d %s %d %s" % (len(kind), kind, len(receipt.payload), receipt.payload))
        if receipt.fact["kiosk"] == kiosk:
            through = max(through, receipt.fact["through_seq"])
    return through
