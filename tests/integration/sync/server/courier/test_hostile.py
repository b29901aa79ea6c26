"""Bundles made to do harm: each is refused with a code, without an exception, and nothing of it is kept."""

from __future__ import annotations

import io
import os
import random
import tarfile
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sync.protocol.bundle_framing import END, header
from sync.protocol.canonical import encode
from sync.protocol.chain_head import ChainHead
from sync.testing.bundles import MadeBundle, framed, manifest_of, sealed_bundle, sealed_parts
from sync.testing.keys import signing_key
from sync.trust.sealing import new_identity, seal
from sync.trust.signing import sign_statement

from .conftest import bring, identity
from .test_import import fact_count, held

# `LAB_COURIER=every` asks for more; each import is a real one.
EXAMPLES = 250 if os.environ.get("LAB_COURIER") == "every" else 25
CODES = {"401.4", "409.1", "409.2", "422.1", "422.2", "422.4", "422.5", "422.6", "422.7"}


class Forge:
    """Bundles of one kiosk, wrong in one thing each."""

    def __init__(self, kiosk, recipients) -> None:
        self.kiosk, self.recipients = kiosk, recipients
        self.key = kiosk.maker.keys.kiosk_key
        self.facts = kiosk.maker.file_request(photos=1, photo_bytes=300)
        self.parts = sealed_parts(self.facts)
        self.lines = [fact.envelope for fact in self.facts]
        self.manifest = manifest_of(self.facts, self.parts, kiosk=kiosk.id)

    def envelope(self, payload: bytes | None = None, *, kind: str = "courier", key=None, keyid: str = "") -> bytes:
        payload = encode(self.manifest.to_object()) if payload is None else payload
        return sign_statement(kind, payload, key or self.key, keyid or self.kiosk.id).to_bytes()

    def plain(self, **changes) -> bytes:
        manifest = replace(self.manifest, **changes)
        return framed(self.envelope(encode(manifest.to_object())), self.lines, self.parts)

    def bundle(self, plain: bytes, recipients=None) -> MadeBundle:
        return sealed_bundle(self.manifest, plain, recipients or self.recipients)

    def changed_manifest(self, **changes) -> MadeBundle:
        """Fields as they are, whether they make sense or not."""
        payload = encode({**self.manifest.to_object(), **changes})
        return self.bundle(framed(self.envelope(payload), self.lines, self.parts))

    def members(self, *more: bytes, manifest: bytes | None = None) -> MadeBundle:
        """The right beginning, then whatever."""
        sound = framed(self.envelope() if manifest is None else manifest, self.lines, self.parts)
        return self.bundle(sound.removesuffix(END) + b"".join(more) + END)


def member(name: str, body: bytes, **fields: object) -> bytes:
    info = tarfile.TarInfo(name)
    info.size = len(body)
    for field, value in fields.items():
        setattr(info, field, value)
    return info.tobuf(tarfile.USTAR_FORMAT) + body + bytes(-len(body) % 512)


def nested_tar() -> bytes:
    inner = io.BytesIO()
    with tarfile.open(fileobj=inner, mode="w") as tar:
        tar.addfile(tarfile.TarInfo("../../keys/city.key"))
    return inner.getvalue()


def _others_facts(forge: Forge) -> MadeBundle:
    stranger = replace(forge.kiosk.maker.keys, kiosk="7d444840-9dc0-11d1-b245-5ffdce74fad2")
    from sync.testing.facts import FactMaker

    facts = FactMaker(stranger).add_many(3)
    manifest = manifest_of(facts, [], kiosk=forge.kiosk.id)
    envelope = forge.envelope(encode(manifest.to_object()))
    return sealed_bundle(manifest, framed(envelope, [fact.envelope for fact in facts], []), forge.recipients)


def _facts_elsewhere(forge: Forge) -> MadeBundle:
    """Their digest is right, but they are of other places in the chain than the manifest says."""
    manifest = replace(forge.manifest, from_seq=101, to_seq=103, head=ChainHead(1, 103, "ab" * 32))
    return forge.bundle(framed(forge.envelope(encode(manifest.to_object())), forge.lines, forge.parts))


def _oversized_manifest(forge: Forge) -> MadeBundle:
    return forge.bundle(header("manifest.json", 5 * 1024 * 1024) + bytes(5 * 1024 * 1024) + END)


def _endless_header(forge: Forge) -> MadeBundle:
    body = b"age-encryption.org/v1\n" + b"-> X25519 aaaa\nbbbb\n" * 20_000
    return MadeBundle(forge.manifest, b"", body)


