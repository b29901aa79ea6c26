"""Spans of days are measured from an index alone; what was finished late is found at once."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("requests", "0006_steps"),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="request",
            name="request_filed_at",
        ),
        migrations.AddIndex(
            model_name="request",
            index=models.Index(
                fields=["filed_at"],
                include=(
                    "id",
                    "kiosk",
                    "site",
                    "service",
                    "state",
                    "paused",
                    "promised_at",
                    "taken_at",
                    "completed_at",
                    "cause",
                    "officer",
                    "late_officer",
                    "steps",
                    "hand_overs",
                    "returns",
                ),
                name="request_measured",
            ),
        ),
        migrations.AddIndex(
            model_name="request",
            index=models.Index(
                condition=models.Q(("waits", []), _negated=True), fields=["filed_at"], name="request_waited"
            ),
        ),
        migrations.AddIndex(
            model_name="request",
            index=models.Index(
                condition=models.Q(("completed_at__gt", models.F("promised_at"))),
                fields=["promised_at", "site"],
                name="request_finished_late",
            ),
        ),
    ]
