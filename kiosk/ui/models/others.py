"""The ways that are no request: status, my data, survey; which page of theirs stands on the screen.

Invariants
- Each way ends at home ("Kembali" on its first page) or with the stay (`ended`), and leaves nothing behind: `clear`.
- What leads in is a key of `EXTRAS`, beside the services of "Lainnya"; keys are lower case, services are upper case.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

from PySide6.QtCore import Property, QCoreApplication, QObject, Signal
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.domain.session import Session
from kiosk.flows.check_status import CheckStatus
from kiosk.flows.my_data import MyData
from kiosk.flows.ports import Camera
from kiosk.flows.status_ports import CityStatus
from kiosk.flows.survey import Survey
from kiosk.ui.models.my_data import MyDataModel
from kiosk.ui.models.printing import PrintModel
from kiosk.ui.models.status import StatusModel
from kiosk.ui.models.survey import SurveyModel
from kiosk.ui.tasks import TaskRunner

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1


def QT_TRANSLATE_NOOP(_context: str, text: str) -> str:
    return text


# Key, words, picture: what stands beside the services of "Lainnya", before them.
EXTRAS: tuple[tuple[str, str, str], ...] = (
    ("status", QT_TRANSLATE_NOOP("OthersModel", "Cek surat"), "status"),
    ("my_data", QT_TRANSLATE_NOOP("OthersModel", "Data saya"), "datasaya"),
    ("queue", QT_TRANSLATE_NOOP("OthersModel", "Nomor antrean"), "antrean"),
    ("duty", QT_TRANSLATE_NOOP("OthersModel", "Petugas hari ini"), "services/konsul"),
    ("kembali", QT_TRANSLATE_NOOP("OthersModel", "Saya kembali"), "surat"),
    ("survey", QT_TRANSLATE_NOOP("OthersModel", "Nilai layanan ini"), "nilai"),
)


@dataclass(frozen=True, slots=True)
class OtherFlows:
    """`without`: what the city switched off in this hall, asked again whenever a page is made."""

    check: CheckStatus
    city: CityStatus
    my_data: MyData
    survey: Survey
    without: Callable[[], Collection[str]] = frozenset


def extras(without: Collection[str] = ()) -> list[dict[str, object]]:
    """As rows of cards, in the language of now."""
    return [
        {"key": key, "label": QCoreApplication.translate("OthersModel", words), "art": art}
        for key, words, art in EXTRAS
        if key not in without
    ]


@QmlElement
@QmlUncreatable("made by the resident's model")
class OthersModel(QObject):  # type: ignore[operator]
    changed = Signal()
    turned = Signal()
    left = Signal()
    ended = Signal()

    def __init__(
        self,
        session: Session,
        flows: OtherFlows,
        camera: Camera,
        *,
        tasks: TaskRunner,
        printing: PrintModel,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._printing = printing
        self._way = ""
        self.status = StatusModel(session, flows.check, flows.city, camera=camera, tasks=tasks, parent=self)
        self.my_data = MyDataModel(session, flows.my_data, self)
        self.survey = SurveyModel(flows.survey, self)
        self.status.proven.connect(self._prove)
        self.my_data.printed.connect(self._print)
        for model in (self.status, self.my_data, self.survey):
            model.turned.connect(self._turned)
            model.ended.connect(self.ended)
            model.left.connect(self._leave)

    @property
    def plain_way(self) -> str:
        return self._way

    def open(self, key: str) -> None:
        """A key of `EXTRAS`."""
        if key == "survey":
            self.ask_opinion(None)
        else:
            self._way = "status"
            self.status.open("my_data" if key == "my_data" else "status")

    def ask_opinion(self, service: str | None) -> None:
        self._way = "survey"
        self.survey.open(service)

    def clear(self) -> None:
        self._way = ""
        for model in (self.status, self.my_data, self.survey):
            model.clear()
        self.changed.emit()

    def fit(self, *, large: bool) -> None:
        self.my_data.fit(large=large)

    def refresh(self) -> None:
        """The language changed."""
        for model in (self.status, self.my_data, self.survey):
            model.changed.emit()
        self.changed.emit()

    def pause(self) -> None:
        """An officer takes the screen and the camera."""
        self.status.pause()

    def resume(self) -> None:
        if self._way == "status":
            self.status.resume()

    def _prove(self) -> None:
        status = self.status.plain_status
        if status is not None:
            self._way = "my_data"
            self.my_data.open(status)

    def _print(self) -> None:
        slip = self.my_data.slip()
        if slip is not None:
            self._printing.print(slip)

    def _leave(self) -> None:
        self.clear()
        self.left.emit()

    def _turned(self) -> None:
        self.changed.emit()
        self.turned.emit()

    @Property(str, notify=changed)
    def page(self) -> str:
        """What stands on the screen: "code", "scan", "pin", "answer", "survey", "thanks", "lines", "wrong", "done"."""
        if self._way == "survey":
            return "thanks" if self.survey.plain_over else "survey"
        return self.my_data.plain_page if self._way == "my_data" else self.status.plain_page

    @Property(StatusModel, notify=changed)
    def statusVm(self) -> StatusModel:
        return self.status

    @Property(MyDataModel, notify=changed)
    def myDataVm(self) -> MyDataModel:
        return self.my_data

    @Property(SurveyModel, notify=changed)
    def surveyVm(self) -> SurveyModel:
        return self.survey

    @Property(PrintModel, notify=changed)
    def printVm(self) -> PrintModel:
        return self._printing
