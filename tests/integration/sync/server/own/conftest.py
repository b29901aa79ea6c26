"""An officer with an account of their own, signed in with a phone."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from tests.integration.sync.server.console.conftest import account

Folded = Callable[[], AbstractContextManager[object]]


@pytest.fixture(autouse=True)
def _static_folder(settings, tmp_path) -> None:
    settings.STATIC_ROOT = tmp_path


@pytest.fixture
def officer(site):
    from sync.server.people.models import Officer

    made = Officer.objects.create(name="Ratna Wulandari", title="Petugas")
    made.sites.add(site)
    return made


@pytest.fixture
def own(officer):
    made = account("officer")
    made.officer = officer
    made.save()
    return made


@pytest.fixture
def phone(own) -> Client:
    return signed_in(own)


@pytest.fixture
def folded(django_capture_on_commit_callbacks) -> Iterator[Folded]:
    """What is told inside is folded when it ends, as when a transaction commits."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def signed_in(made) -> Client:
    client = Client()
    client.force_login(made)
    return client


def photo(size: tuple[int, int] = (640, 480)) -> SimpleUploadedFile:
    body = io.BytesIO()
    Image.new("RGB", size, (90, 120, 90)).save(body, "JPEG", exif=_exif())
    return SimpleUploadedFile("hasil.jpg", body.getvalue(), "image/jpeg")


def _exif() -> Image.Exif:
    """As a phone writes it: what no part of ours may hold."""
    exif = Image.Exif()
    exif[0x010E] = "Jalan Contoh 7"
    return exif
