"""/api/v1/courier/ over real HTTP: one kiosk carries another's bundle, the city reads it, the reply goes back sealed."""

from __future__ import annotations

import base64
import hashlib
import io
import itertools
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import requests

from sync.protocol.canonical import encode
from sync.protocol.courier import MAX_REPLY_BYTES, MAX_VOLUME_BYTES, Reply
from sync.protocol.statements import Changes, Enrolment, EnrolmentRequest, Receipt, TimeStatement
from sync.testing.bundles import MadeBundle, made_bundle
from sync.testing.facts import MadeFact
from sync.testing.keys import AgePair
from sync.testing.signed_session import signed_tus
from sync.trust.sealing import CannotOpenError, new_identity, unseal
from sync.trust.signing import SigningKey, sign_statement
from tests.fakes.eventually import eventually
from tests.live_city import LiveCity, LiveKiosk, problem

TUS = {"Tus-Resumable": "1.0.0"}


@dataclass
class Hall:
    """A hall without a line: its kiosk was enrolled by file and never speaks HTTP again."""

    kiosk: LiveKiosk
    reply_key: AgePair

    def bundle(self, facts: list[MadeFact], **changes: object) -> MadeBundle:
        recipients = self.kiosk.enrolment.configuration.recipient_sets["1"]
        named = {"kiosk": self.kiosk.id, "key": self.kiosk.key, "recipients": recipients, "head": self.kiosk.maker.head}
        return made_bundle(facts, **{**named, **changes})  # type: ignore[arg-type]

    def open(self, sealed: bytes) -> Reply:
        envelope = unseal(sealed, self.reply_key.identity)
        return Reply.from_object(self.kiosk.city.opened(envelope, "courier"))


@pytest.fixture
def hall(city: LiveCity) -> Iterator[Hall]:
    key, pair = SigningKey.generate(), AgePair.new()
    asked = EnrolmentRequest(city.next_code(), key.public.raw.hex(), pair.recipient, {"model": "test"}, 1)
    signed = sign_statement("enrolment", encode(asked.to_object()), key, key.public.keyid).to_bytes()
    answer = city.enrol_by(signed)
    kiosk = LiveKiosk.of(city, key, Enrolment.from_object(city.opened(answer.content, "enrolment")))
    with kiosk.session:
        yield Hall(kiosk, pair)


@dataclass
class Carrier:
    kiosk: LiveKiosk

    @property
    def url(self) -> str:
        return f"{self.kiosk.api}/courier"

    def create(self, sealed: bytes, first: bytes = b"", *, name: str = "", length: int = 0) -> requests.Response:
        sha256 = name or hashlib.sha256(sealed).hexdigest()
        headers = {
            **TUS,
            "Upload-Length": str(length or len(sealed)),
            "Upload-Metadata": f"sha256 {base64.b64encode(sha256.encode()).decode()}",
            **({"Content-Type": "application/offset+octet-stream"} if first else {}),
        }
        return self.kiosk.session.post(f"{self.url}/", data=first, headers=headers, timeout=60)

    def patch(self, bundle: MadeBundle, offset: int, chunk: bytes) -> requests.Response:
        headers = {**TUS, "Upload-Offset": str(offset), "Content-Type": "application/offset+octet-stream"}
        return self.kiosk.session.patch(f"{self.url}/{bundle.sha256}", data=chunk, headers=headers, timeout=60)

    def head(self, bundle: MadeBundle) -> requests.Response:
        return self.kiosk.session.head(f"{self.url}/{bundle.sha256}", headers=TUS, timeout=60)

    def get(self, bundle: MadeBundle, what: str = "") -> requests.Response:
        return self.kiosk.session.get(f"{self.url}/{bundle.sha256}{what}", timeout=60)

    def over(self, bundle: MadeBundle) -> dict[str, object]:
        """The state when it is over."""

        def told() -> dict[str, object]:
            return dict(self.get(bundle).json())

        eventually(lambda: told()["state"] in {"done", "refused"}, within_s=60)
        return told()


@pytest.fixture
def carrier(kiosk: LiveKiosk) -> Carrier:
    return Carrier(kiosk)


