from __future__ import annotations

import gzip

import pytest
import zstandard

from sync.protocol.problems import ProblemError
from sync.server.ingest.bodies import decoded

PACKERS = {"gzip": gzip.compress, "zstd": zstandard.compress, "identity": bytes, "": bytes}


@pytest.mark.parametrize("encoding", PACKERS)
def test_what_was_packed_comes_out(encoding: str) -> None:
    data = b"fakta\n" * 1000
    assert decoded(PACKERS[encoding](data), encoding, limit_bytes=len(data)) == data


@pytest.mark.parametrize("encoding", PACKERS)
def test_one_byte_more_than_the_limit_is_refused(encoding: str) -> None:
    with pytest.raises(ProblemError) as caught:
        decoded(PACKERS[encoding](bytes(1001)), encoding, limit_bytes=1000)
    assert caught.value.code == "413.2"


@pytest.mark.parametrize("encoding", ["gzip", "zstd"])
def test_bytes_that_are_not_packed_are_refused(encoding: str) -> None:
    with pytest.raises(ProblemError) as caught:
        decoded(b"not packed at all", encoding, limit_bytes=1000)
    assert caught.value.code == "400.1"


def test_gzip_that_ends_too_early_is_refused() -> None:
    with pytest.raises(ProblemError) as caught:
        decoded(gzip.compress(bytes(500))[:-9], "gzip", limit_bytes=1000)
    assert caught.value.code == "400.1"


def test_a_frame_that_wants_much_memory_is_refused() -> None:
    parameters = zstandard.ZstdCompressionParameters(window_log=27, write_content_size=False)
    packed = zstandard.ZstdCompressor(compression_params=parameters)
    stream = packed.compressobj()
    body = stream.compress(bytes(100)) + stream.flush()
    with pytest.raises(ProblemError) as caught:
        decoded(body, "zstd", limit_bytes=1000)
    assert caught.value.code == "400.1"


def test_an_encoding_we_do_not_speak_is_refused() -> None:
    with pytest.raises(ProblemError) as caught:
        decoded(b"", "br", limit_bytes=1000)
    assert caught.value.code == "415.1"
