"""age as a stream: opened it is what was sealed, cut or changed it is not, and the caller's own errors stay what they are."""

from __future__ import annotations

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sync.protocol.bundle_framing import PiecesReader
from sync.trust.bundles import MAX_HEADER_BYTES, opened, sealed_into, sealed_size_bytes
from sync.trust.sealing import BadRecipientError, CannotOpenError, new_identity, seal, unseal
from tests.examples import at_most

IDENTITY, RECIPIENT = new_identity()
OTHER, OTHER_RECIPIENT = new_identity()


def sealed(plain: bytes, *recipients: str) -> bytes:
    file = io.BytesIO()
    sealed_into(file, io.BytesIO(plain), recipients or (RECIPIENT,))
    return file.getvalue()


def unsealed(data: bytes, identity: str = IDENTITY, piece: int = 10_000) -> bytes:
    found = bytearray()
    with opened(io.BytesIO(data), identity) as plain:
        while got := plain.read(piece):
            found += got
    return bytes(found)


@given(plain=st.binary(max_size=200_000), piece=st.integers(1000, 70_000), recipients=st.integers(1, 4))
@settings(max_examples=at_most(30), deadline=None)
def test_opened_is_what_was_sealed_and_not_longer_than_reckoned(plain: bytes, piece: int, recipients: int) -> None:
    data = sealed(plain, *([RECIPIENT] * recipients))
    assert unsealed(data, piece=piece) == plain
    assert len(data) <= sealed_size_bytes(len(plain), recipients)


def test_it_is_the_same_age_as_that_of_parts() -> None:
    assert unseal(sealed(b"photo"), IDENTITY) == b"photo"
    assert unsealed(seal(b"photo", [RECIPIENT]).body) == b"photo"


def test_each_of_the_recipients_opens_it_and_nobody_else() -> None:
    data = sealed(b"x", RECIPIENT, OTHER_RECIPIENT)
    assert unsealed(data) == unsealed(data, OTHER) == b"x"
    with pytest.raises(CannotOpenError):
        unsealed(sealed(b"x"), OTHER)


@given(at=st.floats(0, 0.9999))
@settings(max_examples=at_most(120), deadline=None)
def test_no_byte_can_be_changed_and_no_end_cut(at: float) -> None:
    data = sealed(b"p" * 70_000)
    place = int(at * len(data))
    changed = data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :]
    for bad in (changed, data[:place], data + data[place:]):
        with pytest.raises(CannotOpenError):
            unsealed(bad)


def test_a_header_without_end_is_not_read() -> None:
    many = b"age-encryption.org/v1\n" + b"-> X25519 " + b"A" * 43 + b"\n" + b"B" * 43 + b"\n"
    for bad in (many * 1000, many[:22] + b"-> " + b"a" * 10_000_000, b"", b"PK\x03\x04", many):
        with pytest.raises(CannotOpenError):
            unsealed(bad)
    crowd = sealed(b"x", *([RECIPIENT] * (MAX_HEADER_BYTES // 90)))
    with pytest.raises(CannotOpenError, match="header"):
        unsealed(crowd)


def test_leaving_early_waits_for_nothing() -> None:
    with opened(io.BytesIO(sealed(b"x" * 5_000_000)), IDENTITY) as plain:
        assert plain.read(10) == b"x" * 10


def test_the_callers_own_errors_come_out_as_they_are() -> None:
    class Gone(io.RawIOBase):
        def read(self, _: int = -1, /) -> bytes:
            raise KeyError("gone")

    class Full(io.RawIOBase):
        def write(self, _: object, /) -> int:
            raise OSError(28, "full")

    with pytest.raises(KeyError):
        sealed_into(io.BytesIO(), Gone(), [RECIPIENT])
    with pytest.raises(OSError, match="full"):
        sealed_into(Full(), io.BytesIO(b"x" * 200_000), [RECIPIENT])  # type: ignore[arg-type]  # what it needs of a file
    data = io.BytesIO(sealed(b"x" * 3_000_000))

    class Pulled(io.BytesIO):
        def read(self, length: int | None = -1, /) -> bytes:
            if self.tell() > 1_000_000:
                raise OSError(5, "pulled out")
            return super().read(length)

    with opened(Pulled(data.getvalue()), IDENTITY) as plain, pytest.raises(OSError, match="pulled"):
        b"".join(iter(lambda: plain.read(65_536), b""))


def test_nobody_to_seal_to_is_refused() -> None:
    for recipients in ((), ("age1nobody",), RECIPIENT):
        with pytest.raises(BadRecipientError):
            sealed_into(io.BytesIO(), PiecesReader([b"x"]), recipients)
    with pytest.raises(CannotOpenError):
        unsealed(sealed(b"x"), "AGE-SECRET-KEY-1NONE")
