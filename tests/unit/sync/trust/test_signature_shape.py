"""The short way of reading a signature: it admits nothing that the library does not, and reads it the same."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.testing.keys import make_keys
from sync.trust import request_signatures
from sync.trust.request_signatures import content_digest, sign_request, verify_request
from sync.trust.signature_shape import read_shape
from sync.trust.signing import BadSignatureError

KEYS = make_keys()
NOW = datetime(2026, 11, 24, 2, 15, 30, tzinfo=UTC)
URLS = (
    "https://city.example/api/v1/kiosks/k/facts",
    "http://127.0.0.1:8700/api/v1/parts/",
    "https://city.example/api/v1/kiosks/k/changes?after=AAAA_-",
    "https://city.example:443/api/v1/parts/",
    "https://city.example/a/../b",
    "https://City.Example/x",
    "https://city.example/%7Eparts",
    "https://city.example",
    "https://city.example?x=1",
)
HEADERS = {
    "Content-Encoding": "zstd",
    "Sync-Token": "0-0123456789abcdef-0123456789abcdef0123456789abcdef",
    "Chain-Head": "1:0:" + "0" * 64,
    "Upload-Metadata": "sha256 YWI=,kiosk YWI=",
    "Upload-Length": "100",
}
NASTY = st.sampled_from(
    ["", " ", "  ", "\t", "\n", "\r\n ", '"', "\\", "é", "\0", ";", "=", ",", "a  b", " a", "a ", ":", "x"]
)
PLACES = st.sampled_from(["Signature-Input", "Signature", "Content-Digest", *HEADERS])


def signed(url=URLS[0], method="POST", names=tuple(HEADERS)):
    headers = {name: HEADERS[name] for name in names}
    sign_request(
        method, url, headers, body=b"body", key=KEYS.kiosk_key, keyid=KEYS.kiosk, created=NOW, nonce="0123456789abcdef"
    )
    return headers


def outcome(method, url, headers, **named):
    try:
        return verify_request(method, url, headers, KEYS.resolve, now=named.get("now", NOW))
    except BadSignatureError as error:
        return type(error)


def both(monkeypatch, method, url, headers, **named):
    short = outcome(method, url, headers, **named)
    with monkeypatch.context() as patched:
        patched.setattr(request_signatures, "read_shape", lambda *_: None)
        return short, outcome(method, url, headers, **named)


@pytest.fixture(scope="module")
def monkeypatch():
    with pytest.MonkeyPatch.context() as patched:
        yield patched


@pytest.mark.parametrize("url", URLS[:3], ids=["facts", "parts", "changes"])
def test_what_our_kiosks_sign_goes_the_short_way(url) -> None:
    lower = {name.lower(): value for name, value in signed(url).items()}
    shaped = read_shape("POST", url, lower)
    assert shaped is not None
    KEYS.kiosk_key.public.verify(shaped.signature, shaped.base)


@given(st.sampled_from(URLS), st.sampled_from(["POST", "PATCH", "GET"]), st.sets(st.sampled_from(sorted(HEADERS))))
def test_both_ways_agree_about_what_was_signed(monkeypatch, url, method, names) -> None:
    short, long = both(monkeypatch, method, url, signed(url, method, sorted(names)))
    assert short == long


@given(PLACES, st.integers(0, 300), NASTY, st.booleans())
def test_both_ways_agree_about_what_was_changed(monkeypatch, name, place, text, replaces) -> None:
    headers = signed()
    value = headers[name]
    place %= len(value) + 1
    headers[name] = value[:place] + text + value[place + replaces :]
    short, long = both(monkeypatch, "POST", URLS[0], headers)
    assert short == long


@given(st.sampled_from(URLS), st.sampled_from(["post", "GET", "PUT", "P OST", ""]))
def test_both_ways_agree_about_another_method_or_address(monkeypatch, url, method) -> None:
    short, long = both(monkeypatch, method, url, signed())
    assert short == long


@pytest.mark.parametrize("seconds", [-301, -300, 300, 301])
def test_both_ways_agree_about_time(monkeypatch, seconds) -> None:
    short, long = both(monkeypatch, "POST", URLS[0], signed(), now=NOW + timedelta(seconds=seconds))
    assert short == long


@pytest.mark.parametrize(
    "written",
    [
        '("@method" "@target-uri" "@method" "content-digest")',
        '("@method"  "@target-uri" "content-digest")',
        '("@method" "@target-uri" "content-digest" )',
        '( "@method" "@target-uri" "content-digest")',
        '("@method" "@target-uri" "content-digest";sf)',
        '("@method" "@path" "content-digest")',
        "()",
    ],
    ids=["twice", "two spaces", "space after", "space before", "parameter", "another", "nothing"],
)
def test_a_signature_over_another_list_is_judged_the_same(monkeypatch, written) -> None:
    headers = {"content-digest": content_digest(b"body")}
    parameters = f'{written};created={int(NOW.timestamp())};keyid="{KEYS.kiosk}";nonce="0123456789abcdef"'
    lines = [
        '"@method": POST',
        f'"@target-uri": {URLS[0]}',
        f'"content-digest": {headers["content-digest"]}',
        f'"@signature-params": {parameters}',
    ]
    signature = request_signatures.base64.b64encode(KEYS.kiosk_key.sign("\n".join(lines).encode())).decode()
    headers |= {"signature-input": f"k={parameters}", "signature": f"k=:{signature}:"}
    short, long = both(monkeypatch, "POST", URLS[0], headers)
    assert short == long


@pytest.mark.parametrize("header", ["signature-input", "signature"])
def test_two_signatures_are_not_the_shape(header) -> None:
    lower = {name.lower(): value for name, value in signed().items()}
    assert read_shape("POST", URLS[0], {**lower, header: f"{lower[header]}, {lower[header]}"}) is None


@given(
    url=st.sampled_from(URLS),
    method=st.sampled_from(["GET", "POST", "PATCH", "HEAD"]),
    names=st.sets(st.sampled_from(sorted(HEADERS))),
    value=NASTY,
    place=st.sampled_from(sorted(HEADERS)),
    body=st.binary(max_size=40),
)
def test_what_is_signed_the_short_way_is_letter_for_letter_what_the_library_signs(
    url, method, names, value, place, body
):
    def signs(*, short):
        headers = {name: HEADERS[name] for name in sorted(names)}
        if place in headers:
            headers[place] = HEADERS[place][:5] + value + HEADERS[place][5:]
        with pytest.MonkeyPatch.context() as patched:
            if not short:
                patched.setattr(request_signatures, "write_shape", lambda *_, **__: None)
            sign_request(
                method,
                url,
                headers,
                body=body,
                key=KEYS.kiosk_key,
                keyid=KEYS.kiosk,
                created=NOW,
                nonce="0123456789abcdef",
            )
        return headers

    try:
        long = signs(short=False)
    except Exception as error:  # noqa: BLE001 - whatever the library refuses, the short way does not make
        with pytest.raises(type(error)):
            signs(short=True)
        return
    assert signs(short=True) == long
