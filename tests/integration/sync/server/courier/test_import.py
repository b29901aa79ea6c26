"""A courier's bundle in the city: facts and parts of a hall without a line, taken once, whoever brought it."""

from __future__ import annotations

import pytest

from sync.protocol.courier import ReplyName
from sync.testing.facts import PlainPart

from .conftest import bring, identity


def fact_count(kiosk) -> int:
    from sync.server.ingest.models import Fact

    return Fact.objects.filter(kiosk=kiosk.id).count()


def held(kiosk) -> set[str]:
    from sync.server.ingest.models import Part

    return set(Part.objects.filter(kiosk=kiosk.id).values_list("sha256", flat=True))


def test_facts_and_parts_are_taken(kiosk, bundle_of, imported, city_folder) -> None:
    made = kiosk.maker.file_request(photos=3, photo_bytes=3_000)
    bundle = bundle_of(made)
    row = imported(bundle)
    assert (row.state, row.code, row.facts, row.parts) == ("done", "", 3, 4)
    assert (row.facts_total, row.parts_total, str(row.kiosk)) == (3, 4, kiosk.id)
    assert fact_count(kiosk) == kiosk.chain.head_seq == 3
    assert held(kiosk) == {part.sha256 for part in made[-1].sealed}
    for part in made[-1].sealed:
        assert city_folder.part(part.sha256).read_bytes() == part.body
    assert not list(city_folder.courier.rglob("*/" + "?" * 64)), "the file ends with its import"


def test_the_same_bundle_again_changes_nothing(kiosk, bundle_of, imported) -> None:
    bundle = bundle_of(kiosk.maker.file_request(photo_bytes=500))
    token = kiosk.chain.sync_token
    first = imported(bundle)
    again = imported(bundle)
    assert (again.pk, again.state, again.finished_at) == (first.pk, "done", first.finished_at)
    assert (fact_count(kiosk), kiosk.chain.sync_token) == (3, token)


def test_another_export_of_the_same_facts_is_an_overlap(kiosk, bundle_of, imported) -> None:
    made = kiosk.maker.add_many(450)
    assert imported(bundle_of(made[:250])).state == "done"
    row = imported(bundle_of(made))
    assert (row.state, row.facts, fact_count(kiosk)) == ("done", 450, 450)


def test_a_stick_that_comes_days_late_freezes_nobody(kiosk, bundle_of, imported) -> None:
    made = kiosk.maker.add_many(6)
    late = bundle_of(made[:3])
    for fact in made:
        kiosk.push([fact])
    before = kiosk.chain
    token, shown_at = before.sync_token, before.shown_at
    row = imported(late)
    assert (row.state, row.facts) == ("done", 3)
    after = kiosk.chain
    assert (after.rollback_seen_at, after.clone_suspected_at, after.fork_seen_at) == (None, None, None)
    assert (after.sync_token, after.shown_at) == (token, shown_at)
    kiosk.push(kiosk.maker.add_many(1))
    assert fact_count(kiosk) == 7


def test_a_stick_written_before_a_rollback_makes_no_clone_of_it(kiosk, bundle_of, imported) -> None:
    """The database was set back after the export: a rollback, known by its 409.3. The stick is older than that."""
    from sync.protocol.chain_head import ChainHead
    from sync.protocol.problems import ProblemError

    made = kiosk.maker.add_many(8)
    kiosk.push(made[:5])
    stick = bundle_of(made[5:])
    set_back = ChainHead(1, 2, made[2].fact.prev)
    with pytest.raises(ProblemError) as refused:
        kiosk.push([], head=set_back)
    assert refused.value.code == "409.3"
    assert imported(stick).state == "done"
    assert kiosk.chain.clone_suspected_at is None


