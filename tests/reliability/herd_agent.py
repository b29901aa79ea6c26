"""What one kiosk of a herd does when it wakes: the agent's order, the agent's patience, nothing of its code.

Invariants
- Each request is signed when it is sent, with a new nonce; a refused one is sent again as a new one.
- `Retry-After` is the least it waits, full jitter comes on top: random(0, 5 s · 2ⁿ), as PROTOCOL.md wants of an agent.
- Status 0 stands for a line that ended without an answer.
"""

from __future__ import annotations

import asyncio
import base64
import json
import random
import secrets
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

import aiohttp

from sync.protocol.canonical import decode
from sync.protocol.envelope import Envelope
from sync.trust.request_signatures import sign_request
from tests.reliability.herd_kiosks import HerdKiosk

BASE_S, CAP_S = 5.0, 1800.0
TIMEOUT = aiohttp.ClientTimeout(total=60)
_REFUSED = {0, 429, 503}


@dataclass(slots=True)
class Lived:
    """How it went: seconds from waking; `facts_s` are the admitted pushes, from sending to the receipt."""

    text_s: float = 0.0
    all_s: float = 0.0
    facts_s: list[float] = field(default_factory=list)
    statuses: Counter[int] = field(default_factory=Counter)
    most_tries: int = 0


class HerdAgent:
    def __init__(self, kiosk: HerdKiosk, url: str, session: aiohttp.ClientSession) -> None:
        self._kiosk, self._url, self._session = kiosk, url, session
        self._key, self._token = kiosk.key, kiosk.token
        self.lived = Lived()

    async def wake(self) -> Lived:
        began = time.monotonic()
        await self._ask("GET", f"/time?nonce={self._kiosk.head.digest}", signed=False)
        for batch in self._kiosk.batches:
            await self._push(batch.body)
        self.lived.text_s = time.monotonic() - began
        await self._missing([])
        await self._ask("GET", f"/kiosks/{self._kiosk.id}/changes?after=")
        if self._kiosk.parts:
            await self._send_parts()
        self.lived.all_s = time.monotonic() - began
        return self.lived

    async def _push(self, body: bytes) -> None:
        named = {"Content-Type": "application/x-ndjson", "Content-Encoding": "zstd", **self._shown()}
        answer = await self._ask("POST", f"/kiosks/{self._kiosk.id}/facts", body, named, is_facts=True)
        receipt = decode(Envelope.from_bytes(answer, limit_bytes=len(answer)).payload, limit_bytes=len(answer))
        self._token = str(receipt["sync_token"])

    async def _missing(self, digests: Sequence[str]) -> list[str]:
        body = json.dumps({"sha256": list(digests)}).encode()
        named = {"Content-Type": "application/json", **self._shown()}
        answer = await self._ask("POST", f"/kiosks/{self._kiosk.id}/parts/missing", body, named)
        return list(json.loads(answer)["missing"])

    async def _send_parts(self) -> None:
        for sha256 in await self._missing(list(self._kiosk.parts)):
            body = self._kiosk.parts[sha256]
            metadata = f"sha256 {_b64(sha256)},kiosk {_b64(self._kiosk.id)}"
            named = {"Tus-Resumable": "1.0.0", "Upload-Length": str(len(body)), "Upload-Metadata": metadata}
            await self._ask("POST", "/parts/", body, {**named, "Content-Type": "application/offset+octet-stream"})
        assert await self._missing(list(self._kiosk.parts)) == []

    def _shown(self) -> dict[str, str]:
        return {"Sync-Token": self._token, "Chain-Head": self._kiosk.head.header()}

    async def _ask(
        self,
        method: str,
        path: str,
        body: bytes = b"",
        headers: Mapping[str, str] | None = None,
        *,
        signed: bool = True,
        is_facts: bool = False,
    ) -> bytes:
        tries = 0
        while True:
            tries += 1
            self.lived.most_tries = max(tries, self.lived.most_tries)
            asked = time.monotonic()
            status, answer, retry_after_s = await self._once(method, path, body, dict(headers or {}), signed=signed)
            self.lived.statuses[status] += 1
            if 200 <= status < 300:
                if is_facts:
                    self.lived.facts_s.append(time.monotonic() - asked)
                return answer
            if status not in _REFUSED:
                raise AssertionError(f"{method} {path.partition('?')[0]}: {status} {answer[:300]!r}")
            jitter_s = random.uniform(0, min(CAP_S, BASE_S * 2 ** (tries - 1)))
            await asyncio.sleep(retry_after_s + jitter_s)

    async def _once(
        self, method: str, path: str, body: bytes, headers: dict[str, str], *, signed: bool
    ) -> tuple[int, bytes, int]:
        url = f"{self._url}/api/v1{path}"
        if signed:
            now, nonce = datetime.now(UTC), secrets.token_hex(16)
            sign_request(method, url, headers, key=self._key, keyid=self._kiosk.id, created=now, nonce=nonce, body=body)
        try:
            async with self._session.request(method, url, data=body or None, headers=headers) as answer:
                return answer.status, await answer.read(), int(answer.headers.get("Retry-After", "0"))
        except (aiohttp.ClientError, TimeoutError, OSError):
            return 0, b"", 0


async def live(herd: Sequence[HerdKiosk], url: str, at: float) -> list[Lived]:
    """All of these from the moment `at` (seconds since 1970) on, together."""

    async def one(kiosk: HerdKiosk) -> Lived:
        address = f"127.{kiosk.number // 62_500 + 1}.{kiosk.number // 250 % 250}.{kiosk.number % 250 + 1}"
        connector = aiohttp.TCPConnector(limit=1, local_addr=(address, 0))
        async with aiohttp.ClientSession(connector=connector, timeout=TIMEOUT) as session:
            await asyncio.sleep(max(0.0, at - time.time()))
            return await HerdAgent(kiosk, url, session).wake()

    return list(await asyncio.gather(*(one(kiosk) for kiosk in herd)))


def _b64(text: str) -> str:
    return base64.b64encode(text.encode()).decode()
