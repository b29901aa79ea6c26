"""`Announcer` over the kiosk's voice: calls are Indonesian, whatever language the resident at the screen chose."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.domain.spoken import call_text
from kiosk.domain.ticket import QueueNumber
from kiosk.flows.voice_ports import Voice

RING = "Petugas, ada warga yang memanggil."


@dataclass(frozen=True, slots=True)
class HallVoice:
    voice: Voice

    def call(self, number: QueueNumber, desk: int) -> None:
        once = call_text(str(number), desk, "id")
        self.voice.announce(f"{once}. {once}.", "id")

    def ring(self) -> None:
        self.voice.announce(RING, "id")
