"""/updates/: signed files for everybody, and nothing else of the city's folder."""

from pathlib import Path

import pytest
from django.http.response import HttpResponseBase
from django.test import RequestFactory
from django.urls import resolve

from sync.server.layout import CityFolder

DIGEST = "ab" * 32
FILES = (
    "metadata/timestamp.json",
    "metadata/12.snapshot.json",
    "metadata/1.root.json",
    f"targets/early/{DIGEST}.linux-x86_64.json.zst",
    f"pieces/ab/{DIGEST}.zst",
)


def ask(name: str, method: str = "get") -> HttpResponseBase:
    found = resolve("/updates/" + (name or "x"))
    return found.func(getattr(RequestFactory(), method)("/"), name=name)


@pytest.fixture
def repository(tmp_path: Path, settings) -> Path:
    settings.CITY = CityFolder(tmp_path)
    for name in (*FILES, "keys/online.key", "metadata/notes.txt"):
        (tmp_path / "updates" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "updates" / name).write_bytes(name.encode())
    (tmp_path / "keys").mkdir()
    (tmp_path / "keys" / "city.key").write_bytes(b"secret")
    return tmp_path / "updates"


@pytest.mark.parametrize("name", FILES)
def test_what_is_signed_is_told_to_everybody(repository: Path, name: str) -> None:
    answer = ask(name)
    assert b"".join(answer) == name.encode()
    answer.file_to_stream.close()  # the answer itself would end the database connection of other tests
    assert ("immutable" in answer["Cache-Control"]) is not name.endswith("timestamp.json")
    assert ask(name, "post").status_code == 405


@pytest.mark.parametrize(
    "name",
    [
        "keys/online.key",
        "metadata/notes.txt",
        "metadata/13.snapshot.json",
        "../keys/city.key",
        "metadata/../../keys/city.key",
        "metadata/%2e%2e/%2e%2e/keys/city.key",
        f"pieces/ab/{DIGEST}.zst ",
        "",
    ],
)
def test_nothing_else_is(repository: Path, name: str) -> None:
    assert ask(name).status_code == 404


def test_no_link_leads_out(repository: Path) -> None:
    (repository / FILES[1]).unlink()
    (repository / FILES[1]).symlink_to(repository.parent / "keys" / "city.key")
    assert ask(FILES[1]).status_code == 404


def test_a_city_that_publishes_nothing_says_so(tmp_path: Path, settings) -> None:
    settings.CITY = CityFolder(tmp_path)
    assert ask(FILES[0]).status_code == 404
