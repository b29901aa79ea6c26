"""PINs stand in the order in which their facts came in, whoever folded them first."""

from django.db import migrations, models

KEPT_AT = """
update people_pinsetting s set kept_at = coalesce(
    (select received_at from fact f where f.kiosk = s.kiosk and f.epoch = s.epoch and f.seq = s.seq), now())
"""


class Migration(migrations.Migration):
    dependencies = [("people", "0004_officer_access"), ("ingest", "0002_fact_table")]

    operations = [
        migrations.AddField("pinsetting", "kept_at", models.DateTimeField(null=True)),
        migrations.RunSQL(KEPT_AT, migrations.RunSQL.noop),
        migrations.AlterField("pinsetting", "kept_at", models.DateTimeField()),
    ]
