"""Every process of the city remembers keys by itself; none of them takes a key one request longer than the city does."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

import requests

from sync.testing.signed_session import signed_session
from sync.trust.signing import SigningKey
from tests.live_city import LiveCity, LiveKiosk, problem

CONNECTIONS = 12  # each lives in one of the processes


@contextmanager
def connections_of(kiosk: LiveKiosk, key: SigningKey | None = None) -> Iterator[list[requests.Session]]:
    with ExitStack() as held:
        yield [held.enter_context(signed_session(key or kiosk.key, kiosk.id)) for _ in range(CONNECTIONS)]


def asks(session: requests.Session, kiosk: LiveKiosk) -> requests.Response:
    return session.get(f"{kiosk.api}/kiosks/{kiosk.id}/changes?after=", timeout=60)


def test_a_revoked_key_is_refused_by_every_process_on_the_next_request(city: LiveCity, kiosk: LiveKiosk) -> None:
    with connections_of(kiosk) as connections:
        assert [asks(one, kiosk).status_code for one in connections] == [200] * CONNECTIONS
        city.command("revoke-kiosk", "--kiosk", kiosk.id)
        assert [problem(asks(one, kiosk)).code for one in connections] == ["401.4"] * CONNECTIONS
        kiosk.session = connections[0]
        assert problem(kiosk.send([kiosk.maker.add("heartbeat").envelope])).code == "401.4"
        assert problem(kiosk.create_upload("ab" * 32, 10, b"0123456789")).code == "401.4"


def test_a_new_epoch_ends_the_old_key_and_opens_the_new_one_in_every_process(city: LiveCity, kiosk: LiveKiosk) -> None:
    new = SigningKey.generate()
    with connections_of(kiosk) as old, connections_of(kiosk, new) as later:
        assert [asks(one, kiosk).status_code for one in old] == [200] * CONNECTIONS
        assert [problem(asks(one, kiosk)).code for one in later] == ["401.1"] * CONNECTIONS
        city.enrol(city.issue_codes(kiosk=kiosk.id)[0], key=new, epoch=2).session.close()
        assert [problem(asks(one, kiosk)).code for one in old] == ["401.1"] * CONNECTIONS
        assert [asks(one, kiosk).status_code for one in later] == [200] * CONNECTIONS
