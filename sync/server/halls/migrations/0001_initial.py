"""Queues and awaited parts, as small as a page that counts a whole city needs them. The queues of before: `cityserver rebuild`."""

from django.db import migrations, models

# What is awaited already when this comes.
AWAITED = """
insert into halls_awaitedpart (kiosk, sha256) select distinct kiosk, sha256 from ingest_partreference named
where not exists (select from ingest_part held where held.kiosk = named.kiosk and held.sha256 = named.sha256)
"""


class Migration(migrations.Migration):
    initial = True
    dependencies = [("ingest", "0008_keyed_by_kiosk")]

    operations = [
        migrations.CreateModel(
            name="AwaitedPart",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "kiosk", "sha256", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("kiosk", models.UUIDField()),
                ("sha256", models.CharField(max_length=64)),
            ],
        ),
        migrations.CreateModel(
            name="Ticket",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kiosk", models.UUIDField()),
                ("subject", models.UUIDField()),
                ("site", models.UUIDField()),
                ("day", models.DateField()),
                ("number", models.CharField(max_length=8)),
                ("service", models.CharField(max_length=64)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "menunggu"),
                            ("called", "di loket"),
                            ("skipped", "dipanggil, tidak datang"),
                            ("served", "dilayani"),
                            ("void", "dibatalkan"),
                        ],
                        default="waiting",
                        max_length=8,
                    ),
                ),
                ("issued_at", models.DateTimeField()),
                ("called_at", models.DateTimeField(null=True)),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("state__in", ("waiting", "called"))),
                        fields=["day", "site"],
                        name="ticket_open",
                    )
                ],
                "constraints": [models.UniqueConstraint(fields=("kiosk", "subject"), name="ticket_once_a_kiosk")],
            },
        ),
        migrations.RunSQL(AWAITED, ""),
    ]
