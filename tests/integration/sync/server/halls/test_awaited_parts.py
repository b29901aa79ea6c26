"""Which parts are still to come: named by a fact, not here, and counted without reading all that ever came."""

from __future__ import annotations

from django.utils import timezone

from sync.server import projector
from sync.server.halls import awaited_parts
from sync.server.halls.models import AwaitedPart
from sync.server.ingest.models import Part


def arrive(kiosk, sha256: str) -> None:
    Part.objects.create(kiosk=kiosk.id, sha256=sha256, size=1, held_at=timezone.now())


def awaited(kiosk) -> set[str]:
    return set(awaited_parts.awaited().filter(kiosk=kiosk.id).values_list("sha256", flat=True))


def test_a_part_is_awaited_from_the_fact_that_names_it_until_it_comes(kiosk) -> None:
    made = kiosk.maker.file_request(photos=1, photo_bytes=10)
    kiosk.push(made)
    named = [part.sha256 for part in made[-1].fact.parts]
    assert awaited(kiosk) == set(named)
    arrive(kiosk, named[0])
    assert awaited(kiosk) == {named[1]}


def test_what_came_before_its_fact_is_never_awaited(kiosk) -> None:
    made = kiosk.maker.file_request(photos=0)
    [part] = made[-1].fact.parts
    arrive(kiosk, part.sha256)
    kiosk.push(made)
    assert awaited(kiosk) == set()
    assert not AwaitedPart.objects.exists()


def test_rows_of_parts_that_came_go_with_the_next_facts(kiosk) -> None:
    made = kiosk.maker.file_request(photos=1, photo_bytes=10)
    kiosk.push(made)
    for part in made[-1].fact.parts:
        arrive(kiosk, part.sha256)
    later = kiosk.maker.file_request(photos=0)
    kiosk.push(later)
    assert set(AwaitedPart.objects.values_list("sha256", flat=True)) == {later[-1].fact.parts[0].sha256}


def test_another_kiosk_s_part_of_the_same_bytes_does_not_end_the_wait(kiosk, site) -> None:
    other = type(kiosk)(site)
    made = kiosk.maker.file_request(photos=0)
    kiosk.push(made)
    arrive(other, made[-1].fact.parts[0].sha256)
    assert awaited(kiosk) == {made[-1].fact.parts[0].sha256}


def test_a_rebuild_finds_what_is_awaited_again(kiosk) -> None:
    made = kiosk.maker.file_request(photos=2, photo_bytes=10)
    kiosk.push(made)
    arrive(kiosk, made[-1].fact.parts[0].sha256)
    before = awaited(kiosk)
    projector.Projection.objects.update(rebuild="due")
    projector.project(kiosk.id)
    assert awaited(kiosk) == before
    assert len(before) == 2
