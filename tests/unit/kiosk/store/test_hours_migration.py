"""A kiosk that was updated shows its earlier presences as if they had been folded by the new program."""

from datetime import date, timedelta
from pathlib import Path

from kiosk.store import migrations, projections
from tests.fakes.hall import DAY, OFFICER, City, arrived, left, morning_clock, open_enrolled

IDS = [f"0190a000-0000-7000-8000-00000000000{n}" for n in range(3)]
TODAY = date.fromisoformat(DAY)
OLD = ("session", "fact_id", "start_boot", "start_up_ms", "passed_ms", "claimed_end_at")


def test_presences_of_before_get_what_the_chain_says_of_them(tmp_path: Path) -> None:
    clock, city = morning_clock(), City()
    with open_enrolled(tmp_path / "data", city, clock) as store:
        for presence in IDS:
            store.journal.record([arrived(presence)])
            clock.advance(timedelta(hours=1))
        store.journal.record([left(IDS[0])])
        clock.reboot()
        store.journal.record([left(IDS[1])])
        with store.database.reading() as connection:
            now = projections.contents(connection)
        with store.database.writing() as writer:
            writer.execute("drop index presence_officer")
            for column in OLD:
                writer.execute(f"alter table presence drop column {column}")
            writer.execute("drop table outage")
            for statement in migrations.HOURS:
                writer.execute(statement)
        with store.database.reading() as connection:
            assert projections.contents(connection)["presence"] == now["presence"]
        passed = {row.presence_id: row.passed for row in store.hours_book.presences(OFFICER, TODAY, TODAY)}
        assert passed == {IDS[0]: timedelta(hours=3), IDS[1]: None, IDS[2]: None}