def test_a_kiosk_carries_anothers_bundle_and_its_reply(city: LiveCity, hall: Hall, carrier: Carrier) -> None:
    facts = hall.kiosk.maker.file_request(photo_bytes=20_000)
    bundle = hall.bundle(facts)
    assert carrier.create(bundle.sealed, bundle.sealed).headers["Upload-Offset"] == str(len(bundle.sealed))
    told = carrier.over(bundle)
    assert (told["state"], told["facts"], told["parts"]) == ("done", 3, 3)
    assert told["reply"] == f"balai-{hall.kiosk.id}-1-{bundle.manifest.set}.reply"
    answer = carrier.get(bundle, "/reply")
    assert answer.headers["Content-Type"] == "application/octet-stream"
    with pytest.raises(CannotOpenError):
        unseal(answer.content, new_identity()[0])
    reply = hall.open(answer.content)
    assert (reply.kiosk, reply.epoch, reply.set, reply.volume) == (hall.kiosk.id, 1, bundle.manifest.set, 1)
    (receipt,) = [Receipt.from_object(city.opened(one, "receipt")) for one in reply.receipts]
    head = hall.kiosk.maker.head
    assert (receipt.through_seq, receipt.head) == (3, head.digest)
    assert set(receipt.parts_held) == {part.sha256 for part in facts[-1].sealed}
    assert TimeStatement.from_object(city.opened(reply.time, "time")).nonce == head.digest
    told_changes = [Changes.from_object(city.opened(one, "changes")) for one in reply.changes]
    assert told_changes[0].after == ""
    assert all(before.next == after.after for before, after in itertools.pairwise(told_changes))
    assert not reply.more
    stored = city.command("facts", "--chain", hall.kiosk.id).stdout.splitlines()
    assert stored == [fact.envelope for fact in facts]


def test_a_reply_again_says_the_same_and_later_more(city: LiveCity, hall: Hall, carrier: Carrier) -> None:
    bundle = hall.bundle(hall.kiosk.maker.add_many(2))
    carrier.create(bundle.sealed, bundle.sealed)
    carrier.over(bundle)
    one, two = (hall.open(carrier.get(bundle, "/reply").content) for _ in range(2))
    assert (one.receipts, one.changes) == (two.receipts, two.changes)
    hall.kiosk.push(hall.kiosk.maker.add_many(3))
    later = hall.open(carrier.get(bundle, "/reply").content)
    assert Receipt.from_object(city.opened(later.receipts[0], "receipt")).through_seq == 5


def test_the_receipt_in_a_reply_turns_no_token(city: LiveCity, hall: Hall, carrier: Carrier) -> None:
    kiosk = hall.kiosk
    first = kiosk.maker.add_many(2)
    kiosk.push(first)
    token = kiosk.token
    later = kiosk.maker.add_many(2)
    bundle = hall.bundle(later)
    carrier.create(bundle.sealed, bundle.sealed)
    carrier.over(bundle)
    receipt = hall.open(carrier.get(bundle, "/reply").content).receipts[0]
    assert Receipt.from_object(city.opened(receipt, "receipt")).sync_token == token
    assert kiosk.push(kiosk.maker.add_many(1), token=token).through_seq == 5


def test_an_interrupted_bundle_goes_on_where_it_was(hall: Hall, carrier: Carrier) -> None:
    bundle = hall.bundle(hall.kiosk.maker.file_request(photo_bytes=60_000))
    whole, third = bundle.sealed, len(bundle.sealed) // 3
    assert carrier.create(whole, whole[:third]).headers["Upload-Offset"] == str(third)
    assert problem(carrier.get(bundle)).code == "404.4"
    head = carrier.head(bundle)
    assert (head.headers["Upload-Offset"], head.headers["Upload-Length"]) == (str(third), str(len(whole)))
    assert problem(carrier.patch(bundle, 0, whole[:100])).code == "409.5"
    assert carrier.patch(bundle, third, whole[third:-5]).status_code == 204
    assert carrier.patch(bundle, len(whole) - 5, whole[-5:]).headers["Upload-Offset"] == str(len(whole))
    assert carrier.over(bundle)["state"] == "done"
    assert carrier.head(bundle).headers["Upload-Offset"] == str(len(whole))
    assert carrier.create(whole).headers["Upload-Offset"] == str(len(whole)), "a lost answer asks again"


