"""Reading one bundle into the city: its facts into the chain, its parts into the store. Idempotent; may be killed anywhere.

Invariants
- A bundle is read twice. First whole: seal, manifest, names, sizes and digests to the last byte, and nothing is kept. Only
  then facts and parts, and a second import of the same does the same.
- Facts go in by `push.take`, as a line's do: what is known is compared, the good ones before a bad one are kept. A courier
  shows no head and no token, so nothing in a bundle accuses the kiosk of now (`ingest/standing.py`).
- Of the parts only those that stored facts of this very kiosk name are kept. Parts whose facts lie in a first volume that
  is still on its way wait for it.
- Memory: one manifest, one batch of facts, one piece of a part.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet
from django.utils import timezone

from sync.protocol.batch import MAX_BATCH_BYTES, MAX_FACTS
from sync.protocol.bundle_framing import PiecesReader, VolumeReader
from sync.protocol.canonical import MalformedError
from sync.protocol.courier import BundlePart, Manifest
from sync.protocol.problems import ProblemError
from sync.server import projector
from sync.server.courier import bundle_store, manifests
from sync.server.courier.models import CourierBundle
from sync.server.courier.naming import named_by
from sync.server.fleet.models import Kiosk
from sync.server.ingest import part_rows, push
from sync.server.ingest.batch_reading import read_batch
from sync.server.ingest.parts_store import Arriving, PartsStore, parts_store
from sync.trust import bundles
from sync.trust.sealing import CannotOpenError

_TOLD_EVERY = 50  # parts between two notes of the progress


def import_bundle(sha256: str, identity: str) -> bool:
    """Ends with the row done, refused with its code, or waiting for a first volume. False: another process is reading it.

    Raises StoreUnreachableError, OSError, DatabaseError for what is not the bundle's fault: try again later.
    """
    with _alone(sha256) as is_mine:
        bundle = CourierBundle.objects.get(sha256=sha256)
        if not is_mine or bundle.is_over:
            return is_mine
        bundle.state, bundle.started_at = CourierBundle.IMPORTING, timezone.now()
        bundle.save(update_fields=["state", "started_at"])
        code = _code_of(bundle, identity)
        if code == "" and bundle.waits_for_first:
            _wait(bundle)
        else:
            finish(bundle, code)
    return True


def finish(bundle: CourierBundle, code: str) -> None:
    bundle.code, bundle.finished_at = code, timezone.now()
    bundle.state = CourierBundle.REFUSED if code else CourierBundle.DONE
    bundle.waits_for_first = False
    bundle.save()
    bundle_store.forget(bundle.sha256)
    if bundle.volume == 1:
        _others(bundle).filter(waits_for_first=True).update(waits_for_first=False)


def _code_of(bundle: CourierBundle, identity: str) -> str:
    """Of the refusal, "" when all of it was taken or it waits."""
    try:
        manifest, kiosk = _verified(bundle, identity)
        return _taken(bundle, manifest, kiosk, identity)
    except ProblemError as problem:
        return problem.code
    except CannotOpenError:
        return "422.5"
    except MalformedError:
        return "422.6"
    except FileNotFoundError:
        return "404.3"


def _verified(bundle: CourierBundle, identity: str) -> tuple[Manifest, Kiosk]:
    with _reading(bundle.sha256, identity) as reader:
        envelope = reader.manifest()
        manifest, kiosk = manifests.verified(envelope)
        for _ in reader.facts(manifest):
            pass
        for _ in reader.parts(manifest):
            pass
        reader.finish()
    bundle.kiosk, bundle.set_id, bundle.epoch = kiosk.id, UUID(manifest.set), manifest.epoch
    bundle.from_seq, bundle.to_seq = manifest.from_seq, manifest.to_seq
    bundle.volume, bundle.volumes = manifest.volume, manifest.volumes
    bundle.facts_total, bundle.parts_total, bundle.manifest = manifest.facts, len(manifest.parts), envelope
    bundle.facts = bundle.parts = 0
    bundle.save()
    return manifest, kiosk


def _taken(bundle: CourierBundle, manifest: Manifest, kiosk: Kiosk, identity: str) -> str:
    with _reading(bundle.sha256, identity) as reader:
        reader.manifest()
        lines, code = reader.facts(manifest), ""
        try:
            _take_facts(bundle, manifest, kiosk, lines)
        except ProblemError as problem:
            code = problem.code
            for _ in lines:  # the parts come after them
                pass
        named = named_by(manifest.kiosk, [part.sha256 for part in manifest.parts])
        _take_parts(bundle, kiosk, (pair for pair in reader.parts(manifest) if pair[0].sha256 in named))
    if len(named) < len(manifest.parts) and not code:
        bundle.waits_for_first = _first_is_to_come(bundle)
        return "" if bundle.waits_for_first else "422.7"
    return code


def _take_facts(bundle: CourierBundle, manifest: Manifest, kiosk: Kiosk, lines: Iterator[bytes]) -> None:
    """Raises ProblemError 409.1, 409.2, 409.4, 422.1 as `push.take`, 422.6 for other facts than the manifest says."""
    for batch in _batches(lines):
        expected = manifest.from_seq + bundle.facts
        for place, received in enumerate(read_batch(manifest.kiosk, batch).facts, expected):
            if (received.fact.epoch, received.fact.seq) != (manifest.epoch, place):
                raise ProblemError("422.6")
        push.take(push.Push(manifest.kiosk, kiosk.epoch, batch, head=None, token=""), projector.wake)
        bundle.facts += len(batch)
        bundle.save(update_fields=["facts"])


def _batches(lines: Iterator[bytes]) -> Iterator[list[bytes]]:
    batch, size_bytes = list[bytes](), 0
    for line in lines:
        size_bytes += len(line) + 1
        if len(batch) == MAX_FACTS or size_bytes > MAX_BATCH_BYTES:
            yield batch
            batch, size_bytes = [], len(line) + 1
        batch.append(line)
    if batch:
        yield batch


def _take_parts(bundle: CourierBundle, kiosk: Kiosk, parts: Iterable[tuple[BundlePart, Iterator[bytes]]]) -> None:
    store, under = parts_store(), f"courier-{bundle.sha256[:16]}"
    for part, pieces in parts:
        if store.holds(part.sha256) is None:
            _store(store, under, part, pieces)
        part_rows.note(str(kiosk.id), part.sha256, part.size)
        bundle.parts += 1
        if bundle.parts % _TOLD_EVERY == 0:
            bundle.save(update_fields=["parts"])
    projector.part_came()


def _store(store: PartsStore, under: str, part: BundlePart, pieces: Iterator[bytes]) -> None:
    arriving = Arriving(PiecesReader(pieces).read, part.size, frozenset({part.sha256}))
    if not store.create(under, part.sha256, part.size, arriving).is_finished:
        raise MalformedError("the bundle ends too early")


def _first_is_to_come(bundle: CourierBundle) -> bool:
    over = (CourierBundle.DONE, CourierBundle.REFUSED)
    return bundle.volume != 1 and not _others(bundle).filter(volume=1, state__in=over).exists()


def _wait(bundle: CourierBundle) -> None:
    bundle.state = CourierBundle.RECEIVED
    bundle.save()
    if not _first_is_to_come(bundle):  # it ended just now, and did not see us waiting
        CourierBundle.objects.filter(sha256=bundle.sha256).update(waits_for_first=False)


def _others(bundle: CourierBundle) -> QuerySet[CourierBundle]:
    """The volumes of its set."""
    return CourierBundle.objects.filter(kiosk=bundle.kiosk, set_id=bundle.set_id)


@contextmanager
def _reading(sha256: str, identity: str) -> Iterator[VolumeReader]:
    with bundle_store.opened(sha256) as file, bundles.opened(file, identity) as plain:
        yield VolumeReader(plain)


@contextmanager
def _alone(sha256: str) -> Iterator[bool]:
    """Whether no other process reads this bundle. A killed one lets go with its connection."""
    key = int.from_bytes(bytes.fromhex(sha256)[:8], "big", signed=True)
    with connection.cursor() as cursor:
        cursor.execute("select pg_try_advisory_lock(%s)", [key])
        is_mine = bool(cursor.fetchone()[0])
    try:
        yield is_mine
    finally:
        if is_mine:
            with connection.cursor() as cursor:
                cursor.execute("select pg_advisory_unlock(%s)", [key])