FORGERIES = {
    "not-age": lambda forge: MadeBundle(forge.manifest, b"", b"PK\x03\x04" + bytes(2_000)),
    "one-byte": lambda forge: MadeBundle(forge.manifest, b"", b"a"),
    "endless-header": _endless_header,
    "to-somebody-else": lambda forge: forge.bundle(forge.plain(), [new_identity()[1]]),
    "empty-inside": lambda forge: forge.bundle(b""),
    "only-the-end": lambda forge: forge.bundle(END),
    "zeros": lambda forge: forge.bundle(bytes(100_000)),
    "noise": lambda forge: forge.bundle(random.Random(7).randbytes(100_000)),
    "nested-tar": lambda forge: forge.bundle(nested_tar()),
    "oversized-manifest": _oversized_manifest,
    "manifest-of-another-key": lambda forge: forge.members(manifest=forge.envelope(key=signing_key("thief"))),
    "manifest-of-unknown-kiosk": lambda forge: forge.members(
        manifest=forge.envelope(keyid="7d444840-9dc0-11d1-b245-5ffdce74fad2")
    ),
    "manifest-by-digest-of-key": lambda forge: forge.members(manifest=forge.envelope(keyid=forge.key.public.keyid)),
    "manifest-is-a-fact": lambda forge: forge.members(manifest=forge.facts[0].envelope),
    "manifest-is-a-ticket": lambda forge: forge.members(manifest=forge.envelope(kind="ticket")),
    "manifest-is-noise": lambda forge: forge.members(manifest=b"\xff" * 900),
    "manifest-is-empty": lambda forge: forge.members(manifest=b""),
    "manifest-is-a-list": lambda forge: forge.members(manifest=forge.envelope(b"[1,2]")),
    "manifest-is-deep": lambda forge: forge.members(manifest=b'{"a":' * 3_000 + b"1" + b"}" * 3_000),
    "manifest-twice": lambda forge: forge.members(member("manifest.json", forge.envelope())),
    "extra-file": lambda forge: forge.members(member("readme.txt", b"hello")),
    "extra-part": lambda forge: forge.members(member("parts/" + "ab" * 32, b"x" * 700)),
    "path-upwards": lambda forge: forge.members(member("../../keys/city.key", b"x")),
    "absolute-path": lambda forge: forge.members(member("/etc/passwd", b"x")),
    "symbolic-link": lambda forge: forge.members(
        member("parts/" + "cd" * 32, b"", type=tarfile.SYMTYPE, linkname="/etc/passwd")
    ),
    "hard-link": lambda forge: forge.members(member("x", b"", type=tarfile.LNKTYPE, linkname="manifest.json")),
    "device": lambda forge: forge.members(member("x", b"", type=tarfile.CHRTYPE)),
    "after-the-end": lambda forge: forge.bundle(forge.plain() + b"more"),
    "zeros-after-the-end": lambda forge: forge.bundle(forge.plain() + bytes(10_240)),
    "without-an-end": lambda forge: forge.bundle(forge.plain().removesuffix(END)),
    "parts-before-facts": lambda forge: forge.bundle(
        member("manifest.json", forge.envelope()) + member("parts/" + forge.parts[0].sha256, forge.parts[0].body) + END
    ),
    "facts-of-another-kiosk": _others_facts,
    "facts-of-other-places": _facts_elsewhere,
    "facts-count-lies": lambda forge: forge.changed_manifest(facts=2),
    "facts-digest-lies": lambda forge: forge.changed_manifest(facts_sha256="ab" * 32),
    "facts-beyond-count": lambda forge: forge.changed_manifest(facts=50_001, to_seq=50_001),
    "from-after-to": lambda forge: forge.changed_manifest(from_seq=9, to_seq=3),
    "from-zero": lambda forge: forge.changed_manifest(from_seq=0),
    "negative-seq": lambda forge: forge.changed_manifest(to_seq=-1),
    "epoch-of-the-future": lambda forge: forge.changed_manifest(epoch=2, key_epoch=2),
    "epoch-after-key": lambda forge: forge.changed_manifest(epoch=7),
    "head-before-the-facts": lambda forge: forge.changed_manifest(head={"epoch": 1, "seq": 1, "digest": "ab" * 32}),
    "head-is-no-head": lambda forge: forge.changed_manifest(head={"epoch": 1, "seq": 0, "digest": "ab" * 32}),
    "cursor-of-another": lambda forge: forge.changed_manifest(cursor="notacursor"),
    "cursor-too-long": lambda forge: forge.changed_manifest(cursor="a" * 200),
    "another-kiosk-in-it": lambda forge: forge.changed_manifest(kiosk="7d444840-9dc0-11d1-b245-5ffdce74fad2"),
    "volume-beyond": lambda forge: forge.changed_manifest(volume=3, volumes=2),
    "set-is-no-uuid": lambda forge: forge.changed_manifest(set="../x"),
    "version-two": lambda forge: forge.changed_manifest(v=2),
    "part-size-lies": lambda forge: forge.changed_manifest(
        parts=[{"sha256": part.sha256, "size": len(part.body) - 1} for part in forge.parts]
    ),
    "part-size-huge": lambda forge: forge.changed_manifest(
        parts=[{"sha256": part.sha256, "size": 2**40} for part in forge.parts]
    ),
    "parts-twice": lambda forge: forge.changed_manifest(
        parts=[{"sha256": forge.parts[0].sha256, "size": len(forge.parts[0].body)}] * 2
    ),
    "parts-swapped": lambda forge: forge.changed_manifest(
        parts=[{"sha256": part.sha256, "size": len(part.body)} for part in reversed(forge.parts)]
    ),
    "parts-without-number": lambda forge: forge.changed_manifest(
        parts=[{"sha256": f"{number:064x}", "size": 1} for number in range(20_001)]
    ),
    "parts-left-out": lambda forge: forge.changed_manifest(parts=[]),
}