def test_a_third_party_client_brings_one(hall: Hall, carrier: Carrier) -> None:
    bundle = hall.bundle(hall.kiosk.maker.file_request(photo_bytes=30_000))
    with signed_tus(f"{carrier.url}/", carrier.kiosk.key, carrier.kiosk.id) as uploader:
        upload = uploader(
            file_stream=io.BytesIO(bundle.sealed), chunk_size=16 * 1024, metadata={"sha256": bundle.sha256}
        )
        upload.upload()
    assert carrier.over(bundle)["state"] == "done"


def test_volumes_out_of_order(city: LiveCity, hall: Hall, carrier: Carrier) -> None:
    facts = hall.kiosk.maker.file_request(photos=1, photo_bytes=5_000)
    one, two = facts[-1].sealed
    first = hall.bundle(facts, parts=[one], volumes=2)
    second = hall.bundle(facts, parts=[two], volume=2, volumes=2, set=first.manifest.set)
    carrier.create(second.sealed, second.sealed)
    eventually(lambda: carrier.get(second).json()["state"] == "received", within_s=60)
    assert problem(carrier.get(second, "/reply")).code == "503.3"
    carrier.create(first.sealed, first.sealed)
    assert carrier.over(second)["reply"] == f"balai-{hall.kiosk.id}-1-{first.manifest.set}-v2.reply"
    assert carrier.over(first)["state"] == "done"
    replies = [hall.open(carrier.get(bundle, "/reply").content) for bundle in (first, second)]
    listed = [Receipt.from_object(city.opened(reply.receipts[0], "receipt")).parts_held for reply in replies]
    assert listed == [(one.sha256,), (two.sha256,)]


def test_a_refused_bundle_says_its_code_and_has_no_reply(hall: Hall, carrier: Carrier) -> None:
    thief = SigningKey.generate()
    bundle = hall.bundle(hall.kiosk.maker.add_many(1), key=thief)
    carrier.create(bundle.sealed, bundle.sealed)
    assert carrier.over(bundle) == {"state": "refused", "facts": 0, "parts": 0, "code": "422.2"}
    assert problem(carrier.get(bundle, "/reply")).code == "404.5"


def test_a_stranger_hears_of_no_bundle_and_gets_no_reply(city: LiveCity, hall: Hall, carrier: Carrier) -> None:
    bundle = hall.bundle(hall.kiosk.maker.add_many(1))
    carrier.create(bundle.sealed, bundle.sealed)
    carrier.over(bundle)
    stranger = Carrier(city.enrol())
    with stranger.kiosk.session:
        assert problem(stranger.get(bundle)).code == "404.4"
        assert problem(stranger.get(bundle, "/reply")).code == "404.4"
        assert stranger.head(bundle).status_code == 404
    for path in (bundle.sha256, f"{bundle.sha256}/reply"):
        assert problem(requests.get(f"{carrier.url}/{path}", timeout=60)).code == "401.1"
    own = Carrier(hall.kiosk)
    assert own.get(bundle).json()["state"] == "done"
    assert hall.open(own.get(bundle, "/reply").content).kiosk == hall.kiosk.id


def test_what_is_not_taken_at_the_door(hall: Hall, carrier: Carrier) -> None:
    bundle = hall.bundle(hall.kiosk.maker.add_many(1))
    assert problem(carrier.create(b"x", length=MAX_VOLUME_BYTES + 1, name="ab" * 32)).code == "413.1"
    assert problem(carrier.create(b"x", name="../../keys/city.key")).code == "400.2"
    assert problem(carrier.create(bundle.sealed[::-1], bundle.sealed, name="ab" * 32)).code == "460.1"
    assert problem(carrier.kiosk.session.put(f"{carrier.url}/{bundle.sha256}", timeout=60)).code == "405.1"
    options = requests.options(f"{carrier.url}/", timeout=60)
    assert int(options.headers["Tus-Max-Size"]) == MAX_VOLUME_BYTES
    carrier.kiosk.session.auth = None
    assert problem(carrier.create(bundle.sealed, bundle.sealed)).code == "401.1"


