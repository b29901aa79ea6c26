"""Steps, hand-overs and returns of a request stand on its row; those that are there are counted from the facts about them."""

from django.db import migrations, models

_COUNT = """
update requests_request r set steps = told.steps, hand_overs = told.hand_overs, returns = told.returns
from (
    select r.id,
           count(*) filter (where t.kind in ('request_taken', 'request_returned', 'request_amended', 'request_referred',
               'referral_answered', 'request_handed_off', 'request_completed', 'request_collected')) as steps,
           count(*) filter (where t.kind in ('request_referred', 'request_handed_off'))
               + greatest(0, count(*) filter (where t.kind = 'request_taken') - 1) as hand_overs,
           count(*) filter (where t.kind = 'request_returned') as returns
    from requests_request r join ingest_facttime t
        on t.subject = r.id and t.kiosk in (r.kiosk_id, (select id from fleet_city limit 1))
    group by r.id
) told where told.id = r.id
"""


class Migration(migrations.Migration):
    dependencies = [
        ("requests", "0005_found_by_late_officer"),
        ("ingest", "0004_fact_times"),
        ("fleet", "0001_initial"),
    ]

    operations = [
        migrations.AddField("request", "steps", models.PositiveSmallIntegerField("langkah", default=0)),
        migrations.AddField("request", "hand_overs", models.PositiveSmallIntegerField("pindah tangan", default=0)),
        migrations.AddField("request", "returns", models.PositiveSmallIntegerField("kali dikembalikan", default=0)),
        migrations.RunSQL(_COUNT, migrations.RunSQL.noop),
    ]
