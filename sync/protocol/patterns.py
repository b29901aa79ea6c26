"""The narrow alphabets of the protocol's strings, each as an anchored pattern without anchors written.

Use `re.fullmatch`, never `$`: in Python `$` also matches before a trailing newline.
"""

from __future__ import annotations

UUID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
SHA256 = "[0-9a-f]{64}"
KEYID = f"{UUID}|{SHA256}"
INSTANT = r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{3})?Z"
DAY = "[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
FACT_KIND = "[a-z]{2,16}(_[a-z]{2,16}){0,3}"
# A requirement or a part's role. Runs of four digits and more are impossible, so no identity number fits.
IDENTIFIER = "[a-z]{1,16}[0-9]{0,3}(_([a-z]{1,16}[0-9]{0,3}|[0-9]{1,3})){0,4}"
SERVICE = "[A-Z]{2,8}(-[A-Z]{1,14}[0-9]{0,2}){0,3}"
# No 0 O 1 I L: the code is read aloud and typed by hand.
STATUS_ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
STATUS_CODE = f"[{STATUS_ALPHABET}]{{8}}"
ENROLMENT_CODE = f"[{STATUS_ALPHABET}]{{8,16}}"
AGE_RECIPIENT = "age1[02-9ac-hj-np-z]{58}"
SYNC_TOKEN = "[A-Za-z0-9_-]{16,128}"  # noqa: S105 - a pattern, not a token