def test_a_kiosk_has_only_so_many_under_way(city: LiveCity) -> None:
    greedy = Carrier(city.enrol())
    with greedy.kiosk.session:
        answers = [greedy.create(b"x", length=1_000, name=f"{number:064x}") for number in range(1, 26)]
        assert [answer.status_code for answer in answers] == [201] * 24 + [429]
        assert problem(answers[-1]).code == "429.2"
        assert int(answers[-1].headers["Retry-After"]) > 0
        gone = greedy.kiosk.session.delete(f"{greedy.url}/{1:064x}", headers=TUS, timeout=60)
        assert gone.status_code == 204
        assert greedy.create(b"x", length=1_000, name=f"{26:064x}").status_code == 201


def test_the_command_brings_reads_and_answers(city: LiveCity, hall: Hall, tmp_path: Path) -> None:
    facts = hall.kiosk.maker.file_request(photos=1, photo_bytes=2_000)
    one, two = facts[-1].sealed
    first = hall.bundle(facts, parts=[one], volumes=2)
    second = hall.bundle(facts, parts=[two], volume=2, volumes=2, set=first.manifest.set)
    for bundle in (second, first):
        (tmp_path / bundle.name).write_bytes(bundle.sealed)
    files = [str(tmp_path / bundle.name) for bundle in (second, first)]
    done = city.command("courier", "in", *files, "--reply", str(tmp_path))
    told = [json.loads(line) for line in done.stdout.splitlines()]
    assert [one["state"] for one in told] == ["done", "done"]
    for one in told:
        sealed = (tmp_path / str(one["reply"])).read_bytes()
        assert len(sealed) < MAX_REPLY_BYTES
        assert hall.open(sealed).set == first.manifest.set
    torn = tmp_path / "torn.brw"
    torn.write_bytes(first.sealed[:-9])
    refused = city.command("courier", "in", str(torn), check=False)
    assert refused.returncode == 1
    assert json.loads(refused.stdout)["code"] == "422.5"
    assert refused.stderr.decode().startswith("cityserver: not taken: torn.brw")


def test_an_administrator_carries_by_browser(city: LiveCity, hall: Hall) -> None:
    bundle = hall.bundle(hall.kiosk.maker.file_request(photo_bytes=10_000))
    account = city.demo["administrator"]
    with requests.Session() as browser:
        _sign_in(browser, city.url, account["username"], account["password"])
        page = f"{city.url}/console/courier/courierbundle/"
        token = _token(browser.get(f"{page}add/", timeout=60).text)
        answer = browser.post(
            f"{page}add/",
            data={"csrfmiddlewaretoken": token},
            files={"bundles": (bundle.name, bundle.sealed)},
            timeout=60,
        )
        assert answer.url == page
        one = f"{page}{bundle.sha256}/change/"
        eventually(lambda: "Unduh balasan" in browser.get(one, timeout=60).text, within_s=60)
        token = _token(browser.get(one, timeout=60).text)
        sealed = browser.post(f"{page}{bundle.sha256}/balasan/", data={"csrfmiddlewaretoken": token}, timeout=60)
        assert hall.open(sealed.content).kiosk == hall.kiosk.id


def _sign_in(browser: requests.Session, url: str, username: str, password: str) -> None:
    """A city that has just started and is busy says 503 now and then; a person presses again."""
    answers: list[requests.Response] = []

    def pressed() -> bool:
        token = _token(browser.get(f"{url}/console/login/", timeout=60).text)
        form = {"csrfmiddlewaretoken": token, "username": username, "password": password, "next": "/console/"}
        answers.append(browser.post(f"{url}/console/login/", data=form, timeout=60))
        return answers[-1].status_code != 503

    eventually(pressed, within_s=60)
    assert (answers[-1].status_code, answers[-1].url) == (200, f"{url}/console/"), answers[-1].text


def _token(page: str) -> str:
    found = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    assert found is not None
    return found[1]


def test_nothing_of_a_bundle_is_left_lying(city: LiveCity, hall: Hall, carrier: Carrier) -> None:
    bundle = hall.bundle(hall.kiosk.maker.add_many(1))
    carrier.create(bundle.sealed, bundle.sealed)
    carrier.over(bundle)
    eventually(lambda: not list((city.data / "incoming-courier").rglob(f"{bundle.sha256}*")))
    assert (city.data / "incoming-courier").stat().st_mode & 0o077 == 0
