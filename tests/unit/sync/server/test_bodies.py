from __future__ import annotations

import gzip
import tracemalloc

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


def _streamed_zstd(data: bytes) -> bytes:
    """A frame that does not say how much it holds."""
    packer = zstandard.ZstdCompressor().compressobj()
    return packer.compress(data) + packer.flush()


TWO = {"gzip": gzip.compress, "zstd": zstandard.compress, "zstd of unknown size": _streamed_zstd}


@pytest.mark.parametrize("packer", TWO, ids=[name.replace(" ", "-") for name in TWO])
@pytest.mark.parametrize("cut", [1, 4, 9])
def test_a_body_that_was_cut_short_is_refused_not_taken_as_shorter(packer: str, cut: int) -> None:
    with pytest.raises(ProblemError) as caught:
        decoded(TWO[packer](b"fakta" * 100)[:-cut], packer.split(maxsplit=1)[0], limit_bytes=1000)
    assert caught.value.code == "400.1"


@pytest.mark.parametrize("packer", TWO, ids=[name.replace(" ", "-") for name in TWO])
@pytest.mark.parametrize("after", ["another", "junk", "nothing"])
def test_what_follows_a_member_or_frame_is_not_dropped_in_silence(packer: str, after: str) -> None:
    packed = TWO[packer](b"fakta\n")
    tail = {"another": packed, "junk": b"junk", "nothing": b""}[after]
    if not tail:
        assert decoded(packed, packer.split(maxsplit=1)[0], limit_bytes=1000) == b"fakta\n"
        return
    with pytest.raises(ProblemError) as caught:
        decoded(packed + tail, packer.split(maxsplit=1)[0], limit_bytes=1000)
    assert caught.value.code == "400.1"


@pytest.mark.parametrize("packer", TWO, ids=[name.replace(" ", "-") for name in TWO])
def test_a_bomb_of_64_mib_gives_out_no_more_than_the_limit(packer: str) -> None:
    bomb = TWO[packer](bytes(64 * 1024 * 1024))
    tracemalloc.start()
    try:
        with pytest.raises(ProblemError) as caught:
            decoded(bomb, packer.split(maxsplit=1)[0], limit_bytes=256 * 1024)
        assert tracemalloc.get_traced_memory()[1] < 4 * 1024 * 1024
    finally:
        tracemalloc.stop()
    assert caught.value.code == "413.2"


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
