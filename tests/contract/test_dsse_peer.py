"""Our DSSE against an independent implementation, both ways."""

import json

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given, settings
from hypothesis import strategies as st
from securesystemslib.dsse import Envelope as PeerEnvelope
from securesystemslib.signer import CryptoSigner, SSlibKey

from sync.protocol.envelope import KINDS_OF_STATEMENT, Envelope, pae, payload_type
from sync.testing.facts import FactMaker
from sync.testing.keys import make_keys
from sync.trust.signing import open_statement

KEYS = make_keys()
KIOSK_PUBLIC = SSlibKey(KEYS.kiosk, "ed25519", "ed25519", {"public": KEYS.kiosk_key.public.raw.hex()})


@given(st.sampled_from(sorted(KINDS_OF_STATEMENT)), st.binary(max_size=300))
def test_both_sign_the_same_bytes(kind, payload):
    assert PeerEnvelope(payload, payload_type(kind), {}).pae() == pae(payload_type(kind), payload)


@settings(max_examples=20)
@given(st.integers(1, 5))
def test_the_peer_verifies_our_facts(count):
    for made in FactMaker(KEYS).add_many(count):
        peer = PeerEnvelope.from_dict(json.loads(made.envelope))
        assert peer.verify([KIOSK_PUBLIC], 1)
        assert peer.payload == made.payload


@given(st.binary(max_size=300))
def test_we_open_what_the_peer_signed(payload):
    private = Ed25519PrivateKey.from_private_bytes(KEYS.kiosk_key.private_bytes())
    peer = PeerEnvelope(payload, payload_type("fact"), {})
    peer.sign(CryptoSigner(private, KIOSK_PUBLIC))
    data = json.dumps(peer.to_dict(), indent=1).encode()
    assert open_statement(data, "fact", KEYS.resolve) == payload
    assert Envelope.from_bytes(data).signature
