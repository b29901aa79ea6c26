"""What is to be opened is kept by kiosk, beside the rows of the parts that it waits for."""

from django.db import migrations, models

BY_KIOSK = """
do $$
declare named text;
begin
    for named in
        select indexname from pg_indexes where tablename = 'reviews_evidencedue' and indexname like '%part%like'
    loop
        execute format('drop index %I', named);
    end loop;
end
$$;
alter table reviews_evidencedue drop constraint reviews_evidencedue_pkey;
alter table reviews_evidencedue add primary key (kiosk, part);
"""


class Migration(migrations.Migration):
    dependencies = [("reviews", "0001_initial")]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunSQL(BY_KIOSK)],
            state_operations=[
                migrations.DeleteModel("EvidenceDue"),
                migrations.CreateModel(
                    name="EvidenceDue",
                    fields=[
                        (
                            "pk",
                            models.CompositePrimaryKey(
                                "kiosk", "part", blank=True, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("part", models.CharField(max_length=64)),
                        ("purpose", models.CharField(max_length=12)),
                        ("subject", models.UUIDField()),
                        ("fact_seq", models.PositiveBigIntegerField()),
                        ("kiosk", models.UUIDField()),
                        ("officer", models.UUIDField(null=True)),
                        ("day", models.DateField(db_index=True)),
                    ],
                ),
            ],
        ),
    ]
