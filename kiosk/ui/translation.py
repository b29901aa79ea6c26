"""The language of the screen, changed while somebody types: nothing but the words changes.

Invariant: Indonesian is the source; a language whose .qm is missing or unreadable shows Indonesian and is logged once.
"""

from __future__ import annotations

import logging
from importlib.resources import as_file, files

from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtQml import QQmlEngine

SOURCE_LANGUAGE = "id"
_LOG = logging.getLogger(__name__)


class Translation:
    def __init__(self, engine: QQmlEngine) -> None:
        self._engine = engine
        self._translator: QTranslator | None = None
        self._missing: set[str] = set()

    def speak(self, language: str) -> None:
        """Every qsTr of the engine is asked again; view-models do their own afterwards."""
        if self._translator is not None:
            QCoreApplication.removeTranslator(self._translator)
            self._translator = None
        if language != SOURCE_LANGUAGE:
            self._translator = self._load(language)
        self._engine.retranslate()

    def _load(self, language: str) -> QTranslator | None:
        translator = QTranslator()
        with as_file(files("assets").joinpath("translations", f"kiosk_{language}.qm")) as path:
            if path.is_file() and translator.load(str(path)):
                QCoreApplication.installTranslator(translator)
                return translator
        if language not in self._missing:
            self._missing.add(language)
            _LOG.info("no words for language %r yet; showing %r", language, SOURCE_LANGUAGE)
        return None

    def close(self) -> None:
        if self._translator is not None:
            QCoreApplication.removeTranslator(self._translator)
            self._translator = None
