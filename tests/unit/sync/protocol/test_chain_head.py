import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.protocol.canonical import MalformedError
from sync.protocol.chain_head import GENESIS, MAX_EPOCH, ChainHead

DIGEST = "ab" * 32


@given(st.integers(1, MAX_EPOCH), st.integers(1, 2**53 - 1), st.text("0123456789abcdef", min_size=64, max_size=64))
def test_a_head_survives_the_header(epoch, seq, digest):
    if digest != GENESIS:
        head = ChainHead(epoch, seq, digest)
        assert ChainHead.parse(head.header()) == head


def test_an_empty_chain_has_a_head_too():
    assert ChainHead.parse(ChainHead.empty(2).header()) == ChainHead(2, 0, GENESIS)


@pytest.mark.parametrize(
    "header",
    [
        "",
        "1:1",
        f"1:1:{DIGEST}\n",
        f" 1:1:{DIGEST}",
        f"01:1:{DIGEST}",
        f"1:+1:{DIGEST}",
        f"1:-1:{DIGEST}",
        f"0:1:{DIGEST}",
        f"1:٣:{DIGEST}",
        f"1:1:{DIGEST.upper()}",
        f"1:0:{DIGEST}",
        f"1:1:{GENESIS}",
        f"9999999999:1:{DIGEST}",
        f"1:9999999999999999:{DIGEST}",
    ],
)
def test_anything_else_is_malformed(header):
    with pytest.raises(MalformedError):
        ChainHead.parse(header)
