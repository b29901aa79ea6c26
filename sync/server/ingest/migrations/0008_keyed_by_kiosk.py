"""Receipts and the names of parts are found by their kiosk first and have no other key."""

from django.db import migrations, models

BY_KIOSK = """
alter table ingest_receipt drop constraint receipt_said_once;
alter table ingest_receipt drop column id;
alter table ingest_receipt add primary key (kiosk, epoch, says);
alter table ingest_partreference add column place smallint;
update ingest_partreference r set place = numbered.place from (
    select id, row_number() over (partition by kiosk, epoch, seq order by id) - 1 as place from ingest_partreference
) numbered where numbered.id = r.id;
alter table ingest_partreference alter column place set not null;
alter table ingest_partreference drop constraint part_named_once_per_fact;
alter table ingest_partreference drop column id;
alter table ingest_partreference add primary key (kiosk, epoch, seq, sha256);
"""


def key(*columns: str) -> models.CompositePrimaryKey:
    return models.CompositePrimaryKey(*columns, blank=True, editable=False, primary_key=True, serialize=False)


RECEIPT = migrations.CreateModel(
    name="Receipt",
    fields=[
        ("pk", key("kiosk", "epoch", "says")),
        ("kiosk", models.UUIDField()),
        ("epoch", models.IntegerField()),
        ("says", models.CharField(max_length=64)),
        ("digest", models.CharField(max_length=64)),
        ("envelope", models.BinaryField()),
        ("made_at", models.DateTimeField()),
    ],
    options={"indexes": [models.Index(fields=["kiosk", "digest"], name="ingest_receipt_kiosk_digest")]},
)
PART_REFERENCE = migrations.CreateModel(
    name="PartReference",
    fields=[
        ("pk", key("kiosk", "epoch", "seq", "sha256")),
        ("kiosk", models.UUIDField()),
        ("epoch", models.IntegerField()),
        ("seq", models.BigIntegerField()),
        ("sha256", models.CharField(db_index=True, max_length=64)),
        ("place", models.PositiveSmallIntegerField(default=0)),
        ("subject", models.UUIDField(db_index=True)),
        ("role", models.CharField(max_length=32)),
        ("media", models.CharField(max_length=64)),
        ("size", models.PositiveIntegerField()),
        ("recipients", models.PositiveSmallIntegerField()),
    ],
)


class Migration(migrations.Migration):
    dependencies = [("ingest", "0007_part_rows_by_kiosk")]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunSQL(BY_KIOSK)],
            state_operations=[
                migrations.DeleteModel("Receipt"),
                RECEIPT,
                migrations.DeleteModel("PartReference"),
                PART_REFERENCE,
            ],
        ),
    ]
