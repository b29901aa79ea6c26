"""A photo of work from an officer's phone: taken in memory, drawn anew, sealed as the kiosk's photos are.

Invariant: no plain byte of it touches a disk, and nothing of the file is passed on but its picture (`outreach.pictures`).
"""

from __future__ import annotations

import re
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import MemoryFileUploadHandler
from django.http import HttpRequest

from sync.protocol.fact import PartRef
from sync.server.ingest import own_parts
from sync.server.ingest.bodies import drain
from sync.server.outreach.pictures import MAX_BYTES, WrongPictureError, redrawn

_FORM_BYTES = 32 * 1024  # the words around the photo
WRONG = {
    "empty": "Foto ini kosong. Ambil foto baru, atau simpan tanpa foto.",
    "large": "Foto ini terlalu besar. Ambil foto baru dengan kamera HP, lalu pilih lagi.",
    "kind": "Berkas ini bukan foto JPG atau PNG. Pilih foto dari kamera HP.",
    "small": "Foto ini terlalu kecil. Ambil foto baru, lalu pilih lagi.",
}


class TooLongError(Exception):
    """The text is for the page."""


class _InMemory(MemoryFileUploadHandler):
    def handle_raw_input(self, *_about: Any, **_named: Any) -> None:
        self.activated = True


def take_in_memory(request: HttpRequest) -> None:
    """To be called before anything of the form is read. Raises TooLongError, the body read and dropped."""
    if request.method != "POST":
        return
    announced = request.headers.get("Content-Length", "")
    if re.fullmatch("[0-9]{1,8}", announced) is None or int(announced) > MAX_BYTES + _FORM_BYTES:
        drain(request, limit_bytes=2 * MAX_BYTES)  # else the line breaks before the answer is read
        raise TooLongError(
            "Foto itu lebih dari 12 MB. Kembali, lalu pilih foto yang lebih kecil. Tulisan Anda masih di sana."
        )
    request.upload_handlers = [_InMemory(request)]


def jpeg_of(photo: UploadedFile[Any]) -> bytes:
    """Raises WrongPictureError."""
    if (photo.size or 0) > MAX_BYTES:
        raise WrongPictureError("large")
    return redrawn(photo.read())


def sealed(jpeg: bytes) -> PartRef:
    return own_parts.keep(jpeg, role="output", media="image/jpeg")
