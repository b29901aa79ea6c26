"""Qt's own messages: every warning is logged and counted, none is filtered.

Invariants
- Installed once a process, before the first Qt object; `count` is what `kiosk doctor` and the tests ask for.
- A message is Qt's text about our code (file, line, property): nothing a resident typed is ever in a property name.
"""

from __future__ import annotations

import logging

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

_LOG = logging.getLogger("kiosk.qt")
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


class QtMessages:
    """Counts what Qt complained about."""

    def __init__(self) -> None:
        self.count = 0

    def install(self) -> None:
        qInstallMessageHandler(self._take)

    def _take(self, kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
        level = _LEVELS[kind]
        if level >= logging.WARNING:
            self.count += 1
        _LOG.log(level, "%s (%s:%s)", text, context.file or "qt", context.line)
