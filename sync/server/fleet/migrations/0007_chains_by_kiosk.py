"""A chain is found by its kiosk first and has no other key, as everything that a sharded database keeps by kiosk."""

from django.db import migrations, models

BY_KIOSK = """
alter table fleet_enrolmentcode add column used_kiosk uuid, add column used_epoch integer;
update fleet_enrolmentcode e set used_kiosk = c.kiosk, used_epoch = c.epoch from fleet_chain c where c.id = e.used_by_id;
alter table fleet_enrolmentcode drop column used_by_id;
alter table fleet_chain drop constraint chain_once_per_epoch;
alter table fleet_chain drop column id;
alter table fleet_chain add primary key (kiosk, epoch);
"""

CHAIN = migrations.CreateModel(
    name="Chain",
    fields=[
        (
            "pk",
            models.CompositePrimaryKey("kiosk", "epoch", blank=True, editable=False, primary_key=True, serialize=False),
        ),
        ("kiosk", models.UUIDField()),
        ("epoch", models.PositiveIntegerField()),
        ("public_key", models.BinaryField(max_length=32)),
        ("head_seq", models.PositiveBigIntegerField(default=0)),
        ("head_digest", models.CharField(max_length=64)),
        ("sync_token", models.CharField(default="", max_length=64)),
        ("previous_sync_token", models.CharField(default="", max_length=64)),
        ("site", models.UUIDField(null=True)),
        ("opened_at", models.DateTimeField()),
        ("revoked_at", models.DateTimeField(null=True)),
        ("fork_seen_at", models.DateTimeField(null=True)),
        ("rollback_seen_at", models.DateTimeField(null=True)),
        ("clone_suspected_at", models.DateTimeField(null=True)),
        ("refused_seen_at", models.DateTimeField(null=True)),
        ("shown_at", models.DateTimeField(null=True)),
    ],
)


class Migration(migrations.Migration):
    dependencies = [("fleet", "0006_projection_moved")]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunSQL(BY_KIOSK)],
            state_operations=[
                migrations.RemoveField("enrolmentcode", "used_by"),
                migrations.AddField("enrolmentcode", "used_kiosk", models.UUIDField(null=True)),
                migrations.AddField("enrolmentcode", "used_epoch", models.PositiveIntegerField(null=True)),
                migrations.DeleteModel("Chain"),
                CHAIN,
            ],
        ),
    ]
