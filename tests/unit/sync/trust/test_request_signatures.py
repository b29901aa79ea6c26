"""RFC 9421: what the kiosk signs the city verifies; what was changed, left out or kept back is refused."""

import base64
from datetime import UTC, datetime, timedelta

import pytest
from http_message_signatures import ContentDigest, HTTPMessageSigner
from hypothesis import given
from hypothesis import strategies as st

from sync.testing.keys import make_keys
from sync.trust import request_signatures
from sync.trust.request_signatures import (
    COVERED_WHEN_PRESENT,
    MAX_HEADER_BYTES,
    MAX_HEADERS,
    StaleSignatureError,
    content_digest,
    digest_header,
    sign_request,
    verify_request,
)
from sync.trust.signing import BadSignatureError, UnknownKeyError, VerifyKey

KEYS = make_keys()
URL = "https://city.example/api/v1/kiosks/k/facts?x=1"
NOW = datetime(2026, 11, 24, 2, 15, 30, tzinfo=UTC)
NONCE = "0123456789abcdef"
OPTIONAL = {
    "Content-Encoding": "zstd",
    "Sync-Token": "token-token-token",
    "Chain-Head": "1:0:" + "0" * 64,
    "Upload-Metadata": "sha256 YWI=,kiosk YWI=",
    "Upload-Offset": "0",
    "Upload-Length": "100",
}


def request(body=b"body", method="POST", created=NOW, **headers):
    made = {name.replace("_", "-"): value for name, value in headers.items()}
    sign_request(method, URL, made, body=body, key=KEYS.kiosk_key, keyid=KEYS.kiosk, created=created, nonce=NONCE)
    return made


def verified(headers, method="POST", url=URL, resolve=KEYS.resolve, now=NOW, **options):
    return verify_request(method, url, headers, resolve, now=now, **options)


def refused(headers, error=BadSignatureError, **options):
    with pytest.raises(error) as caught:
        verified(headers, **options)
    return str(caught.value)


class CarelessSigner(HTTPMessageSigner):
    """Signs whatever it is given, as an attacker who holds a key would."""

    class content_digest_class(ContentDigest):  # noqa: N801 - the library's name
        @classmethod
        def prepare(cls, headers, body, *, use_existing_digest):
            """Looks at no digest."""


def signed_over(*components, headers=None, created=NOW, nonce=NONCE, keyid=KEYS.kiosk, key=KEYS.kiosk_key):
    """A request signed with the right key over what its sender chose."""
    made = dict(headers if headers is not None else {"content-digest": content_digest(b"")})
    message = request_signatures._Message("POST", URL, made)
    signer = CarelessSigner(
        signature_algorithm=request_signatures._Ed25519, key_resolver=request_signatures._OwnKey(key)
    )
    signer.sign(message, key_id=keyid, created=created, nonce=nonce, label="k", covered_component_ids=components)
    return message.headers


# --- the honest way --------------------------------------------------------------------------------------------------


def test_what_the_kiosk_signs_the_city_verifies():
    by = verified(request(b"abc"))
    assert (by.keyid, by.nonce, by.created) == (KEYS.kiosk, NONCE, NOW)
    assert by.content_digest_sha256_hex == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


@given(
    st.binary(max_size=100),
    st.sampled_from(["GET", "POST", "PATCH", "HEAD", "DELETE", "get", "Patch"]),
    st.sets(st.sampled_from(sorted(OPTIONAL))),
    st.integers(-300, 300),
)
def test_every_request_of_the_protocol_verifies(body, method, names, late_s):
    headers = {name: OPTIONAL[name] for name in names}
    sign_request(
        method.upper(), URL, headers, body=body, key=KEYS.kiosk_key, keyid=KEYS.kiosk, created=NOW, nonce=NONCE
    )
    lower = {name.lower(): value for name, value in headers.items()}
    assert verified(lower, method=method, now=NOW + timedelta(seconds=late_s)).keyid == KEYS.kiosk


def test_an_empty_body_has_a_digest_too():
    assert request(None)["Content-Digest"] == "sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:"


def test_a_streamed_body_is_signed_by_its_known_digest():
    headers = {"content-digest": "stale", "signature": "stale"}
    digest = digest_header("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    sign_request(
        "POST", URL, headers, content_digest=digest, key=KEYS.kiosk_key, keyid=KEYS.kiosk, created=NOW, nonce=NONCE
    )
    assert headers["Content-Digest"] == content_digest(b"abc") == digest
    assert verified(headers).content_digest_sha256_hex.startswith("ba7816bf")