def test_a_chain_under_suspicion_takes_nothing_from_a_stick_either(kiosk, bundle_of, imported) -> None:
    from django.utils import timezone

    from sync.server.fleet.models import Chain

    Chain.objects.filter(kiosk=kiosk.id).update(clone_suspected_at=timezone.now())
    row = imported(bundle_of(kiosk.maker.add_many(2)))
    assert (row.state, row.code, fact_count(kiosk)) == ("refused", "409.4", 0)


def test_a_fork_is_kept_and_shown_and_the_kiosk_goes_on(kiosk, bundle_of, imported) -> None:
    from sync.server.ingest.models import QuarantinedFact

    first = kiosk.maker.add_many(1)
    kiosk.push(first)
    other = kiosk.maker.fork()
    kiosk.push(kiosk.maker.add_many(1))
    row = imported(bundle_of([first[0], other]))
    assert (row.state, row.code) == ("refused", "409.2")
    assert QuarantinedFact.objects.get(kiosk=kiosk.id).reason == QuarantinedFact.FORK
    assert kiosk.chain.fork_seen_at is not None
    kiosk.push(kiosk.maker.add_many(1))
    assert fact_count(kiosk) == 3


def test_good_facts_before_a_bad_one_are_kept(kiosk, bundle_of, imported) -> None:
    from dataclasses import replace

    made = kiosk.maker.file_request(photos=1, photo_bytes=300)
    bad = kiosk.maker.add("heartbeat")
    wrong = replace(bad, envelope=made[0].envelope.replace(b'"sig":"', b'"sig":"A', 1))
    row = imported(bundle_of([*made, wrong]))
    assert (row.state, row.code) == ("refused", "422.1")
    assert (fact_count(kiosk), held(kiosk)) == (3, {part.sha256 for part in made[-1].sealed})


def test_facts_that_the_city_lacks_before_them_are_asked_for(kiosk, bundle_of, imported) -> None:
    made = kiosk.maker.add_many(5)
    row = imported(bundle_of(made[2:]))
    assert (row.state, row.code, fact_count(kiosk)) == ("refused", "409.1", 0)
    assert imported(bundle_of(made)).state == "done"
    assert imported(bundle_of(made[2:])).state == "done"


def test_photos_of_facts_that_came_by_the_line(kiosk, bundle_of, imported) -> None:
    made = kiosk.maker.file_request(photo_bytes=700)
    kiosk.push(made)
    bundle = bundle_of([], list(made[-1].sealed), head=kiosk.maker.head)
    row = imported(bundle)
    assert (row.state, row.facts, row.parts) == ("done", 0, 3)
    assert held(kiosk) == {part.sha256 for part in made[-1].sealed}


def test_parts_of_a_fact_that_makes_no_sense_are_kept_as_on_a_line(kiosk, bundle_of, imported) -> None:
    fact = kiosk.maker.add("heartbeat", {"up_s": "long"}, parts=[PlainPart("text", "text/plain", b"later")])
    row = imported(bundle_of([fact]))
    assert (row.state, row.parts, held(kiosk)) == ("done", 1, {fact.sealed[0].sha256})


def test_a_part_that_no_fact_of_the_kiosk_names_is_kept_nowhere(kiosk, bundle_of, imported, city_folder) -> None:
    from sync.trust.sealing import seal

    made = kiosk.maker.file_request(photos=1, photo_bytes=300)
    stray = seal(b"nobody's", kiosk.maker.keys.recipients(1))
    row = imported(bundle_of(made, [*made[-1].sealed, stray]))
    assert (row.state, row.code, row.parts) == ("refused", "422.7", 2)
    assert held(kiosk) == {part.sha256 for part in made[-1].sealed}
    assert not city_folder.part(stray.sha256).exists()


