"""What each actor is answered at each call of the API: the first code or status, by whose object it is.

`own` is the asker's own kiosk, upload or bundle, `foreign` that of kiosk A, `missing` one that is not there. Where a call names no
object there is one column, `any`. Every request is as its document asks; what differs is who sends it.
"""

from __future__ import annotations

# `ended` has the key of an epoch that is over: the city knows another key under that id, so the signature is wrong.
ACTORS = ("nobody", "kiosk A", "kiosk B", "revoked", "ended")
UNSIGNED, REVOKED, ENDED, NOT_YOURS = "401.1", "401.4", "401.1", "403.1"

Row = dict[str, tuple[str, ...]]


def _any(*statuses: str) -> Row:
    return {"any": statuses}


def _of_a_kiosk(mine: str) -> Row:
    """Only for the kiosk itself; another one is told so, whether the kiosk in the address exists or not."""
    return {
        "own": (UNSIGNED, mine, mine, REVOKED, ENDED),
        "foreign": (UNSIGNED, mine, NOT_YOURS, REVOKED, ENDED),
        "missing": (UNSIGNED, NOT_YOURS, NOT_YOURS, REVOKED, ENDED),
    }


def _of_an_upload(mine: str, others: str, missing: str) -> Row:
    return {
        "own": (UNSIGNED, mine, mine, REVOKED, ENDED),
        "foreign": (UNSIGNED, mine, others, REVOKED, ENDED),
        "missing": (UNSIGNED, missing, missing, REVOKED, ENDED),
    }


_FOR_ALL = ("200",) * 5
_OFFERED = _any(*("204",) * 5)

TABLE: dict[str, Row] = {
    "tellTime": _any(*_FOR_ALL),
    "describe": _any(*_FOR_ALL),
    "enrol": _any(*("403.2",) * 5),  # a code that is none; with one everybody may
    "tellStatus": {
        "own": _FOR_ALL,
        "foreign": ("404.2",) * 5,
        "missing": ("404.2",) * 5,
    },  # foreign: another request's PIN
    "pushFacts": _of_a_kiosk("200"),
    "askMissingParts": _of_a_kiosk("200"),
    "tellChanges": _of_a_kiosk("200"),
    "partsOffers": _OFFERED,
    "partOffers": _OFFERED,
    "courierOffers": _OFFERED,
    "bundleOffers": _OFFERED,
    "createPart": _of_a_kiosk("201"),  # by the kiosk in its metadata
    "partProgress": _of_an_upload("200", "404.3", "404.3"),
    "partGoOn": _of_an_upload("204", "404.3", "404.3"),
    "partGiveUp": _of_an_upload("204", "404.3", "404.3"),
    "createBundle": _any(UNSIGNED, "201", "201", REVOKED, ENDED),
    "bundleProgress": _of_an_upload("200", "404.3", "404.3"),
    "bundleGoOn": _of_an_upload("204", "404.3", "404.3"),
    "bundleGiveUp": _of_an_upload("204", "404.3", "404.3"),
    "bundleState": _of_an_upload("200", "404.4", "404.4"),
    "bundleReply": _of_an_upload("200", "404.4", "404.4"),
}
