"""How far the read models are leaves the row that ingest locks, for one of its own."""

from django.db import migrations, models

TAKE_OVER = """
insert into ingest_projection (kiosk, folded, failures, rebuild)
select kiosk, jsonb_object_agg(epoch, projected_seq), 0, '' from fleet_chain group by kiosk
"""


class Migration(migrations.Migration):
    dependencies = [("ingest", "0004_fact_times"), ("fleet", "0005_chain_life")]

    operations = [
        migrations.CreateModel(
            name="Projection",
            fields=[
                ("kiosk", models.UUIDField(primary_key=True, serialize=False)),
                ("folded", models.JSONField(default=dict)),
                ("failures", models.PositiveIntegerField(default=0)),
                ("retry_at", models.DateTimeField(null=True)),
                (
                    "rebuild",
                    models.CharField(
                        blank=True,
                        choices=[("", ""), ("due", "to be made anew"), ("under_way", "being made anew")],
                        default="",
                        max_length=12,
                    ),
                ),
            ],
        ),
        migrations.RunSQL(TAKE_OVER, migrations.RunSQL.noop),
    ]
