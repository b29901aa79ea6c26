"""A wrapped secret opens with its key, as what it is, and as nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.trust.wrapping import OVERHEAD_BYTES, CannotUnwrapError, unwrap, wrap

KEYS = st.binary(min_size=32, max_size=32)
BINDINGS = st.fixed_dictionaries(
    {"what": st.sampled_from(["signing key", "reply identity"]), "kiosk": st.sampled_from(["", "a", "b"]),
     "epoch": st.integers(0, 5)}
)  # fmt: skip


@given(st.binary(max_size=200), KEYS, BINDINGS)
def test_what_was_wrapped_comes_back(secret: bytes, key: bytes, binding: dict) -> None:
    wrapped = wrap(secret, key, **binding)
    assert unwrap(wrapped, key, **binding) == secret
    assert len(wrapped) == len(secret) + OVERHEAD_BYTES
    assert wrap(secret, key, **binding) != wrapped


@given(st.binary(min_size=1, max_size=80), KEYS, KEYS, BINDINGS, BINDINGS)
def test_another_key_or_another_thing_does_not_open_it(
    secret: bytes, key: bytes, other_key: bytes, binding: dict, other: dict
) -> None:
    wrapped = wrap(secret, key, **binding)
    if other_key != key:
        with pytest.raises(CannotUnwrapError):
            unwrap(wrapped, other_key, **binding)
    if other != binding:
        with pytest.raises(CannotUnwrapError):
            unwrap(wrapped, key, **other)


@given(st.data(), KEYS)
def test_no_changed_or_shortened_byte_passes(data: st.DataObject, key: bytes) -> None:
    wrapped = wrap(b"secret", key, what="x")
    place = data.draw(st.integers(0, len(wrapped) - 1))
    flipped = bytes(
        byte ^ (1 << data.draw(st.integers(0, 7))) if at == place else byte for at, byte in enumerate(wrapped)
    )
    for damaged in (flipped, wrapped[:place], wrapped + b"x"):
        with pytest.raises(CannotUnwrapError) as caught:
            unwrap(damaged, key, what="x")
        assert "secret" not in str(caught.value).replace("wrapped secret", "")


def test_a_short_key_is_our_mistake() -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        wrap(b"secret", b"short", what="x")
