r"""The kiosk's account: a plain user without a password that anybody knows, signed in by Windows itself.

Invariants
- The password is drawn at each `make` and given to two places in one go: the account, and the secret `DefaultPassword` that Windows
  keeps for signing in by itself (LsaStorePrivateData). It is never printed, never in the registry, never in a file.
- The profile is made at once, so that what the account may not do is written before it is first signed in.
"""

from __future__ import annotations

import sys
from contextlib import suppress

from installer.windows.places import ACCOUNT

_SECRET = "DefaultPassword"  # noqa: S105 - the name that Winlogon asks for
_USERS_SID = "S-1-5-32-545"
_NEVER_EXPIRES, _CANNOT_CHANGE, _NORMAL = 0x10000, 0x40, 0x200
_ALREADY_MEMBER = 1378
_PROFILE_EXISTS = -2147024713  # HRESULT of ERROR_ALREADY_EXISTS

if sys.platform == "win32":
    import ctypes
    import secrets

    import pywintypes
    import win32net
    import win32profile
    import win32security

    def sid() -> str:
        """Empty when there is no such account."""
        try:
            found, _, _ = win32security.LookupAccountName(None, ACCOUNT)
        except pywintypes.error:
            return ""
        return str(win32security.ConvertSidToStringSid(found))

    def is_made() -> bool:
        if not sid():
            return False
        flags = win32net.NetUserGetInfo(None, ACCOUNT, 1)["flags"]
        return bool(flags & _NEVER_EXPIRES) and not flags & 0x2 and _has_secret()

    def make() -> None:
        """Raises pywintypes.error."""
        password = f"{secrets.token_urlsafe(32)}aA1!"
        if not sid():
            told = {
                "name": ACCOUNT,
                "password": password,
                "priv": 1,
                "flags": _NORMAL | _NEVER_EXPIRES | _CANNOT_CHANGE,
            }
            win32net.NetUserAdd(None, 1, {**told, "comment": "Layar kios balai; jangan dihapus."})
        _join_users()
        flags = _NORMAL | _NEVER_EXPIRES | _CANNOT_CHANGE
        win32net.NetUserSetInfo(None, ACCOUNT, 1008, {"flags": flags})
        win32net.NetUserSetInfo(None, ACCOUNT, 1003, {"password": password})
        _keep_secret(password)
        _make_profile()

    def unmake() -> None:
        """The account, its profile and the secret; records lie elsewhere."""
        if not (known := sid()):
            return
        _keep_secret(None)
        with suppress(pywintypes.error):  # signed in: Windows removes what is left when an account is gone
            win32profile.DeleteProfile(known)
        win32net.NetUserDel(None, ACCOUNT)

    def _join_users() -> None:
        group, _, _ = win32security.LookupAccountSid(None, win32security.ConvertStringSidToSid(_USERS_SID))
        try:
            win32net.NetLocalGroupAddMembers(None, group, 3, [{"domainandname": ACCOUNT}])
        except pywintypes.error as error:
            if error.winerror != _ALREADY_MEMBER:
                raise

    def _policy() -> object:
        return win32security.LsaOpenPolicy(
            None, win32security.POLICY_CREATE_SECRET | win32security.POLICY_GET_PRIVATE_INFORMATION
        )

    def _keep_secret(password: str | None) -> None:
        win32security.LsaStorePrivateData(_policy(), _SECRET, password)

    def _has_secret() -> bool:
        try:
            return bool(win32security.LsaRetrievePrivateData(_policy(), _SECRET))
        except pywintypes.error:
            return False

    def _make_profile() -> None:
        """userenv!CreateProfile (Vista and later); pywin32 does not offer it."""
        path = ctypes.create_unicode_buffer(260)
        told = ctypes.windll.userenv.CreateProfile(sid(), ACCOUNT, path, len(path))
        if told < 0 and told != _PROFILE_EXISTS:
            raise OSError(None, "the account's profile could not be made", None, told & 0xFFFF)
