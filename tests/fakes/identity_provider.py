"""An identity provider that is not ours (oidc-provider-mock), as a process of its own."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import requests

from sync.server.sign_on_file import SignOn, sign_on
from tests.fakes.eventually import eventually
from tests.live_city import free_port

CLIENT = "balai-konsol"


@dataclass(frozen=True, slots=True)
class IdentityProvider:
    url: str

    def document(self, **changes: str) -> dict[str, Any]:
        """Its own description, with what a city adds. The tokens of this one do not name their key."""
        told = _get(f"{self.url}/.well-known/openid-configuration").json()
        ours = {"client_id": CLIENT, "client_secret": "rahasia-uji", "name": "Akun Surabaya", "verify_kid": False}
        return {**told, **ours, **changes}

    def sign_on(self, **changes: str) -> SignOn:
        return sign_on(self.document(**changes))

    def agree(self, address: str, person: str) -> str:
        """`person` signs in there; the path that the browser is sent back to."""
        with _session() as session:
            answer = session.post(address, data={"sub": person}, allow_redirects=False, timeout=30)
        assert answer.status_code == 302, answer.text
        parts = urlsplit(answer.headers["Location"])
        return f"{parts.path}?{parts.query}"

    def change(self, person: str, claims: Mapping[str, object]) -> None:
        with _session() as session:
            session.put(f"{self.url}/users/{person}", json=dict(claims), timeout=30).raise_for_status()


@contextmanager
def identity_provider(people: Sequence[Mapping[str, object]]) -> Iterator[IdentityProvider]:
    """Each has a `sub` and claims."""
    port = free_port()
    told = [word for person in people for word in ("--user-claims", json.dumps(person))]
    line = [sys.executable, "-m", "oidc_provider_mock", "--port", str(port), *told]
    process = subprocess.Popen(line, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=dict(os.environ))
    provider = IdentityProvider(f"http://localhost:{port}")
    try:
        eventually(lambda: _answers(provider.url), within_s=60)
        yield provider
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=30)


def _answers(url: str) -> bool:
    try:
        return _get(f"{url}/jwks").ok
    except requests.ConnectionError:
        return False


def _get(address: str) -> requests.Response:
    with _session() as session:
        return session.get(address, timeout=30)


def _session() -> requests.Session:
    session = requests.Session()
    session.trust_env = False
    return session
