"""Which parts have been here for long is asked every hour; they come in by time, so a block range index of some kilobytes tells."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("records", "0001_initial"), ("ingest", "0008_keyed_by_kiosk")]

    operations = [
        migrations.RunSQL(
            "create index ingest_part_by_age on ingest_part using brin (held_at) with (pages_per_range = 32)",
            "drop index ingest_part_by_age",
        )
    ]