def test_signing_again_replaces_the_signature():
    headers = request(b"abc")
    first = headers["Signature"]
    sign_request(
        "POST", URL, headers, body=b"abc", key=KEYS.kiosk_key, keyid=KEYS.kiosk, created=NOW, nonce="another-nonce-1"
    )
    assert headers["Signature"] != first
    assert verified(headers).nonce == "another-nonce-1"


def test_another_label_is_taken_because_labels_are_not_signed():
    headers = request()
    headers["Signature-Input"] = "sig1" + headers["Signature-Input"].removeprefix("k")
    headers["Signature"] = "sig1" + headers["Signature"].removeprefix("k")
    assert verified(headers).keyid == KEYS.kiosk


def test_a_read_without_a_digest_is_a_read_without_a_body():
    message = request_signatures._Message("GET", URL, {})
    request_signatures._sign(
        message, ("@method", "@target-uri"), key=KEYS.kiosk_key, keyid=KEYS.kiosk, created=NOW, nonce=NONCE
    )
    assert verified(message.headers, method="GET").content_digest_sha256_hex is None
    refused({**message.headers, "Content-Length": "4"}, method="GET")
    refused({**message.headers, "Transfer-Encoding": "chunked"}, method="GET")


# --- the other ways --------------------------------------------------------------------------------------------------


def test_another_method_or_address_is_refused():
    refused(request(), method="PUT")
    for url in (URL + "2", URL.replace("https", "http"), URL.replace("city", "evil"), URL.replace("facts", "parts")):
        refused(request(), url=url)


@pytest.mark.parametrize("name", sorted(OPTIONAL))
def test_a_covered_header_cannot_be_changed_added_or_taken_away(name):
    headers = {name: OPTIONAL[name]}
    sign_request("POST", URL, headers, key=KEYS.kiosk_key, keyid=KEYS.kiosk, created=NOW, nonce=NONCE)
    refused({**headers, name: "changed"})
    refused({key: value for key, value in headers.items() if key != name})
    refused({**request(), name: OPTIONAL[name]})
    assert name.lower() in COVERED_WHEN_PRESENT


def test_the_digest_cannot_be_changed():
    refused({**request(b"abc"), "Content-Digest": content_digest(b"abd")})


@pytest.mark.parametrize(
    "components",
    [
        (),
        ("@method",),
        ("@method", "@target-uri"),
        ("@method", "content-digest"),
        ("@target-uri", "content-digest"),
        ("@method", "@path", "content-digest"),
        ("@method", "@target-uri", '"content-digest";key="sha-256"'),
        ("@method", "@target-uri", '"content-digest";sf'),
    ],
)
def test_a_good_signature_over_too_little_is_refused(components):
    refused(signed_over(*components))


def test_a_write_without_a_digest_is_refused():
    refused(signed_over("@method", "@target-uri", headers={}))


@pytest.mark.parametrize(
    "digest", ["sha-512=:AAAA:", "sha-256=:AAAA:", "sha-256=AAAA", "md5=:AAAA:", content_digest(b"") + ", md5=:AAAA:"]
)
def test_another_digest_than_one_sha_256_is_refused(digest):
    refused(signed_over("@method", "@target-uri", "content-digest", headers={"content-digest": digest}))


@pytest.mark.parametrize("seconds", [-301, 301, 10**6, -(10**6)])
def test_a_request_kept_back_or_from_the_future_is_stale(seconds):
    refused(request(), StaleSignatureError, now=NOW + timedelta(seconds=seconds))


def test_the_tolerance_is_the_callers():
    assert verified(request(), now=NOW + timedelta(seconds=10), tolerance_s=10)
    refused(request(), StaleSignatureError, now=NOW + timedelta(seconds=11), tolerance_s=10)


def test_an_expired_signature_is_stale():
    headers = request()
    created = int(NOW.timestamp())
    headers["Signature-Input"] = headers["Signature-Input"].replace(
        f"created={created}", f"created={created};expires=1"
    )
    refused(headers, StaleSignatureError)


