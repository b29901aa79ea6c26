"""Which catalogue the window shows, and that YAML is parsed once: the packed form is believed only when it is of the very bytes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.resources import files
from typing import TYPE_CHECKING, Any, cast

import pytest

from kiosk import app_adapters
from kiosk.app_adapters import Catalogues, built_in_catalogue, card_reader_of
from kiosk.flows.ports import StorageFullError
from kiosk.store import Store
from sync.rules.catalogue import Catalogue, load

if TYPE_CHECKING:
    from tests.conftest import ExpectedLogs

BUILT_IN = files("assets").joinpath("catalogue", "services.yaml").read_bytes()
NEWER = BUILT_IN.replace(b"\nversion: 2\n", b"\nversion: 3\n")


@dataclass
class Kept:
    """What the store holds: the city's catalogue, and notes."""

    brought: bytes | None = None
    notes_kept: dict[str, str] = field(default_factory=dict)
    full: bool = False

    @property
    def book(self) -> Kept:
        return self

    @property
    def notes(self) -> Kept:
        return self

    def catalogue_bytes(self) -> bytes | None:
        return self.brought

    def get(self, key: str) -> str:
        return self.notes_kept.get(key, "")

    def put(self, values: Mapping[str, str]) -> None:
        if self.full:
            raise StorageFullError
        self.notes_kept.update(values)


def newest(kept: Kept) -> Catalogue:
    """As a kiosk that was just started."""
    return Catalogues(cast("Store", kept)).newest()


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How large each YAML was that was parsed."""
    sizes: list[int] = []

    def counted(data: bytes) -> Catalogue:
        sizes.append(len(data))
        return load(data)

    monkeypatch.setattr(app_adapters, "load", counted)
    return sizes


def test_the_built_in_catalogue_comes_without_parsing_yaml(parsed: list[int]) -> None:
    assert newest(Kept()) == load(BUILT_IN)
    assert parsed == []


def test_the_citys_catalogue_is_parsed_once_and_then_never_again(parsed: list[int]) -> None:
    kept = Kept(NEWER)
    assert newest(kept).version == 3
    assert newest(kept) == load(NEWER)
    assert len(parsed) == 1


def test_another_catalogue_of_the_city_is_parsed_anew(parsed: list[int]) -> None:
    kept = Kept(NEWER)
    newest(kept)
    kept.brought = NEWER.replace(b"\nversion: 3\n", b"\nversion: 4\n")
    assert [newest(kept).version, newest(kept).version] == [4, 4]
    assert len(parsed) == 2


@pytest.mark.parametrize("note", ["", "{}", "nonsense", '{"of": "00", "catalogue": {}}'])
def test_a_packed_form_that_does_not_fit_is_made_anew(parsed: list[int], note: str) -> None:
    kept = Kept(NEWER, {"catalogue.packed": note})
    assert [newest(kept).version, newest(kept).version] == [3, 3]
    assert len(parsed) == 1


def test_a_full_disk_only_costs_the_next_start(parsed: list[int], expected_logs: ExpectedLogs) -> None:
    expected_logs.add("kiosk.app_adapters")
    kept = Kept(NEWER, full=True)
    assert [newest(kept).version, newest(kept).version] == [3, 3]
    assert len(parsed) == 2


def test_a_bad_catalogue_of_the_city_leaves_the_built_in_one(
    caplog: pytest.LogCaptureFixture, expected_logs: ExpectedLogs
) -> None:
    expected_logs.add("kiosk.app_adapters")
    kept = Kept(b"version: 1")
    assert newest(kept) == built_in_catalogue()
    assert "cannot be read" in caplog.text
    assert kept.notes_kept == {}


def test_a_built_in_file_that_an_editor_changed_counts_before_its_packed_form(monkeypatch: pytest.MonkeyPatch) -> None:
    class Folder:
        def joinpath(self, *names: str) -> Any:
            return self if names == ("catalogue",) else Folder.File(names[-1])

        @dataclass
        class File:
            name: str

            def read_bytes(self) -> bytes:
                packed = files("assets").joinpath("catalogue", "services.json").read_bytes()
                return NEWER if self.name == "services.yaml" else packed

    monkeypatch.setattr(app_adapters, "files", lambda _package: Folder())
    assert built_in_catalogue().version == 3


def test_a_hall_without_a_camera_reads_no_cards_and_one_with_a_camera_starts_nothing_before_it_must() -> None:
    assert card_reader_of("none") is None
    reader = card_reader_of("device:0")
    assert reader is not None
    assert reader.is_there()
    assert getattr(reader, "_child") is None  # noqa: B009 - the port does not tell
