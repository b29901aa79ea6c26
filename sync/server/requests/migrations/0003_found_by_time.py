"""The newest requests of a whole city, and those whose promise still runs, without reading all that ever were."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("requests", "0002_desk_steps")]

    operations = [
        migrations.AddIndex("request", models.Index(fields=["filed_at"], name="request_filed_at")),
        migrations.AddIndex(
            "request",
            models.Index(
                condition=models.Q(("state__in", ("filed", "taken", "referred"))),
                fields=["promised_at", "site"],
                name="request_running",
            ),
        ),
    ]
