"""The file that joins the city with its identity provider."""

from __future__ import annotations

import json

import pytest

from sync.server.sign_on_file import SignOnFileError, read, sign_on

GOOD = {
    "issuer": "https://masuk.kota.go.id",
    "authorization_endpoint": "https://masuk.kota.go.id/authorize",
    "token_endpoint": "https://masuk.kota.go.id/token",
    "userinfo_endpoint": "https://masuk.kota.go.id/userinfo",
    "jwks_uri": "https://masuk.kota.go.id/jwks",
    "client_id": "balai",
    "client_secret": "rahasia",
    "response_types_supported": ["code"],
}


def test_no_file_is_no_provider() -> None:
    assert read("") is None


def test_the_providers_own_document_with_client_and_secret_is_enough(tmp_path) -> None:
    path = tmp_path / "sign-on.json"
    path.write_text(json.dumps(GOOD))
    made = read(str(path))
    assert made is not None
    assert made.settings()["OIDC_OP_JWKS_ENDPOINT"] == GOOD["jwks_uri"]
    assert "rahasia" not in repr(made)
    assert made.name == "akun kota"


@pytest.mark.parametrize("content", ["", "[]", "{", "7", "\0"])
def test_what_is_no_such_file_is_told_to_the_operator(tmp_path, content) -> None:
    path = tmp_path / "sign-on.json"
    path.write_text(content)
    with pytest.raises(SignOnFileError, match="BALAI_CITY_SIGN_ON"):
        read(str(path))
    with pytest.raises(SignOnFileError):
        read(str(tmp_path / "missing.json"))


@pytest.mark.parametrize("name", [name for name in GOOD if name != "response_types_supported"])
def test_what_is_missing_is_named_and_never_guessed(name) -> None:
    with pytest.raises(SignOnFileError, match=name):
        sign_on({**GOOD, name: ""})


@pytest.mark.parametrize(
    "address", ["http://masuk.kota.go.id/token", "ftp://127.0.0.1/", "token", "http://127.0.0.1.evil/"]
)
def test_only_https_or_this_machine(address) -> None:
    with pytest.raises(SignOnFileError, match="token_endpoint"):
        sign_on({**GOOD, "token_endpoint": address})
    assert sign_on({**GOOD, "token_endpoint": "http://127.0.0.1:9400/token"})
