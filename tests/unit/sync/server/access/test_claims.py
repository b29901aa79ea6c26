"""What a token of the identity provider must say, beyond what the library looks at."""

from __future__ import annotations

import pytest
from django.core.exceptions import SuspiciousOperation
from hypothesis import given
from hypothesis import strategies as st

from sync.server.access.city_sign_on import STRONG_METHODS, check_claims, is_strong
from sync.server.access.sign_ins import browser_words

ISSUER, CLIENT = "https://masuk.kota.go.id", "balai"
GOOD = {"iss": ISSUER, "aud": CLIENT, "sub": "1001", "exp": 1}
values = st.none() | st.booleans() | st.integers() | st.text(max_size=8) | st.lists(st.text(max_size=8), max_size=3)


def check(**changes) -> None:
    claims = {name: value for name, value in {**GOOD, **changes}.items() if value is not ...}
    check_claims(claims, issuer=ISSUER, client_id=CLIENT)


@pytest.mark.parametrize(
    "changes", [{}, {"aud": [CLIENT]}, {"aud": [CLIENT, "x"], "azp": CLIENT}, {"azp": CLIENT}, {"sub": "s" * 255}]
)
def test_a_token_of_ours_is_taken(changes) -> None:
    check(**changes)


@pytest.mark.parametrize(
    "changes",
    [
        {"iss": "https://masuk.kota.go.id/"},
        {"iss": ...},
        {"aud": "another"},
        {"aud": ["another"]},
        {"aud": ...},
        {"aud": [CLIENT, "another"]},
        {"azp": "another"},
        {"exp": ...},
        {"exp": "1"},
        {"sub": ...},
        {"sub": ""},
        {"sub": 7},
        {"sub": "s" * 256},
    ],
)
def test_a_token_for_others_or_about_nobody_is_refused(changes) -> None:
    with pytest.raises(SuspiciousOperation):
        check(**changes)


@given(st.dictionaries(st.sampled_from(["iss", "aud", "azp", "sub", "exp"]), values))
def test_whatever_a_provider_says_is_taken_or_refused(claims) -> None:
    try:
        check_claims(claims, issuer=ISSUER, client_id=CLIENT)
    except SuspiciousOperation:
        return
    assert claims["iss"] == ISSUER


@given(values)
def test_only_named_methods_are_strong(methods) -> None:
    expected = isinstance(methods, list) and bool(STRONG_METHODS & set(methods))
    assert is_strong({"amr": methods}) is expected


def test_a_strong_method_is_known() -> None:
    assert is_strong({"amr": ["pwd", "otp"]})
    assert not is_strong({"amr": "otp"})
    assert not is_strong({})


@given(st.text())
def test_a_browser_is_told_in_our_own_words(agent) -> None:
    words = browser_words(agent)
    assert len(words) <= 40
    assert words.replace(", ", "").replace(" ", "").isalpha()


def test_known_browsers_are_named() -> None:
    windows = (
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0 Safari/537.36"
    )
    assert browser_words(windows) == "Chrome, Windows"
    assert browser_words(windows + " Edg/138.0") == "Edge, Windows"
    assert browser_words("Mozilla/5.0 (Android 14; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0") == "Firefox, Android"
    assert browser_words("") == "Peramban lain"
