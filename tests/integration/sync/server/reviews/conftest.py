"""A hall whose officers show themselves, at times of a known week, with parts that the city can open."""

from __future__ import annotations

import io
import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from PIL import Image, ImageDraw, ImageFilter

from sync.protocol.fact import Actor
from sync.testing.facts import FactMaker, MadeFact, PlainPart
from sync.testing.keys import AgePair
from sync.testing.manual_clock import ManualClock

MONDAY = datetime(2026, 11, 1, 17, tzinfo=UTC)  # midnight in the city


def picture(seed: str) -> bytes:
    """A JPEG of soft shapes, as kiosks send: the same for the same seed, unlike any other."""
    chance = random.Random(seed)
    image = Image.new("RGB", (640, 515), (150, 155, 150))
    pen = ImageDraw.Draw(image)
    for _ in range(40):
        x, y, size = chance.randrange(640), chance.randrange(480), chance.randrange(20, 160)
        pen.ellipse((x, y, x + size, y + size), fill=tuple(chance.randrange(190) for _ in range(3)))
    image = image.filter(ImageFilter.GaussianBlur(2))
    ImageDraw.Draw(image).rectangle((0, 480, 640, 515), fill="white")
    file = io.BytesIO()
    image.save(file, "JPEG", quality=80)
    return file.getvalue()


def faces() -> list[bytes]:
    """One invented officer who looks straight, turns, and looks straight again."""
    folder = Path(__file__).parents[5] / "assets" / "demo" / "face"
    return [path.read_bytes() for path in sorted(folder.glob("*.jpg"))[:3]]


def burst(seed: str) -> list[bytes]:
    return [picture(f"{seed} {frame}") for frame in range(3)]


@dataclass
class Hall:
    """`kiosk` pushes at the time of its clock; `city_folder` takes the parts."""

    kiosk: object
    city_folder: object

    @property
    def maker(self) -> FactMaker:
        return self.kiosk.maker

    def at(self, hour: float, *, day: int = 0) -> None:
        """So many hours after midnight in the city, so many days after Monday 2 November 2026; never back."""
        wanted = MONDAY + timedelta(days=day, hours=hour)
        wait_s = (wanted - self.maker.clock.now()).total_seconds()
        assert wait_s >= 0
        self.maker.clock.advance(wait_s)

    def present(
        self,
        officer: str,
        photos: Sequence[bytes] = (),
        *,
        challenge: bool = True,
        said: dict[str, object] | None = None,
        named: str | None = None,
        presence: str = "",
    ) -> tuple[UUID, list[MadeFact]]:
        """The presence and its facts, not yet sent."""
        presence, actor, facts = presence or self.maker.new_id(), Actor("officer", officer), []
        if challenge:
            facts.append(self.maker.add("presence_challenged", subject=presence, actor=actor))
        data = {
            "place": "hall",
            "session": "day",
            "face": "seen",
            "challenge": named or (facts[0].fact.id if facts else None),
            "camera": "provisioned",
            "frames": 3,
            **(said or {}),
        }
        parts = [PlainPart("presence", "image/jpeg", photo) for photo in photos]
        facts.append(self.maker.add("presence_started", data, subject=presence, actor=actor, parts=parts))
        return UUID(presence), facts

    def arrive(self, facts: Sequence[MadeFact]) -> None:
        """The sealed parts of these facts come in."""
        from django.utils import timezone

        from sync.server.ingest.models import Part

        for made in facts:
            for sealed in made.sealed:
                path = self.city_folder.part(sealed.sha256)
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(sealed.body)
                Part.objects.create(
                    sha256=sealed.sha256, size=len(sealed.body), kiosk=self.kiosk.id, held_at=timezone.now()
                )


def hall_of(kiosk, city_folder, clock: ManualClock) -> Hall:
    recipient = (city_folder.keys / "city.recipient").read_text().strip()
    keys = replace(kiosk.maker.keys, operations=AgePair("", recipient))
    kiosk.maker = FactMaker(keys, clock=clock, key=keys.kiosk_key)
    return Hall(kiosk, city_folder)


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> ManualClock:
    """The city and its halls live in the same hour."""
    clock = ManualClock(MONDAY + timedelta(hours=7))
    monkeypatch.setattr("django.utils.timezone.now", clock.now)
    return clock


@pytest.fixture
def hall(clock, kiosk, city_folder) -> Hall:
    return hall_of(kiosk, city_folder, clock)


@pytest.fixture
def other_hall(clock, kiosk, city_folder) -> Hall:
    from sync.server.fleet.models import Site

    site = Site.objects.create(
        name="Balai RW 03 Ketabang", region="35.78.07.1004", rw="03", kelurahan="Ketabang", kecamatan="Genteng"
    )
    return hall_of(type(kiosk)(site), city_folder, clock)


@pytest.fixture
def officers(db) -> list[str]:
    from sync.server.people.models import Officer

    names = ("Ratna Wulandari", "Bagus Prasetyo", "Dewi Lestari")
    return [str(Officer.objects.create(name=name, title="Petugas").id) for name in names]


def hints() -> dict[UUID, dict[str, dict[str, object]]]:
    """Of every presence: kind to detail."""
    from sync.server.reviews.models import Hint

    found: dict[UUID, dict[str, dict[str, object]]] = {}
    for hint in Hint.objects.all():
        found.setdefault(hint.presence_id, {})[hint.kind] = hint.detail
    return found
