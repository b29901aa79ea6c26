"""How much may be sent in vain: a share of what succeeded, a first allowance, and a trickle, in requests and in bytes.

Why: full jitter spreads the tries of many kiosks, it does not bound those of a line or a city on which every second request
fails. Then what fails would cost as much as what succeeds, at the moment when the other side can least bear it. A budget in
proportion to successes is the known remedy: `RetryBudget` of Twitter's Finagle (a fifth of the requests and a small rate
besides), gRFC A6 of gRPC (a token for a failure, a part of one back for a success), and "Site Reliability Engineering",
chapter "Handling Overload".

Invariant: what failed up to any moment is at most the allowance + a fifth of what succeeded + the trickle of the time that
passed + what one request of each lane costs. A debt is waited out, so every wait ends by itself.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

ALLOWED_REQUESTS = 10
ALLOWED_BYTES = 512 * 1024
SHARE = 5  # one in five
REQUEST_EVERY_MS = 30_000
BYTES_PER_S = 512  # a tenth of a 2G line


@dataclass(frozen=True, slots=True)
class RetryBudget:
    """Below 0 is a debt. In thousandths, so that sums are exact; `at_ms` is when it was last reckoned."""

    milli_requests: int = 1000 * ALLOWED_REQUESTS
    milli_bytes: int = 1000 * ALLOWED_BYTES
    at_ms: int = 0

    def earned(self, size_bytes: int, now_ms: int) -> RetryBudget:
        """A request succeeded and moved so many bytes."""
        return _changed(_reckoned(self, now_ms), 1000 // SHARE, 1000 * size_bytes // SHARE)

    def spent(self, size_bytes: int, now_ms: int) -> RetryBudget:
        """A request failed; `size_bytes` of content went in vain, or may have."""
        return _changed(_reckoned(self, now_ms), -1000, -1000 * size_bytes)

    def wait_ms(self) -> int:
        """How long the trickle takes to pay the debt."""
        requests_ms = -(self.milli_requests * REQUEST_EVERY_MS // 1000)
        bytes_ms = -(self.milli_bytes // BYTES_PER_S)
        return max(0, requests_ms, bytes_ms)


def _reckoned(budget: RetryBudget, now_ms: int) -> RetryBudget:
    passed_ms = max(0, now_ms - budget.at_ms)
    trickled = _changed(budget, 1000 * passed_ms // REQUEST_EVERY_MS, BYTES_PER_S * passed_ms)
    return replace(trickled, at_ms=max(now_ms, budget.at_ms))


def _changed(budget: RetryBudget, milli_requests: int, milli_bytes: int) -> RetryBudget:
    return replace(
        budget,
        milli_requests=min(1000 * ALLOWED_REQUESTS, budget.milli_requests + milli_requests),
        milli_bytes=min(1000 * ALLOWED_BYTES, budget.milli_bytes + milli_bytes),
    )
