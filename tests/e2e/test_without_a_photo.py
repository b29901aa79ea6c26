"""Papers that the camera cannot show: too dark, blurred, or no camera. The request is filed, and says honestly which paper was seen."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import cv2
import pytest

from installer.demo import ROOT
from tests.bench.filing import enrolled_store
from tests.e2e import stay
from tests.e2e.touch import NotSeenError, Touch

pytestmark = pytest.mark.slow

GOOD = ROOT / "assets" / "demo" / "document" / "02_kk.jpg"
COUNTDOWN = "Tahan, jangan bergerak"
WATCHED_S = 1.5  # a sharp picture starts its countdown within half a second


@pytest.fixture
def data(tmp_path: Path) -> Path:
    enrolled_store(tmp_path / "kiosk").close()
    return tmp_path / "kiosk"


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """What lies under the camera: its first picture."""
    (tmp_path / "camera" / "document").mkdir(parents=True)
    return tmp_path / "camera" / "document"


@pytest.fixture
def kiosk(data: Path, table: Path) -> Iterator[Touch]:
    with stay.open_kiosk(data, camera=f"folder:{table.parent}") as kiosk:
        yield kiosk


def lay_dark(table: Path) -> None:
    picture = cv2.imread(str(GOOD))
    assert picture is not None
    cv2.imwrite(str(table / "50_dark.png"), (picture * 0.12).astype("uint8"))


def lay_blurred(table: Path) -> None:
    picture = cv2.imread(str(GOOD))
    assert picture is not None
    cv2.imwrite(str(table / "50_blurred.png"), cv2.GaussianBlur(picture, (0, 0), 9))


def lay_well(table: Path) -> None:
    shutil.copyfile(GOOD, table / "part")  # a name that is no picture's, until it is whole
    (table / "part").rename(table / "10_good.jpg")
    for poor in table.glob("50_*"):
        poor.unlink()


def documents(data: Path) -> dict[str, str]:
    (request,) = stay.filed(data)
    return {one["requirement"]: one["state"] for one in request["data"]["documents"]}


def roles(data: Path) -> list[str]:
    (request,) = stay.filed(data)
    return [part["role"] for part in request["parts"]]


def expect_no_countdown(kiosk: Touch) -> None:
    with pytest.raises(NotSeenError):
        kiosk.wait_for_text(COUNTDOWN, wait_s=WATCHED_S)


def test_a_photo_of_darkness_is_refused_and_with_light_it_is_taken(kiosk: Touch, data: Path, table: Path) -> None:
    lay_dark(table)
    stay.come_to(kiosk, "capture.skip", brings=("id",))
    kiosk.tap("footer.primary")
    kiosk.wait_for_text("Terlalu gelap. Dekatkan ke lampu.")
    assert stay.filed(data) == []
    lay_well(table)
    kiosk.wait_for_text(COUNTDOWN)
    kiosk.wait_for_text("Sudah jelas?")
    kiosk.tap("footer.primary")
    stay.go_on(kiosk)
    assert documents(data) == {"rt_rw": "not_needed", "id": "photographed"}
    assert roles(data) == ["form", "id"]


def test_in_a_dark_hall_the_paper_is_shown_instead(kiosk: Touch, data: Path, table: Path) -> None:
    lay_dark(table)
    stay.come_to(kiosk, "capture.skip", brings=("id",))
    kiosk.tap("footer.primary")
    kiosk.wait_for_text("Terlalu gelap. Dekatkan ke lampu.")
    kiosk.tap("capture.skip")
    stay.go_on(kiosk)
    assert documents(data) == {"rt_rw": "not_needed", "id": "shown"}
    assert roles(data) == ["form"]


def test_a_blurred_paper_is_not_taken_by_itself_and_the_person_judges_it(kiosk: Touch, data: Path, table: Path) -> None:
    lay_blurred(table)
    stay.come_to(kiosk, "capture.skip", brings=("id",))
    expect_no_countdown(kiosk)
    kiosk.tap("footer.primary")
    kiosk.wait_for_text("Tulisan harus terbaca. Kalau belum, tekan Ulangi.")
    kiosk.tap("footer.back")
    lay_well(table)
    kiosk.wait_for_text("Sudah jelas?")
    kiosk.tap("footer.primary")
    stay.go_on(kiosk)
    assert documents(data) == {"rt_rw": "not_needed", "id": "photographed"}


@pytest.mark.parametrize(("brings", "state"), [(("id",), "shown"), ((), "missing")])
def test_without_a_camera(data: Path, brings: tuple[str, ...], state: str) -> None:
    with stay.open_kiosk(data, camera="none") as kiosk:
        if brings:
            stay.come_to(kiosk, "capture.missing", brings=brings)
            kiosk.wait_for_text("Boleh lanjut tanpa foto. Tunjukkan surat ke petugas.")
            kiosk.tap("footer.primary")
            stay.go_on(kiosk)
        else:
            stay.come_to(kiosk, "ticket.number")
        kiosk.wait_for("ticket.number")
    assert documents(data) == {"rt_rw": "not_needed", "id": state}
    assert roles(data) == ["form"]
