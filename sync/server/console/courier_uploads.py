"""A bundle on its way from a browser: to a file of the city's folder, piece by piece, its digest reckoned on the way.

Invariants
- Nothing of it is in memory beyond a piece, and nothing of it counts before the form around it was checked.
- The file goes with the request, whatever becomes of that.
"""

from __future__ import annotations

import hashlib
import tempfile
from typing import IO, Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler

from sync.protocol.courier import MAX_VOLUME_BYTES

_BEGINNING = b"age-encryption.org/v1\n"


class ArrivedFile(UploadedFile):  # type: ignore[type-arg]
    """`wrong` says why it is no bundle, "" when it may be one. Closing it removes it."""

    def __init__(self, file: IO[bytes], name: str, size: int, sha256: str, wrong: str) -> None:
        super().__init__(file, name, "application/octet-stream", size)
        self.sha256, self.wrong = sha256, wrong


class BundleUploadHandler(FileUploadHandler):
    chunk_size = 256 * 1024

    def new_file(self, *arguments: Any, **named: Any) -> None:
        super().new_file(*arguments, **named)
        folder = settings.CITY.courier
        folder.mkdir(mode=0o700, exist_ok=True)
        self._digest, self._wrong = hashlib.sha256(), ""
        self._file = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115 - it lives as long as the request

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        if start == 0 and not raw_data.startswith(_BEGINNING):
            self._wrong = "bukan berkas kiriman kios. Pilih berkas yang namanya berakhir dengan .brw"
        if start + len(raw_data) > MAX_VOLUME_BYTES:
            self._wrong = "lebih besar daripada satu jilid. Pilih berkas .brw seperti yang ditulis kios"
        if self._wrong:
            self._file.truncate(0)  # the rest is read and dropped, so that the browser hears the answer
            return
        self._file.write(raw_data)
        self._digest.update(raw_data)

    def file_complete(self, file_size: int) -> ArrivedFile:
        wrong = self._wrong or ("" if file_size else "kosong. Salin lagi dari flashdisk")
        self._file.seek(0)
        return ArrivedFile(self._file, self.file_name or "", file_size, self._digest.hexdigest(), wrong)

    def upload_interrupted(self) -> None:
        self._file.close()