def test_volumes_in_any_order(kiosk, bundle_of, imported, city_folder) -> None:
    from sync.server.courier import importing

    made = kiosk.maker.file_request(photos=2, photo_bytes=900)
    one, two, three = made[-1].sealed
    first = bundle_of(made, [one], volumes=3)
    same = {"set": first.manifest.set, "volumes": 3}
    later = [bundle_of(made, [part], volume=number, **same) for number, part in ((3, three), (2, two))]
    for volume in later:
        row = imported(volume)
        assert (row.state, row.waits_for_first, row.parts) == ("received", True, 0)
    assert imported(first).state == "done"
    for volume in later:
        assert importing.import_bundle(volume.sha256, identity(city_folder))
    from sync.server.courier.models import CourierBundle

    assert set(CourierBundle.objects.values_list("state", "waits_for_first")) == {("done", False)}
    assert held(kiosk) == {one.sha256, two.sha256, three.sha256}


def test_an_ended_epochs_leftovers_come_under_the_new_key(kiosk, bundle_of, imported, site) -> None:
    from sync.server.fleet import enrolment_codes
    from sync.server.fleet.enrolment import enrol
    from sync.server.fleet.models import Chain
    from sync.testing.facts import FactMaker
    from sync.trust.signing import SigningKey
    from tests.live_city import enrolment_request

    left = kiosk.maker.file_request(photos=1, photo_bytes=300)
    old = bundle_of(left)
    key = SigningKey.generate()
    enrol(enrolment_request(enrolment_codes.issue(site, issued_by="test", kiosk=kiosk.row), key, epoch=2))
    assert imported(old).code == "401.4", "what the ended key signed as a bundle"
    head = FactMaker(kiosk.maker.keys, epoch=2, key=key).head
    row = imported(bundle_of(left, key=key, head=head, key_epoch=2, epoch=1))
    assert (row.state, row.code, row.epoch) == ("done", "", 1)
    ended = Chain.objects.get(kiosk=kiosk.id, epoch=1)
    assert (ended.head_seq, fact_count(kiosk)) == (3, 3)


def test_a_stolen_kiosks_bundle_is_not_taken(kiosk, bundle_of, imported) -> None:
    from django.utils import timezone

    kiosk.row.revoked_at = timezone.now()
    kiosk.row.save()
    row = imported(bundle_of(kiosk.maker.add_many(1)))
    assert (row.state, row.code, fact_count(kiosk)) == ("refused", "401.4", 0)


def test_a_refused_bundle_may_be_brought_again(kiosk, bundle_of, imported) -> None:
    made = kiosk.maker.add_many(4)
    late = bundle_of(made[2:])
    assert imported(late).code == "409.1"
    kiosk.push(made[:2])
    assert imported(late).state == "done"


def test_an_import_that_was_killed_goes_on(kiosk, bundle_of, city_folder, monkeypatch) -> None:
    from sync.server.courier import importing
    from sync.server.ingest import part_rows

    made = kiosk.maker.file_request(photos=3, photo_bytes=400)
    row = bring(bundle_of(made))
    original, left = part_rows.note, [2]

    def killed(*arguments: object) -> None:
        left[0] -= 1
        if left[0] < 0:
            raise KeyboardInterrupt
        original(*arguments)

    monkeypatch.setattr(part_rows, "note", killed)
    with pytest.raises(KeyboardInterrupt):
        importing.import_bundle(row.sha256, identity(city_folder))
    row.refresh_from_db()
    assert (row.state, len(held(kiosk))) == ("importing", 2)
    monkeypatch.setattr(part_rows, "note", original)
    assert importing.import_bundle(row.sha256, identity(city_folder))
    row.refresh_from_db()
    assert (row.state, row.parts, len(held(kiosk)), fact_count(kiosk)) == ("done", 4, 4, 3)


def test_the_bearers_are_told_where_the_reply_goes(kiosk, bundle_of, imported) -> None:
    from sync.server.courier import reply

    bundle = bundle_of(kiosk.maker.add_many(1))
    told = reply.state_of(imported(bundle))
    assert (told.stage, told.facts, told.reply) == ("done", 1, ReplyName(kiosk.id, 1, bundle.manifest.set, 1))
