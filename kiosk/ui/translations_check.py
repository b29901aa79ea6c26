"""What is wrong with the translations: every message finished and whole, and whose Javanese nobody has checked yet says so.

Invariants
- Nothing here changes a file; extraction is compared in a copy.
- A Javanese sentence is one of the phrase list, or carries a translator's note: `UNCHECKED`, or `CHECKED` and who and when.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from xml.etree import ElementTree as ET

import yaml

UNCHECKED = "Belum diperiksa penutur asli"
CHECKED = "Diperiksa"
NOTED_LANGUAGE = "jv"
_PLACE = re.compile(r"%(?:\d|n)")


@dataclass(frozen=True, slots=True)
class Message:
    context: str
    source: str
    translation: str
    note: str
    finished: bool


def messages(ts: Path) -> Iterator[Message]:
    """Every message of a committed .ts; numerus forms are not used."""
    for context in ET.parse(ts).getroot().iter("context"):  # noqa: S314 - our own file
        for message in context.iter("message"):
            translation = message.find("translation")
            yield Message(
                context.findtext("name", ""),
                message.findtext("source", ""),
                (translation.text or "") if translation is not None else "",
                message.findtext("translatorcomment", ""),
                translation is not None and translation.get("type") is None,
            )


def language_of(ts: Path) -> str:
    """What the file says it is in, without the country."""
    return (ET.parse(ts).getroot().get("language") or "").partition("_")[0]  # noqa: S314 - our own file


def findings(ts: Path) -> Iterator[str]:
    """One line for each fault of a `kiosk_<language>.ts`."""
    language = ts.stem.removeprefix("kiosk_")
    if language_of(ts) != language:
        yield f"{ts.name}: says it is in {language_of(ts)!r}"
    reviewed = _phrases() if language == NOTED_LANGUAGE else None
    for message in messages(ts):
        for fault in _faults(message, reviewed):
            yield f"{ts.name}: {message.context}: “{message.source}”: {fault}"


def _faults(message: Message, reviewed: frozenset[str] | None) -> Iterator[str]:
    source, said = message.source, message.translation
    if not message.finished or not said.strip():
        yield "not translated"
        return
    if sorted(_PLACE.findall(source)) != sorted(_PLACE.findall(said)):
        yield f"other places to fill: “{said}”"
    if _edges(source) != _edges(said):
        yield f"a blank lost or added at an end: “{said}”"
    if source.count("\n") != said.count("\n"):
        yield f"other lines: “{said}”"
    if reviewed is not None and not _is_accounted_for(message, reviewed):
        yield f"not of the phrase list; needs the note “{UNCHECKED}”"


def _edges(text: str) -> tuple[str, str]:
    return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]


def _is_accounted_for(message: Message, reviewed: frozenset[str]) -> bool:
    return message.translation.rstrip(".") in reviewed or message.note.startswith((UNCHECKED, CHECKED))


def _phrases() -> frozenset[str]:
    """The phrase list's Javanese, also the two halves of "Nggih / Mboten" and each sentence of two by itself."""
    listed = yaml.safe_load(files("assets").joinpath("phrases", "phrases.yaml").read_bytes())["phrases"]
    whole = [str(phrase["jv"]) for phrase in listed]
    parts = [part for text in whole for part in re.split(r" / |\. ", text)]
    return frozenset(text.rstrip(".") for text in (*whole, *parts))
