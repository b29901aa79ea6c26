"""Rung `dpapi`: Windows' CryptProtectData for this machine, with entropy of our own. Written to its documentation; it was seen under
Wine only, whose keys are not Windows' (decision 048; decision 009 says what to try first).

Invariants
- Machine scope: the service's account and the technician's both open it; another machine's copy of the disk does not.
- No dialog ever (CRYPTPROTECT_UI_FORBIDDEN); memory that Windows hands out is given back.
"""

from __future__ import annotations

import ctypes
import sys
from typing import Any

from kiosk.devices.key_rungs import RungError, RungName
from kiosk.errors import KeyTrouble

_UI_FORBIDDEN, _LOCAL_MACHINE = 0x1, 0x4
_ENTROPY = b"balai-rw/kiosk.vault/v1"
# What was sealed is cut or changed: its content is wrong, or not even its length.
_DAMAGED = frozenset({13, 87})  # ERROR_INVALID_DATA, ERROR_INVALID_PARAMETER
_KEY_NOT_VALID_IN_STATE = -2146893813  # sealed on another PC
_REFUSED = frozenset({_KEY_NOT_VALID_IN_STATE})


class _Blob(ctypes.Structure):
    _fields_ = (("size", ctypes.c_uint32), ("data", ctypes.POINTER(ctypes.c_char)))


class Dpapi:
    name: RungName = "dpapi"

    def seal(self, secret: bytes) -> bytes:
        return self._call("CryptProtectData", secret, _UI_FORBIDDEN | _LOCAL_MACHINE)

    def unseal(self, sealed: bytes) -> bytes:
        return self._call("CryptUnprotectData", sealed, _UI_FORBIDDEN)

    def _call(self, name: str, given: bytes, flags: int) -> bytes:
        if sys.platform != "win32":
            raise RungError("unreachable", "DPAPI is Windows'")
        crypt32: Any = ctypes.WinDLL("crypt32", use_last_error=True)
        kernel32: Any = ctypes.WinDLL("kernel32")
        kernel32.LocalFree.argtypes = [ctypes.c_void_p]
        answer = _Blob()
        entropy, source = _blob(_ENTROPY), _blob(given)
        done = getattr(crypt32, name)(
            ctypes.byref(source), None, ctypes.byref(entropy), None, None, flags, ctypes.byref(answer)
        )
        if not done:
            raise RungError(_trouble(ctypes.get_last_error()), f"{name}: {ctypes.get_last_error()}")
        try:
            return ctypes.string_at(answer.data, answer.size)
        finally:
            kernel32.LocalFree(ctypes.cast(answer.data, ctypes.c_void_p))


def _blob(content: bytes) -> _Blob:
    buffer = ctypes.create_string_buffer(content, len(content))
    return _Blob(len(content), ctypes.cast(buffer, ctypes.POINTER(ctypes.c_char)))


def _trouble(code: int) -> KeyTrouble:
    if code in _DAMAGED:
        return "damaged"
    return "refused" if code in _REFUSED else "unreachable"