@pytest.fixture
def forge(kiosk, recipients) -> Forge:
    return Forge(kiosk, recipients)


def refused(row) -> str:
    assert row.state == "refused"
    assert row.code in CODES
    return row.code


@pytest.mark.parametrize("name", sorted(FORGERIES))
def test_a_forged_bundle_is_refused_and_leaves_nothing(name, forge, imported, city_folder) -> None:
    refused(imported(FORGERIES[name](forge)))
    assert (fact_count(forge.kiosk), held(forge.kiosk)) == (0, set())
    assert not list(city_folder.parts.rglob("?" * 64))
    chain = forge.kiosk.chain
    assert (chain.clone_suspected_at, chain.rollback_seen_at, chain.fork_seen_at) == (None, None, None)


def test_the_forge_itself_makes_what_is_taken(forge, imported) -> None:
    assert imported(forge.bundle(forge.plain())).state == "done"


def test_a_bundle_cut_anywhere_is_refused(forge, imported) -> None:
    whole = forge.bundle(forge.plain()).sealed
    cuts = {1, 21, 22, 100, len(whole) - 1, len(whole) - 16, *range(0, len(whole), len(whole) // 30)} - {0}
    assert {refused(imported(whole[:cut])) for cut in cuts} == {"422.5"}
    assert fact_count(forge.kiosk) == 0


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(at=st.floats(0, 1, exclude_max=True), bit=st.integers(0, 7))
def test_a_flipped_bit_is_refused(at, bit, forge, imported) -> None:
    sealed = bytearray(forge.bundle(forge.plain()).sealed)
    sealed[int(at * len(sealed))] ^= 1 << bit
    assert refused(imported(bytes(sealed))) == "422.5"
    assert (fact_count(forge.kiosk), held(forge.kiosk)) == (0, set())


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_plain_stream_changed_before_it_was_sealed_is_refused(data, forge, imported) -> None:
    """By somebody who has the city's recipients, as every kiosk has."""
    plain = bytearray(forge.plain())
    at = data.draw(st.integers(0, len(plain) - 1))
    how = data.draw(st.sampled_from(["flip", "cut", "double", "insert"]))
    if how == "flip":
        plain[at] ^= data.draw(st.integers(1, 255))
    elif how == "cut":
        del plain[at : at + data.draw(st.integers(1, 2_000))]
    elif how == "double":
        plain[at:at] = plain[at : at + 512] or b"x"
    else:
        plain[at:at] = data.draw(st.binary(min_size=1, max_size=600))
    row = imported(forge.bundle(bytes(plain)))
    if bytes(plain) == forge.plain():
        return
    refused(row)
    assert (fact_count(forge.kiosk), held(forge.kiosk)) == (0, set())


def test_a_foreign_part_is_not_kept_though_another_kiosk_names_it(forge, imported, site, city_folder) -> None:
    """Else a carrier could have parts of others receipted to itself."""
    from tests.integration.sync.server.conftest import EnrolledKiosk

    other = EnrolledKiosk(site)
    theirs = other.maker.file_request(photos=1, photo_bytes=200)
    other.push(theirs)
    parts = [*forge.parts, *theirs[-1].sealed]
    manifest = manifest_of(forge.facts, parts, kiosk=forge.kiosk.id)
    envelope = forge.envelope(encode(manifest.to_object()))
    row = imported(sealed_bundle(manifest, framed(envelope, forge.lines, parts), forge.recipients))
    assert (row.code, row.parts, row.facts) == ("422.7", len(forge.parts), 3)
    assert held(forge.kiosk) == {part.sha256 for part in forge.parts}


def test_a_manifest_of_twenty_thousand_parts_is_read_in_bounded_time(forge, imported) -> None:
    sealed = seal(b"x", forge.recipients)
    names = [{"sha256": f"{number:064x}", "size": 1} for number in range(20_000)]
    assert len(sealed.body) > 1
    assert refused(imported(forge.changed_manifest(parts=names))) == "422.6"


def test_a_bundle_that_nobody_can_open_here_waits_for_nobody(forge, city_folder) -> None:
    from sync.server.courier import importing

    row = bring(forge.bundle(forge.plain(), [new_identity()[1]]))
    assert importing.import_bundle(row.sha256, identity(city_folder))
    row.refresh_from_db()
    assert refused(row) == "422.5"
