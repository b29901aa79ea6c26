"""What the server says on stderr: one JSON object a line, or lines for people with BALAI_CITY_LOG=text.

Invariants
- No line holds a path, a query, a status code, a PIN, an identity or phone number, whoever writes it: routes are names of
  ours (`door/lanes.py`), and what comes from exceptions and libraries is scrubbed here, once, for every handler.
- Lines that belong to one request carry its id (`request`), which the answer names too (`X-Request-Id`, and `incident` in
  a problem 500.1), so a report from a hall finds its trace.
"""

from __future__ import annotations

import logging
import os
import re
import secrets
import traceback
from contextvars import ContextVar
from typing import Any

from pythonjsonlogger.core import LogData
from pythonjsonlogger.json import JsonFormatter

request_id: ContextVar[str] = ContextVar("request_id", default="")

_LONG_NUMBER = re.compile(r"\d(?:[\d .\-]{4,}\d)", re.ASCII)
_STATUS_CODE = re.compile(r"(?<![0-9A-Za-z])[2-9A-HJ-NP-Z]{8}(?![0-9A-Za-z])", re.ASCII)
_HIDDEN = "…"
_LETTERS = (b"bcdfghjkmnpqrstvwxz" * 14)[:256]  # of each byte one
_OURS = frozenset({"time", "request", "incident", "worker", "duration_ms", "waited_ms", "status", "trace"})
_SAID = _OURS | {"level", "logger", "message", "lane", "route", "code"}


def new_request_id() -> str:
    """Sixteen letters: no run of digits in them can be taken for a number of a person."""
    return secrets.token_bytes(16).translate(_LETTERS).decode("ascii")


def scrubbed(text: str) -> str:
    """The text without runs of six digits and more (NIK, phone, PIN) and without what looks like a status code."""
    return _STATUS_CODE.sub(_HIDDEN, _LONG_NUMBER.sub(_HIDDEN, text))


def scrubbed_trace(info: Any) -> str:
    """Where it went wrong, and of each exception the type and first line: the database quotes rows in the others."""
    error: BaseException | None = info[1]
    chain: list[str] = []
    while error is not None and len(chain) < 5:
        frames = "".join(traceback.format_tb(error.__traceback__))
        lines = str(error).splitlines()
        first = scrubbed(lines[0][:300]) if lines else ""
        chain.append(f"{frames}{type(error).__module__}.{type(error).__qualname__}: {first}")
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return "\ncaused by\n".join(chain)


class JsonLines(JsonFormatter):
    def __init__(self) -> None:
        super().__init__(
            ["levelname", "name", "message"],
            rename_fields={"levelname": "level", "name": "logger", "exc_info": "trace"},
            timestamp="time",
            json_ensure_ascii=False,
        )

    def formatException(self, ei: Any) -> str:  # noqa: N802 - logging's name
        return scrubbed_trace(ei)

    def process_log_record(self, log_data: LogData) -> LogData:
        """Only fields of ours: what a library adds to its records may be a whole request."""
        if not isinstance(log_data.get("request"), str):
            log_data["request"] = request_id.get()
        log_data["worker"] = os.getpid()
        said = {name: value for name, value in log_data.items() if name in _SAID and value != ""}
        return {
            name: scrubbed(value) if isinstance(value, str) and name not in _OURS else value
            for name, value in said.items()
        }


class TextLines(logging.Formatter):
    def __init__(self) -> None:
        super().__init__("{asctime} {levelname} {name} {message}", style="{")

    def formatException(self, ei: Any) -> str:  # noqa: N802 - logging's name
        return scrubbed_trace(ei)

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 - logging's name
        record.message = scrubbed(record.getMessage())
        line = super().formatMessage(record)
        extra = getattr(record, "request", "") or request_id.get()
        return f"{line} [{extra}]" if extra else line


def configuration(style: str) -> dict[str, Any]:
    """For `logging.config`. Refusals are the protocol's daily business: they are the door's lines, not warnings."""
    formatter = "sync.server.logs.TextLines" if style == "text" else "sync.server.logs.JsonLines"
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"line": {"()": formatter}},
        "handlers": {
            "stderr": {"class": "logging.StreamHandler", "formatter": "line"},
            "nobody": {"class": "logging.NullHandler"},
        },
        "root": {"handlers": ["stderr"], "level": "WARNING"},
        "loggers": {
            "city": {"level": "INFO"},
            # Their messages are paths; the door says the same with a route, and `incident` keeps the trace.
            "django.request": {"handlers": ["nobody"], "propagate": False},
            "django.security": {"handlers": ["nobody"], "propagate": False},
            "_granian": {"level": "ERROR"},
        },
    }
