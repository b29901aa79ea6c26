"""Rows of parts are found by their kiosk first, as everything that a busy city looks up."""

from django.db import migrations, models

BY_KIOSK = """
do $$
declare named text;
begin
    for named in
        select indexname from pg_indexes where tablename = 'ingest_part' and indexname like 'ingest_part_sha256%like'
    loop
        execute format('drop index %I', named);
    end loop;
end
$$;
alter table ingest_part drop constraint ingest_part_pkey;
alter table ingest_part add primary key (kiosk, sha256);
"""


class Migration(migrations.Migration):
    dependencies = [("ingest", "0006_projection")]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunSQL(BY_KIOSK)],
            state_operations=[
                migrations.DeleteModel("Part"),
                migrations.CreateModel(
                    name="Part",
                    fields=[
                        (
                            "pk",
                            models.CompositePrimaryKey(
                                "kiosk", "sha256", blank=True, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("kiosk", models.UUIDField()),
                        ("sha256", models.CharField(max_length=64)),
                        ("size", models.PositiveIntegerField()),
                        ("held_at", models.DateTimeField()),
                    ],
                ),
            ],
        )
    ]
