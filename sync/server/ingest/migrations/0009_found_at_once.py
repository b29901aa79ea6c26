"""Times of promises, escrows and the newest openings, each found without reading what lies around them."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("ingest", "0008_keyed_by_kiosk"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="facttime",
            index=models.Index(
                condition=models.Q(("kind__in", ("request_filed", "request_completed"))),
                fields=["subject", "kind", "epoch", "seq"],
                include=("kiosk", "grade", "claimed_at", "earliest", "latest"),
                name="ingest_time_of_a_promise",
            ),
        ),
        migrations.AddIndex(
            model_name="partopening",
            index=models.Index(fields=["-opened_at", "-id"], name="ingest_openings_newest"),
        ),
        migrations.AddIndex(
            model_name="partreference",
            index=models.Index(
                condition=models.Q(("role", "escrow")), fields=["kiosk", "epoch", "seq"], name="ingest_escrows"
            ),
        ),
    ]
