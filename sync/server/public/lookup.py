"""Finding a resident's request by the code and PIN on the slip: one door for the API and the pages.

Invariants
- An unknown code and a wrong PIN are the same refusal after the same work: a PIN is computed and compared either way.
- A try is counted before anything is looked up, by the code as typed and by the asker's network, whether the code exists
  or not; where no try is left the right PIN opens nothing either. A right one is not counted.
- Of one code at most `OF_A_CODE` are evaluated: ten in ten minutes, thirty a day, a hundred in thirty days, from wherever
  they come (NIST SP 800-63B: no more than a hundred wrong tries). So who knows a code and guesses a million PINs has
  a hundred of them looked at in a month, one chance in ten thousand; who knows no code has 31^8 of them before him.
"""

from __future__ import annotations

import hashlib
import re

from sync.protocol.patterns import STATUS_CODE
from sync.protocol.problems import ProblemError
from sync.server.public import rates
from sync.server.public.rates import Limit
from sync.server.requests.models import Request
from sync.trust.pins import same_pin, status_pin

WRONG_AN_ADDRESS, WINDOW_S = 60, 600
DAY_S = 24 * 3600
OF_A_CODE = ((10, WINDOW_S), (30, DAY_S), (100, 30 * DAY_S))
LONGEST_S = OF_A_CODE[-1][1]
_NOBODYS_KEY = bytes(32)


def find(code: str, pin: str, *, network: str) -> Request:
    """With its kiosk and hall. Raises ProblemError 404.2, 429.1."""
    limits = _limits(code, network)
    rates.try_once(limits)
    found = _find(code, pin)
    if found is None:
        raise ProblemError("404.2")
    rates.take_back(limits)
    return found


def missing(request: Request) -> list[str]:
    """The papers that its resident still owes."""
    return [document["requirement"] for document in request.documents if document["state"] == "missing"]


def public_state(request: Request) -> str:
    """An office being asked is the city's own affair: for the resident it is where it was."""
    if request.state != "referred":
        return request.state
    return "filed" if request.officer_id is None else "taken"


def _limits(code: str, network: str) -> list[Limit]:
    typed = _as_typed(code)
    of_code = [Limit(f"code:{typed}:{window_s}", most, window_s) for most, window_s in OF_A_CODE]
    return [Limit(f"status:{network}", WRONG_AN_ADDRESS, WINDOW_S), *of_code]


def _find(code: str, pin: str) -> Request | None:
    found = list(Request.objects.filter(code=code).select_related("kiosk", "site")) if _is_code(code) else []
    right = [one for one in found if same_pin(status_pin(bytes(one.kiosk.status_key), code), pin)]
    if not found:
        same_pin(status_pin(_NOBODYS_KEY, code), pin)
    return right[0] if right else None


def _as_typed(code: str) -> str:
    """A name for what was typed, which may be any characters and any length."""
    return hashlib.sha256(code.encode("utf-8", "replace")).hexdigest()[:16]


def _is_code(code: str) -> bool:
    return re.fullmatch(STATUS_CODE, code) is not None
