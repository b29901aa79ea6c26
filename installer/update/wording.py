"""What the technician reads about updates at the command line."""

from __future__ import annotations

from installer.update.state import State
from kiosk.program_told import SENTENCES


def trouble_sentence(attention: str) -> str:
    sentence = SENTENCES.get(attention, SENTENCES["not_signed"])
    return sentence[:1].upper() + sentence[1:]


def status_lines(state: State, *, package: str) -> list[str]:
    lines = [f"Versi berjalan: {state.current or package}{' (percobaan)' if state.on_trial else ''}"]
    lines.append(f"Versi paket: {package}")
    if state.next:
        lines.append(f"Menunggu kios dinyalakan lagi: {state.next}")
    if state.refused:
        lines.append(f"Ditolak: {', '.join(state.refused)}")
    if state.checked_at:
        lines.append(f"Terakhir diperiksa sesudah: {state.checked_at}")
    if state.attention:
        lines.append(f"PERIKSA: {trouble_sentence(state.attention)}")
    return lines