def test_without_created_nonce_or_keyid_it_is_refused():
    headers = request()
    for gone in (f";created={int(NOW.timestamp())}", f';nonce="{NONCE}"', f';keyid="{KEYS.kiosk}"'):
        refused({**headers, "Signature-Input": headers["Signature-Input"].replace(gone, "")})
    for nonce in (None, "", "short", "white space is no nonce", "n" * 129):
        refused(signed_over("@method", "@target-uri", "content-digest", nonce=nonce))


def test_a_key_that_is_unknown_or_another_is_refused():
    refused(request(), UnknownKeyError, resolve=lambda _: None)
    refused(request(), resolve=lambda _: KEYS.city_key.public)
    asked = []
    refused(signed_over("@method", "@target-uri", "content-digest", keyid="k' OR 1=1 --"), resolve=asked.append)
    assert asked == []


def test_another_algorithm_is_refused():
    headers = request()
    for algorithm in ("hmac-sha256", "none", ""):
        refused({**headers, "Signature-Input": headers["Signature-Input"] + f';alg="{algorithm}"'})


def test_two_signatures_are_refused():
    headers = request()
    twice = {
        **headers,
        "Signature-Input": f"{headers['Signature-Input']}, b{headers['Signature-Input'][1:]}",
        "Signature": f"{headers['Signature']}, b{headers['Signature'][1:]}",
    }
    refused(twice)
    same_label = {**headers, "Signature": f"{headers['Signature']}, {headers['Signature']}"}
    refused(same_label)


@pytest.mark.parametrize("gone", ["Signature", "Signature-Input"])
def test_without_a_signature_it_is_refused(gone):
    headers = request()
    del headers[gone]
    refused(headers)
    refused({})


def test_a_header_twice_or_too_large_is_refused_before_it_is_parsed():
    headers = request()
    refused({**headers, "content-DIGEST": headers["Content-Digest"]})
    refused({**headers, "X": "x" * MAX_HEADER_BYTES})
    refused({**headers, **{f"X-{number}": "x" for number in range(MAX_HEADERS)}})
    refused({**headers, **{f"X-{number}": "x" * 4000 for number in range(20)}})
    refused(headers, url=URL + "x" * 5000)


@given(st.text(max_size=200), st.text(max_size=200))
def test_any_signature_headers_are_refused_and_never_crash(one, other):
    refused({**request(), "Signature-Input": one, "Signature": other})


@given(st.sampled_from(["Signature-Input", "Signature"]), st.integers(0, 400), st.characters(max_codepoint=0x17F))
def test_one_changed_character_is_refused_or_changes_nothing_signed(name, place, character):
    headers = request()
    text = headers[name]
    place %= len(text)
    changed = text[:place] + character + text[place + 1 :]
    try:
        by = verified({**headers, name: changed})
    except BadSignatureError:
        return
    assert (by.keyid, by.nonce, by.created) == (KEYS.kiosk, NONCE, NOW)


@pytest.mark.parametrize("url", ["", "/relative", "https://city.example/a b", "https://city.example/é", "x" * 100])
def test_an_address_that_is_none_is_refused(url):
    refused(request(), url=url)


def test_an_error_holds_no_value():
    for text in (refused({**request(), "Upload-Metadata": "name QnVkaQ=="}), refused(request(), method="PUT")):
        assert KEYS.kiosk not in text
        assert "QnVkaQ" not in text


# --- RFC 9530 appendix B -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "value"),
    [
        (b'{"hello": "world"}\n', "sha-256=:RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=:"),
        (b'{"hello": "world"}', "sha-256=:X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=:"),
        (b"", "sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:"),
    ],
    ids=["with a newline", "without", "empty"],
)
def test_the_digests_of_rfc_9530_are_made(body, value):
    assert content_digest(body) == value


# --- RFC 9421 appendix B.2.6 -----------------------------------------------------------------------------------------

RFC_PUBLIC = b"-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEAJrQLj5P/89iXES9+vFgrIy29clF9CC/oPPsw3c5D0bs=\n-----END PUBLIC KEY-----\n"
RFC_COMPONENTS = ("date", "@method", "@path", "@authority", "content-type", "content-length")
RFC_SIGNATURE = "wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw=="
RFC_INPUT = '("date" "@method" "@path" "@authority" "content-type" "content-length");created=1618884473;keyid="test-key-ed25519"'


