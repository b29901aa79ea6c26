"""A hall's camera over its life: adopted, pulled out, swapped, faked. Every change is told once, also over restarts."""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from kiosk.camera_watch import CHOSEN, CameraWatch
from kiosk.domain.camera_identity import STAND_IN, CameraIdentity, CameraState, FoundCamera, judged
from kiosk.flows.ports import CameraMissingError

OURS = FoundCamera("real", 0, "C270", "uvcvideo", "usb:046d:0825:A1")
OTHER = FoundCamera("real", 0, "HD USB", "uvcvideo", "usb:0c45:6366@1-1")
OBS = FoundCamera("virtual", 4, "OBS Virtual Camera", "v4l2loopback")


class Machine:
    """What is plugged in, what the kiosk remembers, and what it told."""

    def __init__(self, *plugged: FoundCamera) -> None:
        self.plugged = list(plugged)
        self.kept: dict[str, str] = {}
        self.told: list[CameraState] = []
        self.is_full = False
        self.restart()

    def restart(self) -> None:
        self.watch = CameraWatch(identity=self.identity, found=lambda: self.plugged, notes=self, record=self.record)

    def plug(self, *cameras: FoundCamera) -> None:
        self.plugged = list(cameras)
        self.pass_time()

    def pass_time(self, looks: int = 3) -> None:
        for _ in range(looks):
            self.watch.look()

    def identity(self) -> CameraIdentity:
        if not self.plugged:
            raise CameraMissingError
        return judged(self.plugged[0], self.get(CHOSEN))

    def get(self, key: str) -> str:
        return self.kept.get(key, "")

    def put(self, values: Mapping[str, str]) -> None:
        self.kept.update(values)

    def record(self, state: CameraState) -> bool:
        if not self.is_full:
            self.told.append(state)
        return not self.is_full


def test_the_only_camera_is_adopted_at_the_first_start() -> None:
    machine = Machine(OURS)
    machine.pass_time()
    assert machine.identity().kind == "provisioned"
    assert machine.told == ["present"]


def test_between_two_cameras_the_technician_chooses() -> None:
    machine = Machine(OURS, OTHER)
    machine.pass_time()
    assert machine.get(CHOSEN) == ""
    assert machine.identity().kind == "unlisted"


def test_a_virtual_camera_is_never_adopted() -> None:
    machine = Machine(OBS)
    machine.pass_time()
    assert machine.get(CHOSEN) == ""
    assert machine.told == ["virtual"]
    machine.plug(OURS, OBS)
    assert machine.get(CHOSEN) == OURS.key


def test_a_start_tells_nothing_when_nothing_changed() -> None:
    machine = Machine(OURS)
    for _ in range(5):
        machine.pass_time()
        machine.restart()
    assert machine.told == ["present"]


def test_a_camera_pulled_out_and_put_back_is_told_twice() -> None:
    machine = Machine(OURS)
    machine.pass_time()
    machine.plug()
    machine.restart()
    machine.plug(OURS)
    assert machine.told == ["present", "missing", "present"]


def test_a_swapped_camera_is_told_and_stays_unlisted() -> None:
    machine = Machine(OURS)
    machine.pass_time()
    machine.plug(OTHER)
    assert machine.told == ["present", "changed"]
    assert machine.identity().kind == "unlisted"
    machine.restart()
    machine.pass_time()
    assert machine.told == ["present", "changed"]
    machine.plug(OURS)
    assert machine.told == ["present", "changed", "changed"]
    assert machine.identity().kind == "provisioned"


def test_a_swap_while_the_kiosk_was_off_is_told_at_the_next_start() -> None:
    machine = Machine(OURS)
    machine.pass_time()
    machine.plugged = [OTHER]
    machine.restart()
    machine.pass_time()
    assert machine.told == ["present", "changed"]


def test_a_camera_that_the_technician_chose_instead_is_told_too() -> None:
    machine = Machine(OURS)
    machine.pass_time()
    machine.put({CHOSEN: OTHER.key})
    machine.plug(OTHER)
    assert machine.identity().kind == "provisioned"
    assert machine.told == ["present", "changed"]


def test_a_moments_nonsense_while_a_plug_goes_in_is_not_told() -> None:
    machine = Machine(OURS)
    machine.pass_time()
    machine.plugged = []
    machine.pass_time(looks=1)
    machine.plugged = [OURS]
    machine.pass_time()
    assert machine.told == ["present"]


def test_what_could_not_be_recorded_is_told_later() -> None:
    machine = Machine(OURS)
    machine.is_full = True
    machine.pass_time()
    machine.is_full = False
    machine.pass_time()
    assert machine.told == ["present"]


def test_a_demos_pictures_are_no_device() -> None:
    machine = Machine(STAND_IN)
    machine.pass_time()
    assert machine.told == []


@given(st.lists(st.sampled_from([(), (OURS,), (OTHER,), (OBS,)]), max_size=12))
def test_nothing_is_told_twice_in_a_row_but_a_further_swap(days: list[tuple[FoundCamera, ...]]) -> None:
    machine = Machine()
    for plugged in days:
        machine.plug(*plugged)
        before = list(machine.told)
        machine.restart()
        machine.pass_time()
        assert machine.told == before
    for first, second in zip(machine.told, machine.told[1:], strict=False):
        assert first != second or first == "changed"
