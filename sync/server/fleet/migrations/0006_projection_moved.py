"""The projector's progress has a row of its own; a chain remembers the hall in which its kiosk stood."""

from django.db import migrations, models

SITES = """
update fleet_chain c set site = coalesce(
    (select e.site_id from fleet_enrolmentcode e where e.used_by_id = c.id limit 1),
    (select k.site_id from fleet_kiosk k where k.id = c.kiosk))
"""


class Migration(migrations.Migration):
    dependencies = [("fleet", "0005_chain_life"), ("ingest", "0006_projection")]

    operations = [
        migrations.RemoveField(model_name="chain", name="projected_seq"),
        migrations.AddField(model_name="chain", name="site", field=models.UUIDField(null=True)),
        migrations.RunSQL(SITES, migrations.RunSQL.noop),
        migrations.AddField("kioskhealth", "told", models.JSONField(default=dict, editable=False)),
    ]
