"""The file that joins the city with its identity provider (OpenID Connect): what `BALAI_CITY_SIGN_ON` names.

It is the provider's own `/.well-known/openid-configuration`, to which the city adds `client_id`, `client_secret` and, if it
likes, `name` (what the button says) and `"verify_kid": false` (its one key has no name). Nothing is fetched at the start: a city whose provider is down still starts.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

_ADDRESSES = ("authorization_endpoint", "token_endpoint", "userinfo_endpoint", "jwks_uri")
_NEEDED = ("issuer", "client_id", "client_secret", *_ADDRESSES)
_LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})
NAME = "akun kota"


class SignOnFileError(Exception):
    """One sentence that says what to do."""


@dataclass(frozen=True, slots=True)
class SignOn:
    issuer: str
    client_id: str
    client_secret: str = field(repr=False)
    authorization_endpoint: str
    token_endpoint: str
    userinfo_endpoint: str
    jwks_uri: str
    name: str = NAME
    verify_kid: bool = True

    def settings(self) -> dict[str, object]:
        """As mozilla-django-oidc reads them. Accounts are never made by it, whatever the provider says."""
        return {
            "OIDC_RP_CLIENT_ID": self.client_id,
            "OIDC_RP_CLIENT_SECRET": self.client_secret,
            "OIDC_OP_AUTHORIZATION_ENDPOINT": self.authorization_endpoint,
            "OIDC_OP_TOKEN_ENDPOINT": self.token_endpoint,
            "OIDC_OP_USER_ENDPOINT": self.userinfo_endpoint,
            "OIDC_OP_JWKS_ENDPOINT": self.jwks_uri,
            "OIDC_VERIFY_KID": self.verify_kid,
        }


def read(path: str) -> SignOn | None:
    """None for "": no such provider. Raises SignOnFileError."""
    if not path:
        return None
    try:
        told = json.loads(Path(path).read_text("utf-8"))
    except (OSError, ValueError):
        raise SignOnFileError(f"BALAI_CITY_SIGN_ON: {path} is no readable JSON file; see the server's README") from None
    return sign_on(told if isinstance(told, dict) else {})


def sign_on(told: Mapping[str, Any]) -> SignOn:
    """Raises SignOnFileError."""
    missing = [name for name in _NEEDED if not (isinstance(told.get(name), str) and told[name])]
    if missing:
        raise SignOnFileError(f"BALAI_CITY_SIGN_ON: the file lacks {', '.join(missing)}")
    open_ones = [name for name in ("issuer", *_ADDRESSES) if not _is_safe(told[name])]
    if open_ones:
        raise SignOnFileError(f"BALAI_CITY_SIGN_ON: only https addresses: {', '.join(open_ones)}")
    own = {name: told[name] for name in _NEEDED}
    return SignOn(**own, name=str(told.get("name") or NAME)[:60], verify_kid=told.get("verify_kid") is not False)


def _is_safe(address: str) -> bool:
    parts = urlsplit(address)
    return parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _LOOPBACK)
