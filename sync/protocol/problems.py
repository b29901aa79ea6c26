"""Numbered refusals on the wire (RFC 9457, `application/problem+json`).

Invariants
- A code names one reason for ever: codes are added, never reused, never given another meaning.
- The first three digits are the HTTP status, except where tus fixes a status of its own (460).
- `extra` holds numbers, codes and digests for the other machine; never a person's data.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sync.protocol.canonical import MalformedError, decode, encode

MEDIA_TYPE = "application/problem+json"
MAX_PROBLEM_BYTES = 64 * 1024

_RESERVED = frozenset({"type", "title", "status", "code"})


@dataclass(frozen=True, slots=True)
class Problem:
    code: str
    status: int
    title: str


def _register(*rows: tuple[str, int, str]) -> dict[str, Problem]:
    return {code: Problem(code, status, title) for code, status, title in rows}


PROBLEMS: Mapping[str, Problem] = _register(
    ("400.1", 400, "The request cannot be read."),
    ("400.2", 400, "A header that the protocol needs is missing or not of its form."),
    ("401.1", 401, "The signature of the request is missing or wrong."),
    ("401.2", 401, "The request was signed too long ago or in the future; ask /time and sign again."),
    ("401.3", 401, "This nonce was used before; sign again with a new one."),
    ("401.4", 401, "The key is not known or was revoked; the kiosk needs a technician."),
    ("403.1", 403, "This key may not act for that kiosk."),
    ("403.2", 403, "The enrolment code is unknown, used or expired; ask the city for a new one."),
    ("404.1", 404, "There is nothing here."),
    ("404.2", 404, "No request with this code and PIN."),
    ("404.3", 404, "No upload with this name; create it again."),
    ("404.4", 404, "No courier bundle with this name that you brought or that is yours."),
    ("404.5", 404, "There is no reply to this bundle; its state says why."),
    ("405.1", 405, "This address does not take that method."),
    ("408.1", 408, "The request took too long; send less at a time."),
    ("409.1", 409, "Facts are missing before the first one sent; send from the expected one."),
    ("409.2", 409, "Another fact has this place in the chain; the chain is forked."),
    ("409.3", 409, "The kiosk is behind what the city holds of it; its database was rolled back."),
    ("409.4", 409, "The kiosk seems to exist twice."),
    ("409.5", 409, "The upload stands at another offset; ask for it and go on from there."),
    ("409.6", 409, "The key or the epoch is already enrolled."),
    ("409.7", 409, "The first volume of this set never came; bring it together with this one."),
    ("410.1", 410, "The upload expired; create it again."),
    ("412.1", 412, "This version of the tus protocol is not spoken here; use 1.0.0."),
    ("413.1", 413, "The body is larger than allowed."),
    ("413.2", 413, "The batch holds too many facts or bytes; send less at a time."),
    ("413.3", 413, "The bundle takes more time or memory to read than one may."),
    ("415.1", 415, "This content type or encoding is not taken here."),
    ("422.1", 422, "A signature or a link of the chain is wrong; what came before it was kept."),
    ("422.2", 422, "The statement is not signed by the key it names."),
    ("422.3", 422, "The digest of the body is not the signed one."),
    ("422.4", 422, "The body is well-formed but its fields are not of their form."),
    ("422.5", 422, "The bundle cannot be opened: it is not sealed to this city, or it was cut or changed."),
    ("422.6", 422, "The bundle does not hold what its manifest says."),
    ("422.7", 422, "The bundle holds a part that no fact of its kiosk names; the others were kept."),
    ("429.1", 429, "Too many requests; wait as told."),
    ("429.2", 429, "Too many bundles at once; wait until some are read."),
    ("460.1", 460, "The digest of the upload is not its name or its checksum; it was discarded."),
    ("500.1", 500, "The city failed; it has been reported. Try again later."),
    ("503.1", 503, "The city is busy; wait as told."),
    ("503.2", 503, "The city has no room for a bundle now; wait as told."),
    ("503.3", 503, "The bundle is not read yet; ask again as told."),
)


class ProblemError(Exception):
    """A refusal, raised by the side that refuses and by the side that is told."""

    def __init__(self, code: str, extra: Mapping[str, object] | None = None) -> None:
        if code not in PROBLEMS:
            raise ValueError("a problem code that is not registered")
        self.code = code
        self.extra: Mapping[str, object] = dict(extra or {})
        if _RESERVED & self.extra.keys():
            raise ValueError("extra may not replace a member of the problem")
        super().__init__(f"{code} {self.problem.title}")

    @property
    def problem(self) -> Problem:
        return PROBLEMS[self.code]

    @property
    def status(self) -> int:
        """The HTTP status."""
        return self.problem.status

    def to_json(self) -> bytes:
        problem = self.problem
        body = {"type": f"urn:balai:problem:{self.code}", "title": problem.title, "status": problem.status}
        return encode({**body, "code": self.code, **self.extra})

    @classmethod
    def parse(cls, data: bytes) -> ProblemError:
        """Raises MalformedError when it is no problem of ours: a proxy's page, or a code of a newer protocol."""
        members = decode(data, limit_bytes=MAX_PROBLEM_BYTES)
        code = members.get("code")
        if not isinstance(code, str) or code not in PROBLEMS:
            raise MalformedError("a problem code that is not registered")
        return cls(code, {name: value for name, value in members.items() if name not in _RESERVED})
