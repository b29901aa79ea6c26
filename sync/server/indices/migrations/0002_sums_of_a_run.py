"""What each run found of all officers together; of runs that are there already it is read from their sheets, once."""

from django.db import migrations, models

_READ = """
with months as (
    select run_id, officer_id, unit_id, to_review, sheet->'discipline' as days,
        coalesce(jsonb_array_length(sheet #> '{requests,late}'), 0) as late,
        coalesce(jsonb_array_length(sheet #> '{requests,excluded}'), 0) as left_out
    from indices_officermonth
), ranked as (
    select *, row_number() over (partition by run_id order by late desc, officer_id) as place from months
), sums as (
    select run_id, jsonb_build_object(
        'asked', coalesce(sum((days->>'asked_days')::int), 0), 'present', coalesce(sum((days->>'present_days')::int), 0),
        'to_review', count(*) filter (where to_review > 0),
        'late', coalesce(jsonb_agg(jsonb_build_array(officer_id, unit_id, late, left_out) order by place)
            filter (where late > 0 and place <= 10), '[]')) as told
    from ranked group by run_id
)
update indices_run r set summary = s.told from sums s where s.run_id = r.id
"""


class Migration(migrations.Migration):
    dependencies = [
        ("indices", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="run",
            name="summary",
            field=models.JSONField(default=dict, editable=False),
        ),
        migrations.RunSQL(_READ, migrations.RunSQL.noop),
    ]
