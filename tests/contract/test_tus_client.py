"""A third-party tus client speaks to a city through `signed_tus`: each of its requests carries a good signature."""

import base64
import hashlib
import io
import threading
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from sync.testing.keys import make_keys
from sync.testing.signed_session import signed_session, signed_tus
from sync.trust.request_signatures import verify_request
from sync.trust.signing import BadSignatureError

KEYS = make_keys()


class TusCity(BaseHTTPRequestHandler):
    """As much of tus as the client needs; every request is verified before anything else."""

    protocol_version = "HTTP/1.1"

    def handle_any(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", "0")))
        url = self.server.origin + self.path
        try:
            by = verify_request(self.command, url, dict(self.headers), KEYS.resolve, now=datetime.now(UTC))
        except BadSignatureError:
            return self.answer(401)
        assert by.content_digest_sha256_hex == hashlib.sha256(body).hexdigest()
        assert by.nonce not in self.server.nonces
        self.server.nonces.add(by.nonce)
        return self.tus(body)

    do_POST = do_PATCH = do_HEAD = handle_any  # noqa: N815 - the standard library's names

    def tus(self, body):
        held = self.server.held
        if self.command == "POST":
            self.server.metadata = self.headers["Upload-Metadata"]
            return self.answer(201, Location="/parts/x")
        if self.command == "HEAD":
            return self.answer(200, **{"Upload-Offset": str(len(held))})
        name, checksum = self.headers["Upload-Checksum"].split(" ")
        assert name == "sha256"
        assert base64.b64decode(checksum) == hashlib.sha256(body).digest()
        held += body
        return self.answer(204, **{"Upload-Offset": str(len(held))})

    def answer(self, status, **headers):
        self.send_response(status)
        for name, value in {"Content-Length": "0", "Tus-Resumable": "1.0.0", **headers}.items():
            self.send_header(name, value)
        self.end_headers()

    def log_message(self, *_):
        """Quiet."""


@pytest.fixture
def city():
    server = ThreadingHTTPServer(("127.0.0.1", 0), TusCity)
    server.origin = f"http://127.0.0.1:{server.server_port}"
    server.held, server.nonces, server.metadata = bytearray(), set(), ""
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def test_tuspy_uploads_in_chunks_and_each_request_is_signed(city):
    body = bytes(range(256)) * 200
    metadata = {"sha256": hashlib.sha256(body).hexdigest(), "kiosk": KEYS.kiosk}
    with signed_tus(f"{city.origin}/parts/", KEYS.kiosk_key, KEYS.kiosk) as upload:
        one = upload(file_stream=io.BytesIO(body), chunk_size=20_000, metadata=metadata, upload_checksum=True)
        one.upload_chunk()
        assert one.get_offset() == 20_000
        one.upload()
    assert bytes(city.held) == body
    assert base64.b64encode(KEYS.kiosk.encode()).decode() in city.metadata
    assert len(city.nonces) == 1 + 3 + 1


def test_tuspy_itself_is_as_it_was_after_the_block():
    from tusclient import request
    from tusclient.uploader import baseuploader, uploader

    before = [module.requests for module in (request, baseuploader, uploader)]
    with pytest.raises(RuntimeError), signed_tus("http://city.example/", KEYS.kiosk_key, KEYS.kiosk):
        raise RuntimeError
    assert [module.requests for module in (request, baseuploader, uploader)] == before


def test_another_kiosks_key_is_refused(city):
    stranger = make_keys(2)
    with signed_session(stranger.kiosk_key, stranger.kiosk) as session:
        assert session.post(f"{city.origin}/parts/", data=b"x", timeout=60).status_code == 401
    with signed_session(KEYS.kiosk_key, KEYS.kiosk) as session:
        answer = session.post(f"{city.origin}/parts/", data="text", headers={"Upload-Metadata": "x eA=="}, timeout=60)
        assert answer.status_code == 201
        with pytest.raises(TypeError):
            session.post(f"{city.origin}/parts/", data=iter([b"x"]), timeout=60)