def rfc_message(**headers):
    common = {"host": "example.com", "date": "Tue, 20 Apr 2021 02:07:55 GMT", "content-type": "application/json"}
    return request_signatures._Message(
        "POST", "https://example.com/foo?param=Value&Pet=dog", {**common, "content-length": "18", **headers}
    )


def rfc_key():
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    from sync.trust.signing import SigningKey

    pem = b"-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIJ+DYvh6SEqVTm50DFtMDoQikTmiCqirVv9mWG9qfSnF\n-----END PRIVATE KEY-----\n"
    return SigningKey(load_pem_private_key(pem, None))


def test_the_vector_of_the_rfc_is_made():
    message = rfc_message()
    created = datetime.fromtimestamp(1618884473, UTC)
    request_signatures._sign(
        message, RFC_COMPONENTS, key=rfc_key(), keyid="test-key-ed25519", created=created, nonce=None
    )
    assert message.headers["Signature-Input"] == f"k={RFC_INPUT}"
    assert message.headers["Signature"] == f"k=:{RFC_SIGNATURE}:"


def test_the_vector_of_the_rfc_is_verified_and_its_changes_refused():
    keys = {"test-key-ed25519": VerifyKey.from_pem(RFC_PUBLIC)}
    signature = {"signature-input": f"sig-b26={RFC_INPUT}", "signature": f"sig-b26=:{RFC_SIGNATURE}:"}
    now, tolerance = datetime.fromtimestamp(1618884473, UTC), timedelta(seconds=1)

    def check(**headers):
        return request_signatures._verify(rfc_message(**headers), RFC_COMPONENTS, keys.get, now, tolerance)

    assert check(**signature)["keyid"] == "test-key-ed25519"
    with pytest.raises(BadSignatureError):
        check(**{**signature, "content-length": "19"})
    wrong = base64.b64encode(bytes(64)).decode()
    with pytest.raises(BadSignatureError):
        check(**{**signature, "signature": f"sig-b26=:{wrong}:"})


_SWAPPED = '("@method" "date" "@path" "@authority" "content-type" "content-length")'
_WHOLE = '("date" "@method" "@path" "@authority" "content-type" "content-length")'
RFC_CHANGES = {
    "another order of components": (RFC_INPUT.replace(_WHOLE, _SWAPPED), "sig-b26"),
    "a component fewer": (RFC_INPUT.replace('"date" ', ""), "sig-b26"),
    "a component more": (RFC_INPUT.replace('"date"', '"date" "host"'), "sig-b26"),
    "a component twice": (RFC_INPUT.replace('"date"', '"date" "date"'), "sig-b26"),
    "another created": (RFC_INPUT.replace("1618884473", "1618884474"), "sig-b26"),
    "another keyid": (RFC_INPUT.replace("test-key-ed25519", "test-key-rsa"), "sig-b26"),
    "an expiry that nobody signed": (f"{RFC_INPUT};expires=1618884480", "sig-b26"),
    "expired": (f"{RFC_INPUT};expires=1618884400", "sig-b26"),
    "a nonce that nobody signed": (f'{RFC_INPUT};nonce="abcdefgh"', "sig-b26"),
    "RSA": (f'{RFC_INPUT};alg="rsa-pss-sha512"', "sig-b26"),
    "a shared secret": (f'{RFC_INPUT};alg="hmac-sha256"', "sig-b26"),
    "ECDSA": (f'{RFC_INPUT};alg="ecdsa-p256-sha256"', "sig-b26"),
    "the signature under another label": (RFC_INPUT, "sig-b27"),
    "the parameters in another order": (
        f'{_WHOLE};keyid="test-key-ed25519";created=1618884473',
        "sig-b26",
    ),
}


@pytest.mark.parametrize("change", RFC_CHANGES, ids=[name.replace(" ", "-") for name in RFC_CHANGES])
def test_no_change_of_the_rfc_vector_is_verified(change):
    signature_input, label = RFC_CHANGES[change]
    keys = {"test-key-ed25519": VerifyKey.from_pem(RFC_PUBLIC)}
    signature = {"signature-input": f"sig-b26={signature_input}", "signature": f"{label}=:{RFC_SIGNATURE}:"}
    now, tolerance = datetime.fromtimestamp(1618884473, UTC), timedelta(seconds=5)
    with pytest.raises(BadSignatureError):
        request_signatures._verify(rfc_message(**signature), ("@method",), keys.get, now, tolerance)
